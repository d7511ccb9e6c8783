package analysis

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// A Sampling draws hits of lexicons to be read: for every category, or every option of
// a category, the counted hits with the lowest hash of a seed and the text around them.
// So every hit has the same chance; the draw depends on the set of articles and not on
// the order in which they are read; editing the lexicon leaves the other hits of a draw
// as they were; and a passage that several articles print word for word is drawn once.
// It is not safe for concurrent use.
type Sampling struct {
	Articles int // read
	m        *lexicons.Matcher
	opts     SamplingOptions
	groups   []sampled
	groupOf  []int32 // of every entry of m
}

// SamplingOptions say what a Sampling draws.
type SamplingOptions struct {
	Number   int    // of hits of each category or option
	Seed     uint64 // another seed draws other hits
	ByOption bool   // draw from every option and not from every category
}

// A Draw is the part of a Sampling for one category or option.
type Draw struct {
	Lexicon, Category, Option string // Option is "" in a draw by category
	Hits                      int64  // that count, from which Lines were drawn
	Lines                     []DrawnHit
}

// A DrawnHit is a hit to be read.
type DrawnHit struct {
	ConcordanceLine
	Key    string `json:"key"` // tells hits apart; a reader's verdict is kept under it
	Option string `json:"option"`
	Before string `json:"before"` // the sentence before it
}

type sampled struct {
	Draw
	ranks [][sha256.Size]byte // of Lines, ascending
}

// around is the number of bytes on each side of a hit that tell it apart from others.
const around = 60

// NewSampling returns a Sampling of m's entries.
func NewSampling(m *lexicons.Matcher, opts SamplingOptions) *Sampling {
	s := &Sampling{m: m, opts: opts}
	type group struct {
		lexicon, category int32
		option            string
	}
	known := map[group]int32{}
	for _, e := range m.Entries() {
		g := group{lexicon: int32(e.LexiconIndex), category: int32(e.CategoryIndex)}
		if opts.ByOption {
			g.option = e.Option
		}
		at, ok := known[g]
		if !ok {
			at = int32(len(s.groups))
			known[g] = at
			s.groups = append(s.groups, sampled{Draw: Draw{Lexicon: m.Lexicons()[e.LexiconIndex].Name, Category: e.Category, Option: g.option}})
		}
		s.groupOf = append(s.groupOf, at)
	}
	return s
}

// Add draws from an article.
func (s *Sampling) Add(a *Article) {
	s.Articles++
	for i := range a.Hits {
		h := &a.Hits[i]
		place := a.PlaceOf(*h)
		if h.Blocked || a.Duplicates[h.First] || place == NoPlace {
			continue
		}
		g := &s.groups[s.groupOf[h.Entry]]
		g.Hits++
		rank := s.rank(g, a.Document.Text, h.Span)
		at, found := slices.BinarySearchFunc(g.ranks, rank, func(a, b [sha256.Size]byte) int { return slices.Compare(a[:], b[:]) })
		if at == s.opts.Number {
			continue
		}
		line := DrawnHit{Key: hex.EncodeToString(rank[:4]), Option: s.m.Entries()[h.Entry].Option}
		line.ConcordanceLine = ConcordanceLine{Evidence: a.hitEvidence(h, place), Surface: strings.Clone(h.Of(a.Document.Text))}
		if found { // the same words elsewhere: which article represents them must not depend on the order
			if comparePlaces(&line, &g.Lines[at]) >= 0 {
				continue
			}
		} else {
			g.ranks, g.Lines = slices.Insert(g.ranks, at, rank), slices.Insert(g.Lines, at, DrawnHit{})
			if len(g.ranks) > s.opts.Number {
				g.ranks, g.Lines = g.ranks[:s.opts.Number], g.Lines[:s.opts.Number]
			}
		}
		line.Before = a.sentenceBefore(h.Start)
		g.Lines[at] = line
	}
}

func comparePlaces(a, b *DrawnHit) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Start, b.Start))
}

// rank returns a hash of the seed, the category and the text around a hit; the hit's
// entry is not part of it.
func (s *Sampling) rank(g *sampled, src string, h text.Span) [sha256.Size]byte {
	b := binary.BigEndian.AppendUint64(nil, s.opts.Seed)
	b = append(append(b, g.Category...), 0)
	b = append(b, src[max(0, int(h.Start)-around):h.Start]...)
	b = append(append(b, 0), h.Of(src)...)
	b = append(append(b, 0), src[h.End:min(len(src), int(h.End)+around)]...)
	return sha256.Sum256(b)
}

// sentenceBefore returns the sentence before the one that contains a byte, "" at the
// beginning of an article.
func (a *Article) sentenceBefore(at int32) string {
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].Start > at }) - 2
	if i < 0 {
		return ""
	}
	span := a.Sentences[i].Span
	return strings.Clone(cutSentence(a.Document.Text, span, text.Span{Start: span.End, End: span.End}).Of(a.Document.Text))
}

// Draws returns the hits drawn, in the order of the lexicons, each draw in the order of
// the hash.
func (s *Sampling) Draws() []Draw {
	draws := make([]Draw, len(s.groups))
	for i := range s.groups {
		draws[i] = s.groups[i].Draw
	}
	return draws
}
