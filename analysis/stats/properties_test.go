package stats

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func drawCounts(t *rapid.T, name string) Counts {
	n := rapid.Int64Range(1, 5000).Draw(t, name+" words")
	return Counts{rapid.Int64Range(0, min(n, 60)).Draw(t, name+" hits"), n}
}

// TestAntisymmetry: naming the other outlet first negates differences and leaves tests
// unchanged, and an outlet against itself decides nothing.
func TestAntisymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawCounts(t, "target"), drawCounts(t, "reference")
		if e, ok := LogRatio(a, b, 0.95); ok {
			back, _ := LogRatio(b, a, 0.95)
			if back.Value != -e.Value || !near(back.CI.Lo, -e.CI.Hi, 1e-12) {
				t.Fatalf("log ratio %+v, back %+v", e, back)
			}
			if !e.Smoothed && !e.CI.Contains(e.Value) {
				t.Fatalf("%+v does not hold its own value", e)
			}
		} else if a.K+b.K > 0 {
			t.Fatal("no log ratio although something was counted")
		}
		if e, ok := LogRatio(a, a, 0.95); ok && (e.Value != 0 || !e.CI.Contains(0)) {
			t.Fatalf("against itself: %+v", e)
		}
		if a.K+b.K == 0 {
			return
		}
		f, err := FisherExact(a, b, 0.95)
		g, err2 := FisherExact(b, a, 0.95)
		if err != nil || err2 != nil || !near(f.P, g.P, 1e-9) || !near(f.Greater, g.Less, 1e-9) {
			t.Fatalf("fisher %+v %v, back %+v %v", f, err, g, err2)
		}
		if !(f.P > 0 && f.P <= 1) || f.OddsRatio < f.CI.Lo*(1-1e-9) || f.OddsRatio > f.CI.Hi*(1+1e-9) {
			t.Fatalf("fisher %+v", f)
		}
		r, err := CompareRates(a, b, 0.95)
		back, err2 := CompareRates(b, a, 0.95)
		if err != nil || err2 != nil || !near(r.P, back.P, 1e-9) || !near(1/r.Ratio, back.Ratio, 1e-9) {
			t.Fatalf("rates %+v %v, back %+v %v", r, err, back, err2)
		}
		x, err := G2(a, b, Uncorrected)
		y, _ := G2(b, a, Uncorrected)
		if err != nil || !near(x.Statistic, y.Statistic, 1e-9) {
			t.Fatalf("G2 %v, back %v, %v", x, y, err)
		}
		self, _ := G2(a.Add(Counts{1, 1}), a.Add(Counts{1, 1}), Uncorrected)
		if self.Statistic > 1e-9 || self.P < 0.9999 {
			t.Fatalf("G2 against itself: %+v", self)
		}
	})
}

// TestMomentsMerge: any split of the articles over any number of accumulators, merged in
// any order, gives the same six integers; and swapping outlets negates.
func TestMomentsMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var whole [2]Moments
		parts := make([][2]Moments, 3)
		for range rapid.IntRange(8, 30).Draw(t, "articles") {
			c := drawCounts(t, "article")
			side := rapid.IntRange(0, 1).Draw(t, "side")
			whole[side].Add(c.K, c.N)
			parts[rapid.IntRange(0, 2).Draw(t, "part")][side].Add(c.K, c.N)
		}
		for side := range whole {
			sum := parts[2][side]
			sum.Merge(parts[0][side])
			sum.Merge(parts[1][side])
			if sum != whole[side] {
				t.Fatalf("merged %+v, whole %+v", sum, whole[side])
			}
		}
		got, err := ClusterLogRatio(whole[0], whole[1], 0.95)
		back, err2 := ClusterLogRatio(whole[1], whole[0], 0.95)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%v one way, %v the other", err, err2)
		}
		if err == nil && (got.Value != -back.Value || !near(got.P, back.P, 1e-12) || !got.CI.Contains(got.Value)) {
			t.Fatalf("%+v, back %+v", got, back)
		}
		if self, err := ClusterLogRatio(whole[0], whole[0], 0.95); err == nil && (self.Value != 0 || self.P != 1) {
			t.Fatalf("against itself: %+v", self)
		}
	})
}

// TestDirichletProperties: swapping the sides negates every value, and a side
// against itself is all zeros.
func TestDirichletProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "words")
		count := rapid.Int64Range(0, 40)
		a := rapid.SliceOfN(count, n, n).Draw(t, "target")
		b := rapid.SliceOfN(count, n, n).Draw(t, "reference")
		prior := Prior{Kind: PriorKind(rapid.IntRange(0, 2).Draw(t, "prior")), Background: rapid.SliceOfN(count, n, n).Draw(t, "background")}
		forward, err := DirichletLogOdds(a, b, prior)
		if err != nil {
			return
		}
		back, _ := DirichletLogOdds(b, a, prior)
		for i := range forward {
			if !near(forward[i].Z, -back[i].Z, 1e-9) || !finite(forward[i].Z) || !finite(forward[i].Var) {
				t.Fatalf("word %d: %+v, back %+v", i, forward[i], back[i])
			}
		}
		if self, err := DirichletLogOdds(a, a, prior); err == nil {
			for i := range self {
				if self[i].Z != 0 {
					t.Fatalf("word %d against itself: %+v", i, self[i])
				}
			}
		}
	})
}

// TestNoNaNEscapes feeds malformed and extreme counts to everything that takes two
// counts: each answers with ok = false, a named error or numbers that JSON can hold, with
// infinity allowed where the package comment says so.
func TestNoNaNEscapes(t *testing.T) {
	hold := func(name string, c [2]Counts, value any) {
		t.Helper()
		v := reflect.ValueOf(value)
		for i := range v.NumField() {
			f := v.Field(i)
			if f.Kind() == reflect.Float64 && math.IsNaN(f.Float()) {
				t.Errorf("%s of %v: %+v", name, c, value)
			}
			if iv, is := f.Interface().(Interval); is {
				if _, err := json.Marshal(iv); err != nil {
					t.Errorf("%s of %v: %v", name, c, err)
				}
			}
		}
	}
	for _, c := range malformed {
		for _, level := range []float64{0.95, 0, 1, math.NaN()} {
			e, _ := LogRatio(c[0], c[1], level)
			hold("log ratio", c, e)
			e, _ = WalterLogRatio(c[0], c[1], level)
			hold("Walter", c, e)
			o, _ := OddsRatio(c[0], c[1], level)
			hold("odds ratio", c, o)
			o, _ = HaldaneOddsRatio(c[0], c[1], level)
			hold("Haldane", c, o)
			f, _ := FisherExact(c[0], c[1], level)
			hold("Fisher", c, f)
			r, _ := CompareRates(c[0], c[1], level)
			hold("rates", c, r)
			g, _ := Garwood(c[0], level)
			hold("Garwood", c, g)
			w, _ := Wilson(c[0], level)
			hold("Wilson", c, w)
		}
		for _, correction := range []Correction{Uncorrected, Williams, Yates} {
			g, _ := G2(c[0], c[1], correction)
			hold("G2", c, g)
			x, _ := ChiSquare(c[0], c[1], correction)
			hold("chi-square", c, x)
		}
		g, _ := G2TwoCell(c[0], c[1])
		hold("two-cell G2", c, g)
		k, _ := CompareOutlets(c[:])
		hold("outlets", c, k)
		residuals, _ := Residuals(c[:])
		for _, r := range residuals {
			if math.IsNaN(r) {
				t.Errorf("residuals of %v: %v", c, residuals)
			}
		}
		d, _ := Disperse(c[:])
		hold("dispersion", c, d)
		q, _ := FitQuasiPoisson(c[:], c[:])
		hold("quasi-Poisson", c, q)
		nb, _ := FitNegativeBinomial(c[:], c[:])
		hold("negative binomial", c, nb)
		s, _ := LeaveOneOut(c[:], c[:], nil)
		hold("stability", c, s)
	}
}
