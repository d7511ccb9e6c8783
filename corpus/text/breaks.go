package text

import (
	"math/bits"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// The fast path to the sentence ends of UAX #29. Nothing can end before the first full stop,
// question or exclamation mark or line end, so what precedes it is skipped sixteen bytes at a
// time; what a mark does is decided by the few characters after it. Where there is a character
// other than those of English prose, the package uax29 is asked for the rest of the sentence.
// FuzzSentenceEndsAsUAX29 checks that both give the same ends.

// A breaker finds the ends in one text, one after the other.
type breaker struct {
	any   *sentences.Iterator[string]
	stops []Span // when known, the only places where something may end
	known bool
}

// A part is the role of a character in the rules of sentences, named as in the rules.
type part uint8

const (
	other   part = iota // digits, signs
	unknown             // left to uax29
	lower
	upper
	closes     // quotation marks and brackets
	continues  // , - :
	sp         // spaces
	paragraphs // line ends
	terminal   // . ? !
)

var parts = func() (table [0x80]part) {
	for c := range table {
		switch c := byte(c); {
		case 'a' <= c && c <= 'z':
			table[c] = lower
		case 'A' <= c && c <= 'Z':
			table[c] = upper
		}
	}
	for to, characters := range map[part]string{closes: "\"'()[]{}", continues: ",-:;", sp: " \t\v\f", paragraphs: "\n\r", terminal: ".?!"} {
		for _, c := range characters {
			table[c] = to
		}
	}
	return table
}()

// partAt returns the part of the character at src[i:], and its length.
func partAt(src string, i int) (part, int) {
	c := src[i]
	if c < 0x80 {
		return parts[c], 1
	}
	switch {
	case typographic(src, i):
		switch src[i+2] {
		case 0x93, 0x94:
			return continues, typographicLen // – —
		case 0xa6:
			return unknown, 0
		}
		return closes, typographicLen
	case c == 0xc3 && i+1 < len(src) && src[i+1]&0xc0 == 0x80: // Latin-1
		switch c := src[i+1]; {
		case c == 0x97 || c == 0xb7: // × ÷
			return other, 2
		case c < 0x9f:
			return upper, 2
		}
		return lower, 2
	}
	return unknown, 0
}

// end returns the end of the sentence that begins at src[start:], by UAX #29.
func (b *breaker) end(src string, start int) int {
	i := start
	for {
		if b.known {
			i = b.nextStop(src, i)
		} else {
			i = endless(src, i)
		}
		if i == len(src) {
			return i
		}
		p, n := partAt(src, i)
		switch p {
		case paragraphs:
			if end, ok := lineEnd(src, i); ok {
				return end
			}
			return b.asked(src, start, i)
		case terminal:
			next, ends, ok := afterTerminal(src, start, i)
			if !ok {
				return b.asked(src, start, i)
			}
			if ends {
				return next
			}
			i = next
		case unknown:
			return b.asked(src, start, i)
		default:
			i += n
		}
	}
}

// nextStop returns the first place from i on that is in one of b's stops.
func (b *breaker) nextStop(src string, i int) int {
	for len(b.stops) > 0 && int(b.stops[0].End) <= i {
		b.stops = b.stops[1:]
	}
	if len(b.stops) == 0 {
		return len(src)
	}
	return max(i, int(b.stops[0].Start))
}

// endless skips the ASCII characters at src[i:] that end nothing, sixteen at a time.
func endless(src string, i int) int {
	for i+16 <= len(src) {
		sixteen := src[i : i+16]
		m, n := maybeEnds(load(sixteen, 0)), maybeEnds(load(sixteen, 8))
		if (m|n)&highs == 0 {
			i += 16
			continue
		}
		if m &= highs; m != 0 {
			i += bits.TrailingZeros64(m) / 8
		} else {
			i += 8 + bits.TrailingZeros64(n&highs)/8
		}
		if c := src[i]; c >= 0x80 || parts[c] >= paragraphs {
			return i
		}
		i++ // another control character
	}
	for i < len(src) && src[i] < 0x80 && parts[src[i]] < paragraphs {
		i++
	}
	return i
}

// maybeEnds sets the highest bit of the first of w's bytes that is not ASCII, a control character
// or a mark that ends sentences, and of no byte before it. Subtracting from the bytes before that
// one borrows from no neighbour.
func maybeEnds(w uint64) uint64 {
	return w | (w - ones*' ') | ((w ^ ones*'.') - ones) | ((w ^ ones*'?') - ones) | ((w ^ ones*'!') - ones)
}

// asked returns the end of the sentence from start on, in which nothing can have ended before at,
// according to the package uax29. That needs the character before at.
func (b *breaker) asked(src string, start, at int) int {
	if at > start {
		_, n := utf8.DecodeLastRuneInString(src[start:at])
		at -= n
	}
	if b.any == nil {
		b.any = sentences.FromString("")
	}
	b.any.SetText(src[at:])
	b.any.Next()
	return at + b.any.End()
}

// afterTerminal returns whether the mark at src[at] ends the sentence, and where the end is or
// the sentence continues. It is not ok at a character that is not known here.
func afterTerminal(src string, start, at int) (next int, ends, ok bool) {
	i := at + 1
	if i == len(src) {
		return i, true, true
	}
	if i+1 < len(src) && src[i] == ' ' && 'A' <= src[i+1] && src[i+1] <= 'Z' {
		return i + 1, true, true // as nearly all are
	}
	if src[at] == '.' {
		// A number continues (SB6), and so do initials (SB7).
		if isDigit(src[i]) {
			return i, false, true
		}
		if p, _ := partAt(src, i); p == upper && at > start {
			// The character before, which may have two bytes.
			before := at - 1
			for before > start && src[before]&0xc0 == 0x80 {
				before--
			}
			switch p, _ := partAt(src, before); p {
			case unknown:
				return 0, false, false
			case lower, upper:
				return i, false, true
			}
		}
		// So does what continues in lower case after anything but letters (SB8).
		for j := i; j < len(src); {
			p, n := partAt(src, j)
			if p == unknown {
				return 0, false, false
			}
			if p == lower {
				return j, false, true
			}
			if p == upper || p >= paragraphs {
				break
			}
			j += n
		}
	}
	// The mark takes closing marks and spaces with it, in this order (SB9, 10), and a line end; a
	// comma or another mark after them continues (SB8a).
	var p part
	var n int
	for _, pass := range [...]part{closes, sp} {
		for {
			if i == len(src) {
				return i, true, true
			}
			if p, n = partAt(src, i); p != pass {
				break
			}
			i += n
		}
	}
	switch p {
	case unknown:
		return 0, false, false
	case continues, terminal:
		return i, false, true
	case paragraphs:
		end, ok := lineEnd(src, i)
		return end, true, ok
	}
	return i, true, true
}

// lineEnd returns the end of the line end at src[i:]. It is not ok if the text may end in half a
// character, which uax29 leaves with what precedes it.
func lineEnd(src string, i int) (end int, ok bool) {
	end = i + 1
	if src[i] == '\r' && end < len(src) && src[end] == '\n' {
		end++
	}
	return end, end == len(src) || src[end] < 0x80 || end+utf8.UTFMax <= len(src)
}
