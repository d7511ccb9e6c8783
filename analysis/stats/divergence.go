package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
)

// JensenShannon is Lin's (1991) divergence in bits, ½KL(P‖M) + ½KL(Q‖M) with M the mean
// of the two: 0 for equal mixes, 1 for mixes with nothing in common. Short texts bias it
// upward, so compare it with SplitHalf and never read it as bias. ok is false when the
// lengths differ or a side has no counts.
func JensenShannon(p, q []int64) (bits float64, ok bool) {
	n1, n2, ok := mixTotals(p, q)
	if !ok {
		return 0, false
	}
	for i := range p {
		a, b := float64(p[i])/n1, float64(q[i])/n2
		m := (a + b) / 2
		bits += (xlogRatio(a, m) + xlogRatio(b, m)) / 2 / math.Ln2
	}
	return math.Min(1, math.Max(0, bits)), true
}

// CosineDistance is 1 - Σpq/√(Σp²·Σq²). ok is as for JensenShannon.
func CosineDistance(p, q []int64) (distance float64, ok bool) {
	if _, _, ok := mixTotals(p, q); !ok {
		return 0, false
	}
	var dot, pp, qq float64
	for i := range p {
		a, b := float64(p[i]), float64(q[i])
		dot += a * b
		pp += a * a
		qq += b * b
	}
	return math.Max(0, 1-dot/math.Sqrt(pp)/math.Sqrt(qq)), true
}

// BrayCurtis is Σ|p-q|/Σ(p+q) on raw counts, 0 to 1; it also grows with a difference in
// totals. ok is as for JensenShannon.
func BrayCurtis(p, q []int64) (distance float64, ok bool) {
	n1, n2, ok := mixTotals(p, q)
	if !ok {
		return 0, false
	}
	for i := range p {
		distance += math.Abs(float64(p[i]) - float64(q[i]))
	}
	return distance / (n1 + n2), true
}

// mixTotals checks two mixes and sums them.
func mixTotals(p, q []int64) (n1, n2 float64, ok bool) {
	if len(p) != len(q) {
		return 0, 0, false
	}
	for i := range p {
		if p[i] < 0 || q[i] < 0 {
			return 0, 0, false
		}
		n1 += float64(p[i])
		n2 += float64(q[i])
	}
	return n1, n2, n1 > 0 && n2 > 0
}

// Baseline is how far apart two random halves of ONE outlet's articles are: the
// divergence that chance and text length alone produce.
type Baseline struct {
	Mean     float64 // mean divergence of the two halves
	Interval Interval
	Splits   int // splits in which both halves had counts
}

// SplitHalf draws random halves of an outlet's articles, each row one article's counts
// over the same categories, and measures the divergence between the pooled halves with
// the given function (such as JensenShannon). Interval is the middle 95 %. Fewer than
// MinTestArticles articles give ErrTooFew, rows of different length ErrShape, no split
// with counts in both halves ErrNoCounts.
func SplitHalf(rows [][]int64, splits int, seed uint64, divergence func(p, q []int64) (float64, bool)) (Baseline, error) {
	if len(rows) < MinTestArticles {
		return Baseline{}, fmt.Errorf("split %d articles in halves: %w", len(rows), ErrTooFew)
	}
	if splits < 1 {
		return Baseline{}, fmt.Errorf("split in halves %d times: %w", splits, ErrTooFew)
	}
	width := len(rows[0])
	for i, row := range rows {
		if len(row) != width {
			return Baseline{}, fmt.Errorf("split in halves: article %d: %w", i, ErrShape)
		}
	}
	random := rand.New(rand.NewPCG(seed, goldenGap))
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	p, q := make([]int64, width), make([]int64, width)
	var values []float64
	mean := 0.0
	for range splits {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		clear(p)
		clear(q)
		for place, i := range order {
			half := p
			if place >= len(order)/2 {
				half = q
			}
			for c, k := range rows[i] {
				half[c] += k
			}
		}
		if v, ok := divergence(p, q); ok && finite(v) {
			values = append(values, v)
			mean += v
		}
	}
	if len(values) == 0 {
		return Baseline{}, fmt.Errorf("split in halves: %w", ErrNoCounts)
	}
	sort.Float64s(values)
	return Baseline{
		Mean:     mean / float64(len(values)),
		Interval: Interval{quantile7(values, 0.025), quantile7(values, 0.975)},
		Splits:   len(values),
	}, nil
}
