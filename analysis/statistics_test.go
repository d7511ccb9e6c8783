package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
)

// TestRegressionsTakeEventsForTerms is Simpson's paradox: the Gazette writes mostly
// about the event with much mutiny, and on each event uses it less than the Herald. A
// regression without the event says that it uses it more. Each time the notes say which
// p stands alone and that events are ignored.
func TestRegressionsTakeEventsForTerms(t *testing.T) {
	l := parse(t, strings.Replace(rising, "kind: choice", "kind: cue", 1))
	var docs []*corpus.Document
	add := func(outlet, event string, hits ...int) {
		for _, k := range hits {
			text := strings.Repeat("Mutiny. ", k) + strings.Repeat("River. ", 60-k)
			d := article(fmt.Sprint(outlet, len(docs)), outlet, text)
			d.Event, d.Date = event, fmt.Sprintf("2023-%02d-01", 1+len(docs)%6)
			docs = append(docs, d)
		}
	}
	add("Gazette", "hot", 6, 9, 7, 10, 9, 5, 7, 11)
	add("Gazette", "cold", 1, 0, 2, 1)
	add("Herald", "hot", 13, 10, 16)
	add("Herald", "cold", 3, 2, 2, 4, 1, 3, 3, 4, 2)
	run := func(docs []*corpus.Document) map[string]analysis.Statistic {
		r, err := analysis.Compare(countWith(t, l, 1, docs...), analysis.CompareOptions{
			Lexicons: lexs(l), Seed: 1, Alpha: 0.05, Draws: 99, Statistics: []string{"quasipoisson", "negbin", "g2", "logratio", "dp"},
		})
		if err != nil {
			t.Fatal(err)
		}
		list := map[string]analysis.Statistic{}
		for _, s := range r.Cues[0].Statistics {
			list[s.Name] = s
		}
		return list
	}
	within := run(docs)
	if v := within["quasipoisson"].Rows[0].Values; v[0] == nil || *v[0] >= 0 || *v[3] > .05 {
		t.Errorf("within events the Gazette has %v, want less of it", v)
	}
	for _, d := range docs {
		d.Event = fmt.Sprint(d.Outlet, d.Date) // different for each outlet
	}
	alone := run(docs)
	if v := alone["quasipoisson"].Rows[0].Values; v[0] == nil || *v[0] <= 0 {
		t.Errorf("without events in common the Gazette has %v, want more of it", v)
	}
	const single = "it is not corrected for multiple tests and is not among those that q corrects"
	for _, c := range []struct{ name, within, alone string }{
		{"quasipoisson", "With terms for outlet and event", "Without event terms, since no two outlets report the same event"},
		{"negbin", "With terms for outlet and event", "Without event terms, since no two outlets report the same event"},
		{"g2", "Words are treated as independent draws, which they are not, and events are ignored", "and events are ignored"},
	} {
		for _, k := range []struct{ got, want string }{{within[c.name].Note, c.within}, {alone[c.name].Note, c.alone}} {
			if !strings.Contains(k.got, k.want) || !strings.Contains(k.got, single) {
				t.Errorf("the note of %s is %q, want %q and %q", c.name, k.got, k.want, single)
			}
		}
	}
	if n := within["logratio"].Note; !strings.Contains(n, "Each interval, from lo to hi, is that of a single comparison") {
		t.Errorf("the note of logratio is %q", n)
	}
	if n := within["dp"].Note; n != "" {
		t.Errorf("dispersion has no p and no words taken for draws; its note is %q", n)
	}
}

// TestDispersionLeavesOutRepeats: an article that an outlet prints again is in the counts
// of a dispersion and not among its parts, and the note says so.
func TestDispersionLeavesOutRepeats(t *testing.T) {
	l := parse(t, rising)
	var docs []*corpus.Document
	for _, outlet := range []string{"A", "B"} {
		for i, event := range []string{"flood", "war"} {
			docs = joined(docs, reports(outlet, event, fmt.Sprintf("2030-%02d", 1+i), 6, 2+i))
		}
	}
	run := func(docs []*corpus.Document) (dp, juilland analysis.Statistic) {
		r, err := analysis.Compare(countWith(t, l, 1, docs...), analysis.CompareOptions{
			Lexicons: lexs(l), Seed: 1, Alpha: 0.05, Draws: 99, Statistics: []string{"dp", "juilland"},
		})
		if err != nil {
			t.Fatal(err)
		}
		s := r.Cues[0].Statistics
		if len(s) != 2 || s[0].Refused != "" || len(s[0].Rows) == 0 || s[0].Rows[0].Outlet != "A" {
			t.Fatalf("%+v", s)
		}
		return s[0], s[1]
	}
	dp, juilland := run(docs)
	for i := range 5 {
		again := *docs[0] // with hedges
		again.ID = fmt.Sprint("again", i)
		docs = append(docs, &again)
	}
	for i, pair := range [][2]analysis.Statistic{{dp}, {juilland}} {
		pair[1], _ = run(docs)
		if i == 1 {
			_, pair[1] = run(docs)
		}
		before, after := pair[0].Rows[0], pair[1].Rows[0]
		if after.Count != before.Count+10 {
			t.Fatalf("%d hits, want %d", after.Count, before.Count+10)
		}
		for k := range before.Values {
			if *before.Values[k] != *after.Values[k] {
				t.Errorf("%s, %s: %g with copies, %g without", pair[0].Name, pair[0].Columns[k], *after.Values[k], *before.Values[k])
			}
		}
		if !strings.Contains(pair[1].Note, "not among the articles over which the spread is taken") {
			t.Errorf("the note of %s is %q", pair[1].Name, pair[1].Note)
		}
	}
}
