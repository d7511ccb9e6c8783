package lexicons

import (
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// properName reports whether h is part of another event's name, see the guard
// ProperName.
func (s *Scanner) properName(h *Hit, sent *voice.Sentence) bool {
	if !s.capitalised(h.First) || s.titleCase(sent) {
		return false
	}
	first, last := s.run(h, sent)
	others, strange, frequent := 0, 0, false
	for t := first; t < last; t++ {
		if t >= h.First && t < h.Last || !s.capitalised(t) || function(s.form(t).Fold) {
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
	return 2*strange >= others || !frequent && s.pastYear(h, sent)
}

// run returns the tokens of the capitalised run around h: neighbours that begin
// with a capital, with of, the and their like between two of them, and numbers
// of a name left out.
func (s *Scanner) run(h *Hit, sent *voice.Sentence) (first, last int32) {
	first, last = h.First, h.Last
	for t := first - 1; t >= sent.First; t-- {
		switch {
		case s.capitalised(t):
			first = t
		case s.forms[s.r.Tokens[t].Form].flags&joins != 0 || linking(s.form(t).Fold):
			continue
		default:
			t = -1
		}
	}
	for t := last; t < sent.Last; t++ {
		switch {
		case s.capitalised(t):
			last = t + 1
		case s.forms[s.r.Tokens[t].Form].flags&joins != 0 || linking(s.form(t).Fold):
			continue
		default:
			t = sent.Last
		}
	}
	return first, last
}

// linking reports whether a lower-case word may stand inside a name.
func linking(folded string) bool {
	switch folded {
	case "of", "the", "de", "del", "la", "los", "al", "el":
		return true
	}
	return false
}

// function reports whether a word says nothing about what a name names, so that
// a capital on it is the sentence's or the title's.
func function(folded string) bool {
	switch folded {
	case "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "of", "in", "on", "at", "by", "for",
		"from", "with", "to", "and", "or", "but", "as", "if", "when", "while", "after", "before", "during", "since", "both", "no", "not",
		"some", "many", "most", "other", "such", "all", "any", "last", "first", "next", "new", "amid", "under", "against":
		return true
	}
	return false
}

// elsewhere counts, up to three, how often the word at token t stands in the
// article outside a capitalised run that holds h's own word.
func (s *Scanner) elsewhere(t int32, h *Hit) (n int) {
	want, head := s.form(t).Base, s.form(h.Last-1).Base
	toks := s.r.Tokens
	for i := int32(0); i < int32(len(toks)) && n < 3; i++ {
		if toks[i].Kind != text.Word || i == t {
			continue
		}
		if toks[i].Form != toks[t].Form && s.form(i).Base != want {
			continue
		}
		if !s.besides(i, head) {
			n++
		}
	}
	return n
}

// besides reports whether head stands capitalised within four tokens of i with
// no mark and no lower-case word but a linking one between.
func (s *Scanner) besides(i int32, head string) bool {
	for _, step := range [...]int32{1, -1} {
		for j, left := i+step, 4; j >= 0 && j < int32(len(s.r.Tokens)) && left > 0; j, left = j+step, left-1 {
			f := s.form(j)
			if s.capitalised(j) {
				if f.Base == head {
					return true
				}
				continue
			}
			if !linking(f.Fold) && s.forms[s.r.Tokens[j].Form].flags&joins == 0 {
				break
			}
		}
	}
	return false
}
