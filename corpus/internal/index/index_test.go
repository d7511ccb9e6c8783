package index

import (
	"math/rand/v2"
	"testing"
)

// TestIndex compares an Index with a map, over many rounds of few and many keys.
func TestIndex(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var x Index
	for round := range 400 {
		x.Forget()
		want := map[uint64]int32{}
		for range rng.IntN(1 + round) {
			key := rng.Uint64() >> (rng.IntN(64)) // many keys occur twice
			value := rng.Int32()
			x.Put(key, value)
			want[key] = value
		}
		for range 50 {
			if key := rng.Uint64() >> 56; want[key] == 0 {
				want[key] = -1 // not there
			}
		}
		for key, value := range want {
			if got := x.At(key); got != value && !(value == 0 && got == 0) {
				t.Fatalf("round %d: key %d has %d, want %d", round, key, got, value)
			}
		}
	}
}
