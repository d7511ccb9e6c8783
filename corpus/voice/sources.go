package voice

// farthest is how many items a rule looks back or ahead for a boundary: no noun phrase is longer,
// and text without boundaries must not make the cost grow faster than its length.
const farthest = 60

// grouped is what may be in a verb group before its verb.
const grouped = be | have | do | modal | neg | to | adv | lyAdverb

// group walks back from the verb at i over auxiliaries and adverbs and returns where the verb
// group begins and the classes of what it passed.
func (c *clause) group(i int) (from int, passed class) {
	from = i
	for from > 0 && i-from < 12 {
		k := c.at(from - 1)
		switch {
		case k&subj != 0 && k&(be|have|modal) != 0:
			return from, passed | k&(be|have|modal) // he's, they'll
		case k&(be|have|do|modal|neg|to) != 0 && k&(det|name) == 0,
			k&(be|have|modal|neg) != 0 && k&(subj|det|name) == 0,
			k&(adv|lyAdverb) != 0 && k&(quantity|person|name|det) == 0:
			passed |= k
			from--
		default:
			return from, passed
		}
	}
	return from, passed
}

// subjectBefore returns the noun phrase that ends before item end, with its
// apposition or relative clause: "Vell, the colony's governor,".
func (c *clause) subjectBefore(end int) span {
	k := end - 1
	if k < 0 {
		return span{}
	}
	if p := c.timeBefore(end); p > c.taken {
		return c.subjectBefore(p) // "Vell, who | on Monday | said"
	}
	to := end
	if r := c.relativeUpTo(k); r > 0 {
		s := c.anywhere(c.nounPhrase, r) // the relative clause may contain a report of its own
		if !s.empty() {
			return span{s.from, end}
		}
	}
	if c.at(k)&(comma|dashMark|finished) != 0 {
		start := c.apposition(k)
		if start < 0 {
			return span{}
		}
		s := c.nounPhrase(start)
		if s.empty() {
			return span{}
		}
		switch {
		case c.at(k)&finished == 0:
			return span{s.from, k}
		case c.closesParticiple(k):
			return s // "The council, citing “the storm,” | said"
		}
		return span{s.from, end}
	}
	if key := c.key(k); key == who || key == which || key == thatKey {
		a := k
		if c.at(a-1)&comma != 0 {
			a--
		}
		s := c.nounPhrase(a)
		if s.empty() || s.to-s.from == 1 && c.items[s.from].forms&ing != 0 {
			return span{} // "noting that"
		}
		if d := c.dweller(s); d != s {
			return span{d.from, to}
		}
		if key == who {
			s.from = c.antecedent(s)
		}
		return span{s.from, to}
	}
	return c.nounPhrase(end)
}

// apposition returns the end of the noun phrase to which an apposition or relative clause between
// commas, ending at the mark k, belongs; -1 when the commas set off something else.
func (c *clause) apposition(k int) int {
	best, inner := -1, k
	mark := c.at(k) & (comma | dashMark)
	if mark == 0 {
		if c.at(k-1)&prep == 0 && !c.isNominal(k-1) {
			return -1
		}
		mark = comma // "Vell, author of “The Flood,” said"
	}
	for m := k - 1; m > 0 && m > k-farthest && m >= c.taken; m-- {
		x := c.at(m)
		if x&(semicolon|colon|terminal) != 0 || x&quoted != 0 && (m == 0 || c.at(m-1)&(stops|coord) != 0) {
			break
		}
		if x&mark == 0 {
			continue
		}
		if !c.isNominal(m-1) && c.at(m-1)&closeParen == 0 {
			break
		}
		in := c.at(m + 1)
		key := c.key(m + 1)
		relative := key == who || key == which || key == whose || key == where
		adverbial := !relative && best < 0 && c.at(m+1)&subord != 0 && !c.isClause(c.taken, m) // "Vell, as the council met, said"
		if in&subj != 0 && !relative || in&subord != 0 && key != asKey && !relative && !adverbial || in&coord != 0 && (key != and || c.isClause(m+1, inner)) {
			break
		}
		if !relative && !adverbial && c.isClause(m+1, inner) && !c.hasRelative(m+1, inner) && !c.isAdverbial(m+1, inner) && !(in&det != 0 && c.holdsParticiplesAlone(m+1, inner)) {
			break
		}
		if c.timeBefore(m) >= 0 || c.isMonth(m-1) {
			break // "In May, | Vell, the mayor,"
		}
		if best >= 0 && c.isClause(c.taken, m) {
			break // "A man died there, | its matron, Vell, told us": what ends here is a clause
		}
		best, inner = m, m
		if relative {
			break
		}
	}
	return best
}

// isAdverbial reports whether the items i to j are a prepositional phrase, in which anything that
// looks like a verb is a participle: "in a statement released on Monday".
func (c *clause) isAdverbial(i, j int) bool {
	if c.at(i)&prep == 0 || c.at(i)&subord != 0 {
		return false
	}
	return c.holdsParticiplesAlone(i+1, j)
}

// holdsParticiplesAlone reports whether everything from item i to j that looks like a verb is a
// participle: "the first woman elected to the council".
func (c *clause) holdsParticiplesAlone(i, j int) bool {
	for ; i < j; i++ {
		if it := &c.items[i]; c.isFiniteVerb(i) && !c.reduced(i, i+1) && (it.verb < 0 || it.forms&pastForm != 0) {
			return false
		}
	}
	return true
}

func (c *clause) hasRelative(i, j int) bool {
	asked := c.only(wh | that)
	for ; i < j; i++ {
		if c.at(i)&asked == 0 {
			continue
		}
		if key := c.key(i); key == who || key == which || key == thatKey || key == whose || key == where {
			return true
		}
	}
	return false
}

// objectAfter returns the noun phrase that begins at item i, up to its last word: the source of
// an inverted "said Vell, the governor".
func (c *clause) objectAfter(i int) span {
	j := i
	for ; j < len(c.items) && j-i < farthest; j++ {
		k := c.at(j)
		if k&quoted != 0 && j > i || k&(semicolon|terminal) != 0 {
			break
		}
		if k&colon != 0 {
			break
		}
		if k&comma != 0 && !c.continuesApposition(j) && !c.partsAdjectives(j) {
			break
		}
		if k&coord != 0 && c.startsClause(j+1) {
			break
		}
		if key := c.key(j); j > i && k&subord != 0 && key != asKey && k&prep == 0 {
			break
		}
	}
	return c.trim(span{i, j})
}

// continuesApposition reports whether what follows the comma at j still describes the source.
func (c *clause) continuesApposition(j int) bool {
	k := c.at(j + 1)
	if c.isFiniteAfter(j + 1) {
		return false
	}
	if k&(quoted|coord) != 0 || k&subord != 0 {
		return false
	}
	if j+1 < len(c.items) {
		if it := &c.items[j+1]; it.forms&ing != 0 || it.has(ingForm) {
			return false
		}
	}
	if key := c.key(j + 1); key == who || key == which || key == whose {
		return true
	}
	if k&(prep|to) != 0 && c.key(j+1) != ofKey && c.key(j+1) != atKey && c.key(j+1) != inKey {
		return false
	}
	if k&name != 0 && k&(det|poss) == 0 && c.at(j-1)&lowercase == 0 {
		return false
	}
	return k&subj == 0 && k&(det|name|lowercase|number|person|honorific) != 0 && !c.startsClause(j+1)
}

// startsClause reports whether a clause with its own subject begins at item i.
func (c *clause) startsClause(i int) bool {
	if c.at(i)&subj != 0 && c.at(i)&det == 0 {
		return true
	}
	asked := c.only(stops | wh | that | quoted | verbal)
	items := c.items[:min(len(c.items), i+farthest)]
	for j := i; j < len(items); j++ {
		k := items[j].classes
		if k&asked == 0 {
			continue
		}
		if k&(comma|dashMark) != 0 && j > i {
			if c.goesOnAfter(j) {
				return true
			}
			if k&comma != 0 && c.partsAdjectives(j) {
				continue
			}
			return k&comma != 0 && c.isNominal(j-1) && c.listsSubjects(j+1)
		}
		if k&stops != 0 || k&(wh|that) != 0 && j > i {
			return false
		}
		if k&quoted != 0 && j > i && (c.isNominal(j-1) || c.at(j-1)&subj != 0) && c.at(j-1)&quoted == 0 {
			return true // the verb is in the quotation: said Vell "wasted no time"
		}
		if j > i && c.isFiniteVerb(j) && (c.isNominal(j-1) || c.at(j-1)&(subj|adv|lyAdverb|det|closeParen) != 0) {
			return true
		}
	}
	return false
}

// listsSubjects reports whether a list that continues from item i on is followed by a finite
// verb: "guards, | dockers and bakers were late".
func (c *clause) listsSubjects(i int) bool {
	joined := false
	for m := i; m < len(c.items) && m < i+farthest/4; m++ {
		k := c.at(m)
		switch {
		case m == i && (k&(prep|subord|subj|coord) != 0 && k&det == 0 || k&ingForm != 0 || c.items[m].forms&ing != 0):
			return false
		case k&coord != 0 && k&contrast == 0 && m > i:
			joined = true
		case k&(det|poss|comma|prep) != 0:
		case c.isFiniteVerb(m):
			return joined && c.isNominal(m-1)
		case !c.isNominal(m):
			return false
		}
	}
	return false
}

// goesOnAfter reports whether the apposition that the mark at j opens closes before a finite
// verb: "her efforts, an old friend said, | have failed".
func (c *clause) goesOnAfter(j int) bool {
	mark := c.at(j) & (comma | dashMark)
	if key := c.key(j + 1); c.at(j+1)&(subj|coord) != 0 && key != who && key != which && key != whose || c.at(j+1)&contrast != 0 && c.at(j+2)&(det|poss|subj|name) != 0 {
		return false
	}
	relative := c.at(j+1)&wh != 0
	for m := j + 1; m < len(c.items) && m < j+farthest/2; m++ {
		k := c.at(m)
		if k&mark != 0 {
			m++
			for c.at(m)&(adv|lyAdverb) != 0 && c.at(m)&det == 0 {
				m++
			}
			if c.isFiniteAfter(m) {
				return true
			}
			m-- // one within it: "the men, who work for Osk, a port, | say"
		}
		if k&stops != 0 || k&quoted != 0 && !relative {
			return false
		}
		if k&finished != 0 && c.isFiniteAfter(m+1) {
			return true // “... whom he called a “rat,” | was late”
		}
	}
	return false
}

// isThing reports whether a noun phrase is about something that cannot speak: a deal, a plan, an
// event. Documents can.
func (c *clause) isThing(s span) bool {
	head := class(0)
	for i := s.from; i < s.to; i++ {
		k := c.at(i)
		if i > s.from && k&(prep|comma|wh|that) != 0 && k&det == 0 {
			break
		}
		head = k
	}
	return head&inanimate != 0 && head&(document|person|org|name) == 0
}

// holds reports whether a word of the phrase before any preposition has class k.
func (c *clause) holds(s span, k class) bool {
	for i := s.from; i < s.to; i++ {
		if c.at(i)&k != 0 {
			return true
		}
		if i > s.from && c.at(i)&(prep|comma|wh) != 0 && c.at(i)&det == 0 {
			return false
		}
	}
	return false
}

// relativeUpTo returns the comma before the relative clause that the quotation at item k ends,
// when the quotation's own comma serves as the second one: "Vell, who calls him a “rat,” said"; 0
// when there is none.
func (c *clause) relativeUpTo(k int) int {
	if c.at(k)&finished == 0 {
		return 0
	}
	for j := k - 1; j > 0 && j > k-20; j-- {
		if c.at(j)&stops != 0 {
			if key := c.key(j + 1); c.at(j)&comma != 0 && (key == who || key == which || key == whose) {
				return j
			}
			return 0
		}
	}
	return 0
}
