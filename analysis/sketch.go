package analysis

import (
	"math/bits"
	"slices"
)

// sketchSize is the number of hashes by which whole articles are compared.
const sketchSize = 64

// A sketcher makes the sketch of one article after another: the lowest hashes of its
// shingles (bottom-k sketch, Broder 1997).
type sketcher struct {
	below  uint64 // limit of the hashes that are looked at
	hashes []uint64
	spare  []uint64
}

// begin starts an article of about the given number of words. If hashes are evenly
// distributed, twice as many as are kept are below a bound derived from that number, and
// only those are looked at; with 0 words all are.
func (s *sketcher) begin(words int) {
	s.hashes, s.below = s.hashes[:0], ^uint64(0)
	if words > 4*sketchSize {
		s.below = ^uint64(0) / uint64(words) * (2 * sketchSize)
	}
}

// add adds the shingles of a sentence, given by its words' keys, and returns the lowest
// of their hashes, or the hash of all its words when they are too few for a shingle.
//
// The hash is a rolling one (Karp and Rabin 1987): that of the previous shingle, without
// its first word and with the next, mixed.
func (s *sketcher) add(keys []uint64) (lowest uint64) {
	h := uint64(0)
	for _, key := range keys[:min(shingleWords-1, len(keys))] {
		h = h*rollBase + key
	}
	if len(keys) < shingleWords {
		return mix(h)
	}
	n := len(s.hashes)
	s.hashes = slices.Grow(s.hashes, len(keys))
	fresh, lowest := roll(s.hashes[n:n+len(keys)], h, keys, s.below)
	s.hashes = s.hashes[:n+fresh]
	return lowest
}

const (
	rollBase  = 0x9e3779b97f4a7c15
	rollLeave = rollBase * rollBase % (1 << 64) * rollBase % (1 << 64) * rollBase % (1 << 64) // the base to the power of shingleWords
)

// roll puts the hashes below the bound of the shingles of keys into dst, and returns
// their number and the lowest; h is the hash of the words before the end of the first
// shingle.
//
//go:noinline
func roll(dst []uint64, h uint64, keys []uint64, below uint64) (n int, lowest uint64) {
	lowest = ^uint64(0)
	left := uint64(0)
	next := keys[shingleWords-1:]
	keys = keys[:len(next)]
	for i, key := range next {
		h = h*rollBase + key - left*rollLeave
		left = keys[i]
		x := mix(h)
		lowest = min(lowest, x)
		// Without a branch: which hashes are below the bound cannot be predicted.
		dst[n] = x
		_, above := bits.Sub64(below, x, 0)
		n += int(above ^ 1)
	}
	return n, lowest
}

// sketch returns the upper halves of the lowest hashes, ascending; ok is false when too
// few hashes were looked at. Halves are enough to compare texts by, and one row of them
// is kept per article.
func (s *sketcher) sketch() (_ []uint32, ok bool) {
	s.sort()
	s.hashes = slices.Compact(s.hashes)
	if len(s.hashes) < sketchSize && s.below < ^uint64(0) {
		return nil, false
	}
	list := make([]uint32, min(sketchSize, len(s.hashes)))
	for i := range list {
		list[i] = uint32(s.hashes[i] >> 32)
	}
	return list, true
}

// sort sorts the hashes. They are evenly distributed below the bound, so their highest
// bits put each near its final place, and few remain to be swapped.
func (s *sketcher) sort() {
	const parts = 4 * sketchSize
	if len(s.hashes) > parts {
		slices.Sort(s.hashes)
		return
	}
	shift := bits.Len64(s.below) - bits.Len(parts-1)
	var ends [parts + 1]uint16
	for _, x := range s.hashes {
		ends[(x>>shift)%parts+1]++
	}
	for i := range ends[:parts] {
		ends[i+1] += ends[i]
	}
	s.spare = slices.Grow(s.spare[:0], len(s.hashes))[:len(s.hashes)]
	for _, x := range s.hashes {
		at := &ends[(x>>shift)%parts]
		s.spare[*at] = x
		*at++
	}
	s.hashes, s.spare = s.spare, s.hashes
	for i := 1; i < len(s.hashes); i++ {
		x := s.hashes[i]
		k := i
		for ; k > 0 && s.hashes[k-1] > x; k-- {
			s.hashes[k] = s.hashes[k-1]
		}
		s.hashes[k] = x
	}
}

// resemblance estimates the Jaccard index of two articles' shingles from their sketches:
// the share of the union's lowest hashes that both have.
func resemblance(a, b []uint32) float64 {
	i, j, both, all := 0, 0, 0, 0
	limit := max(len(a), len(b))
	for all < limit && (i < len(a) || j < len(b)) {
		all++
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}

// identical is the resemblance from which two articles count as one republished text. Two
// independent articles on one event are far below it; a wire story with a new first
// paragraph is above.
const identical = 0.5

// fewestShingles is the sketch size below which articles are too short to be taken for
// one text.
const fewestShingles = 24

// near groups the articles whose sketches say that they are one text. The result has, for
// every article, the index of the first one of its group. Every member must resemble the
// group's first article, so that chains of small changes do not join different texts; the
// cost grows with the number of hashes and not of pairs.
func near(sketches [][]uint32) []int32 {
	of := make([]int32, len(sketches))
	var postings []uint64 // a hash, and in the low half the number of an article that has it
	for i := range sketches {
		of[i] = int32(i)
		if len(sketches[i]) < fewestShingles {
			continue
		}
		for _, h := range sketches[i] {
			postings = append(postings, uint64(h)<<32|uint64(i))
		}
	}
	slices.Sort(postings)
	article := func(posting uint64) int32 { return int32(uint32(posting)) }
	// Of every article: earlier ones that share a hash with it, once per hash.
	leaders := make([][]int32, len(sketches))
	for from := 0; from < len(postings); {
		to := from + 1
		for to < len(postings) && postings[to]>>32 == postings[from]>>32 {
			to++
		}
		for k := from + 1; k < to; k++ {
			for back := from; back < min(k, from+mostLeaders); back++ {
				of := &leaders[article(postings[k])]
				*of = append(*of, article(postings[back]))
			}
		}
		from = to
	}
	var candidates []int32
	for i := range sketches {
		candidates = append(candidates[:0], leaders[i]...)
		leaders[i] = nil
		slices.Sort(candidates)
		last := int32(-1)
		for _, c := range candidates {
			if c == last || of[c] != c {
				last = c
				continue
			}
			last = c
			if resemblance(sketches[c], sketches[i]) >= identical {
				of[i] = c
				break
			}
		}
	}
	return of
}

// mostLeaders limits how many earlier articles a shared hash is compared with.
const mostLeaders = 4
