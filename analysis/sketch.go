package analysis

import (
	"math/bits"
	"slices"
)

// sketchSize is the number of hashes by which an article is compared whole.
const sketchSize = 64

// A sketcher makes the sketch of one article after the other: the lowest hashes of its
// shingles (bottom-k sketch, Broder 1997).
type sketcher struct {
	below  uint64 // hashes that are looked at
	hashes []uint64
	spare  []uint64
}

// begin turns to an article of about so many words. Of hashes that lie evenly, twice
// as many as are kept lie below a bound that follows from their number, and only those
// are looked at; 0 words looks at all.
func (s *sketcher) begin(words int) {
	s.hashes, s.below = s.hashes[:0], ^uint64(0)
	if words > 4*sketchSize {
		s.below = ^uint64(0) / uint64(words) * (2 * sketchSize)
	}
}

// add adds the shingles of a sentence, given by its words' keys, and returns the
// lowest of their hashes: of all its words when they are fewer than make a shingle.
//
// The hash rolls (Karp and Rabin 1987): that of the shingle before, without its first
// word and with the next, mixed.
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
	rollLeave = rollBase * rollBase % (1 << 64) * rollBase % (1 << 64) * rollBase % (1 << 64) // the base to the shingleWords
)

// roll puts the hashes of the shingles of keys that are looked at into dst, and returns
// their number; h is the hash of the words before the end of the first shingle.
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
		// Without a branch: which hashes are looked at nobody can foresee.
		dst[n] = x
		_, above := bits.Sub64(below, x, 0)
		n += int(above ^ 1)
	}
	return n, lowest
}

// sketch returns the upper halves of the lowest hashes, ascending; not ok when too few
// hashes were looked at to tell. Halves are enough to tell texts by what they share,
// and a row an article is kept of them.
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

// sort sorts the hashes. They lie evenly below the bound, so that each is put about where
// it belongs by its highest bits, and few are left to change places.
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

// resemblance estimates the Jaccard index of two articles' shingles from their
// sketches: the share of the union's lowest hashes that both have.
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

// identical is the resemblance from which two articles count as one text,
// republished. Two independent articles on one event lie far below it; a wire
// story with a new first paragraph lies above.
const identical = 0.5

// fewestShingles is the size of sketch below which articles are too short to be
// taken for one another.
const fewestShingles = 24

// near groups the articles whose sketches say they are one text. The result
// has, for every article, the index of the first one of its group. Every group is
// held together by its first article, so that chains of small changes do not join
// what differs; the cost grows with the number of hashes and not with pairs.
func near(sketches [][]uint32) []int32 {
	of := make([]int32, len(sketches))
	var postings []uint64 // a hash, and below it the number of an article that has it
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
	// Of the articles that share a hash with i, the leaders before it, counted.
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

// mostLeaders bounds how many earlier articles a shared hash is compared with.
const mostLeaders = 4
