package report

import (
	"fmt"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/voice"
)

// mostSpeakers bounds the speakers shown one by one.
const mostSpeakers = 15

// sourceBlocks lays out section 5.
func sourceBlocks(r *analysis.Report, o Options) []block {
	s := r.Sources
	blocks := []block{
		table{
			caption: "Words given to sources, by class of source",
			note: "Said: words quoted or reported from sources; the shares are of these. Speakers: different sources named or described; " +
				"effective: how many with equal space would be equally concentrated (inverse Simpson index, Hill 1973). Unknown: no source is named, or its class cannot be told.",
			layouts: classGrids(s),
			reading: s.Reading,
		},
		table{
			caption: "How sources are introduced: the stance of the verb",
			note:    "Neutral: said, told. Positive: praised, confirmed. Negative: accused, warned. Doubt: claimed, alleged. Factive: revealed, admitted.",
			layouts: []grid{stanceGrid(s)},
			of:      s,
		},
	}
	if len(s.Tests) > 0 {
		blocks = append(blocks, classTests(s, r.Provenance.Alpha))
	}
	if g, ok := introductionGrid(s); ok {
		blocks = append(blocks, table{
			caption: "Introductions by a verb that is not neutral, out of all, by class of source",
			layouts: outletsAcross(g),
		})
	}
	if len(s.Sides) > 0 {
		blocks = append(blocks, table{caption: "Words given to each side, as the sources file groups them", layouts: outletsAcross(sideGrid(s))})
	}
	if len(s.Speakers) > 0 {
		blocks = append(blocks, table{
			caption: "Who speaks: words reported, and “in quotations”",
			layouts: speakerGrids(s, mostSpeakers),
			reading: moreSpeakers(s),
		}, speakerEvidence(s.Speakers, o))
	}
	return blocks
}

// speakerEvidence shows what the first speakers are quoted or reported as saying,
// one sentence per outlet.
func speakerEvidence(list []analysis.Speaker, o Options) evidence {
	var e evidence
	for _, s := range list {
		last := ""
		for _, ev := range s.Evidence {
			if o.Evidence >= 0 && (ev.Outlet == last || len(e.items) == o.Evidence) {
				continue
			}
			last = ev.Outlet
			e.items = append(e.items, item{s.Name, ev})
		}
	}
	return e
}

func moreSpeakers(s analysis.Sources) []string {
	if n := s.Total - mostSpeakers; n > 0 {
		return []string{fmt.Sprintf("Fewer words go to %s; the report as JSON has the first %s.", several(int(n), "more speaker"), integer(analysis.MaxSpeakers))}
	}
	return nil
}

// usedClasses are the classes that speak in some outlet.
func usedClasses(s analysis.Sources) []voice.Class {
	var used []voice.Class
	for class := range voice.Classes {
		for _, o := range s.Outlets {
			if o.Classes[class].Words() > 0 {
				used = append(used, voice.Class(class))
				break
			}
		}
	}
	return used
}

func classGrids(s analysis.Sources) []grid {
	used := usedClasses(s)
	wide := grid{columns: []column{words("outlet"), figures("said"), figures("of all")}}
	for _, class := range used {
		wide.columns = append(wide.columns, figures(class.String()))
	}
	wide.columns = append(wide.columns, figures("speakers"), figures("effective"))
	for _, o := range s.Outlets {
		row := []string{o.Outlet, integer(o.Said.Words()), percent(o.Said.Words(), o.Words)}
		for _, class := range used {
			row = append(row, percent(o.Classes[class].Words(), o.Said.Words()))
		}
		row = append(row, integer(o.Speakers), decimal(o.Effective, 1))
		wide.rows = append(wide.rows, row)
	}
	return []grid{wide, wide.turned(), wide} // outlets as rows where nothing fits
}

// classTests shows whether the shares of the classes differ between the outlets.
func classTests(s analysis.Sources, alpha float64) table {
	f := footnotes{alpha: alpha}
	g := grid{columns: []column{words("class"), figures("p"), figures("q"), flowing("outlets that differ from the others together (q)")}}
	var differ []string
	for _, t := range s.Tests {
		f.test(t.Test)
		var outlets []string
		for _, o := range s.Outlets {
			for _, class := range o.Classes {
				if class.Class == t.Class && class.Test != nil && class.Test.Differs {
					outlets = append(outlets, o.Outlet+" ("+probability(class.Test.Q)+")")
				}
			}
		}
		if t.Test.Differs {
			differ = append(differ, "“"+t.Class+"”")
		}
		g.rows = append(g.rows, []string{t.Class, pCell(t.Test), qCell(t.Test), orNone(outlets)})
	}
	line := "No difference between the outlets was shown in the share of any class of source, which is not the same as none."
	if len(differ) > 0 {
		line = "The share " + ofEach(differ) + " differs between the outlets."
	}
	return table{
		caption: "Whether the shares differ: articles tested against articles", layouts: []grid{g},
		note: f.text(), reading: []string{line},
	}
}

// outletsAcross are the layouts of a table whose columns are outlets.
func outletsAcross(g grid) []grid { return []grid{g, g.turned()} }

func stanceGrid(s analysis.Sources) grid {
	g := grid{columns: []column{words("outlet")}}
	for stance := range voice.Stances {
		g.columns = append(g.columns, figures(voice.Stance(stance).String()))
	}
	for _, o := range s.Outlets {
		row := []string{o.Outlet}
		for _, n := range o.Stances {
			row = append(row, integer(n))
		}
		g.rows = append(g.rows, row)
	}
	return g
}

func verbList(verbs []analysis.VerbCount, limit int) string {
	var list []string
	for _, v := range verbs[:min(limit, len(verbs))] {
		list = append(list, v.Verb+" "+integer(v.Count))
	}
	return orNone(list)
}

// introductionGrid counts, by class and outlet, the introductions by a verb
// that is not neutral.
func introductionGrid(s analysis.Sources) (grid, bool) {
	g := grid{columns: []column{words("class")}}
	for _, o := range s.Outlets {
		g.columns = append(g.columns, figures(o.Outlet))
	}
	for _, class := range usedClasses(s) {
		row := []string{class.String()}
		for _, o := range s.Outlets {
			st := o.Classes[class].Stances
			all := st.Total()
			if all == 0 {
				row = append(row, notFound)
				continue
			}
			row = append(row, integer(all-st[voice.Neutral])+" of "+integer(all))
		}
		g.rows = append(g.rows, row)
	}
	return g, len(g.rows) > 0
}

func sideGrid(s analysis.Sources) grid {
	g := grid{columns: []column{words("side")}}
	for _, o := range s.Outlets {
		g.columns = append(g.columns, figures(o.Outlet))
	}
	for _, side := range s.Sides {
		row := []string{side.Side}
		for i, o := range side.Outlets {
			row = append(row, integer(o.Words())+" ("+percent(o.Words(), s.Outlets[i].Said.Words())+")")
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// speakerGrids lays the first speakers out against the outlets.
func speakerGrids(s analysis.Sources, limit int) []grid {
	wide := grid{columns: []column{words("speaker"), words("class")}}
	long := grid{columns: []column{flowing("speaker"), flowing("outlet"), figures("words"), figures("articles"), listing("verbs")}}
	at := map[string]int{}
	for i, o := range s.Outlets {
		wide.columns = append(wide.columns, figures(o.Outlet))
		at[o.Outlet] = i
	}
	for _, sp := range s.Speakers[:min(limit, len(s.Speakers))] {
		row := []string{sp.Name, sp.Class}
		for range s.Outlets {
			row = append(row, notFound)
		}
		list := make([][]string, 4)
		for i, o := range sp.Outlets {
			cell := saidCell(o.Said)
			row[2+at[o.Outlet]] = cell
			if i == mostListed {
				list[0] = append(list[0], "and "+integer(int64(len(sp.Outlets)-i))+" more")
			}
			if i >= mostListed {
				continue
			}
			for k, s := range []string{o.Outlet, cell, integer(o.Articles), verbList(o.Verbs, 4)} {
				list[k] = append(list[k], s)
			}
		}
		entry := []string{sp.Name}
		for _, lines := range list {
			entry = append(entry, strings.Join(lines, "\n"))
		}
		long.rows = append(long.rows, entry)
		wide.rows = append(wide.rows, row)
	}
	return []grid{wide, wide.without("class"), long}
}

// saidCell writes the number of reported words plainly and that of quoted words in
// quotation marks.
func saidCell(s analysis.Said) string {
	var parts []string
	if s.Indirect > 0 {
		parts = append(parts, integer(s.Indirect))
	}
	if s.QuotedWords > 0 {
		parts = append(parts, "“"+integer(s.QuotedWords)+"”")
	}
	if len(parts) == 0 {
		return notFound
	}
	return strings.Join(parts, " ")
}
