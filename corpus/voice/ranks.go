package voice

import "math/bits"

// A ranking is a subset of the tokens of a text, in order. How many of them precede a token is
// counted, not searched for: sentences are short, and a processor could not predict how many of
// these a sentence has.
type ranking struct {
	tokens []int32
	ranks  []rank // of every 64 tokens
	last   int32  // the token last asked about
	before int    // and how many precede it: most sentences begin there
}

// A rank says which of 64 tokens are in the subset, and how many of the subset precede these 64.
type rank struct {
	bits   uint64
	before int
}

// rank prepares for a text of n tokens.
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

// upTo returns how many of them precede token t.
func (l *ranking) upTo(t int32) int {
	x := &l.ranks[uint(t)/64]
	return x.before + bits.OnesCount64(x.bits&(1<<(uint(t)%64)-1))
}

// within returns those from token first to last.
func (l *ranking) within(first, last int32) []int32 {
	from := l.before
	if first != l.last {
		from = l.upTo(first)
	}
	l.last, l.before = last, l.upTo(last)
	return l.tokens[from:l.before]
}
