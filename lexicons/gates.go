package lexicons

import (
	"cmp"
	"slices"
)

// A gate is a set of places that rules out nearly all words of a text as the beginning of
// a term of several words: one can begin only where what a word opens and what a
// following word enters share a place. Some places apply to the next word, the others,
// afters, to the one after it.
//
// Each pair of words that begins a term (its first and third where the second is found
// all over a text) gets the place of whichever of the two is in more pairs. So the few
// words that are in many pairs, and that a text mostly has in other company, have places
// of their own, and their gates are exact.
type gate uint64

// Number of places for words, and the first of those that apply to the word after the
// next.
const (
	nextPlaces  = 43
	afterPlaces = 16
	afterFrom   = nextPlaces + 4
)

// Places that belong to no word.
const (
	alert     gate = 1 << (nextPlaces + iota) // there is something to do at a word, whatever follows it
	mark                                      // a term may continue after a connector
	stop                                      // and after the full stop of an abbreviation
	shortened                                 // if that is the next word, its full stop is the one after it
	markAfter gate = 1 << 63                  // the one after the next is a connector

	afters = -1 << afterFrom & (1<<64 - 1)
)

// A pairing is two words of terms that get a place.
type pairing struct{ first, second int32 }

// gates sets what every word of terms opens as the first and enters as a later word.
func (m *Matcher) gates() {
	found := m.commonness()
	next, after := m.pairings(found)
	m.sides = make([]side, len(m.words))
	m.pair(next, found, 0, nextPlaces, mark|stop)
	m.pair(after, found, afterFrom, afterPlaces, mark|stop|shortened|markAfter)
}

// pairings lists the pairs that detect all terms of several words: with the next word, or
// with the words after it if all of those are less common.
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

// pair gives pairs their places, numbered from from on. Words with such pairs also open
// besides. Two thirds of the places belong to one word each, the rest are shared.
func (m *Matcher) pair(pairs []pairing, found []commonness, from, places int, besides gate) {
	n := int32(len(m.words)) // a word has two indices: its own as the first, n more as the second
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
	named := make([]int, 2*n) // how many pairs use its place
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

// A commonness is how much of a text a word of terms matches.
type commonness uint8

const (
	_         commonness = iota
	common               // function words and the like: a text has little else
	boundless            // matches nearly everything
)

// commonness returns that of every word.
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

// frequent reports whether a folded word recurs in any text.
func frequent(folded string) bool {
	switch folded {
	case "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "should", "said",
		"i", "he", "she", "it", "we", "you", "they", "him", "them", "us", "who", "which", "what", "there", "one", "so", "more", "than", "about", "up", "out":
		return true
	}
	return function(folded)
}
