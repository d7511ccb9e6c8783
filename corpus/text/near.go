package text

// A near is a small table in front of the large one; it fits a processor's cache, and the large
// one does not: a few thousand forms make up most of a text. Each form has two places in it, side
// by side in one cache line. A form goes to the second place when first met, and swaps with the
// first when it is found there again, so that rare forms do not displace frequent ones.
type near [nearSets][2]nearSlot

const (
	nearSetBits = 14
	nearSets    = 1 << nearSetBits // 512 KB
	manyTokens  = 1 << 12          // make it worthwhile
)

// A nearSlot holds a form with what is known about it, as in a table.
type nearSlot struct{ low, rest uint64 }

// keyRoom is the number of bytes of a form that are read, whatever its length.
const keyRoom = 16

// keyMasks select, by the position of a form's last byte, which of its bytes go into its key. For
// a form that is too long they keep only the last byte that there is room for, after zeros: the
// key of no form.
var keyMasks = func() (table [blockSize]struct{ low, rest uint64 }) {
	for last := range table {
		m, n := &table[last], last+1
		switch {
		case n < 8:
			m.low = 1<<(8*n) - 1
		case n <= longestKey:
			m.low, m.rest = ^uint64(0), 1<<(8*(n-8))-1
		default:
			m.rest = 0xff << (8 * (longestKey - 9))
		}
		m.rest <<= knownBits
	}
	return table
}()

// set makes k the key of a form whose first eight bytes are low and next eight are high, which
// may include bytes past its own last one, and notes its place in near: a text can be constructed
// whose forms all have the same place, but then they are merely not near.
func (k *key) set(low, high uint64, last int) {
	m := &keyMasks[last]
	low &= m.low
	rest := high << knownBits & m.rest
	k.low, k.rest = low, rest|placeOf(low, rest)
}

// place notes where in near k belongs.
func (k *key) place() { k.rest |= placeOf(k.low, k.rest) }

// placeOf returns the place of the key of low and rest.
func placeOf(low, rest uint64) uint64 {
	return (low ^ rest) * nearMultiplier >> (64 - nearSetBits)
}

// nearMultiplier is 2 to the 64 over the golden ratio (Knuth, The Art of Computer
// Programming 6.4).
const nearMultiplier = 0x9e3779b97f4a7c15

// touch reads the places of keys, so that they are fetched together; see table.touch.
func (n *near) touch(keys []key) (seen uint64) {
	sets := n[:]
	for i := range keys {
		seen += sets[keys[i].rest%nearSets][0].low
	}
	return seen
}

// name gives tokens the forms that are in the first of their places, and returns the number of
// those whose forms are not, which are missed. It has no branch for a processor to predict, and
// does as little as possible for each token, so that many fetches are in flight at once.
func (n *near) name(tokens []Token, keys []key, missed *[batch]uint8) int {
	sets, list := n[:], missed[:]
	keys = keys[:len(tokens)]
	misses := 0
	for i := range tokens {
		x, k := &tokens[i], &keys[i]
		s := &sets[k.rest%nearSets][0]
		rest := s.rest
		differ := s.low ^ k.low | (rest^k.rest)>>knownBits
		x.Form, x.Kind = formOf(rest), kindIn(rest)
		list[misses&(batch-1)] = uint8(i)
		if differ != 0 {
			misses++
		}
	}
	return misses
}

// find returns what is known about the form of k, 0 if it is not near.
func (n *near) find(k *key) uint64 {
	set := &n[k.rest%nearSets]
	if set[0].low == k.low && (set[0].rest^k.rest)>>knownBits == 0 {
		return set[0].rest // the same form occurred a little before
	}
	if set[1].low != k.low || (set[1].rest^k.rest)>>knownBits != 0 {
		return 0
	}
	set[0], set[1] = set[1], set[0]
	return set[0].rest
}

// keep puts a form, about which rest is known, into its second place.
func (n *near) keep(k *key, rest uint64) { n[k.rest%nearSets][1] = nearSlot{k.low, rest} }
