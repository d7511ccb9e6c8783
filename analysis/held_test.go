package analysis_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
)

// reports makes n articles of an outlet on an event and from a month, with two hedges
// in each of the first with of them. No two are near-identical: their words are made
// up.
func reports(outlet, event, month string, n, with int) []*corpus.Document {
	var docs []*corpus.Document
	for i := range n {
		id := fmt.Sprintf("%s-%s-%s-%d", outlet, event, month, i)
		seed := fnv.New64()
		seed.Write([]byte(id))
		r := rand.New(rand.NewPCG(seed.Sum64(), 1))
		var b strings.Builder
		for range 12 {
			b.WriteString("The")
			for range 8 {
				b.WriteString(" ")
				for range 3 {
					b.WriteString(string("bdfgklmnprstvz"[r.IntN(14)]) + string("aeiou"[r.IntN(5)]))
				}
			}
			b.WriteString(". ")
		}
		if i < with {
			b.WriteString("Perhaps perhaps it rained.")
		}
		d := article(id, outlet, b.String())
		d.Event, d.Date = event, month+"-01"
		docs = append(docs, d)
	}
	return docs
}

func joined(parts ...[]*corpus.Document) (docs []*corpus.Document) {
	for _, p := range parts {
		docs = append(docs, p...)
	}
	return docs
}

// TestWhatIsNotHeldConstant: section 1 says what else the outlets differ in.
func TestWhatIsNotHeldConstant(t *testing.T) {
	l := parse(t, rising)
	for _, tt := range []struct {
		docs      []*corpus.Document
		want      string // of what is not held constant, "" for nothing
		statement string
		why       string
	}{
		{joined(reports("A", "strike", "2030-01", 6, 6), reports("B", "flood", "2030-01", 6, 0)),
			"No event is reported by two of the outlets compared", "", "an event of its own for each"},
		{joined(reports("A", "", "2030-01", 6, 6), reports("B", "", "2030-01", 6, 0)),
			"No article names the event", "", "no events"},
		{joined(reports("A", "flood", "2030-01", 6, 6), reports("B", "flood", "2030-06", 6, 0)),
			"articles from the months of A and B", "within the 1 event they share.", "one event, told at different times"},
		{joined(reports("A", "flood", "2030-01", 6, 3), reports("B", "flood", "2030-01", 6, 3)),
			"", "within the 1 event they share.", "all articles tell the event"},
		{joined(reports("A", "flood", "2030-01", 2, 1), reports("B", "flood", "2030-01", 2, 1), reports("A", "war", "2030-01", 6, 1), reports("B", "sport", "2030-01", 6, 1)),
			"report no event that another outlet also reports", "and among the articles outside these, 75\u00a0% of all.", "most articles lie outside the shared event"},
	} {
		r := compare(t, l, countWith(t, l, 1, tt.docs...))
		got := strings.Join(r.Design.NotHeld, " ")
		if !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: not held constant: %q, want %q", tt.why, got, tt.want)
		}
		if !strings.HasSuffix(r.Design.Statement, tt.statement) {
			t.Errorf("%s: %q, want %q", tt.why, r.Design.Statement, tt.statement)
		}
	}
}

// TestDifferencesThatEventsTurn: an outlet that hedges less than another in every
// event, and writes more about the event in which all hedge, has the higher rate. The
// table says so.
func TestDifferencesThatEventsTurn(t *testing.T) {
	l := parse(t, rising)
	r := compare(t, l, countWith(t, l, 1, joined(
		reports("A", "storm", "2030-01", 14, 11), reports("B", "storm", "2030-01", 4, 4),
		reports("A", "fair", "2030-01", 4, 0), reports("B", "fair", "2030-01", 14, 4))...))
	c := r.Cues[0]
	a := c.Outlets[0]
	if a.Outlet != "A" || a.LogRatio.Value < 0.1 || a.Test == nil || *a.Test.Difference >= 0 {
		t.Fatalf("%s: log ratio %+v, test %+v; want more over all and less within events", a.Outlet, a.LogRatio, a.Test)
	}
	if got := strings.Join(c.Reading, " "); !strings.Contains(got, "the difference of A and B from the others has the opposite sign") {
		t.Errorf("the table does not say that events turn the difference: %q", got)
	}
}

// TestNoTestsAcrossSharedEvents: beyond MaxRows nothing can be exchanged within events,
// so outlets that share some are not tested; without events they are, from sums.
func TestNoTestsAcrossSharedEvents(t *testing.T) {
	l := parse(t, rising)
	docs := func(event bool) []*corpus.Document {
		list := make([]*corpus.Document, analysis.MaxRows+2)
		for i := range list {
			text := "The port is open."
			if i%4 == 0 || i%3 == 0 && i%2 == 1 {
				text = "Perhaps the port is open."
			}
			list[i] = article(fmt.Sprint(i), string(rune('A'+i%2)), text)
			if event {
				list[i].Event = fmt.Sprint("event", i/2%2)
			}
		}
		return list
	}
	d := compare(t, l, countWith(t, l, 2, docs(true)...)).Design
	if d.Tests != nil || d.PMin != nil || d.Method != nil || !strings.Contains(d.Statement, "none is made") || len(d.Refused) == 0 || !strings.Contains(d.Refused[0], "events") {
		t.Errorf("outlets that share events are tested from sums: %+v", d)
	}
	r := compare(t, l, countWith(t, l, 2, docs(false)...))
	if d := r.Design; d.Tests == nil || d.PMin != nil || d.Method == nil || *d.Method != analysis.MethodClustered {
		t.Errorf("no test without events: %+v", d)
	}
	if test := r.Cues[0].Test; test == nil || test.Method != analysis.MethodWelch {
		t.Errorf("the test over all outlets is %+v", test)
	}
}

// TestLogRatioOfUnits: an article that an outlet prints again is in its counts, but not
// in its log ratio or in what one article drives, just as it is in no test.
func TestLogRatioOfUnits(t *testing.T) {
	l := parse(t, rising)
	docs := joined(reports("A", "flood", "2030-01", 6, 3), reports("B", "flood", "2030-01", 6, 3))
	before := compare(t, l, countWith(t, l, 1, docs...)).Cues[0].Outlets[0]
	for i := range 4 {
		again := *docs[0] // with the hedge
		again.ID = fmt.Sprint("again", i)
		docs = append(docs, &again)
	}
	r := compare(t, l, countWith(t, l, 1, docs...))
	after := r.Cues[0].Outlets[0]
	if after.Wording != before.Wording+8 || r.Design.Repeated != 4 {
		t.Fatalf("%d hits and %d repeated articles, want %d and 4", after.Wording, r.Design.Repeated, before.Wording+8)
	}
	if *after.LogRatio != *before.LogRatio || after.Test.P != before.Test.P || *after.Stability != *before.Stability {
		t.Errorf("with copies %+v %+v %+v, without %+v %+v %+v", after.LogRatio, after.Test, after.Stability, before.LogRatio, before.Test, before.Stability)
	}
}

// TestOrderOfFilesIsNone: articles with ids of their own give the same tests wherever
// they are in their files.
func TestOrderOfFilesIsNone(t *testing.T) {
	l := parse(t, rising)
	docs := joined(reports("A", "flood", "2030-01", 9, 5), reports("B", "flood", "2030-01", 9, 2), reports("C", "flood", "2030-01", 9, 3))
	for i, d := range docs {
		d.File, d.Line = "a.jsonl", i+1
	}
	one := compare(t, l, countWith(t, l, 1, docs...))
	for i, d := range docs {
		d.Line = len(docs) - i
	}
	other := compare(t, l, countWith(t, l, 1, docs...))
	for i, o := range one.Cues[0].Outlets {
		if p := other.Cues[0].Outlets[i]; *o.Test.Difference != *p.Test.Difference || o.Test.P != p.Test.P || *o.Interval != *p.Interval {
			t.Errorf("%s: %+v %+v, in another order %+v %+v", o.Outlet, o.Test, o.Interval, p.Test, p.Interval)
		}
	}
}

// TestManyOutletsAreExchangedTogether: if the outlets cannot each have relabellings of
// their own, all are tested with the same ones, and none from sums.
func TestManyOutletsAreExchangedTogether(t *testing.T) {
	l := parse(t, rising)
	var docs []*corpus.Document
	for o := range 60 {
		docs = append(docs, reports(fmt.Sprintf("Outlet %02d", o), "flood", "2030-01", 30, o%5)...)
	}
	for i := range 20 { // an article with hedges of an outlet that has few, again and again
		again := *docs[30]
		again.ID = fmt.Sprint("again", i)
		docs = append(docs, &again)
	}
	r := compare(t, l, countWith(t, l, 2, docs...))
	for _, o := range r.Cues[0].Outlets {
		if iv := o.Interval; iv != nil && (o.LogRatio.Value < iv.Lo || o.LogRatio.Value > iv.Hi) {
			t.Errorf("%s: the log ratio %g lies outside its interval %+v: one of them counts repeated articles", o.Outlet, o.LogRatio.Value, iv)
		}
		if o.Test == nil || o.Test.Method != analysis.MethodPermutation || o.Test.Difference == nil {
			t.Fatalf("%s has the test %+v", o.Outlet, o.Test)
		}
	}
	if r.Cues[0].Outlets[0].Wording != 0 {
		t.Error("the outlet without a hit, which has no log ratio and a test, has hits")
	}
}

// TestFewArticlesSilenceNobodyElse: an outlet of four articles has no interval, and the
// others, of nine each, have.
func TestFewArticlesSilenceNobodyElse(t *testing.T) {
	l := parse(t, rising)
	r := compare(t, l, countWith(t, l, 1, joined(
		reports("A", "flood", "2030-01", 9, 5), reports("B", "flood", "2030-01", 9, 2), reports("C", "flood", "2030-01", 4, 1))...))
	for _, o := range r.Cues[0].Outlets {
		if few := o.Outlet == "C"; (o.Interval == nil) != few || o.Test == nil {
			t.Errorf("%s: interval %v, test %v", o.Outlet, o.Interval, o.Test)
		}
	}
	if got := strings.Join(r.Design.Refused, " "); !strings.Contains(got, "an outlet with fewer than eight articles") {
		t.Errorf("what is not claimed: %q", got)
	}
}

// TestLogRatioWithinEvents: with six events, an outlet that hedges less than another in
// each, and writes more about those in which all hedge, has the higher rate over all
// articles and a lower one within events, where the whole interval is below 0. With two
// events there is none.
func TestLogRatioWithinEvents(t *testing.T) {
	l := parse(t, rising)
	events := func(pairs int) (docs []*corpus.Document) {
		for i := range pairs {
			storm, fair := fmt.Sprint("storm", i), fmt.Sprint("fair", i)
			docs = joined(docs,
				reports("A", storm, "2030-01", 14, 10), reports("B", storm, "2030-01", 4, 4),
				reports("A", fair, "2030-01", 4, 0), reports("B", fair, "2030-01", 14, 4))
		}
		return docs
	}
	a := compare(t, l, countWith(t, l, 1, events(3)...)).Cues[0].Outlets[0]
	if w := a.WithinEvents; w == nil || a.LogRatio.Value <= 0 || w.Value >= 0 || w.Interval.Hi >= 0 || w.Interval.Lo >= w.Value || w.Strata != 6 || w.Interval.Method != analysis.MethodWithin {
		t.Errorf("over all %+v, within events %+v; want more and less", a.LogRatio, w)
	}
	if a = compare(t, l, countWith(t, l, 1, events(1)...)).Cues[0].Outlets[0]; a.WithinEvents != nil {
		t.Errorf("two events give %+v", a.WithinEvents)
	}
}
