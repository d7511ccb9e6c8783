package stats

import (
	"math"
	"testing"
)

// near reports whether got equals want within an absolute or relative tolerance; equal
// infinities are near.
func near(got, want, tolerance float64) bool {
	if got == want {
		return true
	}
	d := math.Abs(got - want)
	return d <= tolerance || d <= tolerance*math.Abs(want)
}

func check(t *testing.T, name string, got, want, tolerance float64) {
	t.Helper()
	if !near(got, want, tolerance) {
		t.Errorf("%s = %.13g, want %.13g", name, got, want)
	}
}

func checkInterval(t *testing.T, name string, got, want Interval, tolerance float64) {
	t.Helper()
	check(t, name+" lower", got.Lo, want.Lo, tolerance)
	check(t, name+" upper", got.Hi, want.Hi, tolerance)
}

// The four tables that many tests share.
var (
	caseA = [2]Counts{{20, 10000}, {5, 10000}}    // clear difference, equal sizes
	caseB = [2]Counts{{4, 754}, {0, 1903}}        // a zero, unequal sizes
	caseC = [2]Counts{{5, 515}, {1, 617}}         // small counts
	caseD = [2]Counts{{10, 100000}, {40, 200000}} // the reference has more
)

// malformed holds impossible and extreme pairs of counts; every function must handle them
// without a NaN.
var malformed = [][2]Counts{
	{{0, 0}, {1, 10}}, {{1, 10}, {0, 0}}, {{-1, 10}, {1, 10}}, {{11, 10}, {1, 10}},
	{{0, 10}, {0, 10}}, {{10, 10}, {10, 10}}, {{10, 10}, {0, 10}}, {{1, 1}, {0, 1}},
	{{0, 1}, {1, 1}}, {{1, 1 << 40}, {1 << 39, 1 << 40}},
}

var inf = math.Inf(1)

func exp(x float64) float64 { return math.Exp(x) }
