package lexicons

import (
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// alerts are the flags of forms at which there is something to do whatever stands
// around them.
const alerts = negates | negatesES | alone

// lay lays down, in the order of the text, what is known of every token. Forms and
// classes are strewn over more memory than a processor keeps at hand; in loops as short
// as these, what is fetched waits together.
func (s *Scanner) lay(tokens []text.Token) {
	s.words = slices.Grow(s.words[:0], len(tokens))[:len(tokens)]
	s.follows = slices.Grow(s.follows[:0], len(tokens))[:len(tokens)]
	words, forms, follows, list := s.words, s.forms, s.follows, s.list
	for i := range words {
		words[i] = forms[tokens[i].Form]
	}
	for i := range follows {
		follows[i] = list[words[i].class].follows
	}
}

// open lists the openings: tokens at which a term of one word, a negator, or a longer
// term that may go on begins. They are one in five; nobody looks at the others. It
// goes from the last word to the first, so that of every word the next two are known,
// as if there were no connectors, and without a branch that cannot be foreseen. Where
// sentences end it does not ask: who looks closer does.
func (s *Scanner) open() {
	s.room = slices.Grow(s.room[:0], len(s.words))[:len(s.words)]
	words, follows, list, room := s.words, s.follows, s.list, s.room
	from := len(room)
	var next, after signature
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		room[from-1] = int32(i)
		from -= int(nonzero(list[w.class].hint(next, after) | signature(w.flags&alerts)))
		first, second := follows[i], next
		if w.class == ofConnector {
			first, second = next, after
		}
		next, after = first, second
	}
	s.openings, s.at = room[from:], 0
}

// openingsIn are the openings of a sentence. Sentences mostly stand in order.
func (s *Scanner) openingsIn(sent *voice.Sentence) []int32 {
	if s.at > 0 && s.openings[s.at-1] >= sent.First {
		s.at, _ = slices.BinarySearch(s.openings, sent.First)
	}
	for s.at < len(s.openings) && s.openings[s.at] < sent.First {
		s.at++
	}
	from := s.at
	for s.at < len(s.openings) && s.openings[s.at] < sent.Last {
		s.at++
	}
	return s.openings[from:s.at]
}
