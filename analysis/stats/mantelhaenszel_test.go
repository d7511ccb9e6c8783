package stats

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// TestVarianceWithinEvents against R 4.2, which multiplies the covariance of the residuals
// out as a matrix: with M = I - [same event]·μ/K - outer(g, c)/R, Q = M %*% diag(μ) %*%
// t(M), HC3 = sum(c^2·(μ/diag(Q))^2·(k-μ)^2)/R^2, and the degrees of freedom are
// sum(diag(G))^2/sum(G^2) of G = outer(s, s)·Q, s = |c|·μ/diag(Q). The events that one
// side reports are one stratum together, so there are four.
func TestVarianceWithinEvents(t *testing.T) {
	target, reference := withinEvents()
	strata, err := strataOf(target, reference)
	if err != nil || len(strata) != 4 {
		t.Fatalf("%d strata, %v; want 4", len(strata), err)
	}
	var r, s float64
	for _, e := range strata {
		n := e.words[0] + e.words[1]
		r, s = r+e.hits[1]*e.words[0]/n, s+e.hits[0]*e.words[1]/n
	}
	variance, df, ok := articleVariance(strata, r, r/s)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"log2 ratio", math.Log2(r / s), 1.80728075484},
		{"its standard error", math.Sqrt(variance) / math.Ln2, 0.641292960892},
		{"degrees of freedom", df, 8.07381237437},
	} {
		if !ok || math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s is %.12g, want %.12g", c.what, c.got, c.want)
		}
	}
}

// TestIndependentWordsWithinEvents: articles that vary less than independent words have
// Greenland and Robins' variance. By hand: in every event the target has 2 hits in 100
// words and the reference 1 in 100, so R = 6, S = 3 and Var(ln θ) = Σ 3/4 / (R·S) = 1/4.
func TestIndependentWordsWithinEvents(t *testing.T) {
	var target, reference []EventCounts
	for e := range int32(6) {
		target = append(target, EventCounts{Counts{1, 50}, e}, EventCounts{Counts{1, 50}, e})
		reference = append(reference, EventCounts{Counts{1, 100}, e})
	}
	got, err := LogRatioWithin(target, reference, 0.95)
	if err != nil || math.Abs(got.Value-1) > 1e-12 || math.Abs(got.SE*math.Ln2-0.5) > 1e-12 || got.Strata != 6 {
		t.Errorf("%+v, %v; want 1, with a standard error of ln θ of 1/2", got, err)
	}
}

// TestWithinEventsTurns: an outlet that uses a word less in every event, and writes more
// about those in which all use it, uses it more over all (Simpson 1951). The ratio within
// events has the sign of the difference that PermutePair tests.
func TestWithinEventsTurns(t *testing.T) {
	var target, reference []EventCounts
	var a Articles
	a.Outlets = 2
	var at, counts []int32
	add := func(side int, k, n int64, e int32) {
		c := EventCounts{Counts{k, n}, e}
		if side == 0 {
			target = append(target, c)
		} else {
			reference = append(reference, c)
		}
		at, counts = append(at, int32(a.Len())), append(counts, int32(k))
		a.Outlet, a.Exposure, a.Event = append(a.Outlet, int32(side)), append(a.Exposure, n), append(a.Event, e)
	}
	for e := range int32(6) {
		often := int64(e % 2)
		for i := range int64(1 + 3*often) {
			add(0, 1+7*often+i%2, 500, e)
		}
		for i := range 4 - 3*often {
			add(1, 3+9*often+i%2, 500, e)
		}
	}
	within, err := LogRatioWithin(target, reference, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	over, _ := LogRatio(pooled(target), pooled(reference), 0.95)
	if !(within.Value < 0 && over.Value > 0) {
		t.Errorf("within events %+v, over all %+v; want less and more", within, over)
	}
	var table Terms
	if err := table.Append(at, counts); err != nil {
		t.Fatal(err)
	}
	p, err := PermutePair(table, a, 0, 1, PermuteOptions{Draws: 99})
	if err != nil || !p.Scope.Blocked || p.Terms[0].Statistic >= 0 {
		t.Errorf("%+v, %v; want a difference below 0 within events", p, err)
	}
}

func pooled(list []EventCounts) (sum Counts) {
	for _, c := range list {
		sum = sum.Add(c.Counts)
	}
	return sum
}

func TestWithinEventsRefuses(t *testing.T) {
	many := func(k int64, articles int) (list []EventCounts) {
		for i := range articles {
			list = append(list, EventCounts{Counts{k, 100}, int32(i)})
		}
		return list
	}
	for _, c := range []struct {
		why               string
		target, reference []EventCounts
		level             float64
		want              error
	}{
		{"no hit of one side", many(2, 12), many(0, 12), 0.95, ErrNoCounts},
		{"nothing shared", many(2, 12), nil, 0.95, ErrNoCounts},
		{"four events", many(2, 4), many(1, 4), 0.95, ErrTooFew},
		{"more hits than words", many(200, 12), many(1, 12), 0.95, ErrShape},
		{"no level", many(2, 12), many(1, 12), 1, ErrLevel},
	} {
		if got, err := LogRatioWithin(c.target, c.reference, c.level); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v; want %v", c.why, got, err, c.want)
		}
	}
}

// coverage draws articles of 350 to 800 words by two outlets on events whose rates are up
// to 16 times apart, target's and reference's articles on an event being between the
// given numbers, the target's rate ratio times the reference's, and the rate of an article
// Gamma with the given shape around it (0: Poisson). It returns how often a 95 % interval
// has the ratio, and how often there is an interval.
func coverage(events int, target, reference [2]int, shape, hits, ratio float64, runs int) (covers, given float64) {
	source := rand.NewPCG(uint64(events), 17)
	random := rand.New(source)
	draw := func(event int, between [2]int, rate float64) (list []EventCounts) {
		for range between[0] + random.IntN(between[1]-between[0]+1) {
			c := EventCounts{Counts{0, int64(350 + random.IntN(451))}, int32(event)}
			mean := float64(c.N) * rate
			if shape > 0 {
				mean *= distuv.Gamma{Alpha: shape, Beta: shape, Src: source}.Rand()
			}
			if mean > 0 {
				c.K = min(c.N, int64(distuv.Poisson{Lambda: mean, Src: source}.Rand()))
			}
			list = append(list, c)
		}
		return list
	}
	for range runs {
		var t, r []EventCounts
		for e := range events {
			rate := hits / 575 * math.Pow(2, float64(e%5)-2)
			t = append(t, draw(e, target, rate*ratio)...)
			r = append(r, draw(e, reference, rate)...)
		}
		got, err := LogRatioWithin(t, r, 0.95)
		if err != nil {
			continue
		}
		given++
		if got.CI.Contains(math.Log2(ratio)) {
			covers++
		}
	}
	return covers / given, given / float64(runs)
}

// TestWithinEventsCovers: an interval of 95 % holds the true ratio in 95 % of cases or
// more, however clumped words are, from five events up. In 500 runs the standard
// error of a share of .95 is .0097; 1,000 gave shares between .940 and 1.
func TestWithinEventsCovers(t *testing.T) {
	const runs, lowest = 500, 0.95 - 3*0.0097
	for _, c := range []struct {
		why               string
		events            int
		target, reference [2]int
	}{
		{"eight events, one article of each and of four others", 8, [2]int{1, 1}, [2]int{4, 4}},
		{"twenty events, one article of each side", 20, [2]int{1, 1}, [2]int{1, 1}},
		{"twenty events, one article and four", 20, [2]int{1, 1}, [2]int{4, 4}},
		{"five events with a few articles of each", 5, [2]int{2, 6}, [2]int{2, 6}},
		{"five events, unequal sides", 5, [2]int{1, 8}, [2]int{5, 20}},
		{"ten events, unequal cells", 10, [2]int{1, 6}, [2]int{1, 6}},
		{"forty events", 40, [2]int{1, 4}, [2]int{1, 8}},
	} {
		for _, shape := range []float64{0, 2, 0.5} {
			for _, hits := range []float64{0.5, 3} {
				for _, ratio := range []float64{1, 3} {
					covers, given := coverage(c.events, c.target, c.reference, shape, hits, ratio, runs)
					t.Logf("%s, shape %g, %g hits an article, ratio %g: %.3f of the intervals that %.2f have", c.why, shape, hits, ratio, covers, given)
					if covers < lowest {
						t.Errorf("%s, shape %g, %g hits an article, ratio %g: %.3f of intervals have the ratio", c.why, shape, hits, ratio, covers)
					}
				}
			}
		}
	}
}
