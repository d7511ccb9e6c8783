package analysis

import (
	"math/bits"
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/text"
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
	n := 1
	for ; len(s) > 8; s = s[8:] {
		if other := eight(s) ^ eight(s[1:]); other != 0 {
			return n + bits.TrailingZeros64(other)/8
		}
		n += 8
	}
	for i := 1; i < len(s) && s[i] == s[0]; i++ {
		n++
	}
	return n
}

// eight are the first eight values of s, the first the lowest.
func eight[T ~uint8](s []T) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// wordsBefore fills dst with the number of counted words before every token and before
// the end: stretches are short, and of a loop that goes through a few tokens nobody can
// foresee where it ends.
func wordsBefore(dst []int32, tokens []text.Token) []int32 {
	dst = slices.Grow(dst[:0], len(tokens)+1)[:len(tokens)+1]
	n, before := int32(0), dst[:len(tokens)]
	for i := range before {
		before[i] = n
		n += int32(tokens[i].Kind.Count())
	}
	dst[len(tokens)] = n
	return dst
}

// words is the number of counted words from one token up to another.
func (a *Article) words(first, last int32) int64 { return int64(a.before[last] - a.before[first]) }

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
