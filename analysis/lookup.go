package analysis

import (
	"hash/maphash"
	"math/bits"
)

// A lookup finds the numbers of entries of a list elsewhere by their hash: eight bytes a
// slot, where a map of their strings would hold these again. It is needed seldom, once
// for every new spelling.
type lookup struct {
	slots []lookupSlot // a power of two, at most half of them taken
	taken int
	seed  maphash.Seed
}

// A lookupSlot has a number plus one, 0 when free, and part of its entry's hash, so that
// other entries are seldom looked at, and none when the table grows.
type lookupSlot struct{ at, hash uint32 }

// newLookup has room for n entries.
func newLookup(n int) lookup {
	return lookup{seed: maphash.MakeSeed(), slots: make([]lookupSlot, 8<<bits.Len(uint(n/4)))}
}

func (p *lookup) hash(s string, n int32) uint32 {
	return uint32((maphash.String(p.seed, s) ^ mix(uint64(n))) >> 32)
}

// find returns the number of the entry with that hash for which is returns true, or -1
// and the free slot where it belongs.
func (p *lookup) find(hash uint32, is func(i int32) bool) (int32, *lookupSlot) {
	mask := uint32(len(p.slots) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		slot := &p.slots[at]
		if slot.at == 0 {
			return -1, slot
		}
		if slot.hash == hash && is(int32(slot.at-1)) {
			return int32(slot.at - 1), nil
		}
	}
}

// add puts an entry with that hash in a free slot that find returned.
func (p *lookup) add(slot *lookupSlot, i int32, hash uint32) {
	*slot = lookupSlot{uint32(i) + 1, hash}
	if p.taken++; 2*p.taken <= len(p.slots) {
		return
	}
	before := p.slots
	p.slots = make([]lookupSlot, 2*len(before))
	for _, s := range before {
		if s.at > 0 {
			*p.free(s.hash) = s
		}
	}
}

// put adds an entry that is new.
func (p *lookup) put(i int32, hash uint32) { p.add(p.free(hash), i, hash) }

func (p *lookup) free(hash uint32) *lookupSlot {
	_, slot := p.find(hash, func(int32) bool { return false })
	return slot
}
