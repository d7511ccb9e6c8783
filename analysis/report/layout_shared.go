package report

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// The rows that a terminal shows of section 7.
const (
	mostPassages    = 8
	mostVariants    = 4 // passages whose wordings are shown
	mostRepublished = 6
	passageWords    = 14
)

// sharedBlocks lays out section 7.
func sharedBlocks(r *analysis.Report, o Options) []block {
	s := r.Shared
	outlets := outletNames(r)
	shown := s.Passages[:min(mostPassages, len(s.Passages))]
	if len(shown) == 0 {
		return append([]block{sentences{lines: s.Reading}}, republishedBlocks(s)...)
	}
	var rows []string
	for _, p := range shown {
		rows = append(rows, clipped(p.Text, passageWords))
	}
	blocks := []block{table{
		caption: "Passages in at least two outlets, in any voice",
		note: fmt.Sprintf("Own, reported, quoted: the voice in which the outlet has it. Runs of at least %s words are looked up; differences inside a passage are listed below. · not found in the outlet's articles.",
			integer(int64(s.RunWords))),
		layouts: matrix("passage", rows, outlets, false, func(i, j int) string { return versionCell(shown[i], outlets[j]) }),
		reading: append(slices.Clone(s.Reading), moreRows(len(shown), s.Total, "passages")...),
	}}
	blocks = append(blocks, variantBlocks(shown)...)
	blocks = append(blocks, republishedBlocks(s)...)
	blocks = append(blocks, ownCopyBlock(s))
	return append(blocks, passageEvidence(shown, o))
}

// versionCell says in whose voice an outlet has a passage.
func versionCell(p analysis.Passage, outlet string) string {
	var ways []string
	for _, v := range p.Versions {
		if v.Outlet != outlet {
			continue
		}
		way := "own"
		switch v.Voice {
		case analysis.Quote.String(), analysis.Fragment.String():
			way = "quoted"
		case analysis.Indirect.String():
			way = "reported"
		}
		if !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	if len(ways) == 0 {
		return notFound
	}
	slices.Sort(ways)
	return strings.Join(ways, ", ")
}

// variantBlocks shows, for the first passages with differences, the words in which
// they differ; words such as "its" are left to the other formats.
func variantBlocks(list []analysis.Passage) []block {
	var blocks []block
	for _, p := range list {
		if len(blocks) == mostVariants {
			break
		}
		g := grid{columns: []column{flowing("after"), flowing("wording"), flowing("outlets")}}
		small := 0
		for _, v := range p.Variants {
			if v.Kind == analysis.FunctionVariant {
				small++
				continue
			}
			after := "(the start)"
			if v.Before != "" {
				after = "… " + v.Before
			}
			var wordings, outlets []string
			for _, w := range v.Wordings {
				text := w.Text
				if text == "" {
					text = "(nothing)"
				}
				wordings = append(wordings, text)
				outlets = append(outlets, someOf(w.Outlets, mostListed))
			}
			g.rows = append(g.rows, []string{after, strings.Join(wordings, "\n"), strings.Join(outlets, "\n")})
		}
		if len(g.rows) == 0 {
			continue
		}
		var reading []string
		if small > 0 {
			reading = []string{several(small, "more difference") + ", in words such as “its” or “the”."}
		}
		blocks = append(blocks, table{
			caption: "Its wordings: “" + clipped(p.Text, passageWords) + "”",
			layouts: []grid{g}, reading: reading,
		})
	}
	return blocks
}

func republishedBlocks(s analysis.Shared) []block {
	if len(s.Republished) == 0 {
		return nil
	}
	g := grid{columns: []column{figures("articles"), flowing("outlets"), words("first")}}
	for _, u := range s.Republished[:min(mostRepublished, len(s.Republished))] {
		first := u.Articles[0]
		g.rows = append(g.rows, []string{integer(int64(len(u.Articles))), someOf(u.Outlets, 8), first.ID})
	}
	return []block{table{
		caption: "Articles that are one text",
		note:    "At least half of their runs of four words are the same. Each text counts once in the figures on shared passages.",
		layouts: []grid{g, g.without("first")},
		reading: moreRows(len(g.rows), len(s.Republished), "texts"),
	}}
}

func ownCopyBlock(s analysis.Shared) block {
	g := grid{columns: []column{words("outlet"), figures("articles"), figures("texts"), figures("words"), figures("shared wording"), figures("shared quoted"), figures("own"), figures("own share")}}
	for _, o := range s.OwnCopy {
		g.rows = append(g.rows, []string{
			o.Outlet, integer(o.Articles), integer(o.Texts), integer(o.Words), integer(o.SharedWording), integer(o.SharedQuoted), integer(o.Own), percent(o.Own, o.Words),
		})
	}
	return table{
		caption: "Own copy and shared copy, in words",
		note:    "Shared: words in a passage that another outlet also has, in the outlet's wording and in quotation marks. Own: the rest.",
		layouts: []grid{g, g.without("texts"), g.without("texts").without("articles")},
	}
}

func passageEvidence(list []analysis.Passage, o Options) evidence {
	var items []item
	for k := 0; ; k++ {
		any := false
		for _, p := range list {
			if k < len(p.Versions) {
				any = true
				items = append(items, item{clipped(p.Text, 6), p.Versions[k].Evidence})
			}
		}
		if !any {
			break
		}
	}
	total := len(items)
	if o.Evidence >= 0 && len(items) > o.Evidence {
		items = items[:o.Evidence]
	}
	return evidence{items: items, more: int64(total - len(items)), hint: "--format json"}
}
