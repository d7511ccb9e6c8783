package stats

import (
	"errors"
	"math"
	"sort"
	"testing"

	"pgregory.net/rapid"
)

func TestAdjust(t *testing.T) {
	// R 4.2 p.adjust; Benjamini-Hochberg also statsmodels multipletests.
	p := []float64{0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216}
	for by, want := range map[Adjustment][]float64{
		BenjaminiHochberg:  {0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714286, 0.216, 0.216, 0.216},
		Holm:               {0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615},
		Bonferroni:         {0.01, 0.08, 0.39, 0.41, 0.42, 0.6, 0.74, 1, 1, 1},
		BenjaminiYekutieli: {0.0292896825397, 0.1171587301587, 0.2460333333333, 0.2460333333333, 0.2460333333333, 0.2928968253968, 0.3096337868481, 0.6326571428571, 0.6326571428571, 0.6326571428571},
	} {
		got, err := Adjust(p, by)
		if err != nil {
			t.Fatal(err)
		}
		for i := range p {
			check(t, by.String(), got[i], want[i], 1e-10)
		}
	}
	for _, bad := range []float64{-0.1, 1.1, math.NaN()} {
		if _, err := Adjust([]float64{bad}, Holm); !errors.Is(err, ErrShape) {
			t.Errorf("p = %v: %v", bad, err)
		}
	}
	if got, err := Adjust(nil, Holm); err != nil || len(got) != 0 {
		t.Errorf("no tests: %v, %v", got, err)
	}
}

func TestAdjustProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 40).Draw(t, "p")
		adjusted := make([][]float64, 4)
		for by := range adjusted {
			q, err := Adjust(p, Adjustment(by))
			if err != nil {
				t.Fatal(err)
			}
			adjusted[by] = q
			order := make([]int, len(p))
			for i := range order {
				order[i] = i
			}
			sort.SliceStable(order, func(i, j int) bool { return p[order[i]] < p[order[j]] })
			for i := range p {
				if q[i] < p[i] || q[i] > 1 {
					t.Fatalf("%v: p %g became %g", Adjustment(by), p[i], q[i])
				}
				if i > 0 && q[order[i]] < q[order[i-1]] {
					t.Fatalf("%v is not monotone", Adjustment(by))
				}
			}
		}
		for i := range p {
			if adjusted[Holm][i] > adjusted[Bonferroni][i] || adjusted[BenjaminiHochberg][i] > adjusted[Holm][i]+1e-15 ||
				adjusted[BenjaminiHochberg][i] > adjusted[BenjaminiYekutieli][i] {
				t.Fatalf("corrections out of order at %d", i)
			}
		}
	})
}
