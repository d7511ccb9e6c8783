package voice

// endOfSpeech returns where the reported clause that begins at item i ends.
func (c *clause) endOfSpeech(i, verb int) int {
	for j := i; j < len(c.items); j++ {
		k := c.at(j)
		switch {
		case k&comma != 0 && j > i:
			if c.leaves(j + 1) {
				return j
			}
		case k&semicolon != 0:
			return j
		case k&coord != 0 && j > i && c.joinsCue(j+1, verb):
			return j
		case c.key(j) == according && j > i:
			return j
		}
	}
	return len(c.items)
}

// leaves reports whether what follows a comma is no longer the source's.
func (c *clause) leaves(j int) bool {
	k := c.at(j)
	if k&contrast != 0 && c.key(j) != asKey {
		return true
	}
	if c.key(j) == according || c.key(j) == asKey && c.key(j+1) == per {
		return true
	}
	if j < len(c.items) {
		it := &c.items[j]
		if it.forms&ing != 0 && it.verb >= 0 && c.r.verbs[it.verb].weight >= .75 {
			return true
		}
	}
	return false
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
	return it.verb >= 0 && c.r.verbs[it.verb].weight >= .85 && it.forms&first.forms&(pastForm|sForm) != 0
}

// endOfObject returns where the object or infinitive that begins at item i ends.
func (c *clause) endOfObject(i int) int {
	for j := i; j < len(c.items); j++ {
		k := c.at(j)
		switch {
		case k&(comma|semicolon|colon|dashMark|terminal) != 0 && j > i:
			return j
		case k&subord != 0 && j > i && k&prep == 0:
			return j
		case k&contrast != 0 && j > i:
			return j
		case k&coord != 0 && j > i && (c.startsClause(j+1) && !c.isNominal(j+1) || c.joinsVerb(j+1)):
			return j
		case c.key(j) == according && j > i:
			return j
		}
	}
	return len(c.items)
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
