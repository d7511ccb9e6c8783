package lexicons

// The terms of all lexicons stand in one trie over the words of terms. Most of a
// text goes nowhere in it, so each step carries a signature, by which the next
// word of the text is turned away before any edge is looked at.

// A branch is a word as edges bear it: its number and one, and in the lowest six
// bits its place in signatures.
type branch uint32

const (
	signatureBits = 6
	wordPlaces    = 1 << signatureBits
)

func (l branch) bit() signature { return 1 << (l % wordPlaces) }

func (l branch) word() int32 { return int32(l>>signatureBits) - 1 }

// A signature is a set of words, as many of them told apart as there are places: those
// that edges bear, or those that a form satisfies. Where two signatures have no bit of a
// place in common no word is in both sets.
type signature uint64

type edge struct {
	branch branch
	to     int32 // the node, or a leaf
}

// A leaf stands in an edge for a node at which one match ends and no term goes on, as
// at most: it is less than zero, and nothing else need be read.
func leaf(o out) int32     { return ^int32(o) }
func leafOut(to int32) out { return out(^to) }

// An ahead is what can be told of the words behind a place in the trie.
type ahead struct {
	ends signature // of the edges to where a term ends
	far  signature // of the other edges
	deep signature // of the edges behind those
}

// anything is the signature of a mark: behind it a term may go on with the word behind it.
const anything = ^signature(0)

// any reports whether a term goes on at all.
func (a *ahead) any() bool { return a.ends|a.far != 0 }

// likely reports whether a term may go on with two words of a text. There is one branch on
// it, in who asks: nobody can foresee which part decides.
func (a *ahead) likely(next, after signature) bool {
	return a.ends&next|a.deep&after&-nonzero(a.far&next) != 0
}

// nonzero is 1, of 0 it is 0.
func nonzero[S signature | gate](s S) S { return (s | -s) >> 63 }

// add joins what is ahead of two places.
func (a *ahead) add(b ahead) {
	a.ends |= b.ends
	a.far |= b.far
	a.deep |= b.deep
}

// A node is where its edges and outs begin; they end where the next node's begin.
type node struct {
	ahead
	edges, outs int32
}

// An out is a match that ends at a node: an owner, and in the lowest bits of what
// kind it is.
type out uint32

type outKind uint8

const (
	isEntry outKind = iota
	exceptEntry
	exceptCategory
	contextOf  // of a category
	contraryOf // of a category
)

const outKindBits = 3

// outOf makes an out of an entry or of a category's number.
func outOf(kind outKind, owner int32) out { return out(owner)<<outKindBits | out(kind) }

func (o out) kind() outKind { return outKind(o & (1<<outKindBits - 1)) }
func (o out) owner() int32  { return int32(o >> outKindBits) }

// outsAt is what ends at a node.
func (m *Matcher) outsAt(node int32) []out { return m.outs[m.nodes[node].outs:m.nodes[node+1].outs] }

// edgesAt are those out of a node.
func (m *Matcher) edgesAt(node int32) []edge {
	return m.edges[m.nodes[node].edges:m.nodes[node+1].edges]
}

// child follows the edge of a branch out of a node, to a node or leaf; 0 when there is
// none.
func (m *Matcher) child(node int32, l branch) int32 {
	lo, hi := m.nodes[node].edges, m.nodes[node+1].edges
	for hi-lo > 8 {
		mid := (lo + hi) / 2
		if m.edges[mid].branch <= l {
			lo = mid
		} else {
			hi = mid
		}
	}
	for _, e := range m.edges[lo:hi] {
		if e.branch == l {
			return e.to
		}
	}
	return 0
}
