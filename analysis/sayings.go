package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// A quoted is a quotation of one article, its interrupted parts joined.
type quoted struct {
	copy  int32
	parts []text.Span
	words []spokenWord // held only while they are looked at
	count int          // of the words
	KeptQuotation
}

// loadQuoted appends the words of a quotation, retrieved again, to dst.
func (f *finder) loadQuoted(dst []spokenWord, q *quoted) []spokenWord {
	for _, p := range q.parts {
		dst = f.appendBetween(dst, q.copy, p)
	}
	return dst
}

// furthestPart is the number of bytes that may come between two parts of one quotation,
// and nearestParagraph the white space that separates paragraphs.
const (
	furthestPart     = 240
	nearestParagraph = 2
)

// quotedIn lists the quotations of a copy.
func (f *finder) quotedIn(i int32) []quoted {
	c := &f.copies[i]
	if len(c.Quotations) == 0 {
		return nil
	}
	words := f.all(i)
	var list []quoted
	for _, q := range c.Quotations {
		from, _ := slices.BinarySearchFunc(words, q.Start, func(w spokenWord, at int32) int { return cmp.Compare(w.Start, at) })
		to := from
		for to < len(words) && words[to].Start < q.End {
			to++
		}
		if from == to {
			continue
		}
		if n := len(list) - 1; n >= 0 && c.interrupted(&list[n], &q, words) {
			list[n].parts = append(list[n].parts, q.Span)
			list[n].words = append(list[n].words, words[from:to]...)
			list[n].End = q.End
			if list[n].Verb == "" {
				list[n].Verb, list[n].Stance = q.Verb, q.Stance
			}
			continue
		}
		list = append(list, quoted{copy: i, parts: []text.Span{q.Span}, words: slices.Clone(words[from:to]), KeptQuotation: q})
	}
	return slices.DeleteFunc(list, func(q quoted) bool { return len(q.words) < QuotationWords })
}

// interrupted reports whether q continues a after no more than the words that introduce
// the speaker: “Nobody won,” she said. “Nobody lost.”
func (c *Copy) interrupted(a *quoted, q *KeptQuotation, words []spokenWord) bool {
	fragment := a.Kind != voice.Full && a.Kind != voice.Partial
	if a.Speaker < 0 || a.Speaker != q.Speaker || fragment || q.Start-a.End > furthestPart || len(a.words) > longestAligned/2 {
		return false
	}
	from, to := c.sentenceAt(a.End-1), c.sentenceAt(q.Start)
	if from < 0 || to < from || to > from+1 {
		return false
	}
	if to > from && c.Sentences[to].Start-c.Sentences[from].End() >= nearestParagraph {
		return false
	}
	if to > from && q.Start != c.Sentences[to].Start {
		return false
	}
	at, _ := slices.BinarySearchFunc(words, a.End, func(w spokenWord, at int32) int { return cmp.Compare(w.Start, at) })
	for ; at < len(words) && words[at].Start < q.Start; at++ {
		if words[at].place.Quoted() {
			return false
		}
	}
	return true
}

// A saying is a quotation with everything that carries it, the longest found first.
type saying struct {
	longest  int
	carriers []quoted
}

// sayings aligns the quotations of all articles: those that share a shingle are
// compared with the longest of them, which takes those that consist mostly of its own
// words. The cost grows with the quoted text, as for passages.
func (f *finder) sayings() []saying {
	g := f.gatherQuotations()
	g.share()
	order := make([]int32, len(g.all)) // longest first
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(g.all[b].count, g.all[a].count) })
	var list []saying
	for _, i := range order {
		if !g.taken[i] {
			list = append(list, f.sayingOf(g, i))
		}
	}
	return list
}

// gathered holds the quotations of all articles, and which of them share shingles.
type gathered struct {
	all      []quoted
	taken    []bool     // by quotation, whether it belongs to a saying
	seeds    []seed     // by hash; copy is an index into all
	groups   [][2]int32 // ranges of seeds with one hash
	sharing  [][]int32  // by quotation, the groups it is in
	failures []uint8    // by group, how often none of its quotations fitted
}

// gatherQuotations lists the quotations and the hashes of their shingles.
func (f *finder) gatherQuotations() *gathered {
	g := &gathered{}
	var words int64
	for i := range f.copies {
		if !f.stands[i] {
			continue
		}
		for _, q := range f.quotedIn(int32(i)) {
			q.count, q.words = len(q.words), nil
			g.all = append(g.all, q)
			words += int64(q.count)
		}
	}
	window := windowFor(words)
	for i := range g.all {
		f.scratch.whole = f.loadQuoted(f.scratch.whole[:0], &g.all[i])
		w := f.scratch.whole
		for k := 0; k+shingleWords <= len(w); k++ {
			if h := shingle(w[k : k+shingleWords]); window == 1 || h%uint64(window) == 0 || k == 0 {
				g.seeds = append(g.seeds, seed{h, int32(i), int32(k)})
			}
		}
	}
	slices.SortFunc(g.seeds, func(a, b seed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.copy, b.copy), cmp.Compare(a.word, b.word))
	})
	return g
}

// share groups the seeds of one hash, except those that are too common to mean anything.
func (g *gathered) share() {
	g.taken, g.sharing = make([]bool, len(g.all)), make([][]int32, len(g.all))
	for from := 0; from < len(g.seeds); {
		to := from + 1
		for to < len(g.seeds) && g.seeds[to].hash == g.seeds[from].hash {
			to++
		}
		if to-from > 1 && to-from <= commonSeed {
			for _, sd := range g.seeds[from:to] {
				g.sharing[sd.copy] = append(g.sharing[sd.copy], int32(len(g.groups)))
			}
			g.groups = append(g.groups, [2]int32{int32(from), int32(to)})
		}
		from = to
	}
	g.failures = make([]uint8, len(g.groups))
}

// sayingOf takes quotation i and all others that consist mostly of its words.
func (f *finder) sayingOf(g *gathered, i int32) saying {
	g.taken[i] = true
	s := saying{carriers: []quoted{g.all[i]}}
	seen := map[int32]bool{}
	loaded := false
	for _, group := range g.sharing[i] {
		if g.failures[group] >= mostFailures {
			continue
		}
		fits := false
		for _, sd := range g.seeds[g.groups[group][0]:g.groups[group][1]] {
			if g.taken[sd.copy] || seen[sd.copy] {
				continue
			}
			seen[sd.copy] = true
			if !loaded {
				loaded = true
				f.scratch.pivot = f.loadQuoted(f.scratch.pivot[:0], &g.all[i])
				f.common.of(f.scratch.pivot)
			}
			q := &g.all[sd.copy]
			f.scratch.other = f.loadQuoted(f.scratch.other[:0], q)
			if f.sameWords(f.scratch.pivot, f.scratch.other) {
				g.taken[sd.copy] = true
				s.carriers = append(s.carriers, *q)
				fits = true
			}
		}
		if !fits {
			g.failures[group]++
		}
	}
	slices.SortStableFunc(s.carriers, func(a, b quoted) int {
		return cmp.Or(cmp.Compare(a.copy, b.copy), cmp.Compare(a.Start, b.Start))
	})
	for k := range s.carriers {
		if s.carriers[k].count > s.carriers[s.longest].count {
			s.longest = k
		}
	}
	return s
}

// sameWords reports whether the shorter of two quotations consists mostly of words of
// the longer. The common words are those of a.
func (f *finder) sameWords(a, b []spokenWord) bool {
	if in := f.common.with(b); in.words < shingleWords || in.content < 1 || 10*in.words < 6*min(len(a), len(b)) {
		return false
	}
	al := f.aligner.local(a, b)
	return al.matched >= shingleWords && al.content >= 1 && 10*al.matched >= 6*min(len(a), len(b))
}
