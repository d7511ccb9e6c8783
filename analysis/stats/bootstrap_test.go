package stats

import (
	"errors"
	"math"
	"sort"
	"testing"
)

var tenValues = []float64{0, 2.1, 3.4, 0, 5.2, 1.1, 4.4, 6.1, 2.9, 7.7}

func meanOf(values []float64) func([]int) (float64, bool) {
	return func(at []int) (float64, bool) {
		sum := 0.0
		for _, i := range at {
			sum += values[i]
		}
		return sum / float64(len(at)), true
	}
}

func TestBootstrapMean(t *testing.T) {
	// scipy.stats.bootstrap with 200,000 resamples, read to 0.05; R boot agrees.
	for _, c := range []struct {
		method IntervalMethod
		want   Interval
	}{
		{Percentile, Interval{1.80, 4.83}},
		{BCa, Interval{1.84, 4.88}},
		{Basic, Interval{1.75, 4.78}},
	} {
		got, err := Bootstrap(10, meanOf(tenValues), BootstrapOptions{Resamples: 50000, Method: c.method, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		check(t, "mean", got.Estimate, 3.29, 1e-12)
		if math.Abs(got.CI.Lo-c.want.Lo) > 0.05 || math.Abs(got.CI.Hi-c.want.Hi) > 0.05 || got.FellBack || got.Method != c.method {
			t.Errorf("%s: %+v, want %v within 0.05", c.method, got, c.want)
		}
		if c.method == BCa {
			// R: empinf jackknife, a = Σl³/(6(Σl²)^1.5).
			check(t, "acceleration", got.Acceleration, 0.011696849808970082, 1e-10)
		}
	}
}

func TestBootstrapExact(t *testing.T) {
	// All 27 resamples of {1, 2, 6}, listed by hand: no randomness at all.
	values := []float64{1, 2, 6}
	var means []float64
	for a := range 3 {
		for b := range 3 {
			for c := range 3 {
				means = append(means, (values[a]+values[b]+values[c])/3)
			}
		}
	}
	sort.Float64s(means)
	check(t, "type-7 lower", quantile7(means, 0.025), 1.2166666666666666, 1e-12)
	check(t, "type-7 upper", quantile7(means, 0.975), 5.133333333333331, 1e-12)
	got, err := bootstrap(3, meanOf(values), BootstrapOptions{Resamples: 200000, Level: 0.95, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	check(t, "se", got.SE, 1.2472191289246473, 0.01)
	if _, err := Bootstrap(3, meanOf(values), BootstrapOptions{}); !errors.Is(err, ErrTooFew) {
		t.Errorf("three articles: %v", err)
	}
}

func TestBootstrapDegenerate(t *testing.T) {
	equal := make([]float64, 9)
	got, err := Bootstrap(9, meanOf(equal), BootstrapOptions{Method: BCa})
	if err != nil || !got.FellBack || got.Method != Percentile || got.CI != (Interval{}) {
		t.Errorf("nine equal articles: %+v, %v; want a fall back to percentile", got, err)
	}
	never := func([]int) (float64, bool) { return 0, false }
	if _, err := Bootstrap(9, never, BootstrapOptions{}); !errors.Is(err, ErrNoCounts) {
		t.Errorf("no value: %v", err)
	}
	nan := func([]int) (float64, bool) { return math.NaN(), true }
	if _, err := Bootstrap(9, nan, BootstrapOptions{}); !errors.Is(err, ErrNoCounts) {
		t.Errorf("NaN: %v", err)
	}
	if _, err := Bootstrap(9, meanOf(equal), BootstrapOptions{Level: 2}); !errors.Is(err, ErrLevel) {
		t.Errorf("level 2: %v", err)
	}
}

// paired is a term over ten events covered once by each of two outlets, with a rate that
// depends much on the event and little on the outlet.
func paired() (Terms, Articles) {
	var counts []int32
	var outlet, event []int32
	for e := range int32(10) {
		counts = append(counts, 2*e+3, 2*e+2+e%3)
		outlet = append(outlet, 0, 1)
		event = append(event, e, e)
	}
	terms, a := oneTerm(counts, same(20, 500), outlet)
	a.Event = event
	return terms, a
}

func TestResamples(t *testing.T) {
	terms, a := paired()
	opt := BootstrapOptions{Resamples: 4000, Seed: 2}
	width := map[ResampleBy]float64{}
	for _, by := range []ResampleBy{ByArticle, ByEvent} {
		r, err := NewResamples(a, 0, 1, by, opt)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.LogRatio(terms, 0)
		if err != nil {
			t.Fatal(err)
		}
		check(t, "estimate", got.Estimate, math.Log2(120.0/119), 1e-12) // Σ2e+3 = 120, Σ2e+2+e%3 = 119
		if !got.CI.Contains(got.Estimate) {
			t.Errorf("%v does not hold %g", got.CI, got.Estimate)
		}
		width[by] = got.CI.Hi - got.CI.Lo
	}
	// The pairing removes the topic: that is the point of resampling events.
	if width[ByEvent] > width[ByArticle]/2 {
		t.Errorf("widths by event %g, by article %g; want the first far narrower", width[ByEvent], width[ByArticle])
	}
	// With one article per outlet and event, nothing can vary within events.
	if _, err := NewResamples(a, 0, 1, WithinEvents, opt); !errors.Is(err, ErrTooFew) {
		t.Errorf("within events told once: %v", err)
	}
	for i := range a.Event {
		a.Event[i] %= 2 // two events of five articles an outlet
	}
	r, err := NewResamples(a, 0, 1, WithinEvents, opt)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.LogRatio(terms, 0); err != nil || !got.CI.Contains(got.Estimate) {
		t.Errorf("within events: %+v, %v", got, err)
	}
}

func TestResamplesAgreeWithBootstrap(t *testing.T) {
	// The draws shared by all terms must give the same interval as resampling one term's
	// articles with a plain function.
	r := []int32{0, 1, 3, 0, 7, 2, 0, 5, 1, 9}
	terms, a := oneTerm(append(r, 2, 2, 1, 3, 2, 2, 4, 1, 2, 2), same(20, 400), append(make([]int32, 10), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
	draws, err := NewResamples(a, 0, 1, ByArticle, BootstrapOptions{Resamples: 40000, Method: BCa, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	got, err := draws.LogRatio(terms, 0)
	if err != nil {
		t.Fatal(err)
	}
	counts := append(append([]int32{}, r...), 2, 2, 1, 3, 2, 2, 4, 1, 2, 2)
	plain := func(at []int) (float64, bool) { // positions 0-9 draw the target, 10-19 the reference
		var k [2]float64
		for i, p := range at {
			side := i / 10
			k[side] += float64(counts[side*10+p%10])
		}
		for s := range k {
			k[s] = math.Max(k[s], 0.5)
		}
		return math.Log2(k[0] / k[1]), true
	}
	want, err := bootstrap(20, plain, BootstrapOptions{Resamples: 40000, Level: 0.95, Seed: 9})
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(got.SE-want.SE) > 0.02 || got.Method != BCa {
		t.Errorf("se %g, plain %g; method %v", got.SE, want.SE, got.Method)
	}
	var none Terms
	if err := none.Append([]int32{0, 1}, []int32{3, 2}); err != nil {
		t.Fatal(err)
	}
	if _, err := draws.LogRatio(none, 0); !errors.Is(err, ErrNoCounts) {
		t.Errorf("reference without a hit: %v", err)
	}
}

func TestNewResamplesErrors(t *testing.T) {
	_, a := oneTerm(make([]int32, 15), same(15, 10), []int32{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1})
	if _, err := NewResamples(a, 0, 1, ByArticle, BootstrapOptions{}); !errors.Is(err, ErrTooFew) {
		t.Errorf("seven articles: %v", err)
	}
	if _, err := NewResamples(a, 0, 0, ByArticle, BootstrapOptions{}); !errors.Is(err, ErrShape) {
		t.Errorf("itself: %v", err)
	}
	if _, err := NewResamples(a, 0, 5, ByArticle, BootstrapOptions{}); !errors.Is(err, ErrShape) {
		t.Errorf("unknown outlet: %v", err)
	}
}
