package lexicons

import "slices"

// company is how often a category's subject must come up in an article before
// the guard Context lets a match pass that has none beside it.
const company = 3

// A place is a sentence of the article in hand, by its number, with a category.
type place struct{ category, sentence int32 }

// bit is the guard's place in a guardSet.
func bit(g Guard) guardSet { return 1 << slices.Index(guards, g) }

var (
	contextBit = bit(Context)
	nearBit    = bit(Near)
)

// keepCompany blocks the hits of an article that the guards Context and Near
// hold. at is the sentence of every hit; s.company holds the places of context
// terms.
func (s *Scanner) keepCompany(hits []Hit, at []int32) {
	terms, waiting := len(s.company), guardSet(0)
	for i, h := range hits {
		if h.Blocked {
			continue
		}
		g := s.m.guards[h.Entry] & (contextBit | nearBit)
		waiting |= g
		if g == 0 {
			s.company = append(s.company, place{s.m.category[h.Entry], at[i]})
		}
	}
	if waiting == 0 {
		return
	}
	known := s.company
	for i := range hits {
		h := &hits[i]
		if h.Blocked || s.m.guards[h.Entry]&contextBit == 0 {
			continue
		}
		here := place{s.m.category[h.Entry], at[i]}
		if beside, _ := meet(known[terms:], here); beside {
			s.company = append(s.company, here)
			continue
		}
		if _, all := meet(known, here); all >= company {
			s.company = append(s.company, here)
			continue
		}
		h.Blocked, h.Reason = true, blockedBy(Context)
	}
	known = s.company[terms:]
	for i := range hits {
		h := &hits[i]
		if h.Blocked || s.m.guards[h.Entry]&nearBit == 0 {
			continue
		}
		if beside, _ := meet(known, place{s.m.category[h.Entry], at[i]}); !beside {
			h.Blocked, h.Reason = true, blockedBy(Near)
		}
	}
}

// meet counts the places of a category and reports whether one is in the
// sentence of here or in one beside it.
func meet(known []place, here place) (beside bool, all int) {
	for _, p := range known {
		if p.category == here.category {
			all++
			beside = beside || p.sentence-here.sentence <= 1 && here.sentence-p.sentence <= 1
		}
	}
	return beside, all
}

func blockedBy(g Guard) Block { return blockedByGuard + Block(slices.Index(guards, g)) }
