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
	hearer := j // or what else follows first
	if v.frames&rcptFrame != 0 {
		j = c.skipHearer(j, v)
	}
	speech := v.frames&(sayFrame|thatFrame|bareFrame) != 0
	for range 5 {
		k := c.at(j)
		if j > hearer && v.frames&rcptFrame != 0 && v.frames&objFrame != 0 && (k == 0 || k&stops != 0) && c.at(hearer)&(det|poss|lowercase|number) != 0 && c.at(hearer)&(prep|timely) == 0 {
			return c.objectKind(hearer, v) // "promised a new port": no hearer after all
		}
		switch {
		case k&dashMark != 0 && speech && (v.frames&nounFrame == 0 || c.items[i].forms&pastForm != 0) && c.key(c.dashPair(j)) == thatKey:
			return thatClause, c.dashPair(j) // "says -- as nobody doubts -- that"
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
			if v.frames&(sayFrame|thatFrame) != 0 {
				if m := c.parenthesis(j, v); m > 0 {
					j = m
					continue
				}
				if j > i+1 && c.speaks(v) && v.weight >= .97 && c.at(j+1)&(subord|wh|coord|that) == 0 && c.startsClause(j+1) &&
					c.items[i].forms&ing == 0 && (c.first(c.taken, i, comma|dashMark|quoted|subord|wh) == i || c.at(i-1)&comma != 0 && c.apposition(i-1) >= 0) {
					return bareClause, j + 1 // "said in May, the port was shut"
				}
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
		case c.key(j) == whose && c.isNominal(j-1) && j > hearer:
			return unfit, j // "ordered the breakup of the brigade whose mutiny"
		case k&wh != 0 && v.frames&(sayFrame|thatFrame) != 0:
			return thatClause, j
		case k&neg != 0 && c.at(j+1)&to != 0 && v.frames&toFrame != 0 && j > hearer && c.isBareVerb(j+2):
			return infinitive, j // "warned him not to go"
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
		case k&lowercase != 0 && k&(prep|subord|wh|that|subj|poss) == 0 && c.at(j+1)&timely != 0 && v.frames&(sayFrame|rcptFrame) != 0 &&
			c.at(j+2)&(that|wh|subj|det|poss|name|quoted|comma) != 0:
			j += 2 // "said last month that"
			continue
		case v.frames&(sayFrame|bareFrame|rcptFrame) != 0 && j == i+1 && c.isFiniteAfter(j) && c.inRelative(i):
			return bareClause, j
		case v.frames&(sayFrame|bareFrame|rcptFrame) != 0 && v.frames&quoteFrame == 0 && k&prep == 0 && c.startsClause(j):
			return bareClause, j
		case (c.key(j) == aboutKey || c.key(j) == overKey) && c.at(j+1)&number != 0 && v.frames&prtFrame == 0 && v.frames&(sayFrame|rcptFrame) != 0 && c.startsClause(j+1):
			return bareClause, j // "says about 60 ships have left"
		case c.key(j) == atKey && c.at(j+1)&(prep|det|name|number) == 0 && c.at(j+2)&(number|quantity) != 0 && v.frames&(sayFrame|rcptFrame) != 0 && c.startsClause(j+2):
			return bareClause, j // "says at least 60 ships have left"
		case j > hearer && v.frames&(rcptFrame|prtFrame) == rcptFrame|prtFrame && v.particles&particleMask(c.key(j))&topicParticles != 0 && c.holds(span{hearer, j}, name|person|org|plural|obj):
			return object, j + 1 // "warned the council of a flood"
		case k&(prep|subord|to) != 0 && v.frames&(sayFrame|rcptFrame|thatFrame) != 0:
			j = c.skipAdverbial(j)
			continue
		case k&(prep|subord|coord|to) != 0:
			return unfit, j
		default:
			got, at := c.objectKind(j, v)
			const sayOnly = sayFrame | rcptFrame | nameFrame | thingFrame | quoteFrame
			if got == unfit && v.frames&toldFrame != 0 && j > hearer && c.isNominal(j) && c.long(j, 4) {
				return bareClause, j // "told me gulls eye the port"
			}
			if got == unfit && j == hearer && c.items[i].forms&ing == 0 && v.frames&sayOnly == sayFrame && (v.frames&nounFrame == 0 || c.items[i].forms&pastForm != 0) && v.weight >= .85 && c.long(j, 4) && !c.followsClause(i) &&
				(k&(det|poss|name|number|plural|quantity) != 0 || v.weight >= .97 && c.at(i-1)&to == 0 && c.isNominal(j) && c.long(j, 5)) {
				return bareClause, j // the clause's verb is one that no list knows
			}
			return got, at
		}
	}
	return nothing, j
}

// objectKind decides whether the noun phrase at j fits the verb's frames.
func (c *clause) objectKind(j int, v *cueVerb) (kind, int) {
	if k := c.at(j); k&(aux|neg) != 0 && k&(name|subj) == 0 || c.isFiniteAfter(j) && c.at(j)&common != 0 && c.items[j].forms == 0 {
		return unfit, j
	}
	if k := c.at(j); k&timely != 0 || k&det != 0 && c.at(j+1)&timely != 0 {
		return unfit, j // "released this week"
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
	if v.frames&thingFrame != 0 && c.isPerson(j) {
		return unfit, j
	}
	if v.frames&objFrame != 0 {
		if v.weight < .6 && c.isDocument(j) {
			return unfit, j // "published an article": what it says comes after
		}
		return object, j
	}
	if v.frames&(asFrame|ofFrame|nameFrame) == 0 {
		return unfit, j
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

// topicParticles are the particles behind a hearer that lead to what is talked about:
// "warned the council | against".
const topicParticles = 1<<aboutKey | 1<<againstKey | 1<<ofKey

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
		case k&neg != 0 && c.at(j+1)&to != 0, k&to != 0 && c.isBareVerb(j+1):
			return j
		case k&prep != 0 && j > start && v.frames&prtFrame != 0 && v.particles&particleMask(c.key(j))&^(1<<ofKey)&topicParticles != 0 && c.first(start, j, prep) == j:
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

// skipAdverbial passes over one prepositional phrase.
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
	asked := c.only(semicolon | colon | terminal | quoted | subord | aux | cueWord)
	items := c.items[:min(len(c.items), j+40)]
	for m := j + 1; m < len(items); m++ {
		k := items[m].classes
		if k&asked == 0 {
			continue
		}
		if c.key(m) == asKey && c.key(m+1) != well && c.key(m-1) != suchKey && (c.at(m+1)&(det|poss|quoted|ingForm|number) != 0 || c.isNominal(m+1)) {
			return m
		}
		if k&(semicolon|colon|terminal|quoted|subord) != 0 || k&aux != 0 && k&name == 0 {
			return 0
		}
	}
	return 0
}

// followsClause reports whether what may have been said ends right before item i: "The
// port is shut, | said a baker in Osk".
func (c *clause) followsClause(i int) bool {
	b := i - 1
	if c.at(b)&(comma|dashMark|quoted) == 0 || c.at(b)&quoted == 0 && c.apposition(b) >= 0 {
		return false // but "The council, which met in May, said nobody had slept"
	}
	return c.at(b)&quoted != 0 || c.at(c.taken)&quoted != 0 || c.isClause(c.taken, b)
}

// speaks reports whether a verb is hardly ever anything but a cue: "said", "added".
func (c *clause) speaks(v *cueVerb) bool {
	return v.weight >= .93 && v.frames&(sayFrame|rcptFrame|nounFrame) == sayFrame
}

// parenthesis returns what follows an adverbial between commas at j when that
// is a "that", a quotation or a clause: "said, after the vote, that"; 0 otherwise.
func (c *clause) parenthesis(j int, v *cueVerb) int {
	speaks := c.speaks(v) && c.at(j+1)&(prep|adv|lyAdverb) != 0 && c.key(j+1) != including
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

// untilEnd reports whether nothing but marks stands from item i on.
func (c *clause) untilEnd(i int) bool {
	for ; i < len(c.items); i++ {
		if c.at(i)&(stops) == 0 {
			return false
		}
	}
	return true
}

// long reports whether at least n words stand from item i to the next mark.
func (c *clause) long(i, n int) bool {
	for m := i; m < i+n; m++ {
		if c.at(m) == 0 || c.at(m)&stops != 0 {
			return false
		}
	}
	return true
}

// isPerson reports whether the noun phrase at j is of a person.
func (c *clause) isPerson(j int) bool {
	found := false
	for m := j; m < len(c.items) && m < j+6; m++ {
		k := c.at(m)
		if k&(stops|prep|to|wh|that|quoted) != 0 {
			return found
		}
		if k&possessive != 0 {
			return false // "Mr. Vell's honesty"
		}
		found = found || k&(person|honorific|obj) != 0 && k&poss == 0
	}
	return found
}
