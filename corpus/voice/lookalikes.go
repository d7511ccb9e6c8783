package voice

// isLookalike reports whether a word spelt like a cue verb is not one here: a noun, an adjective,
// a participle, or a form that cannot have what precedes it as its subject.
func (c *clause) isLookalike(x *verbGroup) bool {
	return x.bare() && (c.isQuantified(x) || c.isNoun(x) || c.isModifier(x) || c.isGoverned(x)) ||
		c.isGraded(x) || c.isParticiple(x) || c.disagrees(x) || c.isPreposition(x)
}

// isQuantified reports whether the verb is an adjective after a quantity: "most reported cases".
func (c *clause) isQuantified(x *verbGroup) bool {
	next := c.at(x.item + 1)
	return x.may(participle) && x.before&quantity != 0 && next&lowercase != 0 &&
		next&(det|poss|pronoun|that|wh|prep|adv|lyAdverb|to|timely|subord|neg|quantity) == 0
}

// isNoun reports whether the verb is a noun, as many are: "the northern states led by Osk", "the
// reports said".
func (c *clause) isNoun(x *verbGroup) bool {
	return x.takes(nounFrame) && !x.may(pastForm) && x.before&subj == 0 &&
		(c.isNounBefore(x.item+1) || x.may(sForm) && x.before&(number|quantity) != 0)
}

// isNounBefore reports whether the word before item i, which may be a noun or a verb, is a noun
// because there is a verb at item i: but not in "Osk claims unnamed ships came".
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

// isModifier reports whether the verb is a noun or an adjective inside the noun phrase that the
// word before it opens or continues: "a claim", "Osk's stated aim", "of concern".
func (c *clause) isModifier(x *verbGroup) bool {
	if x.before&(det|poss|possessive|prep|number) == 0 || x.before&(subj|pronoun|quantity|person) != 0 {
		return false
	}
	if key := c.key(x.item - 1); key == thatKey || key == which {
		return false
	}
	if x.before&number == 0 || x.frames&(sayFrame|nounFrame) != sayFrame {
		return true
	}
	next := c.at(x.item + 1) // "Osk in 2020 said", but "four said cases"
	return next&lowercase != 0 && c.isNominal(x.item+1) && next&(det|poss) == 0
}

// isGraded reports whether the verb is an adjective graded by an adverb: "an almost guaranteed
// win".
func (c *clause) isGraded(x *verbGroup) bool {
	if x.bare() || x.passed&(aux|neg|to) != 0 {
		return false
	}
	key := c.key(x.from - 1)
	return key == indefinite || key == definiteKey
}

// isGoverned reports whether the verb is a noun that belongs to a participle before it: "after
// deleting | tweets", "growing | protests".
func (c *clause) isGoverned(x *verbGroup) bool { return !x.may(pastForm) && c.governs(x.item-1) }

// governs reports whether item i is a participle or gerund to which what follows belongs, and not
// a noun: "after deleting", but not "the ruling", "a new filing".
func (c *clause) governs(i int) bool {
	k := c.at(i)
	if k&lowercase == 0 || k&(person|org|document|inanimate|det|poss) != 0 || c.items[i].forms&ing == 0 && k&ingForm == 0 {
		return false
	}
	before := c.at(i - 1)
	return before&(det|poss|possessive|number|quantity) == 0 && (!c.isNominal(i-1) || before&(edForm|common) != 0 || c.items[i-1].forms&(pastForm|participle) != 0)
}

// isParticiple reports whether the verb is a participle with nothing before it to make it finite:
// "the ships | seen off Osk".
func (c *clause) isParticiple(x *verbGroup) bool {
	return x.may(participle) && !x.may(pastForm|ing|baseForm|sForm) && x.passed&have == 0
}

// disagrees reports whether the verb is a present form with no subject that agrees with it.
func (c *clause) disagrees(x *verbGroup) bool {
	if x.may(pastForm) || !x.may(baseForm|sForm) || x.passed&(modal|do|to) != 0 {
		return false
	}
	i := x.item
	if c.agrees(i-1, x.forms) || c.invertedAt(i) || !c.relativeSubject(i, x.forms).empty() {
		return false
	}
	return x.takes(nounFrame) && c.key(i+1) != thatKey || !x.takes(sayFrame|thatFrame) || !c.headBefore(i-1, x.forms)
}

// isPreposition reports whether the verb is "like", which mostly is not a verb, or the noun
// before a relative clause: "a free trade advocate | who".
func (c *clause) isPreposition(x *verbGroup) bool {
	if x.key == like && x.before&subj == 0 && x.passed&(modal|do|to) == 0 {
		return true
	}
	return c.key(x.item+1) == who && !x.may(pastForm) && x.frames&(nounFrame|sayFrame) == nounFrame
}

// introducesNothing reports whether what follows the verb shows that it reports nothing, or that
// a later verb is the one that does.
func (c *clause) introducesNothing(x *verbGroup) bool {
	return x.passed&neg != 0 && c.isDenied(x) || c.isNounAtEnd(x) || c.isReduced(x) || c.isInRelative(x)
}

// isDenied reports whether a "not" leaves nothing that was said: "did not say who", "made no
// comment". But "did not say that the port was shut" does give what was not said.
func (c *clause) isDenied(x *verbGroup) bool {
	switch x.kind {
	case nothing, unfit:
		return true
	case infinitive:
		return x.takes(sayFrame)
	case thatClause:
		return x.takes(sayFrame) && c.at(x.start)&wh != 0 && c.key(x.start) != thatKey
	}
	return false
}

// isNounAtEnd reports whether the verb is a noun with nothing after it: "at the customs post."
func (c *clause) isNounAtEnd(x *verbGroup) bool {
	return x.kind == nothing && !c.closing && x.takes(nounFrame) && !x.may(pastForm|sForm|ing) && x.bare() && x.before&subj == 0
}

// isReduced reports whether the verb is a participle inside the subject of the verb that reports:
// "dockers briefed on the case | said".
func (c *clause) isReduced(x *verbGroup) bool {
	return x.bare() && x.may(participle) && c.key(x.item-1) != who && c.at(x.item+1)&prep != 0 &&
		(x.kind == object || x.kind == bareClause) && c.reachesCue(x.start)
}

// isInRelative reports whether the verb is in a relative clause of the subject of the verb that
// reports: "bakers who knew Vell | said".
func (c *clause) isInRelative(x *verbGroup) bool {
	return x.kind == bareClause && !x.takes(sayFrame|rcptFrame) && c.key(x.from-1) == who &&
		c.reachesCue(x.start) && c.matrixVerb(x.start, x.kind) == len(c.items)
}

// reachesCue reports whether a phrase from item i on ends right before a verb of saying whose
// subject must come before that phrase, since the phrase contains none.
func (c *clause) reachesCue(i int) bool {
	for m := i + 1; m < len(c.items) && m < i+10; m++ {
		if c.at(m)&(stops|quoted|wh|that|subord|subj|coord|to) != 0 {
			return false
		}
		if it := &c.items[m]; it.verb >= 0 && it.forms&pastForm != 0 && c.verbs[it.verb].speaks() {
			return c.startsClause(m+1) || c.key(m+1) == thatKey
		}
	}
	return false
}
