package text

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Most of a text is words of ASCII letters and digits, spaces, and marks that join
// nothing. A block says of 64 bytes at once where these begin and end, a bit a
// byte, so that cutting off a token takes a few steps and no branch that depends on
// its length. What one look does not tell is odd: there the ways of segments.go are
// asked for segments, from the last place that surely is between two.

// A block is what 64 bytes of a text are; bit i is of the i-th.
type block struct {
	alnum  uint64 // ASCII letters and digits
	starts uint64 // a word begins, or a mark stands
	odd    uint64 // more than one look is needed here
	end    int    // what is before does not join what is behind the block: a place before white space, or 0
}

const blockSize = 64

// What a character that is neither letter, digit nor white space does to what
// stands beside it.
const (
	oddAlways  = 1 << iota // more than one byte tells; or it joins words
	oddBetween             // joins two words that it stands between
)

var oddities = func() (table [256]uint8) {
	for c := range table {
		if starts[c] == unsure || starts[c] == quote {
			table[c] = oddAlways
		}
	}
	for _, c := range ".':,;" {
		table[c] = oddBetween
	}
	return table
}()

// blockAt is the block of src[at:]; behind the end of src are spaces.
func blockAt(src string, at int) block {
	if at+blockSize <= len(src) {
		return blockOf([]byte(src[at : at+blockSize]))
	}
	var room [blockSize]byte
	n := copy(room[:], src[at:])
	for n < len(room) {
		n += copy(room[n:], "        ")
	}
	return blockOf(room[:])
}

// blockOf is the block of blockSize bytes.
func blockOf(text []byte) (b block) {
	text = text[:blockSize]
	var inked uint64 // no white space or control
	for i := 0; i < blockSize; i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		low := w &^ highs
		small := low | ones*('a'-'A')
		letters := (small + ones*(0x80-'a')) &^ (small + ones*(0x7f-'z'))
		digits := (low + ones*(0x80-'0')) &^ (low + ones*(0x7f-'9'))
		b.alnum = b.alnum>>8 | (letters|digits)&^w&highs*gather&(0xff<<56)
		inked = inked>>8 | (low+ones*(0x7f-' ')|w)&highs*gather&(0xff<<56)
	}
	// What is behind the last white space may go on behind the block, and be joined
	// to it: it is left to the next.
	blank := bits.Len64(^inked)
	if blank == 0 {
		return b
	}
	b.end = bits.Len64(inked & (1<<(blank-1) - 1))
	within := uint64(1)<<(b.end&63) - 1
	marks := inked &^ b.alnum & within
	between := b.alnum << 1 & (b.alnum >> 1)
	for m := marks; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m) & 63
		o := uint64(oddities[text[i]])
		b.odd |= (o&oddAlways | o/oddBetween&(between>>i)) << i
	}
	b.starts = b.alnum&^(b.alnum<<1)&within | marks
	return b
}

// gather times a number of which only the highest bits of bytes are set has those
// eight in its highest byte.
const gather = 0x0002040810204081

// cutBlock cuts off the tokens of b, which is at src[at:] and has an end, and returns
// where the next begins.
func (t *Tokenizer) cutBlock(dst []Token, src string, at int, b *block) ([]Token, int) {
	dst = slices.Grow(dst, blockSize)
	from := 0 // what is before is cut
	for b.odd != 0 {
		x := bits.TrailingZeros64(b.odd)
		back, end := oddFrom(src, at, from, x, b)
		dst = cutRun(dst, at, b.starts&(1<<(back&63)-1), b.alnum)
		if end == 0 {
			for end = at + back; end <= at+x; {
				dst, end = t.cutOne(dst, src, end)
			}
		} else {
			dst = append(dst, Token{Span: Span{int32(at + x), int32(end)}})
		}
		if from = end - at; from >= b.end {
			return dst, end
		}
		b.starts = b.starts >> (from & 63) << (from & 63)
		b.odd = b.odd >> (from & 63) << (from & 63)
	}
	return cutRun(dst, at, b.starts, b.alnum), at + b.end
}

// oddFrom is where what stands at the odd byte x of b may begin to matter: nothing
// before joins it. end is where a mark ends that begins at x and joins nothing, 0
// where x is anything else. What is before from is cut.
func oddFrom(src string, at, from, x int, b *block) (back, end int) {
	i := at + x
	if typographic(src, i) && apart(src, i+typographicLen) {
		single := src[i+2] == 0x98 || src[i+2] == 0x99 // may join two words
		end = i + typographicLen
		if !single || x == from || b.alnum>>(x-1)&1 == 0 || end == len(src) || src[end] < 0x80 && !isAlnum(src[end]) {
			return x, end
		}
	}
	if x == from {
		return x, 0
	}
	switch before := src[i-1]; {
	case isAlnum(before):
		return b.lastStart(x), 0
	case before > ' ':
		if back = x - 1; oddities[before] == oddBetween && back > from && b.alnum>>(back-1)&1 != 0 {
			back = b.lastStart(back)
		}
		return back, 0
	case apart(src, i):
		return x, 0
	}
	for back = x; back > from && src[at+back-1] <= ' '; {
		back--
	}
	return back, 0
}

// lastStart is where the last token begins before x.
func (b *block) lastStart(x int) int { return 63 - bits.LeadingZeros64(b.starts&(1<<(x&63)-1)) }

// cutRun cuts off the tokens that begin at starts.
func cutRun(dst []Token, at int, starts, alnum uint64) []Token {
	tokens := dst[len(dst) : len(dst)+bits.OnesCount64(starts)]
	for i := range tokens {
		p := bits.TrailingZeros64(starts) & 63
		starts &= starts - 1
		size := bits.TrailingZeros64(^alnum >> p)
		if size == 0 {
			size = 1 // a mark
		}
		tokens[i].Span = Span{int32(at + p), int32(at + p + size)}
	}
	return dst[:len(dst)+len(tokens)]
}
