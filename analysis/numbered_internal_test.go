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

// TestNumberedTurnsIntoAnArray compares a table that knows its limit, and at some point
// turns into an array, with one that does not and stays a hash table: both must give every
// key the position in which it came, and find as many keys at once as one by one.
func TestNumberedTurnsIntoAnArray(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, limit := range []int{1, 40, 64, 65, 3000} {
		known, unknown := numbered[int]{limit: limit}, numbered[int]{}
		want := map[int32]int32{}
		for key := range int32(limit) {
			if known.position(key) >= 0 || known.get(key) != nil {
				t.Fatalf("limit %d: an empty table has %d", limit, key)
			}
		}
		for len(want) < limit {
			some := make([]int32, 1+rng.IntN(min(limit, 50)))
			for i, key := range rng.Perm(limit)[:len(some)] {
				some[i] = int32(key)
			}
			for _, key := range some {
				if _, ok := want[key]; !ok {
					want[key] = int32(len(want))
				}
			}
			at, other, found := make([]int32, len(some)), make([]int32, len(some)), make([]numberedSlot, len(some))
			known.find(some, at, found)
			unknown.find(some, other, found)
			for i, key := range some {
				if at[i] != want[key] || other[i] != want[key] || known.at(key) != want[key] || known.position(key) != want[key] {
					t.Fatalf("limit %d: %d is at %d and %d, want %d", limit, key, at[i], other[i], want[key])
				}
				*known.of(key) += i
				*unknown.of(key) += i
			}
		}
		if known.places == nil || known.slots != nil || unknown.places != nil {
			t.Fatalf("limit %d: with all keys, an array %t, a hash table %t; without a limit an array %t", limit, known.places != nil, known.slots != nil, unknown.places != nil)
		}
		if !slices.Equal(known.keys, unknown.keys) {
			t.Fatalf("limit %d: keys in another order", limit)
		}
		for key := range int32(limit) {
			if *known.get(key) != *unknown.get(key) {
				t.Fatalf("limit %d: %d has %d, want %d", limit, key, *known.get(key), *unknown.get(key))
			}
		}
	}
}
