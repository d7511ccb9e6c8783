package voice

import (
	"math/bits"

	"rashomon/corpus/text"
)

// recognize learns the forms that are new and copies what is known about every token into the
// order of the text: forms are scattered over more memory than a processor's cache holds, and
// every rule after this reads them.
func (r *Reader) recognize(into *Reading) {
	r.learn()
	n := len(into.Tokens)
	r.text, r.stirs, r.capitals = grow(r.text, n+1), grow(r.stirs, n+1), grow(r.capitals, n+1)
	s, c := 0, 0
	for from := 0; from < n; from += together {
		to := min(from+together, n)
		listed := r.forms.lay(r.text[from:to], into.Tokens[from:to])
		// Each is written to the end of both lists, and only one of them grows: a processor could
		// not predict which.
		for ; listed != 0; listed &= listed - 1 {
			bit := bits.TrailingZeros64(listed)
			r.stirs[s], r.capitals[c] = int32(from+bit/2), int32(from+bit/2)
			s += 1 - bit&1
			c += bit & 1
		}
	}
	r.stirs, r.capitals = r.stirs[:s], r.capitals[:c]
	if r.text[n] = (word{}); n > 0 {
		r.text[n] = r.text[n-1] // nothing follows the last
	}
	r.partStirs()
	r.text = r.text[:n]
	r.partOthers()
	r.cues.rank(n)
	r.knots.rank(n)
}

// together is the number of tokens that are listed together.
const together = 32

// lay fills words for at most together tokens, and returns which of them stir and which can be
// part of a name: two bits a token, the first lowest. Its loop takes all registers.
//
//go:noinline
func (f *forms) lay(words []word, tokens []text.Token) (listed uint64) {
	of, entry := f.words, f.entry
	words = words[:len(tokens)]
	for i := range tokens {
		w := &of[entry[tokens[i].Form]]
		k := w.classes
		words[i] = *w
		listed = listed>>2 | uint64(k&(stir|nameWord))
	}
	return listed >> (2 * (together - len(tokens)) & 63)
}

// partStirs divides what stirs into cues, leaving out those not followed by what their rule
// needs, and others.
func (r *Reader) partStirs() {
	r.cues.tokens, r.others = grow(r.cues.tokens, len(r.stirs)), grow(r.others, len(r.stirs))
	c, n := partCues(r.text, r.stirs, r.cues.tokens, r.others)
	r.cues.tokens, r.others = r.cues.tokens[:c], r.others[:n]
}

// partCues is the loop of partStirs, which takes all registers. The words of a text are followed
// by one more.
//
//go:noinline
func partCues(words []word, stirs, cues, others []int32) (c, n int) {
	for _, t := range stirs {
		k, next := words[t].classes, words[t+1].classes
		fits := 0
		if next&wants[k/wantsPhrase&3] != 0 {
			fits = 1
		}
		isCue := int(k / cueWord & 1)
		cues[c] = t
		c += isCue & fits
		others[n] = t
		n += 1 - isCue
	}
	return c, n
}

// partOthers picks from the others what may be quotation marks, what sentences may end in, and
// knots.
func (r *Reader) partOthers() {
	n := len(r.others)
	glyphs, enders, knots := grow(r.glyphs, n), grow(r.enders, n), grow(r.knots.tokens, n)
	g, e, k := 0, 0, 0
	for _, t := range r.others {
		is := r.text[t].classes
		glyphs[g] = t
		g += int(is / quoteMark & 1)
		enders[e] = t
		e += int(is / ender & 1)
		knots[k] = t
		k += 1 - int(is/plain&1)
	}
	r.glyphs, r.enders, r.knots.tokens = glyphs[:g], enders[:e], knots[:k]
}
