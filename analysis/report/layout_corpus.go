package report

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// corpusBlocks lays out section 1.
func corpusBlocks(r *analysis.Report, _ Options) []block {
	g := grid{columns: []column{
		words("outlet"), figures("articles"), figures("words"), figures("own"), figures("cue"),
		figures("reported"), figures("fragment"), figures("quote"), figures("other"),
	}}
	for _, o := range r.Corpus.Outlets {
		v := o.ByVoice
		g.rows = append(g.rows, []string{
			o.Outlet, integer(o.Articles), integer(o.Words),
			percent(v[analysis.Own], o.Words), percent(v[analysis.Cue], o.Words), percent(v[analysis.Indirect], o.Words),
			percent(v[analysis.Fragment], o.Words), percent(v[analysis.Quote], o.Words),
			percent(v[analysis.Headline]+v[analysis.Subhead]+v[analysis.Caption], o.Words),
		})
	}
	blocks := []block{
		table{
			caption: "Articles and words by outlet, and whose words they are",
			note: "Own: the outlet's voice. Cue: the words that introduce a source. Reported: a source's claim in the outlet's words. " +
				"Fragment: one to four words in quotation marks. Quote: a longer quotation. Other: headlines, subheads, captions.",
			layouts: []grid{g, g.turned(), g},
			reading: r.Corpus.Reading,
			of:      r.Corpus,
		},
		sentences{lines: []string{fmt.Sprintf("Design, tier %d of 3. %s", r.Design.Tier, r.Design.Statement)}},
		sentences{list: true, lines: append(slices.Clone(r.Design.NotHeld), r.Design.Reach...)},
		sentences{lines: []string{"Not claimed by this report:"}},
		sentences{list: true, lines: r.Design.Refused},
	}
	return append(blocks, skippedBlocks(r.Corpus.Skipped)...)
}

// mostSkips bounds the inputs listed one by one.
const mostSkips = 20

// skippedBlocks lists what could not be read and what was noted.
func skippedBlocks(s analysis.Skipped) []block {
	var skipped, noted []string
	for _, f := range s.List {
		line := place(f.File, f.Line) + ": " + f.Reason
		if f.Note {
			noted = append(noted, line)
		} else {
			skipped = append(skipped, line)
		}
	}
	var blocks []block
	if s.Total > 0 {
		var kinds []string
		for _, k := range s.Kinds {
			kinds = append(kinds, fmt.Sprintf("%s %s", integer(k.Count), k.Kind))
		}
		blocks = append(blocks,
			sentences{lines: []string{fmt.Sprintf("Not read: %s.", strings.Join(kinds, ", "))}},
			sentences{list: true, lines: atMost(skipped, s.Total)})
	}
	if len(noted) > 0 {
		blocks = append(blocks, sentences{lines: []string{"Noted while reading:"}}, sentences{list: true, lines: atMost(noted, int64(len(noted)))})
	}
	return blocks
}

// atMost keeps the first mostSkips lines and says how many more of total there are.
func atMost(lines []string, total int64) []string {
	if len(lines) > mostSkips {
		lines = lines[:mostSkips:mostSkips]
	}
	if more := total - int64(len(lines)); more > 0 {
		lines = append(lines, fmt.Sprintf("and %s more", integer(more)))
	}
	return lines
}
