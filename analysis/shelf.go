package analysis

import (
	"cmp"
	"math/bits"
	"slices"
	"sync/atomic"
)

// A shelf keeps exampleSets within bounds: at most limit examples per set and place.
//
// Above a total of most, the limit is halved for every set, so that all numbers have
// similar evidence. When one per set and place is still too many, shelves differ. For a
// term, one sentence is kept whatever its place; for speakers, only sentences in a share
// of the articles, halved for every level: those who speak often speak in these as well.
// Since the size of a set within such bounds is the bound or the number of occurrences,
// whichever is less, the bounds too depend on the articles alone.
type shelf struct {
	bounds
	held  int64 // in all sets; workers that hold locks of different outlets add to it concurrently
	most  int64 // limit for held
	terms bool
}

// bounds are what a shelf keeps of a set. For terms, only a goroutine that holds all
// outlets' locks lowers them, so that they cannot change while one is held.
type bounds struct {
	limit int // maximum number of examples
	level int // beyond one per set
}

// The most Examples that a Profile keeps for its terms, unless one per term and outlet is
// more, and for speakers. With one for every place of a term it keeps up to twice as
// many.
const (
	mostExamples = 1 << 15
	mostSaid     = 1 << 14
)

// maxSaid is the number of sentences kept for each speaker of an outlet.
const maxSaid = 3

// newShelves returns those of an empty Profile.
func newShelves(examples int) (terms, said shelf) {
	return shelf{bounds: bounds{limit: examples}, most: mostExamples, terms: true}, shelf{bounds: bounds{limit: min(examples, maxSaid)}, most: mostSaid}
}

// lastLevel is the level that keeps the least.
func (s *shelf) lastLevel() int {
	if s.terms {
		return 1
	}
	return 64
}

// admits reports whether an article whose examples all rank at least least may have
// examples of speakers that are kept.
func (b *bounds) admits(least uint64) bool {
	return b.level == 0 || bits.LeadingZeros64(least) >= b.level
}

// crowd is the part of a set that the limit applies to: for a term the examples of the
// place, unless one is kept whatever its place.
func (s *shelf) crowd(set exampleSet, place Place) (from, to int) {
	if !s.terms || s.level > 0 {
		return 0, len(set)
	}
	if len(set) <= fewExamples {
		for i := range set {
			from += int(uint8(set[i].place-place) >> 7) // 1 if it is less
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

// fewExamples is up to how many are scanned faster one by one than by a search, whose
// branches cannot be predicted.
const fewExamples = 16

// from is the index of the first example with the place or a later one, in a set ordered
// by place, if it is between lo and hi.
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

// wants reports whether an example with that place and rank would be kept in the set.
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

// put keeps an example whose place and rank are wanted. All belong to k.
func (s *shelf) put(k *kept, set *exampleSet, x *Example) {
	from, to := s.crowd(*set, x.place)
	at, hi := from, to
	for at < hi {
		if mid := int(uint(at+hi) >> 1); s.compare(k, &(*set)[mid], x) < 0 {
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
		copy((*set)[at+1:to], (*set)[at:]) // the last is dropped
		(*set)[at] = *x
		k.letGo++
	}
}

// compare is the order of a set.
func (s *shelf) compare(k *kept, a, b *Example) int {
	if s.terms && s.level == 0 && a.place != b.place {
		return cmp.Compare(a.place, b.place)
	}
	return k.compare(a, b)
}

// wants reports whether an example of that rank may replace x, the best of its term.
func (x *Example) wants(rank uint64) bool { return x.in == 0 || rank <= x.rank }

// putBest replaces the best example of a term with x, unless it is better than x.
func (s *shelf) putBest(k *kept, best, x *Example) {
	if best.in == 0 {
		atomic.AddInt64(&s.held, 1)
	} else if k.letGo++; k.compare(best, x) < 0 {
		return
	}
	*best = *x
}

// over reports whether the bounds have to be lowered.
func (s *shelf) over() bool {
	held := atomic.LoadInt64(&s.held)
	if s.terms && s.limit == 1 {
		return s.level == 0 && held > 2*s.most
	}
	return held > s.most && (s.limit > 1 || s.level < s.lastLevel())
}

// cut removes from the set what exceeds the bounds.
func (s *shelf) cut(k *kept, set *exampleSet) {
	list := *set
	n, crowd := 0, 0
	for i := range list {
		if !s.terms && !s.admits(list[i].rank) {
			continue
		}
		if n > 0 && s.terms && list[i].place != list[n-1].place {
			crowd = 0
		}
		if crowd < s.limit {
			list[n] = list[i]
			n++
			crowd++
		}
	}
	s.held += int64(n)
	k.letGo += len(list) - n
	if n < len(list) {
		*set = slices.Clone(list[:n]) // so that what was cut is freed
	}
}

// lower lowers a shelf's bounds to others, and further until what it holds is within
// them; cut must cut every set on it.
func (s *shelf) lower(to bounds, cut func()) {
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
		cut()
	}
}

// cutTerms removes from the examples of the outlet's terms what exceeds the bounds.
func (o *outlet) cutTerms(s *shelf) {
	if s.level == 0 {
		for _, set := range o.examples.all() {
			s.cut(&o.kept, set)
		}
		return
	}
	for at, set := range o.examples.all() {
		for i := range *set {
			s.putBest(&o.kept, &o.best.value(at)[0], &(*set)[i])
		}
	}
	o.examples = parallel[exampleSet]{}
}

// cutSaid removes from the examples of the outlet's speakers what exceeds the bounds.
func (o *outlet) cutSaid(s *shelf) {
	var set exampleSet // one for all: each would be an allocation
	for name, list := range o.said {
		set = list
		if s.cut(&o.kept, &set); len(set) == 0 {
			delete(o.said, name)
		} else {
			o.said[name] = set
		}
	}
}

// uncrowd lowers the bounds of p's shelves if they hold too much; p's lock must be held.
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

// shelve lowers the bounds of p's shelves where needed.
func (p *Profile) shelve(terms, said bounds) {
	p.examples.lower(terms, func() {
		for _, o := range p.outlets {
			o.cutTerms(&p.examples)
		}
	})
	p.said.lower(said, func() {
		for _, o := range p.outlets {
			o.cutSaid(&p.said)
		}
	})
	for _, o := range p.outlets {
		if o.kept.crowded() {
			o.tidy()
		}
	}
}

// boundSaid drops the speakers' examples once there are too many articles to keep their
// names.
func (p *Profile) boundSaid() {
	_, none := newShelves(p.options.Examples)
	if !p.rows.over || p.said == none {
		return
	}
	for _, o := range p.outlets {
		o.mu.Lock()
		for _, set := range o.said {
			o.kept.letGo += len(set)
		}
		o.said = nil
		o.mu.Unlock()
	}
	p.said = none
}
