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
	f := finding{source: source, cue: cue, verb: -1, phrase: "according to", confidence: .9}
	f.frame = span{cue.from, source.to}
	end := source.to
	b := cue.from
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
		return // nothing stands before it; "as much as he has promised"
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
		if it.verb >= 0 && c.verbs[it.verb].frames&sayFrame != 0 && it.forms&(pastForm|sForm|participle) != 0 {
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
	if k, _ := c.complement(m, &c.verbs[c.items[m].verb]); c.key(m+1) != byKey && k != nothing {
		return
	}
	if f.source.empty() || end < len(c.items) && c.at(end)&(comma|terminal) == 0 {
		return
	}
	f.verb = c.items[m].verb
	f.cue, f.frame = span{m, m + 1}, span{i, end}
	f.confidence = .8 * c.verbs[f.verb].weight
	if opens {
		f.after = span{end, c.endOfSpeech(end+1, -1)}
	} else {
		f.before = span{c.taken, i}
	}
	c.emit(&f)
}

// onlyAdverbs reports whether items from to end are nothing that could be said:
// "But", "Notably,".
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

// oneComma cuts a source between commas at its first one, unless an apposition
// follows that closes before a verb: "the port, according to Vell, a ruin" but
// "the port, according to Vell, the mayor, is a ruin".
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
