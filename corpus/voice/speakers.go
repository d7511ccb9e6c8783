package voice

import (
	"rashomon/corpus/internal/index"
	"rashomon/corpus/text"
)

// A mention is where an attribution names its source, in tokens.
type mention struct {
	source, via run
	sentence    int32
}

// resolver is what is remembered while the sources of one article are resolved.
type resolver struct {
	byName  index.Index // Speakers by the words of their name
	persons []int32     // for every sentence: the person who spoke in it, -1
	person  latest      // person who spoke last
	women   latest      // last to speak who is called she
	men     latest      // last to speak who is called he
	thing   latest      // last organisation or document's owner to speak
	group   latest      // last unnamed or plural source
	verb    string      // of the attribution being resolved
	closing bool        // its source comes after words that it says
}

// latest is the last source of a kind, -1 before there is one, and the sentence in which it
// spoke.
type latest struct{ speaker, sentence int32 }

// near returns the speaker if it spoke at most reach sentences before the given one, else -1:
// what a pronoun refers to was named not long ago.
func (l latest) near(sentence, reach int32) int32 {
	if sentence-l.sentence > reach {
		return -1
	}
	return l.speaker
}

// resolve fills into.Speakers and the speakers of attributions and quotations.
func (r *Reader) resolve(into *Reading) {
	r.sortAttributions(into)
	v := &r.resolver
	v.byName.Forget()
	v.person, v.thing, v.group = latest{speaker: -1}, latest{speaker: -1}, latest{speaker: -1}
	v.women, v.men = latest{speaker: -1}, latest{speaker: -1}
	v.persons = grow(v.persons, len(into.Sentences))
	for i := range v.persons {
		v.persons[i] = -1
	}
	r.fetchNames(into)
	for i := range into.Attributions {
		a, m := &into.Attributions[i], r.mentions[i]
		v.verb = a.Verb
		if m.source.first < m.source.last {
			v.closing = len(a.Content) > 0 && a.Content[0].Start < into.Tokens[m.source.first].Start
			a.Speaker = r.speakerOf(into, m.source, m.sentence)
			r.note(into, a.Speaker, m.sentence)
		}
		if m.via.first < m.via.last {
			a.Via = r.speakerOf(into, m.via, m.sentence)
		}
	}
	for i := range into.Quotations {
		if q := &into.Quotations[i]; q.Attribution >= 0 {
			q.Speaker = into.Attributions[q.Attribution].Speaker
		}
	}
}

// fetchNames reads what the names of sources are compared by, so that the processor loads it
// together here rather than one by one later.
func (r *Reader) fetchNames(into *Reading) {
	const words = 6 // of a name; what follows describes it
	roots, fetched := r.forms.root, root(0)
	for i := range into.Attributions {
		m := r.mentions[i].source
		for t := m.first; t < min(m.last, m.first+words); t++ {
			fetched ^= roots[into.Tokens[t].Form]
		}
	}
	r.fetched ^= fetched
}

// note remembers a source that has spoken, for the pronouns after it.
func (r *Reader) note(into *Reading, speaker, sentence int32) {
	v := &r.resolver
	if speaker < 0 {
		return
	}
	switch s := &into.Speakers[speaker]; {
	case s.named:
		v.person = latest{speaker, sentence}
		switch s.gender {
		case she:
			v.women = v.person
		case he:
			v.men = v.person
		}
		v.persons[sentence] = speaker
	case s.Class == Anonymous:
		v.group = latest{speaker, sentence}
	default:
		v.thing = latest{speaker, sentence}
	}
}

// ofOrganisation reports whether a name at token t is part of the name of an organisation in the
// core: "the Ministry of Foreign Affairs", "the Council on Harbours".
func (r *Reader) ofOrganisation(core run, t int32) bool {
	if t-2 < core.first || r.text[t-2].classes&org == 0 || r.text[t-2].classes&name == 0 {
		return false
	}
	key := r.text[t-1].key
	return key == ofKey || key == forKey || key == onKey
}

// speakerOf resolves the noun phrase over tokens m.
func (r *Reader) speakerOf(into *Reading, m run, sentence int32) int32 {
	tokens := into.Tokens
	first := m.first
	for first < m.last && (!tokens[first].Kind.Counts() || r.text[first].has(adv|lyAdverb|coord|subord) && !r.text[first].has(det|subj|person|quantity)) {
		first++
	}
	if first == m.last {
		return -1
	}
	if w := &r.text[first]; w.has(subj) && !w.has(det|quantity) || w.has(poss) && m.last-first == 1 {
		return r.pronoun(into, w, first, sentence)
	}
	if r.text[m.last-1].key == who {
		if e := r.describedBefore(run{first, m.last}, sentence); e >= 0 {
			return r.entitySpeaker(into, e, m)
		}
	}
	core := r.core(into, run{first, m.last})
	if core.first >= core.last {
		return -1
	}
	if e := r.aliased(into, core); e >= 0 {
		return r.entitySpeaker(into, e, m)
	}
	if r.joined(into, core) {
		return r.speaker(into, core, m, false)
	}
	if e := r.entityIn(core, sentence); e >= 0 {
		return r.entitySpeaker(into, e, m)
	}
	if e := r.inHeadline(into, core, sentence); e >= 0 {
		return r.entitySpeaker(into, e, m)
	}
	head := &r.text[core.last-1]
	if head.classes&document != 0 && head.classes&name == 0 {
		if s := r.documentOwner(into, core, m, sentence); s >= 0 {
			return s
		}
	}
	if head.classes&(name|person) != name && core.last < m.last {
		// "the ministry's spokesman, Zhan Lo, said"
		if e := r.appositive(run{core.last, m.last}, sentence); e >= 0 {
			return r.entitySpeaker(into, e, m)
		}
	}
	definite := r.text[first].classes&(det|poss) != 0 && r.text[first].key == definiteKey
	if definite && head.classes&(name|plural) == 0 {
		if s := r.alreadyNamed(into, run{first, m.last}, core, sentence); s >= 0 {
			return s
		}
	}
	if definite && head.classes&name != 0 && core.last-core.first == 1 {
		if s := r.lastWordOf(into, core.first); s >= 0 {
			return s
		}
	}
	return r.speaker(into, core, m, (head.classes&name == 0 || head.classes&person != 0) && head.role != Media)
}

// core returns the noun phrase without its article, up to its first modifier after the head: "the
// head of the colony, Vell" has the core "head of the colony".
func (r *Reader) core(into *Reading, m run) run {
	tokens := into.Tokens
	first := m.first
	for first < m.last-1 {
		w := &r.text[first]
		if w.key == definiteKey || w.key == indefinite {
			first++
			continue
		}
		break
	}
	last := first
	for t := first; t < m.last; t++ {
		w := &r.text[t]
		if w.key == who || w.key == which || w.key == whose || w.classes&aux != 0 && w.classes&name == 0 {
			break
		}
		if tokens[t].Kind == text.Mark && w.classes&(stops|openParen) != 0 && !(t > first && t+1 < m.last && isShortened(tokens, t, w)) {
			break
		}
		if t > first && (w.key == thatKey || r.leavesCore(into, run{first, m.last}, t) || t+1 < m.last && r.isReduced(t)) {
			break
		}
		last = t + 1
	}
	return run{first, r.beforeTime(into, first, last)}
}

// isShortened reports whether the mark at token t is the full stop of the abbreviation before it:
// "Gov. Vell".
func isShortened(tokens []text.Token, t int32, w *word) bool {
	return w.classes&terminal != 0 && tokens[t].Len() == 1 && tokens[t-1].Len() <= 4
}

// leavesCore reports whether a phrase that is not part of the core of m begins at token t: "the
// council | in Osk", "the council | for the first time". But not in "the Council on Harbours".
func (r *Reader) leavesCore(into *Reading, m run, t int32) bool {
	w := &r.text[t]
	if w.key == forKey && r.isTime(into, t+1, m.last) {
		return true
	}
	if w.classes&(prep|to) == 0 || w.classes&name != 0 || w.key == ofKey || w.key == forKey {
		return false
	}
	if w.key == than && t == m.first+1 || r.text[t-1].classes&hyphen != 0 && into.Tokens[t-1].End == into.Tokens[t].Start {
		return false // "more | than nine", "the Gull- | like group"
	}
	next := &r.text[min(t+1, m.last-1)]
	return t+1 >= m.last || next.classes&name == 0 || next.classes&timely != 0 || !r.ofOrganisation(m, t+1)
}

// isReduced reports whether token t is a participle that modifies the noun before it: "a
// statement | released by", "the man seen in Osk".
func (r *Reader) isReduced(t int32) bool {
	w, next := &r.text[t], &r.text[t+1]
	if w.classes&lowercase == 0 || next.classes&prep == 0 {
		return false
	}
	return w.classes&edForm != 0 || w.may(participle) || w.classes&common != 0 && next.key == byKey ||
		r.text[t-1].classes&person != 0 && w.classes&(person|org|possessive) == 0 && w.role == Unknown
}

// beforeTime returns where the phrase from token first to last ends without its closing time:
// "the council | last week", "the mayor | Thursday". But the Daily Today has none.
func (r *Reader) beforeTime(into *Reading, first, last int32) int32 {
	end := last
	for end-1 > first && (r.released(end-1) || afterthoughts[r.forms.root[into.Tokens[end-1].Form]] && r.text[end-2].classes&(name|plural|person) != 0) {
		end--
	}
	for end-1 > first {
		w := &r.text[end-1]
		root := r.forms.root[into.Tokens[end-1].Form]
		if w.classes&timely == 0 || w.classes&aux != 0 || w.classes&name != 0 && (root == todayRoot || dayNames[r.forms.root[into.Tokens[end-2].Form]]) {
			break
		}
		end--
		for end-1 > first && (r.text[end-1].classes&det != 0 || r.text[end-1].classes&lowercase != 0 && timeWords[r.forms.root[into.Tokens[end-1].Form]]) {
			end--
		}
		for end-1 > first && r.released(end-1) {
			end--
		}
	}
	return end
}

// isTime reports whether the tokens from t on, before last, are a time: "for | the first time".
func (r *Reader) isTime(into *Reading, t, last int32) bool {
	for end := min(last, t+3); t < end; t++ {
		if r.forms.root[into.Tokens[t].Form] == timeRoot {
			return true
		}
		if r.text[t].classes&(det|lowercase|number) == 0 {
			return false
		}
	}
	return false
}

var timeRoot = rootOf("time")

// afterthoughts are words that may follow a name but are not part of it: "Vell | himself", "Vell
// and Oram | both".
var afterthoughts = map[root]bool{
	rootOf("himself"): true, rootOf("herself"): true, rootOf("itself"): true, rootOf("themselves"): true, rootOf("both"): true, rootOf("all"): true,
}

// released reports whether token t is a participle after its noun: "a poll | released last week".
func (r *Reader) released(t int32) bool {
	w := &r.text[t]
	return w.classes&lowercase != 0 && (w.classes&edForm != 0 || w.forms&participle != 0 && w.noun < 0) && r.text[t-1].classes&(adv|lyAdverb|det) == 0
}

var todayRoot = rootOf("today")

// dayNames are the words that make a day's name a name of its own: Super Tuesday.
var dayNames = map[root]bool{rootOf("super"): true, rootOf("black"): true, rootOf("good"): true, rootOf("bloody"): true, rootOf("easter"): true, rootOf("palm"): true}

// timeWords are words other than nouns that may precede a word of time.
var timeWords = map[root]bool{
	rootOf("last"): true, rootOf("next"): true, rootOf("late"): true, rootOf("early"): true, rootOf("earlier"): true, rootOf("later"): true,
	rootOf("same"): true, rootOf("long"): true, rootOf("past"): true,
}

// joined reports whether a core is two sources: "Vell and Oram".
func (r *Reader) joined(into *Reading, core run) bool {
	for t := core.first + 1; t < core.last-1; t++ {
		if r.text[t].key == and {
			a := r.text[t-1].classes&name != 0
			b := r.text[core.last-1].classes&name != 0
			// "State Councillor and Foreign Minister Qin" is one man.
			return a && b && r.text[t-1].classes&(person|org) == 0
		}
	}
	return false
}

// complements reports whether a name or title that begins at token t of a core depends on a noun
// before it: "a spokesman for | Mayor Vell", "the dean of Osk's | Graduate School". But not in
// "Secretary of | State Vell".
func (r *Reader) complements(core run, t int32) bool {
	for t--; t > core.first && r.text[t].has(det|possessive); {
		t--
	}
	if t <= core.first {
		return false
	}
	key, head := r.text[t].key, &r.text[t-1]
	return (key == ofKey || key == forKey) && r.text[t].has(lowercase) && head.has(lowercase) && !head.has(quantity)
}

// entityIn returns the person whose name ends the core, which is in the given sentence; -1 when
// it names nobody.
func (r *Reader) entityIn(core run, sentence int32) int32 {
	ro := &r.roster
	for i := int(ro.before[sentence]); i < len(ro.runs) && ro.runs[i].first < core.last; i++ {
		x := &ro.runs[i]
		if x.entity < 0 || x.last <= core.first || x.from == x.first && r.ofOrganisation(core, x.first) {
			continue
		}
		if r.text[x.last-1].classes&possessive != 0 && (x.last < core.last || x.from > core.first) || x.from > core.first && r.complements(core, x.from) {
			continue // "Vell's friend"; but "Vell's"
		}
		if x.last >= core.last || r.text[x.last].classes&(prep|openParen|comma) != 0 || x.last == core.last-1 && r.text[x.last].classes&terminal != 0 {
			return x.entity
		}
	}
	return -1
}

// appositive returns the person named right after a comma.
func (r *Reader) appositive(m run, sentence int32) int32 {
	t := m.first
	for t < m.last && r.text[t].classes&comma == 0 {
		t++
	}
	if t+1 >= m.last || r.text[t+1].classes&name == 0 {
		return -1
	}
	end := t + 1
	for end < m.last && r.text[end].classes&comma == 0 {
		end++
	}
	return r.entityIn(run{t + 1, end}, sentence)
}
