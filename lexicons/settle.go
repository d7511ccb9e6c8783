package lexicons

import (
	"cmp"
	"slices"
	"sort"

	"rashomon/corpus/text"
)

// A candidate is a match before it is decided which of them count.
type candidate struct {
	hit      Hit
	category int32
	words    int32 // counted tokens
}

// A mask is a match of an except phrase.
type mask struct {
	out         out
	first, last int32
}

// settle decides which candidates of the sentence in hand are hits: in each
// category free ones first, the longest before the shorter, then blocked ones
// where no free one lies.
func (s *Scanner) settle(dst []Hit) []Hit {
	keep := s.cands[:0]
	for i := range s.cands {
		c := &s.cands[i]
		if c.words == 1 && s.isTwin(&c.hit) {
			continue
		}
		c.hit.Reason = s.reason(c)
		c.hit.Blocked = c.hit.Reason != Free
		if len(keep) == i { // nothing has gone: it stands where it belongs
			keep = s.cands[:i+1]
		} else {
			keep = append(keep, *c)
		}
	}
	for len(keep) > 0 { // candidates come in the order of their first tokens
		n, last := 1, keep[0].hit.Last
		for n < len(keep) && keep[n].hit.First < last {
			last = max(last, keep[n].hit.Last)
			n++
		}
		if n == 1 { // as most
			dst = s.kept(dst, &keep[0])
		} else {
			dst = s.settleAmong(dst, keep[:n])
		}
		keep = keep[n:]
	}
	return dst
}

// settleAmong decides candidates that overlap one another, from the first to the
// last, and no others.
func (s *Scanner) settleAmong(dst []Hit, cands []candidate) []Hit {
	slices.SortFunc(cands, precedence)
	if n := int(s.sent.Last - s.sent.First); len(s.occupied) < n {
		s.occupied = append(s.occupied, make([]uint32, n-len(s.occupied))...)
	}
	from := len(dst)
	for i := range cands {
		c := &cands[i]
		if i == 0 || cands[i-1].category != c.category {
			s.nextEpoch()
		}
		room := s.occupied[c.hit.First-s.sent.First : c.hit.Last-s.sent.First]
		if slices.Contains(room, s.epoch) {
			continue
		}
		for j := range room {
			room[j] = s.epoch
		}
		dst = s.kept(dst, c)
	}
	if len(dst) > from+1 {
		slices.SortFunc(dst[from:], inOrder) // total: an entry has one hit at a place
	}
	return dst
}

// kept appends a candidate that is a hit, with its flags.
func (s *Scanner) kept(dst []Hit, c *candidate) []Hit {
	negator := negates
	rule := &s.m.rules[c.hit.Entry]
	if rule.spanish {
		negator = negatesES
	}
	c.hit.Negated = s.negated(c.hit.First, negator)
	c.hit.Legal = rule.guards&legalBit != 0 && s.legal(c.hit.Last)
	s.at = append(s.at, s.sentence)
	return append(dst, c.hit)
}

// nextEpoch empties the room: what is occupied is so in one epoch.
func (s *Scanner) nextEpoch() {
	if s.epoch++; s.epoch == 0 {
		clear(s.occupied)
		s.epoch = 1
	}
}

func precedence(a, b candidate) int {
	switch {
	case a.category != b.category:
		return int(a.category - b.category)
	case a.hit.Blocked != b.hit.Blocked:
		if b.hit.Blocked {
			return -1
		}
		return 1
	case a.words != b.words:
		return int(b.words - a.words)
	case a.hit.First != b.hit.First:
		return int(a.hit.First - b.hit.First)
	}
	return cmp.Or(int(a.hit.Entry-b.hit.Entry), int(a.hit.Last-b.hit.Last))
}

// reason says why a candidate is blocked.
func (s *Scanner) reason(c *candidate) Block {
	e := c.hit.Entry
	rule := &s.m.rules[e]
	if rule.excepts {
		near := sort.Search(len(s.masks), func(i int) bool { return s.masks[i].first > c.hit.First-s.reach })
		for _, k := range s.masks[near:] {
			if k.first >= c.hit.Last {
				break
			}
			mine := k.out.kind == exceptEntry && k.out.owner == e || k.out.kind == exceptCategory && k.out.owner == c.category
			if mine && c.hit.First < k.last {
				return Excepted
			}
		}
	}
	if rule.guards != 0 {
		return s.guarded(rule.guards, &c.hit)
	}
	return Free
}

// isTwin reports whether the one capitalised word of a hit is another word.
// Only where its sentence begins, with a lower-case word after it, can the
// capital be the sentence's.
func (s *Scanner) isTwin(h *Hit) bool {
	toks := s.r.Tokens
	id := toks[h.First].Form
	if s.forms[id].flags&twinned == 0 || !s.foldsCase(h.Entry, id) {
		return false
	}
	if f := s.form(h.First); f.Case != text.Title || f.Base != f.Fold || h.Last >= s.sent.Last {
		return true
	}
	if s.before(h.First) != 0 {
		return true
	}
	next := s.form(h.Last)
	return next.Kind != text.Word || next.Case != text.Lower
}

// before is how many of the three tokens before t count as words, in the
// sentence in hand; a run of marks at its beginning is no word.
func (s *Scanner) before(t int32) (n int) {
	for i := max(s.sent.First, t-3); i < t; i++ {
		if s.r.Tokens[i].Kind.Counts() {
			n++
		}
	}
	return n
}
