package analysis

import (
	"math/bits"
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// A stretch is a run of an article's tokens in one place: questions about the place of
// words are asked of it, and not of every word.
type stretch struct {
	first, last int32
	place       Place
	voice       voice.Voice
	duplicate   bool // in a line that occurred earlier in the article
}

// body reports whether the stretch, which is of the outlet's wording, is in the body.
func (s *stretch) body() bool { return s.place <= Indirect }

// stretchesOf cuts the tokens of a into stretches, in dst's memory. Where the next one
// begins is unpredictable, so it is found for many tokens at once.
func (a *Article) stretchesOf(dst []stretch) []stretch {
	dst = dst[:0]
	n := len(a.Zones)
	if n == 0 {
		return dst
	}
	first, at := 0, 0 // all stretches that begin before at+1 are known
	end := func(to int) {
		z, v := a.Zones[first], a.Voices[first]
		dst = append(dst, stretch{int32(first), int32(to), placeOf(z, v), v, a.Duplicates[first]})
		first = to
	}
	again := slices.ContainsFunc(a.Regions, func(r corpus.Region) bool { return r.Duplicate })
	for ; at+64 < n; at += 64 {
		ends := changes(a.Zones[at:]) | changes(a.Voices[at:])
		if again {
			ends |= turns(a.Duplicates[at:])
		}
		for ; ends != 0; ends &= ends - 1 {
			end(at + 1 + bits.TrailingZeros64(ends))
		}
	}
	for at++; at < n; at++ {
		if a.Zones[at] != a.Zones[at-1] || a.Voices[at] != a.Voices[at-1] || a.Duplicates[at] != a.Duplicates[at-1] {
			end(at)
		}
	}
	end(n)
	return dst
}

// changes returns which of the first 64 values of s differ from the next; the lowest
// bit is the first. Values are small.
func changes[T ~uint8](s []T) (differ uint64) {
	const (
		ones   = 0x0101010101010101
		highs  = 0x80 * ones
		gather = 0x0002040810204081 // multiplying high bits of bytes by it collects them in the highest
	)
	s = s[:65]
	for i := 0; i < 64; i += 8 {
		x := eight(s[i:]) ^ eight(s[i+1:])
		differ = differ>>8 | (x+(highs-ones))&highs*gather&(0xff<<56)
	}
	return differ
}

// turns is changes for booleans.
func turns(s []bool) (differ uint64) {
	s = s[:65]
	for i := range 64 {
		if s[i] != s[i+1] {
			differ |= 1 << i
		}
	}
	return differ
}

// eight returns the first eight values of s, the first in the lowest byte.
func eight[T ~uint8](s []T) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// wordsBefore fills dst with the number of counted words before every token and before
// the end: stretches are short, and where a loop over a few tokens ends is
// unpredictable.
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

// stretchAt returns the index of the stretch that contains a token, searching from one
// nearby.
func (a *Article) stretchAt(near int, token int32) int {
	for near > 0 && a.stretches[near].first > token {
		near--
	}
	for a.stretches[near].last <= token {
		near++
	}
	return near
}
