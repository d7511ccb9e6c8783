package analysis

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
	"sync/atomic"

	"rashomon/corpus/text"
)

// An Example is one occurrence of a term, or of what a speaker is given to say, with
// the sentence it stands in: the evidence behind a number.
type Example struct {
	rank    uint64
	in      *keptSentence
	by      *introduction
	hit     text.Span // bytes into the article's text
	line    int32     // line of the file on which the hit starts, 1-based
	place   Place
	negated bool
}

// A keptSentence is a sentence of an article, or a part of a very long one. Examples
// of one article share it.
type keptSentence struct {
	*origin
	text string // the original
	at   int32  // where it begins, bytes into the article's text
}

// origin is the article of a keptSentence; those of one article share it.
type origin struct{ article, file string }

// An introduction is who is said to speak, and the cue verb. Examples share it.
type introduction struct {
	speaker string // "" when the words are the outlet's or it is unknown
	verb    string
}

// An exampleSet is what is kept behind one number of an outlet, in the order of
// compareExamples. A Rank is a hash of article and position, so that the choice
// depends on the set of articles and not on the order in which they were read.
type exampleSet []Example

// A shelf keeps exampleSets within bounds: at most limit examples a set and place.
//
// Past most all told, the limit is halved for every set, so that numbers are alike
// in what stands behind them. With one a set and place still too many, shelves
// differ. Of a term one sentence is kept whatever its place; of what speakers say,
// only what stands in a share of the articles, halved for every level: who speaks
// often speaks in these as well. Since the size of a set within such bounds is theirs
// or the number of occurrences, whichever is less, the bounds too depend on the
// articles alone.
type shelf struct {
	bounds
	held  int64 // in all sets; workers that hold different outlets add to it at the same time
	most  int64 // to be held
	terms bool
}

// bounds are what a shelf keeps of a set. Of terms they are lowered by who holds all
// outlets, so that they stay for who holds one.
type bounds struct {
	limit int // examples at most
	level int // past one a set
}

// What a Profile keeps at most behind its terms, as far as one a term and outlet
// allows, and behind speakers. Up to twice as many it keeps one for every place of a
// term.
const (
	mostExamples = 1 << 15
	mostSaid     = 1 << 14
)

// maxSaid is the number of sentences kept for every speaker of an outlet.
const maxSaid = 3

// newShelves are those of an empty Profile.
func newShelves(examples int) (terms, said shelf) {
	return shelf{bounds: bounds{limit: examples}, most: mostExamples, terms: true}, shelf{bounds: bounds{limit: min(examples, maxSaid)}, most: mostSaid}
}

// lastLevel is the level that keeps least.
func (s *shelf) lastLevel() int {
	if s.terms {
		return 1
	}
	return 64
}

// admits reports whether an article of which no example ranks below least has
// examples of speakers that are kept.
func (b *bounds) admits(least uint64) bool {
	return b.level == 0 || bits.LeadingZeros64(least) >= b.level
}

// crowd is the part of a set in which no more than the limit are kept: that of the
// place, for a term the whole when one is kept whatever its place.
func (s *shelf) crowd(set exampleSet, place Place) (from, to int) {
	if !s.terms || s.level > 0 {
		return 0, len(set)
	}
	if len(set) <= fewExamples {
		for i := range set {
			from += int(uint8(set[i].place-place) >> 7) // where it is less
			to += int(uint8(set[i].place-place-1) >> 7)
		}
		return from, to
	}
	from = set.from(place, 0, len(set))
	if from == len(set) || set[from].place != place {
		return from, from
	}
	return from, set.from(place+1, from+1, min(from+s.limit, len(set)))
}

// fewExamples are gone through faster one by one than with a search, of which nobody can
// foresee how it goes.
const fewExamples = 16

// from is where the examples of a place and those behind it begin, in a set that is in
// the order of places, if they do between lo and hi.
func (set exampleSet) from(place Place, lo, hi int) int {
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); set[mid].place < place {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// wants reports whether an example of that place and rank would be kept in the set.
func (s *shelf) wants(set exampleSet, place Place, rank uint64) bool {
	if s.limit == 0 || !s.terms && !s.admits(rank) {
		return false
	}
	if len(set) < s.limit {
		return true
	}
	from, to := s.crowd(set, place)
	return to-from < s.limit || rank <= set[to-1].rank
}

// passed is the rank above which no example is wanted in a set of a term, whatever its
// place; 0 when there is none.
func (s *shelf) passed(set exampleSet) uint64 {
	if s.level == 0 || len(set) == 0 {
		return 0
	}
	return set[0].rank
}

// add keeps what is wanted.
func (s *shelf) add(set *exampleSet, x Example) {
	if s.wants(*set, x.place, x.rank) {
		s.put(set, &x)
	}
}

// put keeps an example of a place and rank that are wanted.
func (s *shelf) put(set *exampleSet, x *Example) {
	from, to := s.crowd(*set, x.place)
	at, hi := from, to
	for at < hi {
		if mid := int(uint(at+hi) >> 1); s.compare(&(*set)[mid], x) < 0 {
			at = mid + 1
		} else {
			hi = mid
		}
	}
	switch {
	case to-from < s.limit:
		list := append(*set, Example{})
		copy(list[at+1:], list[at:])
		list[at], *set = *x, list
		atomic.AddInt64(&s.held, 1)
	case at < to:
		copy((*set)[at+1:to], (*set)[at:]) // the last is let go
		(*set)[at] = *x
	}
}

// compare is the order of a set.
func (s *shelf) compare(a, b *Example) int {
	if s.terms && s.level == 0 && a.place != b.place {
		return cmp.Compare(a.place, b.place)
	}
	return compareExamples(a, b)
}

// over reports whether the bounds have to be lowered.
func (s *shelf) over() bool {
	held := atomic.LoadInt64(&s.held)
	if s.terms && s.limit == 1 {
		return s.level == 0 && held > 2*s.most
	}
	return held > s.most && (s.limit > 1 || s.level < s.lastLevel())
}

// cut takes from the set what is beyond the bounds.
func (s *shelf) cut(set *exampleSet) {
	list := *set
	if s.terms && s.level > 0 {
		slices.SortFunc(list, func(a, b Example) int { return compareExamples(&a, &b) }) // no longer by place
	}
	n, crowd := 0, 0
	for i := range list {
		if !s.terms && !s.admits(list[i].rank) {
			continue
		}
		if n > 0 && s.terms && s.level == 0 && list[i].place != list[n-1].place {
			crowd = 0
		}
		if crowd < s.limit {
			list[n] = list[i]
			n++
			crowd++
		}
	}
	if s.held += int64(n); n < len(list) {
		*set = slices.Clone(list[:n]) // not holding on to what was cut
	}
}

// lower lowers a shelf's bounds to others, and on until what it holds is within
// them; sets calls its argument with every set on it.
func (s *shelf) lower(to bounds, sets func(func(*exampleSet))) {
	for to.limit < s.limit || to.level > s.level || s.over() {
		switch {
		case to.limit < s.limit || to.level > s.level:
			s.limit, s.level = min(s.limit, to.limit), max(s.level, to.level)
		case s.limit > 1:
			s.limit /= 2
		default:
			s.level++
		}
		s.held = 0
		sets(s.cut)
	}
}

// uncrowd lowers the bounds of p's shelves, whose lock is held, where they hold too much.
func (p *Profile) uncrowd() {
	if !p.examples.over() && !p.said.over() {
		return
	}
	for _, o := range p.outlets {
		o.mu.Lock()
		defer o.mu.Unlock()
	}
	p.shelve(p.examples.bounds, p.said.bounds)
}

// shelve lowers the bounds of p's shelves where that is called for.
func (p *Profile) shelve(terms, said bounds) {
	p.examples.lower(terms, func(cut func(*exampleSet)) {
		for _, o := range p.outlets {
			for _, set := range o.examples.all() {
				if len(*set) > 0 {
					cut(set)
				}
			}
		}
	})
	p.said.lower(said, func(cut func(*exampleSet)) {
		var set exampleSet // one for all: each would be a piece of memory of its own
		for _, o := range p.outlets {
			for name, kept := range o.said {
				set = kept
				if cut(&set); len(set) == 0 {
					delete(o.said, name)
				} else {
					o.said[name] = set
				}
			}
		}
	})
}

// boundSaid drops the speakers' examples once there are too many articles to
// keep their names.
func (p *Profile) boundSaid() {
	_, none := newShelves(p.options.Examples)
	if !p.rows.over || p.said == none {
		return
	}
	for _, o := range p.outlets {
		o.said = nil
	}
	p.said = none
}

func (p *Profile) mergeExamples(o *Profile) {
	p.shelve(o.examples.bounds, o.said.bounds)
	for name, from := range o.outlets {
		to := p.outlets[name]
		for term, set := range from.termExamples() {
			into := to.examplesOf(term)
			for _, x := range set {
				p.examples.add(into, x)
			}
		}
		for speaker, set := range from.said {
			into := to.said[speaker]
			for _, x := range set {
				p.said.add(&into, x)
			}
			if len(into) > 0 {
				to.setSaid(speaker, into)
			}
		}
	}
	p.boundSaid()
	p.shelve(p.examples.bounds, p.said.bounds)
}

// examplesOf is what is kept behind a term, to be added to. It stands beside the term's
// tally, which is there from now on.
func (o *outlet) examplesOf(term int32) *exampleSet {
	return o.examples.value(o.tallies.small.at(term))
}

// termExamples are what is kept behind terms, in the order in which those came.
func (o *outlet) termExamples() iter.Seq2[int32, exampleSet] {
	return func(yield func(int32, exampleSet) bool) {
		for at, set := range o.examples.all() {
			if len(*set) > 0 && !yield(o.tallies.small.keys[at], *set) {
				return
			}
		}
	}
}

// setSaid sets what is kept behind a speaker.
func (o *outlet) setSaid(speaker string, set exampleSet) {
	if o.said == nil {
		o.said = map[string]exampleSet{}
	}
	o.said[speaker] = set
}

func compareExamples(a, b *Example) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(a.in.file, b.in.file),
		cmp.Compare(a.line, b.line),
		cmp.Compare(a.in.article, b.in.article),
		cmp.Compare(a.hit.Start, b.hit.Start),
		cmp.Compare(a.hit.End, b.hit.End),
		cmp.Compare(a.in.at, b.in.at),
		cmp.Compare(a.in.text, b.in.text),
		cmp.Compare(a.by.speaker, b.by.speaker),
		cmp.Compare(a.by.verb, b.by.verb),
	)
}

// rankOf is the rank of a position in an article of that hash: first that of the
// article, so that examples stand in few articles, which share what is kept of them,
// then that of the position.
func rankOf(article uint64, at int32) uint64 {
	return leastRank(article) | mix(article+uint64(at)*0x9e3779b97f4a7c15)>>(64-positionBits)
}

// leastRank is below the rank of any position in the article.
func leastRank(article uint64) uint64 { return mix(article) &^ (1<<positionBits - 1) }

// positionBits are those of a rank that tell positions of one article apart.
const positionBits = 24

func hashID(id string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

// longestSentence bounds what an example keeps of its sentence, in bytes.
const longestSentence = 1200

// cutSentence bounds a very long sentence around the place of interest.
func cutSentence(src string, sentence, at text.Span) text.Span {
	if sentence.Len() <= longestSentence {
		return sentence
	}
	return wholeRunes(src, text.Span{
		Start: max(sentence.Start, at.Start-longestSentence/2),
		End:   min(sentence.End, at.End+longestSentence/2),
	})
}

func (e *Example) evidence(outlet string) Evidence {
	return Evidence{
		Outlet: outlet, Article: e.in.article, File: e.in.file, Line: int(e.line),
		Start: e.hit.Start, End: e.hit.End, SentenceStart: e.in.at, Sentence: e.in.text,
		Voice: e.place.String(), Speaker: e.by.speaker, Verb: e.by.verb, Negated: e.negated,
	}
}

// sentenceOf is the sentence that holds the byte at, an empty span when none
// does.
func (a *Article) sentenceOf(at int32) text.Span {
	list := a.Sentences
	if len(list) == 0 {
		return text.Span{}
	}
	i, n := 0, len(list)
	for n > 1 {
		// Without a branch: which half it is nobody can foresee.
		half := n / 2
		behind := (list[i+half-1].End - 1 - at) >> 31 // -1 or 0
		i += half & int(behind)
		n -= half
	}
	if s := &list[i]; s.Start <= at && at < s.End {
		return s.Span
	}
	return text.Span{}
}

// wholeRunes widens s so that it cuts no character in two.
func wholeRunes(src string, s text.Span) text.Span {
	for s.Start > 0 && src[s.Start]&0xc0 == 0x80 {
		s.Start--
	}
	for int(s.End) < len(src) && src[s.End]&0xc0 == 0x80 {
		s.End++
	}
	return s
}
