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
	s.words = slices.Grow(s.words[:0], n+1)[:n+1]
	words, briefs := s.words[:n], s.briefs
	for i := range words {
		words[i] = briefs[tokens[i].Form]
	}
	s.words[n] = 0
}

// open lists the openings: tokens at which a term of one word or a negator stands, or
// behind which there is a word, or a connector, that a longer term may go on with. They
// are one in five; nobody looks at the others.
func (s *Scanner) open() {
	s.room = slices.Grow(s.room[:0], len(s.words))[:len(s.words)]
	s.openings, s.at = s.room[:openings(s.room, s.words, s.sides)], 0
	words, list, fetched := s.words, s.list, s.fetched
	for _, t := range s.openings {
		fetched += list[words[t].class()].outs
	}
	s.fetched = fetched
}

// openings lists them in room, without a branch that cannot be foreseen, and returns how
// many there are. Behind the last word is one of nothing.
func openings(room []int32, words []brief, sides []side) (n int) {
	var on signature // of the word before
	for i, w := range words {
		side := &sides[w.class()]
		room[n] = int32(i) - 1
		n += int(nonzero(on & side.follows))
		on = side.on
	}
	return n
}

// turnTo turns to the first opening of a sentence. Sentences mostly stand in order.
func (s *Scanner) turnTo(sent *voice.Sentence) {
	if s.at > 0 && s.openings[s.at-1] >= sent.First {
		s.at, _ = slices.BinarySearch(s.openings, sent.First)
	}
	for s.at < len(s.openings) && s.openings[s.at] < sent.First {
		s.at++
	}
}
