package voice

import (
	_ "embed"
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/internal/index"
	"rashomon/corpus/text"
)

//go:embed aliases.txt
var aliasesFile string

//go:embed givennames.txt
var givenNamesFile string

// gender is the set of pronouns that a name goes with.
type gender uint8

const (
	he gender = 1 << iota
	she
)

// An entity is someone or something the article names in capitals.
type entity struct {
	first, last int32 // tokens of the full name as first given, without its title
	given       root  // alias of its first word
	family      root  // its last word
	title       int32 // token at which its title begins; first when it has none
	gender      gender
	mentions    int32
	next        int32 // another entity with the same last word, -1
	nextGiven   int32 // another entity with the same first word, -1
	speaker     int32 // index into Speakers, -1 before it has spoken
}

// A roster is the people and things named in one article, looked up by the last and the first
// word of a name.
type roster struct {
	entities      []entity
	family, given index.Index // by root and by alias
	seen          [16]uint64  // their keys as a set of low bits, which rejects most words
	namesakes     bool        // two names of different lengths end alike
	runs          []nameRun
	before        []int32 // for every sentence, how many runs precede it
}

func (ro *roster) forget() {
	ro.family.Forget()
	ro.given.Forget()
	ro.seen = [16]uint64{}
	ro.namesakes = false
}

// note marks a word as the first or last of a name.
func (ro *roster) note(w root) { ro.seen[w/64%16] |= 1 << (w % 64) }

// noted reports whether a word may be the first or last of a name.
func (ro *roster) noted(w root) bool { return ro.seen[w/64%16]>>(w%64)&1 != 0 }

// A nameRun is a run of capitalised words, with its title split off.
type nameRun struct {
	first, last int32 // tokens of the name
	from        int32 // token at which the title begins
	entity      int32 // -1 when it names no known entity
}

// enroll finds the names of the article's body.
func (r *Reader) enroll(into *Reading) {
	ro := &r.roster
	ro.forget()
	ro.entities, ro.runs = ro.entities[:0], ro.runs[:0]
	capitals := r.capitals
	roots, fetched := r.forms.root, root(0)
	for _, t := range capitals {
		fetched ^= roots[into.Tokens[t].Form] // the processor loads these together here, one by one later
	}
	r.fetched ^= fetched
	ro.before = grow(ro.before, len(into.Sentences)+1)
	for i := range into.Sentences {
		s := &into.Sentences[i]
		ro.before[i] = int32(len(ro.runs))
		if region := &into.Regions[s.Region]; region.Zone == corpus.Body && !region.Duplicate {
			capitals = r.enrollSentence(into, s, capitals)
		}
	}
	ro.before[len(into.Sentences)] = int32(len(ro.runs))
	// A surname may occur before the full name does, as in a lead.
	for i := range ro.runs {
		run := &ro.runs[i]
		switch {
		case run.entity < 0 && run.last-run.first == 1:
			if run.from < run.first {
				run.entity = r.titledBearer(into, run)
			} else if r.mayBear(into, run.first) {
				run.entity = r.bearer(into, run.first, run.last, 0)
			}
		case ro.namesakes && run.entity >= 0 && run.last-run.first == 2:
			if e := r.longerNamed(into, run.first, run.last); e >= 0 {
				run.entity = e
			}
		}
		if run.entity >= 0 {
			ro.entities[run.entity].mentions++
		}
	}
}

// enrollSentence finds the names among the capitalised words of a sentence, and returns the
// capitals after it. The sentence's first word counts only if it is a name even there.
func (r *Reader) enrollSentence(into *Reading, s *Sentence, capitals []int32) []int32 {
	for len(capitals) > 0 && capitals[0] < s.First {
		capitals = capitals[1:]
	}
	if len(capitals) > 0 && capitals[0] == s.First && r.text[s.First].classes&leadWord == 0 && !r.roster.noted(r.forms.root[into.Tokens[s.First].Form]) {
		capitals = capitals[1:]
	}
	for len(capitals) > 0 && capitals[0] < s.Last {
		t, end := capitals[0], capitals[0]+1
		capitals = capitals[1:]
		for len(capitals) > 0 && capitals[0] <= end+1 && capitals[0] < s.Last && r.text[end-1].classes&possessive == 0 {
			next := capitals[0]
			if next != end && !r.bindsName(into, end) {
				break
			}
			end, capitals = next+1, capitals[1:]
		}
		if end < s.Last && r.text[end].classes&hyphen != 0 && r.bindsSyllable(into, t, end) {
			end += 2
		}
		r.enrollRun(into, t, end)
	}
	return capitals
}

// bindsName reports whether token t, between two capitalised words, joins them into one name: a
// particle, the full stop of an initial, a hyphen.
func (r *Reader) bindsName(into *Reading, t int32) bool {
	w := &r.text[t]
	if w.key == particle {
		return true
	}
	src, tokens := into.Document.Text, into.Tokens
	switch tokens[t].Of(src) {
	case ".":
		before := tokens[t-1]
		return before.Len() <= 2 || r.text[t-1].classes&(honorific|person) != 0 && before.Len() <= 5
	case "-", "–":
		return tokens[t-1].End == tokens[t].Start && tokens[t].End == tokens[t+1].Start
	}
	return false
}

// enrollRun records the capitalised words from token first to last.
func (r *Reader) enrollRun(into *Reading, first, last int32) {
	ro, tokens := &r.roster, into.Tokens
	if last-first == 1 {
		run := nameRun{first: first, last: last, from: first, entity: -1} // the usual case
		if w := &r.text[first]; w.classes&(org|person) == 0 && w.role == Unknown && r.mayBear(into, first) {
			run.entity = r.bearer(into, first, last, 0)
		}
		ro.runs = append(ro.runs, run)
		return
	}
	start := first
	for t := first; t < last; t++ {
		w := &r.text[t]
		if w.classes&(person|honorific) != 0 && t+1 < last {
			start = t + 1
			if tokens[start].Kind == text.Mark && start+1 < last {
				start++
			}
		}
	}
	for start+2 < last && tokens[start+1].Kind == text.Word && !r.text[start].has(possessive) {
		if role := r.text[start].role; role == Unknown || role == Military {
			break
		}
		start++ // "Secretary of State Vell Oram"
	}
	if last-start >= 4 {
		start = r.givenAfterTitle(into, start, last)
	}
	run := nameRun{first: start, last: last, from: first, entity: -1}
	if start > first || r.mayBePerson(into, start, last) {
		words := int32(0)
		for t := start; t < last; t++ {
			if tokens[t].Kind == text.Word {
				words++
			}
		}
		g := r.genderOf(into, first, start)
		if words >= 2 && words <= 5 {
			run.entity = r.named(into, run, g)
		} else if words == 1 {
			run.entity = r.bearer(into, start, last, g)
			if r.isOlder(into, &run) {
				run.entity = -1
			}
		}
	}
	ro.runs = append(ro.runs, run)
}

// mayBePerson reports whether the name over the tokens from start to last ends like a person's,
// or begins with a given name and does not end like an organisation's.
func (r *Reader) mayBePerson(into *Reading, start, last int32) bool {
	end := &r.text[last-1]
	if r.text[start].has(det) || r.text[start].gender() == 0 && r.isJoint(into, start) {
		return false
	}
	if !end.has(org|person) && end.role == Unknown {
		return true
	}
	given := r.text[start].gender() != 0 && last-start > 1
	return given && (!end.has(org) || familyNames[r.forms.root[into.Tokens[last-1].Form]])
}

// isJoint reports whether a hyphen joins the place at token t to another name: "Oskia-Velland".
func (r *Reader) isJoint(into *Reading, t int32) bool {
	return r.text[t+1].classes&hyphen != 0 && r.forms.place(into.Tokens[t].Form) != 0
}

// familyNames are family names that are also words of organisations: "Dana White", but "Dana
// University".
var familyNames = map[root]bool{rootOf("white"): true, rootOf("house"): true, rootOf("church"): true, rootOf("banks"): true}

// named returns the entity of a full name, whether new or known.
func (r *Reader) named(into *Reading, run nameRun, g gender) int32 {
	ro, tokens := &r.roster, into.Tokens
	given := r.alias(into, run.first)
	family := r.forms.root[tokens[r.familyOf(run.first, run.last)].Form]
	n := 0
	for e := ro.family.At(uint64(family)); e >= 0 && n < 32; e, n = ro.entities[e].next, n+1 {
		if ro.entities[e].given == given {
			ro.entities[e].gender |= g
			return e
		}
	}
	if g == 0 {
		g = r.text[run.first].gender()
	}
	e := int32(len(ro.entities))
	x := entity{first: run.first, last: run.last, given: given, family: family, gender: g, speaker: -1,
		next: ro.family.At(uint64(family)), nextGiven: ro.given.At(uint64(given))}
	if x.next >= 0 {
		other := &ro.entities[x.next]
		ro.namesakes = ro.namesakes || other.last-other.first != x.last-x.first
	}
	x.title = r.titleBefore(into, run.first)
	ro.entities = append(ro.entities, x)
	ro.family.Put(uint64(family), e)
	ro.given.Put(uint64(given), e)
	ro.note(family)
	ro.note(given)
	return e
}

// mayBear reports whether the word at token t may be the first or last word of a name known so
// far. Most are not.
func (r *Reader) mayBear(into *Reading, t int32) bool {
	return r.roster.noted(r.forms.root[into.Tokens[t].Form]) || r.text[t].classes&aliased != 0 || r.plainly
}

// bearer returns the entity that a name of one word refers to: by family name, then by given name
// (which comes first in Chinese and Korean names); of several, the one named most often, and
// among those the earliest. It returns -1 for longer names.
func (r *Reader) bearer(into *Reading, first, last int32, g gender) int32 {
	if last-first != 1 {
		return -1
	}
	ro := &r.roster
	family, given := r.forms.root[into.Tokens[first].Form], r.alias(into, first)
	best := int32(-1)
	better := func(e int32) {
		x := &ro.entities[e]
		if g != 0 && x.gender != 0 && g&x.gender == 0 {
			return
		}
		if best >= 0 && g != 0 && ro.entities[best].gender&g != x.gender&g {
			if x.gender&g != 0 {
				best = e // a name known to fit before one that may fit
			}
			return
		}
		if best < 0 || x.mentions > ro.entities[best].mentions || x.mentions == ro.entities[best].mentions && e < best {
			best = e
		}
	}
	n := 0
	for e := ro.family.At(uint64(family)); e >= 0 && n < 32; e, n = ro.entities[e].next, n+1 {
		better(e)
	}
	if best < 0 {
		n = 0
		for e := ro.given.At(uint64(given)); e >= 0 && n < 32; e, n = ro.entities[e].nextGiven, n+1 {
			better(e)
		}
	}
	if best >= 0 && g != 0 && ro.entities[best].gender == 0 {
		ro.entities[best].gender = g // Ms. Vell: now it is known
	}
	return best
}

// genderOf returns the gender shown by the titles from token a to b: Mr, Ms, spokeswoman.
func (r *Reader) genderOf(into *Reading, a, b int32) gender {
	var g gender
	for t := a; t < b; t++ {
		g |= r.text[t].gender()
	}
	return g
}

// nameTables reads the alias and given-name files and the user's aliases.
func nameTables(user []corpus.Alias) (aliases map[string]string, genders map[string]gender) {
	aliases, genders = map[string]string{}, map[string]gender{}
	for line := range strings.Lines(aliasesFile) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			for _, s := range f[1:] {
				aliases[s] = f[0]
			}
		}
	}
	for _, a := range user {
		for _, s := range a.Spellings {
			aliases[text.Fold(s)] = text.Fold(a.Name)
		}
	}
	for line := range strings.Lines(givenNamesFile) {
		kind, names, _ := strings.Cut(line, ":")
		g := he
		if kind == "she" {
			g = she
		}
		if kind != "he" && kind != "she" {
			continue
		}
		for n := range strings.FieldsSeq(names) {
			genders[n] |= g
		}
	}
	for _, w := range []string{"he", "his", "he's", "he'd", "he'll", "mr", "sir", "lord", "king", "prince", "congressman", "spokesman", "chairman", "businessman", "himself"} {
		genders[w] |= he
	}
	for _, w := range []string{"she", "her", "she's", "she'd", "she'll", "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman", "spokeswoman", "chairwoman", "businesswoman"} {
		genders[w] |= she
	}
	return aliases, genders
}

// aliased returns the person whom the phrase means according to the user's aliases, with or
// without its article, if the article names that person; -1 otherwise.
func (r *Reader) aliased(into *Reading, core run) int32 {
	if len(r.options.Aliases) == 0 {
		return -1
	}
	tokens := into.Tokens
	phrase := text.Fold(text.Span{Start: tokens[core.first].Start, End: tokens[core.last-1].End}.Of(into.Document.Text))
	for _, a := range r.options.Aliases {
		for _, s := range a.Spellings {
			if spelling := text.Fold(s); phrase == spelling || "the "+phrase == spelling {
				return r.called(into, a.Name)
			}
		}
	}
	return -1
}

// called returns the entity whose full name is name, -1 when the article has none.
func (r *Reader) called(into *Reading, name string) int32 {
	for i := range r.roster.entities {
		x := &r.roster.entities[i]
		span := text.Span{Start: into.Tokens[x.first].Start, End: into.Tokens[x.last-1].End}
		if strings.EqualFold(bareName(span.Of(into.Document.Text)), name) {
			return int32(i)
		}
	}
	return -1
}
