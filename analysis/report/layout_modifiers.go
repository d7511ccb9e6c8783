package report

import (
	"strings"

	"rashomon/analysis"
)

// The rows that a terminal shows of one choice set.
const (
	mostModifiers    = 8
	mostNameSpeakers = 8
	mostUses         = 8 // of one source
)

// modifierBlocks shows which words come right before the names of a set, and which
// sources use which of the names.
func modifierBlocks(c analysis.Choice, outlets []string) []block {
	var blocks []block
	if len(c.Modifiers) > 0 {
		shown := c.Modifiers[:min(mostModifiers, len(c.Modifiers))]
		var rows []string
		for _, m := range shown {
			rows = append(rows, m.Modifier+" ("+strings.Join(m.Names, ", ")+")")
		}
		blocks = append(blocks, table{
			caption: "Right before the name",
			layouts: matrix("words", rows, outlets, false, func(i, j int) string {
				for _, o := range shown[i].Outlets {
					if o.Outlet == outlets[j] {
						return shortCount(o.Wording, o.Quoted)
					}
				}
				return notFound
			}),
			reading: moreRows(len(shown), len(c.Modifiers), "rows"),
		})
	}
	if len(c.Speakers) > 0 {
		g := grid{columns: []column{flowing("source"), flowing("name"), flowing("outlet")}}
		for _, p := range c.Speakers[:min(mostNameSpeakers, len(c.Speakers))] {
			var names, at []string
			for _, u := range p.Uses {
				names = append(names, shortCount(u.Reported, u.Quoted)+" "+u.Option)
				at = append(at, u.Outlet)
			}
			if more := len(names) - mostUses; more > 0 {
				names, at = append(names[:mostUses], "and "+integer(int64(more))+" more"), at[:mostUses]
			}
			g.rows = append(g.rows, []string{p.Speaker, strings.Join(names, "\n"), strings.Join(at, "\n")})
		}
		blocks = append(blocks, table{
			caption: "In whose words: sources, and the names they are reported or quoted as using",
			layouts: []grid{g},
			reading: moreRows(len(g.rows), len(c.Speakers), "sources"),
		})
	}
	return blocks
}
