package lexicons

import (
	"cmp"
	"slices"
)

// finish lays the trie out flat: the edges and outs of a node stand together.
func (b *builder) finish() *Matcher {
	m := b.m
	for len(m.open.regexps) < len(m.words) {
		m.open.regexps = append(m.open.regexps, nil)
	}
	m.open.shapes = append(m.open.shapes, make([]shape, len(m.words)-len(m.open.shapes))...)
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
	m.edgesOf = make([]int32, b.nodes+1)
	for i, e := range all {
		m.edges[i] = e.edge
		m.edgesOf[e.from+1]++
	}
	m.outs = make([]out, len(b.found))
	m.outsOf = make([]int32, b.nodes+1)
	for i, o := range b.found {
		m.outs[i] = o.out
		m.outsOf[o.node+1]++
	}
	for n := int32(0); n < b.nodes; n++ {
		m.edgesOf[n+1] += m.edgesOf[n]
		m.outsOf[n+1] += m.outsOf[n]
	}
	return m
}

// child follows the edge for a word out of a node; 0 when there is none.
func (m *Matcher) child(node, w int32) int32 {
	lo, hi := m.edgesOf[node], m.edgesOf[node+1]
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
