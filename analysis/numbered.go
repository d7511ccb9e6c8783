package analysis

import (
	"cmp"
	"slices"
)

// A numbered table holds a value for each of some small numbers, terms or stems, in
// the order in which they came. Of many thousands an outlet has a few, so that an
// array over all of them, for every outlet, would be nearly empty; a hash table of
// 4-byte slots costs less than half of a map and nothing to go through.
type numbered[T any] struct {
	slots []int32 // position in keys and list, plus one; 0 is free
	keys  []int32
	list  []T
}

// of is the value of key, a zero one that is added when there is none. It is valid
// until the next call.
func (n *numbered[T]) of(key int32) *T {
	if 4*len(n.keys) >= 3*len(n.slots) {
		n.grow()
	}
	at := n.slot(key)
	if n.slots[at] == 0 {
		n.keys = append(n.keys, key)
		var zero T
		n.list = append(n.list, zero)
		n.slots[at] = int32(len(n.keys))
	}
	return &n.list[n.slots[at]-1]
}

// get is the value of key, nil when there is none. It is valid until the next call
// of of.
func (n *numbered[T]) get(key int32) *T {
	if len(n.slots) == 0 {
		return nil
	}
	if at := n.slot(key); n.slots[at] != 0 {
		return &n.list[n.slots[at]-1]
	}
	return nil
}

// slot is where key stands, or would.
func (n *numbered[T]) slot(key int32) int {
	mask := len(n.slots) - 1
	// Multiplied by 2³²/φ (Knuth 1998, 6.4); the high bits are the mixed ones.
	at := int(uint32(key)*0x9e3779b1>>7) & mask
	for n.slots[at] != 0 && n.keys[n.slots[at]-1] != key {
		at = (at + 1) & mask
	}
	return at
}

func (n *numbered[T]) grow() {
	n.slots = make([]int32, max(8, 2*len(n.slots)))
	for i, key := range n.keys {
		n.slots[n.slot(key)] = int32(i) + 1
	}
}

// inOrder lists the positions in list by their keys, or by what to makes of them,
// all of which are below limit. The result is valid until scratch is used again.
func (n *numbered[T]) inOrder(to []int32, limit int, scratch *[]int32) []int32 {
	order := make([]int32, 0, len(n.keys))
	if len(n.keys) < limit/32 {
		for i := range n.keys {
			order = append(order, int32(i))
		}
		slices.SortFunc(order, func(a, b int32) int {
			if to == nil {
				return cmp.Compare(n.keys[a], n.keys[b])
			}
			return cmp.Compare(to[n.keys[a]], to[n.keys[b]])
		})
		return order
	}
	// Of a good part of all keys, going through all is quicker than sorting.
	*scratch = slices.Grow((*scratch)[:0], limit)[:limit]
	clear(*scratch)
	for i, key := range n.keys {
		if to != nil {
			key = to[key]
		}
		(*scratch)[key] = int32(i) + 1
	}
	for _, i := range *scratch {
		if i > 0 {
			order = append(order, i-1)
		}
	}
	return order
}
