package lexicons

import (
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// lay lays down, in the order of the text, what is asked of every token, and behind the
// last two words of nothing. Forms are strewn over more memory than a processor keeps at
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
// behind which there are words, or a connector, that a longer term may go on with. They
// are one in nineteen for the core pack, and one in six where 2,000 words are looked for
// besides; nobody looks at the others.
func (s *Scanner) open() {
	s.room = slices.Grow(s.room[:0], len(s.words))[:len(s.words)]
	s.openings, s.at = s.room[:openings(s.room, s.words, s.sides)], 0
	words, list, fetched := s.words, s.list, s.fetched
	for _, t := range s.openings { // what longer terms begin with is asked for its class, a term by itself seldom is
		w := words[t]
		longer := uint32(w/brief(alone)&1 ^ 1) // without a branch, which nobody could foresee: where it is 0, so is the class
		fetched += list[w.class()*longer].outs
	}
	s.fetched = fetched
}

// openings lists them in room, without a branch that cannot be foreseen, and returns how
// many there are. It does not tell the next word from the one after it, see opened: that
// would take as long as looking at those of which it says too much. Behind the last word
// are two of nothing.
//
//go:noinline
func openings(room []int32, words []brief, sides []side) (n int) {
	var first, second side
	for i, w := range words {
		third := &sides[w.class()]
		room[n] = int32(i) - 2
		if first.opens&(second.enters|third.enters) != 0 {
			n++
		}
		first.opens, second = second.opens, *third
	}
	return n
}

// opened reports whether a term of several words may begin at an opening.
func (s *Scanner) opened(words []brief, t int32) bool {
	words = words[t:][:3]
	opens := s.sides[words[0].class()].opens &^ alert
	return opens&(s.sides[words[1].class()].enters&^afters|s.sides[words[2].class()].enters&afters) != 0
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
