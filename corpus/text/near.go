package text

// A near is a small table in front of the large one, which fits a processor's
// cache where that does not: a few thousand forms make up most of a text. Each
// form has one place in it, which is of the one met last. A slot is 16 bytes, so that
// none lies across two lines of memory; there is no room in it for the few forms that
// are longer than longestNear.
type near [nearSlots]nearSlot

const (
	longestNear  = 11
	nearSlotBits = 15
	nearSlots    = 1 << nearSlotBits // 512 KB
	manyTokens   = 1 << 12           // are worth it
)

// A nearSlot holds one form. None has the head of zeros.
type nearSlot struct {
	low  uint64 // its first eight bytes, zeros behind them
	head uint32 // three more, its length, and its kind
	id   FormID
}

// How a head is laid out.
const (
	headLength = 24 // where the length is
	headKind   = 28 // where the kind is
	farLength  = 15 // stands for any that is not near
)

// A nearKey is what a form is looked up by.
type nearKey struct {
	low   uint64
	head  uint32 // without the kind
	place uint32
}

// keyRoom is the number of bytes that are read of a form, whatever its length.
const keyRoom = 16

// nearMasks are, by the length of a form, what of its bytes goes into its key.
var nearMasks = func() (table [2 * blockSize]struct {
	low          uint64
	head, length uint32
}) {
	for n := range table {
		m := &table[n]
		if m.low = ^uint64(0); n < 8 {
			m.low = 1<<(8*n) - 1
		} else {
			m.head = 1<<(8*min(n-8, 3)) - 1
		}
		if m.length = uint32(n) << headLength; n > longestNear {
			m.length = farLength << headLength
		}
	}
	return table
}()

// set makes k the key of a form of size bytes that begins with the eight of low and the
// four of high; what is behind the form is among them, too. A text can be made whose
// forms have all one place: they are only not near.
func (k *nearKey) set(low uint64, high uint32, size int) {
	m := &nearMasks[size&(len(nearMasks)-1)]
	k.low, k.head = low&m.low, high&m.head|m.length
	k.place = uint32((k.low ^ uint64(k.head)) * nearMultiplier >> (64 - nearSlotBits))
}

// nearMultiplier is 2 to the 64 over the golden ratio (Knuth, The Art of Computer
// Programming 6.4).
const nearMultiplier = 0x9e3779b97f4a7c15

// keep puts a form of at most longestNear bytes into its place.
func (n *near) keep(k *nearKey, id FormID, kind Kind) {
	n[k.place%nearSlots] = nearSlot{k.low, k.head | uint32(kind)<<headKind, id}
}

// touch reads the places of keys, and so has them fetched together, see table.touch.
func (n *near) touch(keys []nearKey) (seen uint64) {
	slots := n[:]
	for i := range keys {
		seen += slots[keys[i].place%nearSlots].low
	}
	return seen
}

// name gives tokens the forms that are near, and returns the number of those whose
// are not, which are missed. It has no branch that a processor would have to foresee,
// and does as little as may be for one, so that many are waited for at once.
func (n *near) name(tokens []Token, keys []nearKey, missed *[batch]uint8) int {
	slots, list := n[:], missed[:]
	keys = keys[:len(tokens)]
	misses := 0
	for i := range tokens {
		x, k := &tokens[i], &keys[i]
		s := &slots[k.place%nearSlots]
		head := s.head
		differ := s.low ^ k.low | uint64((head^k.head)<<(32-headKind))
		x.Form, x.Kind = s.id, Kind(head>>headKind)
		list[misses&(batch-1)] = uint8(i)
		if differ != 0 {
			misses++
		}
	}
	return misses
}
