package lexicons

import "slices"

// enough is how often a category's subject must come up in an article before
// the guard Context lets a match pass that has none beside it.
const enough = 3

// A place is a category in a sentence of the article in hand, by its number.
type place struct{ category, sentence int32 }

// A company is where the subject of each category comes up in an article: by
// the terms of its context list, and by hits that count.
type company struct {
	hits  map[place]bool
	times []int32 // of every category
}

func newCompany(categories int32) company {
	return company{map[place]bool{}, make([]int32, categories)}
}

func (c *company) clear() {
	clear(c.hits)
	clear(c.times)
}

// add notes a context term.
func (c *company) add(p place) { c.times[p.category]++ }

// addHit notes a hit that counts.
func (c *company) addHit(p place) { c.hits[p] = true }

// beside reports whether a hit of the category stands in the sentence p or in
// one beside it.
func (c *company) beside(p place) bool {
	return c.hits[p] || c.hits[place{p.category, p.sentence - 1}] || c.hits[place{p.category, p.sentence + 1}]
}

var (
	contextBit = bit(Context)
	nearBit    = bit(Near)
	legalBit   = bit(Legal)
)

// keepCompany blocks the hits of an article, each in the sentence that s.at
// says, which the guards Context and Near hold.
func (s *Scanner) keepCompany(hits []Hit) {
	waiting := guardSet(0)
	for i := range hits {
		if !hits[i].Blocked {
			waiting |= s.m.guards[hits[i].Entry] & (contextBit | nearBit)
		}
	}
	if waiting == 0 {
		return
	}
	for i := range hits {
		if h := &hits[i]; !h.Blocked && s.m.guards[h.Entry]&(contextBit|nearBit) == 0 {
			p := place{s.m.category[h.Entry], s.at[i]}
			s.seen.addHit(p)
			s.seen.add(p)
		}
	}
	// What a hit under Context may count on is settled before the first is asked.
	for i := range hits {
		h := &hits[i]
		if h.Blocked || s.m.guards[h.Entry]&contextBit == 0 {
			continue
		}
		p := place{s.m.category[h.Entry], s.at[i]}
		if s.seen.times[p.category] < enough && !s.seen.beside(p) {
			h.Blocked, h.Reason = true, blockedBy(Context)
		}
	}
	if waiting&nearBit == 0 {
		return
	}
	for i := range hits {
		if h := &hits[i]; !h.Blocked && s.m.guards[h.Entry]&(contextBit|nearBit) == contextBit {
			s.seen.addHit(place{s.m.category[h.Entry], s.at[i]})
		}
	}
	for i := range hits {
		h := &hits[i]
		if h.Blocked || s.m.guards[h.Entry]&nearBit == 0 {
			continue
		}
		if !s.seen.beside(place{s.m.category[h.Entry], s.at[i]}) {
			h.Blocked, h.Reason = true, blockedBy(Near)
		}
	}
}

func blockedBy(g Guard) Block { return blockedByGuard + Block(slices.Index(guards, g)) }

// bit is the guard's place in a guardSet.
func bit(g Guard) guardSet { return 1 << slices.Index(guards, g) }
