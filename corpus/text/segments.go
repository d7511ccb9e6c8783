package text

import "math/bits"

// The fast paths of the Tokenizer. Nearly all of an English text is letters, digits, spaces and a
// few marks, which UAX #29 makes into words by a handful of its rules. These are written out
// here, eight bytes at a time; at a character that other rules could join, the package uax29 is
// asked for the whole segment. FuzzTokensAsUAX29 checks that both give the same segments.
//
// Note: the package looks every character up in a trie and goes through all rules, which takes
// several times as long.

// start says what a segment that begins with a given byte can be.
type start uint8

const (
	unsure start = iota // left to uax29
	blank               // line ends other than \r, which join nothing
	space
	alnum  // ASCII letters and digits
	single // ASCII marks, which join nothing that follows except what apart excludes
	quote  // perhaps a typographic mark
)

var starts = func() (table [256]start) {
	for c := byte('!'); c < 0x7f; c++ {
		table[c] = single
		if isAlnum(c) {
			table[c] = alnum
		}
	}
	table['_'] = unsure // joins words
	table[' '] = space
	table['\n'], table['\v'], table['\f'] = blank, blank, blank
	table[typographicMark[0]] = quote
	return table
}()

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }
func isLetter(c byte) bool {
	c |= 'a' - 'A'
	return 'a' <= c && c <= 'z'
}
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// typographicMark begins the UTF-8 of the marks most frequent in news prose: ‘ ’ “ ” – — … .
const (
	typographicMark = "\xe2\x80"
	typographicLen  = 3
)

// typographic reports whether one of those marks is at src[i:].
func typographic(src string, i int) bool {
	return i+typographicLen <= len(src) && src[i:i+2] == typographicMark && endsTypographic(src[i+2])
}

func endsTypographic(last byte) bool {
	switch last {
	case 0x93, 0x94, 0x98, 0x99, 0x9c, 0x9d, 0xa6:
		return true
	}
	return false
}

// apostrophe reports whether the last byte of a typographic mark is that of ‘ or ’.
func apostrophe(last byte) bool { return last&^1 == 0x98 }

// apart reports whether a segment that is white space or a mark certainly ends before src[i:]:
// the character there is not one of those that join whatever precedes them (combining and format
// characters, WB4). The two-byte letters of Latin-1, Greek and Russian are not.
func apart(src string, i int) bool {
	if i >= len(src) || src[i] < 0x80 {
		return true
	}
	return i+1 < len(src) && foreign(src[i], src[i+1]) || typographic(src, i)
}

// foreign reports whether two bytes are one of those letters.
func foreign(c, d byte) bool {
	switch c {
	case 0xc3, 0xce, 0xcf, 0xd0, 0xd1:
		return d&0xc0 == 0x80
	}
	return false
}

// spaceEnd returns where the spaces at src[i:] end.
func spaceEnd(src string, i int) int {
	for i < len(src) && src[i] == ' ' {
		i++
	}
	return i
}

// wordEnd returns where the word that begins with the ASCII letter or digit src[i] ends, 0 when
// rules other than these could apply: letters and digits join (WB5, 8, 9, 10), and so do letters
// with one of . ' : ’ ‘ between them (WB6, 7) and digits with one of . ' , ; ’ ‘ (WB11, 12).
func wordEnd(src string, i int) int {
	for {
		i = alnumEnd(src, i)
		if i >= len(src) {
			return i
		}
		after := i + 1
		c := src[i]
		if c >= 0x80 {
			if !typographic(src, i) {
				return 0
			}
			if after = i + typographicLen; apostrophe(src[i+2]) {
				c = '.' // joins in the same way
			}
		}
		letters, digits := false, false // are joined
		switch c {
		case '.', '\'':
			letters, digits = true, true
		case ':':
			letters = true
		case ',', ';':
			digits = true
		case '_':
			return 0
		}
		if !letters && !digits {
			return i
		}
		if after < len(src) && src[after] >= 0x80 {
			if !typographic(src, after) {
				return 0
			}
			return i
		}
		if after == len(src) || !(letters && isLetter(src[i-1]) && isLetter(src[after]) || digits && isDigit(src[i-1]) && isDigit(src[after])) {
			return i
		}
		i = after
	}
}

// alnumEnd returns where the ASCII letters and digits at src[i:] end.
func alnumEnd(src string, i int) int {
	for i+8 <= len(src) {
		if m := notAlnum(load(src, i)); m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
		i += 8
	}
	for i < len(src) && isAlnum(src[i]) {
		i++
	}
	return i
}

// load returns the eight bytes at s[i:], the first lowest.
func load(s string, i int) uint64 {
	s = s[i:]
	_ = s[7] // the only bounds check
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

const (
	ones  = 0x0101010101010101
	highs = ones * 0x80
)

// notAlnum sets the highest bit of each of w's bytes that is not an ASCII letter or digit. Adding
// to bytes without their highest bit does not carry into a neighbour: 'a'+0x1f is the first
// letter to reach that bit and 'z'+5 the last that does not, and likewise for digits.
func notAlnum(w uint64) uint64 {
	low := w &^ highs
	small := low | ones*('a'-'A')
	letters := (small + ones*(0x80-'a')) &^ (small + ones*(0x7f-'z'))
	digits := (low + ones*(0x80-'0')) &^ (low + ones*(0x7f-'9'))
	return (^(letters | digits) | w) & highs
}
