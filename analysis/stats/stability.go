package stats

import "math"

// Side is which outlet of a comparison an article belongs to.
type Side uint8

const (
	// TargetSide is the outlet named first.
	TargetSide Side = iota
	// ReferenceSide is the outlet it is compared with.
	ReferenceSide
)

// Stability is what one article can do to a comparison.
type Stability struct {
	Value float64 // log ratio (base 2) over all articles
	// MaxChange is the largest |change| of the log ratio when a single article is
	// left out, and Side and Article name the article that causes it.
	MaxChange float64
	Side      Side
	Article   int
	// SignFlips says that leaving out some article reverses the sign of the log ratio or
	// makes it zero; DecisionFlips that it changes the decision given by decide.
	SignFlips, DecisionFlips bool
	// Driver is the article whose absence flips the decision, or else the sign, or
	// else the one of MaxChange; DriverSide is its outlet.
	DriverSide Side
	Driver     int
	// Remaining is what is left of the log ratio, in its own direction, without the article
	// that contributes most to it (Carrier, of CarrierSide); at 0 or below nothing is left.
	Remaining   float64
	CarrierSide Side
	Carrier     int
}

// Driven reports whether the comparison depends on one article: the rates differ by a
// factor of at least √2, and without that article less than half of their log ratio is
// left. Smaller differences are not worth marking, since any article can reverse them.
func (s Stability) Driven() bool {
	size := math.Abs(s.Value)
	return size >= 0.5 && s.Remaining < size/2
}

// LeaveOneOut drops each article in turn and compares pooled rates again, reading zeros
// like LogRatio (0.5 for a zero count; 0 when neither side has a hit left). Each entry is
// one article, or one block of sentences where an outlet has a single article. decide, if
// not nil, is called with the remaining articles; it must not keep them. ok is false when
// either side has fewer than two entries, when a side has no words, or when no article
// has a hit.
func LeaveOneOut(target, reference []Counts, decide func(target, reference []Counts) bool) (s Stability, ok bool) {
	if len(target) < 2 || len(reference) < 2 {
		return Stability{}, false
	}
	t, okT := plainSum(target)
	r, okR := plainSum(reference)
	if !okT || !okR || t.K+r.K == 0 {
		return Stability{}, false
	}
	s.Value = pooledLogRatio(t, r)
	verdict := decide != nil && decide(target, reference)
	s.MaxChange = -1
	s.Remaining = math.Inf(1)
	direction := 1.0
	if s.Value < 0 {
		direction = -1
	}
	signDriven, decisionDriven := false, false
	try := func(side Side, i int, changed float64, verdictNow bool) {
		if change := math.Abs(changed - s.Value); change > s.MaxChange {
			s.MaxChange, s.Side, s.Article = change, side, i
			if !signDriven && !decisionDriven {
				s.DriverSide, s.Driver = side, i
			}
		}
		if left := changed * direction; left < s.Remaining {
			s.Remaining, s.CarrierSide, s.Carrier = left, side, i
		}
		if s.Value != 0 && changed*s.Value <= 0 {
			s.SignFlips = true
			if !signDriven && !decisionDriven {
				s.DriverSide, s.Driver, signDriven = side, i, true
			}
		}
		if verdictNow != verdict {
			s.DecisionFlips = true
			if !decisionDriven {
				s.DriverSide, s.Driver, decisionDriven = side, i, true
			}
		}
	}
	left := make([]Counts, 0, max(len(target), len(reference)))
	for i, c := range target {
		left = append(append(left[:0], target[:i]...), target[i+1:]...)
		try(TargetSide, i, pooledLogRatio(Counts{t.K - c.K, t.N - c.N}, r), decide != nil && decide(left, reference))
	}
	for i, c := range reference {
		left = append(append(left[:0], reference[:i]...), reference[i+1:]...)
		try(ReferenceSide, i, pooledLogRatio(t, Counts{r.K - c.K, r.N - c.N}), decide != nil && decide(target, left))
	}
	return s, true
}

// plainSum pools articles, some of which may have no words at all.
func plainSum(articles []Counts) (sum Counts, ok bool) {
	for _, c := range articles {
		if c.K < 0 || c.K > c.N {
			return Counts{}, false
		}
		sum = sum.Add(c)
	}
	return sum, sum.N > 0
}

// pooledLogRatio is LogRatio's value, 0 where it has none.
func pooledLogRatio(t, r Counts) float64 {
	if t.N == 0 || r.N == 0 || t.K+r.K == 0 {
		return 0
	}
	return log2Ratio(halfForZero(t.K), float64(t.N), halfForZero(r.K), float64(r.N))
}
