package lexicons

import (
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// A Scanner finds the hits of a Matcher in readings over one Vocabulary. What depends on
// the spelling alone is worked out once per form, so that scanning costs one comparison
// for most words and allocates nothing once its buffers have grown. It is not safe for
// concurrent use.
type Scanner struct {
	m      *Matcher
	v      *text.Vocabulary
	known  *glossary
	rules  []rule
	briefs []brief // of every form in the tokens at hand, at least
	forms  []formInfo
	classes

	r       *voice.Reading // the current article
	tokens  []text.Token
	words   []brief  // of every token, and two empty ones at the end
	hits    []Hit    // its hits, after those that the caller passed
	mixed   bool     // some are not in order
	guards  guardSet // of all its hits
	context articleContext
	uses    index

	openings []int32 // of the article, see open
	at       int     // index of the first that is not done
	room     []int32 // buffer for openings
	fetched  uint32  // a sum of what was read only to be fetched, so that the compiler keeps the reads

	sent     *voice.Sentence // the current sentence
	sentence int32           // its number
	title    titling
	negators int      // how many of its tokens negate, in any language
	masks    []mask   // ordered by their first token
	reach    int32    // tokens of the longest mask
	first    int      // index of its first hit
	last     int32    // the first token of its last hit, -1 when there is none
	asked    guardSet // of all its hits, and twinBit if one may be a twin
	end      int32    // the token after all its hits
	overlap  int32    // negative if two of its hits overlap

	cands    []candidate // scratch of settleAmong
	occupied []uint32
	epoch    uint32
}

// Scanner returns a Scanner for readings whose Vocabulary is v.
func (m *Matcher) Scanner(v *text.Vocabulary) *Scanner {
	return newScanner(newGlossary(m, v))
}

// Another returns a Scanner that shares what s has learnt about forms: for another
// worker, running concurrently, whose readings are over the same Vocabulary.
func (s *Scanner) Another() *Scanner { return newScanner(s.known) }

func newScanner(g *glossary) *Scanner {
	s := &Scanner{m: g.m, v: g.v, known: g, context: newArticleContext(g.m.numbers), uses: newIndex(), rules: g.m.rules}
	s.briefs, s.forms, s.classes = g.upToDate()
	return s
}

// Scan appends the hits of r to dst and returns it, ordered by start, then end
// descending, then entry. Every hit lies inside one sentence. Hits in duplicate regions
// are included: callers that count must leave them out.
func (s *Scanner) Scan(dst []Hit, r *voice.Reading) []Hit {
	s.begin(r)
	s.hits = dst
	from, last := len(dst), int32(0)
	for i := range r.Sentences {
		sent := &r.Sentences[i]
		s.mixed, last = s.mixed || sent.First < last, sent.Last
		s.find(sent, int32(i))
		if s.asked != 0 {
			s.guards |= s.asked
			s.settle()
		}
		if s.overlap < 0 {
			s.thin()
		}
	}
	dst = s.hits
	if s.guards&properBit != 0 {
		s.resolve(dst[from:])
	}
	if s.guards&(contextBit|nearBit) != 0 {
		s.checkContext(dst[from:])
	}
	s.r, s.tokens, s.hits = nil, nil, nil
	if s.mixed {
		slices.SortStableFunc(dst[from:], inOrder)
	}
	return dst
}

// begin learns the new forms and turns to the article.
func (s *Scanner) begin(r *voice.Reading) {
	if len(s.briefs) < s.v.Len() {
		s.briefs, s.forms, s.classes = s.known.upToDate()
	}
	s.lay(r.Tokens)
	s.open()
	s.r, s.tokens, s.mixed, s.guards = r, r.Tokens, false, 0
	s.context.clear()
	s.uses.clear()
}

// find takes all matches of the trie in a sentence.
func (s *Scanner) find(sent *voice.Sentence, number int32) {
	s.sent, s.sentence, s.title = sent, number, unknownTitling
	s.masks, s.reach = s.masks[:0], 0
	s.negators, s.first, s.last, s.asked, s.overlap, s.end = 0, len(s.hits), -1, 0, 0, 0
	at, openings, words := s.turnTo(sent), s.openings, s.words
	for ; at < len(openings) && openings[at] < sent.Last; at++ {
		t := openings[at]
		w := words[t]
		if w.has(negates | negatesES) {
			s.negators++
		}
		if w.has(alone) {
			s.takeAlone(w, t)
		}
		if s.opened(words, t) {
			s.start(&s.list[w.class()], t)
		}
	}
	s.at = at
}

// takeAlone takes the matches that a word is by itself, mostly one.
func (s *Scanner) takeAlone(w brief, t int32) {
	if only := s.only[w.class()]; only != 0 {
		s.take(out(only-1), t, t+1)
	} else {
		for _, o := range s.outsOf(&s.list[w.class()]) {
			s.take(out(o), t, t+1)
		}
	}
	if w.has(twinned) {
		s.asked |= twinBit
	}
}

// mostMoved limits how many hits move to make room for one.
const mostMoved = 16

func inOrder(a, b Hit) int {
	switch {
	case a.Start != b.Start:
		return int(a.Start - b.Start)
	case a.End != b.End:
		return int(b.End - a.End)
	}
	return int(a.Entry - b.Entry)
}

// start walks from all nodes that begin with the word at a token, of class c.
func (s *Scanner) start(c *class, t int32) {
	at := s.skip(t + 1)
	if at < 0 {
		return
	}
	k, after := s.classAt(at), s.followsAt(at+1)
	next := s.follows[k]
	if !c.likely(next, after) {
		return
	}
	nodes := s.nodesOf(c)
	for _, n := range nodes {
		if len(nodes) == 1 || s.m.nodes[n].likely(next, after) { // for one, c.likely has checked
			s.walk(int32(n), t, at, k)
		}
	}
}

// walk continues in the trie from a node reached over the tokens from first on, with the
// word at a token, of class c, and takes what ends at the nodes it reaches.
func (s *Scanner) walk(node, first, at int32, c uint32) {
	m := s.m
	on := m.nodes[node].ends | m.nodes[node].far
	for _, x := range s.branchesOf(&s.list[c]) {
		b := branch(x)
		if on&b.bit() == 0 {
			continue
		}
		to := m.child(node, b)
		if to == 0 {
			continue
		}
		if to < 0 {
			s.take(leafOut(to), first, at+1)
			continue
		}
		for _, o := range m.outsAt(to) {
			s.take(o, first, at+1)
		}
		if !m.nodes[to].any() {
			continue
		}
		if next := s.skip(at + 1); next >= 0 {
			if k := s.classAt(next); m.nodes[to].likely(s.follows[k], s.followsAt(next+1)) {
				s.walk(to, first, next, k)
			}
		}
	}
}

// classAt is the class of the word at a token, ofNothing after the end of the sentence.
func (s *Scanner) classAt(t int32) uint32 {
	if t >= s.sent.Last {
		return ofNothing
	}
	return s.words[t].class()
}

// followsAt is what the word at a token satisfies, nothing after the sentence.
func (s *Scanner) followsAt(t int32) signature { return s.follows[s.classAt(t)] }

// skip returns the token at which a phrase continues after the one before next, -1 when
// it cannot: a connector is skipped when it touches both its neighbours, the full stop of
// an abbreviation when it touches the abbreviation.
func (s *Scanner) skip(next int32) int32 {
	toks, end := s.tokens, s.sent.Last
	if next >= end {
		return -1
	}
	f := s.words[next]
	if !f.has(joins | stops) {
		return next
	}
	if toks[next-1].End != toks[next].Start || next+1 >= end {
		return -1
	}
	if f.has(stops) {
		if !s.words[next-1].has(abbreviates) {
			return -1
		}
		return next + 1
	}
	if toks[next].End != toks[next+1].Start {
		return -1
	}
	return next + 1
}

// take records a match that ends at a node reached over the tokens first to last-1. What
// depends on the tokens before first is decided here; the rest at the end of the
// sentence.
func (s *Scanner) take(o out, first, last int32) {
	owner := o.owner()
	if o.kind() != isEntry {
		s.note(o, first, last)
		return
	}
	n := len(s.hits)
	if n == cap(s.hits) {
		s.hits = slices.Grow(s.hits, 1)
	}
	s.hits = s.hits[:n+1]
	start, end := s.tokens[first].Start, s.tokens[last-1].End
	if first == s.last {
		n = s.slot(first, end, owner)
	}
	h := &s.hits[n]
	// Field by field: a whole struct would be built elsewhere and copied.
	h.Start, h.End = start, end
	h.First, h.Last, h.Entry = first, last, owner
	h.Negated, h.Blocked, h.Legal, h.Reason = false, false, false, Free
	rule := &s.rules[owner]
	if s.negators > 0 {
		h.Negated = s.negated(first, rule.negator())
	}
	s.asked |= rule.guards
	s.overlap |= first - s.end
	s.last, s.end = first, max(s.end, last)
}

// note records a match that is not an entry.
func (s *Scanner) note(o out, first, last int32) {
	owner := o.owner()
	switch o.kind() {
	case contextOf:
		s.context.add(owner)
	case contraryOf:
		s.context.addContrary(owner, s.sentence)
	case exceptEntry, exceptCategory:
		s.masks = append(s.masks, mask{o, first, last})
		s.reach = max(s.reach, last-first)
	}
}

// slot moves hits of the sentence with the same first token to make room for the last,
// which is yet to be written: it belongs after all but shorter ones and later entries. If
// they are many, it leaves the order to the end.
func (s *Scanner) slot(first, end, entry int32) int {
	n := len(s.hits) - 1
	for least := max(s.first, n-mostMoved); n > s.first; n-- {
		h := &s.hits[n-1]
		if h.First != first || h.End > end || h.End == end && h.Entry <= entry {
			break
		}
		if n == least {
			s.mixed = true
			break
		}
		s.hits[n] = *h
	}
	return n
}
