package voice

// mainSubject returns the subject of the sentence's first finite verb.
func (c *clause) mainSubject() span {
	if c.main.from < 0 {
		if c.main = c.beforeParticiple(); !c.main.empty() {
			return c.main
		}
		for i := 1 + c.pastFronted(); i < len(c.items) && i < 2*farthest; i++ {
			if c.at(i)&quoted == 0 && c.isFiniteVerb(i) {
				g, _ := c.group(i)
				if s := c.anywhere(c.subjectBefore, g); !s.empty() {
					c.main = s
					break
				}
			}
		}
	}
	if c.main.to > len(c.items) {
		return span{} // only what precedes another's report is being read, and the subject comes after it
	}
	return c.main
}

// pastFronted returns where the main clause begins when the sentence opens with a clause that
// depends on it: "When the council met, | the mayor rose and"; 0 when it does not.
func (c *clause) pastFronted() int {
	i := 0
	for c.at(i)&(adv|lyAdverb) != 0 && c.at(i)&subord == 0 && i < 2 {
		i++
	}
	if c.at(i)&subord == 0 || c.key(i) == asKey && c.at(i+1)&(prep|to) != 0 {
		return 0
	}
	m := c.first(i+1, min(len(c.items), i+farthest), stops)
	if c.at(m)&comma == 0 || !c.isClause(i+1, m) || !c.startsClause(m+1) {
		return 0
	}
	return m + 1
}

// anywhere returns the phrase that find finds before item end, whether or not an attribution has
// taken part of it.
func (c *clause) anywhere(find func(end int) span, end int) span {
	taken := c.taken
	c.taken = 0
	s := find(end)
	c.taken = taken
	return s
}

// beforeParticiple returns the noun phrase that opens the sentence when a participle follows its
// comma: "Vell, | saying the port is shut,"; empty when none does.
func (c *clause) beforeParticiple() span {
	m := c.first(1, min(len(c.items), 12), stops)
	if c.at(m)&comma == 0 || m+1 >= len(c.items) || !c.isNominal(m-1) || c.isClause(0, m) {
		return span{}
	}
	if it := &c.items[m+1]; it.forms&ing == 0 && it.classes&ingForm == 0 && (it.forms&participle == 0 && it.classes&edForm == 0 || c.at(m+2)&(prep|subord|wh) == 0) {
		return span{}
	}
	if !c.goesOnBehind(m + 1) {
		return span{} // "The council left, citing the storm": its verb is in no list
	}
	s := c.anywhere(c.nounPhrase, m)
	if !c.onlyAdverbs(0, s.from) {
		return span{}
	}
	return s
}

// goesOnBehind reports whether what begins at item i ends in a mark followed by a finite verb or
// by what is said.
func (c *clause) goesOnBehind(i int) bool {
	for m := i + 1; m < len(c.items) && m < i+farthest; m++ {
		k := c.at(m)
		if k&colon != 0 {
			return true
		}
		if k&(comma|finished) == 0 {
			continue
		}
		next := m + 1
		for c.at(next)&(adv|lyAdverb) != 0 && c.at(next)&det == 0 {
			next++
		}
		if c.isFiniteAfter(next) || next < len(c.items) && c.items[next].forms&sForm != 0 {
			return true
		}
	}
	return false
}

// outerSubject returns the noun phrase to which the last report's source is an apposition, when
// the marks around that report end at item from: "Vell, head of a body, | a body that opposes the
// ferry, | said"; empty when they do not.
func (c *clause) outerSubject(from int) span {
	inner, b := c.subject, c.subject.from-1
	if inner.empty() || c.at(from-1)&c.at(b)&(comma|dashMark) == 0 || c.taken != from-1 || c.key(inner.to-1) == noKey || !c.hasRelative(inner.to-1, inner.to) {
		return span{}
	}
	taken := c.taken
	c.taken = 0
	defer func() { c.taken = taken }()
	s := c.nounPhrase(b)
	for !s.empty() && c.at(s.from-1)&comma != 0 && c.at(s.from)&(det|lowercase|number) != 0 {
		a := c.nounPhrase(s.from - 1) // "Vell, | the head of a body, | a body that"
		if a.empty() {
			break
		}
		s = a
	}
	if s.empty() || s.from > 0 && c.at(s.from-1)&(stops|coord|subord|that|wh|quoted) == 0 {
		return span{} // "In a sign of distress, | the body, which"
	}
	return span{s.from, from - 1}
}

// relativeSubject returns the noun before a "who", or the plural before an -ing form, with which
// the present form at item i agrees across the clause between: "friends who know her say"; empty
// when there is none.
func (c *clause) relativeSubject(i int, form verbForm) span {
	asked := c.only(stops | wh | ingForm | cueWord)
	for j := i - 2; j > c.taken && j > i-16; j-- {
		k := c.at(j)
		if k&asked == 0 {
			continue
		}
		if k&stops != 0 {
			return span{}
		}
		clause := c.key(j) == who || (k&ingForm != 0 || c.items[j].forms&ing != 0) && c.at(j-1)&plural != 0
		if clause && j < i-1 {
			if c.agrees(j-1, form) && c.isNominal(j-1) {
				return c.nounPhrase(j)
			}
			return span{}
		}
	}
	return span{}
}

// matrixSubject returns the noun phrase, with its relative clause, that ends before item from and
// opens the clause: "bakers who knew Vell | said"; empty when there is none.
func (c *clause) matrixSubject(from int) span {
	if c.at(from-1)&(stops|quoted) != 0 {
		return span{}
	}
	for w := from - 2; w > c.taken && w > from-12; w-- {
		k := c.at(w)
		if k&(stops|quoted|wh|that|subord|coord) == 0 {
			continue
		}
		if c.key(w) != who || k&(stops|quoted) != 0 || !c.isNominal(w-1) || !c.isFiniteVerb(w+1) && c.items[w+1].forms&pastForm == 0 {
			return span{}
		}
		s := c.nounPhrase(w)
		if s.empty() || !c.onlyAdverbs(0, s.from) && c.at(s.from-1)&(stops|coord|subord|that) == 0 {
			return span{}
		}
		return span{s.from, from}
	}
	return span{}
}

// antecedentTaken returns what a relative clause before item from is about, when all of that
// clause is another report's: "Groups that back the strike | say"; empty when it is not.
func (c *clause) antecedentTaken(from int) span {
	if c.taken != from || c.subject.to > from || c.subject.empty() {
		return span{}
	}
	if key := c.key(c.subject.to - 1); key == who || key == thatKey || key == which {
		return span{c.subject.from, c.subject.to - 1}
	}
	return span{}
}

// hearerTaken returns the last source of the sentence when the "who" before item from refers to
// it: "was attacked by dockers, who | said"; empty when it does not.
func (c *clause) hearerTaken(from int) span {
	if c.taken == 0 || c.key(from-1) != who {
		return span{}
	}
	w := from - 1
	if c.at(w-1)&comma != 0 {
		w--
	}
	if c.subject.to == w {
		return c.subject
	}
	return span{}
}

// dweller returns the noun phrase s before a relative clause, or, when s is the second part of a
// place, the phrase that the place belongs to: "a baker from Pell, | Oskia, | who".
func (c *clause) dweller(s span) span {
	if s.to-s.from > 2 || c.any(s)&^name&lowercase != 0 || c.at(s.from)&name == 0 || c.at(s.from)&(person|honorific|det) != 0 || c.at(s.from-1)&comma == 0 {
		return s
	}
	town := s.from - 1
	for c.at(town-1)&name != 0 && s.from-town < 5 {
		town--
	}
	if town == s.from-1 || particleMask(c.key(town-1))&(1<<inKey|1<<fromKey|1<<ofKey|1<<atKey) == 0 {
		return s
	}
	p := c.anywhere(c.nounPhrase, s.from-1)
	if p.empty() || p.from >= town-1 {
		return s
	}
	return span{p.from, s.to}
}
