package analysis

import (
	"cmp"
	"iter"
	"slices"
)

// A noted table holds a value for each of some stems: wordTallies and eventCounts are
// such.
//
// What articles have is only noted at first, and added for many of them together:
// of some hundred stems of an article nearly every one stands in another line of a
// memory too large to be at hand. Where values stand is found in a table by stem, which
// is filled from keys and emptied again, so that nothing is kept in order and moved
// meanwhile.
type noted[T any] struct {
	keys  []int32 // in order, with list beside them, unless the table is open
	list  []T
	parts []*notedPart[T] // of an open table
	taken int32           // places in them
	fresh []uint32        // wordUses that are noted and not yet added
	bound int             // above every stem of fresh
}

// A notedPart is a piece of an open table. It stays where it is when others come: of
// these tables there are as many as outlets, and all grow as long as articles come.
type notedPart[T any] struct {
	keys   [notedTogether]int32
	values [notedTogether]T
}

const notedTogether = 1 << 6

// takes reports whether there is room to note what an article has. Else what was noted
// is to be settled, and room made.
func (w *noted[T]) takes(uses *wordUses) bool {
	return len(w.fresh)+len(uses.packed) <= cap(w.fresh)
}

// room makes room for notes, of which there are none.
func (w *noted[T]) room(uses *wordUses) {
	if room := max(len(uses.packed), fewestFresh+freshAKey*w.len()); room > cap(w.fresh)+cap(w.fresh)/4 {
		w.fresh = make([]uint32, 0, room)
	}
}

// So many notes, and so many more a key, are worth going through the keys for, and
// through the values beside them, of which few are at hand.
const (
	fewestFresh = 1 << 9
	freshAKey   = 2
)

// note adds what an article has, in time.
func (w *noted[T]) note(uses *wordUses) {
	w.fresh = append(w.fresh, uses.packed...)
	w.bound = max(w.bound, uses.bound)
}

// len is the number of stems.
func (w *noted[T]) len() int { return len(w.keys) + int(w.taken) }

// all goes through the stems and their values.
func (w *noted[T]) all() iter.Seq2[int32, *T] {
	return func(yield func(int32, *T) bool) {
		for at, stem := range w.keys {
			if !yield(stem, &w.list[at]) {
				return
			}
		}
		for at := range w.taken {
			part, i := w.parts[at/notedTogether], at%notedTogether
			if !yield(part.keys[i], &part.values[i]) {
				return
			}
		}
	}
}

// open makes the table one to which stems may be added.
func (w *noted[T]) open() {
	keys, list := w.keys, w.list
	w.keys, w.list = nil, nil
	for i, stem := range keys {
		*w.value(w.add(stem)) = list[i]
	}
}

// add adds a stem that is new to an open table, and gives its place.
func (w *noted[T]) add(stem int32) int32 {
	at := w.taken
	if at%notedTogether == 0 {
		w.parts = append(w.parts, new(notedPart[T]))
	}
	w.parts[at/notedTogether].keys[at%notedTogether] = stem
	w.taken++
	return at
}

// value is what stands at a place of an open table.
func (w *noted[T]) value(at int32) *T {
	return &w.parts[uint32(at)/notedTogether].values[uint32(at)%notedTogether]
}

// stems are those of a part, given by its number.
func (w *noted[T]) stems(part int) []int32 {
	return w.parts[part].keys[:min(notedTogether, int(w.taken)-part*notedTogether)]
}

// A settler is what settling works in.
type settler struct {
	at    []int32 // by stem, its place in a table plus one; all 0 between two tables
	uses  []settledUse
	order []int32
	// fetched is the sum of what was read only to have it fetched, so that reading it is
	// not left out.
	fetched uint32
}

// A settledUse is how often an article has the stem at a place of a table.
type settledUse struct {
	at int32
	k  uint32
}

// settle opens the table and gives add what was noted, article by article with its words:
// stems that are new have a place, and a value that is zero.
func (w *noted[T]) settle(s *settler, add func(uses []settledUse, of uint32)) {
	if len(w.fresh) == 0 {
		return
	}
	w.open()
	if w.bound > len(s.at) {
		s.at = longer(s.at, w.bound)
	}
	for part := range w.parts {
		for i, stem := range w.stems(part) {
			s.at[stem] = int32(part*notedTogether+i) + 1
		}
	}
	for i := 0; i < len(w.fresh); {
		from, to, of := unpackHead(w.fresh, i)
		add(w.find(s, w.fresh[from:to]), of)
		i = to
	}
	for part := range w.parts {
		for _, stem := range w.stems(part) {
			s.at[stem] = 0
		}
	}
	w.fresh = w.fresh[:0]
}

// find gives, for every use of an article, where the value of its stem stands in the
// table. Stems that are new come behind the others.
func (w *noted[T]) find(s *settler, packed []uint32) []settledUse {
	s.uses = slices.Grow(s.uses[:0], len(packed))
	uses, places, n := s.uses[:len(packed)], s.at, 0
	for i := 0; i < len(packed); i++ {
		stem, k, last := unpackUse(packed, i)
		i = last
		at := places[stem]
		if at == 0 {
			at = w.add(int32(stem)) + 1
			places[stem] = at
		}
		uses[n] = settledUse{at - 1, k}
		n++
	}
	return uses[:n]
}

// sort puts the settled values in the order of their stems. As a rule none will come.
func (w *noted[T]) sort(s *settler) {
	w.fresh = nil
	if w.taken == 0 {
		return
	}
	stems := make([]int32, 0, w.taken)
	for part := range w.parts {
		stems = append(stems, w.stems(part)...)
	}
	keys, list := make([]int32, len(stems)), make([]T, len(stems))
	for to, from := range inOrder(stems, nil, int(slices.Max(stems))+1, &s.order) {
		keys[to], list[to] = stems[from], *w.value(from)
	}
	w.keys, w.list, w.parts, w.taken = keys, list, nil, 0
}

// place is where the value of a stem stands, -1 when there is none. The table must be
// in order.
func (w *noted[T]) place(stem int32) int32 {
	if at, ok := slices.BinarySearch(w.keys, stem); ok {
		return int32(at)
	}
	return -1
}

// merge makes w the table of its stems and those of o, which have the numbers ids here.
// Both must be in order, and then is w. It calls add for every place of the new table,
// with the places of its stem in w and o before, -1 where one has it not.
func (w *noted[T]) merge(o *noted[T], ids []int32, add func(own, other int32)) {
	order := make([]int32, len(o.keys)) // of o by the numbers here
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(ids[o.keys[a]], ids[o.keys[b]]) })
	keys := make([]int32, 0, len(w.keys)+len(o.keys))
	own := int32(0)
	before := func(stem int32) {
		for ; int(own) < len(w.keys) && w.keys[own] < stem; own++ {
			keys = append(keys, w.keys[own])
			add(own, -1)
		}
	}
	for _, other := range order {
		stem := ids[o.keys[other]]
		before(stem)
		keys = append(keys, stem)
		if int(own) < len(w.keys) && w.keys[own] == stem {
			add(own, other)
			own++
		} else {
			add(-1, other)
		}
	}
	for ; int(own) < len(w.keys); own++ {
		keys = append(keys, w.keys[own])
		add(own, -1)
	}
	w.keys = keys
}
