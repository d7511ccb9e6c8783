package report

import (
	"strings"

	"rashomon/analysis"
)

// cueBlocks lays out section 3.
func cueBlocks(r *analysis.Report, o Options) []block {
	var blocks []block
	var none []string
	for _, c := range r.Cues {
		if len(c.Entries) == 0 {
			none = append(none, c.Title)
			continue
		}
		g := grid{columns: []column{
			words("outlet"), figures("count"), figures("words"), figures("per 1,000"),
			figures("articles"), figures("“quoted”"), figures("log ratio"),
		}}
		for _, n := range c.Outlets {
			g.rows = append(g.rows, []string{
				n.Outlet, integer(n.Wording), integer(n.WordingWords), decimal(n.WordingRate, 2),
				integer(n.Articles) + " of " + integer(n.OfArticles), integer(n.Quoted), logRatioCell(n),
			})
		}
		blocks = append(blocks,
			table{
				caption: categoryCaption(c.Category),
				note: categoryNote(c.Category) + " Count, words and rate are of the outlet's wording. Log ratio: against the other outlets together; +1 is twice, −1 half; " +
					"* one count was 0 and taken as 0.5.",
				layouts: []grid{g}, reading: c.Reading,
			},
			table{caption: "Its entries", layouts: nameGrids(c.Entries)},
			nameEvidence(c.Entries, o),
		)
	}
	if len(none) > 0 {
		blocks = append(blocks, sentences{lines: []string{"Not found in any article: " + strings.Join(none, "; ") + "."}})
	}
	return blocks
}

func logRatioCell(n analysis.CueCount) string {
	if n.LogRatio == nil {
		return noData
	}
	s := signed(n.LogRatio.Value, 2)
	if n.LogRatio.Smoothed {
		s += "*"
	}
	return s
}
