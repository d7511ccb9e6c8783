package voice

// shortForm resolves "the ministry", "the senator" to the last source or person whose name, title
// or phrase contains every word of it, and else to the last that contains its head and names no
// other country.
func (r *Reader) shortForm(into *Reading, core run, head int32) int32 {
	if core.last-core.first > 4 {
		return -1
	}
	const reach = 24
	somebody := r.text[head].has(person) // "the ministry" is not the ministry's spokesman
	for _, strict := range [2]bool{true, false} {
		for i := len(into.Speakers) - 1; i >= 0 && i >= len(into.Speakers)-reach; i-- {
			s := &into.Speakers[i]
			if s.Class != Anonymous && (somebody || s.Title == "") && r.holds(into, s.words, core, head, strict) {
				return int32(i)
			}
		}
		ro := &r.roster
		best := int32(-1)
		for i := len(ro.entities) - 1; i >= 0 && i >= len(ro.entities)-reach; i-- {
			x := &ro.entities[i]
			if x.title < x.first && somebody && r.holds(into, run{x.title, x.first}, core, head, strict) && (best < 0 || x.mentions > ro.entities[best].mentions) {
				best = int32(i)
			}
		}
		if best >= 0 {
			return r.entitySpeaker(into, best, run{})
		}
	}
	return -1
}

// sameNoun reports whether a speaker's words end in the word at token t, in the same spelling:
// "the official" is not one of "officials".
func (r *Reader) sameNoun(into *Reading, speaker, t int32) bool {
	words := into.Speakers[speaker].words
	return words.last > words.first && into.Tokens[words.last-1].Form == into.Tokens[t].Form
}

// holds reports whether the words of a name or title include the head of a core and, when strict,
// its other words; when not strict, they must not name a different country from the core's.
func (r *Reader) holds(into *Reading, words, core run, head int32, strict bool) bool {
	found := false
	alias := r.alias(into, head)
	var country uint8
	for t := words.first; t < words.last; t++ {
		found = found || r.alias(into, t) == alias
		if p := r.forms.place(into.Tokens[t].Form); p != 0 {
			country = p
		}
	}
	if !found {
		return false
	}
	if r.isDeputy(words) != r.isDeputy(core) || !strict && r.text[core.first].key == former {
		return false // the vice president is not the president
	}
	for t := core.first; t < core.last; t++ {
		own, place := r.alias(into, t), r.forms.place(into.Tokens[t].Form)
		if !strict {
			if place != 0 && country != 0 && place != country {
				return false
			}
			continue
		}
		if own == alias || !into.Tokens[t].Kind.Counts() {
			continue
		}
		has := false
		for u := words.first; u < words.last && !has; u++ {
			has = r.alias(into, u) == own || place != 0 && r.forms.place(into.Tokens[u].Form) == place
		}
		if !has {
			return false
		}
	}
	return true
}

// isDeputy reports whether a phrase has a word such as "vice" before another.
func (r *Reader) isDeputy(words run) bool {
	for t := words.first; t < words.last-1; t++ {
		if r.text[t].key == deputy {
			return true
		}
	}
	return false
}
