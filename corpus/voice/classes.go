package voice

import (
	_ "embed"
	"strings"

	"rashomon/corpus/text"
)

//go:embed roles.txt
var rolesFile string

//go:embed places.txt
var placesFile string

var classesByName = map[string]Class{
	"official": Official, "military": Military, "expert": Expert, "citizen": Citizen, "media": Media, "organisation": Organisation,
}

// roleTable reads roles.txt; a word listed in two classes keeps the first.
func roleTable() map[string]Class {
	m := map[string]Class{}
	for line := range strings.Lines(rolesFile) {
		kind, words, ok := strings.Cut(line, ":")
		c, known := classesByName[kind]
		if !ok || !known {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			if _, twice := m[w]; !twice {
				m[w] = c
			}
		}
	}
	return m
}

// placeTable reads places.txt: it maps every word for a country to the country.
func placeTable() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(placesFile) {
		country, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		m[country] = country
		for w := range strings.FieldsSeq(words) {
			m[w] = country
		}
	}
	return m
}

// entitySpeaker returns the speaker of a named person, creating it the first time. m is the
// phrase that names the person, which may carry a title.
func (r *Reader) entitySpeaker(into *Reading, e int32, m run) int32 {
	x := &r.roster.entities[e]
	if x.speaker >= 0 {
		s := &into.Speakers[x.speaker]
		if s.Class == Person {
			if c := r.classOf(into, m, run{x.first, x.last}); c != Unknown {
				s.Class = c
			}
		}
		return x.speaker
	}
	tokens := into.Tokens
	name := text.Span{Start: tokens[x.first].Start, End: tokens[x.last-1].End}
	id := r.newSpeaker(into)
	s := &into.Speakers[id]
	if r.familyOf(x.first, x.last) < x.last-1 && int(x.last) < len(tokens) && tokens[x.last].Start == name.End && r.text[x.last].has(terminal) {
		name.End = tokens[x.last].End // "Dana Vell Jr."
	}
	s.Name = bareName(name.Of(into.Document.Text))
	s.named, s.gender = true, x.gender
	titleFrom := x.title
	s.words = run{titleFrom, x.last}
	if titleFrom < x.first {
		s.Title = text.Span{Start: tokens[titleFrom].Start, End: tokens[x.first-1].End}.Of(into.Document.Text)
	}
	s.Class = r.classOf(into, m, run{x.first, x.last})
	if s.Class == Unknown {
		s.Class = r.classOf(into, run{titleFrom, x.last}, run{x.first, x.last})
	}
	if s.Class == Organisation && x.title < x.first && r.text[x.first-1].has(person) {
		s.Class = Unknown // the head of a group is none
	}
	if s.Class == Unknown {
		s.Class = r.classAfter(into, x.last)
	}
	if s.Class == Unknown {
		s.Class = Person
	}
	x.speaker = id
	return id
}

// classAfter returns the class indicated by an apposition after the name at token t: "Vell, a
// professor at the college,".
func (r *Reader) classAfter(into *Reading, t int32) Class {
	if int(t) >= len(into.Tokens) || r.text[t].classes&(comma|openParen) == 0 {
		return Unknown
	}
	for i := t + 1; int(i) < len(into.Tokens) && i < t+10; i++ {
		w := &r.text[i]
		if w.classes&(stops|aux|closeParen|wh) != 0 || w.verb >= 0 && w.role == Unknown {
			break
		}
		if w.role != Unknown {
			return w.role
		}
	}
	return Unknown
}

// titleBefore returns the token at which the title before the name at token t
// begins: capitalised and plain nouns back to an article or a mark.
func (r *Reader) titleBefore(into *Reading, t int32) int32 {
	from, kept := t, t
	for from > 0 && t-from < 6 {
		w := &r.text[from-1]
		if kind := into.Tokens[from-1].Kind; kind != text.Word {
			// the full stop of "Mr. Vell", "Rev. Capt. Vell"
			if kind != text.Mark || from < 2 || !r.text[from-2].has(honorific) || from < t && !w.has(terminal) {
				break
			}
			from--
			continue
		}
		if w.has(det|prep|coord|subord|aux|adv|subj|obj|to|wh|that|possessive|edForm|common) && !w.has(person) || w.verb >= 0 && !w.has(person|name) {
			break
		}
		if end := into.Document.Text[into.Tokens[from-1].End]; end == '\n' || end == '\r' {
			break // a headline, which has no full stop
		}
		from--
		if w.role != Unknown || w.classes&(person|honorific) != 0 {
			kept = min(kept, from)
		}
	}
	if kept == t {
		return t
	}
	return from
}

// isSomebody reports whether a phrase with that head refers to people without naming them:
// "residents", "an analyst". But a spokesman is the voice of a body.
func isSomebody(head *word) bool {
	if head.key == spokes || head.has(org) {
		return false
	}
	return head.has(person|plural|quantity) || head.role == Citizen || head.role == Expert || head.key == pluralKey
}

// speaker returns the source named by a common noun or an organisation's name.
func (r *Reader) speaker(into *Reading, core, m run, unnamed bool) int32 {
	key, words := r.nameKey(into, core)
	if words == 0 {
		return -1
	}
	v := &r.resolver
	if id := v.byName.At(key); id >= 0 {
		return id
	}
	tokens := into.Tokens
	id := r.newSpeaker(into)
	s := &into.Speakers[id]
	span := text.Span{Start: tokens[core.first].Start, End: tokens[core.last-1].End}
	s.Name = bareName(span.Of(into.Document.Text))
	s.words = core
	s.Class = r.classOf(into, core, run{core.last, core.last})
	if words == 1 {
		form := tokens[core.first].Form
		if c := r.country(form); c.root != 0 && c.root != r.forms.root[form] {
			s.Actor = c.name
		}
	}
	headAt := r.headOf(into, core)
	head := &r.text[headAt]
	definite := core.first > 0 && r.text[core.first-1].key == definiteKey && head.classes&plural == 0
	switch {
	case unnamed && definite && s.Class != Unknown:
		// "the president" is a known person, if not by name here
	case unnamed && isSomebody(head):
		s.Class = Anonymous
	case unnamed && head.classes&document != 0 && head.role == Unknown:
		s.Class = Anonymous
	case s.Class == Unknown && !unnamed && head.classes&org == 0 && words <= 2:
		s.Class, s.named = Person, true
		if s.Actor != "" || r.country(tokens[headAt].Form).root != 0 {
			s.Class, s.named = Official, false
		}
	case s.Class == Unknown && head.classes&org != 0, s.Class == Unknown && !unnamed:
		s.Class = Organisation
	}
	v.byName.Put(key, id)
	return id
}

// headOf returns the token of the core's head word: the last before "of" or "for".
func (r *Reader) headOf(into *Reading, core run) int32 {
	head := core.first
	for t := core.first; t < core.last; t++ {
		w := &r.text[t]
		if w.classes&(prep|to) != 0 && t > core.first {
			break
		}
		if into.Tokens[t].Kind.Counts() {
			head = t
		}
	}
	return head
}

// classOf returns the class indicated by the words of a phrase: the last role word before the
// name counts most, then the first after it.
func (r *Reader) classOf(into *Reading, m, name run) Class {
	c := Unknown
	for t := m.first; t < m.last && t < m.first+40; t++ {
		if t >= name.first && t < name.last {
			continue
		}
		w := &r.text[t]
		if w.key == who || w.key == which {
			break
		}
		if t >= name.last && c != Unknown {
			break
		}
		if w.role != Unknown {
			if t < name.last && w.classes&possessive != 0 && t+1 < m.last {
				continue // "the president's brother"
			}
			if w.role == Military && c != Unknown && c != Military && t < name.last {
				c = Official // attorney general, inspector general
				continue
			}
			c = w.role
			if r.text[t].key == ofKey {
				break
			}
		}
		if w.key == ofKey || w.key == forKey {
			if c != Unknown {
				break
			}
		}
	}
	return c
}

// nameKey returns a key of the words of a name that ignores their order, articles, "of", and
// whether a country appears as its adjective or its capital.
func (r *Reader) nameKey(into *Reading, core run) (key uint64, words int) {
	for t := core.first; t < core.last; t++ {
		w := &r.text[t]
		if !into.Tokens[t].Kind.Counts() || w.classes&(det|prep) != 0 && w.classes&(quantity|name) == 0 {
			continue
		}
		words++
		id := r.forms.root[into.Tokens[t].Form]
		if c := r.country(into.Tokens[t].Form); c.root != 0 && core.last-core.first > 1 {
			id = c.root
		}
		if w.key == affairs {
			continue
		}
		x := uint64(id) + 0x9e3779b97f4a7c15
		if tok := into.Tokens[t]; tok.Kind == text.Number {
			for _, c := range into.Document.Text[tok.Start:tok.End] {
				x = x*0x100000001b3 ^ uint64(c) // numbers have no root, and 8 per cent are not 30 per cent
			}
		}
		x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
		x = (x ^ x>>27) * 0x94d049bb133111eb
		key += x ^ x>>31
	}
	return key, words
}

// newSpeaker appends an empty Speaker.
func (r *Reader) newSpeaker(into *Reading) int32 {
	into.Speakers = append(into.Speakers, Speaker{})
	return int32(len(into.Speakers) - 1)
}

// bareName returns a name without a closing possessive.
func bareName(s string) string {
	for _, suffix := range [...]string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(s, suffix); ok && t != "" {
			return t
		}
	}
	return s
}
