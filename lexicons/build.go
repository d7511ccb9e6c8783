package lexicons

import (
	"cmp"
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

// child follows the edge for a word out of a node; 0 when there is none.
func (m *Matcher) child(node, w int32) int32 {
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
