package text

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
)

// Most of a text is words of ASCII letters and digits, spaces, and marks that join nothing. A
// block records for 64 bytes at once where these begin and end, one bit per byte, so that cutting
// off a token takes a few steps and no branch that depends on its length. Whatever one look does
// not settle is odd: there the fast paths of segments.go are asked for segments, starting from
// the last place that is certainly between two.

// A block classifies 64 bytes of a text; bit i is about the i-th byte.
type block struct {
	alnum  uint64 // ASCII letters and digits, and marks that join them
	starts uint64 // a word or a mark begins
	inner  uint64 // a mark continues that began before
	ends   uint64 // the last byte of a word or mark
	odd    uint64 // more than one look is needed
	end    int    // nothing before it joins what follows the block: a place before white space, or 0
}

const blockSize = 64

// windowSize is the number of bytes looked at for a block: keyRoom bytes can be read from the
// start of any token in it.
const windowSize = blockSize + keyRoom

// cutAt cuts off the tokens of the block at src[at:], at least one if there is no gap, and
// returns where the next begins.
func (t *Tokenizer) cutAt(dst []Token, src string, at int) ([]Token, int) {
	if at+windowSize <= len(src) {
		return t.cutWindow(dst, src, at, (*[windowSize]byte)([]byte(src[at:at+windowSize])))
	}
	window := t.tail[:] // src is followed by spaces
	for n := copy(window, src[at:]); n < windowSize; {
		n += copy(window[n:], "                ")
	}
	return t.cutWindow(dst, src, at, &t.tail)
}

func (t *Tokenizer) cutWindow(dst []Token, src string, at int, window *[windowSize]byte) ([]Token, int) {
	var b block
	if b.read(window, t.joins); b.end == 0 {
		return t.cutOne(dst, src, at)
	}
	if cap(dst)-len(dst) < blockSize {
		dst = slices.Grow(dst, batch)
	}
	if b.odd != 0 {
		return t.cutOdd(dst, src, at, window, &b)
	}
	return t.cutRun(dst, at, window, b.starts, b.ends), at + b.end
}

// read sets b to the block of the first blockSize bytes of text. joins is all ones if the text
// may contain ASCII that is always odd, else zero.
func (b *block) read(text *[windowSize]byte, joins uint64) {
	// The highest bits of each word's bytes are put next to those of the words before it, and
	// sorted once all are there.
	var alnum, inked, beyond uint64
	for i := 0; i < blockSize; i += 16 {
		v, w := binary.LittleEndian.Uint64(text[i:]), binary.LittleEndian.Uint64(text[i+8:])
		alnum = alnum>>2 | alnums(v)&highs>>1 | alnums(w)&highs
		inked = inked>>2 | inks(v)&highs>>1 | inks(w)&highs
		beyond = beyond>>2 | v&highs>>1 | w&highs
	}
	b.alnum, inked, beyond = sorted(alnum&^beyond), sorted(inked|beyond), sorted(beyond)
	b.end = 0
	// What follows the last white space may continue after the block and be joined to it, so it
	// is left to the next block.
	blank := bits.Len64(^inked)
	if blank == 0 {
		return
	}
	b.end = bits.Len64(inked & (1<<(blank-1) - 1))
	within := uint64(1)<<(b.end&63) - 1
	marks := inked &^ b.alnum & within
	between := b.alnum << 1 & (b.alnum >> 1)
	b.starts, b.inner, b.odd = marks, 0, 0
	if m := marks & (beyond | between | joins); m != 0 {
		b.join(text, m, between)
	}
	b.starts |= b.alnum &^ (b.alnum << 1) & within
	b.ends = (b.alnum | b.inner | b.starts) & within &^ ((b.alnum | b.inner) &^ b.starts >> 1)
}

// alnums sets the highest bit of those bytes of w that are ASCII letters and digits; bytes beyond
// ASCII and all lower bits are undefined. Of two sums that reach the highest bit from the first
// byte value of a range on and from the one after its last on, exactly one does so within the
// range.
func alnums(w uint64) uint64 {
	low := w &^ highs
	small := low | ones*('a'-'A')
	return (small + ones*(0x80-'a')) ^ (small + ones*(0x7f-'z')) ^ (low + ones*(0x80-'0')) ^ (low + ones*(0x7f-'9'))
}

// inks does the same for bytes that are neither white space nor controls.
func inks(w uint64) uint64 { return w&^highs + ones*(0x7f-' ') }

// sorted returns as its i-th byte the i-th bits of the bytes: it transposes x as a square of bits
// (Warren, Hacker's Delight 7-3).
func sorted(x uint64) uint64 {
	t := (x ^ x>>7) & 0x00aa00aa00aa00aa
	x ^= t ^ t<<7
	t = (x ^ x>>14) & 0x0000cccc0000cccc
	x ^= t ^ t<<14
	t = (x ^ x>>28) & 0x00000000f0f0f0f0
	return x ^ t ^ t<<28
}

// cutRun cuts off the tokens that begin at starts in the window at a place. The first of ends
// belongs to the first of them.
func (t *Tokenizer) cutRun(dst []Token, at int, window *[windowSize]byte, starts, ends uint64) []Token {
	end := len(dst) + bits.OnesCount64(starts)
	keys := t.keys[len(dst)-t.named:]
	cut(dst[len(dst):end], (*[blockSize]key)(keys), int32(at), window, starts, ends)
	return dst[:end]
}

// cut is cutRun for given tokens, and records the keys by which they are looked up.
func cut(tokens []Token, list *[blockSize]key, at int32, room *[windowSize]byte, starts, ends uint64) {
	keys, window := list[:len(tokens)], room[:]
	for i := range tokens {
		p, last := bits.TrailingZeros64(starts|1<<63), bits.TrailingZeros64(ends|1<<63)
		starts &= starts - 1
		ends &= ends - 1
		x := &tokens[i]
		x.Start, x.End = at+int32(p), at+int32(last)+1
		text := window[p:]
		low, high := binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[8:])
		keys[i].set(low, high, (last-p)&(blockSize-1))
	}
}

// append appends the token src[from:to].
func (t *Tokenizer) append(dst []Token, src string, from, to int) []Token {
	k := &t.keys[len(dst)-t.named]
	if *k = (key{rest: wide}); to-from <= longestKey && strings.IndexByte(src[from:to], 0) < 0 {
		*k = shortKey(src, from, to)
	}
	k.place()
	return append(dst, Token{Span: Span{int32(from), int32(to)}})
}
