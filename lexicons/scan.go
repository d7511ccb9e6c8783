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
	words []int32 // of all forms: those that can begin a term first
	ids   []int32 // scratch of learn

	r     *voice.Reading
	cands []candidate // of the sentence in hand
	masks []mask

	sentence int32   // the number of the one in hand
	at       []int32 // the sentence of every hit of the article
	company  []place // see keepCompany
}

// A formInfo is what a Scanner knows of a form.
type formInfo struct {
	off    uint32 // into Scanner.words
	n      uint16 // how many words of terms the form satisfies
	starts uint8  // how many of them begin a term
	flags  formFlags
}

type formFlags uint8

const (
	negates     formFlags = 1 << iota // not, never, won't
	joins                             // a connector
	stops                             // a full stop, skipped after U.S
	abbreviates                       // U.S, a.m: a full stop inside
	twinned                           // written with a capital that makes it another word
	opaque                            // a mark that ends the reach of a negator
)

// A candidate is a match before it is decided which of them count.
type candidate struct {
	hit      Hit
	category int32
	words    int32 // counted tokens
	taken    bool
}

// A mask is a match of an except phrase.
type mask struct {
	out         out
	first, last int32
}

// Scanner returns a Scanner for readings whose Vocabulary is v.
func (m *Matcher) Scanner(v *text.Vocabulary) *Scanner {
	return &Scanner{m: m, v: v}
}

// Scan appends the hits of r to dst and returns it, ordered by start, then end
// descending, then entry. Every hit lies inside one sentence. Hits in duplicate
// regions are among them: who counts leaves them out.
func (s *Scanner) Scan(dst []Hit, r *voice.Reading) []Hit {
	for id := len(s.forms); id < s.v.Len(); id++ {
		s.learn(s.v.Form(text.FormID(id)))
	}
	s.r = r
	s.at, s.company = s.at[:0], s.company[:0]
	from := len(dst)
	for i := range r.Sentences {
		sent := &r.Sentences[i]
		s.cands, s.masks, s.sentence = s.cands[:0], s.masks[:0], int32(i)
		for t := sent.First; t < sent.Last; t++ {
			f := s.forms[r.Tokens[t].Form]
			for k := uint32(0); k < uint32(f.starts); k++ {
				s.walk(s.m.root[s.words[f.off+k]], t, t+1, 1, sent.Last)
			}
		}
		if len(s.cands) > 0 {
			dst = s.settle(dst, sent)
		}
	}
	s.r = nil
	s.keepCompany(dst[from:], s.at)
	slices.SortStableFunc(dst[from:], inOrder)
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
// follows the trie over the tokens after.
func (s *Scanner) walk(node, first, next, words, end int32) {
	m := s.m
	for _, o := range m.outs[m.outsOf[node]:m.outsOf[node+1]] {
		s.take(o, first, next, words)
	}
	if m.edgesOf[node] == m.edgesOf[node+1] {
		return
	}
	at := s.skip(next, end)
	if at < 0 {
		return
	}
	f := s.forms[s.r.Tokens[at].Form]
	for k := uint32(0); k < uint32(f.n); k++ {
		if to := m.child(node, s.words[f.off+k]); to != 0 {
			s.walk(to, first, at+1, words+1, end)
		}
	}
}

// skip returns the token at which a phrase goes on after the one before next,
// -1 when it cannot: a connector is stepped over when it touches both its
// neighbours, the stop of an abbreviation when it touches what it ends.
func (s *Scanner) skip(next, end int32) int32 {
	toks := s.r.Tokens
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
		s.company = append(s.company, place{o.owner, s.sentence})
		return
	case exceptEntry, exceptCategory:
		s.masks = append(s.masks, mask{o, first, last})
		return
	}
	toks := s.r.Tokens
	s.cands = append(s.cands, candidate{
		hit: Hit{
			Span:  text.Span{Start: toks[first].Start, End: toks[last-1].End},
			First: first, Last: last, Entry: o.owner,
		},
		category: s.m.category[o.owner],
		words:    words,
	})
}

// settle decides which candidates of a sentence are hits: free ones first, the
// longest before the shorter, then blocked ones where no free one of the same
// category lies.
func (s *Scanner) settle(dst []Hit, sent *voice.Sentence) []Hit {
	keep := s.cands[:0]
	for _, c := range s.cands {
		if c.words == 1 && s.isTwin(c.hit, sent) {
			continue
		}
		c.hit.Reason = s.reason(&c, sent)
		c.hit.Blocked = c.hit.Reason != Free
		keep = append(keep, c)
	}
	s.cands = keep
	if len(keep) > 1 {
		slices.SortStableFunc(s.cands, precedence)
	}
	for i := range s.cands {
		c := &s.cands[i]
		c.taken = true
		for _, d := range s.cands[:i] {
			if d.taken && d.category == c.category && d.hit.First < c.hit.Last && c.hit.First < d.hit.Last {
				c.taken = false
				break
			}
		}
		if c.taken {
			c.hit.Negated = s.negated(c.hit.First, sent.First)
			c.hit.Legal = s.legal(c.hit.Last, sent.Last)
			dst = append(dst, c.hit)
			s.at = append(s.at, s.sentence)
		}
	}
	return dst
}

func precedence(a, b candidate) int {
	switch {
	case a.hit.Blocked != b.hit.Blocked:
		if b.hit.Blocked {
			return -1
		}
		return 1
	case a.words != b.words:
		return int(b.words - a.words)
	case a.hit.First != b.hit.First:
		return int(a.hit.First - b.hit.First)
	}
	return int(a.hit.Entry - b.hit.Entry)
}

// reason says why a candidate is blocked.
func (s *Scanner) reason(c *candidate, sent *voice.Sentence) Block {
	e := c.hit.Entry
	if s.m.excepts[e] {
		for _, k := range s.masks {
			mine := k.out.kind == exceptEntry && k.out.owner == e || k.out.kind == exceptCategory && k.out.owner == c.category
			if mine && k.first < c.hit.Last && c.hit.First < k.last {
				return Excepted
			}
		}
	}
	if set := s.m.guards[e]; set != 0 {
		return s.guarded(set, &c.hit, sent)
	}
	return Free
}

// isTwin reports whether the one capitalised word of a hit is another word.
// Only where its sentence begins, with a lower-case word after it, can the
// capital be the sentence's.
func (s *Scanner) isTwin(h Hit, sent *voice.Sentence) bool {
	toks := s.r.Tokens
	if s.forms[toks[h.First].Form].flags&twinned == 0 || !s.foldsCase(h.Entry, toks[h.First].Form) {
		return false
	}
	if f := s.form(h.First); f.Case != text.Title || f.Base != f.Fold || h.Last >= sent.Last {
		return true
	}
	for t := sent.First; t < h.First; t++ {
		if toks[t].Kind.Counts() {
			return true
		}
	}
	next := s.v.Form(toks[h.Last].Form)
	return next.Kind != text.Word || next.Case != text.Lower
}

// learn works out what a new form satisfies.
func (s *Scanner) learn(f *text.Form) {
	info := formInfo{off: uint32(len(s.words)), flags: flagsOf(f)}
	if f.Kind.Counts() {
		s.ids = s.m.satisfied(s.ids[:0], f)
		for _, id := range s.ids {
			if s.m.root[id] != 0 && info.starts < 255 {
				s.words = append(s.words, id)
				info.starts++
			}
		}
		for _, id := range s.ids {
			if s.m.root[id] == 0 {
				s.words = append(s.words, id)
			}
		}
		info.n = uint16(min(len(s.ids), 1<<16-1))
	}
	s.forms = append(s.forms, info)
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
	case text.Word:
		if negator(f.Fold) {
			flags |= negates
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
