package report

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// mostShareRows bounds the table of shares; JSON and CSV have all of it.
const mostShareRows = 60

// shareBlocks shows, if the design has tests, each name's share of its set in the
// outlets that use the set in enough articles; in brief, only the names whose shares
// differ.
func shareBlocks(c analysis.Choice, alpha float64, brief bool) []block {
	if c.Tested == nil {
		return nil
	}
	if len(c.Tested) == 0 {
		return []block{sentences{lines: []string{"Too few articles use this set for its shares to be tested."}}}
	}
	f := footnotes{alpha: alpha}
	g := grid{columns: []column{
		words("name"), words("outlet"), figures("uses"), figures("share"), figures("articles"),
		figures("interval"), figures("p"), figures("q"),
	}}
	intervals, left := false, 0
	for _, n := range c.Names {
		if !anyTest([]analysis.Name{n}) || brief && (n.Test == nil || !n.Test.Differs) {
			continue
		}
		rows := [][]string{{n.Option, "(all tested)", "", "", "", "", pCell(n.Test), qCell(n.Test)}}
		f.test(n.Test)
		for i, o := range n.Outlets {
			if !slices.Contains(c.Tested, o.Outlet) {
				continue
			}
			set := c.Sets[i]
			f.stability(o.Stability)
			f.test(o.Test)
			rows = append(rows, []string{
				"", o.Outlet, integer(o.Wording) + stabilityMark(o.Stability) + " of " + integer(set.Wording), percent(o.Wording, set.Wording),
				integer(o.WordingArticles) + " of " + integer(set.WordingArticles), shareInterval(o.ArticleInterval), pCell(o.Test), qCell(o.Test),
			})
			intervals = intervals || o.ArticleInterval != nil
		}
		if len(g.rows)+len(rows) > mostShareRows {
			left++
			continue
		}
		g.rows = append(g.rows, rows...)
	}
	if len(g.rows) == 0 && brief {
		return []block{sentences{lines: []string{shareReading(c)}}}
	}
	if !intervals {
		g = g.without("interval")
	}
	note := "Uses and shares: in the outlets' wording, out of all uses of the set. Articles: those with the name, out of those that use the set."
	if intervals {
		note += " Interval: for the share of articles."
	}
	if brief {
		note += " For names whose share was not shown to differ, use --only naming."
	}
	if left > 0 {
		note += fmt.Sprintf(" The report as CSV or JSON has %s.", several(left, "more name"))
	}
	return []block{table{
		caption: "Shares of the set, and whether they differ", layouts: []grid{g, g.without("share")},
		note: joined(note, f.text()), reading: []string{shareReading(c)},
	}}
}

// ofEach writes "of a, of b and of c".
func ofEach(names []string) string {
	s := "of " + names[0]
	for i, name := range names[1:] {
		if i == len(names)-2 {
			s += " and of " + name
		} else {
			s += ", of " + name
		}
	}
	return s
}

func shareInterval(iv *analysis.Interval) string {
	if iv == nil {
		return noData
	}
	return fmt.Sprintf("%.0f–%.0f\u00a0%%", 100*iv.Lo, 100*iv.Hi)
}

// shareReading names the names whose shares differ, and who was tested.
func shareReading(c analysis.Choice) string {
	var differ []string
	tested := 0
	for _, n := range c.Names {
		if anyTest([]analysis.Name{n}) {
			tested++
		}
		if n.Test != nil && n.Test.Differs {
			differ = append(differ, "“"+n.Option+"”")
		}
	}
	line := fmt.Sprintf("Tested over the articles of %s that use the set", strings.Join(c.Tested, ", "))
	if c.Across {
		line += ", some or all of them exchanged across events, since within events too few use it"
	}
	line += ": "
	switch {
	case len(differ) > 0:
		return line + "the share " + ofEach(differ) + " differs."
	case tested == 0:
		return line + "no name appears in enough of them."
	}
	return line + "no difference was shown, which is not the same as none."
}
