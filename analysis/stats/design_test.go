package stats

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func sizes(articles ...int) []OutletSize {
	var out []OutletSize
	for _, n := range articles {
		out = append(out, OutletSize{Articles: n, Months: 3})
	}
	return out
}

// told makes n events covered once by each of the first k outlets.
func told(n, k int) [][]Cell {
	var out [][]Cell
	for range n {
		var event []Cell
		for o := range k {
			event = append(event, Cell{o, 1})
		}
		out = append(out, event)
	}
	return out
}

func TestDesignTiers(t *testing.T) {
	for _, c := range []struct {
		outlets []OutletSize
		events  [][]Cell
		tier    Tier
		floor   float64 // by hand: 1/C(n1+n2, n1), twice that for equal sizes, and so on
		blocked bool
		why     string
	}{
		{sizes(1, 1), nil, TierDescribe, 1, false, "one article each: any labelling is as extreme"},
		{sizes(1, 4), nil, TierSpread, 0.2, false, "1 against 4: 1/5 whatever the data"},
		{sizes(2, 2), nil, TierSpread, 1.0 / 3, false, "2 against 2"},
		{sizes(3, 3), nil, TierSpread, 0.1, false, "3 against 3 never reaches 0.05"},
		{sizes(3, 5), nil, TierSpread, 1.0 / 56, false, "0.0179 is attainable, yet three articles stay below the gate"},
		{sizes(4, 4), nil, TierTest, 2.0 / 70, false, "4 against 4: the first test"},
		{sizes(5, 5), nil, TierTest, 2.0 / 252, false, "5 against 5"},
		{sizes(6, 6), nil, TierTest, 2.0 / 924, false, "6 against 6"},
		{sizes(10, 10), nil, TierTest, 1e-4, false, "ten articles, no events known: drawn, so no p under 1/10,000"},
		{sizes(10, 10), told(10, 2), TierModel, 2.0 / 1024, true, "ten articles over ten events and three months"},
		{sizes(6, 6), told(6, 2), TierTest, 0.03125, true, "six events told by both: a sign-flip test"},
		{sizes(5, 5), told(5, 2), TierTest, 2.0 / 252, false, "five events cannot reach 0.05 (0.0625), so labels move across events"},
		{sizes(4, 4), told(4, 2), TierTest, 2.0 / 70, false, "four events told once: 0.125 within, 0.0286 across"},
		{sizes(4, 4), [][]Cell{{{0, 4}, {1, 4}}}, TierTest, 2.0 / 70, true, "a single event is a single block"},
		{sizes(9, 9), append(told(6, 2), []Cell{{0, 3}}), TierTest, 2.0 / 1280, true, "six pairs and the 3 against 3 left over: 64·20 arrangements"},
		{sizes(1, 1, 1, 1, 1), nil, TierDescribe, 1, false, "five outlets, one article each"},
		{sizes(2, 2, 2, 2, 2), nil, TierSpread, 1.0 / 945, false, "five outlets of two: 10!/(2!^5·5!)"},
		{sizes(4, 4, 1), nil, TierTest, 2.0 / 70, false, "a thin third outlet takes no part"},
		{sizes(20), nil, TierSpread, 1, false, "one outlet has nothing to be compared with"},
		{nil, nil, TierDescribe, 1, false, "nothing"},
		{sizes(0, 9), nil, TierSpread, 1, false, "an outlet without articles"},
	} {
		d, err := NewDesign(Plan{Outlets: c.outlets, Events: c.events})
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		got := d.Set()
		if got.Tier != c.tier || got.Blocked != c.blocked {
			t.Errorf("%s: tier %d, blocked %v; want %d, %v", c.why, got.Tier, got.Blocked, c.tier, c.blocked)
		}
		check(t, c.why, got.Floor, c.floor, 1e-12)
		if len(c.outlets) == 2 && d.Pair(0, 1) != got {
			t.Errorf("%s: the pair is not the set: %+v, %+v", c.why, d.Pair(0, 1), got)
		}
	}
}

func TestDesignAttains(t *testing.T) {
	d, _ := NewDesign(Plan{Outlets: sizes(4, 4)})
	s := d.Pair(0, 1)
	if !s.Attains(0.05, 1) || s.Attains(0.05, 2) {
		t.Error("4 against 4: one test can fall below 0.05, two cannot after Holm")
	}
	// .0286·m/.05 = .571·m tests must reach the floor together.
	if n, ok := s.Together(0.05, 10); n != 6 || !ok {
		t.Errorf("Together = %d, %v, want 6 of 10", n, ok)
	}
	if _, ok := s.Together(0.01, 10); ok {
		t.Error("a floor above alpha cannot be helped by any number of tests")
	}
	thin, _ := NewDesign(Plan{Outlets: sizes(3, 50)})
	if s := thin.Pair(0, 1); s.Attains(0.05, 1) {
		t.Error("a design below the test tier attains nothing")
	}
	if s := d.Pair(1, 1); s.Tier != TierDescribe || s.Floor != 1 {
		t.Errorf("an outlet against itself: %+v", s)
	}
}

func TestDesignRefusesNonsense(t *testing.T) {
	for why, p := range map[string]Plan{
		"negative size":        {Outlets: sizes(-1, 2)},
		"outlet out of range":  {Outlets: sizes(1, 1), Events: [][]Cell{{{2, 1}}}},
		"outlet twice":         {Outlets: sizes(5, 5), Events: [][]Cell{{{0, 1}, {0, 1}}}},
		"more than there are":  {Outlets: sizes(1, 1), Events: [][]Cell{{{0, 2}, {1, 1}}}},
		"negative event cells": {Outlets: sizes(1, 1), Events: [][]Cell{{{0, -1}}}},
	} {
		if _, err := NewDesign(p); !errors.Is(err, ErrShape) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

// TestNoPBelowTheTestTier draws random designs and checks the gate: where an outlet has
// fewer than four articles, nothing with a p, a star or an outlet interval is allowed,
// and where a p is allowed it can fall below 0.05.
func TestNoPBelowTheTestTier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := randomArticles(t)
		plan, err := a.Plan(PermuteOptions{})
		if err != nil {
			t.Fatal(err)
		}
		d, err := NewDesign(plan)
		if err != nil {
			t.Fatal(err)
		}
		for i := range plan.Outlets {
			for j := range plan.Outlets {
				s := d.Pair(i, j)
				least := min(plan.Outlets[i].Articles, plan.Outlets[j].Articles)
				if may := i != j && least >= 4; s.Allows(ClaimP) != may {
					t.Fatalf("%d against %d articles: p allowed is %v", plan.Outlets[i].Articles, plan.Outlets[j].Articles, !may)
				}
				if s.Allows(ClaimInterval) && least < 8 {
					t.Fatalf("an interval from %d articles", least)
				}
				if s.Allows(ClaimP) && s.Floor > 0.05 {
					t.Fatalf("a p is allowed that cannot fall below %g", s.Floor)
				}
				if !(s.Floor > 0 && s.Floor <= 1) || math.IsNaN(s.LogArrangements) || s != d.Pair(j, i) {
					t.Fatalf("scope %+v", s)
				}
				for c := ClaimCounts; c < ClaimModel; c++ {
					if c != ClaimInterval && s.Tier.Allows(c+1) && !s.Tier.Allows(c) {
						t.Fatalf("tier %d allows claim %d and not %d", s.Tier, c+1, c)
					}
				}
			}
		}
		if d.Allows(ClaimP) != (len(d.Tested()) >= 2) {
			t.Fatalf("set of %v allows a p: %v", plan.Outlets, d.Allows(ClaimP))
		}
	})
}

// randomArticles draws up to 4 outlets of up to 12 articles over up to 8 events.
func randomArticles(t *rapid.T) Articles {
	a := Articles{Outlets: rapid.IntRange(2, 4).Draw(t, "outlets")}
	for o := range a.Outlets {
		for range rapid.IntRange(0, 12).Draw(t, "articles") {
			a.Outlet = append(a.Outlet, int32(o))
			a.Exposure = append(a.Exposure, rapid.Int64Range(0, 900).Draw(t, "words"))
			a.Event = append(a.Event, int32(rapid.IntRange(-1, 7).Draw(t, "event")))
			a.Month = append(a.Month, int32(rapid.IntRange(-1, 3).Draw(t, "month")))
		}
	}
	return a
}

func TestDetectableRatio(t *testing.T) {
	// scipy.optimize.brentq on the formula.
	for _, c := range []struct {
		rate float64
		n0   int64
		n1   int64
		phi  float64
		want float64
	}{
		{0.002, 500, 500, 1, 17.800127133110117},
		{0.005, 500, 500, 1, 6.6845326906531035},
		{0.002, 5000, 5000, 1, 2.8060922691061814},
		{0.002, 50000, 50000, 1, 1.4400556778272793},
		{0.002, 50000, 50000, 2, 1.6520146256685795},
		{0.010, 5000, 5000, 1, 1.6520146256685795},
		{0.005, 533, 2124, 1, 5.7722216804555115},
	} {
		got, ok := DetectableRatio(c.rate, c.n0, c.n1, c.phi, 0.05, 0.80)
		if !ok {
			t.Errorf("%+v: none", c)
		}
		check(t, "detectable ratio", got, c.want, 1e-9)
	}
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1), 1e-300} {
		if r, ok := DetectableRatio(bad, 500, 500, 1, 0.05, 0.8); ok {
			t.Errorf("rate %g gives %g", bad, r)
		}
	}
	// With twelve words against thirteen not even all of them would do: by the formula the
	// ratio is 3.5e7, and at 500 every word is the term.
	if r, ok := DetectableRatio(0.002, 13, 12, 1, 0.05, 0.8); ok {
		t.Errorf("twelve words show a ratio of %g", r)
	}
}
