package analysis

import (
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A titledName is a run of capitalised words with its title cut off.
type titledName struct {
	nameRun
	title text.Span // as written, empty without one
	head  string    // its own words in lower case: "deputy foreign minister"
}

// mostTitleWords bounds the words of a title, and mostApposition those of an apposition
// up to its role.
const (
	mostTitleWords = 6
	mostApposition = 6
)

// titled cuts the title off a run and looks for one beside it: "Foreign Minister Edda
// Marl", "garrison boss Rurik Tammask", "their leader, Rurik Tammask", "Rurik Tammask,
// head of the brigade". It is false if the run is all title.
func (n *nameFinder) titled(c *Copy, r nameRun) (titledName, bool) {
	g := n.gazetteer
	out := titledName{nameRun: r}
	last := -1 // the last word of the title inside the run
	for i := r.first; i < r.last; i++ {
		if (g.role(base(n.words[i].fold)) || n.partyBefore(i, r.last)) && !isPossessive(n.words[i].fold) {
			last = i
		}
	}
	if r.last-r.first > 1 && partyMember(n.words[r.last-1].fold) && n.allTitle(r.first, r.last-1) {
		return out, false // "New York Democrat": what somebody is
	}
	if last == r.last-1 && r.last-r.first > 0 {
		// "the Foreign Minister", "Russian President": a title but no name.
		if n.allTitle(r.first, r.last) {
			return out, false
		}
		last = -1
	}
	var from int
	if last >= 0 {
		out.first = last + 1
		from = r.first
		// The words before the title's own, "Orvenian", "Ninth", are part of what is shown.
		for from > 0 && n.joined(c, from-1, from) && !n.words[from-1].capital && g.titleWord(n.words[from-1].fold) {
			from--
		}
		out.title = text.Span{Start: n.words[from].Start, End: n.words[last].End}
		out.head = n.head(c, from, last+1)
		return out, true
	}
	// A title in lower case before the name.
	if i := r.first - 1; i >= 0 && n.joined(c, i, i+1) && g.role(n.words[i].fold) {
		from = i
		for from > 0 && i-from < mostTitleWords && n.titleGoesOn(c, from-1) {
			from--
		}
		out.title = text.Span{Start: n.words[from].Start, End: n.words[i].End}
		out.head = n.head(c, from, i+1)
		return out, true
	}
	// "Its commander, Colonel Rurik Tammask" and "their leader, Rurik Tammask".
	if i := r.first - 1; i >= 0 && g.role(n.words[i].fold) && c.gap(n.words[i].End, n.words[i+1].Start) == ", " {
		from = i
		for from > 0 && i-from < mostTitleWords && n.titleGoesOn(c, from-1) {
			from--
		}
		out.title = text.Span{Start: n.words[from].Start, End: n.words[i].End}
		out.head = n.head(c, from, i+1)
		return out, true
	}
	n.apposition(c, &out)
	return out, true
}

// apposition reads a title after a name: "Rurik Tammask, the former officer".
func (n *nameFinder) apposition(c *Copy, t *titledName) {
	i := t.last
	if i >= len(n.words) || c.gap(n.words[i-1].End, n.words[i].Start) != ", " {
		return
	}
	from := i
	if slices.Contains([]string{"the", "a", "an", "its", "their", "his", "her"}, n.words[i].fold) {
		from = i + 1
	}
	for k := from; k < len(n.words) && k < from+mostApposition; k++ {
		if k > i && !n.joined(c, k-1, k) {
			return
		}
		w := &n.words[k]
		if n.gazetteer.role(w.fold) && !(k+1 < len(n.words) && n.joined(c, k, k+1) && n.gazetteer.role(n.words[k+1].fold)) {
			if k+1 < len(n.words) && n.joined(c, k, k+1) && n.words[k+1].capital && !isPossessive(w.fold) {
				return // "..., spokesman Dmitry Peskov": another's title
			}
			t.title = text.Span{Start: n.words[from].Start, End: w.End}
			t.head = n.head(c, from, k+1)
			return
		}
		if w.class == functionWord {
			return
		}
	}
}

// titleGoesOn reports whether the word belongs to the title that begins after it: a
// title word, a name ("the Ninth River Brigade's boss", "palace spokesman"), or an
// adjective.
func (n *nameFinder) titleGoesOn(c *Copy, i int) bool {
	w := &n.words[i]
	if !n.joined(c, i, i+1) || w.class == functionWord || w.number || w.place.Quoted() != n.words[i+1].place.Quoted() {
		return false
	}
	return w.capital || n.gazetteer.titleWord(w.fold) || n.modifies(i)
}

// modifies reports whether a word in lower case may be descriptive: it is not
// recognisable as a verb form.
func (n *nameFinder) modifies(i int) bool {
	f := n.words[i].fold
	return !strings.HasSuffix(f, "ed") && !strings.HasSuffix(f, "ing") && !strings.HasSuffix(f, "ly") && i > 0 && n.words[i-1].class == functionWord
}

// partyMembers are what members of parties are called.
var partyMembers = strings.Fields("democrat republican conservative liberal socialist communist tory labourite progressive")

func partyMember(fold string) bool {
	b := base(fold)
	return slices.Contains(partyMembers, b) || slices.Contains(partyMembers, strings.TrimSuffix(b, "s"))
}

// partyBefore reports whether word i says which party the person is of whose full name
// follows up to last: "Democrat Edda Marl", but not "Republican Party".
func (n *nameFinder) partyBefore(i, last int) bool {
	return last-i > 2 && slices.Contains(partyMembers, n.words[i].fold) && !n.organisation(i+1, last)
}

// partyTag reports whether a run is the party and state of somebody in brackets or after
// a comma: "Edda Marl, D-Calif.," and "(R-TX)".
func (n *nameFinder) partyTag(c *Copy, r nameRun) bool {
	first := &n.words[r.first]
	return r.last-r.first > 1 && len(first.fold) == 1 && strings.Contains("rdi", first.fold) && c.gap(first.End, n.words[r.first+1].Start) == "-"
}

// things end the names of what is no person, although a title may stand beside them.
var things = strings.Fields(`constitution act bill law amendment treaty accord agreement program programme project plan initiative war day week award prize
	report review conference summit forum festival games tower building memorial museum library`)

// isThing reports whether a name of several words ends like that of a thing.
func isThing(name string) bool {
	at := strings.LastIndexByte(name, ' ')
	return at > 0 && slices.Contains(things, base(text.Fold(name[at+1:])))
}

// allTitle reports whether every word of a run belongs to a title or a place.
func (n *nameFinder) allTitle(first, last int) bool {
	for k := last; k > first+1; k-- {
		if e, ok := n.gazetteer.entry(n.folded(first, k)); ok && e.kind == PlaceKind {
			first = k // of several words: "New York"
			break
		}
	}
	for _, w := range n.words[first:last] {
		b := base(w.fold)
		if !n.gazetteer.titleWord(b) && n.gazetteer.adjectives[b] == "" && n.gazetteer.names[b].kind != PlaceKind && !slices.Contains(binders, b) {
			return false
		}
	}
	return true
}

// head returns the title's own words in lower case, without what it is a title of:
// "Deputy Foreign Minister", but only "head" from "River Brigade head".
func (n *nameFinder) head(c *Copy, first, last int) string {
	from := last - 1
	for from > first && n.gazetteer.titleWord(n.words[from-1].fold) && n.words[from-1].capital == n.words[last-1].capital {
		from--
	}
	return strings.ToLower(strings.Join(strings.Fields(c.of(text.Span{Start: n.words[from].Start, End: n.words[last-1].End})), " "))
}

// named turns a run into a mention: the gazetteer's name, or the run without its title.
// Adjectives of places, and titles without a name, name nothing.
func (n *nameFinder) named(c *Copy, r nameRun) (mention, bool) {
	g := n.gazetteer
	mr := false
	for r.last-r.first > 1 && slices.Contains(courtesies, n.words[r.first].fold) {
		r.first, mr = r.first+1, true
	}
	if n.partyTag(c, r) {
		return mention{}, false
	}
	if m, ok := n.ministry(c, r); ok {
		return m, true
	}
	if e, ok := g.entry(n.folded(r.first, r.last)); ok {
		return mention{Span: n.span(r), kind: e.kind, key: "=" + foldedName(e.name), name: e.name}, true
	}
	// "Chinese Foreign Ministry": a country before another name stays with it.
	t, ok := n.titled(c, r)
	if !ok {
		return mention{}, false
	}
	m := mention{Span: n.span(t.nameRun), title: t.title, head: t.head, mr: mr}
	folded := n.folded(t.first, t.last)
	if e, ok := g.entry(folded); ok {
		m.kind, m.key, m.name = e.kind, "="+foldedName(e.name), e.name
		return m, true
	}
	if n.countries(t.first, t.last) || t.last-t.first == 1 && (organisationWord(folded) || slices.Contains(notNames, folded)) {
		return mention{}, false
	}
	if t.last-t.first == 1 && (g.adjectives[folded] != "" || slices.Contains(months, folded) || slices.Contains(weekdays, folded)) {
		return mention{}, false
	}
	m.name = strings.TrimSpace(withoutPossessive(c.of(m.Span)))
	m.key = n.keyOf(m.name)
	m.kind = NameKind
	switch {
	case n.organisation(t.first, t.last):
		m.kind = OrganisationKind
	case isThing(folded):
	case m.head != "" || mr:
		m.kind = PersonKind
	}
	return m, true
}

// ministries are the words that may come before "ministry" in lower case.
var ministries = []string{"foreign", "defense", "defence", "interior", "finance", "health", "justice", "trade", "economy", "education", "energy"}

// ministry reads a country's ministry, however it is written: "the Chinese foreign
// ministry", "China's Foreign Ministry".
func (n *nameFinder) ministry(c *Copy, r nameRun) (mention, bool) {
	first := base(n.words[r.first].fold)
	country := n.gazetteer.adjectives[first]
	if e := n.gazetteer.names[first]; e.kind == PlaceKind {
		country = e.name
	}
	at := r.first + 2
	if country == "" || at >= len(n.words) || n.words[at].fold != "ministry" || !slices.Contains(ministries, n.words[at-1].fold) ||
		!n.joined(c, r.first, at-1) || !n.joined(c, at-1, at) {
		return mention{}, false
	}
	name := c.of(text.Span{Start: n.words[r.first].Start, End: n.words[at].End})
	return mention{
		Span: text.Span{Start: n.words[r.first].Start, End: n.words[at].End}, kind: OrganisationKind,
		key: n.keys.Key(name), name: name,
	}, true
}

// countries reports whether a run consists only of countries and their adjectives, as
// in "Sino-Russian".
func (n *nameFinder) countries(first, last int) bool {
	if last-first < 2 {
		return false
	}
	for _, w := range n.words[first:last] {
		b := base(w.fold)
		if n.gazetteer.adjectives[b] == "" && n.gazetteer.names[b].kind != PlaceKind {
			return false
		}
	}
	return true
}

func (n *nameFinder) span(r nameRun) text.Span {
	return text.Span{Start: n.words[r.first].Start, End: n.words[r.last-1].End}
}

func withoutPossessive(s string) string {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(s, end); ok {
			return t
		}
	}
	return s
}

// organisation reports whether a run names an organisation, by one of its words or as
// an acronym.
func (n *nameFinder) organisation(first, last int) bool {
	for _, w := range n.words[first:last] {
		if organisationWord(base(w.fold)) {
			return true
		}
	}
	w := &n.words[first]
	return last-first == 1 && w.upper && w.Len() > 2 && w.Len() < 7
}
