package voice

// kind is what follows a cue verb.
type kind uint8

const (
	nothing kind = iota // the clause ends, or only adverbials follow
	thatClause
	bareClause
	quotation
	afterColon
	infinitive
	object
	unfit // something follows that the verb cannot introduce
)

// verb reads the cue verb at item i and reports whether it introduced a source.
func (c *clause) verb(i int) bool {
	n := len(c.into.Attributions)
	c.finite(i)
	return len(c.into.Attributions) > n
}

func (c *clause) finite(i int) {
	it := &c.items[i]
	v := &c.r.verbs[it.verb]
	from, passed := c.group(i)
	before := c.at(i - 1)
	switch {
	case c.closing && v.frames&sayFrame == 0 && !c.asSaying(i):
		return
	case it.forms&ing != 0 && passed&be == 0:
		if !c.closing {
			c.participle(i, v)
		}
		return
	case it.forms&(participle|pastForm) != 0 && passed&be != 0 && passed&have == 0,
		it.forms&(participle|pastForm) != 0 && c.key(from) == nonFinite && passed&be != 0 && it.forms&ing == 0,
		it.forms&(participle|pastForm) != 0 && c.passive(from, i):
		if !c.closing {
			c.passiveCue(i, from, v)
		}
		return
	case from == i && before&(det|poss|possessive|prep|number) != 0 && before&(subj|pronoun) == 0 && c.key(i-1) != thatKey && c.key(i-1) != which && before&(quantity|person) == 0:
		return // a noun or an adjective
	case it.forms&(pastForm|ing) == 0 && it.forms&participle != 0 && it.forms&(baseForm|sForm) == 0 && passed&have == 0:
		return
	case it.forms&pastForm == 0 && it.forms&(baseForm|sForm) != 0 && passed&(modal|do|to) == 0 && !c.agrees(i-1, it.forms) && !c.invertedAt(i):
		return
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
	k, start := c.complement(i, v)
	if passed&neg != 0 && (k == nothing || k == unfit || k == infinitive && v.frames&sayFrame != 0) {
		return // "made no comment", "did not say"
	}
	if c.citesAsSaying(i, from, v) {
		return
	}
	if v.frames&sayFrame != 0 && c.inverted(i, from, v, k) {
		return
	}
	source := c.subjectBefore(from)
	shared := source.empty()
	if source.empty() && c.at(from-1)&coord != 0 || source.empty() && c.at(from-1)&comma != 0 {
		source = c.subject
		if source.empty() {
			source = c.mainSubject()
		}
	}
	if source.empty() {
		return
	}
	f := finding{source: source, cue: span{from, i + 1}, verb: it.verb, confidence: v.weight}
	if v.frames&sayFrame != 0 && (c.afterFinished(source) || k == nothing || k == quotation || k == unfit || k == object) && c.around(i, source, v, k, start, &f) {
		c.subject = source
		c.emit(f)
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
		f.after.to = min(f.after.to, c.endOfDependent(start, source, k))
		c.opened = f.after.from >= f.after.to || c.trim(f.after).empty()
		if k == nothing && !c.opened {
			return
		}
	case infinitive, object:
		f.after = span{start, c.endOfObject(start)}
		f.after.to = min(f.after.to, c.endOfDependent(start, source, k))
		if d := c.dashPair(f.after.to); d > 0 && k == object {
			f.before = f.after // what stands between dashes is the outlet's
			f.after = span{d, c.endOfObject(d)}
		}
		if a := c.predicateAs(start); v.frames&asFrame != 0 && k == object && a > 0 {
			f.after.to, f.as = c.endOfObject(a+1), a
		}
	default:
		return
	}
	f.frame = c.frameOf(source.from, start)
	if shared {
		f.frame = span{from, start}
		if c.at(from-1)&coord != 0 && from-1 >= c.taken {
			f.frame.from--
		}
	}
	c.subject = source
	c.emit(f)
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

// frameOf is the introduction from item a to item b, widened over a fronted
// adverbial that names a document: "In a letter to the council, Vell said".
func (c *clause) frameOf(a, b int) span {
	j := a
	for j > c.taken {
		k := c.at(j - 1)
		if k&(quoted|semicolon|terminal|colon) != 0 || a-j > farthest {
			break
		}
		j--
	}
	if a-j == 2 && c.at(a-1)&comma != 0 && c.at(j)&(adv|lyAdverb) != 0 {
		return span{j, b} // "Meanwhile, Vell said"
	}
	if j < a && c.at(a-1)&comma != 0 {
		for i := j; i < a; i++ {
			if c.at(i)&document != 0 && c.at(j)&(prep|det) != 0 {
				return span{j, b}
			}
		}
	}
	for i := a; i < b; i++ {
		if key := c.key(i); key == who || key == which || key == whose {
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

// complement says what follows the verb at i and where it begins.
func (c *clause) complement(i int, v *cueVerb) (kind, int) {
	j := i + 1
	for c.at(j)&(adv|lyAdverb) != 0 && c.at(j)&(det|name|subj) == 0 && c.key(j) != asKey {
		j++
	}
	if v.frames&prtFrame != 0 && v.particles&particleMask(c.key(j)) != 0 {
		switch next := c.at(j + 1); {
		case c.key(j) == toKey && c.isBareVerb(j+1):
			// "agreed to leave": not the particle
		case c.key(j+1) == thatKey, next&wh != 0:
			return thatClause, j + 1
		case next&quoted != 0:
			return quotation, j + 1
		case next&(stops) != 0 || next == 0:
			return nothing, j + 1
		case c.key(j) == outKey && c.startsClause(j+1):
			return bareClause, j + 1
		default:
			return object, j + 1
		}
	}
	if v.frames&rcptFrame != 0 {
		j = c.skipHearer(j, v)
	}
	speech := v.frames&(sayFrame|thatFrame|bareFrame) != 0
	for range 5 {
		k := c.at(j)
		switch {
		case k == 0, k&(terminal|semicolon|dashMark|closeParen) != 0:
			return nothing, j
		case k&colon != 0:
			if v.frames&(sayFrame|rcptFrame) != 0 {
				return afterColon, j + 1
			}
			return nothing, j
		case k&comma != 0:
			if v.frames&(sayFrame|rcptFrame) != 0 && c.at(j+1)&quoted != 0 {
				return quotation, j + 1
			}
			if m := c.parenthesis(j); m > 0 && v.frames&(sayFrame|thatFrame) != 0 {
				j = m
				continue
			}
			return nothing, j
		case k&quoted != 0:
			if v.frames&(sayFrame|rcptFrame) != 0 {
				return quotation, j
			}
			return c.objectKind(j, v)
		case c.key(j) == thatKey && v.frames&nounFrame != 0 && c.items[i].forms&(pastForm|ing) == 0 && (!c.startsClause(j+1) && c.at(j+1)&(prep|subord|quoted) == 0 || c.isFiniteAfter(j+1)):
			return unfit, j // "the states that held": a noun and its relative clause
		case c.key(j) == thatKey && speech && (c.isNominal(j+1) || c.at(j+1)&(det|subj|prep|subord|number|quoted|adv|lyAdverb|comma|wh|obj|neg|quantity) != 0):
			return thatClause, j
		case k&wh != 0 && v.frames&(sayFrame|thatFrame) != 0:
			return thatClause, j
		case k&to != 0 && c.isBareVerb(j+1):
			if v.frames&toFrame != 0 {
				return infinitive, j
			}
			return unfit, j
		case k&(det|number|quantity) != 0 && c.at(j+1)&timely != 0 && c.at(j+2)&subord != 0:
			return nothing, j // "a day after"
		case k&timely != 0 && v.frames&(sayFrame|rcptFrame) != 0:
			j++
			continue
		case v.frames&(sayFrame|bareFrame|rcptFrame) != 0 && j == i+1 && c.isFiniteAfter(j) && c.inRelative(i):
			return bareClause, j
		case v.frames&(sayFrame|bareFrame|rcptFrame) != 0 && k&prep == 0 && c.startsClause(j):
			return bareClause, j
		case k&(prep|subord|to) != 0 && v.frames&(sayFrame|rcptFrame|thatFrame) != 0:
			j = c.skipAdverbial(j)
			continue
		case k&(prep|subord|coord|to) != 0:
			return unfit, j
		default:
			return c.objectKind(j, v)
		}
	}
	return nothing, j
}

// objectKind decides whether the noun phrase at j fits the verb's frames.
func (c *clause) objectKind(j int, v *cueVerb) (kind, int) {
	if k := c.at(j); k&(aux|neg) != 0 && k&(name|subj) == 0 || c.isFiniteAfter(j) && c.at(j)&common != 0 && c.items[j].forms == 0 {
		return unfit, j
	}
	if v.frames&asFrame != 0 {
		if a := c.predicateAs(j); a > 0 {
			return object, j
		}
	}
	for m := j; m < j+5 && m+1 < len(c.items) && c.at(m)&(stops|prep|quoted|wh) == 0; m++ {
		if n := c.items[m].noun; n >= 0 && c.r.nouns[n].frames&thatFrame != 0 && c.key(m+1) == thatKey && c.startsClause(m+2) {
			return thatClause, m + 1 // "voiced doubts that"
		}
	}
	if v.frames&objFrame != 0 {
		if v.weight < .6 && c.isDocument(j) {
			return unfit, j // "published an article": what it says comes after
		}
		return object, j
	}
	end := c.endOfObject(j)
	switch {
	case v.frames&asFrame != 0 && c.find(asKey, j, end),
		v.frames&ofFrame != 0 && (c.find(ofKey, j, end) || c.find(forKey, j, end)),
		v.frames&nameFrame != 0 && c.twoPhrases(j, end):
		return object, j
	}
	return unfit, j
}

func (c *clause) find(k keyword, from, to int) bool {
	for i := from; i < to; i++ {
		if c.items[i].key == k {
			return true
		}
	}
	return false
}

// twoPhrases reports whether two noun phrases stand side by side from item i:
// "the move a mistake", "it treason".
func (c *clause) twoPhrases(i, end int) bool {
	if c.at(i)&(pronoun) != 0 && i+1 < end {
		return true
	}
	for j := i + 1; j < end; j++ {
		k := c.at(j)
		if k&quoted != 0 || c.at(j-1)&(prep|to|coord) == 0 && k&det != 0 && k&possessive == 0 {
			return true
		}
		if c.at(i)&(name|possessive) != 0 && c.at(j-1)&name != 0 && k&lowercase != 0 && k&(prep|aux|coord|subord) == 0 {
			return true
		}
	}
	return false
}

// isBareVerb reports whether an infinitive can begin at item i.
func (c *clause) isBareVerb(i int) bool {
	k := c.at(i)
	if k&(adv|lyAdverb) != 0 && k&(det|name) == 0 {
		return true
	}
	if k&(be|have|do) != 0 {
		return true
	}
	return k&lowercase != 0 && k&(det|poss|subj|obj|prep|wh|that|plural|possessive|person|timely|edForm|ingForm|number|compound) == 0
}

// skipHearer passes over the noun phrase of who is told.
func (c *clause) skipHearer(j int, v *cueVerb) int {
	start := j
	if c.at(j)&obj != 0 {
		return j + 1
	}
	for ; j < len(c.items) && j-start < 14; j++ {
		k := c.at(j)
		switch {
		case k&(stops|quoted|wh|subord) != 0 || c.key(j) == thatKey:
			return j
		case k&to != 0 && c.isBareVerb(j+1):
			return j
		case k&subj != 0 && k&det == 0:
			return j
		case k&(det|poss) != 0 && j > start && c.at(j-1)&(prep|det|coord) == 0 && k&(prep|adv) == 0:
			return j
		case c.isFiniteVerb(j) && k&aux != 0:
			return start // "told officials were wrong" cannot be cut here
		}
	}
	return j
}

// skipAdverbial passes over one prepositional phrase.
func (c *clause) skipAdverbial(j int) int {
	start := j
	for j++; j < len(c.items) && j-start < 16; j++ {
		k := c.at(j)
		switch {
		case k&(stops|quoted|closeParen|prep|subord|to) != 0 || c.key(j) == thatKey:
			return j
		case k&subj != 0 && k&det == 0:
			return j
		case k&(det|poss) != 0 && j > start+1 && c.at(j-1)&(det|coord) == 0:
			return j
		}
	}
	return j
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
	if !direct {
		if k != nothing && k != unfit {
			return false
		}
		if c.at(from)&subord != 0 && c.at(from)&prep == 0 {
			return false
		}
		if !c.isClause(from, b+1) && !c.splits(from, b+1, c.tail(i+1)) {
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
	if !direct && (b == from-1 || b < c.taken) || b < c.taken {
		return false
	}
	next := c.at(i + 1)
	if next&(det|poss|name|subj|person|honorific|number|quantity|lowercase) == 0 || next&(prep|to|that|wh|subord|adv|lyAdverb|aux|neg) != 0 && next&det == 0 || next&timely != 0 {
		return false
	}
	if next&subj != 0 && next&(be|have|modal) != 0 || c.key(i+1) == thatKey {
		return false
	}
	source := c.objectAfter(i + 1)
	if source.empty() || !direct && (k == bareClause || k == thatClause) {
		return false
	}
	split := !direct && c.splits(c.taken, b+1, source.to)
	if !direct && !split && (!c.isClause(c.taken, b+1) || c.at(c.taken)&subord != 0 && c.at(c.taken)&prep == 0) {
		return false
	}
	f := finding{before: span{c.taken, b + 1}, source: source, cue: span{from, i + 1}, verb: c.items[i].verb, confidence: v.weight}
	f.frame = span{from, source.to}
	j := source.to
	if split {
		f.after = span{j + 1, c.endOfSpeech(j+1, i)}
		c.subject = source
		c.emit(f)
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
	c.emit(f)
	return true
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

// isDocument reports whether the noun phrase at j is a document.
func (c *clause) isDocument(j int) bool {
	for m := j; m < len(c.items) && m < j+6; m++ {
		k := c.at(m)
		if k&document != 0 {
			return true
		}
		if k&(stops|prep|to|wh|that|quoted) != 0 {
			return false
		}
	}
	return false
}

// predicateAs returns the item of the "as" that the object at j leads to, over
// appositions, and 0 when there is none: "described the rising, ..., as".
func (c *clause) predicateAs(j int) int {
	for m := j + 1; m < len(c.items) && m < j+40; m++ {
		k := c.at(m)
		if c.key(m) == asKey && c.key(m+1) != well && c.key(m-1) != suchKey && (c.at(m+1)&(det|poss|quoted|ingForm|number) != 0 || c.isNominal(m+1)) {
			return m
		}
		if k&(semicolon|colon|terminal|quoted|subord) != 0 || k&aux != 0 && k&name == 0 {
			return 0
		}
	}
	return 0
}

// parenthesis returns what follows an adverbial between commas at j when that
// is a "that" or a quotation: "said, after the vote, that"; 0 otherwise.
func (c *clause) parenthesis(j int) int {
	if c.at(j+1)&(prep|subord|adv|lyAdverb) == 0 {
		return 0
	}
	for m := j + 2; m < len(c.items) && m < j+20; m++ {
		k := c.at(m)
		if k&(semicolon|colon|terminal|quoted) != 0 {
			return 0
		}
		if k&comma != 0 && (c.key(m+1) == thatKey || c.at(m+1)&quoted != 0) {
			return m + 1
		}
	}
	return 0
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

// untilEnd reports whether nothing but marks stands from item i on.
func (c *clause) untilEnd(i int) bool {
	for ; i < len(c.items); i++ {
		if c.at(i)&(stops) == 0 {
			return false
		}
	}
	return true
}

// splits reports whether a cue that ends at the comma tail stands between a
// subject, items from to end, and its verb: "The port, Vell said, now has ...".
func (c *clause) splits(from, end, tail int) bool {
	if c.at(tail)&comma == 0 || !c.isNominal(end-1) || c.at(from)&(prep|subord) != 0 && c.at(from)&det == 0 {
		return false
	}
	for tail++; c.at(tail)&(adv|lyAdverb) != 0 && c.at(tail)&det == 0; tail++ {
	}
	return c.isFiniteAfter(tail)
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
