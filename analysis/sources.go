package analysis

import (
	"bytes"
	"cmp"
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
	Speakers []Speaker       `json:"speakers"` // null when there are too many articles to keep the names
	Sides    []SideShare     `json:"sides"`    // empty without a sources file
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
}

// VerbCount is how often a verb introduces a source.
type VerbCount struct {
	Verb   string `json:"verb"`
	Stance string `json:"stance"`
	Count  int64  `json:"count"`
}

// Speaker is one source over all outlets.
type Speaker struct {
	Name     string         `json:"speaker"`
	Class    string         `json:"class"`
	Outlets  []SpeakerCount `json:"outlets"`  // every outlet, in the report's order
	Evidence []Evidence     `json:"evidence"` // at most three an outlet
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

// sources is section 5.
func (c *comparison) sources() Sources {
	s := Sources{Outlets: []OutletSources{}, Sides: []SideShare{}}
	rows, kept := c.Rows()
	table := speakerTable(rows, c.outlets)
	for i, name := range c.outlets {
		o := c.Profile.outlets[name]
		out := OutletSources{Outlet: name, Words: o.Words.Total(), Verbs: verbCounts(o.voices.verbs)}
		for class := range o.voices.classes {
			out.Said.add(&o.voices.classes[class])
		}
		out.Share = ratio(out.Said.Words(), out.Words)
		for class := range o.voices.classes {
			said := o.voices.classes[class]
			out.Classes = append(out.Classes, ClassCount{voice.Class(class).String(), said, ratio(said.Words(), out.Said.Words())})
		}
		if kept {
			var words []int64
			for _, sp := range table {
				if w := sp.Outlets[i].Words(); w > 0 {
					words = append(words, w)
				}
			}
			out.Speakers = int64(len(words))
			if e, ok := stats.EffectiveNumber(words); ok {
				out.Effective = &e.InverseSimpson
			}
		}
		s.Outlets = append(s.Outlets, out)
	}
	if kept {
		for i := range table {
			table[i].Evidence = c.saidEvidence(table[i].Name)
		}
		s.Speakers = table
		s.Sides = c.sides(table)
	}
	s.Reading = sourcesReading(s)
	return s
}

// speakerTable gathers the sources of all articles by name, most words first.
// Sources that the text does not name are not in it.
func speakerTable(rows []Row, outlets []string) []Speaker {
	table := []Speaker{}
	index := map[string]int{}
	verbs := map[[2]int]map[verbKey]int64{} // by speaker and outlet
	for _, r := range rows {
		at := slices.Index(outlets, r.Outlet)
		for _, sp := range r.Speakers {
			if sp.Name == "" {
				continue
			}
			i, ok := index[sp.Name]
			if !ok {
				i = len(table)
				index[sp.Name] = i
				table = append(table, Speaker{Name: sp.Name, Class: sp.Class.String()})
				for _, o := range outlets {
					table[i].Outlets = append(table[i].Outlets, SpeakerCount{Outlet: o, Titles: []string{}})
				}
			}
			n := &table[i].Outlets[at]
			n.Articles++
			n.Said.add(&sp.Said)
			if sp.Title != "" && !slices.Contains(n.Titles, sp.Title) {
				n.Titles = append(n.Titles, sp.Title)
			}
			key := [2]int{i, at}
			if verbs[key] == nil {
				verbs[key] = map[verbKey]int64{}
			}
			for _, v := range sp.Verbs {
				verbs[key][v.verbKey] += v.n
			}
		}
	}
	for i := range table {
		for at := range outlets {
			table[i].Outlets[at].Verbs = verbCounts(verbs[[2]int{i, at}])
		}
	}
	slices.SortFunc(table, func(a, b Speaker) int {
		return cmp.Or(cmp.Compare(b.words(), a.words()), cmp.Compare(a.Name, b.Name))
	})
	return table
}

func (s *Speaker) words() int64 {
	var n int64
	for _, o := range s.Outlets {
		n += o.Words()
	}
	return n
}

// saidEvidence lists the kept examples of what a speaker is given to say.
func (c *comparison) saidEvidence(name string) []Evidence {
	list := []Evidence{}
	for _, o := range c.outlets {
		of := slices.Clone(c.said.sets[exampleKey{outlet: o, speaker: name}])
		sortExamples(of)
		for _, e := range of {
			list = append(list, e.evidence())
		}
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

// sourcesReading says in plain words what stands out.
func sourcesReading(s Sources) []string {
	lines := []string{}
	for _, o := range s.Outlets {
		said := o.Said.Words()
		if said == 0 {
			lines = append(lines, fmt.Sprintf("%s gives no words to sources.", o.Outlet))
			continue
		}
		line := fmt.Sprintf("%s gives %s of its words to sources", o.Outlet, share(said, o.Words))
		if top := topClass(o); top != nil && top.Class != voice.Unknown.String() {
			line += fmt.Sprintf(", most of them (%s) to the class “%s”", share(top.Words(), said), top.Class)
		}
		if anon := o.Classes[voice.Anonymous]; anon.Words() > 0 {
			line += fmt.Sprintf("; %s to unnamed ones", share(anon.Words(), said))
		}
		lines = append(lines, line+".")
	}
	if len(lines) > mostReadings {
		lines = lines[:mostReadings]
	}
	return lines
}

// topClass is the class with more than half of the outlet's said words, nil
// when there is none.
func topClass(o OutletSources) *ClassCount {
	for i := range o.Classes {
		if 2*o.Classes[i].Words() > o.Said.Words() {
			return &o.Classes[i]
		}
	}
	return nil
}
