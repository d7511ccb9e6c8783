package corpus

// Lines are compared with the beginnings of many others, and begin with hardly any: four
// letters at once nearly always tell.

// A headed is words to look for, with their head: the letters among their first four
// bytes.
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
			for i := 0; i < headSize && isASCIILetter(words[i]); i++ { // for another byte more than one may stand
				h.mask |= 0xff << (8 * i)
			}
			h.head = headAt(words) & h.mask
			all[first] = append(all[first], h)
		}
	}
	return all
}

// headAt is the first headSize bytes of s, letters in lower case: they differ from
// capitals in one bit.
func headAt(s string) uint32 {
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24) | 0x20202020
}

// fits reports whether what has the head first can begin with the words.
func (h *headed[T]) fits(first uint32) bool { return first&h.mask == h.head }
