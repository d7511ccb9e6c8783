package voice

// frameOf is the introduction from item a to item b, widened over a fronted
// adverbial that names a document: "In a letter to the council, Vell said".
func (c *clause) frameOf(a, b int) span {
	if c.at(a-1)&comma != 0 {
		if j := c.fronted(a); j < a {
			return span{j, b}
		}
	}
	return c.frameFrom(a, a, b)
}

// frameFrom is the introduction from item a to item b, no item before item from being
// a word like "who".
func (c *clause) frameFrom(a, from, b int) span {
	asked := c.only(wh)
	for i := from; i < b; i++ {
		if c.at(i)&asked == 0 {
			continue
		}
		if key := c.key(i); key == who || key == which || key == whose {
			c.paint(c.trim(span{a, i}), Cue)
			for i < b && c.at(i)&comma == 0 {
				i++
			}
			if i < b {
				return span{i, b} // "Vell, who has long held the post, said": the clause is the outlet's
			}
		}
	}
	return span{a, b}
}

// fronted returns where the adverbial begins whose comma stands before item a, a when
// what stands there is none.
func (c *clause) fronted(a int) int {
	j := a
	for j > c.taken {
		k := c.at(j - 1)
		if k&(quoted|semicolon|terminal|colon) != 0 || a-j > farthest {
			break
		}
		j--
	}
	if a-j == 2 && c.at(j)&(adv|lyAdverb) != 0 {
		return j // "Meanwhile, Vell said"
	}
	if c.at(j)&(prep|det) != 0 {
		for i := j; i < a; i++ {
			if c.at(i)&document != 0 {
				return j
			}
		}
	}
	return a
}

// around handles the verb whose content stands before it, or on both sides.
func (c *clause) around(i int, source span, v *cueVerb, k kind, start int, f *finding) bool {
	b := source.from - 1
	separated := c.at(b)&(comma|dashMark) != 0
	if separated {
		b--
	}
	direct := c.at(b)&quoted != 0
	if !direct && !separated || b < c.taken {
		return false
	}
	from := c.taken
	if !direct && v.frames&nounFrame != 0 && c.items[i].forms&pastForm == 0 {
		return false
	}
	if tail := c.tail(i + 1); !direct && k == nothing && v.frames&quoteFrame == 0 && c.at(tail)&comma != 0 && c.onlyAdverbs(from, b+1) && (c.startsClause(tail+1) || c.speaks(v) && c.long(tail+1, 4) && c.at(tail+1)&(prep|subord) == 0) {
		f.after = span{tail + 1, c.endOfSpeech(tail+1, i)} // "But, she said, the port is shut"
		f.frame = span{from, tail}
		return true
	}
	if !direct {
		if k != nothing && k != unfit {
			return false
		}
		if tail := c.tail(i + 1); k == nothing && v.frames&quoteFrame == 0 && c.at(tail)&comma != 0 && c.opensWithAdverbial(from, b+1) && (c.startsClause(tail+1) || c.long(tail+1, 4) && c.isNominal(tail+1) || c.speaks(v) && c.at(tail+1)&be != 0) {
			// "In April, she said, the port will shut", "If it rains, she said, the port will shut"
			f.before, f.after = span{from, b + 1}, span{tail + 1, c.endOfSpeech(tail+1, i)}
			f.frame = span{source.from, tail}
			if c.holdsDocument(f.before) {
				f.before, f.frame.from = span{}, from // "In a letter, she said, the port will shut"
			}
			return true
		}
		if c.at(from)&subord != 0 && c.at(from)&prep == 0 && !c.holdsMain(from, b+1) && !(c.speaks(v) && c.untilEnd(c.tail(i+1))) || v.frames&quoteFrame != 0 && !c.holdsQuotation(from, b+1) {
			return false
		}
		if k == unfit && c.speaks(v) && c.at(i+1)&(det|name) != 0 && c.at(i+1)&(prep|timely) == 0 {
			return false // what it says follows
		}
		if c.at(from)&quoted == 0 && !c.isClause(from, b+1) && !c.endsSentence(from, b+1, i, v) && !c.splits(from, b+1, c.tail(i+1)) {
			return false
		}
	}
	if direct && b > from && c.at(b-1)&(stops&^terminal) != 0 {
		from = b // what stands before the comma is the outlet's
	}
	f.before = span{from, b + 1}
	end := len(c.items)
	f.frame = span{source.from, i + 1}
	switch {
	case k == quotation:
		f.after = span{start, c.endOfSpeech(start, i)}
		f.frame.to = start
	default:
		tail := c.tail(i + 1)
		f.frame.to = tail
		if c.at(tail)&comma != 0 && tail+1 < end {
			if c.at(tail+1)&neg != 0 && c.at(tail+1)&prep != 0 {
				f.frame.to = c.tail(tail + 1) // "without elaborating"
				tail = f.frame.to
			}
			if c.at(tail)&comma != 0 {
				f.after = c.resumes(tail+1, direct, i)
			}
		}
	}
	return true
}

// endsSentence reports whether the verb at item i, hardly ever anything but a cue, ends a
// sentence of which the items from to end are enough for a clause, whose verb no list may
// know: "The field lies north of Osk, she said."
func (c *clause) endsSentence(from, end, i int, v *cueVerb) bool {
	return from == 0 && end >= 4 && c.speaks(v) && c.at(0)&(prep|subord) == 0 && c.untilEnd(c.tail(i+1))
}

// holdsMain reports whether behind the dependent clause that item from opens the main
// clause stands before item end: "While it rained, the port was shut, | she said".
func (c *clause) holdsMain(from, end int) bool {
	for m := from + 1; m < end; m++ {
		if c.at(m)&comma != 0 && c.startsClause(m+1) {
			return c.isClause(m+1, end)
		}
	}
	return false
}

func (c *clause) holdsDocument(s span) bool {
	for i := s.from; i < s.to; i++ {
		if c.at(i)&document != 0 {
			return true
		}
	}
	return false
}

// opensWithAdverbial reports whether the items from to end are what may stand before the
// subject: a phrase with a preposition, or a dependent clause.
func (c *clause) opensWithAdverbial(from, end int) bool {
	for c.at(from)&coord != 0 {
		from++
	}
	if k := c.at(from + 1); c.items[from].forms&ing != 0 || (c.at(from)|c.at(from).initial())&(edForm|ingForm) != 0 {
		return k&(prep|det|to) != 0 && !c.isClause(from+1, end) // "Starting in May, she said", "Faced with gales, she said"
	}
	if c.at(from)&(prep|subord|adv|lyAdverb|quantity) == 0 || c.at(from)&(prep|subord) == 0 && c.at(end-1)&(adv|lyAdverb) == 0 && c.key(from+1) != than || c.at(from)&det != 0 && c.at(from)&quantity == 0 {
		return false
	}
	for i := from; i < end; i++ {
		if c.at(i)&(quoted|semicolon|colon) != 0 {
			return false
		}
	}
	return c.at(from)&subord != 0 || !c.isClause(from, end)
}

// tail is where the adverbials after a closing "she said" end: what follows
// "after", "when" or "as" is the outlet's.
func (c *clause) tail(i int) int {
	start := i
	for ; i < len(c.items); i++ {
		k := c.at(i)
		if k&(comma|semicolon|terminal|dashMark|quoted|colon) != 0 {
			return i
		}
		if k&subord != 0 && c.key(i) != asKey {
			for start > 0 && i > start && c.at(i-1)&(timely|det|number|quantity) != 0 && c.at(i-1)&name == 0 {
				i--
			}
			return i
		}
	}
	return i
}

// resumes returns the content that goes on after a cue in the middle.
func (c *clause) resumes(i int, direct bool, verb int) span {
	k := c.at(i)
	if k&coord != 0 && c.at(i+1)&quoted != 0 {
		return span{i + 1, i + 2} // "“...,” she said, and “...”"
	}
	if k&quoted != 0 {
		return span{i, c.endOfSpeech(i, verb)}
	}
	if direct {
		return span{}
	}
	if k&(subord|wh) != 0 || i < len(c.items) && (c.items[i].forms&ing != 0 || c.items[i].has(ingForm)) && c.items[i].verb >= 0 {
		return span{}
	}
	return span{i, c.endOfSpeech(i, verb)}
}

// invertedAt reports whether a present form may stand before its subject.
func (c *clause) invertedAt(i int) bool {
	k := c.at(i - 1)
	return k&quoted != 0 || k&comma != 0
}

// inverted handles "..., said the minister".
func (c *clause) inverted(i, from int, v *cueVerb, k kind) bool {
	b := from - 1
	if c.at(b)&comma != 0 {
		b--
	}
	direct := c.at(b)&quoted != 0
	if c.relativeUpTo(b) > 0 || k == bareClause && c.at(b)&finished != 0 && (c.apposition(b) >= 0 || c.closesParticiple(b)) {
		return false // "Vell, author of “The Flood,” said the port was shut"
	}
	if !direct && (b == from-1 || b < c.taken) || b < c.taken {
		return false
	}
	next := c.at(i + 1)
	if next&(det|poss|name|subj|person|honorific|number|quantity|lowercase) == 0 || next&(coord|prep|to|that|wh|subord|adv|lyAdverb|aux|neg) != 0 && next&(det|name) == 0 || next&timely != 0 && (!direct || c.at(i+2)&name == 0) {
		return false
	}
	if next&subj != 0 && next&(be|have|modal) != 0 || c.key(i+1) == thatKey {
		return false
	}
	source := c.objectAfter(i + 1)
	if source.empty() || !direct && (k == bareClause || k == thatClause) {
		return false
	}
	if !direct && !c.speaks(v) && !c.holds(source, name|person|org|number|quantity|subj) && c.r.text[c.extent(i+1).first].role == Unknown {
		return false // "suggests ill will": a thing, and so the object
	}
	split := !direct && c.splits(c.taken, b+1, source.to)
	if !direct && !split && !c.namesSomebody(source) && c.apposition(from-1) >= 0 {
		return false // "Vell, who met the dockers, added her voice"
	}
	closes := b+1 >= 4 && c.taken == 0 && c.speaks(v) && c.untilEnd(source.to) // the sentence, whatever its verb is
	if !direct && !split && (c.at(c.taken)&quoted == 0 && !closes && !c.isClause(c.taken, b+1) || c.at(c.taken)&subord != 0 && c.at(c.taken)&prep == 0) {
		return false
	}
	f := finding{before: span{c.taken, b + 1}, source: source, cue: span{from, i + 1}, verb: c.items[i].verb, confidence: v.weight}
	f.frame = span{from, source.to}
	j := source.to
	if split {
		f.after = span{j + 1, c.endOfSpeech(j+1, i)}
		c.subject = source
		c.emit(&f)
		return true
	}
	for j < len(c.items) && j < source.to+farthest && c.at(j)&(quoted|semicolon|terminal|colon) == 0 && (c.items[j].verb < 0 || c.items[j].forms&ing == 0) {
		j++
	}
	if c.at(j)&quoted != 0 {
		f.after = span{j, c.endOfSpeech(j, i)}
		f.frame.to = j
	}
	c.subject = source
	c.emit(&f)
	return true
}

// closesParticiple reports whether the quotation at item b ends what a participle began
// behind a comma: "The council, citing “the storm,”".
func (c *clause) closesParticiple(b int) bool {
	for m := b - 1; m > 0 && m > b-farthest/4; m-- {
		if c.at(m)&comma != 0 {
			return c.isNominal(m-1) && (c.at(m+1)&ingForm != 0 || c.items[m+1].forms&ing != 0)
		}
	}
	return false
}

// namesSomebody reports whether a phrase is of a person, a body or a name.
func (c *clause) namesSomebody(s span) bool {
	if c.at(s.from)&(name|honorific|subj) != 0 && c.at(s.from)&possessive == 0 {
		return true
	}
	for i := s.from; i < s.to; i++ {
		if k := c.at(i); i > s.from && k&(prep|comma|wh) != 0 && k&det == 0 {
			break
		} else if k&(person|org|honorific) != 0 || c.items[i].role != Unknown || c.key(i) == pluralKey {
			return true
		}
	}
	return false
}

// afterFinished reports whether a quotation that ends in a comma or full stop
// stands right before the source: then it is what was said.
func (c *clause) afterFinished(source span) bool {
	b := source.from - 1
	if c.at(b)&comma != 0 {
		b--
	}
	return b >= c.taken && c.at(b)&finished != 0
}

// splits reports whether a cue that ends at the comma tail stands between a
// subject, items from to end, and its verb: "The port, Vell said, now has ...".
func (c *clause) splits(from, end, tail int) bool {
	if c.at(tail)&comma == 0 || !c.isNominal(end-1) && (c.at(end-1)&(subj|obj|that) == 0 || c.key(end-2) != ofKey && end-1 > from) || c.at(from)&(prep|subord) != 0 && c.at(from)&det == 0 {
		return false
	}
	for tail++; c.at(tail)&(adv|lyAdverb) != 0 && c.at(tail)&det == 0; tail++ {
	}
	return c.isFiniteAfter(tail)
}

func (c *clause) holdsQuotation(from, to int) bool {
	for i := from; i < to; i++ {
		if c.at(i)&quoted != 0 {
			return true
		}
	}
	return false
}
