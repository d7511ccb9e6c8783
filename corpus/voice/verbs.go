package voice

// A verbGroup is a cue verb with the auxiliaries and adverbs before it, "would not have said",
// and what a rule finds around it.
type verbGroup struct {
	*cueVerb
	*word        // the verb's
	item   int   // of the verb
	from   int   // where the group begins
	passed class // union of the classes of the items between from and the verb
	before class // of the item right before the verb
	alone  bool  // in the closing pass, with no comma or "and" right before the group
	complement
	source span
	holds  class // union of the classes of the source
	shared bool  // the source is another verb's
	closes bool  // it may take in what precedes its source
}

// bare reports whether nothing of its group precedes the verb.
func (x *verbGroup) bare() bool { return x.from == x.item }

// verbGroup returns the group of the cue verb at item i.
func (c *clause) verbGroup(i int) verbGroup {
	it := &c.items[i]
	x := verbGroup{cueVerb: &c.verbs[it.verb], word: it, item: i, from: i, before: c.at(i - 1)}
	if x.before&grouped != 0 {
		x.from, x.passed = c.group(i)
	}
	x.alone = c.closing && !c.r.plainly && c.at(x.from-1)&(coord|comma) == 0
	return x
}

// verb reads the cue verb at item i and reports whether it introduced a source.
func (c *clause) verb(i int) bool {
	if c.verbs[c.items[i].verb].weight == 0 {
		return false
	}
	n := len(c.into.Attributions)
	x := c.verbGroup(i)
	switch {
	// A cue takes in what precedes it across a comma, a dash or a quotation. An "and" is left to
	// the slow path, which looks for the subject that the cue shares.
	case x.alone && i <= c.edge:
	case c.closing && !x.takes(sayFrame) && !c.asSaying(i):
	case x.may(ing) && x.passed&be == 0:
		if c.closing {
			c.heardSaying(i, x.cueVerb)
		} else {
			c.participle(i, x.cueVerb)
		}
	case c.isPassive(&x):
		if !c.closing {
			c.passiveCue(i, x.from, x.cueVerb)
		}
	case c.isLookalike(&x):
	case x.passed&to != 0 && c.closing:
	case x.passed&to != 0 && !c.goesOn(&x):
		c.infinitiveCue(i, x.from, x.cueVerb)
	default:
		c.finite(&x)
	}
	return len(c.into.Attributions) > n
}

// finite reads a finite cue verb: what follows it, the source before it, and what the attribution
// is given on both sides.
func (c *clause) finite(x *verbGroup) {
	met := c.remembered(x.item)
	if met != nil {
		x.complement = met.complement
	} else {
		x.complement = c.complement(x.item, x.cueVerb)
	}
	if c.introducesNothing(x) || c.citesAsSaying(x.item, x.from, x.cueVerb) {
		return
	}
	if x.frames&(sayFrame|toldFrame) == sayFrame && met == nil && c.at(x.from-1)&(comma|quoted) != 0 && c.inverted(x) {
		return
	}
	if c.isHopeless(x) {
		return
	}
	if x.alone && len(c.quotedAt) == 0 && !x.isOpen() && x.kind != quotation {
		return // what it introduces follows it
	}
	if met != nil {
		x.source = met.source
	} else {
		x.source = c.subjectBefore(x.from)
		if c.closing && c.taken == 0 {
			c.met = append(c.met, metVerb{x.item, x.complement, x.source})
		}
	}
	if c.findSource(x); x.source.empty() {
		return
	}
	x.holds = c.any(x.source)
	if c.finds(x) {
		x.complement = complement{object, x.item + 1}
	}
	x.closes = x.takes(sayFrame) && !x.shared && c.at(x.source.from-1)&(comma|dashMark|quoted) != 0 && !c.opensWithParticiple(x.source)
	if c.closing && !x.closes {
		return
	}
	f := c.finding(x)
	if x.closes && (x.isOpen() || x.kind == quotation || c.afterFinished(x.source)) && c.around(x.item, x.source, x.cueVerb, x.complement, &f) {
		c.subject = x.source
		c.emit(&f)
		return
	}
	if c.closing || !c.takeBehind(x, &f) {
		return
	}
	f.frame = c.introduction(x)
	c.subject = x.source
	c.emit(&f)
}

// isOpen reports whether what follows the verb is not a clause that it reports, so that what it
// reports may precede it.
func (x *verbGroup) isOpen() bool { return x.kind == nothing || x.kind == unfit || x.kind == object }

// findSource finds the verb's source when that is not the noun phrase right before it, or when
// there is none there.
func (c *clause) findSource(x *verbGroup) {
	if x.may(baseForm|sForm) && !x.may(pastForm) && x.passed&(modal|do|have) == 0 {
		if r := c.relativeSubject(x.item, x.forms); !r.empty() {
			x.source = span{r.from, x.from}
		}
	}
	if x.may(pastForm) && x.speaks() && (x.kind == thatClause || x.kind == bareClause) {
		if r := c.matrixSubject(x.from); !r.empty() {
			x.source = r
		}
	}
	if x.source.empty() {
		x.source = c.antecedentTaken(x.from)
	}
	if x.shared = x.source.empty(); !x.shared {
		return
	}
	x.source = c.outerSubject(x.from)
	before := c.at(x.from - 1)
	if x.source.empty() && (before&coord != 0 || before&finished != 0 && c.closesParticiple(x.from-1) || before&comma != 0 && !x.may(baseForm)) {
		if x.source = c.subject; x.source.empty() {
			x.source = c.mainSubject()
		}
	}
	if s := c.hearerTaken(x.from); !s.empty() {
		x.source = s
	}
}

// finds reports whether what follows the verb is what a document found: "the survey found
// support".
func (c *clause) finds(x *verbGroup) bool {
	const clauses = thatFrame | bareFrame
	return x.kind == unfit && x.frames&clauses == clauses && !x.takes(sayFrame) && c.isNominal(x.item+1) && c.holds(x.source, document)
}

// finding returns the attribution that the verb and its source make, without what is said.
func (c *clause) finding(x *verbGroup) finding {
	f := finding{source: x.source, cue: span{x.from, x.item + 1}, verb: x.word.verb, confidence: x.weight}
	if x.source.to-x.source.from == 1 && c.key(x.source.from) == me {
		f.confidence *= .5 // "I think": the outlet speaks for itself
	}
	if x.holds&inanimate != 0 && c.isThing(x.source) {
		f.confidence *= .5 // "the deal stipulates": things do not speak
	}
	if x.takes(rcptFrame) {
		f.via = c.channel(x.item+1, c.skipHearer(x.item+1, x.cueVerb))
	}
	return f
}

// takeBehind gives f what follows the verb and reports whether that may be said.
func (c *clause) takeBehind(x *verbGroup, f *finding) bool {
	switch x.kind {
	case nothing:
		if !x.takes(sayFrame) || len(c.into.Attributions) > c.before || x.passed&(neg|modal) != 0 || c.at(x.start)&colon == 0 && !c.untilEnd(x.start) {
			return false
		}
		c.takeClause(x, f)
		return c.opened
	case thatClause, bareClause, quotation, afterColon:
		c.takeClause(x, f)
	case infinitive, object:
		c.takeObject(x, f)
	default:
		return false
	}
	return true
}

// takeClause gives f the clause after the verb.
func (c *clause) takeClause(x *verbGroup, f *finding) {
	f.after = span{x.start, c.endOfSpeech(x.start, x.item)}
	f.after.to = min(f.after.to, c.endOfDependent(x.start, x.source, x.holds, x.kind))
	c.opened = f.after.from >= f.after.to || c.trim(f.after).empty()
}

// takeObject gives f the object or infinitive after the verb, continuing past a parenthesis
// between dashes, which is the outlet's, and with the label that an "as" gives it.
func (c *clause) takeObject(x *verbGroup, f *finding) {
	f.after = span{x.start, c.endOfObject(x.start)}
	f.after.to = min(f.after.to, c.endOfDependent(x.start, x.source, x.holds, x.kind))
	if x.kind != object {
		return
	}
	if d := c.dashPair(f.after.to); d > 0 {
		f.before = f.after
		f.after = span{d, c.endOfObject(d)}
	}
	if x.takes(asFrame) {
		if a := c.predicateAs(x.start); a > 0 {
			f.after.to, f.as = c.endOfObject(a+1), a
		}
	}
}

// introduction returns the items with which the outlet introduces what is said.
func (c *clause) introduction(x *verbGroup) span {
	var frame span
	if x.holds&wh != 0 || c.at(x.source.from-1)&comma != 0 {
		frame = c.frameOf(x.source.from, x.start)
	} else {
		frame = c.frameFrom(x.source.from, x.source.to, x.start)
	}
	if x.shared {
		frame = span{x.from, x.start}
		if c.at(x.from-1)&coord != 0 && x.from-1 >= c.taken {
			frame.from--
		}
	}
	return frame
}

// opensWithParticiple reports whether a phrase begins with a participle that has a phrase of its
// own: "reflecting in part the workers | added in May".
func (c *clause) opensWithParticiple(s span) bool {
	return (c.at(s.from)&ingForm != 0 || c.items[s.from].forms&ing != 0) && c.at(s.from)&lowercase != 0 && c.at(s.from+1)&(prep|det|poss|name|number) != 0
}

// A metVerb is what surrounds a cue verb that the closing pass met and left: what follows it and
// the subject before it. The pass after that finds the same, as long as nothing of the sentence
// has been taken.
type metVerb struct {
	item int
	complement
	source span
}

// remembered returns what the closing pass found at the cue verb at item i, nil when it has to be
// looked for.
func (c *clause) remembered(i int) *metVerb {
	if len(c.met) == 0 || c.closing || c.taken > 0 || c.r.plainly {
		return nil
	}
	for len(c.met) > 0 && c.met[0].item < i {
		c.met = c.met[1:]
	}
	if len(c.met) == 0 || c.met[0].item > i {
		return nil
	}
	return &c.met[0]
}

// isHopeless reports whether nothing can make the verb introduce a source, since it is not a verb
// of saying and nothing that follows fits it. When the pass after the closing one reads the
// whole sentence, the subject then need not be looked for.
func (c *clause) isHopeless(x *verbGroup) bool {
	const clauses = thatFrame | bareFrame
	return (x.kind == unfit || x.kind == nothing) && !x.takes(sayFrame) && !c.closing && !c.r.plainly && len(c.items) == c.length &&
		(x.frames&clauses != clauses || !c.isNominal(x.item+1))
}

// isPassive reports whether the verb is a passive participle: "was told", "being told".
func (c *clause) isPassive(x *verbGroup) bool {
	if x.before&grouped == 0 || !x.may(participle|pastForm) {
		return false
	}
	if x.passed&be != 0 && (x.passed&have == 0 || c.key(x.from) == nonFinite && !x.may(ing)) {
		return true
	}
	return c.passive(x.from, x.item)
}

// passive reports whether the participle at i is passive: a form of be is the last auxiliary of
// its group.
func (c *clause) passive(from, i int) bool {
	for j := i - 1; j >= from-1 && j >= 0; j-- {
		k := c.at(j)
		if k&(adv|lyAdverb|neg) != 0 && k&aux == 0 {
			continue
		}
		return k&be != 0
	}
	return false
}

// goesOn extends the group to a verb before it that only says how another proceeds, and reports
// whether there is one: "continued to say".
func (c *clause) goesOn(x *verbGroup) bool {
	from, ok := c.aspect(x.from)
	if ok {
		x.from = from
	}
	return ok
}

// aspect returns where the group of a verb that only says how another proceeds begins, when there
// is one before the infinitive at item from: "continue to", "began to", "went on to".
func (c *clause) aspect(from int) (int, bool) {
	j := from - 1
	if c.key(j) == onKey {
		j--
	}
	if j < c.taken || c.key(j) != aspectual {
		return 0, false
	}
	g, _ := c.group(j)
	return g, true
}
