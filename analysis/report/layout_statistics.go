package report

import (
	"fmt"
	"strconv"

	"rashomon/analysis"
)

// mostStatisticRows bounds a table of a further statistic; JSON and CSV have all of
// it.
const mostStatisticRows = 60

// statisticBlocks shows the further statistics that were asked for, each with its
// raw counts and what it assumes.
func statisticBlocks(list []analysis.Statistic) []block {
	var blocks []block
	for _, s := range list {
		title := s.Title
		if s.Assumes != "" {
			title += ", " + s.Assumes
		}
		if s.Refused != "" {
			blocks = append(blocks, sentences{lines: []string{fmt.Sprintf("%s: not shown; it %s.", title, s.Refused)}})
			continue
		}
		if len(s.Rows) == 0 {
			blocks = append(blocks, sentences{lines: []string{title + ": no outlet has anything to show."}})
			continue
		}
		blocks = append(blocks, statisticTable(title, s))
	}
	return blocks
}

func statisticTable(title string, s analysis.Statistic) table {
	g := grid{columns: []column{words("entry"), words("outlet"), figures(s.Counted), figures(s.Against)}}
	shown := make([]bool, len(s.Columns))
	for _, r := range s.Rows {
		for i, v := range r.Values {
			shown[i] = shown[i] || v != nil
		}
	}
	for i, c := range s.Columns {
		if shown[i] {
			g.columns = append(g.columns, figures(c))
		}
	}
	last := ""
	for i, r := range s.Rows {
		if i == mostStatisticRows {
			break
		}
		entry := r.Entry
		if entry == "" {
			entry = "(all)"
		}
		if i > 0 && entry == last {
			entry = ""
		} else {
			last = entry
		}
		others := integer(r.ReferenceCount) + " of " + integer(r.ReferenceOf)
		if r.ReferenceOf == 0 {
			others = noData
		}
		row := []string{entry, r.Outlet, integer(r.Count) + " of " + integer(r.Of), others}
		for i, v := range r.Values {
			if shown[i] {
				row = append(row, statisticCell(s.Columns[i], v))
			}
		}
		g.rows = append(g.rows, row)
	}
	t := table{caption: title, note: s.Note, layouts: []grid{g}}
	if n := len(s.Rows) - mostStatisticRows; n > 0 {
		t.note = joined(fmt.Sprintf("The report as CSV or JSON has %s.", several(n, "more row")), t.note)
	}
	return t
}

func statisticCell(column string, v *float64) string {
	switch {
	case v == nil:
		return noData
	case column == "p":
		return probability(*v)
	case column == "range":
		return strconv.FormatFloat(*v, 'f', 0, 64)
	}
	return decimal(v, 2)
}
