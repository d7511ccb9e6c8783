package voice

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// headline reads the short forms found only in headlines: "Minister: we will stay" and "We will
// stay: minister".
func (c *clause) headline(s Sentence) {
	if z := c.into.Regions[s.Region].Zone; z != corpus.Headline && z != corpus.Subhead {
		return
	}
	at := -1
	for i := range c.items {
		if c.at(i)&colon != 0 {
			at = i
			break
		}
	}
	if at < 1 || at+1 >= len(c.items) {
		return
	}
	f := finding{verb: -1, phrase: ":", cue: span{at, at + 1}, confidence: .6}
	switch {
	case c.namesSource(0, at) && (c.at(at+1)&quoted != 0 || c.startsClause(at+1)):
		f.source, f.after = span{0, at}, span{at + 1, len(c.items)}
	case c.namesSource(at+1, len(c.items)) && (c.at(0)&quoted != 0 || c.startsClause(0)):
		f.source, f.before = c.trim(span{at + 1, len(c.items)}), span{0, at}
	default:
		return
	}
	c.taken = 0
	c.emit(&f)
}

// namesSource reports whether items from to end are at most four words for a person or a body and
// nothing else.
func (c *clause) namesSource(from, end int) bool {
	s := c.trim(span{from, end})
	if s.empty() || s.to-s.from > 4 {
		return false
	}
	known := false
	for i := s.from; i < s.to; i++ {
		k := c.at(i)
		if k&(stops|quoted|aux|subj|wh|that|prep) != 0 && k&name == 0 || c.items[i].verb >= 0 && k&(person|org) == 0 {
			return false
		}
		known = known || k&(person|org|honorific) != 0 || c.r.roster.knows(c.r, c.into.Tokens[c.extent(i).first].Form)
	}
	return known
}

// knows reports whether a form is the family name of somebody in the article.
func (ro *roster) knows(r *Reader, form text.FormID) bool {
	return ro.family.At(uint64(r.forms.root[form])) >= 0
}
