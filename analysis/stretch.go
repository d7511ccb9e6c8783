package analysis

import (
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/voice"
)

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
	n := len(a.Zones)
	zone, speaks, duplicate := 0, 0, 0 // ends of the runs of each
	if !slices.ContainsFunc(a.Regions, func(r corpus.Region) bool { return r.Duplicate }) {
		duplicate = n
	}
	for from := 0; from < n; {
		if zone == from {
			zone += run8(a.Zones[from:])
		}
		if speaks == from {
			speaks += run8(a.Voices[from:])
		}
		if duplicate == from {
			for duplicate++; duplicate < n && a.Duplicates[duplicate] == a.Duplicates[from]; duplicate++ {
			}
		}
		to := min(zone, speaks, duplicate)
		z, v := a.Zones[from], a.Voices[from]
		dst = append(dst, stretch{int32(from), int32(to), placeOf(z, v), v, a.Duplicates[from]})
		from = to
	}
	return dst
}

// run8 is how many values at the beginning of s are alike. It compares eight with those
// before them at once.
func run8[T ~uint8](s []T) int {
	n := len(s)
	rest := s
	for len(rest) > 8 && *(*[8]T)(rest) == *(*[8]T)(rest[1:]) {
		rest = rest[8:]
	}
	for len(rest) > 1 && rest[1] == rest[0] {
		rest = rest[1:]
	}
	return n - len(rest) + 1
}

// stretchAt is the index of the stretch that holds a token, sought from one near by.
func (a *Article) stretchAt(near int, token int32) int {
	for near > 0 && a.stretches[near].first > token {
		near--
	}
	for a.stretches[near].last <= token {
		near++
	}
	return near
}
