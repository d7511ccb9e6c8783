package lexicons

import (
	"cmp"
	"slices"
)

// A gate is a set of places, by which most words of a text are told to begin no term of
// several words: they may only where what a word opens and what one behind it enters have
// a place in common. The places of the lower half are asked of the next word, those of the
// upper half of the one after it.
//
// Each pair of words that a term begins with, or of its first and third where the second is
// found nearly everywhere, is given the place of that of the two which stands in more
// pairs. So the few words that stand in many, which a text mostly has in other company,
// have places of their own, and what is said of them is exact.
type gate uint64

// Where places stand. Some are no word's.
const (
	nextPlaces  = 43                                   // of those of the next word, the first that are words'
	afterPlaces = 16                                   // the same of those of the one after it
	afterFrom   = 64 - afterPlaces - 1                 // the first of them
	afters      = (1<<(64-afterFrom) - 1) << afterFrom // all of them
)

const (
	alert     gate = 1 << (afterFrom - 1 - iota) // there is something to do at a word, whatever stands behind it
	mark                                         // behind a connector a term may go on
	stop                                         // and behind the stop of an abbreviation
	shortened                                    // which comes after an abbreviation
	markAfter gate = 1 << 63                     // a connector is the word after the next
)

// How common the words are that a word of a term finds.
const (
	seldom    = iota
	common    // function words: a text has little else
	boundless // nearly all
)

// A pairing is two words of a term and where they stand, to which places are given.
type pairing struct {
	first, second int32 // words
	after         bool  // it is the first and the third
}

// pairings lists the pairs by which all terms of several words are told.
func (m *Matcher) pairings(commonness []uint8) (all []pairing) {
	for first, node := range m.root {
		if node == 0 {
			continue
		}
		for _, e := range m.edgesAt(node) {
			second := e.branch.word()
			if e.to < 0 || len(m.outsAt(e.to)) > 0 || !m.clearer(e.to, commonness[second], commonness) {
				all = append(all, pairing{int32(first), second, false})
				continue
			}
			for _, e := range m.edgesAt(e.to) {
				all = append(all, pairing{int32(first), e.branch.word(), true})
			}
		}
	}
	return all
}

// clearer reports whether all words that go on from a node are less common than that.
func (m *Matcher) clearer(node int32, than uint8, commonness []uint8) bool {
	for _, e := range m.edgesAt(node) {
		if commonness[e.branch.word()] >= than {
			return false
		}
	}
	return true
}

// gates says of every word what it opens as the first of terms, and what it enters behind.
func (m *Matcher) gates() {
	commonness := m.commonness()
	n := int32(len(m.words))
	all := m.pairings(commonness)
	wide := make([]int, 4*n) // of words as the first of pairs and as the second, of each kind
	ends := func(p *pairing) (x, y int32) {
		if p.after {
			return 2*n + p.first, 3*n + p.second
		}
		return p.first, n + p.second
	}
	for v := range wide {
		wide[v] = int(commonness[v%int(n)]) << 16
	}
	for i := range all {
		x, y := ends(&all[i])
		wide[x]++
		wide[y]++
	}
	wider := func(p *pairing) int32 {
		x, y := ends(p)
		if wide[x] > wide[y] {
			return x
		}
		return y
	}
	pairs := make([]int, 4*n)
	for i := range all {
		pairs[wider(&all[i])]++
	}
	place := make([]gate, 4*n)
	give := func(from, to int32, first, places int) {
		var order []int32
		for v := from; v < to; v++ {
			if pairs[v] > 0 {
				order = append(order, v)
			}
		}
		slices.SortFunc(order, func(x, y int32) int {
			return cmp.Or(cmp.Compare(wide[y]>>16, wide[x]>>16), cmp.Compare(pairs[y], pairs[x]), cmp.Compare(x, y))
		})
		own := places * 2 / 3
		for i, v := range order {
			if i >= own {
				i = own + (i-own)%(places-own)
			}
			place[v] = 1 << (first + i)
		}
	}
	give(0, 2*n, 0, nextPlaces)
	give(2*n, 4*n, afterFrom, afterPlaces)
	m.sides = make([]side, n)
	for i := range all {
		p := &all[i]
		g := place[wider(p)]
		m.sides[p.second].enters |= g
		g |= mark | stop
		if p.after {
			g |= markAfter | shortened
		}
		m.sides[p.first].opens |= g
	}
}

// commonness says of every word how common the words are that it finds.
func (m *Matcher) commonness() []uint8 {
	all := make([]uint8, len(m.words))
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

// frequent reports whether a word makes up much of any text.
func frequent(folded string) bool {
	switch folded {
	case "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "should", "he", "she", "it", "they",
		"you", "i", "we", "who", "which", "what", "there", "said", "so", "more", "about", "than", "them", "him", "us", "up", "out", "one", "do", "did", "does":
		return true
	}
	return function(folded)
}
