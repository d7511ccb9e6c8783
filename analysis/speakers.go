package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/voice"
)

// Said is how much of an outlet's text is given to a source, or to a class of sources,
// in integers that can be added.
type Said struct {
	Attributions int64        `json:"attributions"` // times its words are introduced
	Quotations   int64        `json:"quotations"`   // longer than a fragment
	Fragments    int64        `json:"fragments"`
	QuotedWords  int64        `json:"quoted_words"`   // in quotations and fragments
	Indirect     int64        `json:"indirect_words"` // in reported speech
	Stances      StanceCounts `json:"stances"`        // of the verbs that introduce it
}

// Words is the number of words that are given as the source's, quoted or reported.
func (s *Said) Words() int64 { return s.QuotedWords + s.Indirect }

func (s *Said) add(o *Said) {
	s.Attributions += o.Attributions
	s.Quotations += o.Quotations
	s.Fragments += o.Fragments
	s.QuotedWords += o.QuotedWords
	s.Indirect += o.Indirect
	for i, n := range o.Stances {
		s.Stances[i] += n
	}
}

// StanceCounts counts attributions by the stance of their verb.
type StanceCounts [voice.Stances]int64

// Total is the sum over the stances.
func (s *StanceCounts) Total() int64 {
	var n int64
	for _, k := range s {
		n += k
	}
	return n
}

// A verbKey is a cue verb by its base form.
type verbKey struct {
	verb   string
	stance voice.Stance
}

// A RowSpeaker is a source in one article.
type RowSpeaker struct {
	Name  string // "" for sources that the text does not name
	Title string
	Class voice.Class
	Said
	Verbs []verbCount // by verb and stance
}

type verbCount struct {
	verbKey
	n int64
}

// voices counts who speaks in one outlet, by class and by verb. Names are kept by
// article (RowSpeaker), since their number grows with the articles.
type voices struct {
	classes [voice.Classes]Said
	verbs   map[verbKey]int64
	fresh   []int64 // by the Profile's number of a verb: counted but not yet in verbs
}

func (v *voices) add(o *voices) {
	for i := range v.classes {
		v.classes[i].add(&o.classes[i])
	}
	for k, n := range o.verbs {
		v.verbs[k] += n
	}
}

// addSpeakers counts who speaks in one article.
func (v *voices) addSpeakers(list []RowSpeaker) {
	for i := range list {
		v.classes[list[i].Class].add(&list[i].Said)
	}
}

// countSpeakers returns a RowSpeaker for every source of the article, valid until the
// next call. They have their verbs, and are in order, if they are for the article's
// row.
func (c *Counter) countSpeakers(a *Article, row bool) []RowSpeaker {
	// One place for each speaker, and one for the unnamed.
	n := len(a.Speakers)
	for len(c.speakers) <= n {
		c.speakers = append(c.speakers, RowSpeaker{})
	}
	list := c.speakers[:n+1]
	for i := range list {
		list[i] = RowSpeaker{Verbs: list[i].Verbs[:0]}
		if i < n {
			s := &a.Speakers[i]
			list[i].Name, list[i].Title, list[i].Class = s.Name, s.Title, s.Class
		}
	}
	of := func(speaker int32) *RowSpeaker {
		if speaker < 0 {
			return &list[n]
		}
		return &list[speaker]
	}
	for i := range a.stretches {
		s := &a.stretches[i]
		if s.duplicate || !s.voice.Quoted() && s.voice != voice.Indirect {
			continue
		}
		for from := s.first; from < s.last; {
			speaker, to := a.Speaking[from], s.last
			for i, other := range a.Speaking[from:s.last] {
				if other != speaker {
					to = from + int32(i)
					break
				}
			}
			words := a.words(from, to)
			if s.voice == voice.Indirect {
				of(speaker).Indirect += words
			} else {
				of(speaker).QuotedWords += words
			}
			from = to
		}
	}
	for i := range a.Quotations {
		q := &a.Quotations[i]
		if a.Duplicates[q.First] {
			continue
		}
		if q.Kind == voice.Fragmentary || q.Kind == voice.Unattributed {
			of(q.Speaker).Fragments++
		} else {
			of(q.Speaker).Quotations++
		}
	}
	c.verbs.article = c.verbs.article[:0]
	for i := range a.Attributions {
		t := &a.Attributions[i]
		s := of(t.Speaker)
		s.Attributions++
		if t.Verb == "" {
			continue
		}
		s.Stances[t.Stance]++
		key := verbKey{t.Verb, t.Stance}
		c.verbs.note(key, c.profile)
		if row {
			s.addVerb(key)
		}
	}
	// Those that say something come first; the others keep their scratch space.
	kept := 0
	for i := range list {
		if list[i].Attributions == 0 && list[i].Words() == 0 {
			continue
		}
		if kept < i {
			list[kept], list[i] = list[i], list[kept]
		}
		kept++
	}
	list = list[:kept]
	if !row {
		return list
	}
	return c.sortSpeakers(list)
}

// sortSpeakers puts list in its fixed order. Speakers are large, so each is moved once.
func (c *Counter) sortSpeakers(list []RowSpeaker) []RowSpeaker {
	c.order = c.order[:0]
	for i := range list {
		c.order = append(c.order, int32(i))
	}
	slices.SortFunc(c.order, func(i, j int32) int {
		x, y := &list[i], &list[j]
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Title, y.Title), cmp.Compare(x.Class, y.Class))
	})
	c.sorted = c.sorted[:0]
	for _, i := range c.order {
		c.sorted = append(c.sorted, list[i])
	}
	return c.sorted
}

func (s *RowSpeaker) addVerb(k verbKey) {
	i, found := slices.BinarySearchFunc(s.Verbs, k, func(v verbCount, k verbKey) int {
		return cmp.Or(cmp.Compare(v.verb, k.verb), cmp.Compare(v.stance, k.stance))
	})
	if !found {
		s.Verbs = slices.Insert(s.Verbs, i, verbCount{k, 0})
	}
	s.Verbs[i].n++
}

// placeOfContent is the place of what a speaker is given to say: a "that" before it is
// still the outlet's, introducing it.
func (a *Article) placeOfContent(t *voice.Attribution) Place {
	from, to := t.Content[0].First, t.Content[0].Last
	for i := from; i < to; i++ {
		if place := placeOf(a.Zones[i], a.Voices[i]); place != Cue {
			return place
		}
	}
	return placeOf(a.Zones[from], a.Voices[from])
}

// keepSaid keeps examples of what named speakers are given to say.
func (c *Counter) keepSaid(a *Article, o *outlet) {
	said, id := &c.profile.said, hashID(a.Document.ID)
	if said.limit == 0 || !said.admits(leastRank(id)) {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	c.keeper.begin(a.Document, &o.kept)
	for i := range a.Attributions {
		t := &a.Attributions[i]
		if t.Speaker < 0 || len(t.Content) == 0 {
			continue
		}
		first := t.Content[0].First
		if a.Duplicates[first] {
			continue
		}
		name, place := a.Speakers[t.Speaker].Name, a.placeOfContent(t)
		set := o.said[name]
		rank := rankOf(id, t.Content[0].Start)
		if !said.wants(set, place, rank) {
			continue
		}
		x := Example{rank: rank}
		c.keeper.exampleAt(&x, a, t.Content[0].Span, place)
		x.by = c.keeper.introduction(name, t.Verb)
		n := len(set)
		if said.put(&o.kept, &set, &x); len(set) > n {
			o.setSaid(strings.Clone(name), set) // a map takes over the new key even if it has an equal one
		}
	}
}
