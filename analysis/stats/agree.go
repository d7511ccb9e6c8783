package stats

import (
	"fmt"
	"math"
)

// Missing stands in place of a code that a coder did not give.
const Missing = -1

// Weighting is how the distance between two codes counts in Cohen's kappa.
type Weighting uint8

const (
	// Unweighted counts every disagreement alike.
	Unweighted Weighting = iota
	// LinearWeights counts the steps between ordered codes.
	LinearWeights
)

// Kappa is chance-corrected agreement with its parts: with skewed marginals kappa can be
// low although Observed is high, and then the parts are what to read.
type Kappa struct {
	Value    float64 // 1 perfect, 0 as by chance
	Observed float64 // observed agreement, 0 to 1 (weighted if asked for)
	Chance   float64 // agreement expected from the marginals
	Units    int     // units that both coders coded
}

// CohenKappa compares two coders over the same units (Cohen 1960, weights 1968); codes
// are 0 to categories-1 or Missing. Units that either coder left out are ignored. No unit
// in common gives ErrTooFew, a code out of range ErrShape, and marginals with one
// category only ErrNoCounts: agreement is then certain and kappa 0/0.
func CohenKappa(first, second []int, categories int, weights Weighting) (Kappa, error) {
	if len(first) != len(second) || categories < 1 {
		return Kappa{}, fmt.Errorf("cohen's kappa: %w", ErrShape)
	}
	row, column := make([]float64, categories), make([]float64, categories)
	agreement := func(a, b int) float64 {
		if weights == LinearWeights && categories > 1 {
			return 1 - math.Abs(float64(a-b))/float64(categories-1)
		}
		if a == b {
			return 1
		}
		return 0
	}
	var k Kappa
	for u := range first {
		a, b := first[u], second[u]
		if min(a, b) < Missing || max(a, b) >= categories {
			return Kappa{}, fmt.Errorf("cohen's kappa: unit %d: %w", u, ErrShape)
		}
		if a == Missing || b == Missing {
			continue
		}
		row[a]++
		column[b]++
		k.Observed += agreement(a, b)
		k.Units++
	}
	if k.Units == 0 {
		return Kappa{}, fmt.Errorf("cohen's kappa: %w", ErrTooFew)
	}
	n := float64(k.Units)
	k.Observed /= n
	for a := range row {
		for b := range column {
			k.Chance += row[a] / n * column[b] / n * agreement(a, b)
		}
	}
	return k.finish("cohen's kappa")
}

// finish sets Value from Observed and Chance.
func (k Kappa) finish(name string) (Kappa, error) {
	if 1-k.Chance < 1e-12 {
		return Kappa{}, fmt.Errorf("%s: one category only: %w", name, ErrNoCounts)
	}
	k.Value = (k.Observed - k.Chance) / (1 - k.Chance)
	return k, nil
}

// FleissKappa is the agreement of the same number of ratings on every unit (Fleiss 1971):
// table[u][c] ratings of unit u in category c. Fewer than two ratings per unit or no unit
// give ErrTooFew, units with different numbers of ratings ErrShape (use Krippendorff's
// alpha), one category only ErrNoCounts.
func FleissKappa(table [][]int64) (Kappa, error) {
	if len(table) == 0 {
		return Kappa{}, fmt.Errorf("fleiss' kappa: %w", ErrTooFew)
	}
	totals := make([]float64, len(table[0]))
	ratings := int64(-1)
	k := Kappa{Units: len(table)}
	for u, row := range table {
		sum, same := int64(0), 0.0
		if len(row) != len(totals) {
			return Kappa{}, fmt.Errorf("fleiss' kappa: unit %d: %w", u, ErrShape)
		}
		for c, x := range row {
			if x < 0 {
				return Kappa{}, fmt.Errorf("fleiss' kappa: unit %d: %w", u, ErrShape)
			}
			sum += x
			same += float64(x) * float64(x-1)
			totals[c] += float64(x)
		}
		if ratings < 0 {
			ratings = sum
		}
		if sum != ratings {
			return Kappa{}, fmt.Errorf("fleiss' kappa: unit %d: %w", u, ErrShape)
		}
		if ratings < 2 {
			return Kappa{}, fmt.Errorf("fleiss' kappa: %w", ErrTooFew)
		}
		k.Observed += same / float64(ratings) / float64(ratings-1)
	}
	n := float64(len(table))
	k.Observed /= n
	for _, t := range totals {
		p := t / n / float64(ratings)
		k.Chance += p * p
	}
	return k.finish("fleiss' kappa")
}
