package analysis

import "slices"

// A noted table holds a count for each of some stems, in the order of their numbers.
//
// What articles have is only noted at first, and added for many of them together:
// of some hundred stems of an article nearly every one stands in another line of a
// memory too large to be at hand, while sorting notes and folding them in goes
// through memory from one end to the other.
type noted[T any, P notes[T]] struct {
	keys  []int32
	list  []T
	fresh []wordUse // noted and not yet added
}

// notes are counts that articles add to, and that add to each other.
type notes[T any] interface {
	*T
	observe(*wordUse)
	add(*T)
}

// note adds what an article has, in time.
func (w *noted[T, P]) note(uses []wordUse, scratch *wordSorter) {
	if len(w.fresh)+len(uses) > cap(w.fresh) {
		w.settle(scratch)
		if room := max(len(uses), fewestFresh+len(w.keys)/4); room > cap(w.fresh) {
			w.fresh = make([]wordUse, 0, room)
		}
	}
	w.fresh = append(w.fresh, uses...)
}

// fewestFresh is how many notes are worth going through the tallies for.
const fewestFresh = 1 << 9

// settle adds what was noted.
func (w *noted[T, P]) settle(scratch *wordSorter) {
	if len(w.fresh) == 0 {
		return
	}
	fresh := scratch.sort(w.fresh)
	added, last, at := 0, int32(-1), 0
	for i := range fresh {
		if stem := fresh[i].stem; stem != last {
			last = stem
			for at < len(w.keys) && w.keys[at] < stem {
				at++
			}
			if at == len(w.keys) || w.keys[at] != stem {
				added++
			}
		}
	}
	// From the end on, so that nothing is written over before it was moved.
	from, to := len(w.keys)-1, len(w.keys)+added-1
	w.keys, w.list = longer(w.keys, to+1), longer(w.list, to+1)
	for i := len(fresh) - 1; i >= 0; to-- {
		stem := fresh[i].stem
		for from >= 0 && w.keys[from] > stem {
			w.keys[to], w.list[to] = w.keys[from], w.list[from]
			from, to = from-1, to-1
		}
		var sum T
		if from >= 0 && w.keys[from] == stem {
			sum = w.list[from]
			from--
		}
		w.keys[to], w.list[to] = stem, sum
		for t := P(&w.list[to]); i >= 0 && fresh[i].stem == stem; i-- {
			t.observe(&fresh[i])
		}
	}
	w.fresh = w.fresh[:0]
}

// get is the value of a stem, nil when there is none. All must be settled.
func (w *noted[T, P]) get(stem int32) *T {
	if at, ok := slices.BinarySearch(w.keys, stem); ok {
		return &w.list[at]
	}
	return nil
}

// merge adds the settled tallies of o, whose stems have the numbers ids here.
func (w *noted[T, P]) merge(o *noted[T, P], ids []int32) {
	order := make([]int32, len(o.keys)) // of o by the numbers here
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return int(ids[o.keys[a]]) - int(ids[o.keys[b]]) })
	keys := make([]int32, 0, len(w.keys)+len(o.keys))
	list := make([]T, 0, len(w.keys)+len(o.keys))
	at := 0
	for _, i := range order {
		stem := ids[o.keys[i]]
		for at < len(w.keys) && w.keys[at] < stem {
			keys, list = append(keys, w.keys[at]), append(list, w.list[at])
			at++
		}
		keys, list = append(keys, stem), append(list, o.list[i])
		if at < len(w.keys) && w.keys[at] == stem {
			P(&list[len(list)-1]).add(&w.list[at])
			at++
		}
	}
	w.keys = append(keys, w.keys[at:]...)
	w.list = append(list, w.list[at:]...)
}

// A wordSorter sorts notes by stem, in memory that it keeps.
type wordSorter struct{ scratch []wordUse }

// sort returns uses in the order of their stems, valid until the next call. uses is
// left as scratch.
//
// Radix sort, a digit at a time from the lowest (Knuth 1998, 5.2.5): stems are
// numbered from zero on, so that two digits do for most vocabularies.
func (s *wordSorter) sort(uses []wordUse) []wordUse {
	const digit = 10
	highest := int32(0)
	for i := range uses {
		highest = max(highest, uses[i].stem)
	}
	s.scratch = slices.Grow(s.scratch[:0], len(uses))[:len(uses)]
	from, to := uses, s.scratch
	for shift := 0; highest>>shift > 0; shift += digit {
		var next [1 << digit]int32
		for i := range from {
			next[from[i].stem>>shift&(1<<digit-1)]++
		}
		at := int32(0)
		for i, n := range next {
			next[i] = at
			at += n
		}
		for i := range from {
			d := from[i].stem >> shift & (1<<digit - 1)
			to[next[d]] = from[i]
			next[d]++
		}
		from, to = to, from
	}
	return from
}
