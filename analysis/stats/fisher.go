package stats

import (
	"fmt"
	"math"
)

// Fisher is Fisher's exact test of a 2×2 table.
type Fisher struct {
	// P is two-sided: the sum over tables no likelier than the one observed.
	P float64
	// Greater and Less are the one-sided p-values.
	Greater, Less float64
	// OddsRatio is the conditional maximum likelihood estimate, not ad/bc; +Inf
	// or 0 when the observed table lies at an end of its range.
	OddsRatio float64
	// CI is the exact interval of OddsRatio, from tail probabilities at each end.
	CI Interval
}

// FisherExact conditions on both margins (Fisher 1935; for the estimate and the interval
// see R's fisher.test) and works in log-gamma. Ties are counted with a relative tolerance
// of 1e-7. Exact does not mean robust to dependent words: P holds only if words were
// independent draws.
func FisherExact(target, reference Counts, level float64) (Fisher, error) {
	if !target.Valid() || !reference.Valid() {
		return Fisher{}, fmt.Errorf("fisher: %w", ErrShape)
	}
	if !inside(level) {
		return Fisher{}, fmt.Errorf("fisher: %w", ErrLevel)
	}
	if target.K+reference.K == 0 {
		return Fisher{}, fmt.Errorf("fisher: %w", ErrNoCounts)
	}
	h := hypergeometric{
		target: target.N, reference: reference.N, hits: target.K + reference.K,
	}
	h.lo = max(0, h.hits-h.reference)
	h.hi = min(h.hits, h.target)
	x := target.K
	less, greater, _ := h.around(x, 0)
	out := Fisher{P: h.twoSided(x), Less: less, Greater: greater}
	out.OddsRatio, out.CI = h.estimate(x, (1-level)/2)
	return out, nil
}

// hypergeometric is the distribution of target hits given the margins; under an
// odds ratio other than 1 it is Fisher's noncentral one.
type hypergeometric struct {
	target, reference, hits int64
	lo, hi                  int64 // the support
}

// logProb is ln P(X = x) at odds ratio 1, up to the same constant for every x.
func (h hypergeometric) logProb(x int64) float64 {
	return logChoose(h.target, x) + logChoose(h.reference, h.hits-x)
}

// step is P(X = x+1)/P(X = x) at odds ratio 1; it falls as x grows.
func (h hypergeometric) step(x int64) float64 {
	return float64(h.target-x) * float64(h.hits-x) /
		(float64(x+1) * float64(h.reference-h.hits+x+1))
}

// mode is the likeliest x at the given odds ratio.
func (h hypergeometric) mode(odds float64) int64 {
	lo, hi := h.lo, h.hi // first x in [lo, hi] whose next step does not rise
	for lo < hi {
		mid := lo + (hi-lo)/2
		if h.step(mid)*odds > 1 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// negligible is where a decreasing run of terms is cut: smaller ones no longer change a
// sum that includes 1.
const negligible = 1e-20

// around returns P(X <= x), P(X >= x) and the mean at the odds ratio e^logOdds,
// summing outward from x and from the mode so that small tails keep their digits.
func (h hypergeometric) around(x int64, logOdds float64) (atMost, atLeast, mean float64) {
	odds := math.Exp(logOdds)
	mode := h.mode(odds)
	// All sums are relative to the probability of the mode.
	var below, above, at, moment float64
	visit := func(y int64, p float64) {
		switch {
		case y < x:
			below += p
		case y > x:
			above += p
		default:
			at = p
		}
		moment += float64(y-mode) * p
	}
	visit(mode, 1)
	low, high := mode, mode
	for p := 1.0; high < h.hi && p > negligible; high++ {
		p *= h.step(high) * odds
		visit(high+1, p)
	}
	for p := 1.0; low > h.lo && p > negligible; low-- {
		p /= h.step(low-1) * odds
		visit(low-1, p)
	}
	total := below + above + at
	mean = float64(mode) + moment/total
	if x < low || x > high { // beyond what was visited: sum the tail from x outward
		at = math.Exp(h.logProb(x) - h.logProb(mode) + float64(x-mode)*logOdds)
		tail := at
		if x > high {
			for y, p := x, at; y < h.hi && p > at*negligible; y++ {
				p *= h.step(y) * odds
				tail += p
			}
			return 1, tail / total, mean
		}
		for y, p := x, at; y > h.lo && p > at*negligible; y-- {
			p /= h.step(y-1) * odds
			tail += p
		}
		return tail / total, 1, mean
	}
	return (below + at) / total, (above + at) / total, mean
}

// twoSided sums the tables no likelier than x.
func (h hypergeometric) twoSided(x int64) float64 {
	limit := h.logProb(x) + 1e-7
	mode := h.mode(1)
	if h.logProb(mode) <= limit {
		return 1
	}
	if x > mode {
		_, near, _ := h.around(x, 0)
		if h.logProb(h.lo) > limit {
			return math.Min(1, near)
		}
		lo, hi := h.lo, mode
		for hi-lo > 1 {
			if mid := lo + (hi-lo)/2; h.logProb(mid) <= limit {
				lo = mid
			} else {
				hi = mid
			}
		}
		far, _, _ := h.around(lo, 0)
		return math.Min(1, near+far)
	}
	near, _, _ := h.around(x, 0)
	if h.logProb(h.hi) > limit {
		return math.Min(1, near)
	}
	lo, hi := mode, h.hi
	for hi-lo > 1 {
		if mid := lo + (hi-lo)/2; h.logProb(mid) <= limit {
			hi = mid
		} else {
			lo = mid
		}
	}
	_, far, _ := h.around(hi, 0)
	return math.Min(1, near+far)
}

// logOddsBound brackets every odds ratio that finite counts can give.
const logOddsBound = 200

// estimate returns the conditional maximum likelihood odds ratio and its exact interval
// with the given probability in each tail.
func (h hypergeometric) estimate(x int64, tail float64) (odds float64, ci Interval) {
	solve := func(f func(logOdds float64) float64) float64 {
		return math.Exp(bisect(-logOddsBound, logOddsBound, f))
	}
	switch {
	case h.lo == h.hi: // the margins allow one table only: the data say nothing
		return 1, Interval{0, math.Inf(1)}
	case x == h.lo:
		odds = 0
	case x == h.hi:
		odds = math.Inf(1)
	default:
		odds = solve(func(l float64) float64 { _, _, mean := h.around(x, l); return mean - float64(x) })
	}
	ci.Hi = math.Inf(1)
	if x > h.lo {
		ci.Lo = solve(func(l float64) float64 { _, atLeast, _ := h.around(x, l); return atLeast - tail })
	}
	if x < h.hi {
		ci.Hi = solve(func(l float64) float64 { atMost, _, _ := h.around(x, l); return tail - atMost })
	}
	return odds, ci
}
