package lexicons

import (
	"math/bits"
	"slices"

	"rashomon/corpus/text"
)

// properName reports whether h is part of another event's name, see the guard
// ProperName.
func (s *Scanner) properName(h *Hit) bool {
	if !s.capitalised(h.First) || s.titleCase() {
		return false
	}
	first, last := s.run(h)
	others, strange, frequent := 0, 0, false
	for t := first; t < last; t++ {
		if t >= h.First && t < h.Last || !s.names(t) {
			continue
		}
		others++
		switch n := s.elsewhere(t, h); {
		case n == 0:
			strange++
		case n > 2:
			frequent = true
		}
	}
	if others == 0 {
		return false
	}
	return 2*strange >= others || !frequent && s.pastYear(h)
}

// run returns the tokens of the capitalised run around h: neighbours that begin with a
// capital, with of, the and the like and connectors allowed between two of them, and
// numbers excluded.
func (s *Scanner) run(h *Hit) (first, last int32) {
	first, last = h.First, h.Last
	for t := first - 1; t >= s.from(h); t-- {
		switch {
		case s.capitalised(t):
			first = t
		case s.info(t).flags&(joins|links) != 0:
			continue
		default:
			t = -1
		}
	}
	for t := last; t < s.to(h); t++ {
		switch {
		case s.capitalised(t):
			last = t + 1
		case s.info(t).flags&(joins|links) != 0:
			continue
		default:
			t = s.sent.Last
		}
	}
	return first, last
}

// linking reports whether a lower-case word may be inside a name.
func linking(folded string) bool {
	switch folded {
	case "of", "the", "de", "del", "la", "los", "las", "al", "el":
		return true
	}
	return false
}

// function reports whether a word says nothing about what a name denotes, so that its
// capital is due to the sentence or the title.
func function(folded string) bool {
	switch folded {
	case "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "of", "in", "on", "at", "by", "for",
		"from", "with", "to", "and", "or", "but", "as", "if", "when", "while", "after", "before", "during", "since", "both", "no", "not",
		"some", "many", "most", "other", "such", "all", "any", "last", "first", "next", "new", "amid", "under", "against":
		return true
	}
	return false
}

// elsewhere counts, up to three, how often the word at token t occurs in the article
// outside a capitalised run that contains h's last word.
func (s *Scanner) elsewhere(t int32, h *Hit) int {
	s.uses.read(s.tokens, s.forms)
	word, head := s.lastUse(t), s.lastUse(h.Last-1)
	n, known := s.uses.counted[[2]int32{word, head}]
	if known {
		return int(n)
	}
	for i := word; i >= 0 && n < 3; i = s.uses.before[i] {
		if i != t && s.sameBase(i, word) && !s.besides(i, head) {
			n++
		}
	}
	s.uses.counted[[2]int32{word, head}] = n
	return int(n)
}

// besides reports whether the word at token head occurs capitalised within eight tokens
// of i with only capitalised words, linking words and connectors between.
func (s *Scanner) besides(i, head int32) bool {
	for _, step := range [...]int32{1, -1} {
		for j, left := i+step, 8; j >= 0 && j < int32(len(s.r.Tokens)) && left > 0; j, left = j+step, left-1 {
			if s.capitalised(j) {
				if s.sameBase(j, head) {
					return true
				}
				continue
			}
			if s.info(j).flags&(joins|links) == 0 {
				break
			}
		}
	}
	return false
}

// sameBase reports whether two tokens are the same word: Tammask, TAMMASK and
// Tammask's.
func (s *Scanner) sameBase(i, j int32) bool {
	return s.info(i).base == s.info(j).base && s.form(i).Base == s.form(j).Base
}

// lastUse is the last token of the article that is the same word as the one at t.
func (s *Scanner) lastUse(t int32) int32 {
	i := s.uses.last[s.uses.place(s.info(t).base)]
	for !s.sameBase(i, t) {
		i = s.uses.before[i]
	}
	return i
}

// An index finds the tokens of a word in the current article, by the hashes of their
// bases. It is built when a rule first needs it.
type index struct {
	ready   bool
	last    []int32 // of every place: its last token, -1 when there is none
	before  []int32 // of every token: the previous one of the same place, -1 when there is none
	counted map[[2]int32]int8
}

func newIndex() index {
	return index{counted: map[[2]int32]int8{}}
}

func (x *index) place(hash uint16) int { return int(hash) & (len(x.last) - 1) }

func (x *index) clear() {
	if x.ready {
		clear(x.counted)
	}
	x.ready = false
}

func (x *index) read(tokens []text.Token, forms []formInfo) {
	if x.ready {
		return
	}
	x.ready = true
	places := 1 << min(bits.Len(uint(len(tokens))), 16)
	x.last = slices.Grow(x.last[:0], places)[:places]
	for i := range x.last {
		x.last[i] = -1
	}
	x.before = slices.Grow(x.before[:0], len(tokens))[:len(tokens)]
	before, last := x.before, x.last
	for i := range before { // in a loop this short, the fetches overlap
		before[i] = int32(forms[tokens[i].Form].base)
	}
	for i, base := range before {
		at := int(base) & (len(last) - 1)
		before[i] = last[at]
		last[at] = int32(i)
	}
}
