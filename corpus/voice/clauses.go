package voice

// An item is a unit of a sentence as the rules see it: a word, a hyphenated compound, a mark, or
// a whole quotation. Rules look at its word; its position is looked up only for what they find.
type item = word

// An extent is the position of an item.
type extent struct {
	first, last int32 // tokens
}

// A clause is the sentence being read, as items, with what the rules look up.
type clause struct {
	taken    int   // the first item that no attribution has taken
	before   int   // attributions before this sentence
	closing  bool  // only cues that take in what precedes them are read
	covered  bool  // one was found
	gaps     []gap // what they took
	closer   span  // the source of the gap right before what is being read
	opened   bool  // the last attribution ended in a colon with nothing after it
	subject  span  // of the last cue verb
	main     span  // the first subject of the sentence; from is -1 until it is first needed
	parted   int   // the first item that is a comma, a dash, a quotation or an "and"; the last closer when none precedes it; -1 when all are read
	edge     int   // and the first that is not an "and"
	r        *Reader
	verbs    []cueVerb
	into     *Reading
	sentence int32
	items    []item
	length   int       // of all items, even while only those before another's report are read
	own      []item    // storage for items that are not those of the text
	room     []extent  // and for their extents
	written  []extent  // the extent of every token of a text, one token each
	base     int32     // the sentence's first token
	changed  []change  // made in the text
	apart    bool      // the items are not those of the text
	extents  []extent  // of all items of the sentence
	fates    []fate    // of all tokens of the article
	places   []int32   // for every token of the sentence, the item that it is or that follows it
	ties     []tie     // what marks of the sentence do to items
	cues     []int32   // the items at which some rule begins, in order
	closers  []int32   // those of them that may take in what precedes them
	cue      int       // the next of them to be read
	met      []metVerb // what the closing pass met and left
	mets     []metVerb // storage for met
	quotedAt []int32   // the items that are quotations
	quotedBy int       // the first of these quotations
	saying   bool      // "as saying" occurs somewhere
	phrases  bool      // some of the closers are not verbs
	capitals verdict   // whether most words have capitals
}

// A gap is the part of a sentence taken by a cue that takes in what precedes it.
type gap struct {
	span
	source span
}

// A change is the original of a word of the text that a sentence replaces: its first word may be
// more than it is elsewhere, and its names are not verbs.
type change struct {
	token int32
	was   word
}

// start prepares for the sentences of an article, in order.
func (c *clause) start(r *Reader, into *Reading) {
	c.r, c.verbs, c.into, c.changed = r, r.verbs, into, c.changed[:0]
	n := len(into.Tokens)
	c.fates = grow(c.fates, n)
	clear(c.fates)
	c.own, c.room, c.places = grow(c.own, n), grow(c.room, n), grow(c.places, n+1)
	for t := int32(len(c.written)); int(t) < n; t++ {
		c.written = append(c.written, extent{t, t + 1})
	}
}

// restore undoes the changes to the text.
func (c *clause) restore() {
	for _, x := range c.changed {
		c.r.text[x.token] = x.was
	}
	c.changed = c.changed[:0]
}

// extent returns the position of item i.
func (c *clause) extent(i int) extent { return c.extents[i] }

// quotation returns the quotation that item i is.
func (c *clause) quotation(i int) int32 {
	n := c.quotedBy
	for _, at := range c.quotedAt {
		if int(at) == i {
			break
		}
		n++
	}
	return int32(n)
}

// first returns the first item from i on that has any of some classes, end when no item before it
// has.
func (c *clause) first(i, end int, any class) int {
	for i < end && c.items[i].classes&any == 0 {
		i++
	}
	return i
}

// any returns the union of the classes of the items of s.
func (c *clause) any(s span) class {
	if c.r.plainly {
		return ^class(0)
	}
	k := class(0)
	for i := range c.items[s.from:s.to] {
		k |= c.items[s.from+i].classes
	}
	return k
}

// quotedIn returns the quotations among the items of s, as indices into Quotations.
func (c *clause) quotedIn(s span) (from, to int32) {
	n := 0
	for n < len(c.quotedAt) && int(c.quotedAt[n]) < s.from {
		n++
	}
	from = int32(c.quotedBy + n)
	for n < len(c.quotedAt) && int(c.quotedAt[n]) < s.to {
		n++
	}
	return from, int32(c.quotedBy + n)
}

// only returns the classes that a walk over items has to check for: it may skip items that have
// none of k. Where no shortcut is taken, it returns all classes.
func (c *clause) only(k class) class {
	if c.r.plainly {
		return ^class(0)
	}
	return k
}

// at returns the classes of item i, 0 outside the sentence.
func (c *clause) at(i int) class {
	if uint(i) >= uint(len(c.items)) {
		return 0
	}
	return c.items[i].classes
}

// key returns the keyword that item i is, noKey when it is not one.
func (c *clause) key(i int) keyword {
	if uint(i) >= uint(len(c.items)) {
		return noKey
	}
	return c.items[i].key
}

// isNominal reports whether item i can be part of a noun phrase: a name, a number, a possessive
// or a word that no list knows as anything else.
func (c *clause) isNominal(i int) bool {
	k := c.at(i)
	if k&quoted != 0 {
		return k&finished == 0
	}
	if k == 0 || k&(stops|openParen|closeParen|prep|coord|subord|wh|that|aux|neg) != 0 && k&(name|possessive) == 0 {
		return false
	}
	if k&(subj|obj) != 0 && k&poss == 0 {
		return false
	}
	return k&(name|number|possessive|lowercase|quantity|compound) != 0
}

// isFiniteVerb reports whether item i is a finite verb, as far as its form and the word before it
// show.
func (c *clause) isFiniteVerb(i int) bool {
	return (c.items[i].classes&verbal != 0 || c.r.plainly) && c.finiteVerb(i)
}

func (c *clause) finiteVerb(i int) bool {
	k := c.at(i)
	if k&modal != 0 && k&name != 0 {
		return i == 0 && c.at(1)&(subj|det) != 0 // else it is Mrs. May, or Will
	}
	if k&(be|have|do|modal) != 0 {
		return c.key(i) != nonFinite
	}
	before := c.at(i - 1)
	if before&(det|poss|prep|possessive|to) != 0 && before&subj == 0 {
		return false
	}
	if k&common != 0 {
		if k&name != 0 && i > 0 && i+1 < len(c.items) && c.items[i+1].verb >= 0 && c.items[i+1].forms&pastForm != 0 {
			return false // "..., | Rose said"
		}
		return k&name == 0 || before&name == 0 || c.titled(c.into.Sentences[c.sentence]) // else it is "Harbour Works"
	}
	if k&edForm != 0 {
		return before&(subj|adv|lyAdverb|closeParen|quantity|wh|that) != 0 || c.isNominal(i-1) || before&comma != 0 && c.endsApposition(i-1)
	}
	if it := &c.items[i]; it.verb >= 0 {
		if it.forms&pastForm != 0 {
			return true
		}
		if c.verbs[it.verb].takes(nounFrame) && c.at(i+1)&(det|poss|pronoun|that|wh|name|quoted|number|to|adv|lyAdverb|stops) == 0 {
			return false // "regional issues of concern"
		}
		return it.forms&(baseForm|sForm) != 0 && c.agrees(i-1, it.forms)
	}
	return false
}

// isFiniteAfter reports whether there is a finite verb at item i, right after a cue verb.
func (c *clause) isFiniteAfter(i int) bool {
	k := c.at(i)
	if k&aux != 0 && k&subj == 0 || k&(edForm|common) != 0 {
		return c.key(i) != nonFinite
	}
	return i < len(c.items) && c.items[i].forms&pastForm != 0
}

// endsApposition reports whether the comma at item j, which a past form or participle follows, is
// the second of the two around an apposition: "Vell, the mayor, | shunned the press".
func (c *clause) endsApposition(j int) bool {
	plain := c.at(j+2)&(det|poss|name|obj|number|quantity|that|to) == 0 // "Vell, shunned by the press, left"
	for m := j - 1; m > 0 && m > j-14; m-- {
		k := c.at(m)
		if k&comma != 0 {
			if key := c.key(m + 1); key == which || key == who {
				return c.isNominal(m - 1)
			}
			return !plain && m < j-1 && c.isNominal(m-1) && c.at(m+1)&(subord|coord|wh|subj) == 0
		}
		if k&(stops|quoted|aux) != 0 {
			return false
		}
	}
	return false
}

// agrees reports whether the word at i can be the subject of a verb in that present form: plural
// before the base form, singular before the -s form.
func (c *clause) agrees(i int, form verbForm) bool {
	for i >= 0 && c.at(i)&(adv|lyAdverb) != 0 && c.at(i)&(subj|name) == 0 {
		i--
	}
	k := c.at(i)
	switch c.key(i) {
	case singular, itKey:
		return form&sForm != 0
	case pluralKey, me:
		return form&baseForm != 0
	case who, thatKey, which:
		return true
	}
	if k&(subj|wh) != 0 && k&(det|poss) == 0 {
		return true
	}
	if k&coord != 0 {
		return form&sForm != 0
	}
	if k&(comma|closeParen|dashMark) != 0 {
		return true
	}
	if k&quoted != 0 || !c.isNominal(i) && k&(det|quantity|person) == 0 {
		return false
	}
	if k&possessive != 0 || k&common != 0 && k&lowercase != 0 && form&baseForm != 0 {
		return false // "which helps explain"
	}
	if form&sForm != 0 {
		return k&plural == 0 || k&name != 0
	}
	if k&name != 0 && k&plural == 0 && k&person == 0 && !c.joinedName(i) {
		return false
	}
	return k&(plural|quantity|det) != 0 || c.key(i) == pluralKey || c.at(i-1)&coord != 0 || k&name != 0 && c.joinedName(i)
}

// joinedName reports whether the name that ends at item i is the last of several: "Mr. Vell and
// Mr. Oram".
func (c *clause) joinedName(i int) bool {
	for i > 0 && c.at(i)&(name|honorific) != 0 && c.at(i)&coord == 0 {
		i--
	}
	return c.at(i)&coord != 0
}

var oneRoot = rootOf("one")

// headBefore reports whether the noun at item i belongs to an earlier noun, of something that
// speaks, with which a following verb in that form agrees: "the letter from the bishops says",
// "figures given by the council show".
func (c *clause) headBefore(i int, form verbForm) bool {
	for j := i - 1; j > 0 && j > i-8; j-- {
		k := c.at(j)
		if k&prep != 0 && k&(subord|name) == 0 {
			h := j - 1
			if c.at(h)&(edForm|common) != 0 || c.items[h].forms&participle != 0 {
				h--
			}
			head := c.at(h)
			if head&(document|person|org|plural) == 0 && head&lowercase != 0 && h > 0 {
				h-- // "people close to him say"
				head = c.at(h)
			}
			if c.key(h) == pluralKey {
				return form&baseForm != 0
			}
			if form&sForm != 0 && head&(number|quantity) != 0 && c.key(j) == ofKey {
				return c.r.forms.root[c.into.Tokens[c.extent(h).first].Form] == oneRoot // "one of the letters says"
			}
			return head&(document|person|org) != 0 && (head&plural == 0) == (form&sForm != 0)
		}
		if !c.isNominal(j) && k&(det|quantity) == 0 {
			return false
		}
	}
	return false
}

// isClause reports whether the items i to j include a subject and a finite verb.
func (c *clause) isClause(i, j int) bool {
	seen := false
	for ; i < j; i++ {
		k := c.at(i)
		switch {
		case k&subj != 0 && k&(be|have|modal) != 0:
			return true
		case seen && c.isFiniteVerb(i):
			return true
		case c.isNominal(i) || k&(subj|det) != 0:
			seen = true
		}
	}
	return false
}
