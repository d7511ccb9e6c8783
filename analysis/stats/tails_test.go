package stats

import (
	"math"
	"testing"
)

func TestTails(t *testing.T) {
	for _, c := range []struct {
		name            string
		got, want, near float64
	}{
		// Printed tables: the 97.5 % points of Student's t with 10 degrees of
		// freedom and of the normal distribution.
		{"qt(.975, 10)", studentQuantile(0.95, 10), 2.2281388519649385, 1e-9},
		{"qnorm(.975)", normalTwoSided(0.95), 1.959963984540054, 1e-12},
		// R 4.2 t.test (Welch): fractional degrees of freedom.
		{"Welch p", studentTwoSided(-2.798112699988, 8.94925998432), 0.020887431523, 1e-9},
		// scipy.stats.norm.ppf(.975) + norm.ppf(.8).
		{"z of 5 % and 80 %", normalUpper(0.025) + normalUpper(0.2), 2.8015852181129683, 1e-12},
		// By hand: a chi-square tail with 2 degrees of freedom is exp(-x/2).
		{"chi-square, df 2", chiSquareTail(900, 2), math.Exp(-450), 1e-10},
		// By hand: no heads in 60 throws, and at most 59.
		{"binomial, none", binomialAtMost(0, 60, 0.5), math.Exp2(-60), 1e-10},
		{"binomial, all", binomialAtLeast(60, 60, 0.5), math.Exp2(-60), 1e-10},
		// A tail that 1 - CDF rounds to 0: erfc(12/√2)/2 (Abramowitz and Stegun,
		// 7.1.23: φ(12)/12·(1 - 1/144 + 3/144² - 15/144³)).
		{"normal, 12", normalTail(12), math.Exp(-72) / math.Sqrt(2*math.Pi) / 12 * (1 - 1.0/144 + 3.0/144/144 - 15.0/144/144/144), 1e-6},
	} {
		if !near(c.got/c.want, 1, c.near) {
			t.Errorf("%s = %.15g, want %.15g", c.name, c.got, c.want)
		}
	}
}
