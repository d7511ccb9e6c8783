package text

import (
	"math/bits"
	"math/rand/v2"
)

// longestKey is the number of bytes of the longest form that a table holds.
const longestKey = 15

// A key is a form of at most longestKey bytes: the bytes, zeros behind them, and
// their number plus one in the last byte, so that no form has the key of zeros.
type key struct{ low, high uint64 }

// beyond stands for the key of a form that is too long to have one.
var beyond = key{high: 0xff << 56}

// keyOf is the key of src[from:to].
func keyOf(src string, from, to int) key {
	var k key
	n := to - from
	if from+16 <= len(src) {
		k.low, k.high = load(src, from), load(src, from+8)
		if n < 8 {
			k.low &= 1<<(8*n) - 1
			k.high = 0
		} else {
			k.high &= 1<<(8*(n-8)) - 1
		}
	} else {
		for i := from; i < to; i++ {
			if at := 8 * (i - from); at < 64 {
				k.low |= uint64(src[i]) << at
			} else {
				k.high |= uint64(src[i]) << (at - 64)
			}
		}
	}
	k.high |= uint64(n+1) << 56
	return k
}

// A table finds the ids of short forms. A form stands in its slot whole, so that
// finding it touches one line of memory where a map of strings touches three,
// which are seldom at hand: the look-up of a word is where reading a text
// spends most.
//
// The hash has a random seed, so that no text can be made to fill one corner of
// the table. Nothing that is printed depends on it: ids count up in the order of
// the text.
type table struct {
	slots []slot // a power of two, at most three quarters of them taken
	taken int
	seed  [2]uint64
}

// A slot holds one form; its key is zero when it is empty.
type slot struct {
	key
	id   FormID
	kind Kind
}

func newTable() table {
	return table{slots: make([]slot, 1<<6), seed: [2]uint64{rand.Uint64(), rand.Uint64()}}
}

func (t *table) hash(k key) uint64 { return hashOf(k, t.seed) }

// hashOf is the product of two halves, folded, as in wyhash (Wang Yi 2019).
func hashOf(k key, seed [2]uint64) uint64 {
	return mix(k.low^seed[0], k.high^seed[1])
}

func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// touch reads where each of forms belongs, and so has them fetched together. It does
// nothing else: the less there is to do for one, the more are waited for at once.
func (t *table) touch(forms []far) (seen uint64) {
	slots := t.slots
	for i := range forms {
		seen += slots[forms[i].hash&uint64(len(slots)-1)].high
	}
	return seen
}

// find returns the slot of k, or the empty one where it belongs.
func (t *table) find(k key, hash uint64) *slot {
	mask := uint64(len(t.slots) - 1)
	for i := hash; ; i++ {
		if s := &t.slots[i&mask]; s.key == k || s.key == (key{}) {
			return s
		}
	}
}

// room returns the empty slot for a k that is new; s is the one that find gave.
func (t *table) room(s *slot, k key, hash uint64) *slot {
	if t.taken++; 4*t.taken <= 3*len(t.slots) {
		return s
	}
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for i := range old {
		if old[i].key != (key{}) {
			*t.find(old[i].key, t.hash(old[i].key)) = old[i]
		}
	}
	return t.find(k, hash)
}
