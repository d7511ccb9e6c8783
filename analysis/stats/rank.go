package stats

import (
	"fmt"
	"math"
	"sort"
)

// midranks replaces values by ranks from 1, giving equal ones their mean rank, and
// returns Σ(t³-t) over runs of t equal values.
func midranks(values []float64) (ranks []float64, ties float64) {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return values[order[i]] < values[order[j]] })
	ranks = make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			ranks[order[to]] = 0
			to++
		}
		for _, i := range order[from:to] {
			ranks[i] = float64(from+to+1) / 2
		}
		t := float64(to - from)
		ties += t*t*t - t
		from = to
	}
	return ranks, ties
}

// KruskalWallis is the rank test of k groups, corrected for ties, against chi-square with
// k-1 degrees of freedom (Kruskal and Wallis 1952), which needs five values per group.
// Fewer than two groups or an empty group give ErrTooFew, a value that is not finite
// ErrShape, all values equal H = 0 and P = 1.
func KruskalWallis(groups [][]float64) (Test, error) {
	if len(groups) < 2 {
		return Test{}, fmt.Errorf("kruskal-wallis over %d groups: %w", len(groups), ErrTooFew)
	}
	var all []float64
	for g, values := range groups {
		if len(values) == 0 {
			return Test{}, fmt.Errorf("kruskal-wallis: group %d is empty: %w", g, ErrTooFew)
		}
		for _, v := range values {
			if !finite(v) {
				return Test{}, fmt.Errorf("kruskal-wallis: group %d: %w", g, ErrShape)
			}
		}
		all = append(all, values...)
	}
	ranks, ties := midranks(all)
	n := float64(len(all))
	df := len(groups) - 1
	correction := 1 - ties/(n*n*n-n)
	if !(correction > 0) {
		return Test{DF: df, P: 1}, nil
	}
	h, at := 0.0, 0
	for _, values := range groups {
		sum := 0.0
		for range values {
			sum += ranks[at]
			at++
		}
		h += sum * sum / float64(len(values))
	}
	h = 12/(n*(n+1))*h - 3*(n+1)
	return chiSquareTest(h/correction, df), nil
}

// CliffsDelta is the share of pairs in which the target's value is larger minus the share
// in which it is smaller, -1 to 1 (Cliff 1993). ok is false for an empty side or a value
// that is not finite.
func CliffsDelta(target, reference []float64) (delta float64, ok bool) {
	if len(target) == 0 || len(reference) == 0 {
		return 0, false
	}
	sorted := append([]float64(nil), reference...)
	sort.Float64s(sorted)
	if !finite(sorted[0]) || !finite(sorted[len(sorted)-1]) {
		return 0, false
	}
	sum := 0
	for _, v := range target {
		if !finite(v) {
			return 0, false
		}
		below := sort.SearchFloat64s(sorted, v)
		atMost := sort.Search(len(sorted), func(i int) bool { return sorted[i] > v })
		sum += below - (len(sorted) - atMost)
	}
	return float64(sum) / float64(len(target)) / float64(len(reference)), true
}

// Friedman is the rank test of k treatments within blocks, corrected for ties,
// against chi-square with k-1 degrees of freedom (Friedman 1937): blocks[b][g] is
// the value of outlet g in event b. Fewer than two blocks or treatments give
// ErrTooFew, blocks of different length or values not finite ErrShape; if every
// block is all ties, the statistic is 0 and P = 1.
func Friedman(blocks [][]float64) (Test, error) {
	if len(blocks) < 2 || len(blocks[0]) < 2 {
		return Test{}, fmt.Errorf("friedman over %d blocks: %w", len(blocks), ErrTooFew)
	}
	k := len(blocks[0])
	sums := make([]float64, k)
	allTies := 0.0
	for b, block := range blocks {
		if len(block) != k {
			return Test{}, fmt.Errorf("friedman: block %d: %w", b, ErrShape)
		}
		for _, v := range block {
			if !finite(v) {
				return Test{}, fmt.Errorf("friedman: block %d: %w", b, ErrShape)
			}
		}
		ranks, ties := midranks(block)
		allTies += ties
		for g, r := range ranks {
			sums[g] += r
		}
	}
	n, t := float64(len(blocks)), float64(k)
	square := 0.0
	for _, s := range sums {
		d := s - n*(t+1)/2
		square += d * d
	}
	scale := n*t*(t+1)/12 - allTies/(12*(t-1))
	if scale < 1e-9 {
		return Test{DF: k - 1, P: 1}, nil
	}
	return chiSquareTest(math.Max(0, square/scale), k-1), nil
}
