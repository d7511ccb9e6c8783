package stats

import (
	"fmt"
	"math"
	"sort"
)

// Adjustment is a correction for many tests.
type Adjustment uint8

const (
	// BenjaminiHochberg controls the share of false discoveries (1995), step-up.
	BenjaminiHochberg Adjustment = iota
	// BenjaminiYekutieli does so under any dependence (2001), step-up.
	BenjaminiYekutieli
	// Holm controls the chance of any false discovery (1979), step-down.
	Holm
	// Bonferroni controls the chance of any false discovery by multiplying.
	Bonferroni
)

// String is the short name used in options and output.
func (a Adjustment) String() string {
	switch a {
	case BenjaminiYekutieli:
		return "by"
	case Holm:
		return "holm"
	case Bonferroni:
		return "bonferroni"
	}
	return "bh"
}

// Adjustments lists every correction, the default first.
func Adjustments() []Adjustment {
	return []Adjustment{BenjaminiHochberg, BenjaminiYekutieli, Holm, Bonferroni}
}

// Adjust returns the adjusted p-values in the order of p. The family is
// everything that was tested, printed or not. A p outside [0, 1] gives ErrShape;
// no p at all gives an empty result.
func Adjust(p []float64, by Adjustment) ([]float64, error) {
	for _, v := range p {
		if !(v >= 0 && v <= 1) {
			return nil, fmt.Errorf("adjust p = %g: %w", v, ErrShape)
		}
	}
	m := len(p)
	order := make([]int, m)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return p[order[i]] < p[order[j]] })
	out := make([]float64, m)
	switch by {
	case Bonferroni:
		for i, v := range p {
			out[i] = math.Min(1, v*float64(m))
		}
	case Holm:
		highest := 0.0
		for rank, i := range order {
			highest = math.Max(highest, p[i]*float64(m-rank))
			out[i] = math.Min(1, highest)
		}
	default:
		scale := 1.0
		if by == BenjaminiYekutieli {
			scale = 0
			for j := 1; j <= m; j++ {
				scale += 1 / float64(j)
			}
		}
		lowest := 1.0
		for rank := m - 1; rank >= 0; rank-- {
			i := order[rank]
			// p·m/rank can be rounded below p itself; an adjusted p must not be lower.
			q := math.Max(p[i], scale*p[i]*float64(m)/float64(rank+1))
			lowest = math.Min(lowest, q)
			out[i] = lowest
		}
	}
	return out, nil
}
