package voice

import (
	"slices"

	"rashomon/corpus/text"
)

// An item is a step of a sentence as the rules see it: a word, a hyphenated
// compound, a mark, or a whole quotation.
type item struct {
	word
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
	cues     []int32 // the items that some rule begins at, in order
	cue      int     // the next of them to be read
	met      []met   // what the closing pass met and left
	mets     []met   // the room of met
	quotedAt []int32 // the items that are quotations
	edge     int     // the first item that is a comma, a dash or a quotation
	saying   bool    // "as saying" stands somewhere
	capitals verdict // whether most words have capitals
}

// itemize cuts a sentence into items. q is the first quotation that may stand in
// it; the first that stands after it is returned.
func (c *clause) itemize(s Sentence, q int) int {
	tokens, quotations, words := c.into.Tokens, c.into.Quotations, c.r.text
	items := c.items[:0]
	c.cues, c.quotedAt, c.saying, c.capitals = c.cues[:0], c.quotedAt[:0], false, unasked
	edge := -1
	end := s.Last // of the sentence without the marks it ends in
	for end > s.First && !tokens[end-1].Kind.Counts() {
		end--
	}
	for t := s.First; t < s.Last; {
		for q < len(quotations) && quotations[q].Last <= t {
			q++
		}
		until := s.Last
		if q < len(quotations) {
			if quotations[q].First <= t {
				it := c.quotationItem(q, t, min(quotations[q].Last, s.Last))
				if edge < 0 {
					edge = len(items)
				}
				c.quotedAt = append(c.quotedAt, int32(len(items)))
				items = append(items, it)
				t = it.last
				continue
			}
			until = min(until, quotations[q].First)
		}
		for t < until {
			w := &words[t]
			n := len(items)
			if n == 0 || w.classes&plain == 0 && (w.classes&cues == 0 || w.classes&name != 0) {
				c.items = items
				t = c.step(t, s, end)
				if items = c.items; edge < 0 && len(items) > 0 && items[len(items)-1].classes&(comma|dashMark) != 0 {
					edge = len(items) - 1
				}
				continue
			}
			if n == cap(items) {
				items = slices.Grow(items, 1)
			}
			items = items[:n+1]
			it := &items[n]
			it.word, it.first, it.last, it.quotation = *w, t, t+1, -1
			t++
			switch {
			case w.classes&cues != 0:
				c.cues = append(c.cues, int32(n))
				if w.forms&ing != 0 && w.verb >= 0 && items[n-1].key == asKey {
					c.saying = true
				}
			case w.classes&comma != 0 && edge < 0:
				edge = n
			}
		}
	}
	c.items = items
	if c.edge = edge; edge < 0 {
		c.edge = len(items)
	}
	if c.r.plainly {
		c.cues, c.saying = c.cues[:0], true
		for i := range items {
			c.cues = append(c.cues, int32(i))
		}
	}
	return q
}

// quotationItem is the item of the tokens of quotation q from t to last.
func (c *clause) quotationItem(q int, t, last int32) item {
	k := quoted
	m := last - 2
	for m > t+1 && c.r.text[m].glyph != noGlyph {
		m--
	}
	if m > t && c.r.text[m].classes&(comma|terminal) != 0 {
		k |= finished
	}
	return item{word{classes: k, verb: -1, noun: -1}, t, last, int32(q)}
}

// step appends the item that begins at token t of sentence s, or adds the token
// to the item before, and returns the token after. end is the token after the
// sentence's last word.
func (c *clause) step(t int32, s Sentence, end int32) int32 {
	tokens, n := c.into.Tokens, len(c.items)
	w := &c.r.text[t]
	it := item{*w, t, t + 1, -1}
	if n == 0 {
		it.classes |= w.classes.initial()
	}
	switch {
	case w.classes&cues != 0:
		if it.verb >= 0 && w.classes&name != 0 && n > 0 && !c.titled(s) {
			it.verb, it.forms = -1, 0 // a name: the United States
		}
		c.cues = append(c.cues, int32(n))
		if n > 0 && it.verb >= 0 && it.forms&ing != 0 && c.items[n-1].key == asKey {
			c.saying = true
		}
	case tokens[t].Kind.Counts():
	case w.classes&hyphen != 0 && c.joins(t, s):
		// a hyphen: what stands on both sides is one word
		last := &c.items[n-1]
		next := &c.r.text[t+1]
		last.last, last.key = t+2, noKey
		last.classes = last.classes&(name|lowercase|quantity|number) | next.classes&(person|plural|possessive|document|org) | compound
		last.verb, last.noun, last.forms = -1, -1, 0
		return t + 2
	case w.classes&hyphen != 0 && isHyphen(tokens[t], c.into.Document.Text):
		it.classes = dashMark
		if n > 0 && c.items[n-1].classes == dashMark && c.items[n-1].last == t {
			c.items[n-1].last = t + 1 // two hyphens make a dash
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
	case w.classes&^(quoteMark|hyphen) == 0 && tokens[t].Kind == text.Mark:
		return t + 1
	}
	c.items = append(c.items, it)
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
	if t <= s.First || t+1 >= s.Last || len(c.items) == 0 || c.items[len(c.items)-1].last != t {
		return false
	}
	mark := tokens[t].Of(c.into.Document.Text)
	if mark != "-" && mark != "‐" && mark != "‑" && mark != "–" && mark != "/" {
		return false
	}
	return tokens[t-1].End == tokens[t].Start && tokens[t].End == tokens[t+1].Start &&
		tokens[t-1].Kind.Counts() && tokens[t+1].Kind.Counts() && c.items[len(c.items)-1].quotation < 0
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
