// Package index finds numbers by keys within one article, in memory that is reused for the next
// article.
package index

// An Index finds a number by a key. It is emptied by counting up, not by clearing, so that one
// long article does not make every later one slow. The zero Index is empty after Forget has been
// called.
type Index struct {
	slots []slot // a power of two of them, at most half in use
	used  int
	round uint32
}

type slot struct {
	key   uint64
	round uint32 // the slot is empty when this differs from the Index's
	value int32
}

// Forget empties the index.
func (x *Index) Forget() {
	x.used = 0
	if x.round++; x.round == 0 || x.slots == nil {
		x.slots, x.round = make([]slot, 64), 1
	}
}

// At returns the value of a key, -1 when it has none.
func (x *Index) At(key uint64) int32 {
	if s := x.find(key); s.round == x.round {
		return s.value
	}
	return -1
}

// Put sets the value of a key, which must not be negative.
func (x *Index) Put(key uint64, value int32) {
	s := x.find(key)
	if s.round != x.round {
		if x.used++; 2*x.used > len(x.slots) {
			x.double()
			s = x.find(key)
		}
	}
	*s = slot{key, x.round, value}
}

// find returns the slot of a key, or the empty one where it belongs.
func (x *Index) find(key uint64) *slot {
	last := uint64(len(x.slots) - 1)
	for i := key * 0x9e3779b97f4a7c15 >> 32; ; i++ {
		if s := &x.slots[i&last]; s.round != x.round || s.key == key {
			return s
		}
	}
}

func (x *Index) double() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for i := range old {
		if old[i].round == x.round {
			*x.find(old[i].key) = old[i]
		}
	}
}
