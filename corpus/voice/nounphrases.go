package voice

// nounPhrase returns the noun phrase that ends before item end: everything back to a boundary of
// its clause.
func (c *clause) nounPhrase(end int) span {
	asked := c.only(closeParen | subj | coord | prep | to | wh | that | stops | finished | subord | openParen | neg | verbal)
	least := max(0, c.taken, end-farthest)
	from := end
	for from > least {
		j := from - 1
		k := c.at(j)
		switch {
		case k&asked == 0:
		case k&closeParen != 0:
			open := c.opening(j)
			if open < 0 {
				return c.phraseFrom(from, end)
			}
			j = open
		case k&subj != 0 && k&det == 0 && (k&(be|have|modal) == 0 || from == end):
			if from == end || from == end-1 && k&third != 0 && c.at(from)&quantity != 0 {
				return span{j, end} // "they | all | said"
			}
			return c.phraseFrom(from, end)
		case k&coord == 0 && (k&prep != 0 && k&subord == 0 || k&to != 0):
			if from == end {
				return span{}
			}
		case c.bounds(j, from, end):
			return c.phraseFrom(from, end)
		}
		from = j
	}
	return c.phraseFrom(from, end)
}

// opening returns the opening parenthesis of the one that item j closes, -1 when it is too far
// away.
func (c *clause) opening(j int) int {
	open := j
	for open > 0 && j-open < 16 && c.at(open)&openParen == 0 {
		open--
	}
	if c.at(open)&openParen == 0 {
		return -1
	}
	return open
}

// bounds reports whether a noun phrase from item from to end cannot extend back over the item j
// before it.
func (c *clause) bounds(j, from, end int) bool {
	k := c.at(j)
	switch {
	case k&coord != 0:
		return from == end || !c.coordinates(j)
	case c.key(j) == which, c.key(j) == whose, k&(stops|finished) != 0:
		return true
	case c.key(j) == thatKey && (c.isNominal(j-1) || c.at(from)&(det|subj) != 0 || j > 0 && (c.items[j-1].verb >= 0 || c.items[j-1].noun >= 0)):
		return true
	case k&(subord|wh|that|openParen|neg) != 0 && k&(name|possessive) == 0 && (k&det == 0 || c.isClause(from, end)):
		return true
	}
	return c.isFiniteVerb(j) && !c.reduced(j, from) && !(from == end && c.reducedAlone(j))
}

// reducedAlone reports whether item i may be a lone participle between its noun and the verb:
// "dockers | polled | said".
func (c *clause) reducedAlone(i int) bool {
	if !c.isNominal(i-1) || i+1 >= len(c.items) || c.items[i+1].verb < 0 || !c.items[i+1].may(pastForm) {
		return false
	}
	t := c.into.Tokens[c.extent(i).first]
	return c.at(i)&edForm != 0 || c.at(i)&common != 0 && c.into.Document.Text[t.Start:t.End] == "involved"
}

// coordinates reports whether the "and" at item j joins noun phrases rather than clauses: the
// phrase before it begins at a boundary.
func (c *clause) coordinates(j int) bool {
	if !c.isNominal(j - 1) {
		return false
	}
	for i := j - 1; i >= c.taken && j-i < 14; i-- {
		k := c.at(i)
		if k&(stops|subord) != 0 || c.key(i) == thatKey {
			return true
		}
		if c.isFiniteVerb(i) {
			return false
		}
		if i == c.taken {
			return true
		}
	}
	return false
}

// reduced reports whether the past form at j is a participle inside a noun phrase: "a statement
// released by", "the newly elected governor".
func (c *clause) reduced(j, next int) bool {
	if c.at(j)&aux != 0 {
		return false
	}
	if c.at(next)&(prep|timely) != 0 || c.at(next)&(det|lowercase) != 0 && c.at(next+1)&timely != 0 {
		return c.isNominal(j - 1)
	}
	return c.at(j-1)&(det|poss|lyAdverb|adv|possessive) != 0
}

// phraseFrom cuts off the front of the items from to end what a noun phrase does not begin with:
// adverbs, fronted prepositional phrases, conjunctions.
func (c *clause) phraseFrom(from, end int) span {
	from = c.innermost(from, end)
	for from < end && c.governed(from) {
		from++
	}
	for from < end {
		k := c.at(from)
		switch {
		case k&prep != 0 && k&det == 0 && c.onlyTime(from+1, end):
			return span{} // "which in late May said"
		case k&prep != 0 && k&det == 0, k&to != 0:
			// "During a visit to Osk the minister said": the last phrase speaks.
			last := from + 1
			if k&to != 0 && last+1 < end && c.at(last)&(det|name) == 0 {
				last++ // "it is fair to say | some of them want"
			}
			for last+1 < end && c.at(last)&prep != 0 && c.at(last)&(det|name) == 0 {
				last++ // "worked out by a circle of advisers who"
			}
			for i := from + 2; i < end; i++ {
				if c.at(i)&(det|poss|subj) != 0 && c.at(i-1)&(prep|to) == 0 && c.at(i)&possessive == 0 {
					last = i
				}
			}
			from = last
			return span{from, end}
		case k&(adv|lyAdverb|coord|neg) != 0 && k&(det|person|quantity|subj) == 0:
			from++
		case k&(stops|closeParen) != 0:
			from++
		default:
			return span{from, end}
		}
	}
	return span{}
}

// timeBefore returns where the time that ends right before item end begins, its preposition
// included; -1 when there is none.
func (c *clause) timeBefore(end int) int {
	if end < 2 || c.at(end-1)&timely == 0 {
		if end >= 2 && c.at(end-1)&number != 0 && c.key(end-2) == inKey && c.isYear(end-1) {
			return end - 2 // "the council, which | in 2019 | said"
		}
		return -1
	}
	if key := c.key(end - 2); key == who || key == which {
		return end - 1 // "Vell, who | Monday | had"
	}
	if p := end - 2; p > c.taken && c.at(p)&(det|lowercase) != 0 && c.at(p)&(prep|to) == 0 && c.at(p-1)&name != 0 && c.at(end-1)&(name|aux) == 0 && c.onlyTime(p, end) {
		return p // "Mayor Vell | this week | said"
	}
	for p := end - 2; p >= c.taken && p >= end-5; p-- {
		if c.at(p)&prep != 0 && c.at(p)&det == 0 && c.key(p) != ofKey && c.onlyTime(p+1, end) {
			return p
		}
	}
	return -1
}

// isMonth reports whether the item i is the name of a month or day that stands for a time: "last
// | August", "on | Monday".
func (c *clause) isMonth(i int) bool {
	k, before := c.at(i), c.at(i-1)
	return k&timely != 0 && k&name != 0 && (i == 0 || before&coord != 0 || before&(prep|timely|adv) != 0 && before&name == 0)
}

// isYear reports whether the number at item i may be a year.
func (c *clause) isYear(i int) bool {
	t := c.into.Tokens[c.extent(i).first]
	first := c.into.Document.Text[t.Start]
	return t.Len() == 4 && (first == '1' || first == '2')
}

// onlyTime reports whether the items from to end are a time and nothing else.
func (c *clause) onlyTime(from, end int) bool {
	for i := from; i < end-1; i++ {
		if c.at(i)&(det|number|lowercase|timely) == 0 || c.at(i)&(person|org) != 0 {
			return false
		}
	}
	return end > from && end-from <= 4 && c.at(end-1)&timely != 0 && c.at(end-1)&aux == 0
}

// innermost returns where, in the items from to end, the last noun phrase begins that directly
// follows another: "on the day | the Treasury says".
func (c *clause) innermost(from, end int) int {
	asked := c.only(det | poss)
	for i := end - 1; i > from; i-- {
		k := c.at(i)
		if k&asked == 0 || c.key(i) != definiteKey && c.key(i) != indefinite && k&poss == 0 || k&capital != 0 {
			continue // or an initial: "Dana A. Vell"
		}
		if (c.at(i+1)|c.at(i+2))&timely != 0 {
			continue // "a poll this month"
		}
		const other = name | det | quantity | number | prep | to | coord | adv | lyAdverb | possessive | verbal | ingForm | person
		if c.isNominal(i-1) && c.at(i-1)&other == 0 && c.items[i-1].forms == 0 && c.at(i-2)&(to|modal) == 0 {
			return i
		}
	}
	return from
}

// governed reports whether the word at item i is the verb that an auxiliary before it requires,
// so that no noun phrase begins there: "the vote has angered | many who say".
func (c *clause) governed(i int) bool {
	k := c.at(i)
	if k&lowercase == 0 || k&(det|poss|subj|quantity|number|prep|coord) != 0 {
		return false
	}
	j := i - 1
	for c.at(j)&(adv|lyAdverb|neg) != 0 && c.at(j)&(det|name) == 0 {
		j--
	}
	before := c.at(j)
	switch {
	case before&(be|have|modal) == 0 || before&name != 0:
		return false
	case before&modal != 0:
		return k&plural == 0
	case k&(edForm|ingForm) != 0 || c.items[i].forms&(ing|participle) != 0:
		return true
	}
	// "it is clear that": with no article before it and no noun after it, it is not a noun.
	return before&be != 0 && k&(plural|person|org|document) == 0 && c.items[i].role == Unknown && c.key(i) == noKey &&
		!c.isNominal(i+1) && c.key(i+1) != ofKey
}

// antecedent returns where, in the noun phrase s before a "who", the people whom "who" refers to
// begin: if s is about a thing, in its last part, "a letter to | voters who say".
func (c *clause) antecedent(s span) int {
	head, last := -1, s.from
	for i := s.from; i < s.to; i++ {
		if k := c.at(i); i > s.from && k&(prep|to) != 0 && k&(det|name) == 0 {
			if head < 0 {
				head = i - 1
			}
			last = i + 1
		}
	}
	if s.from > 1 && !c.human(s.to-1) && c.at(s.from)&det != 0 && c.at(s.from-1)&comma != 0 && c.at(s.from-2)&name != 0 {
		return s.from // "Dana Vell, a friend of quiet ports, who"
	}
	if head < 0 || last >= s.to || c.human(head) || !c.human(s.to-1) && c.at(s.to-1)&plural == 0 {
		return s.from
	}
	return last
}

// human reports whether the noun at item i may be a person or a number of people.
func (c *clause) human(i int) bool {
	return c.at(i)&(name|person|org|quantity|number|subj|obj) != 0 || c.key(i) == pluralKey || c.items[i].role != Unknown
}
