package analysis

import (
	"cmp"
	"slices"
)

// finder finds passages. Everything in it is in the order of the sorted Copies,
// so that the result depends on the articles alone.
type finder struct {
	copies  []Copy
	outlet  []int32 // of every copy
	opener  *opener
	aligner aligner
	window  int
	stands  []bool // of every copy: it is looked at

	seeds    []seed           // shared, by hash
	groupOf  []int32          // of every seed, the first seed of its hash
	groupEnd []int32          // of the first seed of a hash, the end of the group
	used     []bool           // of every seed
	failures []uint8          // of the first seed of a hash
	byPlace  []int32          // seeds by copy and word
	copyFrom []int32          // of every copy, its first in byPlace
	taken    map[int32][]bool // by copy, the words that stand in a passage already
	opened   map[int32][]spokenWord
	order    []int32 // copies in opened, oldest first
}

// mostFailures is how often the sentences that share a seed may turn out not to
// share a passage before the seed is given up as a turn of phrase.
const mostFailures = 8

// mostOpened bounds the articles held open at a time.
const mostOpened = 4096

func newFinder(copies []Copy, outlet []int32, near []int32) *finder {
	f := &finder{copies: copies, outlet: outlet, stands: standing(outlet, near), opener: newOpener(), opened: map[int32][]spokenWord{}, taken: map[int32][]bool{}}
	var words int64
	for i := range copies {
		if f.stands[i] {
			words += copies[i].Words
		}
	}
	f.window = windowFor(words)
	w := winnower{window: f.window}
	var buffer []spokenWord
	var seeds []seed
	for i := range copies {
		if !f.stands[i] {
			continue
		}
		buffer = buffer[:0]
		for s := range copies[i].Sentences {
			buffer = f.opener.words(buffer, &copies[i], s)
		}
		seeds = w.seeds(seeds, buffer, int32(i))
	}
	f.index(sharedSeeds(seeds, outlet))
	return f
}

// standing marks the copies that are looked at: of near-identical articles of
// one outlet only the first is.
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

func (f *finder) index(seeds []seed) {
	f.seeds = slices.Clip(seeds)
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

// open is the words of a copy.
func (f *finder) open(c int32) []spokenWord {
	if w, ok := f.opened[c]; ok {
		return w
	}
	if len(f.order) == mostOpened {
		for _, old := range f.order[:mostOpened/2] {
			delete(f.opened, old)
		}
		f.order = append(f.order[:0], f.order[mostOpened/2:]...)
	}
	var words []spokenWord
	for s := range f.copies[c].Sentences {
		words = f.opener.words(words, &f.copies[c], s)
	}
	f.opened[c] = words
	f.order = append(f.order, c)
	return words
}

// sentence is the words of one sentence of a copy and the index of the first
// among the copy's words.
func (f *finder) sentence(c, s int32) ([]spokenWord, int32) {
	words := f.open(c)
	from, _ := slices.BinarySearchFunc(words, s, func(w spokenWord, s int32) int { return int(w.sentence) - int(s) })
	to := from
	for to < len(words) && words[to].sentence == s {
		to++
	}
	return words[from:to], int32(from)
}
