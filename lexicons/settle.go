package lexicons

import (
	"cmp"
	"slices"
	"sort"

	"rashomon/corpus/text"
)

// A candidate is one of several overlapping hits, before it is decided which of them
// stay.
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

// settle drops the hits of the current sentence that are twins and decides which others
// are blocked.
func (s *Scanner) settle() {
	hits := s.hits[s.first:]
	n := 0
	for i := range hits {
		h := &hits[i]
		if h.Last == h.First+1 && s.words[h.First].has(twinned) && s.isTwin(h) {
			continue
		}
		if rule := &s.m.rules[h.Entry]; rule.asks() {
			h.Reason = s.reason(h, rule)
			h.Blocked = h.Reason != Free
			h.Legal = rule.guards&legalBit != 0 && s.legal(h.Last)
		}
		if n != i {
			hits[n] = *h
		}
		n++
	}
	s.hits = s.hits[:s.first+n]
}

// thin decides which of the overlapping hits in the current sentence stay: in each
// category free ones first, longer before shorter, then blocked ones where there is no
// free one.
func (s *Scanner) thin() {
	hits := s.hits[s.first:]
	kept := 0
	for at := 0; at < len(hits); {
		n, last := at+1, hits[at].Last
		for n < len(hits) && hits[n].First < last {
			last = max(last, hits[n].Last)
			n++
		}
		left := n - at
		if left > 1 && s.rivals(hits[at:n]) {
			left = s.settleAmong(hits[at:n])
		}
		if kept != at {
			copy(hits[kept:], hits[at:at+left])
		}
		kept += left
		at = n
	}
	s.hits = s.hits[:s.first+kept]
}

// fewHits are compared pairwise.
const fewHits = 16

// rivals reports whether any two overlapping hits may be of one category.
func (s *Scanner) rivals(hits []Hit) bool {
	if len(hits) > fewHits {
		return true
	}
	for i := range hits {
		category := s.rules[hits[i].Entry].category
		for j := range hits[:i] {
			if s.rules[hits[j].Entry].category == category {
				return true
			}
		}
	}
	return false
}

// settleAmong decides between hits that overlap in one cluster, and no others. It moves
// those that stay to the front and returns their number.
func (s *Scanner) settleAmong(hits []Hit) (n int) {
	s.cands = s.cands[:0]
	for i := range hits {
		s.cands = append(s.cands, candidate{hits[i], s.m.rules[hits[i].Entry].category, s.counted(&hits[i])})
	}
	slices.SortFunc(s.cands, precedence)
	if n := int(s.sent.Last - s.sent.First); len(s.occupied) < n {
		s.occupied = append(s.occupied, make([]uint32, n-len(s.occupied))...)
	}
	for i := range s.cands {
		c := &s.cands[i]
		if i == 0 || s.cands[i-1].category != c.category {
			s.nextEpoch()
		}
		room := s.occupied[c.hit.First-s.sent.First : c.hit.Last-s.sent.First]
		if slices.Contains(room, s.epoch) {
			continue
		}
		for j := range room {
			room[j] = s.epoch
		}
		hits[n] = c.hit
		n++
	}
	slices.SortFunc(hits[:n], inOrder) // a total order: an entry has one hit at a place
	return n
}

// counted is how many words a hit has.
func (s *Scanner) counted(h *Hit) (n int32) {
	for _, t := range s.r.Tokens[h.First:h.Last] {
		if t.Kind.Counts() {
			n++
		}
	}
	return n
}

// nextEpoch empties the room: a place is occupied only in one epoch.
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

// reason returns why a hit is blocked.
func (s *Scanner) reason(h *Hit, rule *rule) Block {
	if rule.guards&exceptBit != 0 && len(s.masks) > 0 {
		ofEntry, ofCategory := outOf(exceptEntry, h.Entry), outOf(exceptCategory, rule.category)
		near := sort.Search(len(s.masks), func(i int) bool { return s.masks[i].first > h.First-s.reach })
		for _, k := range s.masks[near:] {
			if k.first >= h.Last {
				break
			}
			if (k.out == ofEntry || k.out == ofCategory) && h.First < k.last {
				return Excepted
			}
		}
	}
	return s.guarded(rule.guards&^exceptBit, h)
}

// isTwin reports whether the capitalised word that is the whole hit is the twin that it
// has. Only at the beginning of its sentence, with a lower-case word after it, can the
// capital be the sentence's.
func (s *Scanner) isTwin(h *Hit) bool {
	if !s.foldsCase(h.Entry, h.First) {
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

// before is how many of the three tokens before t count as words, within the current
// sentence; a run of marks at its beginning is not a word.
func (s *Scanner) before(t int32) (n int) {
	for i := max(s.sent.First, t-3); i < t; i++ {
		if s.r.Tokens[i].Kind.Counts() {
			n++
		}
	}
	return n
}
