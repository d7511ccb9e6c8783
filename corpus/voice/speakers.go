package voice

import (
	"rashomon/corpus/internal/index"
	"rashomon/corpus/text"
)

// A mention is where an attribution names its source, as tokens.
type mention struct {
	source, via run
	sentence    int32
}

// resolver is what resolving the sources of one article remembers.
type resolver struct {
	byName  index.Index // Speakers by the words of their name
	persons []int32     // of every sentence: the person who spoke in it, -1
	person  latest      // person who spoke
	thing   latest      // organisation or document's owner that spoke
	group   latest      // unnamed or plural source
	verb    string      // of the attribution being resolved
	closing bool        // its source stands behind words that it says
}

// latest is the last source of a kind, -1 before there is one, and the sentence in which
// it spoke.
type latest struct{ speaker, sentence int32 }

// near is the speaker when it spoke in the last sentences before one, else -1: whom a
// pronoun stands for was named not long ago.
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

// fetchNames reads what the names of sources are compared by: memory brings it
// together, later one by one.
func (r *Reader) fetchNames(into *Reading) {
	const words = 6 // of a name; what follows is about it
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
		v.persons[sentence] = speaker
	case s.Class == Anonymous:
		v.group = latest{speaker, sentence}
	default:
		v.thing = latest{speaker, sentence}
	}
}

// ofOrganisation reports whether a name at token t is what an organisation of the
// core is called after: "the Ministry of Foreign Affairs".
func (r *Reader) ofOrganisation(core run, t int32) bool {
	return t-2 >= core.first && r.text[t-1].key == ofKey && r.text[t-2].classes&org != 0 && r.text[t-2].classes&name != 0
}

// speakerOf resolves the noun phrase over tokens m.
func (r *Reader) speakerOf(into *Reading, m run, sentence int32) int32 {
	tokens := into.Tokens
	first := m.first
	for first < m.last && (r.text[first].classes&(adv|lyAdverb|coord|subord) != 0 && r.text[first].classes&(det|subj|person|quantity) == 0 || !tokens[first].Kind.Counts()) {
		first++
	}
	if first == m.last {
		return -1
	}
	w := &r.text[first]
	if w.classes&subj != 0 && w.classes&(det|quantity) == 0 {
		return r.pronoun(into, w, first, sentence)
	}
	if w.classes&poss != 0 && m.last-first == 1 {
		return r.pronoun(into, w, first, sentence)
	}
	core := r.core(into, run{first, m.last})
	if core.first >= core.last {
		return -1
	}
	if e := r.aliased(into, core); e >= 0 {
		return r.entitySpeaker(into, e, m)
	}
	if joined := r.joined(into, core); joined {
		return r.speaker(into, core, m, false)
	}
	if e := r.entityIn(core, sentence); e >= 0 {
		return r.entitySpeaker(into, e, m)
	}
	head := &r.text[core.last-1]
	if head.classes&document != 0 && head.classes&name == 0 {
		if s := r.documentOwner(into, core, m, sentence); s >= 0 {
			return s
		}
	}
	if head.classes&name == 0 && core.last < m.last {
		// "the ministry's spokesman, Zhan Lo, said"
		if e := r.appositive(run{core.last, m.last}, sentence); e >= 0 {
			return r.entitySpeaker(into, e, m)
		}
	}
	definite := r.text[first].classes&(det|poss) != 0 && r.text[first].key == definiteKey
	if definite && head.classes&(name|plural) == 0 {
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
		if core.last == m.last && core.last-core.first <= 2 && (head.classes&person != 0 || head.key == old) && head.key != spokes && head.key != unnamed && head.role != Official {
			if p := r.whoever(into, first, sentence, he|she); p >= 0 {
				return p // "the 43-year-old", "the actor"
			}
		}
	}
	return r.speaker(into, core, m, (head.classes&name == 0 || head.classes&person != 0) && head.role != Media)
}

// core is the noun phrase without its article, up to its first modifier after
// the head: "the head of the colony, Vell" has the core "head of the colony".
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
		if tokens[t].Kind == text.Mark && w.classes&(stops|openParen) != 0 && !(w.classes&terminal != 0 && t+1 < m.last && tokens[t].End-tokens[t].Start == 1 && t > first && tokens[t-1].Len() <= 4) {
			break
		}
		if w.key == who || w.key == which || w.key == whose || w.key == thatKey && t > first {
			break
		}
		if w.classes&(prep|to) != 0 && t > first && w.classes&name == 0 && w.key != ofKey && w.key != forKey {
			break
		}
		if w.classes&aux != 0 && w.classes&name == 0 {
			break
		}
		if w.classes&lowercase != 0 && t > first && t+1 < m.last && r.text[t+1].classes&prep != 0 &&
			(r.text[t-1].classes&person != 0 && w.classes&(person|org|possessive) == 0 && w.role == Unknown || w.classes&edForm != 0 || w.forms&participle != 0) {
			break // "a statement released by"
		}
		last = t + 1
	}
	return run{first, last}
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

// entityIn returns the person that the core, which stands in a sentence, ends in the
// name of, -1 when it names nobody.
func (r *Reader) entityIn(core run, sentence int32) int32 {
	ro := &r.roster
	for i := int(ro.before[sentence]); i < len(ro.runs) && ro.runs[i].first < core.last; i++ {
		x := &ro.runs[i]
		if x.entity < 0 || x.last <= core.first || r.text[x.last-1].classes&possessive != 0 || x.from == x.first && r.ofOrganisation(core, x.first) {
			continue
		}
		if x.last >= core.last || r.text[x.last].classes&(prep|openParen|comma) != 0 {
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

// How many sentences back a pronoun finds what it stands for: many things stand between
// an "it" and a body that spoke.
const (
	personReach = 4
	thingReach  = 2
	spokeReach  = 16 // of a person who spoke, when nobody else was told of: quotations are long
)

// pronoun resolves "he", "she", "it", "they" to the last fitting source: whoever
// the sentence or those before it are about, else who spoke last.
func (r *Reader) pronoun(into *Reading, w *word, t, sentence int32) int32 {
	v := &r.resolver
	g := r.text[t].gender()
	switch {
	case w.key == itKey:
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
		if e := r.whatIsRead(into, sentence); e >= 0 || v.verb == "read" {
			return e
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

// whoever is the person of a gender that the sentence of token t or those before it are
// about, else who spoke last.
func (r *Reader) whoever(into *Reading, t, sentence int32, g gender) int32 {
	v, other := &r.resolver, (he|she)&^g
	for s := sentence; s >= 0 && s > sentence-personReach; s-- {
		if p := v.persons[s]; p >= 0 && s < sentence {
			if r.goesOnAs(into, s, other) {
				continue
			}
			if r.fits(into, p, g) {
				return p
			}
		}
		if e := r.aboutWhom(into, s, t, g); e >= 0 {
			return r.entitySpeaker(into, e, run{})
		}
	}
	if p := v.person.near(sentence, spokeReach); p >= 0 && r.fits(into, p, g) && !r.goesOnAs(into, v.person.sentence, other) {
		return p
	}
	return -1
}

// goesOnAs reports whether the sentence after one in which a person spoke goes on about
// that person with a pronoun of gender g: "If she is right".
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
	for i := int(ro.before[sentence]); i < len(ro.runs) && ro.runs[i].first < min(t, s.Last); i++ {
		x := &ro.runs[i]
		if x.entity < 0 || isQuoted(into, x.first) || x.from > 0 && r.text[x.from-1].classes&(prep|to) != 0 && x.from > s.First || r.text[x.last-1].classes&possessive != 0 {
			continue
		}
		who := &ro.entities[x.entity]
		if who.gender&g != 0 || who.gender == 0 && (who.title < who.first || who.speaker >= 0 || r.opens(s, x)) {
			return x.entity
		}
	}
	return -1
}

// opens reports whether a sentence begins with a name that is told like a person's, with
// who it is behind a comma: "Dana Vell, 22, had not slept", "Dana Vell, who negotiated".
func (r *Reader) opens(s *Sentence, x *nameRun) bool {
	if x.from != s.First || x.last+1 >= s.Last || r.text[x.last].classes&comma == 0 {
		return false
	}
	next := &r.text[x.last+1]
	return next.classes&(det|number) != 0 || next.key == who
}

// subjectThing resolves "it" to what a sentence begins with when that is no person:
// "The council has split since it declared ...". Only tokens before t are looked at.
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

// whatIsRead resolves the "it" of "it read" to the last document that a sentence or one
// of the two before it names, outside its quotations; -1 with any other verb.
func (r *Reader) whatIsRead(into *Reading, sentence int32) int32 {
	if r.resolver.verb != "read" {
		return -1
	}
	first := into.Sentences[max(0, sentence-2)].First
	for t := into.Sentences[sentence].Last - 1; t >= first; t-- {
		if r.text[t].classes&document != 0 && !isQuoted(into, t) {
			return r.speaker(into, run{t, t + 1}, run{t, t + 1}, false)
		}
	}
	return -1
}

// issued are the documents in which a source speaks to the public and that are mostly
// called by no more than that. A report, a communiqué or an agreement stands for itself.
var issued = map[string]bool{
	"statement": true, "statements": true, "release": true, "readout": true, "announcement": true,
	"letter": true, "email": true, "e-mail": true, "memo": true, "message": true, "text": true,
	"tweet": true, "tweets": true, "post": true, "posts": true, "blog": true, "video": true, "recording": true, "ad": true, "ads": true, "advertisement": true, "resolution": true,
	"remarks": true, "comments": true, "comment": true, "speech": true, "address": true, "testimony": true,
	"filing": true, "complaint": true, "lawsuit": true, "petition": true, "dispatch": true, "bulletin": true, "paper": true,
}

// documentOwner resolves "the statement" and "a readout from the ministry" to
// whose document it is.
func (r *Reader) documentOwner(into *Reading, core, m run, sentence int32) int32 {
	for t := m.last - 1; t > m.first; t-- {
		if k := r.text[t].key; (k == byKey || k == fromKey) && t+1 < m.last {
			return r.speakerOf(into, run{t + 1, m.last}, sentence)
		}
	}
	if w := &r.text[m.first]; w.classes&poss != 0 && w.gender() != 0 {
		return r.pronoun(into, w, m.first, sentence)
	}
	for t := core.first; t < core.last-1; t++ {
		if r.text[t].classes&possessive != 0 {
			return r.speakerOf(into, run{core.first, t + 1}, sentence)
		}
	}
	if r.text[m.first].key != definiteKey || !issued[text.Fold(into.Tokens[core.last-1].Of(into.Document.Text))] {
		return -1
	}
	v := &r.resolver
	for _, l := range [...]latest{v.thing, v.group, v.person} {
		if l.speaker >= 0 {
			return l.speaker
		}
	}
	return -1
}

// shortForm resolves "the ministry", "the senator" to the last source or person
// whose name, title or phrase holds every word of it, and else to the last that
// holds its head and no other country.
func (r *Reader) shortForm(into *Reading, core run, head int32) int32 {
	if core.last-core.first > 4 {
		return -1
	}
	const reach = 24
	for _, strict := range [2]bool{true, false} {
		for i := len(into.Speakers) - 1; i >= 0 && i >= len(into.Speakers)-reach; i-- {
			s := &into.Speakers[i]
			if s.Class != Anonymous && r.holds(into, s.words, core, head, strict) {
				return int32(i)
			}
		}
		ro := &r.roster
		best := int32(-1)
		for i := len(ro.entities) - 1; i >= 0 && i >= len(ro.entities)-reach; i-- {
			x := &ro.entities[i]
			if x.title < x.first && r.holds(into, run{x.title, x.first}, core, head, strict) && (best < 0 || x.mentions > ro.entities[best].mentions) {
				best = int32(i)
			}
		}
		if best >= 0 {
			return r.entitySpeaker(into, best, run{})
		}
	}
	return -1
}

// sameNoun reports whether a speaker's words end in the word at token t, in one spelling:
// "the official" is none of "officials".
func (r *Reader) sameNoun(into *Reading, speaker, t int32) bool {
	words := into.Speakers[speaker].words
	return words.last > words.first && into.Tokens[words.last-1].Form == into.Tokens[t].Form
}

// holds reports whether the words of a name or title hold the head of a core
// and, when strict, its other words; when not, they must not name another
// country than the core does.
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
