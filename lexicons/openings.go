package lexicons

import (
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// lay copies the brief of every token in the order of the text, with two empty ones at
// the end. Briefs are scattered over more memory than fits the cache; in a loop this
// short, the fetches overlap.
func (s *Scanner) lay(tokens []text.Token) {
	n := len(tokens)
	s.words = slices.Grow(s.words[:0], n+2)[:n+2]
	words, briefs := s.words[:n], s.briefs
	for i := range words {
		words[i] = briefs[tokens[i].Form]
	}
	s.words[n], s.words[n+1] = 0, 0
}

// open lists the openings: tokens that are a term of one word or a negator, or that are
// followed by words, or a connector, with which a longer term may continue. They are one
// in nineteen for the core pack, and one in six with 2,000 more words to look for; the
// others are not looked at.
func (s *Scanner) open() {
	s.room = slices.Grow(s.room[:0], len(s.words))[:len(s.words)]
	s.openings, s.at = s.room[:openings(s.room, s.words, s.sides)], 0
	words, list, fetched := s.words, s.list, s.fetched
	for _, t := range s.openings { // fetch the class where a longer term may begin; a term by itself seldom needs it
		w := words[t]
		longer := uint32(w/brief(alone)&1 ^ 1) // without a branch, which could not be predicted: where it is 0, so is the class
		fetched += list[w.class()*longer].outs
	}
	s.fetched = fetched
}

// openings lists them in room, without unpredictable branches, and returns how many there
// are. It does not distinguish the next word from the one after it, see opened: that
// would take as long as looking at the false openings. words must end with two empty
// briefs.
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

// opened reports whether a term of several words can begin at an opening.
func (s *Scanner) opened(words []brief, t int32) bool {
	words = words[t:][:3]
	opens := s.sides[words[0].class()].opens &^ alert
	return opens&(s.sides[words[1].class()].enters&^afters|s.sides[words[2].class()].enters&afters) != 0
}

// turnTo is the first opening of a sentence. Sentences are mostly in order.
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
