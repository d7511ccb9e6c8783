package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A Modifier is what comes right before the names of a choice set: "brief", "armed",
// "so-called".
type Modifier struct {
	Modifier string          `json:"modifier"` // as first written
	Names    []string        `json:"names"`    // the options it comes before
	Outlets  []ModifierCount `json:"outlets"`  // those that have it
	Evidence []Evidence      `json:"evidence"`
}

// ModifierCount is a modifier in one outlet.
type ModifierCount struct {
	Outlet  string `json:"outlet"`
	Wording int64  `json:"wording"`
	Quoted  int64  `json:"quoted"`
}

// A NameSpeaker is a source, as most often named, and the names of a choice set
// in its words, quoted or reported.
type NameSpeaker struct {
	Speaker string      `json:"speaker"`
	Uses    []SpokenUse `json:"uses"`
}

// SpokenUse is how often an outlet lets a source use a name.
type SpokenUse struct {
	Option   string `json:"option"`
	Outlet   string `json:"outlet"`
	Quoted   int64  `json:"quoted"`
	Reported int64  `json:"reported"` // in the outlet's words
}

// MaxModifiers bounds the modifiers, and the speakers, that a Report lists for one
// choice set.
const MaxModifiers = 200

// modifierEvidence is the number of sentences kept for a modifier.
const modifierEvidence = 12

// determiners open a noun phrase: words between one and a name modify the name.
var determiners = strings.Fields("a an the this that these those its his her their our your my no any another each every some")

// modifiersBefore returns the words between a determiner, or a possessive, and the word
// at i. Without either, only "so-called" is sure to be a modifier: in "crush
// rebellion", "crush" is a verb.
func (n *nameFinder) modifiersBefore(c *Copy, i int) (from int, ok bool) {
	from = i
	for from > 0 && i-from < mostTitleWords {
		w := &n.words[from-1]
		if !n.joined(c, from-1, from) || w.place.Quoted() != n.words[i].place.Quoted() || w.Len() > longestName {
			break
		}
		if w.class == functionWord || isPossessive(w.fold) {
			return from, from < i && (slices.Contains(determiners, w.fold) || isPossessive(w.fold))
		}
		from--
	}
	if i >= 2 && n.words[i-1].fold == "called" && n.words[i-2].fold == "so" {
		return i - 2, true
	}
	return i, false
}

// deepen adds to the choice sets what needs the sentences: modifiers, and who uses
// which name.
func (c *comparison) deepen(choices []Choice, s *side) {
	if s == nil {
		return
	}
	type setKey struct{ lexicon, category string }
	sets := map[setKey]int{}
	for i := range choices {
		sets[setKey{choices[i].Lexicon, choices[i].ID}] = i
		choices[i].Modifiers, choices[i].Speakers = []Modifier{}, []NameSpeaker{}
	}
	modifiers := make([]map[string]*Modifier, len(choices))
	speakers := make([]map[string]*nameSpeaker, len(choices))
	for i := range choices {
		modifiers[i], speakers[i] = map[string]*Modifier{}, map[string]*nameSpeaker{}
	}
	n := &nameFinder{opener: s.finder.opener}
	s.each(func(i int32, k *Copy) {
		opened := -1 // the sentence in n.words: one may hold thousands of hits
		for _, h := range k.Hits {
			term := c.Terms[h.Term]
			set, ok := sets[setKey{term.Lexicon, term.Category}]
			at := k.sentenceAt(h.Start)
			if !ok || at < 0 {
				continue
			}
			if at != opened {
				n.words, opened = n.opener.words(n.words[:0], k, at), at
			}
			w, found := slices.BinarySearchFunc(n.words, h.Start, func(w spokenWord, at int32) int { return cmp.Compare(w.Start, at) })
			if !found {
				continue
			}
			if from, ok := n.modifiersBefore(k, w); ok {
				span := text.Span{Start: n.words[from].Start, End: n.words[w-1].End}
				noteModifier(modifiers[set], k.of(span), term.Option, k, h, func() Evidence {
					return s.spanEvidence(i, text.Span{Start: span.Start, End: h.End})
				})
			}
			if name := k.speaker(n.words[w].speaker); name != "" && h.Place.Claim() {
				noteSpeaker(speakers[set], s.sources.Key(name), name, term.Option, k.Outlet, h.Place)
			}
		}
	})
	for i := range choices {
		choices[i].Modifiers = rankedModifiers(modifiers[i])
		choices[i].Speakers = rankedSpeakers(speakers[i])
	}
}

func noteModifier(list map[string]*Modifier, words, option string, k *Copy, h KeptHit, evidence func() Evidence) {
	key := text.Fold(words)
	m := list[key]
	if m == nil {
		m = &Modifier{Modifier: words, Names: []string{}, Outlets: []ModifierCount{}, Evidence: []Evidence{}}
		list[key] = m
	}
	if !slices.Contains(m.Names, option) {
		m.Names = append(m.Names, option)
	}
	at := slices.IndexFunc(m.Outlets, func(o ModifierCount) bool { return o.Outlet == k.Outlet })
	if at < 0 {
		at = len(m.Outlets)
		m.Outlets = append(m.Outlets, ModifierCount{Outlet: k.Outlet})
	}
	if h.Place.Quoted() {
		m.Outlets[at].Quoted++
	} else {
		m.Outlets[at].Wording++
	}
	if len(m.Evidence) < modifierEvidence {
		m.Evidence = append(m.Evidence, evidence())
	}
}

// A nameSpeaker is a NameSpeaker being counted, with what articles call it.
type nameSpeaker struct {
	NameSpeaker
	names map[string]int64
}

func noteSpeaker(list map[string]*nameSpeaker, key, name, option, outlet string, place Place) {
	p := list[key]
	if p == nil {
		p = &nameSpeaker{NameSpeaker{Uses: []SpokenUse{}}, map[string]int64{}}
		list[key] = p
	}
	p.names[name]++
	at := slices.IndexFunc(p.Uses, func(u SpokenUse) bool { return u.Option == option && u.Outlet == outlet })
	if at < 0 {
		at = len(p.Uses)
		p.Uses = append(p.Uses, SpokenUse{Option: option, Outlet: outlet})
	}
	if place.Quoted() {
		p.Uses[at].Quoted++
	} else {
		p.Uses[at].Reported++
	}
}

// total is how often a modifier was found.
func (m *Modifier) total() int64 {
	var n int64
	for _, o := range m.Outlets {
		n += o.Wording + o.Quoted
	}
	return n
}

func rankedModifiers(list map[string]*Modifier) []Modifier {
	out := []Modifier{}
	for _, m := range list {
		slices.Sort(m.Names)
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b Modifier) int {
		return cmp.Or(cmp.Compare(b.total(), a.total()), cmp.Compare(a.Modifier, b.Modifier))
	})
	return slices.Clip(out[:min(MaxModifiers, len(out))])
}

func rankedSpeakers(list map[string]*nameSpeaker) []NameSpeaker {
	uses := func(p *NameSpeaker) int64 {
		var n int64
		for _, u := range p.Uses {
			n += u.Quoted + u.Reported
		}
		return n
	}
	out := []NameSpeaker{}
	for _, p := range list {
		slices.SortFunc(p.Uses, func(a, b SpokenUse) int {
			return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Option, b.Option))
		})
		p.Speaker = byCount(p.names)[0]
		out = append(out, p.NameSpeaker)
	}
	slices.SortFunc(out, func(a, b NameSpeaker) int {
		return cmp.Or(cmp.Compare(uses(&b), uses(&a)), cmp.Compare(a.Speaker, b.Speaker))
	})
	return slices.Clip(out[:min(MaxModifiers, len(out))])
}
