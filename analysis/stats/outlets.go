package stats

import (
	"fmt"
	"math"
)

// OutletTests compares one term over k outlets by word counts. Every P holds only if
// words were independent draws, and the asymptotics fail where expected counts are small;
// MinExpected shows how small they are.
type OutletTests struct {
	ChiSquare   Test    // Pearson over the k×2 table, df k-1
	G2          Test    // log-likelihood ratio over the k×2 table, df k-1
	G2Hits      Test    // over the k hit cells alone (Rayson, Berridge and Francis 2004)
	CramersV    float64 // √(χ²/N), 0 to 1
	MinExpected float64 // smallest expected count of the hit cells
}

// CompareOutlets computes OutletTests for one count per outlet. Fewer than two outlets
// give ErrTooFew, no hit at all ErrNoCounts.
func CompareOutlets(counts []Counts) (OutletTests, error) {
	hits, words, err := totals(counts)
	if err != nil {
		return OutletTests{}, fmt.Errorf("compare outlets: %w", err)
	}
	var chi, g, gHits float64
	least := math.Inf(1)
	for _, c := range counts {
		e := hits * float64(c.N) / words
		rest, eRest := float64(c.N-c.K), float64(c.N)-e
		chi += part(float64(c.K), e) + part(rest, eRest)
		cell := 2 * xlogRatio(float64(c.K), e)
		gHits += cell
		g += cell
		if eRest > 0 {
			g += 2 * xlogRatio(rest, eRest)
		}
		least = math.Min(least, e)
	}
	df := len(counts) - 1
	return OutletTests{
		ChiSquare:   chiSquareTest(chi, df),
		G2:          chiSquareTest(g, df),
		G2Hits:      chiSquareTest(gHits, df),
		CramersV:    math.Sqrt(math.Max(chi, 0) / words),
		MinExpected: least,
	}, nil
}

// Residuals are the standardised (adjusted) residuals of the hit cells,
// (O-E)/√(E(1-n/N)(1-K/N)) (Haberman 1973), one per outlet. An outlet whose residual has
// no scale, because every word is a hit, gets 0.
func Residuals(counts []Counts) ([]float64, error) {
	hits, words, err := totals(counts)
	if err != nil {
		return nil, fmt.Errorf("residuals: %w", err)
	}
	out := make([]float64, len(counts))
	for i, c := range counts {
		e := hits * float64(c.N) / words
		v := e * (1 - float64(c.N)/words) * (1 - hits/words)
		if v > 0 {
			out[i] = (float64(c.K) - e) / math.Sqrt(v)
		}
	}
	return out, nil
}

// totals sums valid counts of at least two outlets with at least one hit.
func totals(counts []Counts) (hits, words float64, err error) {
	if len(counts) < 2 {
		return 0, 0, ErrTooFew
	}
	for _, c := range counts {
		if !c.Valid() {
			return 0, 0, ErrShape
		}
		hits += float64(c.K)
		words += float64(c.N)
	}
	if hits == 0 {
		return 0, 0, ErrNoCounts
	}
	return hits, words, nil
}
