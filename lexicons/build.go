package lexicons

import (
	"cmp"
	"slices"
)

// finish lays the trie out flat: the edges and outs of each node are contiguous.
func (b *builder) finish() *Matcher {
	m := b.m
	b.branch()
	type long struct {
		from int32
		edge edge
	}
	all := make([]long, 0, len(b.children))
	for at, to := range b.children {
		all = append(all, long{at.node, edge{m.branches[at.word], to}})
	}
	slices.SortFunc(all, func(x, y long) int {
		return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.edge.branch, y.edge.branch))
	})
	slices.SortStableFunc(b.found, func(x, y nodeOut) int { return cmp.Compare(x.node, y.node) })

	m.edges = make([]edge, len(all))
	m.nodes = make([]node, b.nodes+1)
	for i, e := range all {
		m.edges[i] = e.edge
		m.nodes[e.from+1].edges++
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
	for i := len(all) - 1; i >= 0; i-- { // nodes have higher numbers than those before them
		e := &all[i].edge
		to, from := &m.nodes[e.to], &m.nodes[all[i].from]
		if len(m.outsAt(e.to)) > 0 {
			from.ends |= e.branch.bit()
		} else {
			from.far |= e.branch.bit()
			from.deep |= to.ends | to.far
		}
	}
	for i := range m.edges {
		to := m.edges[i].to
		if outs := m.outsAt(to); len(outs) == 1 && !m.nodes[to].any() {
			m.edges[i].to = leaf(outs[0])
		}
	}
	m.gates()
	return m
}

// branch gives every word that occurs after the first of a term its branch. One that
// nearly any form satisfies, a lone star or \p{Ll}+, has its own place in signatures: a
// shared one would make other words look likely everywhere.
func (b *builder) branch() {
	m := b.m
	m.branches = make([]branch, len(m.words))
	for at := range b.children {
		m.branches[at.word] = branch(at.word+1) << signatureBits
	}
	places := make([]branch, len(m.words))
	own := branch(0)
	for _, at := range m.open.rest {
		if w := m.open.words[at].word; m.branches[w] != 0 && own < mostOwn {
			own++
			places[w] = own
		}
	}
	for w := range m.branches {
		switch {
		case m.branches[w] == 0:
		case places[w] > 0:
			m.branches[w] |= places[w] - 1
		default:
			scattered := uint64(uint32(w)*0x9e3779b1) * uint64(wordPlaces-own) >> 32
			m.branches[w] |= own + branch(scattered)
		}
	}
}

// mostOwn leaves places for the words that share theirs.
const mostOwn = 16
