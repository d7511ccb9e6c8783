package voice

import "rashomon/corpus/text"

// familyOf returns the token of the family name in the name over the tokens from first to last:
// "Dana | Vell | Jr."
func (r *Reader) familyOf(first, last int32) int32 {
	if last-first > 1 && r.text[last-1].key == generation {
		return last - 2
	}
	return last - 1
}

// longerNamed returns the entity whose name ends in the words from first to last and is longer:
// "Dana Le Vell" for "Le Vell"; -1 when there is none.
func (r *Reader) longerNamed(into *Reading, first, last int32) int32 {
	ro, tokens := &r.roster, into.Tokens
	family, n := r.forms.root[tokens[r.familyOf(first, last)].Form], 0
	for e := ro.family.At(uint64(family)); e >= 0 && n < 32; e, n = ro.entities[e].next, n+1 {
		x := &ro.entities[e]
		if x.last-x.first <= last-first {
			continue
		}
		same := true
		for i := int32(1); same && i <= last-first; i++ {
			same = r.forms.root[tokens[x.last-i].Form] == r.forms.root[tokens[last-i].Form]
		}
		if same {
			return e
		}
	}
	return -1
}

// titledBearer returns the entity that a name of one word with a title refers to, a new one if the
// article gives no more than that: "Ms. Vell".
func (r *Reader) titledBearer(into *Reading, run *nameRun) int32 {
	g := r.genderOf(into, run.from, run.first)
	if r.mayBear(into, run.first) {
		run.entity = r.bearer(into, run.first, run.last, g)
	}
	if r.isOlder(into, run) {
		run.entity = -1
	}
	if run.entity < 0 && r.text[run.first].classes&(org|person) == 0 && r.isTitled(into, run) {
		return r.named(into, *run, g)
	}
	return run.entity
}

// isOlder reports whether the title of a run of one word tells its bearer from the son whose name
// is given: "President Vell" is not "Dana Vell Jr."
func (r *Reader) isOlder(into *Reading, run *nameRun) bool {
	if run.entity < 0 || run.from == run.first || r.text[run.from].has(honorific) {
		return false
	}
	x := &r.roster.entities[run.entity]
	return x.title == x.first && r.familyOf(x.first, x.last) < x.last-1
}

// givenAfterTitle returns where, in the capitals from start to last, a known given name begins
// that follows two words or more of a title no list knows: "Harbour Whip | Dana Vell".
func (r *Reader) givenAfterTitle(into *Reading, start, last int32) int32 {
	if r.text[start].gender() != 0 {
		return start
	}
	for t := start; t < last-1; t++ {
		switch {
		case into.Tokens[t].Kind != text.Word || into.Tokens[t].Len() == 1 || r.text[t].key == particle:
			return start
		case t >= start+2 && r.text[t].gender() != 0:
			return t
		}
	}
	return start
}

// isTitled reports whether the title before a name of one word makes it a person's: "Ms. Vell",
// "President Vell", but not "Most Oskians".
func (r *Reader) isTitled(into *Reading, run *nameRun) bool {
	if g := r.genderOf(into, run.from, run.first); g != 0 || r.text[run.from].classes&honorific != 0 {
		return true
	}
	title := &r.text[run.first-1]
	return title.has(person) && !title.has(det|quantity|plural|org) && title.key != pluralKey && r.forms.place(into.Tokens[run.first].Form) == 0
}

// bindsSyllable reports whether the hyphen at token t and the word in small letters after it end
// a name of two words or more: "Vell Ki-moon said". But not "New Osk-based".
func (r *Reader) bindsSyllable(into *Reading, first, t int32) bool {
	tokens := into.Tokens
	if t-first < 2 || int(t)+2 >= len(tokens) || r.text[t].classes&hyphen == 0 || tokens[t+1].Kind != text.Word ||
		tokens[t-1].End != tokens[t].Start || tokens[t].End != tokens[t+1].Start || tokens[t+1].Len() > 6 {
		return false
	}
	w, next := &r.text[t+1], &r.text[t+2]
	if w.classes&lowercase == 0 || w.classes&(edForm|ingForm|person|org|adv|quantity) != 0 || w.role != Unknown || w.key == like || w.verb >= 0 {
		return false
	}
	return w.has(possessive) || next.has(stops|prep|coord|verbal|closeParen) || next.verb >= 0
}
