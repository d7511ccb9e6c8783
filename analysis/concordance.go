package analysis

import (
	"rashomon/lexicons"
)

// A ConcordanceLine is one occurrence of a term with the sentence around it.
type ConcordanceLine struct {
	Evidence
	Surface string `json:"surface"` // the term as written in the text
}

// TermLexicon returns a lexicon that looks for one term, written as in a lexicon file.
func TermLexicon(term string) *lexicons.Lexicon {
	return &lexicons.Lexicon{
		Name: "term", Language: "en",
		Categories: []lexicons.Category{{ID: "term", Entries: []lexicons.Entry{{Option: term, Terms: []string{term}}}}},
	}
}

// Concordance lists the hits of a in the order of the text. Hits in lines that occurred
// earlier in the article are left out; those in bylines and the like, which no number
// counts, are listed as uncounted.
func (a *Article) Concordance() []ConcordanceLine {
	var lines []ConcordanceLine
	for _, h := range a.Hits {
		if a.Duplicates[h.First] {
			continue
		}
		lines = append(lines, ConcordanceLine{Evidence: a.hitEvidence(&h, a.PlaceOf(h)), Surface: h.Of(a.Document.Text)})
	}
	return lines
}
