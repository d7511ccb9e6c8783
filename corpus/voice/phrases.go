package voice

// phrase reads a source introduced by a preposition: "according to the
// ministry", "as per the agency", "in the words of Vell".
func (c *clause) phrase(i int) {
	cue := span{i, i + 2}
	at := i + 2
	switch {
	case c.key(i) == according && c.key(i+1) == toKey:
	case c.key(i) == asKey && c.key(i+1) == per:
	case c.key(i) == words && c.key(i+1) == ofKey && c.at(i-1)&det != 0 && c.key(i-2) == inKey:
		cue.from = i - 2
	case c.key(i) == words && c.at(i-1)&(possessive|poss|lowercase) != 0:
		c.ownWords(i)
		return
	case c.key(i) == asKey:
		c.asClause(i)
		return
	case c.key(i) == forKey && !c.closing && (i <= c.taken || c.at(i-1)&comma != 0) && c.at(i+1)&name != 0 && c.at(i+1)&timely == 0:
		end := c.names(i + 1)
		if c.at(end)&comma == 0 || !c.startsClause(end+1) {
			return
		}
		c.emit(&finding{source: span{i + 1, end}, cue: span{i, i + 1}, frame: span{i, end + 1}, after: span{end + 1, c.endOfSpeech(end+1, -1)},
			verb: -1, phrase: "for", confidence: .45})
		return
	default:
		return
	}
	source := c.objectAfter(at)
	if source.empty() {
		return
	}
	if c.at(cue.from-1)&comma != 0 {
		source = c.oneComma(source)
	}
	c.introduced(finding{source: source, cue: cue, verb: -1, phrase: "according to", confidence: .9}, source.to)
}

// ownWords reads "in Vell's words", "in her own words", with "words" at item i.
func (c *clause) ownWords(i int) {
	owner := i
	if c.at(i-1)&(possessive|poss) == 0 {
		owner-- // "own"
	}
	if c.at(owner-1)&(possessive|poss) == 0 {
		return
	}
	source := c.nounPhrase(owner)
	if source.empty() || c.key(source.from-1) != inKey {
		return
	}
	f := finding{source: source, cue: span{source.from - 1, i + 1}, verb: -1, phrase: "in the words of", confidence: .85}
	if f.cue.from <= c.taken || c.onlyAdverbs(c.taken, f.cue.from) {
		c.introduced(f, i+1)
		return
	}
	q := i + 1
	for c.at(q)&(comma|closeParen|dashMark) != 0 || c.at(q)&det != 0 && c.at(q+1)&quoted != 0 {
		q++
	}
	b := f.cue.from - 1
	if c.at(b)&comma != 0 {
		b--
	}
	switch f.frame = f.cue; {
	case c.at(q)&quoted != 0 && !c.closing:
		f.after = span{q, q + 1} // "it was, in her words, “a flood”"
	case c.at(q)&quoted == 0 && c.at(b)&quoted != 0 && b >= c.taken:
		f.before = span{b, b + 1} // "“a flood,” in her words"
	default:
		return
	}
	c.emit(&f)
}

// introduced finds the content of a source that is introduced by a phrase ending before item end,
// and emits the finding.
func (c *clause) introduced(f finding, end int) {
	source := f.source
	f.frame = span{f.cue.from, end}
	b := f.cue.from
	if b <= c.taken || c.onlyAdverbs(c.taken, b) {
		f.frame.from = c.taken
		// at the start: the rest of the sentence
		if c.closing {
			return
		}
		if c.at(end)&comma != 0 {
			end++
		}
		if n := c.names(end + 1); c.key(end) == forKey && n > end+1 && c.at(n)&comma != 0 {
			// "as per the agency, for Vell, ...": the agency is the channel
			f.source, f.via = span{end + 1, n}, source
			f.frame.to, end = n, n+1
		}
		f.after = span{end, c.endOfSpeech(end, -1)}
		if f.after.empty() {
			return
		}
		c.emit(&f)
		return
	}
	f.before = span{c.taken, b}
	if c.at(end)&comma != 0 && end+1 < len(c.items) && c.at(b-1)&comma != 0 && !c.leaves(end+1) {
		f.after = span{end + 1, c.endOfSpeech(end+1, -1)}
	}
	c.emit(&f)
}

// asClause reads "As the Herald noted, ..." and "as reported by the Herald".
func (c *clause) asClause(i int) {
	opens := i <= c.taken || c.onlyAdverbs(c.taken, i) || c.at(i-1)&coord != 0 && c.at(i-2)&comma != 0
	if opens && c.closing || !opens && c.at(i-1)&(comma|finished) == 0 {
		return // nothing precedes it; "as much as he has promised"
	}
	if c.at(i+1)&edForm != 0 && c.at(i+2)&prep != 0 && c.key(i+2) != byKey {
		return // "as spelled out in the pact"
	}
	m := i + 1
	asked := c.only(stops | quoted | wh | that | subord | verbal)
	for ; m < len(c.items) && m < i+16; m++ {
		it := &c.items[m]
		if it.classes&asked == 0 {
			continue
		}
		if c.at(m)&(stops|quoted) != 0 && m > i+1 && c.at(m)&comma == 0 || c.at(m)&(wh|that|subord) != 0 {
			return
		}
		if it.verb >= 0 && c.verbs[it.verb].takes(sayFrame) && it.forms&(pastForm|sForm|participle) != 0 || c.putsIt(m) {
			break
		}
		if c.isFiniteVerb(m) && c.at(m)&aux == 0 {
			return
		}
	}
	if m >= len(c.items) || m >= i+16 {
		return
	}
	var f finding
	var end int
	if c.putsIt(m) {
		g, _ := c.group(m)
		f = finding{source: c.trim(span{i + 1, g}), cue: span{m, m + 2}, verb: -1, phrase: "put it", confidence: .8}
		c.asFound(f, i, m+2, opens)
		return
	}
	if c.key(m+1) == byKey {
		if m != i+1 {
			return
		}
		f.source = c.objectAfter(m + 2)
		end = f.source.to
	} else {
		g, _ := c.group(m)
		f.source = c.trim(span{i + 1, g})
		end = c.tail(m + 1)
	}
	if what := c.complement(m, &c.verbs[c.items[m].verb]); c.key(m+1) != byKey && what.kind != nothing {
		return
	}
	f.verb = c.items[m].verb
	f.cue, f.confidence = span{m, m + 1}, .8*c.verbs[f.verb].weight
	c.asFound(f, i, end, opens)
}

// putsIt reports whether item m begins "put it", "puts it".
func (c *clause) putsIt(m int) bool {
	if c.at(m)&common == 0 || c.key(m+1) != itKey {
		return false
	}
	t := c.into.Tokens[c.extent(m).first]
	text := c.into.Document.Text[t.Start:t.End]
	return text == "put" || text == "puts"
}

// asFound emits the finding of a clause with "as" from item i to end, if the clause closes there.
func (c *clause) asFound(f finding, i, end int, opens bool) {
	if f.source.empty() || end < len(c.items) && c.at(end)&(comma|terminal) == 0 {
		return
	}
	f.frame = span{i, end}
	if opens {
		f.after = span{end, c.endOfSpeech(end+1, -1)}
	} else {
		f.before = span{c.taken, i}
		if c.at(i-1)&comma != 0 && c.splits(c.taken, i-1, end) {
			f.after = span{end + 1, c.endOfSpeech(end+1, -1)} // "The port, as Vell noted, | is shut"
		}
	}
	c.emit(&f)
}

// onlyAdverbs reports whether items from to end contain nothing that could be said: "But",
// "Notably,".
func (c *clause) onlyAdverbs(from, end int) bool {
	if end-from > 3 {
		return false
	}
	for i := from; i < end; i++ {
		if c.at(i)&(coord|comma|adv|lyAdverb) == 0 {
			return false
		}
	}
	return true
}

// names returns the item after the capitalised words that begin at item i.
func (c *clause) names(i int) int {
	for c.at(i)&name != 0 {
		i++
	}
	return i
}

// oneComma cuts a source between commas at its first comma, unless an apposition follows that
// closes before a verb: "the port, according to Vell, a ruin" but "the port, according to Vell,
// the mayor, is a ruin".
func (c *clause) oneComma(source span) span {
	for i := source.from; i < source.to; i++ {
		if c.at(i)&comma == 0 {
			continue
		}
		if c.at(source.to)&comma != 0 && c.isFiniteAfter(source.to+1) || c.untilEnd(source.to) && c.hasRelative(i, source.to) {
			return source
		}
		return span{source.from, i}
	}
	return source
}
