package report

import (
	"fmt"

	"rashomon/analysis"
)

// readingBlocks lays out the last section.
func readingBlocks(r *analysis.Report, _ Options) []block {
	p := r.Provenance
	blocks := []block{
		sentences{lines: []string{
			"The numbers are differences of wording in the articles supplied. A cue is a reason to read the sentence, not a verdict on it. " +
				"Words inside quotation marks are a source's and are never counted as the outlet's; in reported speech the claim is the source's and the words are the outlet's, so they count as wording. " +
				"Who speaks is worked out by rules without a parser and can be wrong: the sentence decides.",
		}},
	}
	if len(r.Cautions) > 0 {
		blocks = append(blocks, sentences{lines: []string{"Cautions about this set of articles:"}}, sentences{list: true, lines: r.Cautions})
	}
	var made []string
	for _, l := range p.Lexicons {
		made = append(made, fmt.Sprintf("lexicon %s %s (%s), sha256 %.12s", l.Name, l.Version, l.Language, l.SHA256))
	}
	made = append(made, fmt.Sprintf("inputs digest %.16s", p.Inputs))
	if p.Command != "" {
		made = append(made, "command: "+p.Command)
	}
	made = append(made, fmt.Sprintf("%s %s; seed %d; alpha %g", p.Program, p.Version, p.Seed, p.Alpha))
	return append(blocks, sentences{lines: []string{"Made with:"}}, sentences{list: true, lines: made})
}
