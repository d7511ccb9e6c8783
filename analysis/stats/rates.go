package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// Garwood is the exact Poisson interval of a rate per 1,000 (Garwood 1936):
//
//	lower = χ²(α/2; 2k)/2, upper = χ²(1-α/2; 2k+2)/2, times 1000/n
//
// The lower end is 0 at k = 0. It assumes that words are independent draws and
// is conservative if they are; with bursty words the truth is wider.
func Garwood(c Counts, level float64) (iv Interval, ok bool) {
	if !c.Valid() || !inside(level) {
		return Interval{}, false
	}
	tail := (1 - level) / 2
	per := 1000 / float64(c.N)
	if c.K > 0 {
		iv.Lo = distuv.ChiSquared{K: 2 * float64(c.K)}.Quantile(tail) / 2 * per
	}
	iv.Hi = distuv.ChiSquared{K: 2*float64(c.K) + 2}.Quantile(1-tail) / 2 * per
	return iv, true
}

// Wilson is the score interval of a proportion, without continuity correction (Wilson
// 1927; Brown, Cai and DasGupta 2001). It is used here for shares of articles and of
// quotations; the ends are in [0, 1].
func Wilson(c Counts, level float64) (iv Interval, ok bool) {
	if !c.Valid() || !inside(level) {
		return Interval{}, false
	}
	n, p := float64(c.N), float64(c.K)/float64(c.N)
	z := normalTwoSided(level)
	centre := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	scale := 1 + z*z/n
	iv = Interval{(centre - half) / scale, (centre + half) / scale}
	if c.K == 0 {
		iv.Lo = 0
	}
	if c.K == c.N {
		iv.Hi = 1
	}
	return iv, true
}

// RuleOfThree is the one-sided upper bound of a rate per 1,000 when nothing was found in
// n words: -ln(1-level)/n, which at 0.95 is about 3/n (Hanley and Lippman-Hand 1983). It
// is the exact Poisson form.
func RuleOfThree(n int64, level float64) (upper float64, ok bool) {
	if n <= 0 || !inside(level) {
		return 0, false
	}
	return -1000 * math.Log1p(-level) / float64(n), true
}

// RateComparison is the exact comparison of two Poisson rates.
type RateComparison struct {
	// Ratio is target rate over reference rate; +Inf when the reference has no
	// hit, 0 when the target has none.
	Ratio float64
	// CI is the exact interval of Ratio; Hi is +Inf when the reference has no hit.
	CI Interval
	// P is two-sided: the sum over outcomes no likelier than the one observed.
	P float64
}

// CompareRates tests two Poisson rates by conditioning on their total, which leaves a
// binomial with share n1/(n1+n2) (Przyborowski and Wilenski 1940); the interval is the
// Clopper-Pearson interval of that share turned into a ratio. It holds only if words were
// independent draws. No hit on either side gives ErrNoCounts.
func CompareRates(target, reference Counts, level float64) (RateComparison, error) {
	if !target.Valid() || !reference.Valid() {
		return RateComparison{}, fmt.Errorf("compare rates: %w", ErrShape)
	}
	if !inside(level) {
		return RateComparison{}, fmt.Errorf("compare rates: %w", ErrLevel)
	}
	k := target.K + reference.K
	if k == 0 {
		return RateComparison{}, fmt.Errorf("compare rates: %w", ErrNoCounts)
	}
	n1, n2 := float64(target.N), float64(reference.N)
	share := n1 / (n1 + n2)
	out := RateComparison{P: binomialTwoSided(target.K, k, share)}
	if reference.K == 0 {
		out.Ratio = math.Inf(1)
	} else {
		out.Ratio = float64(target.K) / n1 / (float64(reference.K) / n2)
	}
	tail := (1 - level) / 2
	odds := func(p float64) float64 { return p / (1 - p) * n2 / n1 }
	if target.K > 0 {
		out.CI.Lo = odds(mathext.InvRegIncBeta(float64(target.K), float64(reference.K)+1, tail))
	}
	out.CI.Hi = math.Inf(1)
	if reference.K > 0 {
		out.CI.Hi = odds(mathext.InvRegIncBeta(float64(target.K)+1, float64(reference.K), 1-tail))
	}
	return out, nil
}

// binomialTwoSided sums the outcomes whose probability is at most that of x, with a
// relative tolerance of 1e-7 so that exact ties count, as in R's binom.test.
func binomialTwoSided(x, n int64, p float64) float64 {
	logProb := func(y int64) float64 {
		return logChoose(n, y) + float64(y)*math.Log(p) + float64(n-y)*math.Log1p(-p)
	}
	limit := logProb(x) + 1e-7
	mode := int64(math.Floor(float64(n+1) * p))
	mode = min(max(mode, 0), n)
	if x == mode || logProb(mode) <= limit {
		return 1
	}
	if x > mode { // the far tail is below: the largest y with logProb(y) <= limit
		lo, hi := int64(-1), mode
		for hi-lo > 1 {
			if mid := lo + (hi-lo)/2; logProb(mid) <= limit {
				lo = mid
			} else {
				hi = mid
			}
		}
		return math.Min(1, binomialAtLeast(x, n, p)+binomialAtMost(lo, n, p))
	}
	lo, hi := mode, n+1
	for hi-lo > 1 {
		if mid := lo + (hi-lo)/2; logProb(mid) <= limit {
			hi = mid
		} else {
			lo = mid
		}
	}
	return math.Min(1, binomialAtMost(x, n, p)+binomialAtLeast(hi, n, p))
}
