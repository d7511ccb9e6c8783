package analysis

import (
	"fmt"
	"strings"
	"sync"

	"rashomon/corpus/text"
)

// Coverage is section 8, "What is where?": who and what each outlet names, and where in
// its articles.
type Coverage struct {
	Share   *float64       `json:"article_share"` // of the articles that were looked at, which are complete; null if none could be
	Rows    []CoverageRow  `json:"rows"`          // by kind; within a kind, those on which outlets differ most come first
	Kinds   []KindCount    `json:"kinds"`         // rows found, by kind
	Outlets []CoverageSize `json:"outlets"`       // the text that every absence refers to
	Titles  []TitledPerson `json:"titles"`
	Reading []string       `json:"reading"`
}

// KindCount is how many rows of a kind were found and how many are listed.
type KindCount struct {
	Kind   EntityKind `json:"kind"`
	Found  int        `json:"found"`
	Listed int        `json:"listed"`
}

// CoverageSize is how much of one outlet was looked at: republished articles count
// once.
type CoverageSize struct {
	Outlet   string `json:"outlet"`
	Articles int64  `json:"articles"`
	Words    int64  `json:"words"`
}

// A CoverageRow is one person, organisation, place, number, date, statement or
// word over all outlets.
type CoverageRow struct {
	Kind     EntityKind     `json:"kind"`
	Name     string         `json:"name"`
	Articles int64          `json:"articles"`  // that have it
	Spread   float64        `json:"spread"`    // standard deviation over the outlets of the share of articles that have it
	Outlets  []CoverageCell `json:"outlets"`   // those that have it
	NotFound []string       `json:"not_found"` // those in whose articles it was not found, which does not say why
	Doubtful []string       `json:"doubtful"`  // those whose articles have its words or, of a person, the last name, which may or may not be this
}

// A CoverageCell is one row in one outlet.
type CoverageCell struct {
	Outlet    string    `json:"outlet"`
	Articles  int64     `json:"articles"`
	Mentions  int64     `json:"mentions"`
	First     string    `json:"first"` // where it comes first in most of them: headline, first fifth to last fifth
	Positions Positions `json:"positions"`
	Evidence  Evidence  `json:"evidence"` // its first place; without the sentence for words and phrases
}

// Positions counts articles by where they first have something: the headline,
// then the fifths of the article's words.
type Positions [6]int64

var positionNames = [...]string{"headline", "first fifth", "second fifth", "third fifth", "fourth fifth", "last fifth"}

// MaxCoverage bounds the rows of each kind that a Report lists.
const MaxCoverage = 400

// coverage is section 8.
func (c *comparison) coverage(s *side) Coverage {
	out := Coverage{Rows: []CoverageRow{}, Outlets: []CoverageSize{}, Kinds: []KindCount{}, Titles: []TitledPerson{}, Reading: []string{}}
	if s = c.wholeSide(s); s == nil || len(s.copies) == 0 {
		out.Reading = []string{"There are too many articles to lay side by side in full, and an absence cannot be told from a sentence that was not kept: run the report on some of them."}
		return out
	}
	looked := float64(len(s.copies)) / float64(len(c.bank.copies))
	out.Share = &looked
	inv := s.counted
	inv.takeStatements()
	total := make([]CoverageSize, len(c.outlets))
	for i, o := range c.outlets {
		total[i].Outlet = o
	}
	s.each(func(i int32, k *Copy) {
		total[s.outlet[i]].Articles++
		total[s.outlet[i]].Words += k.Words
	})
	out.Outlets = total
	items := inv.sorted(total)
	for from := 0; from < len(items); {
		to := from
		for to < len(items) && items[to].kind == items[from].kind {
			to++
		}
		listed := min(MaxCoverage, to-from)
		inv.doubtAbsences(items[from:from+listed], len(total))
		for _, it := range items[from : from+listed] {
			out.Rows = append(out.Rows, s.coverageRow(it, total))
		}
		out.Kinds = append(out.Kinds, KindCount{items[from].kind, to - from, listed})
		from = to
	}
	out.Titles = inv.titles(c.outlets)
	out.Reading = c.coverageReading(&out)
	if looked < 1 {
		out.Reading = append([]string{fmt.Sprintf("There are more articles than can be searched in full. %s of %s were searched, chosen by the hash of their names: all figures here, and whatever was not found, refer to these.",
			capital(count(int64(len(s.copies)), "article")), thousands(int64(len(c.bank.copies))))}, out.Reading...)
	}
	return out
}

func (s *side) coverageRow(it *inventoryItem, total []CoverageSize) CoverageRow {
	row := CoverageRow{Kind: it.kind, Name: it.name, Spread: it.spread, Outlets: []CoverageCell{}, NotFound: []string{}, Doubtful: []string{}}
	for i := range total {
		k := it.cells[int32(i)]
		switch {
		case k == nil && it.doubtful != nil && it.doubtful[i]:
			row.Doubtful = append(row.Doubtful, total[i].Outlet)
			continue
		case k == nil:
			row.NotFound = append(row.NotFound, total[i].Outlet)
			continue
		}
		row.Articles += k.articles
		e := s.spanEvidence(k.copy, k.span)
		if it.kind == WordKind || it.kind == PhraseKind {
			e.Sentence = "" // there are many of these; the offsets give the place
		}
		row.Outlets = append(row.Outlets, CoverageCell{
			Outlet: total[i].Outlet, Articles: k.articles, Mentions: k.mentions,
			First: k.positions.most(), Positions: k.positions, Evidence: e,
		})
	}
	return row
}

// spanEvidence returns evidence for a span whose words are not at hand.
func (s *side) spanEvidence(copy int32, span text.Span) Evidence {
	words := spanWords.Get().(*[]spokenWord)
	defer spanWords.Put(words)
	*words = s.finder.appendBetween((*words)[:0], copy, span)
	return s.evidence(copy, span, *words)
}

// spanWords keeps slices for later spans: sections are filled at the same time.
var spanWords = sync.Pool{New: func() any { return new([]spokenWord) }}

// most returns the name of the position that most articles have, the first if several
// are equal.
func (p *Positions) most() string {
	best := 0
	for i, n := range p {
		if n > p[best] {
			best = i
		}
	}
	if p[best] == 0 {
		return ""
	}
	return positionNames[best]
}

func (c *comparison) coverageReading(v *Coverage) []string {
	if len(c.outlets) < 2 {
		return []string{"There is one outlet, so nothing is compared."}
	}
	type named struct{ people, organisations []string }
	only := map[string]*named{}
	for _, o := range c.outlets {
		only[o] = &named{}
	}
	for _, r := range v.Rows {
		if len(r.Outlets) != 1 || len(r.Doubtful) > 0 || isItself(r.Name, r.Outlets[0].Outlet) {
			continue
		}
		of := only[r.Outlets[0].Outlet]
		switch r.Kind {
		case PersonKind:
			of.people = append(of.people, r.Name)
		case OrganisationKind:
			of.organisations = append(of.organisations, r.Name)
		}
	}
	lines := []string{}
	for _, o := range c.outlets {
		what, names, more := "People", only[o].people, only[o].organisations
		if len(names) == 0 {
			what, names, more = "Organisations", more, nil
		}
		if len(names) == 0 || len(lines) == mostOnly {
			continue
		}
		line := fmt.Sprintf("%s named in %s and not found in the supplied articles of the others: %s.", what, o, several(names, mostOnlyNames))
		if len(more) > 0 {
			line += fmt.Sprintf(" Organisations: %s.", several(more, mostOnlyNames))
		}
		lines = append(lines, line)
	}
	return lines
}

// Bounds on what is said about people and organisations named in one outlet only.
const (
	mostOnly      = 6 // outlets
	mostOnlyNames = 6 // of people, and of organisations
)

// isItself reports whether an outlet's article names the outlet, in full or by the end of
// its name ("told the Lantern").
func isItself(name, outlet string) bool {
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return strings.HasSuffix(" "+bare(outlet), " "+bare(name))
}
