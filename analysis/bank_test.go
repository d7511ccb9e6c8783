package analysis_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestCoverageOfMoreThanIsKept takes a set of which only part of the text can be kept
// through to the printed report: section 8 then covers whole articles, says how many, and
// calls nothing absent that one of them has.
func TestCoverageOfMoreThanIsKept(t *testing.T) {
	const articles, kept = 300, 24000
	var docs []*corpus.Document
	for i := range articles {
		// Ilse Tarrow is in every article, Odda Ferring in every one of the first outlet,
		// each in a sentence of its own words.
		outlet, other := "Evening Ferry", ""
		if i%2 == 0 {
			outlet, other = "Morning Ferry", fmt.Sprintf(" A letter of %d pages was sent to Odda Ferring at noon.", 1000+i)
		}
		text := fmt.Sprintf("On day %d the harbour master met Ilse Tarrow by the old bridge.%s The %d boats of the town lay still.", 1000+i, other, 5000+i)
		docs = append(docs, &corpus.Document{ID: fmt.Sprint(i), File: fmt.Sprintf("%d.txt", i), Outlet: outlet, Text: text})
	}
	l := corePack(t)
	options := analysis.CountOptions{Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions()}
	options.KeepText(kept)
	p, err := analysis.Count(t.Context(), stream(docs...), options)
	if err != nil {
		t.Fatal(err)
	}
	r := compare(t, l, p)
	c := &r.Coverage
	of := map[string]int64{}
	var looked int64
	for _, o := range c.Outlets {
		of[o.Outlet] = o.Articles
		looked += o.Articles
	}
	if c.Share == nil || looked == 0 || looked >= articles || *c.Share != float64(looked)/articles {
		t.Fatalf("%d of %d articles were looked at, a share of %v", looked, articles, c.Share)
	}
	row := func(name string) *analysis.CoverageRow {
		i := slices.IndexFunc(c.Rows, func(r analysis.CoverageRow) bool { return r.Name == name && r.Kind != analysis.StatementKind })
		if i < 0 {
			t.Fatalf("no row for %s", name)
		}
		return &c.Rows[i]
	}
	if r := row("Ilse Tarrow"); r.Articles != looked || len(r.NotFound) > 0 {
		t.Errorf("Ilse Tarrow is in %d of the %d articles, not found in %v", r.Articles, looked, r.NotFound)
	}
	if r := row("Odda Ferring"); r.Articles != of["Morning Ferry"] || !slices.Equal(r.NotFound, []string{"Evening Ferry"}) {
		t.Errorf("Odda Ferring is in %d of the %d articles of Morning Ferry, not found in %v", r.Articles, of["Morning Ferry"], r.NotFound)
	}
	if r.Shared.Kept == nil || *r.Shared.Kept >= 1 {
		t.Errorf("section 7 says that %v of the text was looked at", r.Shared.Kept)
	}
	var out bytes.Buffer
	if err := report.Terminal(&out, r, report.Options{Width: 100, Only: []string{analysis.SectionCoverage}}); err != nil {
		t.Fatal(err)
	}
	if says := fmt.Sprintf("%d articles of 300 were searched, chosen", looked); !strings.Contains(strings.Join(strings.Fields(out.String()), " "), says) {
		t.Errorf("the printed section does not say %q:\n%s", says, out.String())
	}
}
