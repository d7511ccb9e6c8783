package voice

import "math/bits"

// A ranking is some of the tokens of a text, in order. How many of them stand before
// a token is counted, not searched: sentences are short, and how many of these a
// sentence holds is nothing that a processor could foresee.
type ranking struct {
	tokens []int32
	bits   []uint64 // of every token, whether it is one of them
	before []int32  // of every 64 tokens, how many stand before them
}

// rank makes ready for a text of n tokens.
func (l *ranking) rank(n int) {
	words := n/64 + 1
	l.bits, l.before = grow(l.bits, words), grow(l.before, words)
	clear(l.bits)
	for _, t := range l.tokens {
		l.bits[t/64] |= 1 << (t % 64)
	}
	sum := int32(0)
	for i, b := range l.bits {
		l.before[i] = sum
		sum += int32(bits.OnesCount64(b))
	}
}

// upTo is how many of them stand before token t.
func (l *ranking) upTo(t int32) int {
	return int(l.before[t/64]) + bits.OnesCount64(l.bits[t/64]&(1<<(t%64)-1))
}

// within is those of them from token first to last.
func (l *ranking) within(first, last int32) []int32 {
	return l.tokens[l.upTo(first):l.upTo(last)]
}
