package stats

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCorrespond(t *testing.T) {
	// R 4.2 ca::ca. Signs follow our rule, the largest row coordinate positive, which agrees
	// with R's here in the first dimension.
	got, err := Correspond([][]int64{{3, 0, 1, 0}, {5, 0, 0, 1}, {1, 2, 3, 1}, {3, 0, 4, 2}, {1, 2, 0, 3}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.607695132165, 0.468681504097, 0.225992036797} {
		check(t, "σ", got.Singular[i], want, 1e-10)
	}
	check(t, "inertia", got.Inertia, 0.640028126635269, 1e-10)
	check(t, "chi-square", got.ChiSq, 20.4809000523286, 1e-10)
	for i, want := range []float64{-0.758534632697, -0.74367994339, 0.531097812986, -0.129396973494, 0.823851043612} {
		check(t, "row, first dimension", got.Rows[i][0], want, 1e-9)
	}
	for i, want := range []float64{0.0681061995055, -0.5303918031074, 0.4074080138484, 0.4338922492149, -0.6411600532085} {
		check(t, "row, second dimension", got.Rows[i][1], -want, 1e-9)
	}
	for i, want := range []float64{-0.6363572548186, 1.1148261561443, 0.0652405489812, 0.4702021851736} {
		check(t, "column, first dimension", got.Columns[i][0], want, 1e-9)
	}
	for i, want := range []float64{0.125, 0.1875, 0.21875, 0.28125, 0.1875} {
		check(t, "row mass", got.RowMass[i], want, 1e-12)
	}
	if _, err := Correspond([][]int64{{1, 2}}); !errors.Is(err, ErrTooFew) {
		t.Errorf("one row: %v", err)
	}
	if _, err := Correspond([][]int64{{1, 2}, {0, 0}}); !errors.Is(err, ErrNoCounts) {
		t.Errorf("empty row: %v", err)
	}
	if _, err := Correspond([][]int64{{1, 0}, {3, 0}}); !errors.Is(err, ErrNoCounts) {
		t.Errorf("empty column: %v", err)
	}
	if _, err := Correspond([][]int64{{1, 0}, {3}}); !errors.Is(err, ErrShape) {
		t.Errorf("ragged: %v", err)
	}
	// Proportional rows have no structure: no dimension, no inertia.
	if got, err := Correspond([][]int64{{1, 2}, {2, 4}}); err != nil || len(got.Singular) != 0 || got.ChiSq != 0 {
		t.Errorf("proportional rows: %+v, %v", got, err)
	}
}

func TestAgglomerate(t *testing.T) {
	// R 4.2 hclust heights; cor(d, cophenetic(.)).
	d := [][]float64{{0, 2, 6, 10, 9}, {2, 0, 5, 9, 8}, {6, 5, 0, 4, 5}, {10, 9, 4, 0, 3}, {9, 8, 5, 3, 0}}
	for linkage, want := range map[Linkage][]float64{
		SingleLinkage:   {2, 3, 4, 5},
		CompleteLinkage: {2, 3, 5, 10},
		AverageLinkage:  {2, 3, 4.5, 7.83333333333},
		WardLinkage:     {2, 3, 4.93288286232, 11.79265308006},
	} {
		got := agglomerate(d, linkage)
		for i, m := range got.Merges {
			check(t, "height", m.Height, want[i], 1e-10)
		}
		if linkage == AverageLinkage {
			check(t, "cophenetic correlation", got.Cophenetic, 0.848174567384915, 1e-10)
			// R's merges (-1 -2), (-4 -5), (-3 2), (1 3) in our numbering.
			for i, m := range []Merge{{0, 1, 0, 2}, {3, 4, 0, 2}, {2, 6, 0, 3}, {5, 7, 0, 5}} {
				if g := got.Merges[i]; g.Left != m.Left || g.Right != m.Right || g.Leaves != m.Leaves {
					t.Errorf("merge %d = %+v, want %+v", i, g, m)
				}
			}
		}
	}
	if _, err := Cluster(d, AverageLinkage); !errors.Is(err, ErrTooFew) {
		t.Errorf("five points: %v", err)
	}
}

func TestClusterProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(MinTreeLeaves, 14).Draw(t, "points")
		d := make([][]float64, n)
		for i := range d {
			d[i] = make([]float64, n)
			for j := range i {
				d[i][j] = float64(rapid.IntRange(0, 9).Draw(t, "distance"))
				d[j][i] = d[i][j]
			}
		}
		for linkage := AverageLinkage; linkage <= WardLinkage; linkage++ {
			got, err := Cluster(d, linkage)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Merges) != n-1 || got.Merges[n-2].Leaves != n || math.IsNaN(got.Cophenetic) || math.Abs(got.Cophenetic) > 1+1e-12 {
				t.Fatalf("%+v", got)
			}
			for i := 1; i < n-1; i++ { // none of the four linkages can have an inversion
				if got.Merges[i].Height < got.Merges[i-1].Height-1e-9 {
					t.Fatalf("linkage %d: heights fall at merge %d", linkage, i)
				}
			}
		}
		d[0][1]++
		if _, err := Cluster(d, AverageLinkage); !errors.Is(err, ErrShape) {
			t.Fatalf("not symmetric: %v", err)
		}
	})
}

// letters turns "AAB" into codes 0 0 1, with '.' missing.
func letters(s string) []int {
	var out []int
	for _, r := range s {
		if r == '.' {
			out = append(out, Missing)
			continue
		}
		out = append(out, int(r-'A'))
	}
	return out
}

func TestKappas(t *testing.T) {
	// sklearn.metrics.cohen_kappa_score; statsmodels fleiss_kappa.
	first, second := letters("AABBCABCAABB"), letters("AABCCABBAABA")
	plain, err := CohenKappa(first, second, 3, Unweighted)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "observed", plain.Observed, 0.75, 1e-12)
	check(t, "kappa", plain.Value, 0.6, 1e-12)
	linear, _ := CohenKappa(first, second, 3, LinearWeights)
	check(t, "linear kappa", linear.Value, 0.6785714285714286, 1e-12)
	if _, err := CohenKappa(letters("AAA"), letters("AAA"), 2, Unweighted); !errors.Is(err, ErrNoCounts) {
		t.Errorf("one category: %v", err)
	}
	if _, err := CohenKappa(letters("A."), letters(".A"), 2, Unweighted); !errors.Is(err, ErrTooFew) {
		t.Errorf("no unit in common: %v", err)
	}
	if _, err := CohenKappa(letters("C"), letters("A"), 2, Unweighted); !errors.Is(err, ErrShape) {
		t.Errorf("code out of range: %v", err)
	}
	fleiss, err := FleissKappa([][]int64{{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}})
	if err != nil {
		t.Fatal(err)
	}
	check(t, "Fleiss", fleiss.Value, 0.20993070442195522, 1e-12)
	if _, err := FleissKappa([][]int64{{2, 0}, {1, 0}}); !errors.Is(err, ErrShape) {
		t.Errorf("unequal ratings: %v", err)
	}
	if _, err := FleissKappa([][]int64{{2, 0}, {2, 0}}); !errors.Is(err, ErrNoCounts) {
		t.Errorf("one category: %v", err)
	}
}

func TestKrippendorff(t *testing.T) {
	// Two coders: the python package krippendorff 0.5; the 4×12 example is in
	// example_test.go.
	two := Codings{Codes: [][]int{letters("AABBCABCAABB"), letters("AABCCABBAABA")}, Categories: 3}
	got, err := KrippendorffAlpha(two, Nominal)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "two coders", got.Value, 0.6145251396648045, 1e-12)
	boot, err := KrippendorffBootstrap(two, Nominal, BootstrapOptions{Resamples: 2000, Seed: 1})
	if err != nil || !boot.CI.Contains(got.Value) || boot.Value != got.Value || boot.CI.Hi > 1 || boot.Resamples == 0 {
		t.Errorf("bootstrap: %+v, %v", boot, err)
	}
	if _, err := KrippendorffBootstrap(Codings{Codes: [][]int{letters("AB"), letters("AB")}, Categories: 2}, Nominal, BootstrapOptions{}); !errors.Is(err, ErrTooFew) {
		t.Errorf("two units: %v", err)
	}
	for why, c := range map[string]struct {
		codings Codings
		metric  Metric
		want    error
	}{
		"one coder":          {Codings{Codes: [][]int{letters("AB")}, Categories: 2}, Nominal, ErrTooFew},
		"no unit in common":  {Codings{Codes: [][]int{letters("A."), letters(".B")}, Categories: 2}, Nominal, ErrTooFew},
		"one category":       {Codings{Codes: [][]int{letters("AA"), letters("AA")}, Categories: 2}, Nominal, ErrNoCounts},
		"code out of range":  {Codings{Codes: [][]int{letters("AC"), letters("AB")}, Categories: 2}, Nominal, ErrShape},
		"coders of 2 and 1":  {Codings{Codes: [][]int{letters("AB"), letters("A")}, Categories: 2}, Nominal, ErrShape},
		"negative on ratios": {Codings{Codes: [][]int{letters("AB"), letters("AB")}, Categories: 2, Values: []float64{-1, 2}}, RatioScale, ErrShape},
	} {
		if _, err := KrippendorffAlpha(c.codings, c.metric); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", why, err, c.want)
		}
	}
}

// TestAgreementProperties: agreement does not depend on who is named first, is 1 exactly
// when the coders agree, and is never NaN.
func TestAgreementProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "units")
		code := rapid.IntRange(Missing, 3)
		a := rapid.SliceOfN(code, n, n).Draw(t, "first")
		b := rapid.SliceOfN(code, n, n).Draw(t, "second")
		for metric := Nominal; metric <= RatioScale; metric++ {
			forward, err := KrippendorffAlpha(Codings{Codes: [][]int{a, b}, Categories: 4}, metric)
			back, err2 := KrippendorffAlpha(Codings{Codes: [][]int{b, a}, Categories: 4}, metric)
			if (err == nil) != (err2 == nil) || forward != back || math.IsNaN(forward.Value) || forward.Value > 1 {
				t.Fatalf("metric %d: %+v %v, %+v %v", metric, forward, err, back, err2)
			}
			if err == nil && (forward.Value == 1) != (forward.Observed == 0) {
				t.Fatalf("metric %d: %+v", metric, forward)
			}
		}
		k, err := CohenKappa(a, b, 4, LinearWeights)
		if err == nil && (math.IsNaN(k.Value) || k.Value > 1+1e-12) {
			t.Fatalf("%+v", k)
		}
	})
}

func TestLeaveOneOut(t *testing.T) {
	steady := []Counts{{5, 500}, {5, 500}, {5, 500}, {5, 500}}
	driven := []Counts{{0, 500}, {1, 500}, {60, 500}, {0, 500}}
	got, ok := LeaveOneOut(driven, steady, nil)
	if !ok {
		t.Fatal("no stability")
	}
	// By hand: 61/2000 against 20/2000 is log2 3.05; without the third, 1/1500
	// against 20/2000 is log2 (1/15).
	check(t, "value", got.Value, math.Log2(3.05), 1e-12)
	check(t, "largest change", got.MaxChange, math.Log2(3.05*15), 1e-12)
	if !got.SignFlips || got.Side != TargetSide || got.Article != 2 || got.Driver != 2 || got.DriverSide != TargetSide {
		t.Errorf("%+v, want the target's third article to drive it", got)
	}
	got, _ = LeaveOneOut(steady, driven, func(target, reference []Counts) bool { return len(target) == 4 && len(reference) == 4 })
	if !got.DecisionFlips || got.Side != ReferenceSide || got.Article != 2 || got.DriverSide != TargetSide || got.Driver != 0 {
		t.Errorf("%+v, want the first article whose absence flips the decision as the driver", got)
	}
	got, _ = LeaveOneOut(steady, steady, func([]Counts, []Counts) bool { return false })
	if got.SignFlips || got.DecisionFlips || got.MaxChange > 1e-12 {
		t.Errorf("equal articles: %+v", got)
	}
	if _, ok := LeaveOneOut(steady[:1], driven, nil); ok {
		t.Error("one article has no stability")
	}
	if _, ok := LeaveOneOut([]Counts{{0, 5}, {0, 5}}, []Counts{{0, 5}, {0, 5}}, nil); ok {
		t.Error("no hits have a stability")
	}
}
