package analysis

import (
	"cmp"
	"slices"
)

// A seed is a shingle of an article that is looked up in the others.
type seed struct {
	hash uint64
	copy int32 // index into the sorted Copies
	word int32 // its first word, among the article's counted words
}

// mostSeeds bounds the seeds held at a time; more text is winnowed more
// coarsely.
const mostSeeds = 8 << 20

// commonSeed is the number of articles from which a shingle is a turn of phrase or
// boilerplate, and seeds no passage.
const commonSeed = 250

// mostRepeats is the number of places of a shingle in one article that are looked up.
const mostRepeats = 4

// A winnower keeps the lowest hash of every window of consecutive shingles (Schleimer,
// Wilkerson and Aiken 2003): two articles that share a run of shingleWords+window-1
// words share a seed. Shingles that say too little, such as "that it would be", are
// left out. A window of 1 keeps every shingle.
type winnower struct {
	window int
	hashes []uint64
}

// noShingle takes the place of a shingle that is left out.
const noShingle = ^uint64(0)

// carries reports whether a shingle says enough to be looked up: it has two content
// words, or one if in a quotation.
func carries(words []spokenWord) bool {
	content, quoted := 0, false
	for i := range words {
		if words[i].class == contentWord {
			content++
		}
		quoted = quoted || words[i].place == Quote
	}
	return content >= 2 || content == 1 && quoted
}

// seeds appends the seeds of the words, none of which crosses a sentence.
func (w *winnower) seeds(dst []seed, words []spokenWord, copy int32, c *Copy) []seed {
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].sentence == words[from].sentence {
			to++
		}
		w.hashes = w.hashes[:0]
		for i := from; i+shingleWords <= to; i++ {
			h := noShingle
			if carries(words[i : i+shingleWords]) {
				h = shingle(words[i : i+shingleWords])
			}
			w.hashes = append(w.hashes, h)
		}
		base, last := c.Sentences[words[from].sentence].Word, -1
		for i := 0; i < len(w.hashes); i++ {
			end := i + w.window
			if end > len(w.hashes) {
				if i > 0 {
					break
				}
				end = len(w.hashes)
			}
			low := i
			for j := i; j < end; j++ {
				if w.hashes[j] <= w.hashes[low] {
					low = j // the rightmost if equal, as in the paper
				}
			}
			if low != last && w.hashes[low] != noShingle {
				dst = append(dst, seed{w.hashes[low], copy, base + int32(low)})
				last = low
			}
		}
		from = to
	}
	return dst
}

// windowFor is the window that keeps the seeds of this many words within mostSeeds:
// winnowing keeps two in window+1.
func windowFor(words int64) int {
	w := 1
	for 2*words/int64(w+1) > mostSeeds {
		w++
	}
	return w
}

// sharedSeeds drops the seeds that no two outlets share and those that are too
// common, and returns the rest by hash, copy and word.
func sharedSeeds(seeds []seed, outlet []int32) []seed {
	slices.SortFunc(seeds, func(a, b seed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.copy, b.copy), cmp.Compare(a.word, b.word))
	})
	kept := seeds[:0]
	for from := 0; from < len(seeds); {
		to, articles, several := from+1, 1, false
		for ; to < len(seeds) && seeds[to].hash == seeds[from].hash; to++ {
			if seeds[to].copy != seeds[to-1].copy {
				articles++
			}
			several = several || outlet[seeds[to].copy] != outlet[seeds[from].copy]
		}
		if several && articles <= commonSeed {
			repeats := 0
			for i := from; i < to; i++ {
				if repeats++; i > from && seeds[i].copy != seeds[i-1].copy {
					repeats = 1
				}
				if repeats <= mostRepeats {
					kept = append(kept, seeds[i])
				}
			}
		}
		from = to
	}
	return kept
}
