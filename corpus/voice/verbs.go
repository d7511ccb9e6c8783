package voice

// verb reads the cue verb at item i and reports whether it introduced a source.
func (c *clause) verb(i int) bool {
	if c.verbs[c.items[i].verb].weight == 0 {
		return false
	}
	n := len(c.into.Attributions)
	c.finite(i)
	return len(c.into.Attributions) > n
}

func (c *clause) finite(i int) {
	it := &c.items[i]
	v := &c.verbs[it.verb]
	before := c.at(i - 1)
	from, passed := i, class(0)
	if before&grouped != 0 {
		from, passed = c.group(i)
	}
	// A cue takes in what stands before it over a comma, a dash or a quotation. An
	// "and" is left to the long way, which looks for the subject that it shares.
	alone := c.closing && !c.r.plainly && c.at(from-1)&(coord|comma) == 0
	if alone && i <= c.edge {
		return
	}
	switch {
	case c.closing && v.frames&sayFrame == 0 && !c.asSaying(i):
		return
	case it.forms&ing != 0 && passed&be == 0:
		if c.closing {
			c.heardSaying(i, v)
		} else {
			c.participle(i, v)
		}
		return
	case before&grouped != 0 && it.forms&(participle|pastForm) != 0 &&
		(passed&be != 0 && (passed&have == 0 || c.key(from) == nonFinite && it.forms&ing == 0) || c.passive(from, i)):
		if !c.closing {
			c.passiveCue(i, from, v)
		}
		return
	case from == i && it.forms&participle != 0 && before&quantity != 0 && c.at(i+1)&lowercase != 0 && c.at(i+1)&(det|poss|pronoun|that|wh|prep|adv|lyAdverb|to|timely|subord|neg|quantity) == 0:
		return // "most reported cases"
	case from == i && v.frames&nounFrame != 0 && it.forms&pastForm == 0 && before&subj == 0 && (c.isNounBefore(i+1) || it.forms&sForm != 0 && before&(number|quantity) != 0):
		return // "the northern states led by Osk", "the reports said"
	case from == i && before&(det|poss|possessive|prep|number) != 0 && (before&number == 0 || v.frames&(sayFrame|nounFrame) != sayFrame || c.at(i+1)&lowercase != 0 && c.isNominal(i+1) && c.at(i+1)&(det|poss) == 0) && before&(subj|pronoun) == 0 && c.key(i-1) != thatKey && c.key(i-1) != which && before&(quantity|person) == 0:
		return // a noun or an adjective
	case from < i && passed&(aux|neg|to) == 0 && (c.key(from-1) == indefinite || c.key(from-1) == definiteKey):
		return // "an almost guaranteed win"
	case from == i && it.forms&pastForm == 0 && c.governs(i-1):
		return // "after deleting | tweets", "growing | protests"
	case it.forms&(pastForm|ing) == 0 && it.forms&participle != 0 && it.forms&(baseForm|sForm) == 0 && passed&have == 0:
		return
	case it.forms&pastForm == 0 && it.forms&(baseForm|sForm) != 0 && passed&(modal|do|to) == 0 && !c.agrees(i-1, it.forms) && !c.invertedAt(i) && c.relativeSubject(i, it.forms).empty() &&
		(v.frames&nounFrame != 0 && c.key(i+1) != thatKey || v.frames&(sayFrame|thatFrame) == 0 || !c.headBefore(i-1, it.forms)):
		return
	}
	if c.key(i+1) == who && it.forms&pastForm == 0 && v.frames&(nounFrame|sayFrame) == nounFrame {
		return // "a free trade advocate who"
	}
	if it.key == like && before&subj == 0 && passed&(modal|do|to) == 0 {
		return // hardly ever the verb
	}
	if passed&to != 0 && c.closing {
		return
	}
	if passed&to != 0 {
		before, ok := c.aspect(from)
		if !ok {
			c.infinitiveCue(i, from, v)
			return
		}
		from = before // "continued to say"
	}
	var k kind
	var start int
	met := c.remembered(i)
	if met != nil {
		k, start = met.k, met.start
	} else {
		k, start = c.complement(i, v)
	}
	if passed&neg != 0 && (k == thatClause && c.at(start)&wh != 0 && c.key(start) != thatKey && v.frames&sayFrame != 0 || k == nothing || k == unfit || k == infinitive && v.frames&sayFrame != 0) {
		return // "made no comment", "did not say"
	}
	if k == nothing && !c.closing && v.frames&nounFrame != 0 && it.forms&(pastForm|sForm|ing) == 0 && from == i && before&subj == 0 {
		return // "at the customs post."
	}
	if from == i && it.forms&participle != 0 && c.key(i-1) != who && c.at(i+1)&prep != 0 && (k == object || k == bareClause) && c.reachesCue(start) {
		return // "dockers briefed on the case | said"
	}
	if k == bareClause && v.frames&(sayFrame|rcptFrame) == 0 && c.key(from-1) == who && c.reachesCue(start) && c.matrixVerb(start, k) == len(c.items) {
		return // "bakers who knew Vell | said"
	}
	if c.citesAsSaying(i, from, v) {
		return
	}
	if v.frames&(sayFrame|toldFrame) == sayFrame && met == nil && c.at(from-1)&(comma|quoted) != 0 && c.inverted(i, from, v, k) {
		return
	}
	if (k == unfit || k == nothing) && v.frames&sayFrame == 0 && c.isHopeless(i, v) {
		return
	}
	if alone && len(c.quotedAt) == 0 && k != nothing && k != quotation && k != unfit && k != object {
		return // what it introduces stands behind it
	}
	var source span
	if met != nil {
		source = met.source
	} else {
		source = c.subjectBefore(from)
		if c.closing && c.taken == 0 {
			c.met = append(c.met, metVerb{i, k, start, source})
		}
	}
	if it.forms&(baseForm|sForm) != 0 && it.forms&pastForm == 0 && passed&(modal|do|have) == 0 {
		if r := c.relativeSubject(i, it.forms); !r.empty() {
			source = span{r.from, from}
		}
	}
	if it.forms&pastForm != 0 && c.speaks(v) && (k == thatClause || k == bareClause) {
		if r := c.matrixSubject(from); !r.empty() {
			source = r
		}
	}
	if source.empty() && c.taken == from && c.subject.to <= from && c.subject.to > c.subject.from {
		if key := c.key(c.subject.to - 1); key == who || key == thatKey || key == which {
			source = span{c.subject.from, c.subject.to - 1} // "Groups that back the strike | say"
		}
	}
	shared := source.empty()
	if shared {
		source = c.outerSubject(from)
	}
	if source.empty() && (c.at(from-1)&coord != 0 || c.at(from-1)&finished != 0 && c.closesParticiple(from-1) || c.at(from-1)&comma != 0 && it.forms&baseForm == 0) {
		source = c.subject
		if source.empty() {
			source = c.mainSubject()
		}
	}
	if shared && c.key(from-1) == who && c.taken > 0 {
		w := from - 1
		if c.at(w-1)&comma != 0 {
			w--
		}
		if c.subject.to == w {
			source = c.subject // "was attacked by dockers, who said"
		}
	}
	if source.empty() {
		return
	}
	mayClose := v.frames&sayFrame != 0 && !shared && c.at(source.from-1)&(comma|dashMark|quoted) != 0 && !c.opensWithParticiple(source)
	if c.closing && !mayClose {
		return
	}
	f := finding{source: source, cue: span{from, i + 1}, verb: it.verb, confidence: v.weight}
	if source.to-source.from == 1 && c.key(source.from) == me {
		f.confidence *= .5 // "I think": the outlet speaks for itself
	}
	if k == unfit && v.frames&(thatFrame|bareFrame) == thatFrame|bareFrame && v.frames&sayFrame == 0 && c.isNominal(i+1) && c.holds(source, document) {
		k, start = object, i+1 // "the survey found support"
	}
	holds := c.any(source)
	if holds&inanimate != 0 && c.isThing(source) {
		f.confidence *= .5 // "the deal stipulates": things do not speak
	}
	if v.frames&rcptFrame != 0 {
		f.via = c.channel(i+1, c.skipHearer(i+1, v))
	}
	if mayClose && (c.afterFinished(source) || k == nothing || k == quotation || k == unfit || k == object) && c.around(i, source, v, k, start, &f) {
		c.subject = source
		c.emit(&f)
		return
	}
	if c.closing {
		return
	}
	if k == nothing && (len(c.into.Attributions) > c.before || passed&(neg|modal) != 0 || c.at(start)&colon == 0 && !c.untilEnd(start)) {
		return
	}
	switch k {
	case thatClause, bareClause, quotation, afterColon, nothing:
		if k == nothing && v.frames&sayFrame == 0 {
			return
		}
		f.after = span{start, c.endOfSpeech(start, i)}
		f.after.to = min(f.after.to, c.endOfDependent(start, source, holds, k))
		c.opened = f.after.from >= f.after.to || c.trim(f.after).empty()
		if k == nothing && !c.opened {
			return
		}
	case infinitive, object:
		f.after = span{start, c.endOfObject(start)}
		f.after.to = min(f.after.to, c.endOfDependent(start, source, holds, k))
		if d := c.dashPair(f.after.to); d > 0 && k == object {
			f.before = f.after // what stands between dashes is the outlet's
			f.after = span{d, c.endOfObject(d)}
		}
		if v.frames&asFrame != 0 && k == object {
			if a := c.predicateAs(start); a > 0 {
				f.after.to, f.as = c.endOfObject(a+1), a
			}
		}
	default:
		return
	}
	if holds&wh != 0 || source.from > 0 && c.at(source.from-1)&comma != 0 {
		f.frame = c.frameOf(source.from, start)
	} else {
		f.frame = c.frameFrom(source.from, source.to, start)
	}
	if shared {
		f.frame = span{from, start}
		if c.at(from-1)&coord != 0 && from-1 >= c.taken {
			f.frame.from--
		}
	}
	c.subject = source
	c.emit(&f)
}

// isNounBefore reports whether what may be a noun or a verb before item i is a noun, a verb
// standing there: but "Osk claims unnamed ships came".
func (c *clause) isNounBefore(i int) bool {
	if i >= len(c.items) {
		return false
	}
	if c.at(i)&name != 0 && c.at(i)&(person|org|honorific) != 0 && c.at(i-2)&name != 0 && c.verbs[c.items[i-1].verb].base == "state" {
		return true // "Osks state Senator Vell"
	}
	if c.at(i)&(edForm|common) == 0 && c.items[i].forms&(pastForm|participle) == 0 {
		return false
	}
	return c.at(i-2)&name == 0 || c.at(i)&edForm == 0 || !c.isNominal(i+1) || c.at(i+1)&(det|name) != 0
}

// reachesCue reports whether from item i on a phrase ends right before a verb of saying
// whose subject is what stands before that phrase, as it has none of its own in it.
func (c *clause) reachesCue(i int) bool {
	for m := i + 1; m < len(c.items) && m < i+10; m++ {
		if c.at(m)&(stops|quoted|wh|that|subord|subj|coord|to) != 0 {
			return false
		}
		if it := &c.items[m]; it.verb >= 0 && it.forms&pastForm != 0 && c.speaks(&c.verbs[it.verb]) {
			return c.startsClause(m+1) || c.key(m+1) == thatKey
		}
	}
	return false
}

// governs reports whether item i is a participle or gerund that what follows it belongs
// to, and no noun: "after deleting", but "the ruling", "a new filing".
func (c *clause) governs(i int) bool {
	k := c.at(i)
	if k&lowercase == 0 || k&(person|org|document|inanimate|det|poss) != 0 || c.items[i].forms&ing == 0 && k&ingForm == 0 {
		return false
	}
	before := c.at(i - 1)
	return before&(det|poss|possessive|number|quantity) == 0 && (!c.isNominal(i-1) || before&(edForm|common) != 0 || c.items[i-1].forms&(pastForm|participle) != 0)
}

// opensWithParticiple reports whether a phrase begins with a participle that has a phrase
// of its own: "reflecting in part the workers | added in May".
func (c *clause) opensWithParticiple(s span) bool {
	return (c.at(s.from)&ingForm != 0 || c.items[s.from].forms&ing != 0) && c.at(s.from)&lowercase != 0 && c.at(s.from+1)&(prep|det|poss|name|number) != 0
}

// A metVerb is what stands around a cue verb that the closing pass met and left: what
// follows it and the subject before it. The pass after it finds the same, as long as
// nothing of the sentence is taken.
type metVerb struct {
	item   int
	k      kind
	start  int
	source span
}

// remembered is what the closing pass found at the cue verb at item i, nil when it
// has to be looked for.
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

// isHopeless reports whether nothing can make the verb at item i, which says nothing
// and fits nothing that follows it, introduce a source. Where the rules read on, its
// subject need not be looked for.
func (c *clause) isHopeless(i int, v *cueVerb) bool {
	return !c.closing && !c.r.plainly && len(c.items) == c.length &&
		(v.frames&(thatFrame|bareFrame) != thatFrame|bareFrame || !c.isNominal(i+1))
}

// passive reports whether the participle at i is passive: a form of be is the
// last auxiliary of its group.
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

// inRelative reports whether the subject of the verb at i follows a relative
// word: "which Vell said threatened the port".
func (c *clause) inRelative(i int) bool {
	for j := i - 1; j >= c.taken && j > i-8; j-- {
		if c.at(j)&stops != 0 {
			return false
		}
		switch c.key(j) {
		case which, what, who, thatKey:
			return true
		}
		if c.at(j)&wh != 0 && c.at(j-1)&comma != 0 {
			return true // "dockers, whom the mayor said were late"
		}
	}
	return false
}

// isFiniteAfter reports whether a finite verb stands at item i, right after a
// cue verb.
func (c *clause) isFiniteAfter(i int) bool {
	k := c.at(i)
	if k&aux != 0 && k&subj == 0 || k&(edForm|common) != 0 {
		return c.key(i) != nonFinite
	}
	return i < len(c.items) && c.items[i].forms&pastForm != 0
}

// aspect returns where the group of a verb that only says how another goes on
// begins, when one stands before the infinitive at item from: "continue to",
// "began to", "went on to".
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
