package text

import (
	"math/bits"
	"math/rand/v2"
	"sync/atomic"
)

// A key is a form as it is looked up: its first eight bytes in low, five more in the
// upper bits of rest, zeros behind them. Forms that are longer, or empty, or have a zero
// among them have a hash in low and wide in rest, which is the key of no other.
type key struct{ low, rest uint64 }

const (
	longestKey = 13      // bytes of the longest form that is its key
	wide       = 1 << 63 // a byte behind zeros
)

// What is known of a form stands in the lower bits of rest: its id, its kind, and
// that it is known. In a Tokenizer's key its places in near stand there.
const (
	knownBits = 24
	known     = 1 << (knownBits - 1)
	kindShift = knownBits - 3
	idBits    = kindShift // ids that are larger stand in no table
)

func formOf(rest uint64) FormID { return FormID(rest & (1<<idBits - 1)) }
func kindIn(rest uint64) Kind   { return Kind(rest >> kindShift & 3) }

// bare is k without what stands in the lower bits.
func (k key) bare() key { return key{k.low, k.rest >> knownBits << knownBits} }

// shortKey is the key of the form src[from:to], of one to longestKey bytes.
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

// A table finds what is known of forms. A short form stands in its slot whole, so that
// finding it touches one line of memory where a map of strings touches three,
// which are seldom at hand: the look-up of a word is where reading a text
// spends most.
//
// One may add while others look up: a slot is written once, its rest last, and slots that
// have become too few stay as they are for those who have them.
//
// The hash has a random seed, so that no text can be made to fill one corner of
// the table. Nothing that is printed depends on it: ids count up in the order of
// the text.
type table struct {
	slots atomic.Pointer[[]slot] // a power of two, at most three quarters of them taken
	taken int
	seed  [2]uint64
}

// A slot holds the key of a form and what is known of it. Its rest is zero when it is
// empty.
type slot struct {
	low  uint64
	rest atomic.Uint64
}

func (t *table) init() {
	t.seed = [2]uint64{rand.Uint64(), rand.Uint64()}
	slots := make([]slot, 1<<6)
	t.slots.Store(&slots)
}

// hash is the product of two halves, folded, as in wyhash (Wang Yi 2019).
func (t *table) hash(k key) uint64 {
	high, low := bits.Mul64(k.low^t.seed[0], k.rest^t.seed[1])
	return high ^ low
}

// touch reads where each of forms belongs, and so has them fetched together. It does
// nothing else: the less there is to do for one, the more are waited for at once.
func (t *table) touch(forms []far) (seen uint64) {
	slots := *t.slots.Load()
	for i := range forms {
		seen += slots[forms[i].hash&uint64(len(slots)-1)].rest.Load()
	}
	return seen
}

// seek is what is known of a form whose key is k, from the slot at on, and its slot; 0 if
// nothing is.
func seek(slots []slot, k key, at uint64) (rest, slot uint64) {
	for ; ; at++ {
		s := &slots[at&uint64(len(slots)-1)]
		if rest = s.rest.Load(); rest == 0 || s.low == k.low && (rest^k.rest)>>knownBits == 0 {
			return rest, at
		}
	}
}

// add adds a form of that key and hash, which is not there. One may add at a time.
func (t *table) add(k key, hash, rest uint64) {
	if t.taken++; 4*t.taken > 3*len(*t.slots.Load()) {
		t.grow()
	}
	fill(*t.slots.Load(), k, hash, rest)
}

// grow takes twice as many slots.
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

// fill writes a form into the first empty one of its slots.
func fill(slots []slot, k key, hash, rest uint64) {
	for i := hash; ; i++ {
		if s := &slots[i&uint64(len(slots)-1)]; s.rest.Load() == 0 {
			s.low = k.low
			s.rest.Store(rest)
			return
		}
	}
}
