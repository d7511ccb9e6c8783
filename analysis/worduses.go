package analysis

import "slices"

// wordUses are how often one article has each of its stems in the outlet's wording,
// packed so that thousands can be noted: how many numbers follow the head, the article's
// words in that wording, and one number per use, the stem above its count. A use too
// large for that takes three: packedK without a stem, the stem, the count.
type wordUses struct {
	packed []uint32
	words  int64 // in the uses
	bound  int   // greater than every stem
}

const (
	usesHead = 2
	packedK  = 1<<8 - 1 // smaller counts are packed with their stem
)

// begin starts an article with the given number of words, and at most that many stems.
func (u *wordUses) begin(of int64, stems int) {
	u.packed = append(slices.Grow(u.packed[:0], usesHead+stems), 0, uint32(of))
	u.words = 0
}

// add adds the next use.
func (u *wordUses) add(stem int32, k uint32) {
	u.words += int64(k)
	if k < packedK && stem < 1<<24 {
		u.packed = append(u.packed, uint32(stem)<<8|k)
		return
	}
	u.packed = append(u.packed, packedK, uint32(stem), k)
}

// take adds the stems in seen, given by seen number, and zeroes their counts in counted.
func (u *wordUses) take(seen, counted []uint32) {
	n := len(u.packed)
	packed, words := slices.Grow(u.packed, len(seen))[:n+len(seen)], u.words
	for i, at := range seen {
		k, stem := counted[at], at-firstSeen
		counted[at] = 0
		if k < packedK && stem < 1<<24 {
			words += int64(k)
			packed[n] = stem<<8 | k
			n++
			continue
		}
		if at < firstSeen {
			continue // not a word
		}
		u.packed, u.words = packed[:n], words
		u.add(int32(stem), k)
		n, words = len(u.packed), u.words
		packed = slices.Grow(u.packed, len(seen)-i)[:n+len(seen)-i]
	}
	u.packed, u.words = packed[:n], words
}

// end ends the article, whose stems are all below bound.
func (u *wordUses) end(bound int) {
	u.packed[0] = uint32(len(u.packed) - usesHead)
	u.bound = bound
}

// unpackHead returns where the uses of the article at packed[i] begin and end, and its
// words.
func unpackHead(packed []uint32, i int) (from, to int, of uint32) {
	from = i + usesHead
	return from, from + int(packed[i]), packed[i+1]
}

// unpackUse returns the use at packed[i], and its last index.
func unpackUse(packed []uint32, i int) (stem, k uint32, last int) {
	x := packed[i]
	if k := x & packedK; k != packedK {
		return x >> 8, k, i
	}
	return packed[i+1], packed[i+2], i + 2
}
