package report

import (
	"strings"

	"rashomon/analysis"
)

// namingBlocks lays out section 2.
func namingBlocks(r *analysis.Report, o Options) []block {
	blocks := []block{sentences{lines: []string{
		"A plain number counts a name in the outlet's wording, that is, in its own voice or in its report of what others said; a number in quotation marks counts it inside quotations, as a source's words. Each table is a set of rival names; what matters is which one was chosen, not how many there are.",
	}}}
	if intro := testsIntro(r.Design); intro != nil {
		blocks = append(blocks, sentences{lines: intro})
	}
	for _, c := range r.Naming {
		if len(c.Names) == 0 {
			continue
		}
		f := footnotes{alpha: r.Provenance.Alpha}
		grids := nameGrids(c.Names, false, &f)
		blocks = append(blocks, table{
			caption: categoryCaption(c.Category),
			note:    joined(categoryNote(c.Category), f.text()),
			layouts: grids,
			reading: c.Reading,
			of:      c,
		})
		blocks = append(blocks, shareBlocks(c, r.Provenance.Alpha, o.Brief)...)
		blocks = append(blocks, statisticBlocks(c.Statistics)...)
		if g, ok := labelGrid(c); ok {
			blocks = append(blocks, table{caption: "Article by article; (in brackets): reported speech", layouts: []grid{g}})
		} else if g, ok := firstGrid(c); ok {
			blocks = append(blocks, table{caption: "The first name in each article, and the name in its headline", layouts: []grid{g}})
		}
		blocks = append(blocks, modifierBlocks(c, outletNames(r))...)
		blocks = append(blocks, nameEvidence(c.Names, o))
	}
	return append(blocks, absentSets(r)...)
}

// absentSets names the choice sets from which no name was found.
func absentSets(r *analysis.Report) []block {
	var none, passed []string
	for _, c := range r.Naming {
		switch {
		case len(c.Names) > 0:
		case len(c.Passed) > 0:
			var words []string
			for _, p := range c.Passed {
				words = append(words, "“"+p.Option+"” "+integer(p.Count))
			}
			passed = append(passed, c.Title+" ("+strings.Join(words, ", ")+")")
		default:
			none = append(none, c.Title)
		}
	}
	var lines []string
	if len(none) > 0 {
		lines = append(lines, "Not found in any article: "+strings.Join(none, "; ")+".")
	}
	if len(passed) > 0 {
		lines = append(lines, "Found only where the lexicon leaves the words out, as in a proper name or in another sense: "+strings.Join(passed, "; ")+".")
	}
	if len(lines) == 0 {
		return nil
	}
	return []block{sentences{lines: lines}}
}

func categoryCaption(c analysis.Category) string {
	if c.Experimental {
		return c.Title + " (experimental)"
	}
	return c.Title
}

func categoryNote(c analysis.Category) string {
	if c.Source == "" {
		return c.Note
	}
	return strings.TrimSpace(c.Note + " After " + strings.TrimSuffix(c.Source, ".") + ".")
}

// nameCell writes a name's count in one outlet: 3 in its wording and 1 in
// quotations is 3 “1”.
func nameCell(c analysis.NameCount, f *footnotes) string {
	var parts []string
	if c.Wording > 0 {
		f.stability(c.Stability)
		parts = append(parts, integer(c.Wording)+stabilityMark(c.Stability))
	}
	if c.Quoted > 0 {
		parts = append(parts, "“"+integer(c.Quoted)+"”")
	}
	if len(parts) == 0 {
		return notFound
	}
	return strings.Join(parts, " ")
}

// nameGrids lays names out as rows with outlets as columns, then turned, then
// as a list of the cells that are not empty. With tests, the test over all
// outlets follows each name, and there is no turned form.
func nameGrids(names []analysis.Name, tests bool, f *footnotes) []grid {
	wide := grid{columns: []column{words("")}}
	turned := grid{columns: []column{words("")}}
	long := grid{columns: []column{words("name"), words("outlet"), figures("count"), figures("articles")}}
	for _, o := range names[0].Outlets {
		wide.columns = append(wide.columns, figures(o.Outlet))
		turned.rows = append(turned.rows, []string{o.Outlet})
	}
	if tests {
		wide.columns = append(wide.columns, figures("p"), figures("q"))
		long.columns = append(long.columns, figures("p"), figures("q"))
	}
	for _, n := range names {
		row := []string{n.Option}
		turned.columns = append(turned.columns, figures(n.Option))
		shown, p, q := n.Option, pCell(n.Test), qCell(n.Test)
		for i, o := range n.Outlets {
			cell := nameCell(o, f)
			row = append(row, cell)
			turned.rows[i] = append(turned.rows[i], cell)
			if cell != notFound {
				entry := []string{shown, o.Outlet, cell, integer(o.Articles)}
				if tests {
					entry = append(entry, p, q)
				}
				long.rows = append(long.rows, entry)
				shown, p, q = "", "", ""
			}
		}
		if tests {
			row = append(row, pCell(n.Test), qCell(n.Test))
			f.test(n.Test)
		}
		wide.rows = append(wide.rows, row)
	}
	if tests {
		return []grid{wide, long}
	}
	return []grid{wide, turned, long}
}

// mostLabelRows bounds the articles listed one by one.
const mostLabelRows = 12

// articleColumn heads a column of articles' ids.
const articleColumn = "article"

// labelGrid lists the names in each article in order, if the articles are
// few enough to be read one by one.
func labelGrid(c analysis.Choice) (grid, bool) {
	if len(c.Articles) == 0 || len(c.Articles) > mostLabelRows {
		return grid{}, false
	}
	g := grid{columns: []column{words("outlet"), words(articleColumn), flowing("names, first to last")}}
	for _, a := range c.Articles {
		var labels []string
		for _, l := range a.Labels {
			labels = append(labels, labelText(l))
		}
		if len(labels) > 0 {
			g.rows = append(g.rows, []string{a.Outlet, a.Article, strings.Join(labels, ", ")})
		}
	}
	return g, len(g.rows) > 0
}

// firstGrid counts, outlet by outlet, the articles in whose wording a name comes
// first, and those with the name in their headline.
func firstGrid(c analysis.Choice) (grid, bool) {
	g := grid{columns: []column{words("outlet"), figures("articles"), listing("named first, in how many of them"), column{name: "in the headline", lists: true}}}
	found := false
	for i, set := range c.Sets {
		var first, headline []string
		for _, n := range c.Names {
			if k := n.Outlets[i].First; k > 0 {
				first = append(first, n.Option+" "+integer(k))
			}
			if k := n.Outlets[i].Headline; k > 0 {
				headline = append(headline, n.Option+" "+integer(k))
			}
		}
		found = found || len(first)+len(headline) > 0
		g.rows = append(g.rows, []string{set.Outlet, integer(set.OfArticles), orNone(first), orNone(headline)})
	}
	return g, found
}

func orNone(names []string) string {
	if len(names) == 0 {
		return notFound
	}
	return strings.Join(names, ", ")
}

// labelText marks a name by its voice: “quoted”, (reported), or plain.
func labelText(l analysis.ArticleLabel) string {
	switch l.Voice {
	case analysis.Quote.String(), analysis.Fragment.String():
		return "“" + l.Option + "”"
	case analysis.Indirect.String():
		return "(" + l.Option + ")"
	case analysis.Headline.String():
		return l.Option + " [headline]"
	}
	return l.Option
}

// nameEvidence shows sentences behind a table: first one for every name and
// outlet, in the order of the names, then further ones.
func nameEvidence(names []analysis.Name, o Options) evidence {
	var all []item
	var total int64
	seen := map[string]bool{}
	var firsts, rest []item
	for _, n := range names {
		for _, c := range n.Outlets {
			total += c.Wording + c.Quoted
		}
		for _, e := range n.Evidence {
			it := item{n.Option, e}
			if key := n.Option + "\x00" + e.Outlet; !seen[key] {
				seen[key] = true
				firsts = append(firsts, it)
			} else {
				rest = append(rest, it)
			}
		}
	}
	all = append(firsts, rest...)
	if o.Evidence >= 0 && len(all) > o.Evidence {
		all = all[:o.Evidence]
	}
	return evidence{
		items: all, more: total - int64(len(all)),
		hint: "--format json", // a concordance has one term, and a name may have many
	}
}
