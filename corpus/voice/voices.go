package voice

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// kinds classifies the quotations by how much they contain. A short one is a fragment of
// another's clause unless it is a sentence of its own with a source: "No," she said.
func (r *Reader) kinds(into *Reading) {
	c := &r.clause
	c.start(r, into)
	for i := range into.Quotations {
		q := &into.Quotations[i]
		short := q.Words <= int32(r.options.FragmentWords)
		switch {
		case !short && r.standsAlone(c, i):
			q.Kind = Full
		case !short:
			q.Kind = Partial
		case q.Attribution < 0:
			q.Kind = Unattributed
		case r.isSentence(into, q) && beginsContent(into, q):
			q.Kind = Full
		default:
			q.Kind = Fragmentary
		}
	}
	c.restore()
}

// standsAlone reports whether quotation i contains a clause that could stand alone, or is written
// as a sentence of its own, and its subject is not outside it: they "agreed to stay".
func (r *Reader) standsAlone(c *clause, i int) bool {
	q := &c.into.Quotations[i]
	sentence := r.isSentence(c.into, q)
	if t := r.firstWord(c.into, q); sentence && t > q.First && !r.plainly {
		first := &r.text[t]
		if !first.has(lowercase) || !first.has(edForm|common) && first.forms&pastForm == 0 {
			return true // no need to look inside
		}
	}
	c.taken = 0
	inside := Sentence{First: q.First + 1, Last: max(q.First+1, q.Last-1)}
	c.itemize(inside, i+1, r.cues.within(inside.First, inside.Last))
	if n := len(c.items); n > 0 && c.at(0)&lowercase != 0 && (c.at(0)&(edForm|common) != 0 || c.items[0].forms&pastForm != 0) {
		return false
	}
	return sentence || c.isClause(0, len(c.items))
}

// isSentence reports whether a quotation begins with a capital and ends in a mark of its own.
func (r *Reader) isSentence(into *Reading, q *Quotation) bool {
	first := r.firstWord(into, q)
	last := q.Last - 1
	for last > first && r.text[last].glyph != noGlyph {
		last--
	}
	if first == last || r.text[last].classes&(comma|terminal) == 0 {
		return false
	}
	return r.text[first].has(capital)
}

// firstWord returns the first token of a quotation that counts.
func (r *Reader) firstWord(into *Reading, q *Quotation) int32 {
	first := q.First
	for first < q.Last && !into.Tokens[first].Kind.Counts() {
		first++
	}
	return first
}

// giveVoices writes the voice of every token.
func (r *Reader) giveVoices(into *Reading) {
	for _, p := range r.paints {
		if p.first < p.last && into.Zones[p.first] == corpus.Body { // all of it is in one region
			fill(into.Voices[p.first:p.last], p.voice)
		}
	}
	for i := range into.Quotations {
		q := &into.Quotations[i]
		if q.Attribution < 0 && r.isTitle(into, q) {
			continue // the name of a programme or book is nobody's speech
		}
		v := Quote
		if q.Kind == Fragmentary || q.Kind == Unattributed {
			v = Fragment
		}
		if quotes(into.Zones[q.First]) { // as above
			fill(into.Voices[q.First:q.Last], v)
		}
	}
}

// quotes reports whether quotation marks mean a source's words in zone z. Apart from the body
// these are the zones that the outlet writes: the words quoted in a headline are not the outlet's
// wording.
func quotes(z corpus.Zone) bool {
	return z == corpus.Body || z == corpus.Headline || z == corpus.Subhead || z == corpus.Caption
}

// isTitle reports whether a quotation without a source is written like the title of a work: every
// word but the small ones capitalised.
func (r *Reader) isTitle(into *Reading, q *Quotation) bool {
	const longest = 10
	if q.Words < 2 || q.Words > longest {
		return false
	}
	capitals := 0
	for i := q.First; i < q.Last; i++ {
		t, w := into.Tokens[i], &r.text[i]
		switch {
		case !t.Kind.Counts():
		case r.vocabulary.Form(t.Form).Case != text.Lower:
			capitals++
		case w.classes&(det|prep|coord|to) == 0:
			return false
		}
	}
	return capitals >= 2
}

// beginsContent reports whether a quotation is what some passage of its attribution's content
// begins with: it was said, not named.
func beginsContent(into *Reading, q *Quotation) bool {
	for _, s := range into.Attributions[q.Attribution].Content {
		if s.Start == q.Start {
			return true
		}
	}
	return false
}
