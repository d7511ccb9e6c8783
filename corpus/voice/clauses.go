package voice

import (
	"slices"

	"rashomon/corpus/text"
)

// An item is a step of a sentence as the rules see it: a word, a hyphenated
// compound, a mark, or a whole quotation. Rules ask of its word; where it stands
// is asked only of what they find.
type item = word

// An extent is where an item stands.
type extent struct {
	first, last int32 // tokens
	quotation   int32 // index into Quotations, -1 when it is none
}

// A clause is the sentence being read, as items, with what the rules look up.
type clause struct {
	taken    int    // the first item that no attribution has taken
	before   int    // attributions before this sentence
	closing  bool   // only cues that take in what stands before them are read
	covered  bool   // one was found
	gaps     []span // what they took
	opened   bool   // the last attribution ended in a colon and nothing after it
	subject  span   // of the last cue verb
	main     span   // the first subject of the sentence, from -1 until it is asked for
	r        *Reader
	into     *Reading
	sentence int32
	items    []item
	own      []item   // the room of items that are not those of the text
	base     int32    // the first token, when the items are those of the text
	changed  []change // of the text
	extents  []extent // of all items of the sentence, none when they are those of the text
	cues     []int32  // the items that some rule begins at, in order
	closers  []int32  // those of them that may take in what stands before
	cue      int      // the next of them to be read
	met      []met    // what the closing pass met and left
	mets     []met    // the room of met
	quotedAt []int32  // the items that are quotations
	saying   bool     // "as saying" stands somewhere
	capitals verdict  // whether most words have capitals

	// The first of the Reader's cues and knots that the sentence may hold.
	nextCue, nextKnot int
}

// A change is what stood in the text where a sentence has something else: its first
// word may be more than it is elsewhere, its names are no verbs.
type change struct {
	token int32
	was   word
}

// start makes ready for the sentences of an article, in order.
func (c *clause) start(r *Reader, into *Reading) {
	c.r, c.into, c.nextCue, c.nextKnot, c.changed = r, into, 0, 0, c.changed[:0]
}

// restore undoes the changes to the text.
func (c *clause) restore() {
	for _, x := range c.changed {
		c.r.text[x.token] = x.was
	}
	c.changed = c.changed[:0]
}

// extent is where item i stands.
func (c *clause) extent(i int) extent {
	if len(c.extents) > 0 {
		return c.extents[i]
	}
	return extent{c.base + int32(i), c.base + int32(i) + 1, -1}
}

// cuesIn is the tokens of a sentence that some rule may begin at. Sentences are
// asked for in order.
func (c *clause) cuesIn(s Sentence) []int32 {
	cues, k := c.r.cues, c.nextCue
	if k > 0 && cues[k-1] >= s.First {
		k = 0
	}
	for k < len(cues) && cues[k] < s.First {
		k++
	}
	end := k
	for end < len(cues) && cues[end] < s.Last {
		end++
	}
	c.nextCue = end
	return cues[k:end]
}

// knotsFrom is the knots from the first of a sentence on.
func (c *clause) knotsFrom(s Sentence) []int32 {
	knots, k := c.r.knots, c.nextKnot
	if k > 0 && knots[k-1] >= s.First {
		k = 0
	}
	for k < len(knots) && knots[k] < s.First {
		k++
	}
	c.nextKnot = k
	return knots[k:]
}

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
	c.own = c.items
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
	c.extents = slices.Grow(c.extents, int(end-t))
	for ; t < end; t++ {
		c.extents = append(c.extents, extent{t, t + 1, -1})
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
	it.classes &^= stir
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

// edge is the first item that is a comma, a dash or a quotation.
func (c *clause) edge() int {
	i := 0
	for i < len(c.items) && c.items[i].classes&(comma|dashMark|quoted) == 0 {
		i++
	}
	return i
}

// quotedIn is the quotations among the items of s.
func (c *clause) quotedIn(s span) []int32 {
	in := c.quotedAt
	for len(in) > 0 && int(in[0]) < s.from {
		in = in[1:]
	}
	n := 0
	for n < len(in) && int(in[n]) < s.to {
		n++
	}
	return in[:n]
}

// at is the classes of item i, 0 outside the sentence.
func (c *clause) at(i int) class {
	if uint(i) >= uint(len(c.items)) {
		return 0
	}
	return c.items[i].classes
}

// key is the keyword item i is, noKey when it is none.
func (c *clause) key(i int) keyword {
	if uint(i) >= uint(len(c.items)) {
		return noKey
	}
	return c.items[i].key
}

// isNominal reports whether item i can stand in a noun phrase: a name, a number,
// a possessive or a word that no list knows as anything else.
func (c *clause) isNominal(i int) bool {
	k := c.at(i)
	if k&quoted != 0 {
		return k&finished == 0
	}
	if k == 0 || k&(stops|openParen|closeParen|prep|coord|subord|wh|that|aux|neg) != 0 && k&(name|possessive) == 0 {
		return false
	}
	if k&(subj|obj) != 0 && k&poss == 0 {
		return false
	}
	return k&(name|number|possessive|lowercase|quantity|compound) != 0
}

// isFiniteVerb reports whether item i is a finite verb as far as its form and
// the word before tell.
func (c *clause) isFiniteVerb(i int) bool {
	return (c.items[i].classes&verbal != 0 || c.r.plainly) && c.finiteVerb(i)
}

func (c *clause) finiteVerb(i int) bool {
	k := c.at(i)
	if k&(be|have|do|modal) != 0 {
		return c.key(i) != nonFinite
	}
	before := c.at(i - 1)
	if before&(det|poss|prep|possessive|to) != 0 && before&subj == 0 {
		return false
	}
	if k&common != 0 {
		return true
	}
	if k&edForm != 0 {
		return before&(subj|adv|lyAdverb|closeParen|quantity|wh|that) != 0 || c.isNominal(i-1)
	}
	if it := &c.items[i]; it.verb >= 0 {
		if it.forms&pastForm != 0 {
			return true
		}
		if c.r.verbs[it.verb].frames&nounFrame != 0 && c.at(i+1)&(det|poss|pronoun|that|wh|name|quoted|number|to|adv|lyAdverb|stops) == 0 {
			return false // "regional issues of concern"
		}
		return it.forms&(baseForm|sForm) != 0 && c.agrees(i-1, it.forms)
	}
	return false
}

// agrees reports whether the word at i can be the subject of a verb in that
// present form: plural before the base form, singular before the -s form.
func (c *clause) agrees(i int, form verbForm) bool {
	for i >= 0 && c.at(i)&(adv|lyAdverb) != 0 && c.at(i)&(subj|name) == 0 {
		i--
	}
	k := c.at(i)
	switch c.key(i) {
	case singular, itKey:
		return form&sForm != 0
	case pluralKey, me:
		return form&baseForm != 0
	case who, thatKey, which:
		return true
	}
	if k&(subj|wh) != 0 && k&(det|poss) == 0 {
		return true
	}
	if k&coord != 0 {
		return form&sForm != 0
	}
	if k&(comma|closeParen|dashMark) != 0 {
		return true
	}
	if k&quoted != 0 || !c.isNominal(i) && k&(det|quantity|person) == 0 {
		return false
	}
	if k&possessive != 0 || k&common != 0 && k&lowercase != 0 && form&baseForm != 0 {
		return false // "which helps explain"
	}
	if form&sForm != 0 {
		return k&plural == 0 || k&name != 0
	}
	if k&name != 0 && k&plural == 0 && c.at(i-1)&coord == 0 && k&person == 0 {
		return false
	}
	return k&(plural|quantity|det) != 0 || c.key(i) == pluralKey || c.at(i-1)&coord != 0
}

// isClause reports whether the items i to j hold a subject and a finite verb.
func (c *clause) isClause(i, j int) bool {
	seen := false
	for ; i < j; i++ {
		k := c.at(i)
		switch {
		case k&subj != 0 && k&(be|have|modal) != 0:
			return true
		case seen && c.isFiniteVerb(i):
			return true
		case c.isNominal(i) || k&(subj|det) != 0:
			seen = true
		}
	}
	return false
}
