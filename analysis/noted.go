package analysis

import (
	"cmp"
	"slices"
)

// A noted table says for each of some stems where its value stands in a list beside
// it: wordTallies and eventCounts have one.
//
// What articles have is only noted at first, and added for many of them together:
// of some hundred stems of an article nearly every one stands in another line of a
// memory too large to be at hand. Where values stand is found in a table by stem, which
// is filled from keys and emptied again, so that nothing is kept in order and moved
// meanwhile.
type noted struct {
	keys  []int32
	fresh []uint32 // wordUses that are noted and not yet added
	bound int      // above every stem of fresh
}

// takes reports whether there is room to note what an article has. Else what was noted
// is to be settled, and room made.
func (w *noted) takes(uses *wordUses) bool {
	return len(w.fresh)+len(uses.packed) <= cap(w.fresh)
}

// room makes room for notes, of which there are none.
func (w *noted) room(uses *wordUses) {
	if room := max(len(uses.packed), fewestFresh+freshAKey*len(w.keys)); room > cap(w.fresh)+cap(w.fresh)/4 {
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
func (w *noted) note(uses *wordUses) {
	w.fresh = append(w.fresh, uses.packed...)
	w.bound = max(w.bound, uses.bound)
}

// A settler is what settling works in.
type settler struct {
	at    []int32 // by stem, its place in keys plus one; all 0 between two tables
	found []int32
	// fetched is the sum of what was read only to have it fetched, so that reading it is
	// not left out.
	fetched uint32
}

// begin turns to a table, whose stems find their places until end.
func (s *settler) begin(w *noted) {
	if w.bound > len(s.at) {
		s.at = longer(s.at, w.bound)
	}
	places := s.at
	for i, stem := range w.keys {
		places[stem] = int32(i) + 1
	}
}

// find gives, for every use of an article, where the value of its stem stands in the
// table. Stems that are new come behind the others.
func (s *settler) find(w *noted, packed []uint32) []int32 {
	s.found = slices.Grow(s.found[:0], len(packed))
	found, places, n := s.found[:len(packed)], s.at, 0
	for i := 0; i < len(packed); i++ {
		var stem uint32
		stem, i = stemAt(packed, i)
		place := places[stem]
		if place == 0 {
			w.keys = longer(w.keys, len(w.keys)+1)
			place = int32(len(w.keys))
			w.keys[place-1] = int32(stem)
			places[stem] = place
		}
		found[n] = place - 1
		n++
	}
	return found[:n]
}

func (s *settler) end(w *noted) {
	places := s.at
	for _, stem := range w.keys {
		places[stem] = 0
	}
}

// sortNoted puts a settled table in the order of its keys, and list with it.
func sortNoted[T any](w *noted, list []T, s *settler) []T {
	if slices.IsSorted(w.keys) {
		return list
	}
	keys, sorted := make([]int32, len(w.keys)), make([]T, len(list))
	for to, from := range inOrder(w.keys, nil, int(slices.Max(w.keys))+1, &s.found) {
		keys[to], sorted[to] = w.keys[from], list[from]
	}
	w.keys = keys
	return sorted
}

// place is where the value of a stem stands, -1 when there is none. The table must be
// in order.
func (w *noted) place(stem int32) int32 {
	if at, ok := slices.BinarySearch(w.keys, stem); ok {
		return int32(at)
	}
	return -1
}

// merge makes w the table of its stems and those of o, which have the numbers ids here.
// Both must be in order, and then is w. It calls add for every place of the new table,
// with the places of its stem in w and o before, -1 where one has it not.
func (w *noted) merge(o *noted, ids []int32, add func(own, other int32)) {
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
