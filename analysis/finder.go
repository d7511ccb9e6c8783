package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus/text"
)

// A finder finds passages and quotations. Everything in it is in the order of the
// sorted Copies, so the result depends only on the articles.
type finder struct {
	copies  []Copy
	outlet  []int32 // of every copy
	opener  *opener
	aligner aligner
	window  int
	stands  []bool // of every copy: whether it is looked at

	// While passages are looked for; see index.
	seeds    []seed           // shared, by hash
	groupOf  []int32          // of every seed, the first seed of its hash
	groupEnd []int32          // of the first seed of a hash, the end of the group
	used     []bool           // of every seed
	failures []uint8          // of the first seed of a hash
	byPlace  []int32          // seeds by copy and word
	copyFrom []int32          // of every copy, its first in byPlace
	taken    map[int32][]bool // by copy, the words that are in a passage already

	scratch struct{ whole, pivot, other []spokenWord }
	common  commonWords
}

// mostFailures is how often sentences that share a seed may turn out to share no
// passage before the seed is given up as a turn of phrase.
const mostFailures = 8

func newFinder(copies []Copy, outlet []int32, near []int32) *finder {
	f := &finder{copies: copies, outlet: outlet, stands: standing(outlet, near), opener: newOpener(copies)}
	var words int64
	for i := range copies {
		if f.stands[i] {
			words += copies[i].Words
		}
	}
	f.window = windowFor(words)
	return f
}

// another returns a finder of the same articles that works alongside f.
func (f *finder) another() *finder {
	return &finder{copies: f.copies, outlet: f.outlet, opener: f.opener, window: f.window, stands: f.stands}
}

// Seeds are taken from so many copies at a time, and sorted in so many parts of their
// range.
const (
	copiesAtOnce = 256
	hashParts    = 16
)

// shared returns the seeds that outlets share, by hash, copy and word.
func (f *finder) shared() []seed {
	taken := make([][hashParts][]seed, (len(f.copies)+copiesAtOnce-1)/copiesAtOnce)
	var work []func()
	for p := range taken {
		work = append(work, func() {
			g, w := f.another(), winnower{window: f.window}
			var list []seed
			for i := p * copiesAtOnce; i < min((p+1)*copiesAtOnce, len(f.copies)); i++ {
				if f.stands[i] {
					list = w.seeds(list[:0], g.all(int32(i)), int32(i), &f.copies[i])
				}
				for _, s := range list {
					of := &taken[p][s.hash/(1<<64/hashParts)]
					*of = append(*of, s)
				}
				list = list[:0]
			}
		})
	}
	atOnce(work...)
	work = work[:0]
	var kept [hashParts][]seed
	for h := range kept {
		work = append(work, func() {
			var all []seed
			for p := range taken {
				all = append(all, taken[p][h]...)
				taken[p][h] = nil
			}
			kept[h] = slices.Clone(sharedSeeds(all, f.outlet)) // few of them
		})
	}
	atOnce(work...)
	return slices.Concat(kept[:]...)
}

// standing marks the copies that are looked at: of several near-identical articles of
// one outlet, only the first.
func standing(outlet, near []int32) []bool {
	type text struct{ near, outlet int32 }
	seen := map[text]bool{}
	stands := make([]bool, len(outlet))
	for i := range outlet {
		k := text{near[i], outlet[i]}
		stands[i] = !seen[k]
		seen[k] = true
	}
	return stands
}

// index sorts the seeds that outlets share.
func (f *finder) index() {
	seeds := f.shared()
	f.seeds, f.taken = seeds, map[int32][]bool{}
	n := len(seeds)
	f.groupOf, f.groupEnd = make([]int32, n), make([]int32, n)
	f.used, f.failures = make([]bool, n), make([]uint8, n)
	f.byPlace = make([]int32, n)
	for from := 0; from < n; {
		to := from
		for to < n && seeds[to].hash == seeds[from].hash {
			f.groupOf[to] = int32(from)
			to++
		}
		f.groupEnd[from] = int32(to)
		from = to
	}
	for i := range f.byPlace {
		f.byPlace[i] = int32(i)
	}
	slices.SortFunc(f.byPlace, func(a, b int32) int {
		return cmp.Or(cmp.Compare(seeds[a].copy, seeds[b].copy), cmp.Compare(seeds[a].word, seeds[b].word))
	})
	f.copyFrom = make([]int32, len(f.copies)+1)
	at := 0
	for c := range f.copies {
		f.copyFrom[c] = int32(at)
		for at < n && int(seeds[f.byPlace[at]].copy) == c {
			at++
		}
	}
	f.copyFrom[len(f.copies)] = int32(at)
}

// close releases what only the search for passages needs.
func (f *finder) close() {
	f.seeds, f.groupOf, f.groupEnd, f.used, f.failures, f.byPlace, f.copyFrom, f.taken = nil, nil, nil, nil, nil, nil, nil, nil
}

// all returns the words of a copy, valid until the next call.
func (f *finder) all(c int32) []spokenWord {
	words := f.scratch.whole[:0]
	for s := range f.copies[c].Sentences {
		words = f.opener.words(words, &f.copies[c], s)
	}
	f.scratch.whole = words
	return words
}

// A sentenceKey names a kept sentence.
type sentenceKey struct{ copy, sentence int32 }

// sentence returns the words of one sentence of a copy.
func (f *finder) sentence(c, s int32) []spokenWord { return f.opener.words(nil, &f.copies[c], int(s)) }

// sentenceOf returns the kept sentence that contains a word of the article.
func (c *Copy) sentenceOf(word int32) int32 {
	i, found := slices.BinarySearchFunc(c.Sentences, word, func(s KeptSentence, word int32) int { return cmp.Compare(s.Word, word) })
	if !found {
		i--
	}
	return int32(i)
}

// between returns the words of a copy inside a span.
func (f *finder) between(c int32, span text.Span) []spokenWord { return f.appendBetween(nil, c, span) }

// appendBetween appends them to dst.
func (f *finder) appendBetween(dst []spokenWord, c int32, span text.Span) []spokenWord {
	k := &f.copies[c]
	first, last := k.sentenceAt(span.Start), k.sentenceAt(span.End-1)
	if first < 0 || last < first {
		return dst
	}
	for s := first; s <= last; s++ {
		at := len(dst)
		dst = f.opener.words(dst, k, s)
		words := dst[at:]
		from, _ := slices.BinarySearchFunc(words, span.Start, func(w spokenWord, at int32) int { return cmp.Compare(w.Start, at) })
		to := from
		for to < len(words) && words[to].Start < span.End {
			to++
		}
		dst = dst[:at+copy(words, words[from:to])]
	}
	return dst
}
