package voice

// endOfSpeech returns where the reported clause that begins at item i ends.
func (c *clause) endOfSpeech(i, verb int) int {
	if c.at(i)&finished != 0 && c.at(i+1)&prep != 0 && c.at(i+1)&(to|coord) == 0 {
		return i + 1 // she said “No!” at the door
	}
	asked := c.only(comma | semicolon | finished | coord | cueWord)
	items, parted := c.items, false
	for j := i; j < len(items); j++ {
		k := items[j].classes
		if k&asked == 0 {
			continue
		}
		switch {
		case k&comma != 0 && j > i:
			if c.leaves(j+1) || !parted && c.speaksOn(j+1) {
				return j
			}
			parted = true
		case k&semicolon != 0:
			return j
		case k&finished != 0 && c.leaves(j+1):
			return j + 1
		case k&coord != 0 && j > i && (c.joinsCue(j+1, verb) || c.newCue(j+1)):
			return j
		case c.key(j) == according && j > i:
			return j
		}
	}
	return len(c.items)
}

// leaves reports whether what follows a comma, from item j on, is no longer the source's.
func (c *clause) leaves(j int) bool {
	k := c.at(j)
	if k&contrast != 0 {
		return c.startsClause(j+1) || j+1 < len(c.items) && (c.items[j+1].forms&ing != 0 || c.items[j+1].has(ingForm))
	}
	if c.key(j) == according || c.key(j) == asKey && c.key(j+1) == per {
		return true
	}
	if j < len(c.items) {
		it := &c.items[j]
		if it.forms&ing != 0 && it.verb >= 0 && c.verbs[it.verb].weight >= .75 {
			return true
		}
	}
	return false
}

// speaksOn reports whether, after the first comma of what is reported, the verb at item j reports
// more from the subject before it all: "Vell, saying the port is shut, | says it was robbed".
func (c *clause) speaksOn(j int) bool {
	if j >= len(c.items) || c.items[j].verb < 0 || c.items[j].forms&(pastForm|sForm) == 0 || !c.verbs[c.items[j].verb].speaks() {
		return false
	}
	next := j + 1
	if c.at(next)&comma != 0 && c.at(next+1)&quoted != 0 {
		next++
	}
	return c.key(next) == thatKey || c.at(next)&quoted != 0 || c.startsClause(next)
}

// joinsCue reports whether a second cue verb of the same subject begins at j:
// "said it was wrong and accused him of lying".
func (c *clause) joinsCue(j, verb int) bool {
	for c.at(j)&(adv|lyAdverb) != 0 && c.at(j)&det == 0 {
		j++
	}
	if j >= len(c.items) || verb < 0 {
		return false
	}
	it, first := &c.items[j], &c.items[verb]
	if it.verb < 0 {
		return false
	}
	if first.forms&ing != 0 {
		return it.forms&pastForm != 0 && c.verbs[it.verb].speaks() && c.startsClause(j+1) // "called it a win and | said it was late"
	}
	return c.verbs[it.verb].weight >= .85 && it.forms&first.forms&(pastForm|sForm) != 0
}

// newCue reports whether another source speaks in the clause from item j.
func (c *clause) newCue(j int) bool {
	// If there is no cue before the clause ends, nobody speaks in it.
	asked := c.only(stops | quoted | wh | that | cueWord)
	if m := c.first(j+1, min(len(c.items), j+12), asked); c.at(m)&cueWord == 0 && !c.r.plainly {
		return false
	}
	named := false
	for m := j + 1; m < len(c.items) && m < j+12; m++ {
		k := c.at(m)
		if k&(stops|quoted|wh|that) != 0 {
			return false
		}
		it := &c.items[m]
		named = named || c.isNominal(m-1) || c.at(m-1)&subj != 0
		if it.verb >= 0 && named && c.verbs[it.verb].weight >= .9 && it.forms&(pastForm|sForm|baseForm) != 0 && c.isFiniteVerb(m) {
			return c.startsClause(j) || c.at(j)&subj != 0
		}
		if c.isFiniteVerb(m) && k&aux == 0 {
			return false
		}
	}
	return false
}

// endOfObject returns where the object or infinitive that begins at item i ends.
func (c *clause) endOfObject(i int) int {
	infinitive := c.at(i)&to != 0
	asked := c.only(stops | coord | subord | contrast | cueWord)
	items, before := c.items, class(0)
	for j := i; j < len(items); j++ {
		k, was := items[j].classes, before
		before = k
		if k&asked == 0 && was&(quoted|finished) == 0 || j == i && k&quoted == 0 {
			continue
		}
		switch {
		case k&comma != 0:
			if !c.lists(j) {
				return j
			}
		case k&(semicolon|colon|dashMark|terminal) != 0:
			return j
		case c.key(j) == asKey:
			if c.key(j+1) == per || c.startsClause(j+1) && c.at(j+1)&det == 0 {
				return j
			}
		case infinitive && k&subord != 0 && k&(contrast|prep) == 0:
			// "vowed to stay if elected"
		case k&(subord|contrast) != 0 && k&prep == 0:
			return j
		case k&subord != 0 && c.startsClause(j+1):
			return j
		case k&coord != 0 && (c.startsClause(j+1) || c.joinsVerb(j+1)):
			return j
		case c.key(j) == according:
			return j
		case was&finished != 0 && c.isFiniteAfter(j):
			return j // "who calls him a “rat,” said"
		case was&quoted != 0 && k&prep != 0 && k&to == 0 && particleMask(c.key(j))&(1<<ofKey|1<<forKey|1<<withKey|1<<aboutKey) == 0:
			return j // "accused him of "treason" in a drama that ..."
		}
	}
	return len(c.items)
}

// partsAdjectives reports whether the comma at j is between adjectives: "its rich, old ally".
func (c *clause) partsAdjectives(j int) bool {
	return c.at(j-1)&lowercase != 0 && c.at(j-2)&(det|poss) != 0 && c.at(j+1)&(lowercase|compound) != 0 && c.isNominal(j+1) && c.at(j+1)&(det|poss|timely) == 0
}

// lists reports whether the comma at j continues the same phrase: a list, a row of adjectives,
// "including".
func (c *clause) lists(j int) bool {
	if c.partsAdjectives(j) {
		return true
	}
	if c.key(j+1) == including || c.key(j+1) == suchKey || c.at(j+1)&quoted != 0 {
		return true
	}
	if k := c.key(j + 1); (k == ofKey || k == asKey) && j > 0 {
		return true // "accused Vell, the mayor, of"
	}
	for m := j + 2; m < len(c.items) && m < j+12 && c.at(m)&(stops&^comma|quoted) == 0; m++ {
		if c.at(m)&comma != 0 {
			if k := c.key(m + 1); k == ofKey || k == asKey && c.at(m+2)&(det|quoted|poss) != 0 {
				return true
			}
			break
		}
	}
	if k := c.at(j + 1); k&coord != 0 {
		return c.at(j+1)&contrast == 0 && !c.startsClause(j+2) && !c.joinsVerb(j+2)
	}
	for m := j + 1; m < len(c.items) && m < j+14; m++ {
		k := c.at(m)
		switch {
		case k&(stops&^comma|contrast|wh|that) != 0, k&subord != 0 && k&prep == 0, c.isFiniteVerb(m):
			return false
		case m == j+1 && (c.items[m].forms&ing != 0 || k&(ingForm|prep) != 0 && k&(name) == 0):
			return false
		case k&coord != 0:
			return m > j+1 && !c.joinsVerb(m+1) && !c.startsClause(m+1)
		}
	}
	return false
}

// joinsVerb reports whether a verb with the clause's own subject begins at j.
func (c *clause) joinsVerb(j int) bool {
	for c.at(j)&(adv|lyAdverb) != 0 && c.at(j)&det == 0 {
		j++
	}
	if c.at(j)&aux != 0 {
		return true
	}
	if j >= len(c.items) {
		return false
	}
	it := &c.items[j]
	return it.verb >= 0 && it.forms&pastForm != 0 || it.has(common|edForm) && c.at(j+1)&(det|poss|prep|obj|name|that|to) != 0
}

// dashPair returns where the clause continues after a parenthesis between dashes that opens at
// item i, 0 when there is none.
func (c *clause) dashPair(i int) int {
	if c.at(i)&dashMark == 0 {
		return 0
	}
	for m := i + 1; m < len(c.items) && m < i+24; m++ {
		if c.at(m)&dashMark != 0 {
			if m+1 < len(c.items) && c.at(m+1)&(stops|coord|subord) == 0 {
				return m + 1
			}
			return 0
		}
		if c.at(m)&(semicolon|terminal) != 0 {
			return 0
		}
	}
	return 0
}

// endOfDependent returns the latest point at which the report of a cue in a dependent clause
// ends: for "As the mayor says that B, she ..." at its comma, for "those who say that B | are
// ..." at the main verb. For a main clause it is the sentence's end. holds is the union of the
// classes of the source.
func (c *clause) endOfDependent(start int, source span, holds class, k kind) int {
	end := len(c.items)
	if holds&(wh|that) != 0 && c.hasRelative(source.from, source.to) {
		closes := c.at(source.to)&comma == 0
		for i := source.from; i < source.to; i++ {
			if c.at(i)&comma != 0 {
				closes = false // ", who said": ends at the next comma at the latest
			}
		}
		if closes {
			return c.matrixVerb(start, k)
		}
		for j := start + 1; j < end; j++ {
			if c.at(j)&comma != 0 && c.isFiniteAfter(j+1) {
				return j
			}
		}
		return end
	}
	b := source.from - 1
	if c.at(b)&wh != 0 && c.at(b-1)&comma != 0 {
		for j := start + 1; j < end; j++ {
			if c.at(j)&comma != 0 && c.isFiniteAfter(j+1) {
				return j // "The plan, which dockers say will fail, | is new"
			}
		}
	}
	opens := b == 1 || b == 2 && c.at(0)&subord != 0 // "Asked if", "When asked whether"
	if b < 0 || c.at(b)&subord == 0 || b > 0 && c.at(b-1)&(comma|coord|adv) == 0 && !(opens && c.items[b-1].forms&participle != 0) {
		return end
	}
	if b > 0 && !opens && !c.onlyAdverbs(max(0, b-2), b) {
		return end
	}
	for j := start + 1; j < end; j++ {
		if c.at(j)&comma != 0 && c.startsClause(j+1) {
			return j
		}
	}
	return end
}
