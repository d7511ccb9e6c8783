package voice

// objectKind decides whether the noun phrase at j fits the verb's frames.
func (c *clause) objectKind(j int, v *cueVerb) complement {
	if k := c.at(j); k&(aux|neg) != 0 && k&(name|subj) == 0 || c.isFiniteAfter(j) && c.at(j)&common != 0 && c.items[j].forms == 0 {
		return complement{unfit, j}
	}
	if k := c.at(j); k&timely != 0 || k&det != 0 && c.at(j+1)&timely != 0 {
		return complement{unfit, j} // "released this week"
	}
	if v.takes(asFrame) {
		if a := c.predicateAs(j); a > 0 {
			return complement{object, j}
		}
	}
	for m := j; m < j+5 && m+1 < len(c.items) && c.at(m)&(stops|prep|quoted|wh) == 0; m++ {
		if n := c.items[m].noun; n >= 0 && c.r.nouns[n].takes(thatFrame) && c.key(m+1) == thatKey && c.startsClause(m+2) {
			return complement{thatClause, m + 1} // "voiced doubts that"
		}
	}
	if v.takes(thingFrame) && c.isPerson(j) {
		return complement{unfit, j}
	}
	if v.takes(objFrame) {
		if v.weight < .6 && c.isDocument(j) {
			return complement{unfit, j} // "published an article": what it says comes after
		}
		return complement{object, j}
	}
	if !v.takes(asFrame | ofFrame | nameFrame) {
		return complement{unfit, j}
	}
	end := c.endOfObject(j)
	switch {
	case v.takes(asFrame) && c.find(asKey, j, end),
		v.takes(ofFrame) && (c.find(ofKey, j, end) || c.find(forKey, j, end)),
		v.takes(nameFrame) && c.twoPhrases(j, end):
		return complement{object, j}
	}
	return complement{unfit, j}
}

func (c *clause) find(k keyword, from, to int) bool {
	for i := from; i < to; i++ {
		if c.items[i].key == k {
			return true
		}
	}
	return false
}

// twoPhrases reports whether there are two noun phrases in a row from item i on: "the move a
// mistake", "it treason".
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

// predicateAs returns the item of the "as" to which the object at j leads, across appositions,
// and 0 when there is none: "described the rising, ..., as".
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

// isDocument reports whether the noun phrase at j is about a document.
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

// isPerson reports whether the noun phrase at j is about a person.
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
