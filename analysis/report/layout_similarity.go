package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// mostPairs bounds the pairs shown for one set, those beyond chance first and then the
// farthest; JSON and CSV have all of them.
const mostPairs = 30

// similarityBlocks lays out section 9.
func similarityBlocks(r *analysis.Report, _ Options) []block {
	blocks := []block{sentences{lines: append([]string{
		"How far apart the shares of a set's names are in the wording of two outlets: 0 for the same shares, 1 for no name in common (Jensen–Shannon distance, Lin 1991). " +
			"Short texts differ by chance alone; how far is shown by two random halves of one outlet's articles, which are shorter still.",
	}, r.Similarity.Reading...)}}
	var refused []string
	for _, m := range r.Similarity.Sets {
		if m.Refused != "" {
			refused = append(refused, fmt.Sprintf("%s: %s.", m.Title, m.Refused))
			continue
		}
		blocks = append(blocks, mixTable(m))
		if m.Tree == nil {
			continue
		}
		var lines []string
		for _, t := range m.Tree {
			lines = append(lines, fmt.Sprintf("at %.2f: %s, with %s", t.Height, strings.Join(t.Left, ", "), strings.Join(t.Right, ", ")))
		}
		blocks = append(blocks, sentences{lines: []string{"Joined by mean distance (average linkage), the nearest first; this method always yields a tree, which proves nothing:"}}, sentences{list: true, lines: lines})
	}
	if len(refused) > 0 {
		blocks = append(blocks, sentences{lines: []string{"Not compared:"}}, sentences{list: true, lines: refused})
	}
	return blocks
}

func mixTable(m analysis.LabelMix) table {
	outlets := map[string]analysis.MixOutlet{}
	for _, o := range m.Outlets {
		outlets[o.Outlet] = o
	}
	g := grid{columns: []column{
		words("outlet"), figures("uses"), words("against"), figures("its uses"), figures("distance"), figures("halves"), figures("its halves"), words("farther"), words("beyond chance"), figures("events of both"),
	}}
	pairs := slices.Clone(m.Pairs)
	apart := func(p analysis.MixPair) int {
		if p.Apart != nil && *p.Apart {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(pairs, func(a, b analysis.MixPair) int {
		return cmp.Or(cmp.Compare(apart(b), apart(a)), cmp.Compare(b.Distance, a.Distance))
	})
	t := table{caption: categoryCaption(m.Category)}
	if len(pairs) > mostPairs {
		t.note = fmt.Sprintf("The report as CSV or JSON has %s; those beyond chance come first here, then the farthest.", several(len(pairs)-mostPairs, "more pair"))
		pairs = pairs[:mostPairs]
	}
	events := false // whether some pair has none in common
	for _, p := range pairs {
		a, b := outlets[p.First], outlets[p.Second]
		shared := noData
		if p.SharedEvents != nil {
			events, shared = events || *p.SharedEvents == 0, integer(int64(*p.SharedEvents))
		}
		g.rows = append(g.rows, []string{
			p.First, integer(a.Uses), p.Second, integer(b.Uses), decimal(&p.Distance, 2), decimal(&a.Halves, 2), decimal(&b.Halves, 2), yesNo(&p.Beyond), yesNo(p.Apart), shared,
		})
	}
	t.note = joined(t.note, "Halves, where there is room for them: mean distance between two random halves of the first outlet's articles, and of the other's. Farther: farther apart than nearly all (97.5 %) halves of either, each pair by itself.")
	if m.Exchanges == 0 {
		g = g.without("beyond chance")
	} else {
		where := ""
		if m.Within {
			where = " within events"
		}
		t.note = joined(t.note, fmt.Sprintf("Beyond chance: farther apart, for outlets with that many articles, than any of these pairs when articles exchange outlets%s (%s exchanges).", where, integer(int64(m.Exchanges))))
	}
	if events {
		t.note = joined(t.note, "Events of both: those that articles of both outlets using these names report on.")
	} else {
		g = g.without("events of both")
	}
	short := g.without("uses").without("its uses")
	narrow := short.without("events of both")
	t.layouts = []grid{g, short, narrow, narrow.without("halves").without("its halves")}
	return t
}

func yesNo(v *bool) string {
	switch {
	case v == nil:
		return noData
	case *v:
		return "yes"
	}
	return "no"
}
