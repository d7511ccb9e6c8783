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

// loadQuoted appends the words of a quotation, taken up again, to dst.
func (f *finder) loadQuoted(dst []spokenWord, q *quoted) []spokenWord {
	for _, p := range q.parts {
		dst = f.appendBetween(dst, q.copy, p)
	}
	return dst
}

// furthestPart is the bytes that may stand between two parts of one quotation,
// and nearestParagraph the white space that parts paragraphs.
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

// interrupted reports whether q goes on with what a says, after no more than
// the words that introduce the speaker: “Nobody won,” she said. “Nobody lost.”
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

// A saying is a quotation with all that carry it, the longest first found.
type saying struct {
	longest  int
	carriers []quoted
}

// sayings aligns the quotations of all articles: those that share a shingle
// are compared with the longest of them, which takes what is mostly its own
// words. Cost grows with the quoted text, as for passages.
func (f *finder) sayings() []saying {
	var all []quoted
	var quotedWords int64
	for i := range f.copies {
		if !f.stands[i] {
			continue
		}
		for _, q := range f.quotedIn(int32(i)) {
			q.count, q.words = len(q.words), nil
			all = append(all, q)
			quotedWords += int64(q.count)
		}
	}
	window := windowFor(quotedWords)
	var seeds []seed // copy is an index into all
	for i := range all {
		f.scratch.whole = f.loadQuoted(f.scratch.whole[:0], &all[i])
		w := f.scratch.whole
		for k := 0; k+shingleWords <= len(w); k++ {
			if h := shingle(w[k : k+shingleWords]); window == 1 || h%uint64(window) == 0 || k == 0 {
				seeds = append(seeds, seed{h, int32(i), int32(k)})
			}
		}
	}
	slices.SortFunc(seeds, func(a, b seed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.copy, b.copy), cmp.Compare(a.word, b.word))
	})
	sharing := make([][]int32, len(all)) // of every quotation, the groups it stands in
	var groups [][2]int32
	for from := 0; from < len(seeds); {
		to := from + 1
		for to < len(seeds) && seeds[to].hash == seeds[from].hash {
			to++
		}
		if to-from > 1 && to-from <= commonSeed {
			for k := from; k < to; k++ {
				sharing[seeds[k].copy] = append(sharing[seeds[k].copy], int32(len(groups)))
			}
			groups = append(groups, [2]int32{int32(from), int32(to)})
		}
		from = to
	}
	order := make([]int32, len(all))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(all[b].count, all[a].count) })
	taken := make([]bool, len(all))
	failures := make([]uint8, len(groups))
	var list []saying
	for _, i := range order {
		if taken[i] {
			continue
		}
		taken[i] = true
		s := saying{carriers: []quoted{all[i]}}
		seen := map[int32]bool{}
		loaded := false
		for _, g := range sharing[i] {
			if failures[g] >= mostFailures {
				continue
			}
			fits := false
			for _, sd := range seeds[groups[g][0]:groups[g][1]] {
				if taken[sd.copy] || seen[sd.copy] {
					continue
				}
				seen[sd.copy] = true
				if !loaded {
					loaded = true
					f.scratch.pivot = f.loadQuoted(f.scratch.pivot[:0], &all[i])
					f.common.of(f.scratch.pivot)
				}
				q := &all[sd.copy]
				f.scratch.other = f.loadQuoted(f.scratch.other[:0], q)
				if f.sameWords(f.scratch.pivot, f.scratch.other) {
					taken[sd.copy] = true
					s.carriers = append(s.carriers, *q)
					fits = true
				}
			}
			if !fits {
				failures[g]++
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
		list = append(list, s)
	}
	return list
}

// sameWords reports whether the shorter of two quotations is mostly the
// longer's words. The common words are those of a.
func (f *finder) sameWords(a, b []spokenWord) bool {
	if in := f.common.with(b); in.words < shingleWords || in.content < 1 || 10*in.words < 6*min(len(a), len(b)) {
		return false
	}
	al := f.aligner.local(a, b)
	return al.matched >= shingleWords && al.content >= 1 && 10*al.matched >= 6*min(len(a), len(b))
}
