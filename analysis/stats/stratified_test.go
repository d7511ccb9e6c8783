package stats

import (
	"errors"
	"math"
	"testing"
)

// TestAlphaWithinStrata by hand: one stratum is alpha itself; of two, the sums of
// observed and expected disagreement, each from the counts of its own stratum.
func TestAlphaWithinStrata(t *testing.T) {
	c := Codings{Categories: 2, Codes: [][]int{{0, 0, 0, 0, 1, 0, 1, 0, 1, Missing}, {0, 0, 0, 1, 1, 0, 1, 0, 0, 1}}}
	plain, err := KrippendorffAlpha(c, Nominal)
	if err != nil {
		t.Fatal(err)
	}
	one, err := KrippendorffWithin(c, make([]int, 10), Nominal)
	if err != nil || math.Abs(one.Value-plain.Value) > 1e-12 || math.Abs(one.Observed-plain.Observed) > 1e-12 || one.Units != plain.Units || one.Pairable != plain.Pairable {
		t.Errorf("one stratum gives %+v, %v; alpha is %+v", one, err, plain)
	}
	// Units 0-4: codes 7 and 3, one unit apart: n·Do = 2, n·De = 2·7·3/9.
	// Units 5-8: codes 5 and 3, one unit apart: n·Do = 2, n·De = 2·5·3/7.
	two, err := KrippendorffWithin(c, []int{4, 4, 4, 4, 4, 1, 1, 1, 1, 9}, Nominal)
	if want := 1 - 4/(42./9+30./7); err != nil || math.Abs(two.Value-want) > 1e-12 || two.Units != 9 || two.Pairable != 18 {
		t.Errorf("two strata give %+v, %v; want %g on 9 units", two, err, want)
	}
	b, err := KrippendorffWithinBootstrap(c, []int{4, 4, 4, 4, 4, 1, 1, 1, 1, 9}, Nominal, BootstrapOptions{Resamples: 999, Seed: 1})
	if err != nil || !(b.CI.Lo < two.Value && two.Value < b.CI.Hi) {
		t.Errorf("the interval is %+v, %v", b.CI, err)
	}
	for _, k := range []struct {
		reason  string
		codes   [][]int
		stratum []int
		want    error
	}{
		{"a stratum for each unit", [][]int{{0, 1}, {0, 1}}, []int{0}, ErrShape},
		{"nothing coded twice", [][]int{{0, Missing}, {Missing, 1}}, []int{0, 1}, ErrTooFew},
		{"strata of one category each", [][]int{{0, 1}, {0, 1}}, []int{0, 1}, ErrNoCounts},
	} {
		if _, err := KrippendorffWithin(Codings{Categories: 2, Codes: k.codes}, k.stratum, Nominal); !errors.Is(err, k.want) {
			t.Errorf("%s: %v, want %v", k.reason, err, k.want)
		}
	}
}
