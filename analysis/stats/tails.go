package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// chiSquareTail is P(X >= x) for a chi-square variable, the regularised upper
// incomplete gamma function, so that small tails keep their digits.
func chiSquareTail(x float64, df int) float64 {
	if x <= 0 || df <= 0 {
		return 1
	}
	if math.IsInf(x, 1) {
		return 0
	}
	return mathext.GammaIncRegComp(float64(df)/2, x/2)
}

// chiSquareTest wraps a statistic that is chi-square under the null.
func chiSquareTest(x float64, df int) Test {
	x = math.Max(x, 0) // rounding may leave -1e-17 for equal rates
	return Test{Statistic: x, DF: df, P: chiSquareTail(x, df)}
}

// studentTwoSided is P(|T| >= |t|) with df degrees of freedom, df > 0.
func studentTwoSided(t, df float64) float64 {
	if math.IsInf(t, 0) {
		return 0
	}
	return mathext.RegIncBeta(df/2, 0.5, df/(df+t*t))
}

// fTail is P(F >= f) with d1 and d2 degrees of freedom, both > 0.
func fTail(f, d1, d2 float64) float64 {
	if f <= 0 {
		return 1
	}
	return mathext.RegIncBeta(d2/2, d1/2, d2/(d2+d1*f))
}

// studentQuantile is the t with P(|T| <= t) = level.
func studentQuantile(level, df float64) float64 {
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile(0.5 + level/2)
}

// normalTail is P(Z >= z); math.Erfc keeps digits where 1 - CDF loses all.
func normalTail(z float64) float64 { return 0.5 * math.Erfc(z/math.Sqrt2) }

// normalUpper is the z with P(Z >= z) = tail.
func normalUpper(tail float64) float64 { return math.Sqrt2 * math.Erfcinv(2*tail) }

// normalTwoSided is the z with P(|Z| <= z) = level.
func normalTwoSided(level float64) float64 { return normalUpper((1 - level) / 2) }

// binomialAtLeast is P(X >= x) for X ~ Binomial(n, p).
func binomialAtLeast(x, n int64, p float64) float64 {
	switch {
	case x <= 0:
		return 1
	case x > n:
		return 0
	}
	return mathext.RegIncBeta(float64(x), float64(n-x+1), p)
}

// binomialAtMost is P(X <= x) for X ~ Binomial(n, p).
func binomialAtMost(x, n int64, p float64) float64 {
	switch {
	case x < 0:
		return 0
	case x >= n:
		return 1
	}
	return mathext.RegIncBeta(float64(n-x), float64(x+1), 1-p)
}

// logFactorial is ln n!.
func logFactorial(n int64) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}

// logChoose is the natural logarithm of n over k.
func logChoose(n, k int64) float64 {
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

// xlogRatio is x·ln(x/e) with 0·ln 0 = 0.
func xlogRatio(x, e float64) float64 {
	if x <= 0 {
		return 0
	}
	return x * math.Log(x/e)
}

// bisect finds where the increasing function f crosses zero between lo and hi.
func bisect(lo, hi float64, f func(float64) float64) float64 {
	for range 200 {
		mid := lo + (hi-lo)/2
		if mid <= lo || mid >= hi {
			break
		}
		if f(mid) < 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo + (hi-lo)/2
}
