package analysis

import (
	"slices"

	"rashomon/lexicons"
)

// A Trial is what terms would find if a lexicon had them, compared with what lexicons
// find already. It is not safe for concurrent use.
type Trial struct {
	Terms    []TriedTerm
	Articles int // read
	m        *lexicons.Matcher
	lines    int
}

// A TriedTerm is one term's part of a Trial.
type TriedTerm struct {
	Term     string
	Places   Places // hits outside duplicate lines, by place
	Articles int    // with one
	Outlets  []string
	Covered  int      // hits that share a word with a counted hit of the lexicons
	By       []string // the options that cover them, as category/option
	Lines    []ConcordanceLine
}

// NewTrial returns a Trial of the first n categories of m, one term each, that keeps
// the given number of lines for every term.
func NewTrial(m *lexicons.Matcher, n, lines int) *Trial {
	t := &Trial{m: m, lines: lines, Terms: make([]TriedTerm, n)}
	for i := range t.Terms {
		t.Terms[i].Term = m.Lexicons()[0].Categories[i].Entries[0].Option
	}
	return t
}

// Add counts an article.
func (t *Trial) Add(a *Article) {
	t.Articles++
	found := make([]bool, len(t.Terms))
	for i := range a.Hits {
		h := &a.Hits[i]
		e := t.m.Entries()[h.Entry]
		place := a.PlaceOf(*h)
		if e.LexiconIndex > 0 || a.Duplicates[h.First] || place == NoPlace {
			continue
		}
		term := &t.Terms[e.CategoryIndex]
		term.Places[place]++
		if !found[e.CategoryIndex] {
			found[e.CategoryIndex] = true
			term.Articles++
			if !slices.Contains(term.Outlets, a.Document.Outlet) {
				term.Outlets = append(term.Outlets, a.Document.Outlet)
			}
		}
		if by := t.covering(a, h); by != "" {
			term.Covered++
			if !slices.Contains(term.By, by) {
				term.By = append(term.By, by)
				slices.Sort(term.By)
			}
		}
		if len(term.Lines) < t.lines {
			term.Lines = append(term.Lines, ConcordanceLine{Evidence: a.hitEvidence(h, place), Surface: h.Of(a.Document.Text)})
		}
	}
}

// covering names a counted hit of the lexicons that shares a word with h.
func (t *Trial) covering(a *Article, h *lexicons.Hit) string {
	for i := range a.Hits {
		o := &a.Hits[i]
		e := t.m.Entries()[o.Entry]
		if e.LexiconIndex > 0 && !o.Blocked && o.First < h.Last && h.First < o.Last {
			return e.Category + "/" + e.Option
		}
	}
	return ""
}
