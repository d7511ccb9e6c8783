package stats

import (
	"errors"
	"math/rand/v2"
	"testing"
)

func TestDirichletLogOdds(t *testing.T) {
	// Five words: regime, support, statement, the, mutiny. Expected figures from an
	// independent script over the paper's formula (float64, by hand).
	target := []int64{4, 5, 1, 60, 1}
	reference := []int64{0, 3, 4, 55, 5}
	for _, c := range []struct {
		prior Prior
		delta []float64
		z     []float64
		why   string
	}{
		{Prior{Kind: UniformPrior, Strength: 0.01},
			[]float64{5.9939614273065684, 0.4787431054125757, -1.4841379723333374, 0.17370562714578042, -1.7227727533529187},
			[]float64{0.5986501609323007, 0.656473892440375, -1.3330771719116323, 0.9305931292998743, -1.5794624254045198},
			"a zero under a tiny prior is punished"},
		{Prior{Kind: PooledPrior, Strength: 10},
			[]float64{2.6946271807700697, 0.4169789885890314, -1.2558190333006345, 0.15197181395584392, -1.4377740404342725},
			[]float64{1.4040787057540636, 0.6157578093221969, -1.279531972597622, 0.8712797153071693, -1.5318285266052476},
			"ten words of prior in the shape of both"},
		{Prior{Kind: PooledPrior, Strength: 138},
			[]float64{0.693147180559945, 0.15679758449597703, -0.4405564279194345, 0.05797507374650457, -0.49239466208093363},
			[]float64{1.1319046060137765, 0.38273816104265646, -0.8358970500319252, 0.5383630529331314, -1.0184095102420558},
			"as many words of prior as were counted"},
		{Prior{Kind: InformativePrior, Strength: 10, Background: []int64{4, 8, 5, 115, 6}},
			[]float64{2.6946271807700697, 0.4169789885890314, -1.2558190333006345, 0.15197181395584392, -1.4377740404342725},
			[]float64{1.4040787057540636, 0.6157578093221969, -1.279531972597622, 0.8712797153071693, -1.5318285266052476},
			"a background equal to the pool is the pooled prior"},
	} {
		got, err := DirichletLogOdds(target, reference, c.prior)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			check(t, c.why+": delta", got[i].Delta, c.delta[i], 1e-10)
			check(t, c.why+": z", got[i].Z, c.z[i], 1e-10)
		}
	}
	if _, err := DirichletLogOdds([]int64{1}, []int64{1}, Prior{}); !errors.Is(err, ErrTooFew) {
		t.Errorf("one word: %v", err)
	}
	if _, err := DirichletLogOdds([]int64{0, 0}, []int64{0, 0}, Prior{}); !errors.Is(err, ErrNoCounts) {
		t.Errorf("no words: %v", err)
	}
	if _, err := DirichletLogOdds([]int64{1, 2}, []int64{1}, Prior{}); !errors.Is(err, ErrShape) {
		t.Errorf("lengths: %v", err)
	}
	got, err := DirichletLogOdds([]int64{3, 0, 0}, []int64{2, 0, 0}, Prior{Kind: PooledPrior})
	if err != nil || got[0] != (LogOdds{}) || got[1] != (LogOdds{}) {
		t.Errorf("one word in use: %v, %v, want zeros", got, err)
	}
}

// TestPooledOddsAreThoseOfTheWholeVocabulary, to the last bit, and AtLeast omits no word
// that reaches z.
func TestPooledOddsAreThoseOfTheWholeVocabulary(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 50 {
		target, reference := make([]int64, 200), make([]int64, 200)
		p := PooledOdds{Strength: 1 + 1000*rng.Float64()}
		for i := range target {
			most := int64(1) << rng.IntN(20)
			target[i], reference[i] = rng.Int64N(most), rng.Int64N(most)
			p.Target += target[i]
			p.Reference += reference[i]
		}
		odds, err := DirichletLogOdds(target, reference, Prior{Kind: PooledPrior, Strength: p.Strength})
		if err != nil {
			t.Fatal(err)
		}
		at := odds[rng.IntN(len(odds))].Z // some word's own, so that one is met exactly
		for i, want := range odds {
			if got := p.Word(target[i], reference[i]); got != want {
				t.Fatalf("%d and %d of %+v: %+v, in the whole vocabulary %+v", target[i], reference[i], p, got, want)
			}
			for _, z := range []float64{1e-6, 0.1, 1, 3, at} {
				if z <= 0 {
					continue
				}
				got, ok := p.AtLeast(target[i], reference[i], z)
				if ok != (want.Z >= z) || ok && got != want {
					t.Fatalf("%d and %d of %+v with z %g: %+v, reaches %g: %v", target[i], reference[i], p, want, z, got, ok)
				}
			}
		}
	}
}
