package analysis

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"rashomon/analysis/stats"
	"rashomon/corpus/voice"
)

// Sources is section 5, "Who speaks?": how many words each outlet gives to
// which sources, and how it introduces them.
type Sources struct {
	Outlets  []OutletSources `json:"outlets"`
	Total    int64           `json:"speakers_total"` // different names over all outlets
	Speakers []Speaker       `json:"speakers"`       // the MaxSpeakers with most words; null if there are too many articles to keep the names
	Tests    []ClassTest     `json:"class_tests"`    // empty below tier 2
	Sides    []SideShare     `json:"sides"`          // empty without a sources file
	Reading  []string        `json:"reading"`
}

// OutletSources is who speaks in one outlet.
type OutletSources struct {
	Outlet    string       `json:"outlet"`
	Words     int64        `json:"words"` // counted words of the outlet
	Said                   // of all its sources
	Share     *float64     `json:"share_of_words"` // quoted and reported words, of Words
	Classes   []ClassCount `json:"classes"`        // every class
	Verbs     []VerbCount  `json:"verbs"`          // most used first
	Speakers  int64        `json:"speakers"`       // named or described, over its articles
	Effective *float64     `json:"effective_speakers"`
}

// ClassCount is one class of source in one outlet.
type ClassCount struct {
	Class string `json:"class"`
	Said
	Share *float64 `json:"share_of_said"` // of the words of all the outlet's sources
	Test  *Test    `json:"test"`          // against the other tested outlets together
}

// VerbCount is how often a verb introduces a source.
type VerbCount struct {
	Verb   string `json:"verb"`
	Stance string `json:"stance"`
	Count  int64  `json:"count"`
}

// Speaker is one source over all outlets.
type Speaker struct {
	Name     string         `json:"speaker"` // the form given most words
	Names    []string       `json:"names"`   // every form that is taken to mean the same source
	Class    string         `json:"class"`
	Outlets  []SpeakerCount `json:"outlets"`  // every outlet, in the report's order
	Evidence []Evidence     `json:"evidence"` // at most three per outlet
}

// SpeakerCount is one source in one outlet.
type SpeakerCount struct {
	Outlet   string      `json:"outlet"`
	Articles int64       `json:"articles"`
	Titles   []string    `json:"titles"` // before the name, as written
	Verbs    []VerbCount `json:"verbs"`
	Said
}

// SideShare is how many words each outlet gives to one side, as the user's
// sources file groups them.
type SideShare struct {
	Side    string      `json:"side"`
	Outlets []SideCount `json:"outlets"`
}

// SideCount is one side in one outlet.
type SideCount struct {
	Outlet string `json:"outlet"`
	Said
	Share *float64 `json:"share_of_said"`
}

// MarshalJSON writes an object with every stance by name.
func (s StanceCounts) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, n := range s {
		sep := byte(',')
		if i == 0 {
			sep = '{'
		}
		fmt.Fprintf(&b, "%c%q:%d", sep, voice.Stance(i).String(), n)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *StanceCounts) UnmarshalJSON(data []byte) error {
	var m map[string]int64
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("counts by stance: %w", err)
	}
	for i := range s {
		s[i] = m[voice.Stance(i).String()]
	}
	return nil
}

// sources is section 5.
func (c *comparison) sources() Sources {
	s := Sources{Outlets: []OutletSources{}, Tests: []ClassTest{}, Sides: []SideShare{}}
	rows, kept := c.articles, !c.Profile.rows.over
	room := c.roomOf(rows)
	for class, tests := range c.tests.classes {
		if tests != nil && tests.set != nil {
			s.Tests = append(s.Tests, ClassTest{voice.Class(class).String(), tests.set})
		}
	}
	for at, name := range c.outlets {
		o := c.Profile.outlets[name]
		out := OutletSources{Outlet: name, Words: o.Words.Total(), Verbs: verbCounts(o.voices.verbs)}
		for class := range o.voices.classes {
			out.Said.add(&o.voices.classes[class])
		}
		out.Share = ratio(out.Said.Words(), out.Words)
		for class := range o.voices.classes {
			said := o.voices.classes[class]
			n := ClassCount{Class: voice.Class(class).String(), Said: said, Share: ratio(said.Words(), out.Said.Words())}
			if tests := c.tests.classes[class]; tests != nil {
				n.Test = tests.outlets[at]
			}
			out.Classes = append(out.Classes, n)
		}
		if kept {
			words := room.byOutlet[name]
			out.Speakers = int64(len(words))
			if e, ok := stats.EffectiveNumber(slices.Collect(maps.Values(words))); ok {
				out.Effective = &e.InverseSimpson
			}
		}
		s.Outlets = append(s.Outlets, out)
	}
	if kept {
		s.Total = int64(len(room.total))
		s.Speakers = room.table(rows, room.most(MaxSpeakers))
		for i := range s.Speakers {
			s.Speakers[i].Evidence = c.saidEvidence(s.Speakers[i].Names)
		}
		s.Sides = c.sides(rows)
	}
	s.Reading = c.sourcesReading(s)
	return s
}

// MaxSpeakers is the number of speakers that a Report lists individually.
const MaxSpeakers = 1000

// room is how many words the named sources of a set of articles are given, by the key
// that the names of one source share.
type room struct {
	key      map[string]string           // of every name
	names    map[string]map[string]int64 // of every key, the words by name
	total    map[string]int64
	byOutlet map[string]map[string]int64
}

func (c *comparison) roomOf(rows []Row) room {
	keys := voice.NewNameKeys(c.options.Aliases)
	r := room{map[string]string{}, map[string]map[string]int64{}, map[string]int64{}, map[string]map[string]int64{}}
	for _, row := range rows {
		of := r.byOutlet[row.Outlet]
		if of == nil {
			of = map[string]int64{}
			r.byOutlet[row.Outlet] = of
		}
		for _, sp := range row.Speakers {
			w := sp.Words()
			if sp.Name == "" || w == 0 {
				continue
			}
			key, known := r.key[sp.Name]
			if !known {
				key = keys.Key(sp.Name)
				r.key[sp.Name] = key
			}
			if r.names[key] == nil {
				r.names[key] = map[string]int64{}
			}
			r.names[key][sp.Name] += w
			r.total[key] += w
			of[key] += w
		}
	}
	return r
}

// most lists the keys with most words.
func (r room) most(limit int) []string {
	keys := byCount(r.total)
	return keys[:min(limit, len(keys))]
}

// byCount lists the keys of m, the largest count first.
func byCount(m map[string]int64) []string {
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b))
	})
}

// table gathers what the sources with these keys say in all articles. Rows are in the
// order of outlets.
func (r room) table(rows []Row, keys []string) []Speaker {
	list := make([]Speaker, len(keys))
	index := make(map[string]int, len(keys))
	for i, key := range keys {
		list[i].Names = byCount(r.names[key])
		list[i].Name = list[i].Names[0]
		index[key] = i
	}
	verbs := make([]map[verbKey]int64, len(keys)) // of the current outlet
	finish := func(i int) {
		if k := len(list[i].Outlets); k > 0 {
			list[i].Outlets[k-1].Verbs = verbCounts(verbs[i])
		}
		verbs[i] = map[verbKey]int64{}
	}
	for _, row := range rows {
		for _, sp := range row.Speakers {
			key, known := r.key[sp.Name]
			i, listed := index[key]
			if !known || !listed {
				continue
			}
			s := &list[i]
			if k := len(s.Outlets); k == 0 || s.Outlets[k-1].Outlet != row.Outlet {
				finish(i)
				s.Outlets = append(s.Outlets, SpeakerCount{Outlet: row.Outlet, Titles: []string{}})
			}
			if s.Class == "" {
				s.Class = sp.Class.String()
			}
			n := &s.Outlets[len(s.Outlets)-1]
			n.Articles++
			n.Said.add(&sp.Said)
			if sp.Title != "" && !slices.Contains(n.Titles, sp.Title) {
				n.Titles = append(n.Titles, sp.Title)
			}
			for _, v := range sp.Verbs {
				verbs[i][v.verbKey] += v.n
			}
		}
	}
	for i := range list {
		finish(i)
	}
	return list
}

// verbCounts lists verbs, most used first.
func verbCounts(m map[verbKey]int64) []VerbCount {
	list := []VerbCount{}
	for _, k := range slices.SortedFunc(maps.Keys(m), func(a, b verbKey) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a.verb, b.verb), cmp.Compare(a.stance, b.stance))
	}) {
		list = append(list, VerbCount{k.verb, k.stance.String(), m[k]})
	}
	return list
}

// saidEvidence lists the kept examples of what a source is given to say.
func (c *comparison) saidEvidence(names []string) []Evidence {
	list := []Evidence{}
	for _, outlet := range c.outlets {
		o := c.Profile.outlets[outlet]
		var of []Example
		for _, name := range names {
			of = append(of, o.said[name]...)
		}
		list = o.kept.appendEvidence(list, outlet, of)
	}
	return list
}

// sourcesReading says in plain words what stands out.
func (c *comparison) sourcesReading(s Sources) []string {
	lines := []string{}
	most := mostReadings
	if line := c.unheardReading(); line != "" {
		lines, most = append(lines, line), most+1
	}
	for _, o := range s.Outlets {
		said, unheard := o.Said.Words(), c.Profile.outlets[o.Outlet].unheardArticles()
		all := c.Exposure(o.Outlet).Articles
		switch {
		case said == 0 && unheard > 0:
			lines = append(lines, fmt.Sprintf("No words from sources were found in %s.", o.Outlet))
			continue
		case said == 0:
			lines = append(lines, fmt.Sprintf("%s gives no words to sources.", o.Outlet))
			continue
		case unheard == all:
			lines = append(lines, fmt.Sprintf("In %s, %s of the words are in quotations.", o.Outlet, share(said, o.Words)))
			continue
		}
		least := ""
		if unheard > 0 {
			least = "at least "
		}
		line := fmt.Sprintf("%s gives %s%s of its words to sources", o.Outlet, least, share(said, o.Words))
		if top := topClass(o); top != nil && top.Class != voice.Unknown.String() {
			line += fmt.Sprintf(", most of them (%s) to the class “%s”", share(top.Words(), said), top.Class)
		}
		if anon := o.Classes[voice.Anonymous]; anon.Words() > 0 {
			line += fmt.Sprintf("; %s of these to unnamed ones", share(anon.Words(), said))
		}
		lines = append(lines, line+".")
	}
	if len(lines) > most {
		lines = lines[:most]
	}
	return lines
}

// topClass is the class with more than half of the words the outlet gives to sources,
// nil if there is none.
func topClass(o OutletSources) *ClassCount {
	for i := range o.Classes {
		if 2*o.Classes[i].Words() > o.Said.Words() {
			return &o.Classes[i]
		}
	}
	return nil
}
