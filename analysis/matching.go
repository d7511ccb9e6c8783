package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus/text"
)

// A passage is a run of words that several outlets share, with small differences.
type passage struct {
	versions []version
	central  int // the version most like the others
}

// A version is a passage in one article.
type version struct {
	copy        int32
	sentence    int32        // the kept sentence, the first of them
	last        int32        // the last
	text.Span                // bytes
	words       []spokenWord // kept only while they are looked at; see load
	count       int          // of the words
	quoted      int          // of them, those inside quotation marks
	matched     int          // words it shares with the central version
	from, to    int32        // words of the pivot that it covers
	occurrences int          // other places of the same article that have the passage
	lead        int          // words at its start in place of the one word of the central version there
}

// What two sentences must share to be one passage: score is the alignment's, content the
// content words shared, one fewer in a long run without a difference; and at least half
// of the longer side must be shared. Just that number of content words is a turn of
// phrase ("ferries across the river", "the ferries on the river"), unless both articles
// give them as somebody's words, in quotation marks or without a difference.
const (
	passageScore   = 32
	passageContent = 3
	passageWords   = 4
	verbatimWords  = 7
)

// fits reports whether an alignment makes its two sides one passage.
func (out *alignment) fits() bool {
	span := max(out.aTo-out.aFrom, out.bTo-out.bFrom)
	claim := out.said[0] && out.said[1] && (out.quoted || out.longest == int(span))
	enough := out.content > passageContent || out.content == passageContent && claim
	enough = enough && out.matched >= passageWords || out.content >= passageContent-1 && out.longest >= verbatimWords
	return enough && out.score >= passageScore && 2*out.matched >= int(span)
}

// A place is a sentence with seeds.
type place struct {
	copy, sentence int32
	from, to       int32 // in byPlace
	outlets, seeds int32
}

// places lists the sentences with seeds, first those with the most outlets and words
// shared: they become the pivots of passages.
func (f *finder) places() []place {
	var list []place
	outlets := make([]int32, len(f.seeds)) // of a group, by its first seed
	for c := range f.copies {
		from, end := f.copyFrom[c], f.copyFrom[c+1]
		if from == end {
			continue
		}
		for from < end {
			s := f.copies[c].sentenceOf(f.seeds[f.byPlace[from]].word)
			p := place{copy: int32(c), sentence: s, from: from}
			for from < end && f.copies[c].sentenceOf(f.seeds[f.byPlace[from]].word) == s {
				group := f.groupOf[f.byPlace[from]]
				if outlets[group] == 0 {
					outlets[group] = f.outletsOf(group)
				}
				p.outlets = max(p.outlets, outlets[group])
				from++
			}
			p.to, p.seeds = from, from-p.from
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.outlets, a.outlets), cmp.Compare(b.seeds, a.seeds))
	})
	return list
}

// outletsOf counts the outlets that share the seeds of a group. Copies are ordered by
// outlet.
func (f *finder) outletsOf(group int32) int32 {
	n, last := int32(0), int32(-1)
	for i := group; i < f.groupEnd[group]; i++ {
		if o := f.outlet[f.seeds[i].copy]; o != last {
			n++
			last = o
		}
	}
	return n
}

// passages finds every passage: each pivot sentence gathers the sentences that share its
// seeds, is aligned with them, and takes those that fit.
func (f *finder) passages() []passage {
	f.index()
	defer f.close()
	var list []passage
	for _, p := range f.places() {
		for {
			found, ok := f.around(p)
			if !ok {
				break
			}
			list = append(list, found)
		}
	}
	return f.joined(list)
}

// A candidate is a sentence aligned with a pivot.
type candidate struct {
	copy, sentence int32
	base           int32 // its first word among the copy's
	score          int32
	from, to       int32 // words of the pivot
	bFrom, bTo     int32 // words of the candidate
	seed           int32 // the one by which it was found
}

// around makes the next passage of a pivot, false when there is none.
func (f *finder) around(p place) (passage, bool) {
	base := f.copies[p.copy].Sentences[p.sentence].Word
	pivot := f.opener.words(f.scratch.pivot[:0], &f.copies[p.copy], int(p.sentence))
	f.scratch.pivot = pivot
	candidates := f.candidates(p, pivot, base)
	if len(candidates) == 0 {
		for i := p.from; i < p.to; i++ {
			s := f.byPlace[i]
			if !f.used[s] {
				f.used[s] = true
				f.failures[f.groupOf[s]]++
			}
		}
		return passage{}, false
	}
	// The best match is the core; what overlaps it by half belongs to it.
	core := candidates[0]
	var out passage
	from, to := core.from, core.to
	taken := map[int32]int{} // by copy, the index of its version
	for _, c := range candidates {
		overlap := min(c.to, core.to) - max(c.from, core.from)
		if 2*overlap < c.to-c.from {
			continue
		}
		f.used[c.seed] = true // even if the best match is elsewhere
		f.use(c.copy, c.base+c.bFrom, c.base+c.bTo)
		if v, ok := taken[c.copy]; ok {
			if !f.goesOn(&out.versions[v], &c) {
				out.versions[v].occurrences++
			}
			continue
		}
		taken[c.copy] = len(out.versions)
		v := f.version(c.copy, c.sentence, c.bFrom, c.bTo)
		v.from, v.to = c.from, c.to
		out.versions = append(out.versions, v)
		from, to = min(from, c.from), max(to, c.to)
	}
	f.use(p.copy, base+from, base+to)
	out.versions = append(out.versions, f.version(p.copy, p.sentence, from, to))
	slices.SortFunc(out.versions, func(a, b version) int { return cmp.Compare(a.copy, b.copy) })
	if f.outletsIn(out.versions) < 2 {
		return f.around(p)
	}
	f.settle(&out)
	f.release(&out)
	return out, true
}

// release counts the words of a passage's versions and frees them: there may be many
// passages.
func (f *finder) release(p *passage) {
	for i := range p.versions {
		v := &p.versions[i]
		v.count, v.quoted = len(v.words), 0
		for k := range v.words {
			if v.words[k].place.Quoted() {
				v.quoted++
			}
		}
		v.words = nil
	}
}

// load fetches the words of a passage's versions again.
func (f *finder) load(p *passage) {
	for i := range p.versions {
		p.versions[i].words = f.between(p.versions[i].copy, p.versions[i].Span)
	}
}

// goesOn extends a version by a part of the pivot that the article has in the next or
// previous sentence, as when it interrupts a quotation; false when the candidate is not
// such a part.
func (f *finder) goesOn(v *version, c *candidate) bool {
	after := c.sentence == v.last+1 && c.from >= v.to
	before := c.sentence == v.sentence-1 && c.to <= v.from
	if !after && !before {
		return false
	}
	w := f.version(c.copy, c.sentence, c.bFrom, c.bTo)
	v.Span = text.Span{Start: min(v.Start, w.Start), End: max(v.End, w.End)}
	v.sentence, v.last = min(v.sentence, w.sentence), max(v.last, w.last)
	v.from, v.to = min(v.from, c.from), max(v.to, c.to)
	v.words = f.between(v.copy, v.Span)
	return true
}

// use marks a copy's words, and the seeds there, as part of a passage.
func (f *finder) use(c, from, to int32) {
	if f.taken[c] == nil {
		f.taken[c] = make([]bool, f.copies[c].Words)
	}
	for i := from; i < min(to, int32(len(f.taken[c]))); i++ {
		f.taken[c][i] = true
	}
	seeds := f.byPlace[f.copyFrom[c]:f.copyFrom[c+1]]
	first, _ := slices.BinarySearchFunc(seeds, from, func(s, word int32) int { return cmp.Compare(f.seeds[s].word, word) })
	for _, s := range seeds[first:] {
		if f.seeds[s].word >= to {
			break
		}
		f.used[s] = true
	}
}

// free makes the words of a sentence that are already in a passage unlike any others: a
// long quotation may contain several passages.
func (f *finder) free(c int32, words []spokenWord, base int32) {
	taken := f.taken[c]
	for i := range words {
		if at := int(base) + i; at < len(taken) && taken[at] {
			words[i].key = mix(uint64(c)<<32 | uint64(at))
			words[i].class = functionWord
		}
	}
}

func (f *finder) outletsIn(versions []version) int {
	n, last := 0, int32(-1)
	for _, v := range versions {
		if o := f.outlet[v.copy]; o != last {
			n++
			last = o
		}
	}
	return n
}

// candidates aligns the sentences that share an unused seed with the pivot,
// best first.
func (f *finder) candidates(p place, pivot []spokenWord, pivotBase int32) []candidate {
	var list []candidate
	f.free(p.copy, pivot, pivotBase)
	f.common.of(pivot)
	seen := map[sentenceKey]bool{}
	for i := p.from; i < p.to; i++ {
		s := f.byPlace[i]
		group := f.groupOf[s]
		if f.used[s] || f.failures[group] >= mostFailures {
			continue
		}
		for k := group; k < f.groupEnd[group]; k++ {
			if f.used[k] || f.seeds[k].copy == p.copy {
				continue
			}
			c := f.seeds[k].copy
			other := sentenceKey{c, f.copies[c].sentenceOf(f.seeds[k].word)}
			if seen[other] {
				continue
			}
			seen[other] = true
			base := f.copies[c].Sentences[other.sentence].Word
			words := f.opener.words(f.scratch.other[:0], &f.copies[c], int(other.sentence))
			f.scratch.other = words
			f.free(c, words, base)
			if !f.common.mayFit(words) {
				continue
			}
			a := f.aligner.local(pivot, words)
			a.trim(pivot, words)
			if a.fits() {
				list = append(list, candidate{c, other.sentence, base, a.score, a.aFrom, a.aTo, a.bFrom, a.bTo, k})
			}
		}
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.copy, b.copy), cmp.Compare(a.sentence, b.sentence))
	})
	return list
}

func (f *finder) version(c, sentence, from, to int32) version {
	words := f.sentence(c, sentence)[from:to:to]
	return version{
		copy: c, sentence: sentence, last: sentence,
		Span: text.Span{Start: words[0].Start, End: words[len(words)-1].End}, words: words,
	}
}

// mostCompared limits the versions that are compared with each other to find the most
// central.
const mostCompared = 24

// pickCentral picks the version that shares the most with the others.
func (f *finder) pickCentral(p *passage) {
	best := -1
	compared := p.versions[:min(mostCompared, len(p.versions))]
	for i := range compared {
		sum := 0
		for j := range compared {
			if i != j {
				a := f.aligner.local(compared[i].words, compared[j].words)
				sum += 2*a.matched - (len(compared[i].words)-a.matched)/2
			}
		}
		if sum > best {
			best, p.central = sum, i
		}
	}
}

// joined merges passages of consecutive sentences when the same articles share them: a
// copied paragraph is one passage.
func (f *finder) joined(list []passage) []passage {
	slices.SortStableFunc(list, func(a, b passage) int {
		return cmp.Or(cmp.Compare(a.versions[0].copy, b.versions[0].copy), cmp.Compare(a.versions[0].sentence, b.versions[0].sentence),
			cmp.Compare(a.versions[0].Start, b.versions[0].Start))
	})
	var out []passage
	open := map[int32]int{} // by first copy, the last passage that begins in it
	for _, p := range list {
		if i, ok := open[p.versions[0].copy]; ok && f.follows(&out[i], &p) {
			for k := range p.versions {
				v, w := &out[i].versions[k], &p.versions[k]
				v.End, v.last = w.End, w.last
				v.count += w.count
				v.quoted += w.quoted
				v.matched += w.matched
				v.occurrences = max(v.occurrences, w.occurrences)
			}
			continue
		}
		open[p.versions[0].copy] = len(out)
		out = append(out, p)
	}
	return out
}

// follows reports whether b continues a in every article.
func (f *finder) follows(a, b *passage) bool {
	if len(a.versions) != len(b.versions) {
		return false
	}
	for i := range a.versions {
		v, w := &a.versions[i], &b.versions[i]
		if v.copy != w.copy || w.sentence != v.last+1 || w.Start < v.End || v.count+w.count > longestAligned {
			return false
		}
		s := &f.copies[v.copy].Sentences
		// Only words at the end and the start may be left out.
		if int((*s)[v.last].End()-v.End) > joinGap || int(w.Start-(*s)[w.sentence].Start) > joinGap {
			return false
		}
	}
	return true
}

// joinGap is how many bytes two joined passages may omit at the end of one sentence and
// at the start of the next.
const joinGap = 24
