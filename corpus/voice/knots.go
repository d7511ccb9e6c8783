package voice

import "rashomon/corpus/text"

// A fate is what happens to a token when a sentence is taken apart.
type fate uint8

const (
	stays  fate = iota // an item, or the first of several tokens of one
	gone               // not an item
	heads              // the first of a quotation: its item
	inside             // another of a quotation; gone, like every odd fate
)

// A tie is what a mark does to the item before it or to its own item.
type tie struct {
	token int32
	kind  tieKind
}

type tieKind uint8

const (
	joined  tieKind = iota // a hyphen: the words on both sides are one word
	dashed                 // a hyphen that is a dash
	doubled                // a second one
	owning                 // an apostrophe after a plural
	bare                   // a symbol
)

// untie decides the fates of the knots of a sentence.
func (c *clause) untie(s Sentence, knots []int32) {
	end := s.Last // of the sentence without its final marks
	for end > s.First && !c.into.Tokens[end-1].Kind.Counts() {
		end--
	}
	c.ties = c.ties[:0]
	if !c.r.plainly {
		for _, t := range knots {
			c.settle(t, s, end)
		}
		return
	}
	for t := s.First; t < s.Last; t++ {
		c.settle(t, s, end)
	}
}

// settle decides the fate of token t; end is the token after the last word.
func (c *clause) settle(t int32, s Sentence, end int32) {
	tokens, src := c.into.Tokens, c.into.Document.Text
	w := &c.r.text[t]
	switch {
	case c.fates[t] != stays:
	case tokens[t].Kind.Counts():
	case w.classes&hyphen != 0 && c.joins(t, s):
		c.fates[t], c.fates[t+1] = gone, gone
		c.ties = append(c.ties, tie{t, joined})
	case w.classes&hyphen != 0 && isHyphen(tokens[t], src):
		if t > s.First && c.isDash(t-1) {
			c.fates[t] = gone // two hyphens make a dash
			c.ties = append(c.ties, tie{t, doubled})
		} else {
			c.ties = append(c.ties, tie{t, dashed})
		}
	case w.classes&terminal != 0 && t < end && tokens[t].Len() == 1 && src[tokens[t].Start] == '.':
		c.fates[t] = gone // the full stop of an abbreviation
	case w.glyph >= singleOpen:
		c.fates[t] = gone
		if t > s.First && tokens[t].Start == tokens[t-1].End {
			c.ties = append(c.ties, tie{t, owning})
		}
	case w.classes&^(quoteMark|hyphen|stir|ender) == 0:
		if tokens[t].Kind == text.Mark {
			c.fates[t] = gone
		} else {
			c.ties = append(c.ties, tie{t, bare})
		}
	}
}

// isDash reports whether token t, already settled, is a dash or the end of one.
func (c *clause) isDash(t int32) bool {
	if c.fates[t] == stays {
		return c.r.text[t].classes&(hyphen|dashMark) != 0
	}
	n := len(c.ties)
	return n > 0 && c.ties[n-1] == tie{t, doubled}
}

// tie applies a mark to items; i is the mark's own item, or the one after it if the mark is gone.
func (c *clause) tie(x tie, i int) {
	switch x.kind {
	case joined:
		last, next := &c.items[i-1], &c.r.text[x.token+1]
		last.classes = last.classes&(name|lowercase|quantity|number) | next.classes&(person|plural|possessive|document|org) | compound
		last.verb, last.noun, last.forms, last.key = -1, -1, 0, noKey
		c.extents[i-1].last = x.token + 2
	case dashed:
		c.items[i].classes = dashMark
	case doubled:
		c.extents[i-1].last = x.token + 1
	case owning:
		if i > 0 {
			c.items[i-1].classes |= possessive
			c.items[i-1].verb = -1
		}
	case bare:
		c.items[i].classes &^= stir | ender
	}
}

// joins reports whether the mark at token t is a hyphen inside a word.
func (c *clause) joins(t int32, s Sentence) bool {
	tokens := c.into.Tokens
	if t <= s.First || t+1 >= s.Last || c.fates[t-1] >= heads {
		return false
	}
	mark := tokens[t].Of(c.into.Document.Text)
	if mark != "-" && mark != "‐" && mark != "‑" && mark != "–" && mark != "/" {
		return false
	}
	return tokens[t-1].End == tokens[t].Start && tokens[t].End == tokens[t+1].Start &&
		tokens[t-1].Kind.Counts() && tokens[t+1].Kind.Counts()
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
