package stats

import (
	"math"
	"math/rand/v2"
	"sort"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// bursty draws terms that two outlets use at the same true rate of 5 per 1,000 (the
// target at ratio times that), in articles of 350 to 800 words. The rate of an article is
// Gamma with the given shape around its mean; shape 0 is plain Poisson.
func bursty(each, terms int, shape, ratio float64, seed uint64) (Terms, Articles) {
	source := rand.NewPCG(seed, 99)
	random := rand.New(source)
	a := Articles{Outlets: 2}
	for i := range 2 * each {
		a.Outlet = append(a.Outlet, int32(i/each))
		a.Exposure = append(a.Exposure, int64(350+random.IntN(451)))
	}
	var t Terms
	at, k := make([]int32, 2*each), make([]int32, 2*each)
	for range terms {
		for i, n := range a.Exposure {
			mean := float64(n) * 0.005
			if a.Outlet[i] == 0 {
				mean *= ratio
			}
			if shape > 0 {
				mean *= distuv.Gamma{Alpha: shape, Beta: shape, Src: source}.Rand()
			}
			at[i], k[i] = int32(i), 0
			if mean > 0 {
				k[i] = int32(distuv.Poisson{Lambda: mean, Src: source}.Rand())
			}
		}
		if err := t.Append(at, k); err != nil {
			panic(err)
		}
	}
	return t, a
}

// sides sums one term for each outlet, as counts and as moments.
func sides(t Terms, a Articles, i int) (counts [2]Counts, moments []Moments) {
	moments = momentsOf(t, a, i)
	for o, m := range moments {
		counts[o] = Counts{m.K, m.N}
	}
	return counts, moments
}

// momentsOf sums term i over the articles of each outlet.
func momentsOf(t Terms, a Articles, i int) []Moments {
	dense := make([]int64, a.Len())
	at, k := t.Row(i)
	for j := range at {
		dense[at[j]] = int64(k[j])
	}
	moments := make([]Moments, a.Outlets)
	for article, o := range a.Outlet {
		moments[o].Add(dense[article], a.Exposure[article])
	}
	return moments
}

// rejected is the share of p-values at or below 0.05.
func rejected(p []float64) float64 {
	n := 0
	for _, v := range p {
		if v <= 0.05 {
			n++
		}
	}
	return float64(n) / float64(len(p))
}

// TestLevel checks the false alarm rate without a true difference: permutation of
// articles stays at 5 % however bursty the words, the token-level G2 does not, and the
// clustered log ratio is close to it from ten articles up.
func TestLevel(t *testing.T) {
	const terms = 1500 // standard error of a share near .05: .0056
	for _, c := range []struct {
		each    int
		shape   float64
		permute Interval
		cluster Interval
		g2      Interval
		why     string
	}{
		{3, 2, Interval{0, 0}, Interval{0, 0}, Interval{0.15, 0.30}, "three articles cannot reject"},
		{4, 0, Interval{0.01, 0.045}, Interval{0, 0.06}, Interval{0.03, 0.07}, "the smallest test, independent words: only 2/70 lies under .05"},
		{4, 0.5, Interval{0.01, 0.045}, Interval{0, 0.08}, Interval{0.35, 0.50}, "the smallest test, strong burstiness"},
		{10, 0.5, Interval{0.033, 0.067}, Interval{0.02, 0.09}, Interval{0.35, 0.50}, "strong burstiness"},
		{10, 2, Interval{0.033, 0.067}, Interval{0.02, 0.07}, Interval{0.15, 0.30}, "mild burstiness"},
		{50, 0.5, Interval{0.033, 0.067}, Interval{0.03, 0.07}, Interval{0.35, 0.50}, "more articles do not cure G2"},
	} {
		table, a := bursty(c.each, terms, c.shape, 1, uint64(c.each)*10+uint64(2*c.shape))
		got, err := PermutePair(table, a, 0, 1, PermuteOptions{Draws: 1999, MaxExact: 2000, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		var permuted, token, clustered []float64
		for i, p := range got.Terms {
			counts, moments := sides(table, a, i)
			permuted = append(permuted, p.P)
			g, err := G2(counts[0], counts[1], Uncorrected)
			if err != nil {
				g.P = 1
			}
			token = append(token, g.P)
			cl, err := ClusterLogRatio(moments[0], moments[1], 0.95)
			if err != nil {
				cl.P = 1
			}
			clustered = append(clustered, cl.P)
		}
		rp, rc, rg := rejected(permuted), rejected(clustered), rejected(token)
		t.Logf("%d articles a side, shape %g: permutation %.3f, clustered %.3f, G2 %.3f", c.each, c.shape, rp, rc, rg)
		if !c.permute.Contains(rp) || !c.cluster.Contains(rc) || !c.g2.Contains(rg) {
			t.Errorf("%s: permutation %.3f in %v, clustered %.3f in %v, G2 %.3f in %v?",
				c.why, rp, c.permute, rc, c.cluster, rg, c.g2)
		}
	}
}

// TestClusterAgreesWithPermutation checks how closely the test from mergeable sums
// follows the permutation of articles, without a difference and with the rate doubled, at
// 30 articles a side and mild burstiness: half of all p-values are within .01 of each
// other, nine in ten within .03, and at most 3 % of decisions at .05 differ (measured:
// .006, .021 and .5 % without a difference; .001, .012 and 1.8 % at twice the rate).
func TestClusterAgreesWithPermutation(t *testing.T) {
	for _, ratio := range []float64{1, 2} {
		table, a := bursty(30, 400, 2, ratio, 5)
		got, err := PermutePair(table, a, 0, 1, PermuteOptions{Draws: 4999, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		var apart []float64
		differ := 0
		for i, p := range got.Terms {
			_, moments := sides(table, a, i)
			c, err := ClusterLogRatio(moments[0], moments[1], 0.95)
			if err != nil {
				t.Fatal(err)
			}
			apart = append(apart, math.Abs(c.P-p.P))
			if (c.P <= 0.05) != (p.P <= 0.05) {
				differ++
			}
		}
		sort.Float64s(apart)
		median, most, decisions := quantile7(apart, 0.5), quantile7(apart, 0.9), float64(differ)/float64(len(apart))
		t.Logf("ratio %g: |difference of p| median %.4f, 90 %% %.4f, decisions that differ %.3f", ratio, median, most, decisions)
		if median > 0.01 || most > 0.03 || decisions > 0.03 {
			t.Errorf("ratio %g: median %.4f, 90 %% %.4f, decisions %.3f", ratio, median, most, decisions)
		}
	}
}

// TestLevelOfSetAndBlocks: without a difference between outlets, the test over five
// outlets of six articles and the test within twelve events covered by two outlets stay
// at 5 %, the latter although rates differ eightfold between events.
func TestLevelOfSetAndBlocks(t *testing.T) {
	table, a := bursty(15, 1500, 0.5, 1, 21)
	a.Outlets = 5
	for i := range a.Outlet {
		a.Outlet[i] = int32(i % 5)
	}
	set, err := PermuteSet(table, a, []int{0, 1, 2, 3, 4}, PermuteOptions{Draws: 1999, Seed: 1, Each: true})
	if err != nil {
		t.Fatal(err)
	}
	if share := rejectedOf(set); share < 0.033 || share > 0.067 {
		t.Errorf("five outlets: %.3f rejected", share)
	}
	var each, clustered []float64
	for i := range set.Terms {
		for _, one := range set.Terms[i].Each {
			each = append(each, one.P)
		}
		_, _, p, err := ClusterSet(momentsOf(table, a, i))
		if err != nil {
			p = 1
		}
		clustered = append(clustered, p)
	}
	t.Logf("five outlets of six articles: each against the others %.3f, clustered %.3f", rejected(each), rejected(clustered))
	if share := rejected(each); share < 0.033 || share > 0.067 {
		t.Errorf("each against the others: %.3f rejected", share)
	}
	// Six articles are few for a variance of their own: it need not be cautious, but not far
	// off either.
	if share := rejected(clustered); share > 0.08 {
		t.Errorf("five outlets from sums: %.3f rejected", share)
	}

	table, a = bursty(12, 1500, 2, 1, 22)
	a.Event = make([]int32, a.Len())
	var scaled Terms
	for i := range a.Event {
		a.Event[i] = int32(i % 12)
	}
	for i := range table.Len() {
		at, k := table.Row(i)
		more := append([]int32(nil), k...)
		for j := range more {
			more[j] *= 1 << (a.Event[at[j]] % 4)
		}
		if err := scaled.Append(at, more); err != nil {
			t.Fatal(err)
		}
	}
	within, err := PermutePair(scaled, a, 0, 1, PermuteOptions{Draws: 1999, Seed: 1})
	if err != nil || !within.Scope.Blocked {
		t.Fatalf("%+v, %v", within.Scope, err)
	}
	if share := rejectedOf(within); share < 0.033 || share > 0.067 {
		t.Errorf("within events: %.3f rejected", share)
	}
}

// TestPower: a planted difference is found more often the larger it is and the more
// articles there are.
func TestPower(t *testing.T) {
	last := 0.0
	for _, c := range []struct {
		each    int
		ratio   float64
		atLeast float64
	}{{10, 1.5, 0.05}, {10, 2, 0.20}, {10, 4, 0.70}, {50, 4, 0.99}} {
		table, a := bursty(c.each, 600, 1, c.ratio, 31)
		got, err := PermutePair(table, a, 0, 1, PermuteOptions{Draws: 999, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		share := rejectedOf(got)
		t.Logf("%d articles a side, ratio %g: %.3f found", c.each, c.ratio, share)
		if share < c.atLeast || share < last {
			t.Errorf("%d articles a side, ratio %g: %.3f found, want at least %g and %.3f", c.each, c.ratio, share, c.atLeast, last)
		}
		last = share
	}
}

func rejectedOf(p Permutation) float64 {
	var all []float64
	for _, term := range p.Terms {
		all = append(all, term.P)
	}
	return rejected(all)
}
