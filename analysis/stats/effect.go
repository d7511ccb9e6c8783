package stats

import "math"

// Effect is a log ratio to base 2 of two rates.
type Effect struct {
	// Value is log2 of target rate over reference rate: +1 is twice, -1 half.
	Value float64
	// CI is the interval of Value if words were independent draws.
	CI Interval
	// Smoothed says that one count was zero: Value then rests on 0.5 in place of the zero and
	// should be printed as "∞, smoothed …".
	Smoothed bool
}

// LogRatio is log2((a/n1)/(b/n2)) with 0.5 substituted for a zero count only (Hardie
// 2014). The interval is Katz's (1978) on the log scale, se = √(1/a - 1/n1 + 1/b - 1/n2);
// with a zero count it is that of WalterLogRatio, which has its own centre. ok is false
// when neither side has a hit, since 0 against 0 says nothing about a ratio.
func LogRatio(target, reference Counts, level float64) (e Effect, ok bool) {
	if !comparable2(target, reference, level) {
		return Effect{}, false
	}
	a, b := halfForZero(target.K), halfForZero(reference.K)
	n1, n2 := float64(target.N), float64(reference.N)
	e.Value = log2Ratio(a, n1, b, n2)
	if target.K == 0 || reference.K == 0 {
		walter, _ := WalterLogRatio(target, reference, level)
		e.Smoothed, e.CI = true, walter.CI
		return e, true
	}
	half := normalTwoSided(level) * math.Sqrt(1/a-1/n1+1/b-1/n2) / math.Ln2
	e.CI = Interval{e.Value - half, e.Value + half}
	return e, true
}

// RateRatio is the Value of LogRatio alone.
func RateRatio(target, reference Counts) (value float64, ok bool) {
	if !target.Valid() || !reference.Valid() || target.K+reference.K == 0 {
		return 0, false
	}
	return log2Ratio(halfForZero(target.K), float64(target.N), halfForZero(reference.K), float64(reference.N)), true
}

// WalterLogRatio adds 0.5 to both counts and both totals before taking the log
// ratio and Katz's standard error (Walter 1975; Gart and Zweifel 1967).
func WalterLogRatio(target, reference Counts, level float64) (e Effect, ok bool) {
	if !comparable2(target, reference, level) {
		return Effect{}, false
	}
	a, b := float64(target.K)+0.5, float64(reference.K)+0.5
	n1, n2 := float64(target.N)+0.5, float64(reference.N)+0.5
	e.Value = log2Ratio(a, n1, b, n2)
	e.Smoothed = true
	half := normalTwoSided(level) * math.Sqrt(1/a-1/n1+1/b-1/n2) / math.Ln2
	e.CI = Interval{e.Value - half, e.Value + half}
	return e, true
}

// log2Ratio subtracts logarithms, so that swapping the sides negates it exactly.
func log2Ratio(a, n1, b, n2 float64) float64 { return math.Log2(a/n1) - math.Log2(b/n2) }

// PercentDifference is %DIFF (Gabrielatos and Marchi 2011), 100·(rate ratio - 1). ok is
// false when the reference has no hit; the tiny number that some substitute there gives
// meaningless figures.
func PercentDifference(target, reference Counts) (percent float64, ok bool) {
	if !target.Valid() || !reference.Valid() || reference.K == 0 {
		return 0, false
	}
	r1, r2 := float64(target.K)/float64(target.N), float64(reference.K)/float64(reference.N)
	return 100 * (r1/r2 - 1), true
}

// Odds is an odds ratio with its standard error on the natural log scale.
type Odds struct {
	// Ratio is the odds of a hit in the target over those in the reference.
	Ratio float64
	// CI is the interval of Ratio.
	CI Interval
	// Log, SE and Z are ln Ratio, its standard error and their quotient.
	Log, SE, Z float64
}

// OddsRatio is ad/bc with Woolf's (1955) interval. ok is false when a cell of the
// 2×2 table is empty; HaldaneOddsRatio has a value there.
func OddsRatio(target, reference Counts, level float64) (o Odds, ok bool) {
	return woolf(target, reference, level, 0)
}

// HaldaneOddsRatio adds 0.5 to every cell first (Haldane 1956; Anscombe 1956).
func HaldaneOddsRatio(target, reference Counts, level float64) (o Odds, ok bool) {
	return woolf(target, reference, level, 0.5)
}

func woolf(target, reference Counts, level, add float64) (o Odds, ok bool) {
	if !target.Valid() || !reference.Valid() || !inside(level) {
		return Odds{}, false
	}
	a, b := float64(target.K)+add, float64(reference.K)+add
	c, d := float64(target.N-target.K)+add, float64(reference.N-reference.K)+add
	if a == 0 || b == 0 || c == 0 || d == 0 {
		return Odds{}, false
	}
	o.Log = math.Log(a/c) - math.Log(b/d)
	o.SE = math.Sqrt(1/a + 1/b + 1/c + 1/d)
	o.Z = o.Log / o.SE
	o.Ratio = math.Exp(o.Log)
	half := normalTwoSided(level) * o.SE
	o.CI = Interval{math.Exp(o.Log - half), math.Exp(o.Log + half)}
	return o, true
}

// comparable2 reports whether two counts can be compared at all.
func comparable2(target, reference Counts, level float64) bool {
	return target.Valid() && reference.Valid() && inside(level) && target.K+reference.K > 0
}

func halfForZero(k int64) float64 {
	if k == 0 {
		return 0.5
	}
	return float64(k)
}
