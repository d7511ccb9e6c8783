package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// This file is the only one that knows tablewriter.

// separator is what stands between two columns, padding included.
const separator = 3

// narrowest is the least width that a flowing column is given.
const narrowest = 16

// widths are the columns' widths in terminal columns: the widest cell or line
// of the header.
func (g grid) widths() []int {
	list := make([]int, len(g.columns))
	for i, c := range g.columns {
		for line := range strings.SplitSeq(c.name, "\n") {
			list[i] = max(list[i], runewidth.StringWidth(line))
		}
		for _, row := range g.rows {
			for line := range strings.SplitSeq(row[i], "\n") {
				list[i] = max(list[i], runewidth.StringWidth(line))
			}
		}
	}
	return list
}

// width is the number of terminal columns that g takes.
func (g grid) width() int {
	total := separator*(len(g.columns)-1) + 2
	for _, w := range g.widths() {
		total += w
	}
	return total
}

// fit picks the first layout that fits in width: as it is, with its header
// stacked over several lines, with its flowing columns broken at spaces, or both;
// the last layout when none does.
func (t table) fit(width int) grid {
	for _, g := range t.layouts {
		for _, variant := range []grid{g, g.stacked(), g.flowing(width), g.stacked().flowing(width)} {
			if variant.width() <= width {
				return variant
			}
		}
	}
	last := t.layouts[len(t.layouts)-1]
	return last.stacked().fluid().flowing(width)
}

// stacked breaks the names of columns at spaces, no further than the column's
// cells are wide.
func (g grid) stacked() grid {
	columns := slices.Clone(g.columns)
	for i := range columns {
		cells := 0
		for _, row := range g.rows {
			cells = max(cells, runewidth.StringWidth(row[i]))
		}
		columns[i].name = strings.Join(wrapped(columns[i].name, cells), "\n")
	}
	return grid{columns, g.rows}
}

// flowing breaks the cells of the flowing columns at spaces so that g takes
// width columns, if it can: the widest of them gives way first.
func (g grid) flowing(width int) grid {
	widths, excess := g.widths(), g.width()-width
	for excess > 0 {
		widest := -1
		for i, c := range g.columns {
			if c.flow && widths[i] > narrowest && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
		excess--
	}
	rows := make([][]string, len(g.rows))
	for i, row := range g.rows {
		rows[i] = slices.Clone(row)
		for at, c := range g.columns {
			if c.flow {
				rows[i][at] = strings.Join(wrapped(row[at], widths[at]), "\n")
			}
		}
	}
	return grid{g.columns, rows}
}

// turned makes the rows of g its columns.
func (g grid) turned() grid {
	out := grid{columns: []column{words("")}}
	for _, c := range g.columns[1:] {
		out.rows = append(out.rows, []string{c.name})
	}
	for _, row := range g.rows {
		out.columns = append(out.columns, figures(row[0]))
		for i, cell := range row[1:] {
			out.rows[i] = append(out.rows[i], cell)
		}
	}
	return out
}

// fluid lets every column of words flow: the last resort where room is short.
func (g grid) fluid() grid {
	columns := slices.Clone(g.columns)
	for i := range columns {
		columns[i].flow = !columns[i].right
	}
	return grid{columns, g.rows}
}

// draw writes g as a terminal table: a rule under the header, thin bars between
// columns, nothing wrapped and nothing cut.
func (g grid) draw(w io.Writer) error {
	header, body := g.alignments()
	t := tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone,
			Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{
				Separators: tw.Separators{BetweenColumns: tw.On, BetweenRows: tw.Off},
				Lines:      tw.Lines{ShowHeaderLine: tw.On},
			},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAlignmentConfig(tw.CellAlignment{PerColumn: header}),
		tablewriter.WithRowAlignmentConfig(tw.CellAlignment{PerColumn: body}),
	)
	names := make([]string, len(g.columns))
	for i, c := range g.columns {
		names[i] = cleanLines(c.name)
	}
	t.Header(names)
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = cleanLines(c)
		}
		if err := t.Append(cells); err != nil {
			return fmt.Errorf("adding a table row: %w", err)
		}
	}
	if err := t.Render(); err != nil {
		return fmt.Errorf("drawing a table: %w", err)
	}
	return nil
}

func (g grid) alignments() (header, body []tw.Align) {
	for _, c := range g.columns {
		a := tw.AlignLeft
		if c.right {
			a = tw.AlignRight
		}
		header = append(header, a)
		body = append(body, a)
	}
	return header, body
}

// cleanLines is clean for a cell whose line breaks are ours.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}
