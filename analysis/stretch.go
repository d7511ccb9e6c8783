package analysis

import "rashomon/corpus/voice"

// A stretch is a run of an article's tokens that stand in one place: what is asked of
// where words stand is asked of it, and not of every word.
type stretch struct {
	first, last int32
	place       Place
	voice       voice.Voice
	duplicate   bool // in a line that stood earlier in the article
}

// body reports whether the stretch, of the outlet's wording, stands in the body.
func (s *stretch) body() bool { return s.place <= Indirect }

// stretchesOf cuts the tokens of a into stretches, in dst's memory.
func (a *Article) stretchesOf(dst []stretch) []stretch {
	dst = dst[:0]
	zones, voices, duplicates := a.Zones, a.Voices[:len(a.Zones)], a.Duplicates[:len(a.Zones)]
	for i := 0; i < len(zones); {
		zone, speaks, duplicate := zones[i], voices[i], duplicates[i]
		from := i
		for i++; i < len(zones) && voices[i] == speaks && zones[i] == zone && duplicates[i] == duplicate; i++ {
		}
		dst = append(dst, stretch{int32(from), int32(i), placeOf(zone, speaks), speaks, duplicate})
	}
	return dst
}
