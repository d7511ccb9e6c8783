package voice

import (
	"slices"

	"rashomon/corpus/text"
)

// itemize cuts a sentence into items. q is the first quotation that may stand in
// it; the first that stands after it is returned. cues are its cues.
func (c *clause) itemize(s Sentence, q int, cues []int32) int {
	tokens, quotations := c.into.Tokens, c.into.Quotations
	c.restore()
	c.extents, c.cues, c.quotedAt, c.capitals = c.extents[:0], c.cues[:0], c.quotedAt[:0], unasked
	end := s.Last // of the sentence without the marks it ends in
	for end > s.First && !tokens[end-1].Kind.Counts() {
		end--
	}
	for q < len(quotations) && quotations[q].Last <= s.First {
		q++
	}
	knots := c.knotsFrom(s)
	if (q == len(quotations) || quotations[q].First >= s.Last) && c.isWritten(s, knots, end) {
		c.takeWritten(s, cues)
		return q
	}
	c.items = c.own[:0]
	for t := s.First; t < s.Last; {
		for q < len(quotations) && quotations[q].Last <= t {
			q++
		}
		until := s.Last
		if q < len(quotations) {
			if quotations[q].First <= t {
				c.quotedAt = append(c.quotedAt, int32(len(c.items)))
				t = c.quotationItem(q, t, min(quotations[q].Last, s.Last))
				continue
			}
			until = min(until, quotations[q].First)
		}
		for t < until {
			for len(knots) > 0 && knots[0] < t {
				knots = knots[1:]
			}
			next := until
			if len(knots) > 0 {
				next = min(next, knots[0])
			}
			if next == t || c.r.plainly {
				t = c.step(t, s, end)
				continue
			}
			for len(cues) > 0 && cues[0] < t {
				cues = cues[1:]
			}
			for ; len(cues) > 0 && cues[0] < next; cues = cues[1:] {
				c.cues = append(c.cues, int32(len(c.items))+cues[0]-t)
			}
			c.lay(t, next)
			t = next
		}
	}
	c.own, c.nextKnot = c.items, len(c.r.knots)-len(knots)
	c.readCues(s)
	return q
}

// isWritten reports whether every token of a sentence is an item as it stands: it
// has no knots but the marks it ends in. end is the token after its last word.
func (c *clause) isWritten(s Sentence, knots []int32, end int32) bool {
	if len(knots) > 0 && knots[0] < end || s.First == s.Last || c.r.plainly {
		return false
	}
	for len(knots) > 0 && knots[0] < s.Last {
		if c.r.text[knots[0]].classes&terminal == 0 {
			return false
		}
		knots = knots[1:]
	}
	return true
}

// takeWritten makes the words of the text the items of a sentence.
func (c *clause) takeWritten(s Sentence, cues []int32) {
	c.items, c.base = c.r.text[s.First:s.Last:s.Last], s.First
	if first := &c.items[0]; first.classes.initial()&^first.classes != 0 {
		c.changed = append(c.changed, change{s.First, *first})
		first.classes |= first.classes.initial()
	}
	for _, t := range cues {
		c.cues = append(c.cues, t-s.First)
	}
	c.readCues(s)
}

// lay appends the tokens from t to end as they stand.
func (c *clause) lay(t, end int32) {
	n := len(c.items)
	c.items = append(c.items, c.r.text[t:end]...)
	if n == 0 {
		c.items[0].classes |= c.items[0].classes.initial()
	}
	c.extents = slices.Grow(c.extents, int(end-t))[:len(c.items)]
	laid := c.extents[n:]
	for i := range laid {
		laid[i] = extent{t + int32(i), t + int32(i) + 1, -1}
	}
}

// readCues looks at the cues of a sentence: names among them are no verbs, some may
// take in what stands before them, and some say "as saying".
func (c *clause) readCues(s Sentence) {
	c.closers = grow(c.closers, len(c.cues))
	n, saying := 0, 0
	for _, i := range c.cues {
		it := &c.items[i]
		if it.classes&name != 0 && it.verb >= 0 && i > 0 && !c.titled(s) {
			if len(c.extents) == 0 {
				c.changed = append(c.changed, change{c.base + i, *it})
			}
			it.verb, it.forms = -1, 0 // a name: the United States
		}
		c.closers[n] = i
		n += int(it.classes / closingCue & 1)
		before := 0
		if c.items[max(0, i-1)].key == asKey {
			before = 1
		}
		saying |= before & int(it.forms/ing)
	}
	c.closers, c.saying = c.closers[:n], saying != 0
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

// quotationItem appends the item of the tokens of quotation q from t to last, and
// returns the token after.
func (c *clause) quotationItem(q int, t, last int32) int32 {
	k := quoted
	m := last - 2
	for m > t+1 && c.r.text[m].glyph != noGlyph {
		m--
	}
	if m > t && c.r.text[m].classes&(comma|terminal) != 0 {
		k |= finished
	}
	c.items = append(c.items, item{classes: k, verb: -1, noun: -1})
	c.extents = append(c.extents, extent{t, last, int32(q)})
	return last
}

// step appends the item that begins at token t of sentence s, or adds the token
// to the item before, and returns the token after. end is the token after the
// sentence's last word.
func (c *clause) step(t int32, s Sentence, end int32) int32 {
	tokens, n := c.into.Tokens, len(c.items)
	w := &c.r.text[t]
	it := *w
	it.classes &^= stir | ender
	if n == 0 {
		it.classes |= w.classes.initial()
	}
	switch {
	case w.classes&cues != 0:
		c.cues = append(c.cues, int32(n)) // only where no way is cut short
	case tokens[t].Kind.Counts():
	case w.classes&hyphen != 0 && c.joins(t, s):
		// a hyphen: what stands on both sides is one word
		last := &c.items[n-1]
		next := &c.r.text[t+1]
		c.extents[n-1].last, last.key = t+2, noKey
		last.classes = last.classes&(name|lowercase|quantity|number) | next.classes&(person|plural|possessive|document|org) | compound
		last.verb, last.noun, last.forms = -1, -1, 0
		return t + 2
	case w.classes&hyphen != 0 && isHyphen(tokens[t], c.into.Document.Text):
		it.classes = dashMark
		if n > 0 && c.items[n-1].classes == dashMark && c.extents[n-1].last == t {
			c.extents[n-1].last = t + 1 // two hyphens make a dash
			return t + 1
		}
	case w.classes&terminal != 0 && t < end && tokens[t].Len() == 1 && c.into.Document.Text[tokens[t].Start] == '.':
		return t + 1 // the full stop of an abbreviation
	case w.glyph >= singleOpen:
		// an apostrophe after a plural
		if n > 0 && tokens[t].Start == tokens[t-1].End {
			c.items[n-1].classes |= possessive
			c.items[n-1].verb = -1
		}
		return t + 1
	case it.classes&^(quoteMark|hyphen) == 0 && tokens[t].Kind == text.Mark:
		return t + 1
	}
	c.items, c.extents = append(c.items, it), append(c.extents, extent{t, t + 1, -1})
	return t + 1
}

// A verdict is the answer to a question that most sentences never ask.
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

// joins reports whether the mark at token t is a hyphen inside a word.
func (c *clause) joins(t int32, s Sentence) bool {
	tokens := c.into.Tokens
	if t <= s.First || t+1 >= s.Last || len(c.items) == 0 || c.extents[len(c.items)-1].last != t {
		return false
	}
	mark := tokens[t].Of(c.into.Document.Text)
	if mark != "-" && mark != "‐" && mark != "‑" && mark != "–" && mark != "/" {
		return false
	}
	return tokens[t-1].End == tokens[t].Start && tokens[t].End == tokens[t+1].Start &&
		tokens[t-1].Kind.Counts() && tokens[t+1].Kind.Counts() && c.extents[len(c.items)-1].quotation < 0
}

func isHyphen(t text.Token, src string) bool {
	if t.Kind != text.Mark {
		return false
	}
	switch t.Of(src) {
	case "-", "‐", "–", "‒":
		return true
	}
	return false
}
