package voice

import "math/bits"

// A ranking is some of the tokens of a text, in order. How many of them stand before
// a token is counted, not searched: sentences are short, and how many of these a
// sentence holds is nothing that a processor could foresee.
type ranking struct {
	tokens []int32
	ranks  []rank // of every 64 tokens
	last   int32  // the token that was asked for last
	before int    // and how many stand before it: most sentences begin there
}

// A rank is of 64 tokens which of them are some, and how many of those stand before
// them.
type rank struct {
	bits   uint64
	before int
}

// rank makes ready for a text of n tokens.
func (l *ranking) rank(n int) {
	l.ranks, l.last, l.before = grow(l.ranks, n/64+1), 0, 0
	clear(l.ranks)
	for _, t := range l.tokens {
		l.ranks[uint(t)/64].bits |= 1 << (uint(t) % 64)
	}
	sum := 0
	for i := range l.ranks {
		l.ranks[i].before = sum
		sum += bits.OnesCount64(l.ranks[i].bits)
	}
}

// upTo is how many of them stand before token t.
func (l *ranking) upTo(t int32) int {
	x := &l.ranks[uint(t)/64]
	return x.before + bits.OnesCount64(x.bits&(1<<(uint(t)%64)-1))
}

// within is those of them from token first to last.
func (l *ranking) within(first, last int32) []int32 {
	from := l.before
	if first != l.last {
		from = l.upTo(first)
	}
	l.last, l.before = last, l.upTo(last)
	return l.tokens[from:l.before]
}
