package voice

// frameOf returns the introduction from item a to item b, extended to include a fronted adverbial
// that names a document: "In a letter to the council, Vell said".
func (c *clause) frameOf(a, b int) span {
	if c.at(a-1)&comma != 0 {
		if j := c.fronted(a); j < a {
			return span{j, b}
		}
	}
	return c.frameFrom(a, a, b)
}

// frameFrom returns the introduction from item a to item b; no item before item from is a word
// like "who".
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

// fronted returns where the adverbial that ends in the comma before item a begins, or a when
// there is no adverbial there.
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

// around gives f what the verb at item i takes in before its source, or on both sides of source
// and verb, and reports whether it takes in anything: "The port is shut, | she said".
func (c *clause) around(i int, source span, v *cueVerb, what complement, f *finding) bool {
	b := source.from - 1
	separated := c.at(b)&(comma|dashMark) != 0
	if separated {
		b--
	}
	direct := c.at(b)&quoted != 0
	if !direct && !separated || b < c.taken {
		return false
	}
	f.before = span{c.taken, b + 1}
	if !direct {
		if v.takes(nounFrame) && !c.items[i].may(pastForm) || what.kind != nothing && what.kind != unfit {
			return c.leave(f)
		}
		tail := c.tail(i + 1)
		if what.kind == nothing && !v.takes(quoteFrame) && c.at(tail)&comma != 0 && c.interrupts(i, source, v, tail, f) {
			return true
		}
		if !c.mayBeSaid(f.before, i, v, tail) || what.kind == unfit && v.speaks() && c.at(i+1)&(det|name) != 0 && c.at(i+1)&(prep|timely) == 0 {
			return c.leave(f) // what it says follows
		}
	}
	if direct && b > c.taken && c.at(b-1)&(stops&^terminal) != 0 {
		f.before.from = b // what precedes the comma is the outlet's
	}
	if what.kind == quotation {
		f.after = span{what.start, c.endOfSpeech(what.start, i)}
		f.frame = span{source.from, what.start}
		return true
	}
	tail := c.tail(i + 1)
	if c.at(tail)&comma != 0 && c.at(tail+1)&neg != 0 && c.at(tail+1)&prep != 0 {
		tail = c.tail(tail + 1) // "without elaborating"
	}
	f.frame = span{source.from, tail}
	if c.at(tail)&comma != 0 && tail+1 < len(c.items) {
		f.after = c.resumes(tail+1, direct, i)
	}
	return true
}

// leave takes back from f what it was given before its verb.
func (c *clause) leave(f *finding) bool {
	f.before = span{}
	return false
}

// interrupts gives f the clause that the verb at item i and its source interrupt, up to the comma
// tail, and reports whether they do: what precedes them only opens it.
func (c *clause) interrupts(i int, source span, v *cueVerb, tail int, f *finding) bool {
	opens, next := f.before, tail+1
	switch {
	case c.onlyAdverbs(opens.from, opens.to) && (c.startsClause(next) || v.speaks() && c.long(next, 4) && c.at(next)&(prep|subord) == 0):
		// "But, she said, the port is shut"
		f.before, f.frame = span{}, span{opens.from, tail}
	case c.opensWithAdverbial(opens.from, opens.to) && (c.startsClause(next) || c.long(next, 4) && c.isNominal(next) || v.speaks() && c.at(next)&be != 0):
		// "In April, she said, the port will shut", "If it rains, she said, the port will shut"
		f.frame = span{source.from, tail}
		if c.has(opens, document) {
			f.before, f.frame.from = span{}, opens.from // "In a letter, she said, the port will shut"
		}
	default:
		return false
	}
	f.after = span{next, c.endOfSpeech(next, i)}
	return true
}

// mayBeSaid reports whether the items s, which end before the source of the verb at item i, may
// be what it says: a clause of their own, or the subject of one that continues at tail.
func (c *clause) mayBeSaid(s span, i int, v *cueVerb, tail int) bool {
	opens := c.at(s.from)
	if opens&subord != 0 && opens&prep == 0 && !c.holdsMain(s.from, s.to) && !(v.speaks() && c.untilEnd(tail)) {
		return false
	}
	if v.takes(quoteFrame) && !c.has(s, quoted) {
		return false
	}
	return opens&quoted != 0 || c.isClause(s.from, s.to) || c.endsSentence(s.from, s.to, i, v) || c.splits(s.from, s.to, tail)
}

// has reports whether any of the items s is in any class of k.
func (c *clause) has(s span, k class) bool { return c.first(s.from, s.to, k) < s.to }

// endsSentence reports whether the verb at item i, hardly ever anything but a cue, ends a
// sentence whose items from to end are enough for a clause, even if no list knows its verb: "The
// field lies north of Osk, she said."
func (c *clause) endsSentence(from, end, i int, v *cueVerb) bool {
	return from == 0 && end >= 4 && v.speaks() && c.at(0)&(prep|subord) == 0 && c.untilEnd(c.tail(i+1))
}

// holdsMain reports whether the dependent clause that item from opens is followed by its main
// clause before item end: "While it rained, the port was shut, | she said".
func (c *clause) holdsMain(from, end int) bool {
	for m := from + 1; m < end; m++ {
		if c.at(m)&comma != 0 && c.startsClause(m+1) {
			return c.isClause(m+1, end)
		}
	}
	return false
}

// opensWithAdverbial reports whether the items from to end can precede a subject: a prepositional
// phrase or a dependent clause.
func (c *clause) opensWithAdverbial(from, end int) bool {
	for c.at(from)&coord != 0 {
		from++
	}
	if k := c.at(from + 1); c.items[from].forms&ing != 0 || (c.at(from)|c.at(from).initial())&(edForm|ingForm) != 0 {
		return k&(prep|det|to) != 0 && !c.isClause(from+1, end) // "Starting in May, she said", "Faced with gales, she said"
	}
	opens := c.at(from)
	switch {
	case opens&(prep|subord|adv|lyAdverb|quantity) == 0, opens&det != 0 && opens&quantity == 0:
		return false
	case opens&(prep|subord) == 0 && c.at(end-1)&(adv|lyAdverb) == 0 && c.key(from+1) != than: // "More than once, she said"
		return false
	case c.has(span{from, end}, quoted|semicolon|colon):
		return false
	}
	return opens&subord != 0 || !c.isClause(from, end)
}

// tail returns where the adverbials after a closing "she said" end: what follows "after", "when"
// or "as" is the outlet's.
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

// resumes returns the content that continues after a cue in the middle of it.
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

// invertedAt reports whether a present form can precede its subject here.
func (c *clause) invertedAt(i int) bool {
	k := c.at(i - 1)
	return k&quoted != 0 || k&comma != 0
}

// inverted reads a source that follows its verb, "..., said the minister", and reports whether
// there is one.
func (c *clause) inverted(x *verbGroup) bool {
	b := x.from - 1
	if c.at(b)&comma != 0 {
		b--
	}
	direct := c.at(b)&quoted != 0
	if b < c.taken || !direct && b == x.from-1 {
		return false
	}
	if c.relativeUpTo(b) > 0 || x.kind == bareClause && c.at(b)&finished != 0 && (c.apposition(b) >= 0 || c.closesParticiple(b)) {
		return false // "Vell, author of “The Flood,” said the port was shut"
	}
	if !c.mayBeSource(x.item+1, direct) || !direct && (x.kind == bareClause || x.kind == thatClause) {
		return false
	}
	source := c.objectAfter(x.item + 1)
	if source.empty() {
		return false
	}
	said := span{c.taken, b + 1}
	split := !direct && c.splits(said.from, said.to, source.to)
	if !direct && (!c.isSpeaker(source, x) || !split && !c.isWhole(said, source, x)) {
		return false
	}
	f := finding{before: said, source: source, cue: span{x.from, x.item + 1}, verb: x.word.verb, confidence: x.weight}
	f.frame = span{x.from, source.to}
	if split {
		f.after = span{source.to + 1, c.endOfSpeech(source.to+1, x.item)}
	} else if j := c.nextQuotation(source.to); j > 0 {
		f.after = span{j, c.endOfSpeech(j, x.item)}
		f.frame.to = j
	}
	c.subject = source
	c.emit(&f)
	return true
}

// mayBeSource reports whether a source can begin at item j, right after its verb.
func (c *clause) mayBeSource(j int, direct bool) bool {
	next := c.at(j)
	switch {
	case next&(det|poss|name|subj|person|honorific|number|quantity|lowercase) == 0,
		next&(coord|prep|to|that|wh|subord|adv|lyAdverb|aux|neg) != 0 && next&(det|name) == 0,
		next&timely != 0 && (!direct || c.at(j+1)&name == 0),
		next&subj != 0 && next&(be|have|modal) != 0: // "he's"
		return false
	}
	return c.key(j) != thatKey
}

// isSpeaker reports whether the phrase after the verb can be its source rather than its object:
// "suggests ill will".
func (c *clause) isSpeaker(source span, x *verbGroup) bool {
	return x.speaks() || c.holds(source, name|person|org|number|quantity|subj) || c.r.text[c.extent(x.item+1).first].role != Unknown
}

// isWhole reports whether what precedes a verb and the source after it is enough to have been
// said.
func (c *clause) isWhole(said, source span, x *verbGroup) bool {
	if !c.namesSomebody(source) && c.apposition(x.from-1) >= 0 {
		return false // "Vell, who met the dockers, added her voice"
	}
	opens := c.at(said.from)
	if opens&subord != 0 && opens&prep == 0 {
		return false
	}
	closes := said.to >= 4 && said.from == 0 && x.speaks() && c.untilEnd(source.to) // the sentence, whatever its verb is
	return closes || opens&quoted != 0 || c.isClause(said.from, said.to)
}

// nextQuotation returns the quotation after the source that ends at item j, if no other cue
// between them takes it; 0 when there is none.
func (c *clause) nextQuotation(j int) int {
	end := min(len(c.items), j+farthest)
	for ; j < end && c.at(j)&(quoted|semicolon|terminal|colon) == 0; j++ {
		if it := &c.items[j]; it.verb >= 0 && it.may(ing) {
			return 0
		}
	}
	if c.at(j)&quoted == 0 {
		return 0
	}
	return j
}

// closesParticiple reports whether the quotation at item b ends a participle phrase that follows
// a comma: "The council, citing “the storm,”".
func (c *clause) closesParticiple(b int) bool {
	for m := b - 1; m > 0 && m > b-farthest/4; m-- {
		if c.at(m)&comma != 0 {
			return c.isNominal(m-1) && (c.at(m+1)&ingForm != 0 || c.items[m+1].forms&ing != 0)
		}
	}
	return false
}

// namesSomebody reports whether a phrase is a person, a body or a name.
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

// afterFinished reports whether a quotation that ends in a comma or full stop comes right before
// the source: then it is what was said.
func (c *clause) afterFinished(source span) bool {
	b := source.from - 1
	if c.at(b)&comma != 0 {
		b--
	}
	return b >= c.taken && c.at(b)&finished != 0
}

// splits reports whether a cue that ends at the comma tail separates a subject, items from to
// end, from its verb: "The port, Vell said, now has ...".
func (c *clause) splits(from, end, tail int) bool {
	pronounAlone := c.at(end-1)&(subj|obj|that) != 0 && (end-1 <= from || c.key(end-2) == ofKey) // "Some of them, Vell said, now have ..."
	if c.at(tail)&comma == 0 || !c.isNominal(end-1) && !pronounAlone || c.at(from)&(prep|subord) != 0 && c.at(from)&det == 0 {
		return false
	}
	for tail++; c.at(tail)&(adv|lyAdverb) != 0 && c.at(tail)&det == 0; tail++ {
	}
	return c.isFiniteAfter(tail)
}
