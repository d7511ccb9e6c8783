package lexicons

import (
	"cmp"
	"math/bits"
	"slices"
)

// finish lays the trie out flat: the edges and outs of a node stand together.
func (b *builder) finish() *Matcher {
	m := b.m
	type long struct {
		from int32
		edge edge
	}
	all := make([]long, 0, len(b.children))
	for at, to := range b.children {
		all = append(all, long{at.to, edge{at.word, to}})
	}
	slices.SortFunc(all, func(x, y long) int {
		return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.edge.word, y.edge.word))
	})
	slices.SortStableFunc(b.found, func(x, y nodeOut) int { return cmp.Compare(x.node, y.node) })

	m.edges = make([]edge, len(all))
	m.nodes = make([]node, b.nodes+1)
	m.follows = make([]bool, len(m.words))
	for i, e := range all {
		m.edges[i] = e.edge
		m.nodes[e.from+1].edges++
		m.follows[e.edge.word] = true
	}
	m.likely = make([]uint64, 1<<bits.Len(uint(len(all)*bitsAnEdge/64)))
	for _, e := range all {
		word, bit := m.likelihood(e.from, e.edge.word)
		*word |= bit
	}
	m.outs = make([]out, len(b.found))
	for i, o := range b.found {
		m.outs[i] = o.out
		m.nodes[o.node+1].outs++
	}
	for n := int32(0); n < b.nodes; n++ {
		m.nodes[n+1].edges += m.nodes[n].edges
		m.nodes[n+1].outs += m.nodes[n].outs
	}
	return m
}

// outsAt is what ends at a node.
func (m *Matcher) outsAt(node int32) []out { return m.outs[m.nodes[node].outs:m.nodes[node+1].outs] }

// bitsAnEdge of a Matcher's filter leave one word in sixteen at most to be looked
// for in vain.
const bitsAnEdge = 16

// likelihood is where the filter notes that an edge for w goes out of node.
func (m *Matcher) likelihood(node, w int32) (word *uint64, bit uint64) {
	h := (uint64(uint32(node))<<32 | uint64(uint32(w))) * 0x9e3779b97f4a7c15
	h ^= h >> 32
	return &m.likely[h>>6&uint64(len(m.likely)-1)], 1 << (h & 63)
}

// child follows the edge for a word out of a node; 0 when there is none.
func (m *Matcher) child(node, w int32) int32 {
	if word, bit := m.likelihood(node, w); *word&bit == 0 {
		return 0
	}
	lo, hi := m.nodes[node].edges, m.nodes[node+1].edges
	for hi-lo > 8 {
		mid := (lo + hi) / 2
		if m.edges[mid].word < w {
			lo = mid + 1
		} else {
			hi = mid + 1
		}
		if m.edges[mid].word == w {
			return m.edges[mid].to
		}
	}
	for ; lo < hi; lo++ {
		if m.edges[lo].word == w {
			return m.edges[lo].to
		}
	}
	return 0
}
