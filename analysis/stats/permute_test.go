package stats

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// oneTerm makes a table of one term and articles of two or more outlets.
func oneTerm(counts []int32, words []int64, outlet []int32) (Terms, Articles) {
	var t Terms
	at := make([]int32, len(counts))
	for i := range at {
		at[i] = int32(i)
	}
	if err := t.Append(at, counts); err != nil {
		panic(err)
	}
	a := Articles{Outlet: outlet, Exposure: words}
	for _, o := range outlet {
		a.Outlets = max(a.Outlets, int(o)+1)
	}
	return t, a
}

func same(n int, words int64) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = words
	}
	return out
}

func TestPermutePair(t *testing.T) {
	for _, c := range []struct {
		counts []int32
		words  []int64
		outlet []int32
		event  []int32
		hits   int64
		of     int64
		why    string
	}{
		{[]int32{0, 1, 3, 0, 7, 2, 0, 5, 1, 9, 4, 12},
			[]int64{400, 520, 610, 350, 700, 480, 390, 640, 500, 810, 450, 900},
			[]int32{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, nil, 154, 924, "pooled rates of 12 articles (python itertools, exact)"},
		{[]int32{0, 21, 34, 0, 52, 11, 44, 61, 29, 77, 50}, same(11, 1000),
			[]int32{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, nil, 13, 462, "difference of means (R coin, oneway_test, exact)"},
		{[]int32{1, 2, 3, 7, 8, 9}, same(6, 100), []int32{0, 0, 0, 1, 1, 1}, nil, 2, 20, "3 against 3, as far apart as can be: .1"},
		{[]int32{9, 1, 2, 3, 4}, same(5, 100), []int32{0, 1, 1, 1, 1}, nil, 1, 5, "1 against 4: .2 whatever the data"},
		{[]int32{12, 4, 22, 0, 19, 8, 0, 0, 0, 3, 0, 0}, same(12, 10000),
			[]int32{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, []int32{0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5}, 4, 64,
			"sign-flip of six event differences 1.2 .4 2.2 -.3 1.9 .8 (by hand)"},
		{[]int32{0, 0, 0, 0, 0, 0, 0, 0}, same(8, 100), []int32{0, 0, 0, 0, 1, 1, 1, 1}, nil, 70, 70, "no hit at all decides nothing"},
		{[]int32{2, 2, 2, 2, 2, 2, 2, 2}, same(8, 100), []int32{0, 0, 0, 0, 1, 1, 1, 1}, nil, 70, 70, "equal articles decide nothing"},
	} {
		terms, a := oneTerm(c.counts, c.words, c.outlet)
		a.Event = c.event
		got, err := PermutePair(terms, a, 0, 1, PermuteOptions{})
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		if got.Terms[0].Hits != c.hits || got.Relabelled != c.of || !got.Scope.Exact {
			t.Errorf("%s: %d of %d, want %d of %d", c.why, got.Terms[0].Hits, got.Relabelled, c.hits, c.of)
		}
		check(t, c.why, got.Terms[0].P, float64(c.hits)/float64(c.of), 1e-15)
	}
	terms, a := oneTerm([]int32{0, 1, 3, 0, 7, 2, 0, 5, 1, 9, 4, 12},
		[]int64{400, 520, 610, 350, 700, 480, 390, 640, 500, 810, 450, 900}, []int32{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1})
	got, _ := PermutePair(terms, a, 0, 1, PermuteOptions{})
	check(t, "difference per 1,000 (python)", 1000*got.Terms[0].Statistic, -4.152717997768213, 1e-12)
	// Drawn instead of listed, the p must be within Monte-Carlo error of 154/924.
	drawn, _ := PermutePair(terms, a, 0, 1, PermuteOptions{MaxExact: 1, Draws: 20000, Seed: 3})
	if drawn.Scope.Exact || math.Abs(drawn.Terms[0].P-1.0/6) > 4*math.Sqrt(1.0/6*5/6/20000) {
		t.Errorf("drawn p = %g, want near .1667", drawn.Terms[0].P)
	}
}

func TestPermuteSet(t *testing.T) {
	// Five outlets of two articles: each outlet's two are equal and unlike all
	// others, so only renaming outlets keeps the statistic: 5! of 113,400, 1/945.
	counts := []int32{0, 0, 3, 3, 9, 9, 20, 20, 50, 50}
	outlet := []int32{0, 0, 1, 1, 2, 2, 3, 3, 4, 4}
	terms, a := oneTerm(counts, same(10, 1000), outlet)
	got, err := PermuteSet(terms, a, []int{0, 1, 2, 3, 4}, PermuteOptions{MaxExact: 200000})
	if err != nil {
		t.Fatal(err)
	}
	if got.Relabelled != 113400 || got.Terms[0].Hits != 120 {
		t.Errorf("%d of %d, want 120 of 113400", got.Terms[0].Hits, got.Relabelled)
	}
	check(t, "floor", got.Scope.Floor, 1.0/945, 1e-12)
	// Σ n_g (r_g - r)²: rates 0 .003 .009 .02 .05, mean .0164, 2,000 words each.
	check(t, "statistic (by hand)", got.Terms[0].Statistic, 2000*(0.0164*0.0164+0.0134*0.0134+0.0074*0.0074+0.0036*0.0036+0.0336*0.0336), 1e-10)

	// Over two outlets the set is the pair.
	terms, a = oneTerm([]int32{0, 2, 1, 5, 3, 9, 4, 4}, []int64{100, 200, 150, 300, 250, 310, 90, 400}, []int32{0, 0, 0, 0, 1, 1, 1, 1})
	set, _ := PermuteSet(terms, a, []int{0, 1}, PermuteOptions{})
	pair, _ := PermutePair(terms, a, 0, 1, PermuteOptions{})
	if diff := cmp.Diff(pair, set); diff != "" {
		t.Errorf("set of two is not the pair (-pair +set):\n%s", diff)
	}
}

// TestPermuteSetEach: when all are listed, the relabellings of all outlets give each
// outlet every set of articles equally often, so that its p is exactly that of its own
// test against the others together.
func TestPermuteSetEach(t *testing.T) {
	counts := []int32{0, 2, 1, 5, 3, 9, 4, 4, 0}
	words := []int64{100, 200, 150, 300, 250, 310, 90, 400, 220}
	outlet := []int32{0, 0, 0, 1, 1, 1, 2, 2, 2}
	for _, c := range []struct {
		event []int32
		why   string
	}{
		{nil, "one block"},
		{[]int32{0, 1, 1, 0, 1, 1, 0, 1, 1}, "two events that all three tell"},
	} {
		terms, a := oneTerm(counts, words, outlet)
		a.Event = c.event
		set, err := PermuteSet(terms, a, []int{0, 1, 2}, PermuteOptions{Each: true})
		if err != nil {
			t.Fatal(err)
		}
		if !set.Scope.Exact {
			t.Fatalf("%s: %d arrangements were not listed", c.why, set.Relabelled)
		}
		for target := range 3 {
			pair := a
			pair.Outlets, pair.Outlet = 2, nil
			for _, o := range outlet {
				side := int32(1)
				if int(o) == target {
					side = 0
				}
				pair.Outlet = append(pair.Outlet, side)
			}
			want, err := PermutePair(terms, pair, 0, 1, PermuteOptions{})
			if err != nil {
				t.Fatal(err)
			}
			got := set.Terms[0].Each[target]
			if set.Scope.Blocked != want.Scope.Blocked {
				t.Fatalf("%s: within events %v, alone %v", c.why, set.Scope.Blocked, want.Scope.Blocked)
			}
			check(t, fmt.Sprintf("%s: p of outlet %d", c.why, target), got.P, want.Terms[0].P, 1e-12)
			check(t, fmt.Sprintf("%s: difference of outlet %d", c.why, target), got.Statistic, want.Terms[0].Statistic, 1e-12)
		}
	}
}

func TestPermuteBlocksRemoveTheEvent(t *testing.T) {
	// Outlet 0 has its articles in the event in which everybody uses the word, outlet 1 in
	// the other. Across events that looks like a difference between outlets; within events
	// there is none.
	var counts, outlet, event []int32
	for e := range 2 {
		for i := range 16 {
			o := int32(0)
			if i >= 12 { // 12 of outlet e, 4 of the other
				o = 1
			}
			if e == 1 {
				o = 1 - o
			}
			k := int32(i % 2)
			if e == 0 {
				k += 10
			}
			counts, outlet, event = append(counts, k), append(outlet, o), append(event, int32(e))
		}
	}
	terms, a := oneTerm(counts, same(len(counts), 500), outlet)
	across, _ := PermutePair(terms, a, 0, 1, PermuteOptions{Seed: 1})
	a.Event = event
	within, _ := PermutePair(terms, a, 0, 1, PermuteOptions{Seed: 1})
	if across.Terms[0].P > 0.05 || within.Terms[0].P < 0.5 || !within.Scope.Blocked || across.Scope.Blocked {
		t.Errorf("p across events %g, within %g; want small and large", across.Terms[0].P, within.Terms[0].P)
	}
	if d := within.Terms[0].Statistic; math.Abs(d) > 1e-12 {
		t.Errorf("difference within events = %g, want 0", d)
	}
}

func TestPermuteErrors(t *testing.T) {
	terms, a := oneTerm([]int32{1, 2}, []int64{10, 0}, []int32{0, 1})
	if _, err := PermutePair(terms, a, 0, 1, PermuteOptions{}); !errors.Is(err, ErrTooFew) {
		t.Errorf("no article with exposure: %v", err)
	}
	if _, err := PermutePair(terms, a, 0, 0, PermuteOptions{}); !errors.Is(err, ErrShape) {
		t.Errorf("against itself: %v", err)
	}
	if _, err := PermuteSet(terms, a, []int{0}, PermuteOptions{}); !errors.Is(err, ErrTooFew) {
		t.Errorf("one outlet: %v", err)
	}
	if _, err := PermuteSet(terms, a, []int{0, 7}, PermuteOptions{}); !errors.Is(err, ErrShape) {
		t.Errorf("unknown outlet: %v", err)
	}
	var beyond Terms
	if err := beyond.Append([]int32{9}, []int32{1}); err != nil {
		t.Fatal(err)
	}
	a.Exposure[1] = 5
	if _, err := PermutePair(beyond, a, 0, 1, PermuteOptions{}); !errors.Is(err, ErrShape) {
		t.Errorf("article out of range: %v", err)
	}
	for _, at := range [][]int32{{1, 1}, {2, 1}, {-1, 1}} {
		if err := beyond.Append(at, []int32{1, 1}); !errors.Is(err, ErrShape) {
			t.Errorf("articles %v: %v", at, err)
		}
	}
	if beyond.Len() != 1 {
		t.Errorf("a refused row was kept: %d rows", beyond.Len())
	}
}

// TestPermuteProperties: for random tables the p is between the attainable floor and 1,
// depends neither on the number of workers nor on which outlet is named first, and one
// outlet's articles split against a copy decide nothing.
func TestPermuteProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := randomArticles(t)
		var terms Terms
		for range 3 {
			var at, k []int32
			for i := range a.Outlet {
				if a.Exposure[i] > 0 {
					at = append(at, int32(i))
					k = append(k, int32(rapid.Int64Range(0, min(9, a.Exposure[i])).Draw(t, "hits")))
				}
			}
			if err := terms.Append(at, k); err != nil {
				t.Fatal(err)
			}
		}
		opt := PermuteOptions{Draws: 99, MaxExact: 500, Seed: 11, Workers: 1}
		forward, err := PermutePair(terms, a, 0, 1, opt)
		if errors.Is(err, ErrTooFew) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if forward.Scope.Exact && !near(math.Log(float64(forward.Relabelled)), forward.Scope.LogArrangements, 1e-9) {
			t.Fatalf("%d relabellings, the design counts e^%g", forward.Relabelled, forward.Scope.LogArrangements)
		}
		opt.Workers = 5
		many, _ := PermutePair(terms, a, 0, 1, opt)
		if diff := cmp.Diff(forward, many); diff != "" {
			t.Fatalf("workers change the result:\n%s", diff)
		}
		back, _ := PermutePair(terms, a, 1, 0, opt)
		for i, p := range forward.Terms {
			if p.P < forward.Scope.Floor-1e-12 || p.P > 1 || math.IsNaN(p.Statistic) {
				t.Fatalf("p %g below the floor %g, or statistic %g", p.P, forward.Scope.Floor, p.Statistic)
			}
			if forward.Scope.Exact && back.Terms[i].P != p.P {
				t.Fatalf("p %g one way, %g the other", p.P, back.Terms[i].P)
			}
			if !near(p.Statistic, -back.Terms[i].Statistic, 1e-12) {
				t.Fatalf("statistic %g one way, %g the other", p.Statistic, back.Terms[i].Statistic)
			}
		}
		all := make([]int, a.Outlets)
		for i := range all {
			all[i] = i
		}
		if set, err := PermuteSet(terms, a, all, opt); err == nil {
			for _, p := range set.Terms {
				if p.P < set.Scope.Floor-1e-12 || p.P > 1 || !(p.Statistic >= 0) && len(all) > 2 {
					t.Fatalf("set: p %g, floor %g, statistic %g", p.P, set.Scope.Floor, p.Statistic)
				}
			}
		}
	})
}

// TestArrangementsAreDistinct lists every arrangement of small random blocks by number
// and counts them.
func TestArrangementsAreDistinct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.IntRange(2, 3).Draw(t, "groups")
		var blocks [][]int
		var ways []int64
		articles := 0
		for range rapid.IntRange(1, 3).Draw(t, "blocks") {
			block := rapid.SliceOfN(rapid.IntRange(0, 2), groups, groups).Draw(t, "block")
			blocks = append(blocks, block)
			w, _ := countArrangements([][]int{block}, 1<<40)
			ways = append(ways, w)
			for _, k := range block {
				articles += k
			}
		}
		total, ok := countArrangements(blocks, 1<<40)
		if !ok || !near(math.Log(float64(total)), logArrangements(blocks), 1e-9) {
			t.Fatalf("%d arrangements, ln %g", total, logArrangements(blocks))
		}
		if total > 3000 {
			return
		}
		seen := map[string]bool{}
		labels, remaining := make([]int32, articles), make([]int64, groups)
		for i := range total {
			arrangement(i, blocks, ways, labels, remaining)
			key, at := "", 0
			for _, block := range blocks {
				n := 0
				held := make([]int, groups)
				for _, k := range block {
					n += k
				}
				for range n {
					held[labels[at]]++
					key += string('a' + labels[at])
					at++
				}
				if diff := cmp.Diff(block, held); diff != "" {
					t.Fatalf("arrangement %d changes a block's labels:\n%s", i, diff)
				}
			}
			if seen[key] {
				t.Fatalf("arrangement %d repeats %s", i, key)
			}
			seen[key] = true
		}
	})
}
