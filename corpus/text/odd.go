package text

import (
	"math/bits"
	"unicode/utf8"
)

// The two ASCII characters that join whatever is next to them.
const lowLine, deletion = '_', 0x7f

// What a byte does to its neighbours.
const (
	letter = 1 << iota
	digit
	joinsLetters // when between two of them
	joinsDigits
	joinsAll

	joinsAny = joinsLetters | joinsDigits
)

var sorts = func() (table [256]uint8) {
	for c := range 0x80 {
		switch c := byte(c); {
		case isLetter(c):
			table[c] = letter
		case isDigit(c):
			table[c] = digit
		}
	}
	table[lowLine], table[deletion] = joinsAll, joinsAll
	table['.'], table['\''] = joinsAny, joinsAny
	table[':'] = joinsLetters
	table[','], table[';'] = joinsDigits, joinsDigits
	return table
}()

// join sorts m, the bytes of marks that need more than one look: into those that are separate,
// those that join letters or digits (WB6, 7, 11, 12) and those that are odd. between has the
// places between two letters or digits.
func (b *block) join(text *[windowSize]byte, m, between uint64) {
	var joined uint64
	for m != 0 {
		i := bits.TrailingZeros64(m) & 63
		m &= m - 1
		c := text[i]
		if c < utf8.RuneSelf {
			s := sorts[c]
			b.odd |= uint64(s/joinsAll) << i
			if between>>i&1 != 0 && s/joinsLetters&sorts[text[i-1]]&sorts[text[i+1]] != 0 {
				joined |= 1 << i
			}
			continue
		}
		const long = 1<<typographicLen - 1 // its bytes
		behind := (*[typographicLen]byte)(text[i+typographicLen:])
		switch {
		case !isTypographic((*[typographicLen]byte)(text[i:])) || !(behind[0] < utf8.RuneSelf || foreign(behind[0], behind[1]) || isTypographic(behind)):
			b.odd |= 1 << i
			continue
		case !apostrophe(text[i+2]) || b.alnum<<1>>i&1 == 0: // it joins nothing
		case foreign(behind[0], behind[1]):
			b.odd |= 1 << i
		case sorts[text[i-1]]&sorts[behind[0]]&(letter|digit) != 0:
			joined |= long << i
		}
		b.inner |= (long - 1) << i
		m &^= long << i
	}
	b.alnum |= joined
	b.inner &^= joined
	b.starts &^= joined | b.inner
}

func isTypographic(c *[typographicLen]byte) bool {
	return c[0] == typographicMark[0] && c[1] == typographicMark[1] && endsTypographic(c[2])
}

// cutOdd cuts off the tokens of b, which is at src[at:] and has an end, when some byte is odd,
// and returns where the next begins. dst has room for them.
func (t *Tokenizer) cutOdd(dst []Token, src string, at int, window *[windowSize]byte, b *block) ([]Token, int) {
	from := 0 // what precedes it is cut
	for b.odd != 0 {
		x := bits.TrailingZeros64(b.odd)
		back := oddFrom(src, at, from, x, b)
		dst = t.cutRun(dst, at, window, b.starts&(1<<(back&63)-1), b.ends)
		end := at + back
		for end <= at+x {
			dst, end = t.cutOne(dst, src, end)
		}
		if from = end - at; from >= b.end {
			return dst, end
		}
		b.starts = b.starts >> (from & 63) << (from & 63)
		b.ends = b.ends >> (from & 63) << (from & 63)
		b.odd = b.odd >> (from & 63) << (from & 63)
	}
	return t.cutRun(dst, at, window, b.starts, b.ends), at + b.end
}

// oddFrom returns where what is at the odd byte x of b may begin to matter: nothing before that
// joins it. What precedes from is cut.
func oddFrom(src string, at, from, x int, b *block) (back int) {
	i := at + x
	if x == from {
		return x
	}
	switch before := src[i-1]; {
	case isAlnum(before):
		return b.lastStart(x)
	case before >= utf8.RuneSelf: // the end of a mark that does not join what follows
		return x
	case before > ' ':
		if back = x - 1; sorts[before]&joinsAny != 0 && back > from && b.alnum>>(back-1)&1 != 0 {
			back = b.lastStart(back)
		}
		return back
	case apart(src, i):
		return x
	}
	for back = x; back > from && src[at+back-1] <= ' '; {
		back--
	}
	return back
}

// lastStart returns where the last token before x begins.
func (b *block) lastStart(x int) int { return 63 - bits.LeadingZeros64(b.starts&(1<<(x&63)-1)) }
