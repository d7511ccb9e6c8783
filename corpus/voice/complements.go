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

// A complement is what follows a cue verb and where that begins.
type complement struct {
	kind  kind
	start int
}

// A slot is the place after a cue verb where what it introduces is looked for.
type slot struct {
	*cueVerb
	verb  int // its item
	forms verbForm
	first int // what follows first, past adverbs: the hearer, if one is named
}

// onward is the kind of what precedes the complement: an adverbial.
const onward kind = 0xff

// complement returns what follows the verb at i and where it begins.
func (c *clause) complement(i int, v *cueVerb) complement {
	x := slot{cueVerb: v, verb: i, forms: c.items[i].forms, first: c.pastAdverbs(i + 1)}
	if v.takes(prtFrame) && v.particles&particleMask(c.key(x.first)) != 0 {
		if got := c.behindParticle(x.first); got.kind != onward {
			return got
		}
	}
	j := x.first
	if v.takes(rcptFrame) {
		j = c.skipHearer(j, v)
	}
	for range 5 {
		got := c.complementAt(&x, j)
		if got.kind != onward {
			return got
		}
		j = got.start
	}
	return complement{nothing, j}
}

// pastAdverbs returns the first item from j on that is not an adverb.
func (c *clause) pastAdverbs(j int) int {
	for c.at(j)&(adv|lyAdverb) != 0 && c.at(j)&(det|name|subj) == 0 && c.key(j) != asKey {
		j++
	}
	return j
}

// behindParticle returns what follows the particle at item j that belongs to the verb: "pointed
// out", "called for".
func (c *clause) behindParticle(j int) complement {
	switch next := c.at(j + 1); {
	case c.key(j) == toKey && c.isBareVerb(j+1):
		return complement{onward, j} // "agreed to leave": not the particle
	case c.key(j+1) == thatKey, next&wh != 0:
		return complement{thatClause, j + 1}
	case next&quoted != 0:
		return complement{quotation, j + 1}
	case next&stops != 0 || next == 0:
		return complement{nothing, j + 1}
	case c.key(j) == outKey && c.startsClause(j+1):
		return complement{bareClause, j + 1}
	}
	return complement{object, j + 1}
}

// complementAt returns what begins at item j: what the verb introduces, or an adverbial before
// it, which ends where the complement starts.
func (c *clause) complementAt(x *slot, j int) complement {
	k := c.at(j)
	if j > x.first && (k == 0 || k&stops != 0) && c.tellsNobody(x) {
		return c.objectKind(x.first, x.cueVerb)
	}
	switch {
	case k&dashMark != 0 && x.takes(sayFrame|thatFrame|bareFrame) && (!x.takes(nounFrame) || x.forms&pastForm != 0) && c.key(c.dashPair(j)) == thatKey:
		return complement{thatClause, c.dashPair(j)} // "says -- as nobody doubts -- that"
	case k == 0, k&(terminal|semicolon|dashMark|closeParen) != 0, k&colon != 0 && !x.takes(sayFrame|rcptFrame):
		return complement{nothing, j}
	case k&colon != 0:
		return complement{afterColon, j + 1}
	case k&comma != 0:
		return c.behindComma(x, j)
	case k&quoted != 0:
		if x.takes(sayFrame | rcptFrame) {
			return complement{quotation, j}
		}
		return c.objectKind(j, x.cueVerb)
	case c.key(j) == thatKey && c.modifies(x, j):
		return complement{unfit, j}
	case c.key(j) == thatKey && x.takes(sayFrame|thatFrame|bareFrame) && c.isThatClause(j):
		return complement{thatClause, j}
	case c.key(j) == whose && c.isNominal(j-1) && j > x.first:
		return complement{unfit, j} // "ordered the breakup of the brigade whose mutiny"
	case k&wh != 0 && x.takes(sayFrame|thatFrame):
		return complement{thatClause, j}
	case k&neg != 0 && c.at(j+1)&to != 0 && x.takes(toFrame) && j > x.first && c.isBareVerb(j+2):
		return complement{infinitive, j} // "warned him not to go"
	case k&to != 0 && c.isBareVerb(j+1):
		if x.takes(toFrame) {
			return complement{infinitive, j}
		}
		return complement{unfit, j}
	case k&(det|number|quantity) != 0 && c.at(j+1)&timely != 0 && c.at(j+2)&subord != 0:
		return complement{nothing, j} // "a day after"
	case k&timely != 0 && x.takes(sayFrame|rcptFrame):
		return complement{onward, j + 1}
	case c.at(j+1)&timely != 0 && x.takes(sayFrame|rcptFrame) && c.isDated(j):
		return complement{onward, j + 2} // "said last month that"
	case c.isBareClause(x, j):
		return complement{bareClause, j}
	case j > x.first && c.isTopic(x, j):
		return complement{object, j + 1}
	case k&(prep|subord|to) != 0 && x.takes(sayFrame|rcptFrame|thatFrame):
		return complement{onward, c.skipAdverbial(j)}
	case k&(prep|subord|coord|to) != 0:
		return complement{unfit, j}
	}
	got := c.objectKind(j, x.cueVerb)
	if got.kind == unfit && c.mayBeClause(x, j) {
		return complement{bareClause, j}
	}
	return got
}

// tellsNobody reports whether what was taken for the hearer is the object: "promised a new port".
func (c *clause) tellsNobody(x *slot) bool {
	first := c.at(x.first)
	return x.takes(rcptFrame) && x.takes(objFrame) && first&(det|poss|lowercase|number) != 0 && first&(prep|timely) == 0
}

// behindComma returns what follows the comma at item j.
func (c *clause) behindComma(x *slot, j int) complement {
	if x.takes(sayFrame|rcptFrame) && c.at(j+1)&quoted != 0 {
		return complement{quotation, j + 1}
	}
	if x.takes(sayFrame | thatFrame) {
		if m := c.parenthesis(j, x.cueVerb); m > 0 {
			return complement{onward, m}
		}
		if c.saysPastComma(x, j) {
			return complement{bareClause, j + 1}
		}
	}
	return complement{nothing, j}
}

// saysPastComma reports whether the comma at item j precedes what is said, as some writers put
// one: "said in May, the port was shut". Where a comma precedes the verb too, what is said may be
// on that side.
func (c *clause) saysPastComma(x *slot, j int) bool {
	if j == x.verb+1 || !x.cueVerb.speaks() || x.weight < .97 || x.forms&ing != 0 || c.at(j+1)&(subord|wh|coord|that) != 0 || !c.startsClause(j+1) {
		return false
	}
	return c.first(c.taken, x.verb, comma|dashMark|quoted|subord|wh) == x.verb || c.at(x.verb-1)&comma != 0 && c.apposition(x.verb-1) >= 0
}

// modifies reports whether the "that" at item j belongs to the noun that the verb may be: "the
// states that held".
func (c *clause) modifies(x *slot, j int) bool {
	if !x.takes(nounFrame) || x.forms&(pastForm|ing) != 0 {
		return false
	}
	return !c.startsClause(j+1) && c.at(j+1)&(prep|subord|quoted) == 0 || c.isFiniteAfter(j+1)
}

// isThatClause reports whether a clause follows the "that" at item j.
func (c *clause) isThatClause(j int) bool {
	return c.isNominal(j+1) || c.at(j+1)&(det|subj|prep|subord|number|quoted|adv|lyAdverb|comma|wh|obj|neg|quantity) != 0
}

// isDated reports whether the word at item j and a time after it are an adverbial of the verb:
// "last month | that", but not "the month was".
func (c *clause) isDated(j int) bool {
	k := c.at(j)
	return k&lowercase != 0 && k&(prep|subord|wh|that|subj|poss) == 0 && c.at(j+2)&(that|wh|subj|det|poss|name|quoted|comma) != 0
}

// isBareClause reports whether a clause without "that" begins at item j.
func (c *clause) isBareClause(x *slot, j int) bool {
	if !x.takes(sayFrame | bareFrame | rcptFrame) {
		return false
	}
	if j == x.verb+1 && c.isFiniteAfter(j) && c.inRelative(x.verb) {
		return true // "which Vell said threatened the port"
	}
	if !x.takes(quoteFrame) && c.at(j)&prep == 0 && c.startsClause(j) {
		return true
	}
	if !x.takes(sayFrame | rcptFrame) {
		return false
	}
	switch c.key(j) {
	case aboutKey, overKey: // "says about 60 ships have left"
		return c.at(j+1)&number != 0 && !x.takes(prtFrame) && c.startsClause(j+1)
	case atKey: // "says at least 60 ships have left"
		return c.at(j+1)&(prep|det|name|number) == 0 && c.at(j+2)&(number|quantity) != 0 && c.startsClause(j+2)
	}
	return false
}

// isTopic reports whether the preposition at item j leads from the hearer to what is talked
// about: "warned the council | of a flood".
func (c *clause) isTopic(x *slot, j int) bool {
	return x.takes(rcptFrame) && x.takes(prtFrame) && x.particles&particleMask(c.key(j))&topicParticles != 0 && c.holds(span{x.first, j}, name|person|org|plural|obj)
}

// mayBeClause reports whether what begins at item j, and fits the verb in no other way, is a
// clause whose verb is in no list: "told me gulls eye the port".
func (c *clause) mayBeClause(x *slot, j int) bool {
	if x.takes(toldFrame) && j > x.first && c.isNominal(j) && c.long(j, 4) {
		return true
	}
	const others = rcptFrame | nameFrame | thingFrame | quoteFrame
	if j > x.first || !x.takes(sayFrame) || x.takes(others) || x.weight < .85 || x.forms&ing != 0 || x.takes(nounFrame) && x.forms&pastForm == 0 {
		return false
	}
	if !c.long(j, 4) || c.followsClause(x.verb) {
		return false
	}
	return c.at(j)&(det|poss|name|number|plural|quantity) != 0 || x.weight >= .97 && c.at(x.verb-1)&to == 0 && c.isNominal(j) && c.long(j, 5)
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

// topicParticles are the particles that lead from a hearer to what is talked about: "warned the
// council | against".
const topicParticles = 1<<aboutKey | 1<<againstKey | 1<<ofKey

// skipHearer skips the noun phrase of the person who is told.
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
		case k&neg != 0 && c.at(j+1)&to != 0, k&to != 0 && c.isBareVerb(j+1):
			return j
		case k&prep != 0 && j > start && v.takes(prtFrame) && v.particles&particleMask(c.key(j))&^(1<<ofKey)&topicParticles != 0 && c.first(start, j, prep) == j:
			return j // "warned the council | against"
		case k&subj != 0 && k&det == 0:
			return j
		case k&(det|poss) != 0 && j > start && c.at(j-1)&(prep|det|coord) == 0 && k&(prep|adv|name) == 0:
			return j
		case c.isFiniteVerb(j) && k&aux != 0:
			return start // "told officials were wrong" cannot be cut here
		}
	}
	return j
}

// skipAdverbial skips one prepositional phrase.
func (c *clause) skipAdverbial(j int) int {
	start := j
	for j++; j < len(c.items) && j-start < 16; j++ {
		k := c.at(j)
		switch {
		case k&timely != 0 && k&possessive == 0 && c.at(j+1)&name != 0 && c.at(j+1)&timely == 0 && c.startsClause(j+1):
			return j + 1 // "said on Saturday Mr. Vell would go"
		case j == start+1 && c.key(j) == thatKey && c.key(start) == inKey && c.isNominal(j+1):
			// "said in that case the port would shut"
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

// followsClause reports whether what may have been said ends right before item i: "The port is
// shut, | said a baker in Osk".
func (c *clause) followsClause(i int) bool {
	b := i - 1
	if c.at(b)&(comma|dashMark|quoted) == 0 || c.at(b)&quoted == 0 && c.apposition(b) >= 0 {
		return false // but "The council, which met in May, said nobody had slept"
	}
	return c.at(b)&quoted != 0 || c.at(c.taken)&quoted != 0 || c.isClause(c.taken, b)
}

// parenthesis returns what follows an adverbial between commas at j when that is a "that", a
// quotation or a clause: "said, after the vote, that"; 0 otherwise.
func (c *clause) parenthesis(j int, v *cueVerb) int {
	speaks := v.speaks() && c.at(j+1)&(prep|adv|lyAdverb) != 0 && c.key(j+1) != including
	loose := c.at(j+1)&(prep|subord|adv|lyAdverb) == 0
	for m := j + 2; m < len(c.items) && m < j+20; m++ {
		k := c.at(m)
		if k&(semicolon|colon|terminal|quoted) != 0 {
			return 0
		}
		if k&comma != 0 && (c.key(m+1) == thatKey && (!loose || c.startsClause(m+2)) || (c.at(m+1)&quoted != 0 || speaks && c.startsClause(m+1)) && !loose) {
			return m + 1
		}
	}
	return 0
}

// untilEnd reports whether only marks follow from item i on.
func (c *clause) untilEnd(i int) bool {
	for ; i < len(c.items); i++ {
		if c.at(i)&(stops) == 0 {
			return false
		}
	}
	return true
}

// long reports whether there are at least n words from item i to the next mark.
func (c *clause) long(i, n int) bool {
	for m := i; m < i+n; m++ {
		if c.at(m) == 0 || c.at(m)&stops != 0 {
			return false
		}
	}
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
		if c.at(j)&wh != 0 && c.at(j-1)&comma != 0 {
			return true // "dockers, whom the mayor said were late"
		}
	}
	return false
}
