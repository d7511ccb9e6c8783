package report

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// coverageTables are the tables of section 8 with the kinds they show and the most
// rows each has in a terminal.
var coverageTables = []struct {
	caption string
	what    string
	kinds   []analysis.EntityKind
	most    int
}{
	{"People", "person", []analysis.EntityKind{analysis.PersonKind}, 10},
	{"Organisations, places and other names", "name", []analysis.EntityKind{analysis.OrganisationKind, analysis.PlaceKind, analysis.NameKind}, 12},
	{"Numbers and dates", "figure", []analysis.EntityKind{analysis.NumberKind, analysis.DateKind}, 8},
	{"Statements", "statement", []analysis.EntityKind{analysis.StatementKind}, 6},
	{"Words that some outlets have and others do not", "word", []analysis.EntityKind{analysis.WordKind}, 8},
}

const mostTitled = 8

// coverageBlocks lays out section 8.
func coverageBlocks(r *analysis.Report, o Options) []block {
	v := r.Coverage
	outlets := outletNames(r)
	if len(v.Rows) == 0 || len(outlets) < 2 {
		return []block{sentences{lines: v.Reading}}
	}
	single := !slices.ContainsFunc(v.Outlets, func(c analysis.CoverageSize) bool { return c.Articles > 1 })
	headers := make([]string, len(outlets))
	for i, c := range v.Outlets {
		headers[i] = fmt.Sprintf("%s (%s words)", c.Outlet, integer(c.Words))
	}
	note := "In how many of the outlet's articles it appears, and where it first appears in most of them: in the headline (head), or in which fifth of the words. "
	if single {
		note = "Where it first appears in the article: in the headline, or in which fifth of the words. "
	}
	note += "· not found in the outlet's articles, whose length is given above; the mark does not say why."
	blocks := []block{}
	if len(v.Reading) > 0 {
		blocks = append(blocks, sentences{list: true, lines: v.Reading})
	}
	noted, doubtful := -1, false
	var items []item
	for _, t := range coverageTables {
		var rows []analysis.CoverageRow
		found := 0
		for _, kind := range t.kinds {
			var of []analysis.CoverageRow
			for _, row := range v.Rows {
				if row.Kind == kind && row.Spread > 0 {
					of = append(of, row)
				}
			}
			rows = append(rows, of[:min(len(of), (t.most+len(t.kinds)-1)/len(t.kinds))]...)
			found += foundOf(v, kind)
		}
		if len(rows) == 0 {
			continue
		}
		var names []string
		for _, row := range rows {
			names = append(names, clipped(row.Name, passageWords))
			doubtful = doubtful || len(row.Doubtful) > 0
			items = append(items, firstEvidence(row)...)
		}
		b := table{
			caption: t.caption + ", those on which the outlets differ most",
			layouts: matrix(t.what, names, headers, true, func(i, j int) string { return coverageCell(rows[i], v.Outlets[j], single) }),
			reading: moreRows(len(rows), found, "rows"),
		}
		if noted < 0 {
			b.note, noted = note, len(blocks)
		}
		blocks = append(blocks, b)
	}
	if doubtful {
		b := blocks[noted].(table)
		b.note += " ? its words, or a person's last name, are there, and may be this or another."
		blocks[noted] = b
	}
	blocks = append(blocks, titleBlocks(v, outlets)...)
	total := len(items)
	if o.Evidence >= 0 && len(items) > o.Evidence {
		items = items[:o.Evidence]
	}
	return append(blocks, evidence{items: items, more: int64(total - len(items)), hint: "--format json"})
}

func foundOf(v analysis.Coverage, kind analysis.EntityKind) int {
	for _, k := range v.Kinds {
		if k.Kind == kind {
			return k.Found
		}
	}
	return 0
}

// coverageCell says where an outlet has a row, or in how many articles.
func coverageCell(row analysis.CoverageRow, outlet analysis.CoverageSize, single bool) string {
	for _, c := range row.Outlets {
		switch {
		case c.Outlet != outlet.Outlet:
			continue
		case single:
			return shortPosition(c.First)
		}
		return integer(c.Articles) + "/" + integer(outlet.Articles) + " " + strings.TrimSuffix(shortPosition(c.First), "line")
	}
	if slices.Contains(row.Doubtful, outlet.Outlet) {
		return "?"
	}
	return notFound
}

func shortPosition(p string) string { return strings.TrimSuffix(shortPositions.Replace(p), " fifth") }

var shortPositions = strings.NewReplacer("first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th")

// firstEvidence is one place of a row, from the outlet that comes first.
func firstEvidence(row analysis.CoverageRow) []item {
	if len(row.Outlets) == 0 {
		return nil
	}
	return []item{{row.Name, row.Outlets[0].Evidence}}
}

// titleBlocks shows by which titles and spellings the outlets call one person.
func titleBlocks(v analysis.Coverage, outlets []string) []block {
	var names, spelled []string
	var shown, spellings []analysis.TitledPerson
	for _, p := range v.Titles {
		if len(shown) < mostTitled && differ(p, titlesOf) {
			shown, names = append(shown, p), append(names, p.Name)
		}
		if len(spellings) < mostTitled && differ(p, spellingOf) {
			spellings, spelled = append(spellings, p), append(spelled, p.Name)
		}
	}
	var blocks []block
	if len(shown) > 0 {
		blocks = append(blocks, table{
			caption: "Titles with a name",
			note:    "The words of the title itself, without what it is the title of, before the name or in apposition after it; (in brackets) only in place of the name, taken to mean the person last given that title; – the name without a title.",
			layouts: matrix("person", names, outlets, false, func(i, j int) string { return personCell(shown[i], outlets[j], titlesOf) }),
			reading: moreRows(len(shown), len(v.Titles), "people"),
		})
	}
	if len(spellings) > 0 {
		blocks = append(blocks, table{
			caption: "Spellings of a name",
			layouts: matrix("person", spelled, outlets, false, func(i, j int) string { return personCell(spellings[i], outlets[j], spellingOf) }),
		})
	}
	return blocks
}

func titlesOf(o analysis.TitlesOfOne) []string {
	var list []string
	for _, t := range o.Titles {
		if t.Alone == t.Count {
			list = append(list, "("+t.Head+")")
			continue
		}
		list = append(list, t.Head)
	}
	return list
}

func spellingOf(o analysis.TitlesOfOne) []string { return o.Spelling }

// differ reports whether the outlets that have any titles or spellings differ in them.
func differ(p analysis.TitledPerson, of func(analysis.TitlesOfOne) []string) bool {
	first := ""
	for _, o := range p.Outlets {
		s := strings.Join(of(o), ", ")
		if s == "" {
			continue
		}
		if first != "" && s != first {
			return true
		}
		first = s
	}
	return strings.Contains(first, ", ")
}

func personCell(p analysis.TitledPerson, outlet string, of func(analysis.TitlesOfOne) []string) string {
	for _, o := range p.Outlets {
		if o.Outlet == outlet {
			if list := of(o); len(list) > 0 {
				return strings.Join(list, "\n")
			}
			return noData
		}
	}
	return notFound
}
