package analysis

import (
	"cmp"
	"iter"
	"slices"
)

// A noted table holds a value for each of some stems: wordTallies and eventCounts are of
// this kind.
//
// The uses of an article are only noted at first, and added for many articles together:
// an article has some hundred stems, and nearly each is on another line of a memory too
// large for the cache. A table by stem, filled from keys and emptied again, finds the
// values, so that nothing need be kept in order and moved meanwhile.
type noted[T any] struct {
	keys  []int32 // in order, with list in parallel, unless the table is open
	list  []T
	parts []*notedPart[T] // of an open table
	taken int32           // places taken in them
	fresh []uint32        // wordUses noted but not added yet
	bound int             // greater than every stem of fresh
}

// A notedPart is a piece of an open table. It stays in place when others are added: there
// are as many of these tables as outlets, and all grow as long as articles come.
type notedPart[T any] struct {
	keys   [notedTogether]int32
	values [notedTogether]T
}

const notedTogether = 1 << 6

// takes reports whether there is room to note an article's uses. If not, the caller must
// settle what was noted, and make room.
func (w *noted[T]) takes(uses *wordUses) bool {
	return len(w.fresh)+len(uses.packed) <= cap(w.fresh)
}

// room makes room for notes; there must be none yet.
func (w *noted[T]) room(uses *wordUses) {
	if room := max(len(uses.packed), fewestFresh+freshAKey*w.len()); room > cap(w.fresh)+cap(w.fresh)/4 {
		w.fresh = make([]uint32, 0, room)
	}
}

// This many notes, and this many more per key, make it worth going through the keys, and
// through their values, few of which are in the cache.
const (
	fewestFresh = 1 << 9
	freshAKey   = 2
)

// note adds an article's uses, eventually.
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

// open turns the table into one to which stems can be added.
func (w *noted[T]) open() {
	keys, list := w.keys, w.list
	w.keys, w.list = nil, nil
	for i, stem := range keys {
		*w.value(w.add(stem)) = list[i]
	}
}

// add adds a new stem to an open table, and returns its place.
func (w *noted[T]) add(stem int32) int32 {
	at := w.taken
	if at%notedTogether == 0 {
		w.parts = append(w.parts, new(notedPart[T]))
	}
	w.parts[at/notedTogether].keys[at%notedTogether] = stem
	w.taken++
	return at
}

// value is the value at a place of an open table.
func (w *noted[T]) value(at int32) *T {
	return &w.parts[uint32(at)/notedTogether].values[uint32(at)%notedTogether]
}

// stems are those of the part with the given number.
func (w *noted[T]) stems(part int) []int32 {
	return w.parts[part].keys[:min(notedTogether, int(w.taken)-part*notedTogether)]
}

// A settler is scratch for settling.
type settler struct {
	at    []int32 // by stem, its place in a table plus one; all 0 between tables
	uses  []settledUse
	order []int32
	// fetched is a sum of what was read only to be fetched, so that the compiler keeps the
	// reads.
	fetched uint32
}

// A settledUse is how often an article has the stem at a place of a table.
type settledUse struct {
	at int32
	k  uint32
}

// settle opens the table and passes to add what was noted, article by article, with its
// words; new stems have got a place by then, and a zero value.
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

// find returns, for every use of an article, the place of its stem's value in the table.
// New stems are added at the end.
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

// sort puts the settled values in the order of their stems. Usually no more will come.
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

// place is the index of a stem's value, -1 when there is none. The table must be in
// order.
func (w *noted[T]) place(stem int32) int32 {
	if at, ok := slices.BinarySearch(w.keys, stem); ok {
		return int32(at)
	}
	return -1
}

// merge adds to w the stems of o, which have the numbers ids here. Both must be in order,
// and w stays so. It calls add for every place of the new table, with the previous places
// of its stem in w and o, -1 for one that lacks it.
func (w *noted[T]) merge(o *noted[T], ids []int32, add func(own, other int32)) {
	order := make([]int32, len(o.keys)) // of o, by its numbers here
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
