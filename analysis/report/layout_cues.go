package report

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// cueBlocks lays out section 3.
func cueBlocks(r *analysis.Report, o Options) []block {
	blocks := []block{}
	if intro := testsIntro(r.Design); intro != nil {
		blocks = append(blocks, sentences{lines: intro})
	}
	var none []string
	tests := r.Design.Tests != nil
	for _, c := range r.Cues {
		if len(c.Entries) == 0 {
			none = append(none, c.Title)
			continue
		}
		f := footnotes{alpha: r.Provenance.Alpha}
		layouts := cueGrids(c, tests, &f)
		note := categoryNote(c.Category) + " Count, words and rate refer to the outlet's wording. Log ratio: against the other outlets together; +1 is twice the rate, −1 half."
		if !tests && slices.ContainsFunc(c.Outlets, func(o analysis.CueCount) bool { return o.Spread != nil }) {
			note += " An article: the lowest and the highest rate among the outlet's articles."
		}
		if tests && r.Design.Repeated > 0 {
			note += " The log ratio leaves out articles that repeat others; the counts include them."
		}
		reading := c.Reading
		if c.Test != nil {
			reading = append([]string{omnibusLine(c.Test, r.Design.Outlets)}, reading...)
		}
		blocks = append(blocks, table{
			caption: categoryCaption(c.Category), note: joined(note, f.text()), layouts: layouts, reading: reading, of: c,
		})
		blocks = append(blocks, withinBlocks(c, r.Design)...)
		g := footnotes{alpha: r.Provenance.Alpha}
		entries := nameGrids(c.Entries, anyTest(c.Entries), &g)
		blocks = append(blocks, table{caption: "Its entries", layouts: entries, note: g.text(), of: c.Entries})
		blocks = append(blocks, statisticBlocks(c.Statistics)...)
		blocks = append(blocks, nameEvidence(c.Entries, o))
	}
	if len(none) > 0 {
		blocks = append(blocks, sentences{lines: []string{"Not found in any article: " + strings.Join(none, "; ") + "."}})
	}
	return blocks
}

// cueGrids lays a category's outlets out, with the columns that tests fill only if
// the design has tests.
func cueGrids(c analysis.CueSet, tests bool, f *footnotes) []grid {
	g := grid{columns: []column{
		words("outlet"), figures("count"), figures("words"), figures("count / words"), figures("per 1,000"), figures("an article"),
		figures("articles"), figures("art."), figures("“quoted”"), figures("log ratio"), figures("interval"), figures("p"), figures("q"),
	}}
	intervals, spreads := false, false
	for _, n := range c.Outlets {
		intervals = intervals || n.Interval != nil
		spreads = spreads || n.Spread != nil
		g.rows = append(g.rows, []string{
			n.Outlet, integer(n.Wording), integer(n.WordingWords), integer(n.Wording) + " / " + integer(n.WordingWords), decimal(n.WordingRate, 2), spreadCell(n.Spread),
			integer(n.Articles) + " of " + integer(n.OfArticles), integer(n.Articles) + " of " + integer(n.OfArticles),
			integer(n.Quoted), logRatioCell(n, f), intervalCell(n.Interval), pCell(n.Test), qCell(n.Test),
		})
		f.test(n.Test)
	}
	if !tests {
		g = g.without("p").without("q")
	}
	if !intervals {
		g = g.without("interval")
	}
	if !spreads || tests { // tests say more about how alike articles are
		g = g.without("an article")
	}
	full := g.without("count / words").without("art.")
	narrow := g.without("count").without("words").without("articles")
	return []grid{full, narrow, narrow.without("“quoted”"), narrow.without("“quoted”").without("per 1,000")}
}

// withinBlocks puts the log ratios within events next to those over all articles, if any
// outlet has one.
func withinBlocks(c analysis.CueSet, d analysis.Design) []block {
	g := grid{columns: []column{words("outlet"), figures("over all"), figures("within events"), figures("interval"), figures("events")}}
	for _, n := range c.Outlets {
		if w := n.WithinEvents; w != nil {
			g.rows = append(g.rows, []string{n.Outlet, logRatioCell(n, &footnotes{}), signed(w.Value), intervalCell(&w.Interval), integer(int64(w.Strata))})
		}
	}
	if len(g.rows) == 0 {
		return nil
	}
	note := "Log ratios against the other outlets together: over all articles, and within the events that both report, which is what the tests compare (Mantel–Haenszel). Interval: for the log ratio within events. Events: those with the cue."
	if d.InEvents < 1 {
		note += " The articles outside shared events are compared as if they were one event more."
	}
	return []block{table{caption: "With events held constant", note: note, layouts: []grid{g}}}
}

func spreadCell(s *analysis.Spread) string {
	if s == nil {
		return noData
	}
	return fmt.Sprintf("%.2f–%.2f", s.Lowest, s.Highest)
}

func logRatioCell(n analysis.CueCount, f *footnotes) string {
	if n.LogRatio == nil {
		return noData
	}
	s := signed(n.LogRatio.Value)
	switch {
	case n.LogRatio.Count == 0:
		s = minus + "∞"
		f.endless = true
	case n.LogRatio.ReferenceCount == 0:
		s = "+∞"
		f.endless = true
	}
	f.stability(n.Stability)
	return s + stabilityMark(n.Stability)
}

// omnibusLine puts the result of the test over all outlets into words.
func omnibusLine(t *analysis.Test, outlets int) string {
	verdict := "no difference between the outlets was shown, which is not the same as none"
	if t.Differs {
		verdict = "the outlets differ by more than their articles do among themselves"
	}
	return fmt.Sprintf("Over the %d outlets tested: p %s, q %s; %s.", outlets, probability(t.P), probability(t.Q), verdict)
}

// anyTest reports whether any of the names was tested.
func anyTest(names []analysis.Name) bool {
	for _, n := range names {
		if n.Test != nil {
			return true
		}
		for _, o := range n.Outlets {
			if o.Test != nil {
				return true
			}
		}
	}
	return false
}
