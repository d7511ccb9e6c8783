package stats

import (
	"errors"
	"math"
	"testing"
)

func TestDisperse(t *testing.T) {
	// Gries (2008) toy texts, recomputed in python; KLD in bits.
	parts := func(v, s []int64) (out []Counts) {
		for i := range v {
			out = append(out, Counts{v[i], s[i]})
		}
		return out
	}
	toy := []int64{9, 10, 10, 10, 11}
	for _, c := range []struct {
		parts []Counts
		want  Dispersion
		why   string
	}{
		{parts([]int64{1, 2, 3, 4, 5}, toy), Dispersion{5, 5, 0.18, 0.2195121951219512, 0.7851504534504508, 0.1369717293652208}, "word a"},
		{parts([]int64{0, 1, 0, 0, 0}, toy), Dispersion{1, 5, 0.8, 0.9756097560975608, 0, 2.321928094887362}, "word q, in one part"},
		{parts([]int64{2, 2, 2, 2}, []int64{100, 100, 100, 100}), Dispersion{4, 4, 0, 0, 1, 0}, "even"},
		{parts([]int64{0, 5, 1, 2, 1}, []int64{338, 515, 754, 617, 433}),
			Dispersion{4, 5, 0.3617279304144189, 0.4144506731828853, 0.49178902383486434, 0.6181686308026035}, "uneven articles"},
	} {
		got, ok := Disperse(c.parts)
		if !ok || got.Range != c.want.Range || got.Parts != c.want.Parts {
			t.Errorf("%s: %+v", c.why, got)
		}
		check(t, c.why+" DP", got.DP, c.want.DP, 1e-12)
		check(t, c.why+" DPnorm", got.DPNorm, c.want.DPNorm, 1e-12)
		check(t, c.why+" KLD", got.KLD, c.want.KLD, 1e-12)
		check(t, c.why+" Juilland", got.JuillandD, c.want.JuillandD, 1e-12)
	}
	for _, bad := range [][]Counts{nil, {{1, 5}}, {{0, 5}, {0, 5}}, {{1, 5}, {0, 0}}, {{-1, 5}, {2, 5}}} {
		if _, ok := Disperse(bad); ok {
			t.Errorf("%v has a dispersion", bad)
		}
	}
}

func TestEffectiveNumber(t *testing.T) {
	// By hand: 4 equal shares count as 4; .5, .25, .25 as 1/.375 and 2^1.5.
	got, _ := EffectiveNumber([]int64{3, 3, 3, 3, 0})
	check(t, "equal, Simpson", got.InverseSimpson, 4, 1e-12)
	check(t, "equal, entropy", got.ExpEntropy, 4, 1e-12)
	got, _ = EffectiveNumber([]int64{2, 1, 1})
	check(t, "unequal, Simpson", got.InverseSimpson, 1/0.375, 1e-12)
	check(t, "unequal, entropy", got.ExpEntropy, 2.8284271247461903, 1e-12)
	if got.Holders != 3 || got.Largest != 0.5 {
		t.Errorf("%+v", got)
	}
	if _, ok := EffectiveNumber([]int64{0}); ok {
		t.Error("nobody has an effective number")
	}
}

func TestDivergence(t *testing.T) {
	// scipy.spatial.distance: jensenshannon(base=2)², cosine, braycurtis.
	p, q := []int64{3, 1, 0, 6}, []int64{1, 4, 2, 3}
	js, _ := JensenShannon(p, q)
	check(t, "Jensen-Shannon", js, 0.24402922606181265, 1e-12)
	cos, _ := CosineDistance(p, q)
	check(t, "cosine", cos, 0.3270226224272931, 1e-12)
	bc, _ := BrayCurtis(p, q)
	check(t, "Bray-Curtis", bc, 0.5, 1e-12)
	if js, _ := JensenShannon([]int64{1, 0}, []int64{0, 7}); js != 1 {
		t.Errorf("disjoint: %g", js)
	}
	if js, _ := JensenShannon(p, p); js != 0 {
		t.Errorf("identical: %g", js)
	}
	for _, bad := range [][2][]int64{{{1}, {1, 2}}, {{0, 0}, {1, 1}}, {{-1, 2}, {1, 1}}, {nil, nil}} {
		_, a := JensenShannon(bad[0], bad[1])
		_, b := CosineDistance(bad[0], bad[1])
		_, c := BrayCurtis(bad[0], bad[1])
		if a || b || c {
			t.Errorf("%v has a distance", bad)
		}
	}
}

func TestSplitHalf(t *testing.T) {
	alike := [][]int64{{2, 1}, {2, 1}, {2, 1}, {2, 1}, {2, 1}, {2, 1}}
	got, err := SplitHalf(alike, 100, 1, JensenShannon)
	if err != nil || got.Mean != 0 || got.Splits != 100 {
		t.Errorf("articles alike: %+v, %v", got, err)
	}
	mixed := [][]int64{{9, 0}, {0, 9}, {9, 0}, {0, 9}}
	got, _ = SplitHalf(mixed, 2000, 1, JensenShannon)
	// A third of the halves pair equals with equals (divergence 1), the rest match.
	check(t, "articles unlike", got.Mean, 1.0/3, 0.05)
	if _, err := SplitHalf(mixed[:3], 10, 1, JensenShannon); !errors.Is(err, ErrTooFew) {
		t.Errorf("three articles: %v", err)
	}
	if _, err := SplitHalf([][]int64{{0}, {0}, {0}, {0}}, 10, 1, JensenShannon); !errors.Is(err, ErrNoCounts) {
		t.Errorf("no counts: %v", err)
	}
	if _, err := SplitHalf([][]int64{{0}, {0}, {0}, {0, 1}}, 10, 1, JensenShannon); !errors.Is(err, ErrShape) {
		t.Errorf("ragged: %v", err)
	}
}

func TestAssociate(t *testing.T) {
	// NLTK 3.8 BigramAssocMeasures for MI, t, Dice and G2; the rest by hand.
	got, ok := Associate(Cooccurrence{Both: 8, First: 20, Second: 50, N: 10000})
	if !ok {
		t.Fatal("no association")
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"E", got.Expected, 0.1}, {"MI", got.MI, 6.321928094887363}, {"MI3", got.MI3, 12.321928094887362},
		{"NPMI", got.NPMI, 0.6145125234502552}, {"t", got.T, 2.7930717856868625}, {"z", got.Z, 24.981993515330196},
		{"Dice", got.Dice, 0.22857142857142856}, {"logDice", got.LogDice, 11.870716983055033}, {"G2", got.G2, 59.30167915798921},
		{"ΔP forward", got.DeltaPForward, 0.39579158316633267}, {"ΔP backward", got.DeltaPBackward, 0.15879396984924624},
	} {
		check(t, c.name, c.got, c.want, 1e-12)
	}
	got, _ = Associate(Cooccurrence{30, 30, 30, 100000})
	check(t, "always together: logDice", got.LogDice, 14, 1e-12)
	check(t, "always together: NPMI", got.NPMI, 1, 1e-12)
	check(t, "always together: MI", got.MI, 11.702749878828293, 1e-12)
	for _, bad := range []Cooccurrence{{0, 3, 3, 10}, {4, 3, 9, 10}, {1, 20, 3, 10}, {1, 9, 9, 10}} {
		if _, ok := Associate(bad); ok {
			t.Errorf("%+v has an association", bad)
		}
	}
	if got, ok := Associate(Cooccurrence{10, 10, 10, 10}); !ok || got.NPMI != 1 || got.DeltaPForward != 1 {
		t.Errorf("nothing but the pair: %+v, %v", got, ok)
	}
}

func TestRanks(t *testing.T) {
	// R 4.2 kruskal.test, scipy.stats.kruskal; Cliff's delta from effsize.
	groups := [][]float64{{0, 2.1, 3.4, 0, 5.2, 1.1}, {4.4, 6.1, 2.9, 7.7, 5.0}, {0, 0, 1.5, 2.2}}
	h, err := KruskalWallis(groups)
	if err != nil || h.DF != 2 {
		t.Fatalf("%+v, %v", h, err)
	}
	check(t, "H", h.Statistic, 7.184121212121219, 1e-12)
	check(t, "H p", h.P, 0.027541519688690404, 1e-12)
	delta, _ := CliffsDelta(groups[1], groups[0])
	check(t, "delta", delta, 0.7333333333333333, 1e-12)
	back, _ := CliffsDelta(groups[0], groups[1])
	check(t, "delta reversed", back, -delta, 1e-15)
	if h, err := KruskalWallis([][]float64{{1, 1}, {1}}); err != nil || h.P != 1 || h.Statistic != 0 {
		t.Errorf("all tied: %+v, %v", h, err)
	}
	if _, err := KruskalWallis([][]float64{{1}, {}}); !errors.Is(err, ErrTooFew) {
		t.Errorf("empty group: %v", err)
	}
	if _, err := KruskalWallis([][]float64{{1}, {inf}}); !errors.Is(err, ErrShape) {
		t.Errorf("infinite: %v", err)
	}
	// Two blocks of three in the same order, by hand: rank sums 2 4 6, mean 4,
	// 12·(4+0+4)/(2·3·4) = 4, and exp(-4/2) is its tail with df 2.
	f, err := Friedman([][]float64{{1, 2, 3}, {10, 20, 30}})
	if err != nil || f.DF != 2 {
		t.Fatalf("%+v, %v", f, err)
	}
	check(t, "Friedman", f.Statistic, 4, 1e-12)
	check(t, "Friedman p", f.P, exp(-2), 1e-12)
	// With a tie, by hand: ranks 1.5 1.5 3 and 1 2 3; sums 2.5 3.5 6, Σd² = 6.5,
	// scale 2·3·4/12 - 6/24 = 1.75.
	f, _ = Friedman([][]float64{{1, 1, 3}, {10, 20, 30}})
	check(t, "Friedman with a tie", f.Statistic, 6.5/1.75, 1e-12)
	if f, err := Friedman([][]float64{{1, 1}, {2, 2}}); err != nil || f.P != 1 {
		t.Errorf("all tied: %+v, %v", f, err)
	}
	if _, err := Friedman([][]float64{{1, 2}, {1}}); !errors.Is(err, ErrShape) {
		t.Errorf("ragged: %v", err)
	}
}

func TestQuasiPoisson(t *testing.T) {
	// R 4.2 glm(counts ~ group, quasipoisson, offset = log(tokens)).
	counts := []int64{0, 1, 3, 0, 7, 2, 0, 5, 1, 9, 4, 12}
	words := []int64{400, 520, 610, 350, 700, 480, 390, 640, 500, 810, 450, 900}
	var articles []Counts
	for i := range counts {
		articles = append(articles, Counts{counts[i], words[i]})
	}
	got, err := FitQuasiPoisson(articles[6:], articles[:6])
	if err != nil {
		t.Fatal(err)
	}
	check(t, "intercept", got.Log0, -5.461220837484, 1e-10)
	check(t, "log ratio", got.LogRatio, 0.681826304935, 1e-10)
	// R iterates and stops within 1e-8 of the deviance, 5e-7 short of √(1/13 + 1/31).
	check(t, "Poisson se", got.PoissonSE, 0.330425546721, 1e-6)
	check(t, "phi", got.Phi, 1.84324192863815, 1e-10)
	check(t, "se", got.SE, 0.448605848273, 1e-6)
	check(t, "t", got.T, 1.519878324279, 1e-6)
	check(t, "p", got.P, 0.159507963374, 1e-6)
	// R 4.2 MASS::glm.nb; statsmodels gives the same theta.
	nb, err := FitNegativeBinomial(articles[6:], articles[:6])
	if err != nil {
		t.Fatal(err)
	}
	check(t, "NB intercept", nb.Log0, -5.527090998695, 1e-8)
	check(t, "NB log ratio", nb.LogRatio, 0.663937338438, 1e-7)
	check(t, "NB se", nb.SE, 0.459845734848, 1e-6)
	check(t, "NB theta", nb.Theta, 3.67227478777, 1e-6)
	check(t, "NB 2·logLik", 2*nb.LogLik, -50.826781669814, 1e-10)
	even := []Counts{{3, 100}, {3, 100}, {3, 100}}
	if _, err := FitNegativeBinomial(even, even); !errors.Is(err, ErrTooFew) {
		t.Errorf("no overdispersion: %v", err)
	}
	if _, err := FitNegativeBinomial([]Counts{{0, 10}, {0, 10}}, articles); !errors.Is(err, ErrNoCounts) {
		t.Errorf("NB without hits: %v", err)
	}
	if _, err := FitQuasiPoisson(articles[:1], articles[6:]); !errors.Is(err, ErrTooFew) {
		t.Errorf("one article: %v", err)
	}
	if _, err := FitQuasiPoisson([]Counts{{0, 10}, {0, 10}}, articles); !errors.Is(err, ErrNoCounts) {
		t.Errorf("no hits: %v", err)
	}
}

// TestQuasiPoissonBelowOne: articles that vary less than independent words have the
// standard error of these, √(1/K1 + 1/K0), with or without event terms.
func TestQuasiPoissonBelowOne(t *testing.T) {
	for _, c := range []struct {
		why               string
		target, reference []Counts
		phi               float64
	}{
		// Around the rates .5 and 2 per 10 words: Σ(k-μ)²/μ = 0.
		{"articles that are all alike", []Counts{{4, 80}, {4, 80}}, []Counts{{2, 10}, {2, 10}}, 0},
		// Around 4 a hundred words: (1+1+0+0)/4, over four df.
		{"one hit more, one less", []Counts{{3, 100}, {5, 100}, {4, 100}}, []Counts{{8, 100}, {8, 100}, {8, 100}}, 2. / 4 / 4},
	} {
		got, err := FitQuasiPoisson(c.target, c.reference)
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		check(t, c.why+": phi", got.Phi, c.phi, 1e-12)
		check(t, c.why+": standard error", got.SE, math.Sqrt(1/float64(sumOf(c.target))+1/float64(sumOf(c.reference))), 1e-12)
		on := func(list []Counts) (events []EventCounts) {
			for _, k := range list {
				events = append(events, EventCounts{k, 0})
			}
			return events
		}
		within, err := FitQuasiPoissonWithin(on(c.target), on(c.reference))
		if err != nil {
			t.Fatalf("%s, within an event: %v", c.why, err)
		}
		check(t, c.why+", within an event: standard error", within.SE, got.SE, 1e-9)
	}
}

func sumOf(list []Counts) (hits int64) {
	for _, c := range list {
		hits += c.K
	}
	return hits
}

// TestDesignEffect by hand: four articles of 100 words with 0, 0, 4 and 4 hits
// leave residuals of ±2, so Σe² = 16, times 4/3 over 8 hits is 8/3; articles of the
// same rate have no spread at all.
func TestDesignEffect(t *testing.T) {
	var bursty, even Moments
	for _, k := range []int64{0, 0, 4, 4} {
		bursty.Add(k, 100)
		even.Add(2, 100)
	}
	for _, c := range []struct {
		why     string
		outlets []Moments
		want    float64
		ok      bool
	}{
		{"clumped", []Moments{bursty}, 8.0 / 3, true},
		{"even", []Moments{even}, 0, true},
		{"pooled by hits", []Moments{bursty, even}, 4.0 / 3, true},
		{"a single article has no spread", []Moments{{Docs: 1, N: 10, K: 2, NN: 100, KK: 4, KN: 20}}, 0, false},
		{"no hit", []Moments{{Docs: 4, N: 400, NN: 40000}}, 0, false},
	} {
		got, ok := DesignEffect(c.outlets)
		if ok != c.ok || ok && math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %g, %v, want %g, %v", c.why, got, ok, c.want, c.ok)
		}
	}
}

// TestDriven: what is left without the article that contributes most of a difference.
func TestDriven(t *testing.T) {
	flat := []Counts{{1, 100}, {1, 100}, {1, 100}, {1, 100}}
	for _, c := range []struct {
		why    string
		target []Counts
		want   bool
	}{
		{"one article has all the hits above the rest", []Counts{{9, 100}, {1, 100}, {1, 100}, {1, 100}}, true},
		{"every article has three times as many", []Counts{{3, 100}, {3, 100}, {3, 100}, {3, 100}}, false},
		{"equal rates are not worth a mark", flat, false},
	} {
		s, ok := LeaveOneOut(c.target, flat, nil)
		if !ok || s.Driven() != c.want {
			t.Errorf("%s: %+v, driven %v, want %v", c.why, s, s.Driven(), c.want)
		}
		if c.want && (s.CarrierSide != TargetSide || s.Carrier != 0) {
			t.Errorf("%s: carried by article %d of side %d", c.why, s.Carrier, s.CarrierSide)
		}
	}
}
