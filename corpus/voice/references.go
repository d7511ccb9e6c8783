package voice

import "rashomon/corpus"

// comeBy are ways to come by a document, which do not make it one's own: "obtained by".
var comeBy = map[root]bool{rootOf("obtained"): true, rootOf("seen"): true, rootOf("reviewed"): true, rootOf("viewed"): true, rootOf("cited"): true, rootOf("quoted"): true}

var officialRoot = rootOf("official")

// alreadyNamed returns the speaker to whom the definite noun phrase m, with that core, refers
// back: "the ministry", "the official", "the actor"; -1 when there is none.
func (r *Reader) alreadyNamed(into *Reading, m, core run, sentence int32) int32 {
	if key, _ := r.nameKey(into, core); core.last-core.first > 1 {
		if s := r.resolver.byName.At(key); s >= 0 {
			return s
		}
	}
	if s := r.shortForm(into, core, core.last-1); s >= 0 {
		return s
	}
	if s := r.resolver.group.near(sentence, personReach); s >= 0 && r.sameNoun(into, s, core.last-1) {
		return s // "a bank official ... the official"
	}
	head := &r.text[core.last-1]
	if core.last != m.last || head.classes&person == 0 && head.key != old || head.key == spokes || head.key == unnamed {
		return -1
	}
	first, words := &r.text[core.first], r.wordsIn(into, core)
	switch {
	case first.key == former && r.forms.root[into.Tokens[core.last-1].Form] != officialRoot, head.role != Official && words <= 2:
		return r.whoever(into, m.first, sentence, he|she) // "the 43-year-old", "the actor", "the former mayor"
	case words == 2 && first.has(name) && head.role == Official && head.key != pluralKey:
		if s := r.whoever(into, m.first, sentence, he|she); s >= 0 && r.mayHold(into, s, core.last-1) {
			return s // "the Oskian senator"
		}
	}
	return -1
}

// wordsIn counts the words of a phrase, what hyphens join as one: "57-year-old baker".
func (r *Reader) wordsIn(into *Reading, m run) (n int) {
	for t := m.first; t < m.last; t++ {
		if into.Tokens[t].Kind.Counts() && (t == m.first || r.text[t-1].classes&hyphen == 0) {
			n++
		}
	}
	return n
}

// seekers want an office or have a party, and may hold another.
var seekers = map[root]bool{rootOf("candidate"): true, rootOf("nominee"): true, rootOf("frontrunner"): true, rootOf("republican"): true, rootOf("democrat"): true}

// mayHold reports whether no title of a speaker's is another office than that at token t.
func (r *Reader) mayHold(into *Reading, speaker, t int32) bool {
	words := into.Speakers[speaker].words
	if r.text[t].has(name) {
		return true // "the Oskian Democrat" may be anything else too
	}
	for u := words.last - 1; u >= words.first; u-- {
		if w := &r.text[u]; w.has(person|honorific) && w.role == Official {
			own := r.alias(into, u)
			return own == r.alias(into, t) || seekers[own]
		}
	}
	return true
}

// describedBefore returns the person whom the phrase m, which ends in "who", describes after a
// comma: "Dana Vell, | a baker who | left"; -1 when it describes nobody.
func (r *Reader) describedBefore(m run, sentence int32) int32 {
	if m.last-m.first < 2 || m.first < 2 || r.text[m.first-1].classes&comma == 0 || r.text[m.first-2].has(possessive) {
		return -1
	}
	if w := &r.text[m.first]; !w.has(det | lowercase | person) {
		return -1
	}
	ro := &r.roster
	for i := int(ro.before[sentence]); i < len(ro.runs) && ro.runs[i].last < m.first; i++ {
		if x := &ro.runs[i]; x.last == m.first-1 {
			return x.entity
		}
	}
	return -1
}

// lastWordOf returns the last source but a person whose name is longer and ends in the word at
// token t: "The Osk Times ... The | Times"; -1 when there is none.
func (r *Reader) lastWordOf(into *Reading, t int32) int32 {
	const reach = 24
	own := r.forms.root[into.Tokens[t].Form]
	for i := len(into.Speakers) - 1; i >= max(0, len(into.Speakers)-reach); i-- {
		s := &into.Speakers[i]
		if words := s.words; !s.named && words.last-words.first > 1 && r.text[words.last-1].has(name) && r.forms.root[into.Tokens[words.last-1].Form] == own && s.Class != Anonymous {
			return int32(i)
		}
	}
	return -1
}

// inHeadline returns the person whom a name in a headline, whose names are not enrolled, stands
// for in the body; -1 when there is none.
func (r *Reader) inHeadline(into *Reading, core run, sentence int32) int32 {
	if into.Regions[into.Sentences[sentence].Region].Zone == corpus.Body {
		return -1
	}
	if core.last-core.first == 1 {
		if r.mayBear(into, core.first) {
			return r.bearer(into, core.first, core.last, 0)
		}
		return -1
	}
	ro, given := &r.roster, r.alias(into, core.first)
	for e, n := ro.family.At(uint64(r.forms.root[into.Tokens[core.last-1].Form])), 0; e >= 0 && n < 32; e, n = ro.entities[e].next, n+1 {
		if ro.entities[e].given == given {
			return e
		}
	}
	return -1
}
