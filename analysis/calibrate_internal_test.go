package analysis

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
)

// turnedByEvents draws articles of two outlets on a storm, in which every second
// sentence has a hedge, and a fair, in which one in twenty has. Outlet 0 writes about the
// storm three times in four and outlet 1 about the fair; within an event they write
// alike, whichever outlet it is, each article with a rate of its own.
func turnedByEvents(each int, seed uint64) iter.Seq2[*corpus.Document, error] {
	random := rand.New(rand.NewPCG(seed, 9))
	return func(yield func(*corpus.Document, error) bool) {
		for o := range 2 {
			for i := range each {
				event, rate := "fair", 0.05
				if (i%4 < 3) == (o == 0) {
					event, rate = "storm", 0.5
				}
				rate = min(1, rate*(0.5+random.Float64()))
				name := fmt.Sprintf("%d-%02d", o, i)
				if !yield(&corpus.Document{ID: name, File: name, Outlet: fmt.Sprint("Outlet ", o), Event: event, Text: hedged(random, random, rate)}, nil) {
					return
				}
			}
		}
	}
}

// TestCalibrationWithinEvents: if outlets differ only in the events that they report
// (Simpson 1951), tests within these events, which the report makes, call a difference
// no more often than their level; those that ignore events call most. So calibration is
// about the tests within events, and says so.
func TestCalibrationWithinEvents(t *testing.T) {
	lexs := hedges(t)
	p, err := Count(context.Background(), turnedByEvents(40, 5), CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions()})
	if err != nil {
		t.Fatal(err)
	}
	opts := DefaultCalibrateOptions()
	opts.Sides, opts.Splits, opts.Draws, opts.Ratios = []int{20, 200}, 150, 499, []float64{2, 4}
	c, err := Calibrate(p, opts)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Sides[0]
	t.Logf("%d tests: permutation %.3f of at most %.3f, clustered %.3f, G2 %.3f", s.Tests, *s.Permutation, *s.Attainable, *s.Clustered, *s.G2)
	if !c.Blocked || c.Events != 2 || c.InEvents != 1 || !strings.Contains(c.Held, "within the 2 events that outlets share") || s.Outlets != 2 || s.Splits != 150 {
		t.Errorf("blocked %v in %d events with %g of all, %d outlets and %d splits; held: %q", c.Blocked, c.Events, c.InEvents, s.Outlets, s.Splits, c.Held)
	}
	// 150 splits of some 14 terms that share their articles: a standard error of a share
	// near .05 between .005 and .018.
	if *s.Permutation < 0.02 || *s.Permutation > 0.08 || *s.Clustered < 0.4 || *s.G2 < 0.4 {
		t.Errorf("within events %.3f are called, ignoring them %.3f and %.3f; want about .05, and most", *s.Permutation, *s.Clustered, *s.G2)
	}
	if twice, four := *s.Planted[0].Permutation, *s.Planted[1].Permutation; !(*s.Permutation < twice && twice < four) {
		t.Errorf("at twice the rate %.3f are found, at four times %.3f", twice, four)
	}
	if many := c.Sides[1]; many.Outlets != 0 || many.Tests != 0 || many.Attainable != nil || many.Permutation != nil {
		t.Errorf("200 articles a side that no outlet has: %+v", many)
	}
}

// TestSplitsKeepEvents: each side of a split within events has as much of every event as
// the articles drawn from its outlet, and only articles of events that both report, or
// of none, take part.
func TestSplitsKeepEvents(t *testing.T) {
	s := source{blocks: []block{
		{event: 0, own: []int{0, 1, 2, 3, 4, 5}, others: []int{10, 11, 12}},
		{event: 3, own: []int{6}, others: []int{13, 14, 15, 16, 17}},
		{event: -1, own: []int{7, 8}, others: []int{18, 19}},
	}}
	c := comparison{options: CompareOptions{Seed: 1}}
	random := rand.New(rand.NewPCG(1, 2))
	other := 0 // articles of the others on the first side
	for range 100 {
		d, ok := s.draw(6, c.permuting(), random)
		if !ok {
			t.Fatal("no split of six a side")
		}
		if len(d.rows) != 12 || len(d.event) != 12 || !d.scope.Blocked {
			t.Fatalf("%d rows, %d events, %+v", len(d.rows), len(d.event), d.scope)
		}
		seen := map[int]bool{}
		sides := map[int32][2]int{} // of an event: articles of the first side, and of the outlet
		for i, row := range d.rows {
			if seen[row] {
				t.Fatalf("row %d is drawn twice: %v", row, d.rows)
			}
			seen[row] = true
			at := slices.IndexFunc(s.blocks, func(b block) bool { return b.event == d.event[i] })
			own := slices.Contains(s.blocks[at].own, row)
			if !own && !slices.Contains(s.blocks[at].others, row) {
				t.Fatalf("row %d is not of event %d", row, d.event[i])
			}
			n := sides[d.event[i]]
			if i < 6 {
				n[0]++
				if !own {
					other++
				}
			}
			if own {
				n[1]++
			}
			sides[d.event[i]] = n
		}
		for event, n := range sides {
			if n[0] != n[1] {
				t.Fatalf("event %d has %d articles on the first side, the outlet has %d", event, n[0], n[1])
			}
		}
	}
	if other < 200 || other > 400 {
		t.Errorf("%d of 600 articles of first sides are others': nothing was exchanged", other)
	}
}

// TestCalibrationSaysWhatItHolds: whatever the tests of a report hold constant is said.
func TestCalibrationSaysWhatItHolds(t *testing.T) {
	plain := func(event func(o, i int) string, each int) iter.Seq2[*corpus.Document, error] {
		return func(yield func(*corpus.Document, error) bool) {
			n := 0
			for d, err := range articlesOf(each, 4) {
				d.Event = event(n/each, n%each)
				n++
				if !yield(d, err) {
					return
				}
			}
		}
	}
	for _, tt := range []struct {
		why   string
		event func(o, i int) string
		each  int
		want  string
		held  bool
	}{
		{"no events", func(int, int) string { return "" }, 8, "no event is reported by two of the outlets compared", false},
		{"an event for each outlet", func(o, _ int) string { return fmt.Sprint(o) }, 8, "no event is reported by two of the outlets compared", false},
		{"half in shared events", func(o, i int) string {
			if i < 4 {
				return "flood"
			}
			return fmt.Sprint(o)
		}, 8, "those outside these, 50\u00a0% of all, among themselves", true},
		{"too few articles for a test", func(int, int) string { return "flood" }, 3, "a report on these articles makes no test", false},
	} {
		p, err := Count(context.Background(), plain(tt.event, tt.each), CountOptions{Lexicons: hedges(t), Voice: voice.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		opts := DefaultCalibrateOptions()
		opts.Sides, opts.Splits, opts.Draws = []int{4}, 4, 99
		c, err := Calibrate(p, opts)
		if err != nil {
			t.Fatal(err)
		}
		if c.Blocked != tt.held || !strings.Contains(c.Held, tt.want) {
			t.Errorf("%s: blocked %v, held %q; want %v, %q", tt.why, c.Blocked, c.Held, tt.held, tt.want)
		}
	}
}
