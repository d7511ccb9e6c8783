package stats

import "math"

// DetectableRatio is the smallest rate ratio above 1 that two outlets of the given
// numbers of words would show with the given power at two-sided alpha, from a reference
// rate per word and an overdispersion phi (1 if words were independent draws):
//
//	ln RR = (z_{1-α/2} + z_{power})·√(φ(1/(λ0·n0) + 1/(λ0·RR·n1)))
//
// solved by bisection. n0 is the reference's words and n1 the target's; for many tests
// alpha is divided by their number. ok is false for input out of range and when every
// word of the target would have to be the term.
func DetectableRatio(rate float64, n0, n1 int64, phi, alpha, power float64) (ratio float64, ok bool) {
	if !(rate > 0) || !finite(rate) || n0 <= 0 || n1 <= 0 || !(phi > 0) || !finite(phi) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	z := normalUpper(alpha/2) + normalUpper(1-power)
	if z <= 0 {
		return 1, true
	}
	short := func(log float64) float64 {
		return log - z*math.Sqrt(phi*(1/(rate*float64(n0))+math.Exp(-log)/(rate*float64(n1))))
	}
	limit := -math.Log(rate) // at which every word would be the term
	if limit <= 0 || short(limit) < 0 {
		return 0, false
	}
	return math.Exp(bisect(0, limit, short)), true
}
