package analysis

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
)

// A numbered table holds a value for each of some small numbers, terms or stems, in the
// order in which they came. Most outlets have a few out of many thousands, so an array
// over all of them, for every outlet, would be nearly empty; a hash table of 8-byte slots
// costs less than a map, and needs no scanning by the garbage collector. Once its slots
// would take more memory than the array, the array takes their place. Values are
// contiguous in chunks and never moved.
type numbered[T any] struct {
	limit  int            // all keys are below it; 0 if that is not known
	slots  []numberedSlot // the hash table, or
	places []int32        // by key, its position plus one; 0 is not there
	keys   []int32
	chunks [][]T
}

const numberedTogether = 32

// A numberedSlot holds a key and its position plus one; 0 is free.
type numberedSlot struct{ key, at int32 }

// of returns the value of key, adding a zero one if there is none.
func (n *numbered[T]) of(key int32) *T { return n.value(n.at(key)) }

// at returns the position of key, adding it if it is not there.
func (n *numbered[T]) at(key int32) int32 {
	if n.places == nil && 4*len(n.keys) >= 3*len(n.slots) {
		n.grow()
	}
	place := n.place(key)
	if *place == 0 {
		at := len(n.keys)
		n.keys = longer(n.keys, at+1)
		n.keys[at] = key
		if at%numberedTogether == 0 {
			n.chunks = append(n.chunks, make([]T, numberedTogether))
		}
		*place = int32(at) + 1
	}
	return *place - 1
}

// value is the value at a position. If chunks were arrays, the beginning of each would be
// read, which is seldom in the cache.
func (n *numbered[T]) value(at int32) *T {
	return &n.chunks[uint32(at)/numberedTogether][uint32(at)%numberedTogether]
}

// get is the value of key, nil when there is none.
func (n *numbered[T]) get(key int32) *T {
	if at := n.position(key); at >= 0 {
		return n.value(at)
	}
	return nil
}

// position is the position of key, -1 if it is not there.
func (n *numbered[T]) position(key int32) int32 {
	if n.places == nil && n.slots == nil {
		return -1
	}
	if n.places != nil {
		return n.places[key] - 1
	}
	return n.slot(key).at - 1
}

// first is where the search for key begins.
func (n *numbered[T]) first(key int32) int {
	// Multiplied by 2³²/φ (Knuth 1998, 6.4); the high bits are the mixed ones. Adjacent
	// numbers stay adjacent: those that came first occur most often, and eight of them make a
	// cache line.
	return (int(uint32(key>>3)*0x9e3779b1>>7)<<3 | int(key&7)) & (len(n.slots) - 1)
}

// find fills at with the positions of keys, adding keys that are not there. found is
// scratch of the same length.
func (n *numbered[T]) find(keys, at []int32, found []numberedSlot) {
	// In loops this short, many cache lines are fetched together, which at would wait for one
	// by one.
	if n.places == nil && n.slots == nil {
		n.grow()
	}
	missed := int32(0)
	if places := n.places; places != nil {
		for i, key := range keys {
			at[i] = places[key] - 1
			missed |= at[i]
		}
	} else {
		missed = n.seek(keys, at, found)
	}
	if missed >= 0 {
		return
	}
	for i, key := range keys {
		if at[i] < 0 {
			at[i] = n.at(key)
		}
	}
}

// seek is find in a hash table, without adding: at has -1 for what is not where the search
// for it begins, and the result is negative if anything is not.
func (n *numbered[T]) seek(keys, at []int32, found []numberedSlot) (missed int32) {
	slots := n.slots
	for i, key := range keys {
		at[i] = int32(n.first(key))
	}
	for i, first := range at {
		found[i] = slots[first]
	}
	for i, key := range keys {
		s := found[i]
		if s.key != key {
			s.at = 0
		}
		at[i] = s.at - 1
		missed |= at[i]
	}
	return missed
}

// place is where the position of key, plus one, is or belongs.
func (n *numbered[T]) place(key int32) *int32 {
	if n.places != nil {
		return &n.places[key]
	}
	s := n.slot(key)
	if s.at == 0 {
		s.key = key
	}
	return &s.at
}

// slot is where key is or belongs.
func (n *numbered[T]) slot(key int32) *numberedSlot {
	mask, at := len(n.slots)-1, n.first(key)
	for {
		if s := &n.slots[at]; s.at == 0 || s.key == key {
			return s
		}
		at = (at + 1) & mask
	}
}

func (n *numbered[T]) grow() {
	size := max(32, 2*len(n.slots))
	if n.limit > 0 && 4*n.limit <= 8*size {
		n.slots, n.places = nil, make([]int32, n.limit)
	} else {
		n.slots = make([]numberedSlot, size)
	}
	for i, key := range n.keys {
		*n.place(key) = int32(i) + 1
	}
}

// A parallel table holds values for keys of a numbered table, each at its key's position
// there: a position found in the one is valid in the other.
type parallel[T any] struct{ chunks [][]T }

// value returns the value at a position, adding a zero one if there is none yet.
func (b *parallel[T]) value(at int32) *T {
	if v := b.get(at); v != nil {
		return v
	}
	chunk := int(at) / numberedTogether
	for chunk >= len(b.chunks) {
		b.chunks = append(b.chunks, nil)
	}
	b.chunks[chunk] = make([]T, numberedTogether)
	return b.get(at)
}

// get is the value at a position, nil if there is none.
func (b *parallel[T]) get(at int32) *T {
	if chunk := uint32(at) / numberedTogether; chunk < uint32(len(b.chunks)) && b.chunks[chunk] != nil {
		return &b.chunks[chunk][at%numberedTogether]
	}
	return nil
}

// all goes through the positions that have a value, even if zero.
func (b *parallel[T]) all() iter.Seq2[int32, *T] {
	return func(yield func(int32, *T) bool) {
		for i, chunk := range b.chunks {
			for k := range chunk {
				if !yield(int32(i*numberedTogether+k), &chunk[k]) {
					return
				}
			}
		}
	}
}

// inOrder lists the positions of keys, all different, in the order of the numbers that to
// maps them to, which are all below limit; a nil to leaves keys as they are. It uses
// scratch.
func inOrder(keys, to []int32, limit int, scratch *[]int32) []int32 {
	order := make([]int32, 0, len(keys))
	if len(keys) < limit>>10 {
		for i := range keys {
			order = append(order, int32(i))
		}
		slices.SortFunc(order, func(a, b int32) int {
			if to == nil {
				return cmp.Compare(keys[a], keys[b])
			}
			return cmp.Compare(to[keys[a]], to[keys[b]])
		})
		return order
	}
	// Going through one bit per possible key is faster than sorting.
	*scratch = slices.Grow((*scratch)[:0], limit+(limit+31)/32)[:limit+(limit+31)/32]
	at, has := (*scratch)[:limit], (*scratch)[limit:]
	clear(has)
	for i, key := range keys {
		if to != nil {
			key = to[key]
		}
		at[key] = int32(i)
		has[key/32] |= 1 << (key % 32)
	}
	for i, set := range has {
		for set := uint32(set); set != 0; set &= set - 1 {
			order = append(order, at[32*i+bits.TrailingZeros32(set)])
		}
	}
	return order
}
