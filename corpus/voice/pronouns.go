package voice

// How many sentences back a pronoun finds what it refers to: many things come between an "it" and
// a body that spoke.
const (
	personReach = 4
	thingReach  = 2
	spokeReach  = 16 // for a person who spoke, when nobody else has been mentioned: quotations are long
)

// pronoun resolves "he", "she", "it", "they" to the last fitting source: whoever the sentence or
// those before it are about, else the last to speak.
func (r *Reader) pronoun(into *Reading, w *word, t, sentence int32) int32 {
	v := &r.resolver
	g := r.text[t].gender()
	switch {
	case w.key == itKey:
		if s := v.thing.near(sentence, 0); s >= 0 {
			return s // "The council said no, but it added"
		}
		if !v.closing { // as in "The council will meet, it said"
			if e := r.subjectThing(into, t, sentence); e >= 0 {
				return e
			}
		}
		if sentence > 0 {
			if e := r.subjectThing(into, into.Sentences[sentence-1].Last, sentence-1); e >= 0 {
				return e
			}
		}
		if v.verb == "read" {
			return r.whatIsRead(into, sentence)
		}
		return v.thing.near(sentence, thingReach)
	case g == 0 && w.classes&third != 0:
		if g := v.group.near(sentence, personReach); g >= 0 {
			return g
		}
		return v.thing.near(sentence, thingReach)
	case g == 0:
		return -1
	}
	return r.whoever(into, t, sentence, g)
}

// whoever returns the person of a gender whom the sentence of token t or those before it are
// about, else the last fitting person to speak.
func (r *Reader) whoever(into *Reading, t, sentence int32, g gender) int32 {
	v, other := &r.resolver, (he|she)&^g
	for s := sentence; s >= 0 && s > sentence-personReach; s-- {
		if p := v.persons[s]; p >= 0 && s < sentence {
			if r.text[into.Sentences[s].First].key == asked {
				if e := r.aboutWhom(into, s, t, g); e >= 0 {
					return r.entitySpeaker(into, e, run{})
				}
			}
			if r.goesOnAs(into, s, other) {
				continue
			}
			if r.fits(into, p, g) {
				return p
			}
		}
		if s > 0 && r.goesOnAs(into, s-1, g) {
			continue // "He met Vell": it is about whom the sentence before is about
		}
		if e := r.aboutWhom(into, s, t, g); e >= 0 {
			return r.entitySpeaker(into, e, run{})
		}
		if e := r.whoseSubject(into, s, t, g); e >= 0 {
			return r.entitySpeaker(into, e, run{})
		}
	}
	if p := v.person.near(sentence, spokeReach); p >= 0 && r.fits(into, p, g) && !r.goesOnAs(into, v.person.sentence, other) {
		return p
	}
	last := v.men // a woman may have spoken since
	if g == she {
		last = v.women
	}
	if p := last.near(sentence, spokeReach); p >= 0 && r.alone(p, last.sentence, t, g) {
		return p
	}
	return -1
}

// alone reports whether, from a sentence on and before token t, no one of a gender is named but
// the speaker.
func (r *Reader) alone(speaker, sentence, t int32, g gender) bool {
	ro := &r.roster
	for i := int(ro.before[sentence]); i < len(ro.runs) && ro.runs[i].first < t; i++ {
		x := &ro.runs[i]
		if x.entity < 0 {
			continue
		}
		who := &ro.entities[x.entity]
		if who.speaker != speaker && (who.gender&g != 0 || who.gender == 0 && who.title < who.first) {
			return false
		}
	}
	return true
}

// goesOnAs reports whether the sentence after one in which a person spoke continues about that
// person with a pronoun of gender g: "If she is right".
func (r *Reader) goesOnAs(into *Reading, sentence int32, g gender) bool {
	if int(sentence)+1 >= len(into.Sentences) {
		return false
	}
	s := &into.Sentences[sentence+1]
	for t := s.First; t < min(s.Last, s.First+3); t++ {
		if w := &r.text[t]; w.classes&subj != 0 && w.gender() != 0 {
			return w.gender()&g != 0 && !isQuoted(into, t)
		}
	}
	return false
}

func (r *Reader) fits(into *Reading, speaker int32, g gender) bool {
	have := into.Speakers[speaker].gender
	return have == 0 || have&g != 0
}

// aboutWhom returns the first person named in a sentence before token t, outside
// its quotations.
func (r *Reader) aboutWhom(into *Reading, sentence, t int32, g gender) int32 {
	ro := &r.roster
	s := &into.Sentences[sentence]
	wasAsked, found := r.text[s.First].key == asked, int32(-1)
	for i := int(ro.before[sentence]); i < len(ro.runs) && ro.runs[i].first < min(t, s.Last); i++ {
		x := &ro.runs[i]
		if wasAsked && (x.from == s.First || r.text[x.from-1].classes&comma == 0) {
			continue // "Asked whether Vell had sailed, | Oram"
		}
		governed := x.from > s.First && r.governs(x.from-1)
		if x.entity < 0 || governed || isQuoted(into, x.first) || r.text[x.last-1].has(possessive) {
			continue
		}
		who := &ro.entities[x.entity]
		if who.gender&g != 0 || who.gender == 0 && (who.title < who.first || who.speaker >= 0 || r.opens(s, x)) {
			if found = x.entity; !wasAsked {
				break
			}
		}
	}
	return found
}

// whoseSubject returns the person to whom what a sentence begins with belongs, or who is its
// topic: "Vell's term ends in May", "As for Vell, ..."; or, in the sentence of token t, the last to
// have something shortly before it: "It was Vell's wish to sail that | his". Only names before t
// count.
func (r *Reader) whoseSubject(into *Reading, sentence, t int32, g gender) int32 {
	ro := &r.roster
	s := &into.Sentences[sentence]
	found, first := int32(-1), int(ro.before[sentence])
	for i := first; i < min(len(ro.runs), first+farthest) && ro.runs[i].first < min(t, s.Last); i++ {
		x := &ro.runs[i]
		opens := x.from == s.First || x.from == s.First+2 && r.text[x.from-1].key == forKey && r.text[s.First].key == asKey
		has := r.text[x.last-1].has(possessive)
		if x.entity < 0 || !opens && !(has && t < s.Last && t-x.last < 8) || opens && x.from == s.First && !has || isQuoted(into, x.first) {
			continue
		}
		if who := &ro.entities[x.entity]; who.gender&g != 0 || who.gender == 0 && (who.title < who.first || who.speaker >= 0) {
			if found = x.entity; opens {
				break
			}
		}
	}
	return found
}

// governs reports whether what follows the word at token t is its object: "with | Vell", "praising
// | Vell", "met | Vell". Who reports may follow the verb: "said | Vell".
func (r *Reader) governs(t int32) bool {
	w := &r.text[t]
	return w.has(prep|to) || w.has(lowercase) && (w.has(ingForm|edForm|common) || w.may(ing))
}

// opens reports whether a sentence begins with a name presented like a person's, with a
// description after a comma: "Dana Vell, 22, had not slept", "Dana Vell, who negotiated".
func (r *Reader) opens(s *Sentence, x *nameRun) bool {
	if x.from != s.First || x.last+1 >= s.Last || r.text[x.last].classes&comma == 0 {
		return false
	}
	next := &r.text[x.last+1]
	return next.classes&(det|number) != 0 || next.key == who
}

// subjectThing resolves "it" to what a sentence begins with when that is not a person: "The
// council has split since it declared ...". Only tokens before t are looked at.
func (r *Reader) subjectThing(into *Reading, t, sentence int32) int32 {
	s := &into.Sentences[sentence]
	if t-s.First < 3 || isQuoted(into, s.First) {
		return -1
	}
	end := s.First
	for end < t && r.text[end].classes&(aux|comma|prep|wh|edForm|common) == 0 && end-s.First < 8 {
		end++
	}
	if k := r.text[s.First].key; end-s.First < 2 || k != definiteKey && k != indefinite {
		return -1
	}
	if e := r.entityIn(run{s.First + 1, end}, sentence); e >= 0 {
		return -1
	}
	head := &r.text[end-1]
	if head.classes&(org|document) == 0 && head.role == Unknown {
		return -1
	}
	return r.speaker(into, run{s.First + 1, end}, run{s.First, end}, false)
}
