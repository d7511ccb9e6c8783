package voice

// An index finds a number by a key within one article. It is emptied by
// counting up, not by clearing, so that one long article does not make every
// later one slow.
type index struct {
	slots []slot // a power of two of them, at most half in use
	used  int
	round uint32
}

type slot struct {
	key   uint64
	round uint32 // the slot is empty when it is another than the index's
	value int32
}

// forget empties the index.
func (x *index) forget() {
	x.used = 0
	if x.round++; x.round == 0 || x.slots == nil {
		x.slots, x.round = make([]slot, 64), 1
	}
}

// at is the value of a key, -1 when it has none.
func (x *index) at(key uint64) int32 {
	if s := x.find(key); s.round == x.round {
		return s.value
	}
	return -1
}

// put gives a key its value, which is not negative.
func (x *index) put(key uint64, value int32) {
	s := x.find(key)
	if s.round != x.round {
		if x.used++; 2*x.used > len(x.slots) {
			x.double()
			s = x.find(key)
		}
	}
	*s = slot{key, x.round, value}
}

// find is the slot of a key, or the empty one where it is to go.
func (x *index) find(key uint64) *slot {
	last := uint64(len(x.slots) - 1)
	for i := key * 0x9e3779b97f4a7c15 >> 32; ; i++ {
		if s := &x.slots[i&last]; s.round != x.round || s.key == key {
			return s
		}
	}
}

func (x *index) double() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for i := range old {
		if old[i].round == x.round {
			*x.find(old[i].key) = old[i]
		}
	}
}
