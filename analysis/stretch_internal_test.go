package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
)

// TestStretches compares the runs of tokens with the answers for one token after
// another.
func TestStretches(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	var got []stretch
	for range 500 {
		a := &Article{Reading: &voice.Reading{}}
		for range rng.IntN(12) {
			r := corpus.Region{Zone: corpus.Zone(rng.IntN(3)), Duplicate: rng.IntN(8) == 0}
			a.Regions = append(a.Regions, r)
			speaks := voice.Voice(0)
			for range rng.IntN(40) {
				if rng.IntN(10) == 0 {
					speaks = voice.Voice(rng.IntN(voice.Voices))
				}
				a.Zones, a.Voices, a.Duplicates = append(a.Zones, r.Zone), append(a.Voices, speaks), append(a.Duplicates, r.Duplicate)
			}
		}
		var want []stretch
		for i, zone := range a.Zones {
			s := stretch{int32(i), int32(i + 1), placeOf(zone, a.Voices[i]), a.Voices[i], a.Duplicates[i]}
			if n := len(want) - 1; n >= 0 && a.Zones[i-1] == zone && want[n].voice == s.voice && want[n].duplicate == s.duplicate {
				want[n].last = s.last
			} else {
				want = append(want, s)
			}
		}
		if got = a.stretchesOf(got); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
		a.stretches = got
		near := 0
		for range min(len(a.Zones), 20) {
			token := rng.Int32N(int32(len(a.Zones)))
			if near = a.stretchAt(near, token); token < got[near].first || got[near].last <= token {
				t.Fatalf("token %d is not in stretch %d of %v", token, near, got)
			}
		}
	}
}
