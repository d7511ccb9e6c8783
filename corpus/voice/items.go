package voice

// itemize cuts a sentence into items. q is the first quotation that may be in it; itemize returns
// the first that may be in the next. cues are the sentence's cues.
func (c *clause) itemize(s Sentence, q int, cues []int32) int {
	quotations := c.into.Quotations
	c.restore()
	c.quotedAt, c.capitals = c.quotedAt[:0], unasked
	for q < len(quotations) && quotations[q].Last <= s.First {
		q++
	}
	c.base, c.quotedBy = s.First, q
	knots := c.r.knots.within(s.First, s.Last)
	quotes := q < len(quotations) && quotations[q].First < s.Last
	if c.apart = quotes || !c.isWritten(s, knots); !c.apart {
		c.takeWritten(s)
	} else {
		q = c.passQuotations(s, q)
		c.untie(s, knots)
		c.takeApart(s)
	}
	c.readCues(s, cues)
	return q
}

// isWritten reports whether every token of a sentence is an item as it is: the sentence has no
// knots but its final full stop.
func (c *clause) isWritten(s Sentence, knots []int32) bool {
	if len(knots) > 1 || len(knots) == 1 && (knots[0] < s.Last-1 || c.r.text[knots[0]].classes&terminal == 0) {
		return false
	}
	return s.First < s.Last && !c.r.plainly
}

// takeWritten makes the words of the text the items of a sentence.
func (c *clause) takeWritten(s Sentence) {
	c.items, c.extents = c.r.text[s.First:s.Last:s.Last], c.written[s.First:]
	if first := &c.items[0]; first.classes.initial()&^first.classes != 0 {
		c.changed = append(c.changed, change{s.First, *first})
		first.classes |= first.classes.initial()
	}
}

// passQuotations makes every quotation of a sentence, from q on, one item, and returns the first
// that does not end in it.
func (c *clause) passQuotations(s Sentence, q int) int {
	quotations := c.into.Quotations
	for ; q < len(quotations) && quotations[q].First < s.Last; q++ {
		first, last := max(quotations[q].First, s.First), min(quotations[q].Last, s.Last)
		fill(c.fates[first:last], inside)
		c.fates[first] = heads
		c.quotedAt = append(c.quotedAt, first)
		if quotations[q].Last > s.Last {
			break
		}
	}
	return q
}

// takeApart makes separate items of the tokens of a sentence, leaving out those that are gone,
// and applies what marks do to them. It skips the insides of quotations; between them the loop
// runs without branches, since no processor could predict which tokens are gone.
func (c *clause) takeApart(s Sentence) {
	c.extents = c.room
	kept, from := int32(0), s.First
	for n, first := range c.quotedAt {
		kept = c.keep(kept, from, first+1)
		from = min(c.into.Quotations[c.quotedBy+n].Last, s.Last)
	}
	kept = c.keep(kept, from, s.Last)
	c.items = c.own[:kept]
	if kept > 0 {
		c.own[0].classes |= c.own[0].classes.initial()
	}
	for n, first := range c.quotedAt {
		c.quotedAt[n] = c.places[first-s.First]
		c.quote(int(c.quotedAt[n]), first, min(c.into.Quotations[c.quotedBy+n].Last, s.Last))
	}
	for _, x := range c.ties {
		c.tie(x, int(c.places[x.token-s.First]))
	}
}

// keep makes items of the tokens from first to last, after the n items kept before, and returns
// how many there are then. Its loop takes all registers.
//
//go:noinline
func (c *clause) keep(n, first, last int32) int32 {
	words := c.r.text[first:last]
	items, extents := c.own[n:][:len(words)], c.extents[n:][:len(words)]
	places, fates := c.places[first-c.base:][:len(words)], c.fates[first:][:len(words)]
	at := 0
	for i := range words {
		if uint(at) >= uint(len(words)) {
			break // never happens, but the compiler cannot know that
		}
		items[at] = words[i]
		extents[at] = extent{first, first + 1}
		first++
		places[i] = n + int32(at)
		at += int(fates[i])&1 ^ 1
	}
	return n + int32(at)
}

// quote makes item i stand for the tokens of a quotation from first to last.
func (c *clause) quote(i int, first, last int32) {
	k := quoted
	m := last - 2
	for m > first+1 && c.r.text[m].glyph != noGlyph {
		m--
	}
	if m > first && c.r.text[m].classes&(comma|terminal) != 0 {
		k |= finished
	}
	if c.namesShow(first, last) {
		k = name | k&finished
	}
	c.items[i], c.extents[i].last = item{classes: k, verb: -1, noun: -1}, last
}

// namesShow reports whether the quotation over the tokens from first to last is the name of what
// somebody spoke on: "she said on Osk's “Meet the Bakers.”"
func (c *clause) namesShow(first, last int32) bool {
	if first == 0 {
		return false
	}
	before := &c.r.text[first-1]
	if before.key != onKey && before.classes&(possessive|name) != possessive|name {
		return false
	}
	q := Quotation{First: first, Last: last}
	for t := first; t < last; t++ {
		if c.into.Tokens[t].Kind.Counts() {
			q.Words++
		}
	}
	return c.r.isTitle(c.into, &q)
}

// readCues collects the cues of a sentence: names among them are not verbs, some may take in what
// precedes them, and some say "as saying".
func (c *clause) readCues(s Sentence, cues []int32) {
	c.cues, c.closers = grow(c.cues, len(cues)), grow(c.closers, len(cues))
	m, n, saying, keys := 0, 0, 0, 0
	moved := int32(0) // all ones if items are not tokens: a processor could not predict which
	if c.apart {
		moved = -1
	}
	for _, t := range cues {
		if c.fates[t] != stays {
			continue
		}
		i := t - c.base
		i += (c.places[i&moved] - i) & moved
		it := &c.items[i]
		if it.classes&name != 0 && it.verb >= 0 && i > 0 && !c.titled(s) {
			if !c.apart {
				c.changed = append(c.changed, change{t, *it})
			}
			it.verb, it.forms = -1, 0 // a name: the United States
		}
		c.cues[m], c.closers[n] = i, i
		m++
		n += int(it.classes / closingCue & 1)
		keys |= 1 << it.key
		before := 0
		if c.items[max(0, i-1)].key == asKey {
			before = 1
		}
		saying |= before & int(it.forms/ing)
	}
	c.cues, c.closers, c.saying, c.phrases = c.cues[:m], c.closers[:n], saying != 0, keys&phraseKeys != 0
	if c.r.plainly {
		c.saying, c.cues = true, c.cues[:0]
		for i := range c.items {
			c.cues = append(c.cues, int32(i))
		}
	}
	if c.saying {
		c.closers = append(c.closers[:0], c.cues...)
	}
}

// A verdict is the answer to a question that is not asked about most sentences.
type verdict uint8

const (
	unasked verdict = iota
	no
	yes
)

// titled reports whether a sentence is written like a headline, most of its
// words with capitals.
func (c *clause) titled(s Sentence) bool {
	if c.capitals != unasked {
		return c.capitals == yes
	}
	capitals, words := 0, 0
	for t := s.First; t < min(s.Last, s.First+40); t++ {
		if k := c.r.text[t].classes; k&(name|lowercase) != 0 {
			words++
			if k&name != 0 {
				capitals++
			}
		}
	}
	if c.capitals = no; capitals*5 > words*3 {
		c.capitals = yes
	}
	return c.capitals == yes
}
