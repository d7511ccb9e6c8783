package text

// A near is a small table in front of the large one, which fits a processor's
// cache where that does not: a few thousand forms make up most of a text. Each
// form has two places in it, side by side in one line of memory. What is met for the
// first time stands in the second, and changes places with the first when it is met
// again there, so that what is met once does not displace what is met often.
type near [nearSets][2]nearSlot

const (
	nearSetBits = 14
	nearSets    = 1 << nearSetBits // 512 KB
	manyTokens  = 1 << 12          // are worth it
)

// A nearSlot holds a form with what is known of it, as in a table.
type nearSlot struct{ low, rest uint64 }

// keyRoom is the number of bytes that are read of a form, whatever its length.
const keyRoom = 16

// keyMasks are, by where the last byte of a form is, what of its bytes goes into its key.
// Of one that is too long it is the last byte that there is room for, behind zeros: the
// key of none.
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

// set makes k the key of a form that begins with the eight bytes of low and the eight of
// high, what is behind the last of its own among them, and notes its places: a text can
// be made whose forms have all the same, and are only not near.
func (k *key) set(low, high uint64, last int) {
	m := &keyMasks[last]
	low &= m.low
	rest := high << knownBits & m.rest
	k.low, k.rest = low, rest|placeOf(low, rest)
}

// place notes where in near k belongs.
func (k *key) place() { k.rest |= placeOf(k.low, k.rest) }

// placeOf is that of the key of low and rest.
func placeOf(low, rest uint64) uint64 {
	return (low ^ rest) * nearMultiplier >> (64 - nearSetBits)
}

// nearMultiplier is 2 to the 64 over the golden ratio (Knuth, The Art of Computer
// Programming 6.4).
const nearMultiplier = 0x9e3779b97f4a7c15

// touch reads the places of keys, and so has them fetched together, see table.touch.
func (n *near) touch(keys []key) (seen uint64) {
	sets := n[:]
	for i := range keys {
		seen += sets[keys[i].rest%nearSets][0].low
	}
	return seen
}

// name gives tokens the forms that stand in the first of their places, and returns the
// number of those whose do not, which are missed. It has no branch that a processor would
// have to foresee, and does as little as may be for one, so that many are waited for at
// once.
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

// find is what is known of the form of k, 0 if it is not near.
func (n *near) find(k *key) uint64 {
	set := &n[k.rest%nearSets]
	if set[0].low == k.low && (set[0].rest^k.rest)>>knownBits == 0 {
		return set[0].rest // the same form stood a little before
	}
	if set[1].low != k.low || (set[1].rest^k.rest)>>knownBits != 0 {
		return 0
	}
	set[0], set[1] = set[1], set[0]
	return set[0].rest
}

// keep puts a form of which rest is known into its second place.
func (n *near) keep(k *key, rest uint64) { n[k.rest%nearSets][1] = nearSlot{k.low, rest} }
