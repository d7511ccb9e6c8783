package voice

import (
	"strings"
	"testing"

	"rashomon/corpus"
)

// TestItems: what marks do to the words next to them.
func TestItems(t *testing.T) {
	for _, test := range []struct{ why, text, items string }{
		{"words and marks stand as they are written", "The port, she said, is shut.", "The|port|,|she|said|,|is|shut|."},
		{"a full stop inside a sentence is an abbreviation's", "Mr. Vell met Gen. Oram.", "Mr|Vell|met|Gen|Oram|."},
		{"hyphens and slashes join words, several of them too", "A state-run and/or out-of-date port closed.", "A|state-run|and/or|out-of-date|port|closed|."},
		{"a hyphen that joins nothing is a dash, two are one", "The port - she said -- is shut.", "The|port|-|she|said|--|is|shut|."},
		{"an apostrophe after a plural belongs to it", "The sailors' union said so.", "The|sailors|union|said|so|."},
		{"a quotation is one item", "She said “we will stay - all of us” and left.", "She|said|“we will stay - all of us”|and|left|."},
		{"so is one that a sentence begins with", "“Half-true,” said Vell.", "“Half-true,”|said|Vell|."},
		{"sums and shares are items", "It cost $40, or 5% & more.", "It|cost|$|40|,|or|5|%|&|more|."},
	} {
		r := NewReader(DefaultOptions())
		var into Reading
		r.Read(&corpus.Document{ID: "items", Text: test.text}, &into)
		c := &r.clause
		for _, plainly := range []bool{false, true} {
			r.plainly = plainly
			c.start(r, &into)
			s := into.Sentences[0]
			c.itemize(s, 0, r.cues.within(s.First, s.Last))
			var items []string
			for i := range c.items {
				items = append(items, c.text(span{i, i + 1}).Of(test.text))
			}
			c.restore()
			if got := strings.Join(items, "|"); got != test.items {
				t.Errorf("%s: %s, want %s (plainly: %v)", test.why, got, test.items, plainly)
			}
		}
	}
}
