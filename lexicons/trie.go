package lexicons

// The terms of all lexicons are in one trie over the words of terms. Most of a text leads
// nowhere in it, so each step carries a signature that rejects the next word of the text
// before any edge is looked at.

// A branch is a word as it labels edges: its number plus one, and in the lowest six bits
// its place in signatures.
type branch uint32

const (
	signatureBits = 6
	wordPlaces    = 1 << signatureBits
)

func (l branch) bit() signature { return 1 << (l % wordPlaces) }

func (l branch) word() int32 { return int32(l>>signatureBits) - 1 }

// A signature is a set of words as bits of their places: the words on edges, or those
// that a form satisfies. Two signatures without a common bit have no word in common.
type signature uint64

type edge struct {
	branch branch
	to     int32 // the node, or a leaf
}

// leaf is what an edge holds instead of a node at which one match ends and no term
// continues, as is most common: it is negative, and nothing else need be read.
func leaf(o out) int32     { return ^int32(o) }
func leafOut(to int32) out { return out(^to) }

// An ahead is what is known about the words after a place in the trie.
type ahead struct {
	ends signature // of the edges to nodes where a term ends
	far  signature // of the other edges
	deep signature // of the edges after those
}

// anything is the signature of a mark: a term may continue with the word after it.
const anything = ^signature(0)

// any reports whether any term continues.
func (a *ahead) any() bool { return a.ends|a.far != 0 }

// likely reports whether a term may continue with two words of a text. It has no branch
// but the caller's on its result: which part decides cannot be predicted.
func (a *ahead) likely(next, after signature) bool {
	return a.ends&next|a.deep&after&-nonzero(a.far&next) != 0
}

// nonzero is 0 for 0, otherwise 1.
func nonzero[S signature | gate](s S) S { return (s | -s) >> 63 }

// add merges what is ahead of two places.
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

// An out is a match that ends at a node: an owner, and in the lowest bits its kind.
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

// outsAt returns what ends at a node.
func (m *Matcher) outsAt(node int32) []out { return m.outs[m.nodes[node].outs:m.nodes[node+1].outs] }

// edgesAt returns the edges out of a node.
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
