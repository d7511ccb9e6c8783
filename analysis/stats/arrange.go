package stats

import "sort"

// An arrangement assigns the labels of a block to its articles. These functions count,
// list and draw arrangements; blocks[b][g] is the number of articles of group g in block
// b.

// logArrangements is ln of the number of distinct arrangements, the product over
// blocks of n!/(n1!·n2!·…).
func logArrangements(blocks [][]int) float64 {
	sum := 0.0
	for _, block := range blocks {
		n := 0
		ordered := append([]int(nil), block...)
		sort.Ints(ordered) // the same bytes whichever outlet is named first
		for _, k := range ordered {
			n += k
			sum -= logFactorial(int64(k))
		}
		sum += logFactorial(int64(n))
	}
	return sum
}

// logMirrors is ln of the number of arrangements that no symmetric statistic can
// distinguish from a given one: groups with the same number of articles in every block
// that mixes groups may swap names. Two outlets of equal size have 2 such arrangements,
// which is why their smallest p is 2/C(2n, n).
func logMirrors(blocks [][]int) float64 {
	if len(blocks) == 0 {
		return 0
	}
	var mixed [][]int
	for _, block := range blocks {
		groups := 0
		for _, k := range block {
			if k > 0 {
				groups++
			}
		}
		if groups > 1 {
			mixed = append(mixed, block)
		}
	}
	var order []int // groups that are in any mixed block
	for g := range blocks[0] {
		for _, block := range mixed {
			if block[g] > 0 {
				order = append(order, g)
				break
			}
		}
	}
	compare := func(g, h int) int {
		for _, block := range mixed {
			if block[g] != block[h] {
				return block[g] - block[h]
			}
		}
		return 0
	}
	sort.Slice(order, func(i, j int) bool { return compare(order[i], order[j]) < 0 })
	sum, run := 0.0, int64(1)
	for i := 1; i <= len(order); i++ {
		if i < len(order) && compare(order[i-1], order[i]) == 0 {
			run++
			continue
		}
		sum += logFactorial(run)
		run = 1
	}
	return sum
}

// countArrangements is the number of arrangements; ok is false above limit.
func countArrangements(blocks [][]int, limit int64) (total int64, ok bool) {
	total = 1
	for _, block := range blocks {
		placed := int64(0)
		for _, k := range block {
			for j := int64(1); j <= int64(k); j++ {
				placed++
				// total·C(placed, j) is an integer at every step.
				total = total * placed / j
				if total > limit {
					return 0, false
				}
			}
		}
	}
	return total, true
}

// arrangement writes the index-th arrangement into labels, whose articles are in block
// order. remaining is scratch, one slot per group.
func arrangement(index int64, blocks [][]int, sizes []int64, labels []int32, remaining []int64) {
	at := 0
	for b, block := range blocks {
		ways := sizes[b]
		rank := index % ways
		index /= ways
		n := int64(0)
		for g, k := range block {
			remaining[g] = int64(k)
			n += int64(k)
		}
		for ; n > 0; n-- {
			for g := range remaining {
				if remaining[g] == 0 {
					continue
				}
				with := ways * remaining[g] / n // arrangements that put g here
				if rank < with {
					labels[at] = int32(g)
					remaining[g]--
					ways = with
					break
				}
				rank -= with
			}
			at++
		}
	}
}
