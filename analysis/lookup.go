package analysis

import "hash/maphash"

// A lookup finds the numbers of things that stand in a list elsewhere, by their
// hash: four bytes a slot, where a map of their strings would hold these again. It is
// asked seldom, once for every new spelling.
type lookup struct {
	slots []int32 // a power of two, at most half of them taken; -1 is free
	seed  maphash.Seed
}

func newLookup() lookup {
	p := lookup{seed: maphash.MakeSeed()}
	p.clear(8)
	return p
}

func (p *lookup) clear(n int) {
	p.slots = make([]int32, n)
	for i := range p.slots {
		p.slots[i] = -1
	}
}

func (p *lookup) hash(s string, n int32) uint64 {
	return maphash.String(p.seed, s) ^ mix(uint64(n))
}

// find returns the slot of the thing of that hash of which is says that it is the one,
// or the free slot where it belongs.
func (p *lookup) find(hash uint64, is func(i int32) bool) *int32 {
	mask := uint64(len(p.slots) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		if slot := &p.slots[at]; *slot < 0 || is(*slot) {
			return slot
		}
	}
}

// grow makes room for more than the n things that there are, and puts them in their
// places anew when it does.
func (p *lookup) grow(n int, hash func(i int32) uint64) {
	if 2*n < len(p.slots) {
		return
	}
	size := len(p.slots)
	for size <= 2*n {
		size *= 2
	}
	p.clear(size)
	for i := range int32(n) {
		*p.find(hash(i), func(int32) bool { return false }) = i
	}
}
