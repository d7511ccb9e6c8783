package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rashomon/analysis"
	"rashomon/corpus"
)

// design draws articles of a few outlets on a few events: outlet i has sizes[i].
func drawDesign(t *rapid.T, sizes []int) []*corpus.Document {
	words := []string{"mutiny", "revolt", "perhaps", "The bridge is closed", "Nobody came", "It rained on Monday"}
	events := rapid.IntRange(0, 4).Draw(t, "events")
	var docs []*corpus.Document
	for o, n := range sizes {
		for i := range n {
			var b strings.Builder
			for range rapid.IntRange(1, 12).Draw(t, "sentences") {
				b.WriteString("They spoke of " + rapid.SampledFrom(words).Draw(t, "word") + " again. ")
			}
			d := article(fmt.Sprintf("%d-%d", o, i), fmt.Sprintf("Outlet %c", 'A'+o), b.String())
			if events > 0 {
				d.Event = fmt.Sprint(rapid.IntRange(0, events).Draw(t, "event"))
			}
			d.Date = fmt.Sprintf("2030-%02d-01", rapid.IntRange(1, 12).Draw(t, "month"))
			docs = append(docs, d)
		}
	}
	return docs
}

// TestNoPBelowTierTwo: whatever the articles say, a design with fewer than two outlets
// of four articles has no test, no interval and no number of tests. Package report
// checks its formats for the same.
func TestNoPBelowTierTwo(t *testing.T) {
	l := parse(t, rising)
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(1, 3), 1, 5).Draw(t, "sizes")
		if rapid.Bool().Draw(t, "one large outlet") {
			sizes[0] = rapid.IntRange(4, 12).Draw(t, "articles")
		}
		r := compareDrawn(t, l, drawDesign(t, sizes))
		if r.Design.Tier >= 2 {
			t.Fatalf("sizes %v give tier %d", sizes, r.Design.Tier)
		}
		d := r.Design
		if d.PMin != nil || d.Tests != nil || d.Together != nil || d.Correction != nil || len(d.Tested) > 0 {
			t.Fatalf("a design of tier %d speaks of tests: %+v", d.Tier, d)
		}
		for _, c := range r.Cues {
			for _, o := range c.Outlets {
				if c.Test != nil || o.Test != nil || o.Interval != nil {
					t.Fatalf("%s has a test of %s", o.Outlet, c.ID)
				}
			}
			noTests(t, c.Entries)
		}
		for _, c := range r.Naming {
			if c.Tested != nil {
				t.Fatalf("%s names tested outlets", c.ID)
			}
			noTests(t, c.Names)
		}
	})
}

func noTests(t *rapid.T, names []analysis.Name) {
	for _, n := range names {
		for _, o := range n.Outlets {
			if n.Test != nil || o.Test != nil || o.ArticleInterval != nil {
				t.Fatalf("%s has a test of %s", o.Outlet, n.Option)
			}
		}
	}
}
