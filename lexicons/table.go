package lexicons

// A wordTable holds words of terms by their texts, for each the first of its chain. Every
// form is looked up in several ways, and most forms are in none of them: usually a sieve
// shows that without a map lookup.
type wordTable struct {
	first map[string]int32
	sieve sieve
}

func newWordTable(size int) wordTable { return wordTable{first: make(map[string]int32, size)} }

func (t *wordTable) of(text string) (id int32, ok bool) {
	if !t.sieve.passes(text) {
		return 0, false
	}
	id, ok = t.first[text]
	return id, ok
}

func (t *wordTable) enter(text string, id int32) {
	t.sieve.add(text)
	t.first[text] = id
}

// A sieve passes all words that were added to it, and few others.
type sieve [1 << 9]uint64

func (s *sieve) add(word string) {
	h := sieveHash(word)
	s[h>>6] |= 1 << (h & 63)
}

func (s *sieve) passes(word string) bool {
	h := sieveHash(word)
	return s[h>>6]>>(h&63)&1 != 0
}

// sieveHash mixes four bytes of a word and its length into 15 bits.
func sieveHash(word string) uint32 {
	n := len(word)
	if n == 0 {
		return 0
	}
	x := uint32(word[0]) | uint32(word[n-1])<<8 | uint32(word[n/2])<<16 | uint32(word[n/4])<<24
	return ((x^uint32(n)<<5)*0x9e3779b1 ^ x>>11) * 0x85ebca6b >> 17
}
