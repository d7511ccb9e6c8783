package analysis_test

import (
	"fmt"
	"slices"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
)

// TestShortQuotationsAreTheVeryWords: no words are attributed to an outlet that it does
// not have, whatever is near the words it has.
func TestShortQuotationsAreTheVeryWords(t *testing.T) {
	for _, c := range []struct {
		why   string
		texts []string // of the outlets A, B, …
		want  []string // the row's words, then each outlet's quoted and plain
	}{
		{
			"the words with and without marks, inflected or not",
			[]string{"The ministry spoke of “armed gangs” by the harbour.", "The town feared the armed gang.", "Two armed gangs met, and “armed gangs” they stayed."},
			[]string{"armed gangs A 1 0, B 0 1, C 1 1"},
		},
		{
			"two wordings of one thing are a row that has both, and what stands near them is neither",
			[]string{"The envoy named it a “complex and grim” situation abroad.", "The envoy named it a “complex and severe” situation abroad.", "The envoy named the complex international situation abroad."},
			[]string{"complex and grim / complex and severe A 1 0, B 1 0"},
		},
		{
			"some of the words are not the words",
			[]string{"The two must “safeguard the common interests” of both.", "The two have a common interest in bridges.", "The two must defend the rights and common interests of both."},
			nil,
		},
		{
			"other words between them make other words",
			[]string{"She called it “grave mistakes” of the council.", "The council made grave and lasting mistakes."},
			nil,
		},
		{
			"words of one stem are different words",
			[]string{"They spoke of “international” ties.", "The town has an internal debt, and “internal” it stays.", "The ministry called the “internationals” a guest.", "An international guest came."},
			[]string{"international A 1 0, C 1 0, D 0 1"},
		},
		{
			"no sentence ends inside them",
			[]string{"She called it “open water” again.", "The sea lay open. Water came in."},
			nil,
		},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			var docs []*corpus.Document
			for i, s := range c.texts {
				docs = append(docs, article(fmt.Sprint(i), string(rune('A'+i)), s+"\n"))
			}
			var got []string
			for _, s := range compare(t, l, countWith(t, l, 1, docs...)).Quotations.Short {
				row, sep := s.Text, " "
				for _, o := range s.Outlets {
					row += fmt.Sprintf("%s%s %d %d", sep, o.Outlet, o.Quoted, o.Plain)
					sep = ", "
				}
				got = append(got, row)
				for _, e := range s.Evidence {
					if !slices.ContainsFunc(s.Outlets, func(o analysis.FragmentCount) bool { return o.Outlet == e.Outlet }) {
						t.Errorf("a sentence of %s stands behind %q, which it has not", e.Outlet, s.Text)
					}
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("rows %q, want %q", got, c.want)
			}
		})
	}
}
