package voice

// asSaying reports whether the verb at i is followed by a noun phrase and "as saying": "cited
// Vell as saying".
func (c *clause) asSaying(i int) bool { return c.asSayingAt(i) > 0 }

func (c *clause) asSayingAt(i int) int {
	if !c.saying {
		return 0
	}
	for j := i + 1; j < len(c.items)-1 && j < i+16; j++ {
		if c.at(j)&(stops&^comma|quoted) != 0 {
			return 0
		}
		if n := &c.items[j+1]; c.key(j) == asKey && n.forms&ing != 0 && n.verb >= 0 && c.verbs[n.verb].takes(sayFrame) {
			return j
		}
	}
	return 0
}

// citesAsSaying reads "the agency cited Vell as saying": Vell is the source and the agency the
// channel.
func (c *clause) citesAsSaying(i, from int, v *cueVerb) bool {
	as := c.asSayingAt(i)
	if as == 0 || as == i+1 {
		return false
	}
	channel := c.subjectBefore(from)
	saying := as + 1
	said := &c.verbs[c.items[saying].verb]
	f := finding{source: span{i + 1, as}, cue: span{from, saying + 1}, verb: c.items[saying].verb, confidence: said.weight, via: channel}
	what := c.complement(saying, said)
	if c.around(saying, channel, said, what, &f) {
		c.emit(&f)
		return true
	}
	if c.closing || what.kind == nothing || what.kind == unfit {
		return false
	}
	f.after = span{what.start, c.endOfSpeech(what.start, saying)}
	f.frame = c.frameOf(channel.from, what.start)
	c.emit(&f)
	return true
}

// heardSaying reads what precedes "he was quoted as saying", "she can be heard saying", with the
// participle of saying at item i.
func (c *clause) heardSaying(i int, v *cueVerb) {
	p := i - 1
	if c.key(p) == asKey {
		p--
	}
	if p < 0 || !v.takes(sayFrame) || c.items[p].forms&participle == 0 && c.at(p)&edForm == 0 {
		return
	}
	g, passed := c.group(p)
	source := c.subjectBefore(g)
	if passed&be == 0 || source.empty() || c.at(source.from-1)&(comma|quoted) == 0 {
		return
	}
	f := finding{source: source, cue: span{g, i + 1}, verb: c.items[i].verb, confidence: v.weight}
	if what := c.complement(i, v); what.kind == nothing && c.around(i, source, v, what, &f) {
		c.subject = source
		c.emit(&f)
	}
}

// channel returns the items from to end when they name a news house: someone who tells the Herald
// speaks through the Herald.
func (c *clause) channel(from, end int) span {
	for i := from; i < end; i++ {
		w := &c.r.text[c.extent(i).last-1]
		if w.role == Media && c.at(i)&name != 0 {
			return span{from, end}
		}
	}
	return span{}
}
