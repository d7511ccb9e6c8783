package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSketchIsTheLowestHashes compares the sketch, which looks only at low hashes and
// rolls its hash, with hashing every run of words and sorting all: over few and many
// words, all different or nearly all the same.
func TestSketchIsTheLowestHashes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	plain := func(keys []uint64) uint64 {
		h := uint64(0)
		for _, key := range keys {
			h = h*0x9e3779b97f4a7c15 + key
		}
		return mix(h)
	}
	for _, n := range []int{0, 1, 3, 4, sketchSize, 4 * sketchSize, 4*sketchSize + 1, 1000, 20_000} {
		for name, draw := range map[string]func() uint64{
			"all different":  rng.Uint64,
			"few different":  func() uint64 { return mix(rng.Uint64N(4)) },
			"some different": func() uint64 { return mix(rng.Uint64N(300)) },
			"all the same":   func() uint64 { return 5 },
		} {
			var sentences [][]uint64
			for left := n; left > 0; {
				sentence := make([]uint64, min(left, 1+rng.IntN(40)))
				for i := range sentence {
					sentence[i] = draw()
				}
				sentences = append(sentences, sentence)
				left -= len(sentence)
			}
			var want []uint64
			var s sketcher
			s.begin(n)
			for _, sentence := range sentences {
				lowest := ^uint64(0)
				for i := range max(0, len(sentence)-shingleWords+1) {
					h := plain(sentence[i : i+shingleWords])
					lowest = min(lowest, h)
					want = append(want, h)
				}
				if len(sentence) < shingleWords {
					lowest = plain(sentence)
				}
				if got := s.add(sentence); got != lowest {
					t.Fatalf("%d words, %s: the lowest hash of a sentence of %d is %x, want %x", n, name, len(sentence), got, lowest)
				}
			}
			slices.Sort(want)
			want = slices.Compact(want)
			low := []uint32{}
			for _, h := range want[:min(sketchSize, len(want))] {
				low = append(low, uint32(h>>32))
			}
			got, ok := s.sketch()
			if !ok {
				s.begin(0)
				for _, sentence := range sentences {
					s.add(sentence)
				}
				got, ok = s.sketch()
			}
			if !ok || !slices.Equal(low, got) {
				t.Errorf("the sketch of %d words, %s, is not their lowest", n, name)
			}
		}
	}
}
