package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"rashomon/corpus"
)

// TestOutletsOfASingleArticle: if several outlets have more than one article, those
// that do not are named one by one as long as there are few of them.
func TestOutletsOfASingleArticle(t *testing.T) {
	tests := []struct {
		why    string
		single int
		want   []string // cautions about them
	}{
		{"none", 0, nil},
		{"two, by name", 2, []string{
			"Single 0 has a single article: the numbers in its column are that article's.",
			"Single 1 has a single article: the numbers in its column are that article's.",
		}},
		{"too many to name", 9, []string{"9 outlets have a single article each: the numbers in such a column are that article's."}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var docs []*corpus.Document
			add := func(outlet string, articles int) {
				for i := range articles {
					docs = append(docs, &corpus.Document{ID: fmt.Sprint(outlet, i), Outlet: outlet, Text: fmt.Sprintf("The garrison of %s called it a revolt on day %d and nobody slept in the town.", outlet, i)})
				}
			}
			add("North", 3)
			add("South", 3)
			for i := range tt.single {
				add(fmt.Sprint("Single ", i), 1)
			}
			l := parse(t, rising)
			var got []string
			for _, caution := range compare(t, l, countWith(t, l, 1, docs...)).Cautions {
				if strings.Contains(caution, "single article") {
					got = append(got, caution)
				}
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("cautions %q, want %q", got, tt.want)
			}
		})
	}
}
