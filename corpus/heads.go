package corpus

// Lines are compared with the beginnings of many others and hardly ever match; comparing four
// letters at once nearly always settles it.

// A headed is words to look for, with their head: the letters among their first four bytes.
type headed[T any] struct {
	of         T
	head, mask uint32
}

const headSize = 4

// withHeads gives heads to words in lower case, of headSize bytes or more.
func withHeads[T interface{ words() string }](lists [256][]T) (all [256][]headed[T]) {
	for first, list := range lists {
		for _, t := range list {
			h := headed[T]{of: t}
			words := t.words()
			for i := 0; i < headSize && isASCIILetter(words[i]); i++ { // other bytes have more than one spelling
				h.mask |= 0xff << (8 * i)
			}
			h.head = headAt(words) & h.mask
			all[first] = append(all[first], h)
		}
	}
	return all
}

// headAt is the first headSize bytes of s, letters in lower case, which differ from capitals in one
// bit.
func headAt(s string) uint32 {
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24) | 0x20202020
}

// A sieve decides by the low bits of the first three letters of words whether these may be in a
// set; hardly any others pass. It is small, since it is not used often enough to stay in the cache.
type sieve [64]uint64

func sieveOf[T any](lists [256][]headed[T]) *sieve {
	s := new(sieve)
	for _, list := range lists {
		for _, h := range list {
			thirds := []uint32{h.head >> 16}
			if h.mask>>16&0xff == 0 { // a space, or another blank
				thirds = []uint32{' ', '\t', '\n', '\r', 0xC2}
			}
			for _, third := range thirds {
				at := sieveAt(h.head&0xffff | third<<16)
				s[at/64] |= 1 << (at % 64)
			}
		}
	}
	return s
}

// passes is 1 when words that begin with the bytes of first may be in the set, else 0.
func (s *sieve) passes(first uint32) uint64 {
	at := sieveAt(first)
	return s[at/64%64] >> (at % 64) & 1
}

func sieveAt(first uint32) uint32 { return (first & 0x1f1f1f) * 0x9E3779B1 >> 20 }

// fits reports whether text whose head is first can begin with the words.
func (h *headed[T]) fits(first uint32) bool { return first&h.mask == h.head }
