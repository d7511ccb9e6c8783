package analysis

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestInOrder lists few keys and many, with and without numbers of their own, as sorting
// does; the previous content of the scratch does not matter.
func TestInOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	var scratch []int32
	for _, limit := range []int{1, 31, 32, 33, 3000, 60000} {
		to := make([]int32, limit)
		for i, x := range rng.Perm(limit) {
			to[i] = int32(x)
		}
		for _, n := range []int{0, 1, min(20, limit), limit / 2, limit} {
			var keys []int32
			for _, x := range rng.Perm(limit)[:n] {
				keys = append(keys, int32(x))
			}
			for _, to := range [][]int32{nil, to} {
				of := func(at int32) int32 {
					if to == nil {
						return keys[at]
					}
					return to[keys[at]]
				}
				want := make([]int32, n)
				for i := range want {
					want[i] = int32(i)
				}
				slices.SortFunc(want, func(a, b int32) int { return cmp.Compare(of(a), of(b)) })
				if got := inOrder(keys, to, limit, &scratch); !slices.Equal(got, want) {
					t.Fatalf("%d keys below %d, numbered anew %t: %v, want %v", n, limit, to != nil, got, want)
				}
			}
		}
	}
}

// TestNumbered finds keys as a map does, whether many are asked for together or one by one, and
// whether the table begins as an array (of at most 64 keys), becomes one, or stays a hash table.
func TestNumbered(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, limit := range []int{0, 1, 2, 64, 65, 3000} {
		n := numbered[int]{limit: limit}
		want := map[int32]int{}
		below := cmp.Or(limit, 5000)
		for range 200 {
			keys := make([]int32, 1+rng.IntN(min(below, 20)))
			for i, key := range rng.Perm(below)[:len(keys)] {
				keys[i] = int32(key)
			}
			at := make([]int32, len(keys))
			n.find(keys, at, make([]numberedSlot, len(keys)))
			for i, key := range keys {
				*n.value(at[i])++
				want[key]++
			}
		}
		for key := range int32(below) {
			if v := n.get(key); want[key] == 0 && v != nil || want[key] != 0 && (v == nil || *v != want[key]) {
				t.Fatalf("keys below %d: %d has %v, want %d", limit, key, v, want[key])
			}
		}
	}
}
