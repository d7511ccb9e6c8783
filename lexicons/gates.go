package lexicons

import (
	"cmp"
	"slices"
)

// A gate is a set of places, by which nearly all words of a text are told to begin no term
// of several words: they may only where what a word opens and what a word behind it enters
// have a place in common. Some places are asked of the next word, the others, afters, of the
// one after it.
//
// Each pair of words that a term begins with, or of its first and third where the second is
// found all over a text, has the place of that of the two which stands in more pairs. So the
// few words that stand in many, which a text mostly has in other company, have places of
// their own, and what is said of them is exact.
type gate uint64

// How many places words have, and where those begin that are asked of the word after the next.
const (
	nextPlaces  = 43
	afterPlaces = 16
	afterFrom   = nextPlaces + 4
)

// The places of no word.
const (
	alert     gate = 1 << (nextPlaces + iota) // there is something to do at a word, whatever stands behind it
	mark                                      // behind a connector a term may go on
	stop                                      // and behind the stop of an abbreviation
	shortened                                 // where that is the next word, its stop is the one after it
	markAfter gate = 1 << 63                  // a connector is the one after it

	afters = -1 << afterFrom & (1<<64 - 1)
)

// A pairing is two words of terms that have a place.
type pairing struct{ first, second int32 }

// gates says of every word of terms what it opens as the first and what it enters behind.
func (m *Matcher) gates() {
	found := m.commonness()
	next, after := m.pairings(found)
	m.sides = make([]side, len(m.words))
	m.pair(next, found, 0, nextPlaces, mark|stop)
	m.pair(after, found, afterFrom, afterPlaces, mark|stop|shortened|markAfter)
}

// pairings lists the pairs by which all terms of several words are told: of the next words,
// and of those after them where all of these are less common.
func (m *Matcher) pairings(found []commonness) (next, after []pairing) {
	for first, node := range m.root {
		if node == 0 {
			continue
		}
		for _, e := range m.edgesAt(node) {
			second := e.branch.word()
			if e.to < 0 || len(m.outsAt(e.to)) > 0 || slices.ContainsFunc(m.edgesAt(e.to), func(third edge) bool { return found[third.branch.word()] >= found[second] }) {
				next = append(next, pairing{int32(first), second})
				continue
			}
			for _, third := range m.edgesAt(e.to) {
				after = append(after, pairing{int32(first), third.branch.word()})
			}
		}
	}
	return next, after
}

// pair gives pairs their places, of which there are so many from one on. Words with such
// pairs open others besides. Two thirds of the places belong to one word each, the rest are
// shared.
func (m *Matcher) pair(pairs []pairing, found []commonness, from, places int, besides gate) {
	n := int32(len(m.words)) // a word stands in twice as many: as the first, and n behind as the second
	wide := make([]int, 2*n)
	for w := range found {
		wide[w] = int(found[w]) * len(pairs)
		wide[int(n)+w] = wide[w]
	}
	for _, p := range pairs {
		wide[p.first]++
		wide[n+p.second]++
	}
	wider := func(p pairing) int32 {
		if wide[p.first] > wide[n+p.second] {
			return p.first
		}
		return n + p.second
	}
	named := make([]int, 2*n) // how many pairs have its place
	for _, p := range pairs {
		named[wider(p)]++
	}
	var order []int32
	for v := range named {
		if named[v] > 0 {
			order = append(order, int32(v))
		}
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(found[y%n], found[x%n]), cmp.Compare(named[y], named[x]), cmp.Compare(x, y))
	})
	place := make([]gate, 2*n)
	own := places * 2 / 3
	for i, v := range order {
		if i >= own {
			i = own + (i-own)%(places-own)
		}
		place[v] = 1 << (from + i)
	}
	for _, p := range pairs {
		g := place[wider(p)]
		m.sides[p.first].opens |= g | besides
		m.sides[p.second].enters |= g
	}
}

// A commonness is how much of a text a word of terms finds.
type commonness uint8

const (
	_         commonness = iota
	common               // function words: a text has little else
	boundless            // nearly all
)

// commonness tells it of every word.
func (m *Matcher) commonness() []commonness {
	all := make([]commonness, len(m.words))
	for w := range m.words {
		if m.words[w].mode != pattern && frequent(m.words[w].text) {
			all[w] = common
		}
	}
	for i := range m.open.words {
		if o := &m.open.words[i]; slices.ContainsFunc(o.shape.words, frequent) {
			all[o.word] = common
		}
	}
	for _, at := range m.open.rest {
		all[m.open.words[at].word] = boundless
	}
	return all
}

// frequent reports whether any text has a folded word again and again.
func frequent(folded string) bool {
	switch folded {
	case "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "should", "said",
		"i", "he", "she", "it", "we", "you", "they", "him", "them", "us", "who", "which", "what", "there", "one", "so", "more", "than", "about", "up", "out":
		return true
	}
	return function(folded)
}
