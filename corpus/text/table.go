package text

import (
	"math/bits"
	"math/rand/v2"
	"sync/atomic"
)

// A key is a form as it is looked up: its first eight bytes in low, five more in the upper bits
// of rest, followed by zeros. Forms that are longer, or empty, or contain a zero byte have a hash
// in low and wide in rest, which no other form has.
type key struct{ low, rest uint64 }

const (
	longestKey = 13      // bytes of the longest form that is its own key
	wide       = 1 << 63 // a byte after zeros
)

// What is known about a form is in the lower bits of rest: its id, its kind, and that it is
// known. In a Tokenizer's key these bits are its place in near.
const (
	knownBits = 24
	known     = 1 << (knownBits - 1)
	kindShift = knownBits - 3
	idBits    = kindShift // larger ids are in no table
)

func formOf(rest uint64) FormID { return FormID(rest & (1<<idBits - 1)) }
func kindIn(rest uint64) Kind   { return Kind(rest >> kindShift & 3) }

// bare returns k without what is in the lower bits.
func (k key) bare() key { return key{k.low, k.rest >> knownBits << knownBits} }

// shortKey returns the key of the form src[from:to], of one to longestKey bytes.
func shortKey(src string, from, to int) (k key) {
	if from+keyRoom <= len(src) {
		m := &keyMasks[to-from-1]
		return key{load(src, from) & m.low, load(src, from+8) << knownBits & m.rest}
	}
	for i, c := range []byte(src[from:to]) {
		if i < 8 {
			k.low |= uint64(c) << (8 * i)
		} else {
			k.rest |= uint64(c) << (8*(i-8) + knownBits)
		}
	}
	return k
}

// A table finds what is known about forms. A short form is in its slot whole, so that finding it
// touches one cache line where a map of strings touches three, which are seldom cached: looking
// up words is what takes most of the time in reading a text.
//
// One goroutine may add while others look up: a slot is written once, its rest last, and a slice
// of slots that has become too small stays unchanged for those still using it.
//
// The hash has a random seed, so that no text can be made to fill one corner of the table.
// Nothing that is printed depends on it: ids count up in the order of the text.
type table struct {
	slots atomic.Pointer[[]slot] // a power of two, at most three quarters of them in use
	taken int
	seed  [2]uint64
}

// A slot holds the key of a form and what is known about it. Its rest is zero when it is empty.
type slot struct {
	low  uint64
	rest atomic.Uint64
}

func (t *table) init() {
	t.seed = [2]uint64{rand.Uint64(), rand.Uint64()}
	slots := make([]slot, 1<<6)
	t.slots.Store(&slots)
}

// hash returns the folded product of the two halves, as in wyhash (Wang Yi 2019).
func (t *table) hash(k key) uint64 {
	high, low := bits.Mul64(k.low^t.seed[0], k.rest^t.seed[1])
	return high ^ low
}

// touch reads where each of forms belongs, so that they are fetched together. It does nothing
// else: the less there is to do for each, the more fetches are in flight at once.
func (t *table) touch(forms []far) (seen uint64) {
	slots := *t.slots.Load()
	for i := range forms {
		seen += slots[forms[i].hash&uint64(len(slots)-1)].rest.Load()
	}
	return seen
}

// seek returns what is known about a form whose key is k, looking from the slot at on, and its
// slot; 0 if nothing is.
func seek(slots []slot, k key, at uint64) (rest, slot uint64) {
	for ; ; at++ {
		s := &slots[at&uint64(len(slots)-1)]
		if rest = s.rest.Load(); rest == 0 || s.low == k.low && (rest^k.rest)>>knownBits == 0 {
			return rest, at
		}
	}
}

// add adds a form with that key and hash, which must not be there yet. Only one goroutine may add
// at a time.
func (t *table) add(k key, hash, rest uint64) {
	if t.taken++; 4*t.taken > 3*len(*t.slots.Load()) {
		t.grow()
	}
	fill(*t.slots.Load(), k, hash, rest)
}

// grow doubles the number of slots.
func (t *table) grow() {
	old := *t.slots.Load()
	slots := make([]slot, 2*len(old))
	for i := range old {
		if rest := old[i].rest.Load(); rest != 0 {
			k := key{old[i].low, rest}.bare()
			fill(slots, k, t.hash(k), rest)
		}
	}
	t.slots.Store(&slots)
}

// fill writes a form into the first of its slots that is empty.
func fill(slots []slot, k key, hash, rest uint64) {
	for i := hash; ; i++ {
		if s := &slots[i&uint64(len(slots)-1)]; s.rest.Load() == 0 {
			s.low = k.low
			s.rest.Store(rest)
			return
		}
	}
}
