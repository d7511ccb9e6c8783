package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSketchIsTheLowestHashes holds the sketch, which sorts only what lies low,
// to sorting all: over few and many shingles, all different or nearly all the
// same, spread evenly or crowded at either end.
func TestSketchIsTheLowestHashes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, sketchSize, 4 * sketchSize, 4*sketchSize + 1, 1000, 20_000} {
		for name, draw := range map[string]func() uint64{
			"even":           rng.Uint64,
			"few different":  func() uint64 { return mix(rng.Uint64N(40)) },
			"some different": func() uint64 { return mix(rng.Uint64N(300)) },
			"all low":        func() uint64 { return rng.Uint64N(1 << 40) },
			"all high":       func() uint64 { return ^rng.Uint64N(1 << 40) },
		} {
			shingles := make([]uint64, n)
			for i := range shingles {
				shingles[i] = draw()
			}
			want := slices.Clone(shingles)
			slices.Sort(want)
			want = slices.Compact(want)
			want = want[:min(sketchSize, len(want))]
			if got := sketch(shingles); !slices.Equal(want, got) {
				t.Errorf("the sketch of %d shingles, %s, is not their lowest", n, name)
			}
		}
	}
}
