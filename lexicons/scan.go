package lexicons

import (
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// A Scanner finds the hits of a Matcher in readings over one Vocabulary. What a
// spelling alone decides is worked out once a form, so that scanning costs a
// table look-up for most words and allocates nothing once its buffers have
// grown. It is not safe for concurrent use.
type Scanner struct {
	m     *Matcher
	v     *text.Vocabulary
	forms []formInfo
	kinds []formKind // of every form: a byte each, so that those of all words stay at hand
	words []int32    // of all forms
	ids   []int32    // scratch of learn

	r    *voice.Reading // the article in hand
	at   []int32        // the sentence of every hit of the article
	seen company
	uses index

	sent     *voice.Sentence // the sentence in hand
	sentence int32           // its number
	title    titling
	cands    []candidate
	masks    []mask // ordered by their first token
	reach    int32  // the tokens of the longest mask
	occupied []uint32
	epoch    uint32
}

// A formInfo is what a Scanner knows of a form.
type formInfo struct {
	off     uint32 // into Scanner.words
	starts  uint16 // how many words that begin a term the form satisfies
	alone   uint16 // how many of them are a term by themselves; these stand first
	follows uint16 // how many words that stand behind the first of a term; these stand behind the others
	base    uint32 // a number for Form.Base, the same for Tammask, TAMMASK and Tammask's
	flags   formFlags
}

// A formKind is what decides for most words that there is nothing to look for.
type formKind uint8

const (
	begins formKind = 1 << iota // it can begin a term
	alone                       // it is a term by itself
	leads                       // a term may go on with it or behind it
)

type formFlags uint16

const (
	negates     formFlags = 1 << iota // not, never, won't
	joins                             // a connector
	stops                             // a full stop, skipped after U.S
	abbreviates                       // U.S, a.m: a full stop inside
	twinned                           // written with a capital that makes it another word
	opaque                            // a mark that ends the reach of a negator
	quotes                            // a quotation mark
	owns                              // its, their
	negatesES                         // no, nunca, sin
)

// Scanner returns a Scanner for readings whose Vocabulary is v.
func (m *Matcher) Scanner(v *text.Vocabulary) *Scanner {
	return &Scanner{m: m, v: v, seen: newCompany(m.numbers), uses: newIndex()}
}

// Scan appends the hits of r to dst and returns it, ordered by start, then end
// descending, then entry. Every hit lies inside one sentence. Hits in duplicate
// regions are among them: who counts leaves them out.
func (s *Scanner) Scan(dst []Hit, r *voice.Reading) []Hit {
	for id := len(s.forms); id < s.v.Len(); id++ {
		s.learn(s.v.Form(text.FormID(id)))
	}
	s.r = r
	s.at = s.at[:0]
	s.seen.clear()
	s.uses.clear()
	from := len(dst)
	for i := range r.Sentences {
		sent := &r.Sentences[i]
		s.sent, s.sentence, s.title = sent, int32(i), unknownTitling
		s.cands, s.masks, s.reach = s.cands[:0], s.masks[:0], 0
		for t := sent.First; t < sent.Last; t++ {
			kind := s.kinds[r.Tokens[t].Form]
			if kind&begins == 0 {
				continue
			}
			longer := t+1 < sent.Last && s.kinds[r.Tokens[t+1].Form]&leads != 0
			if !longer && kind&alone == 0 {
				continue
			}
			f := &s.forms[r.Tokens[t].Form]
			n := uint32(f.starts)
			if !longer {
				n = uint32(f.alone) // no term of several words can go on here
			}
			for _, w := range s.words[f.off : f.off+n] {
				s.walk(s.m.root[w], t, t+1, 1, longer)
			}
		}
		if len(s.cands) > 0 {
			dst = s.settle(dst)
		}
	}
	if s.m.guarding&properBit != 0 {
		s.resolve(dst[from:])
	}
	if s.m.guarding&(contextBit|nearBit) != 0 {
		s.keepCompany(dst[from:])
	}
	s.r = nil
	if !slices.IsSortedFunc(dst[from:], inOrder) {
		slices.SortStableFunc(dst[from:], inOrder) // sentences out of order
	}
	return dst
}

func inOrder(a, b Hit) int {
	switch {
	case a.Start != b.Start:
		return int(a.Start - b.Start)
	case a.End != b.End:
		return int(b.End - a.End)
	}
	return int(a.Entry - b.Entry)
}

// walk takes what ends at node, reached over the tokens first to next-1, and
// follows the trie over the tokens after, where a term may go on.
func (s *Scanner) walk(node, first, next, words int32, on bool) {
	m := s.m
	for _, o := range m.outsAt(node) {
		s.take(o, first, next, words)
	}
	if !on || m.nodes[node].edges == m.nodes[node+1].edges {
		return
	}
	at := s.skip(next)
	if at < 0 {
		return
	}
	f := &s.forms[s.r.Tokens[at].Form]
	behind := f.off + uint32(f.starts)
	for _, w := range s.words[behind : behind+uint32(f.follows)] {
		if to := m.child(node, w); to != 0 {
			s.walk(to, first, at+1, words+1, true)
		}
	}
}

// skip returns the token at which a phrase goes on after the one before next,
// -1 when it cannot: a connector is stepped over when it touches both its
// neighbours, the stop of an abbreviation when it touches what it ends.
func (s *Scanner) skip(next int32) int32 {
	toks, end := s.r.Tokens, s.sent.Last
	if next >= end {
		return -1
	}
	f := s.forms[toks[next].Form].flags
	if f&(joins|stops) == 0 {
		return next
	}
	if toks[next-1].End != toks[next].Start || next+1 >= end {
		return -1
	}
	if f&stops != 0 {
		if s.forms[toks[next-1].Form].flags&abbreviates == 0 {
			return -1
		}
		return next + 1
	}
	if toks[next].End != toks[next+1].Start {
		return -1
	}
	return next + 1
}

func (s *Scanner) take(o out, first, last, words int32) {
	switch o.kind {
	case contextOf:
		s.seen.add(o.owner)
		return
	case contraryOf:
		s.seen.addContrary(o.owner, s.sentence)
		return
	case exceptEntry, exceptCategory:
		s.masks = append(s.masks, mask{o, first, last})
		s.reach = max(s.reach, last-first)
		return
	}
	toks := s.r.Tokens
	s.cands = append(s.cands, candidate{
		hit: Hit{
			Span:  text.Span{Start: toks[first].Start, End: toks[last-1].End},
			First: first, Last: last, Entry: o.owner,
		},
		category: s.m.rules[o.owner].category,
		words:    words,
	})
}

// learn works out what a new form satisfies.
func (s *Scanner) learn(f *text.Form) {
	info := formInfo{off: uint32(len(s.words)), flags: flagsOf(f), base: s.uses.number(f.Base)}
	if f.Kind.Counts() {
		s.ids = s.m.satisfied(s.ids[:0], f)
		info.alone = s.keep(func(id int32) bool { return s.m.classOf(id) == isTerm })
		info.starts = info.alone + s.keep(func(id int32) bool { return s.m.classOf(id) == beginsTerm })
		info.follows = s.keep(func(id int32) bool { return s.m.follows[id] })
	}
	s.forms = append(s.forms, info)
	s.kinds = append(s.kinds, info.kind())
}

// keep adds those of ids to words that are wanted, and gives their number.
func (s *Scanner) keep(wanted func(int32) bool) (n uint16) {
	for _, id := range s.ids[:min(len(s.ids), 1<<15-1)] {
		if wanted(id) {
			s.words = append(s.words, id)
			n++
		}
	}
	return n
}

// A wordClass says where in terms a word stands.
type wordClass uint8

const (
	isTerm      wordClass = iota // it is a whole term; it may begin longer ones too
	beginsTerm                   // it begins terms of several words
	followsOnly                  // it stands inside terms
)

func (m *Matcher) classOf(w int32) wordClass {
	node := m.root[w]
	switch {
	case node == 0:
		return followsOnly
	case len(m.outsAt(node)) == 0:
		return beginsTerm
	}
	return isTerm
}

func (f *formInfo) kind() (k formKind) {
	if f.starts > 0 {
		k |= begins
	}
	if f.alone > 0 {
		k |= alone
	}
	if f.follows > 0 || f.flags&(joins|stops) != 0 {
		k |= leads
	}
	return k
}

func flagsOf(f *text.Form) (flags formFlags) {
	switch f.Kind {
	case text.Mark, text.Symbol:
		switch {
		case connects(f.Text):
			flags |= joins
		case f.Text == ".":
			flags |= stops
		}
		if strings.ContainsAny(f.Text, ",;:.!?—–()[]") {
			flags |= opaque
		}
		if strings.ContainsAny(f.Text, `"“”«»‘’'`) {
			flags |= quotes
		}
	case text.Word:
		if negator(f.Fold) {
			flags |= negates
		}
		if spanishNegator(f.Fold) {
			flags |= negatesES
		}
		if possessive(f.Fold) {
			flags |= owns
		}
		if strings.IndexByte(f.Text, '.') > 0 || abbreviation(f.Fold) {
			flags |= abbreviates
		}
		if f.Case != text.Lower && hasTwin(f.Base) {
			flags |= twinned
		}
	}
	return flags
}

// abbreviation reports whether a folded word is one that stands before a name.
func abbreviation(folded string) bool {
	switch folded {
	case "mr", "mrs", "ms", "dr", "st", "gen", "col", "maj", "capt", "lt", "sgt", "cpl", "adm", "sen", "rep", "gov", "prof", "rev", "hon":
		return true
	}
	return false
}
