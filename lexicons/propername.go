package lexicons

// properName reports whether h is part of another event's name, see the guard
// ProperName.
func (s *Scanner) properName(h *Hit) bool {
	if !s.capitalised(h.First) || s.titleCase() {
		return false
	}
	first, last := s.run(h)
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
	return 2*strange >= others || !frequent && s.pastYear(h)
}

// run returns the tokens of the capitalised run around h: neighbours that begin
// with a capital, with of, the and their like between two of them, and numbers
// of a name left out.
func (s *Scanner) run(h *Hit) (first, last int32) {
	first, last = h.First, h.Last
	for t := first - 1; t >= s.from(h); t-- {
		switch {
		case s.capitalised(t):
			first = t
		case s.forms[s.r.Tokens[t].Form].flags&joins != 0 || linking(s.form(t).Fold):
			continue
		default:
			t = -1
		}
	}
	for t := last; t < s.to(h); t++ {
		switch {
		case s.capitalised(t):
			last = t + 1
		case s.forms[s.r.Tokens[t].Form].flags&joins != 0 || linking(s.form(t).Fold):
			continue
		default:
			t = s.sent.Last
		}
	}
	return first, last
}

// linking reports whether a lower-case word may stand inside a name.
func linking(folded string) bool {
	switch folded {
	case "of", "the", "de", "del", "la", "los", "las", "al", "el":
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
func (s *Scanner) elsewhere(t int32, h *Hit) int {
	s.uses.read(s)
	word := s.forms[s.r.Tokens[t].Form].base
	head := s.forms[s.r.Tokens[h.Last-1].Form].base
	n, known := s.uses.counted[[2]uint32{word, head}]
	if known {
		return int(n)
	}
	for i := s.uses.first[word]; i > 0 && n < 3; i = s.uses.next[i-1] {
		if i-1 != t && !s.besides(i-1, head) {
			n++
		}
	}
	s.uses.counted[[2]uint32{word, head}] = n
	return int(n)
}

// besides reports whether head stands capitalised within eight tokens of i with
// no mark and no lower-case word but a linking one between.
func (s *Scanner) besides(i int32, head uint32) bool {
	for _, step := range [...]int32{1, -1} {
		for j, left := i+step, 8; j >= 0 && j < int32(len(s.r.Tokens)) && left > 0; j, left = j+step, left-1 {
			f := s.form(j)
			if s.capitalised(j) {
				if s.forms[s.r.Tokens[j].Form].base == head {
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

// An index finds the tokens of a word in the article in hand. It is built when
// a rule first asks.
type index struct {
	numbers map[string]uint32 // of bases, over all articles
	ready   bool
	first   []int32 // of every base: 1 + its last token, 0 when it does not stand
	next    []int32 // of every token: 1 + the one before of the same base
	counted map[[2]uint32]int8
}

func newIndex() index {
	return index{numbers: map[string]uint32{}, counted: map[[2]uint32]int8{}}
}

// number returns the number of a base, the same for all its spellings.
func (x *index) number(base string) uint32 {
	n, ok := x.numbers[base]
	if !ok {
		n = uint32(len(x.numbers))
		x.numbers[base] = n
	}
	return n
}

func (x *index) clear() {
	if x.ready {
		clear(x.counted)
	}
	x.ready = false
}

func (x *index) read(s *Scanner) {
	if x.ready {
		return
	}
	x.ready = true
	x.first = append(x.first[:0], make([]int32, len(x.numbers))...)
	x.next = x.next[:0]
	for i, t := range s.r.Tokens {
		b := s.forms[t.Form].base
		x.next = append(x.next, x.first[b])
		x.first[b] = int32(i) + 1
	}
}
