package analysis_test

import (
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
)

// TestRepeatedArticlesAreOneUnit: an outlet that prints an article twice has not said
// more by it, and a text that two outlets print alike is neither's wording.
func TestRepeatedArticlesAreOneUnit(t *testing.T) {
	l, docs := corePack(t), example(t)
	again := func(d *corpus.Document, id, outlet string) *corpus.Document {
		copied := *d
		copied.ID, copied.File, copied.Outlet = id, id+".txt", outlet
		return &copied
	}
	ps := func(r *analysis.Report) (list []float64) {
		for _, c := range r.Naming {
			for _, n := range c.Names {
				if n.Test != nil {
					list = append(list, n.Test.P)
				}
				for _, o := range n.Outlets {
					if o.Test != nil {
						list = append(list, o.Test.P)
					}
				}
			}
		}
		return list
	}
	whole := compare(t, l, countWith(t, l, 1, docs...))
	first := docs[0]
	tests := []struct {
		why      string
		extra    *corpus.Document
		repeated int64
		same     bool // the tests are those without the extra article
	}{
		{"the outlet's own article again", again(first, "again", first.Outlet), 1, true},
		{"another outlet prints it too: both copies fall out", again(first, "elsewhere", docs[1].Outlet), 2, false},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			r := compare(t, l, countWith(t, l, 1, append(docs[:len(docs):len(docs)], tt.extra)...))
			if r.Design.Repeated != tt.repeated {
				t.Errorf("%d articles are repeated, want %d", r.Design.Repeated, tt.repeated)
			}
			got, want := ps(r), ps(whole)
			if tt.same {
				if len(got) == 0 || len(got) != len(want) {
					t.Fatalf("%d tests, without the copy %d", len(got), len(want))
				}
				for i := range got {
					if got[i] != want[i] {
						t.Errorf("test %d has p %v, without the copy %v", i, got[i], want[i])
					}
				}
			}
		})
	}
}
