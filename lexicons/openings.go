package lexicons

import (
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// lay lays down, in the order of the text, what is asked of every token, and behind the
// last a word of nothing. Forms are strewn over more memory than a processor keeps at
// hand; in a loop as short as this, what is fetched waits together.
func (s *Scanner) lay(tokens []text.Token) {
	n := len(tokens)
	s.words = slices.Grow(s.words[:0], n+2)[:n+2]
	words, briefs := s.words[:n], s.briefs
	for i := range words {
		words[i] = briefs[tokens[i].Form]
	}
	s.words[n], s.words[n+1] = 0, 0
}

// open lists the openings: tokens at which a term of one word or a negator stands, or
// behind which there is a word, or a connector, that a longer term may go on with. They
// are one in five; nobody looks at the others.
func (s *Scanner) open() {
	s.room = slices.Grow(s.room[:0], len(s.words))[:len(s.words)]
	s.openings, s.at = s.room[:openings(s.room, s.words, s.sides)], 0
}

// openings lists them in room, without a branch that cannot be foreseen, and returns how
// many there are. Behind the last word is one of nothing.
//
//go:noinline
func openings(room []int32, words []brief, sides []side) (n int) {
	var o1, o2, e1 gate
	for i, w := range words {
		side := &sides[w.class()]
		room[n] = int32(i) - 2
		if o2&(e1|side.enters) != 0 {
			n++
		}
		o2, o1, e1 = o1, side.opens, side.enters
	}
	return n
}

// turnTo is the first opening of a sentence. Sentences mostly stand in order.
func (s *Scanner) turnTo(sent *voice.Sentence) int {
	at, openings := s.at, s.openings
	if at > 0 && openings[at-1] >= sent.First {
		at, _ = slices.BinarySearch(openings, sent.First)
	}
	for at < len(openings) && openings[at] < sent.First {
		at++
	}
	return at
}
