package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/olekukonko/ll"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// This file is the only one that knows tablewriter.

// separator is the width of what separates two columns, padding included.
const separator = 3

// narrowest is the smallest width that a flowing column is given.
const narrowest = 16

// widths are the columns' widths in terminal columns: that of the widest line of a
// cell or of the header.
func (g grid) widths() []int {
	list := make([]int, len(g.columns))
	for i, c := range g.columns {
		list[i] = cellWidth(c.name)
		for _, row := range g.rows {
			list[i] = max(list[i], cellWidth(row[i]))
		}
	}
	return list
}

// cellWidth is the width of the widest line of a cell.
func cellWidth(cell string) int {
	most := 0
	for line := range strings.SplitSeq(cell, "\n") {
		most = max(most, runewidth.StringWidth(line))
	}
	return most
}

// width is the number of terminal columns that g takes.
func (g grid) width() int {
	total := separator*(len(g.columns)-1) + 2
	for _, w := range g.widths() {
		total += w
	}
	return total
}

// fit picks a layout for width. The first layout that fits is taken: as it is, else
// with its header stacked over several lines, else with its flowing columns broken at
// spaces, with the header stacked or not, whichever takes fewer lines. If text had to
// be broken, a later layout is preferred that takes far fewer lines and leaves nothing
// out. If none fits, the last is made narrow.
func (t table) fit(width int) grid {
	var best grid
	lines := 0
	for _, g := range t.layouts {
		found, most := grid{}, lines
		if lines > 0 {
			if g.partOf(best) {
				continue
			}
			most = 2 * lines / 3
		}
		for i, form := range []grid{g, g.stacked(), g.flowing(width), g.stacked().flowing(width)} {
			if form.width() > width {
				continue
			}
			if i < 2 && lines == 0 {
				return form
			}
			if n := form.lines(); most == 0 || n < most {
				found, most = form, n
			}
		}
		if found.columns != nil {
			best, lines = found, most
		}
	}
	if lines > 0 {
		return best
	}
	return t.layouts[len(t.layouts)-1].narrow(width)
}

// partOf reports whether g has only columns that o has, and fewer.
func (g grid) partOf(o grid) bool {
	for _, c := range g.columns {
		if !slices.ContainsFunc(o.columns, func(x column) bool { return strings.ReplaceAll(x.name, "\n", " ") == c.name }) {
			return false
		}
	}
	return len(g.columns) < len(o.columns)
}

// lines is the number of lines that g's rows and the names of its columns take.
func (g grid) lines() int {
	total := 0
	for _, c := range g.columns {
		total = max(total, 1+strings.Count(c.name, "\n"))
	}
	for _, row := range g.rows {
		most := 0
		for _, cell := range row {
			most = max(most, 1+strings.Count(cell, "\n"))
		}
		total += most
	}
	return total
}

// stacked breaks the names of columns at spaces into lines as wide as the column's
// cells.
func (g grid) stacked() grid {
	columns := slices.Clone(g.columns)
	for i := range columns {
		cells := 0
		for _, row := range g.rows {
			cells = max(cells, cellWidth(row[i]))
		}
		columns[i].name = strings.Join(wrapped(columns[i].name, cells), "\n")
	}
	return grid{columns, g.rows}
}

// flowing breaks the cells and names of the flowing columns at spaces so that g takes
// width columns, if possible: the widest of them gives way first.
func (g grid) flowing(width int) grid { return g.brokenTo(width, narrowest, wrapped) }

// brokenTo is flowing with a smallest width of columns and a way to break text.
func (g grid) brokenTo(width, least int, breaks breaker) grid {
	widths, excess := g.widths(), g.width()-width
	for excess > 0 {
		widest := -1
		for i, c := range g.columns {
			if c.flow && widths[i] > least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
		excess--
	}
	columns := slices.Clone(g.columns)
	for i, c := range columns {
		if c.flow && cellWidth(c.name) > widths[i] {
			columns[i].name = strings.Join(breaks(c.name, widths[i]), "\n")
		}
	}
	rows := make([][]string, len(g.rows))
	for i, row := range g.rows {
		rows[i] = g.broken(row, widths, breaks)
	}
	return grid{columns, rows}
}

// A breaker breaks text into lines of a width.
type breaker func(s string, width int) []string

// broken breaks the flowing cells of a row. Cells of several lines list values that
// belong together across the row, the first with the first, and so on: they are kept
// next to each other, and a value that is broken continues indented.
func (g grid) broken(row []string, widths []int, breaks breaker) []string {
	lists := make([][]string, len(row)) // of cells of several lines
	values := 0
	out := slices.Clone(row)
	for i, cell := range row {
		if lines := strings.Split(cell, "\n"); len(lines) > 1 {
			lists[i] = lines
			values = max(values, len(lines))
			out[i] = ""
		} else if g.columns[i].flow {
			out[i] = strings.Join(breaks(cell, widths[i]), "\n")
		}
	}
	for v := range values {
		height := 1
		parts := make([][]string, len(row))
		for i, lines := range lists {
			if v >= len(lines) {
				continue
			}
			parts[i] = lines[v : v+1]
			if g.columns[i].flow {
				parts[i] = hanging(lines[v], widths[i], breaks)
			}
			height = max(height, len(parts[i]))
		}
		for i, lines := range lists {
			if lines == nil {
				continue
			}
			for k := range height {
				if v+k > 0 {
					out[i] += "\n"
				}
				if k < len(parts[i]) {
					out[i] += parts[i][k]
				}
			}
		}
	}
	return out
}

// hanging breaks a value at spaces, all lines but the first indented.
func hanging(value string, width int, breaks breaker) []string {
	const indent = "  "
	lines := breaks(value, width)
	if len(lines) < 2 {
		return append(lines, "")[:1]
	}
	lines = append(lines[:1], breaks(strings.Join(lines[1:], " "), width-len(indent))...)
	for i := range lines[1:] {
		lines[i+1] = indent + lines[i+1]
	}
	return lines
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

// draw writes g as a terminal table: a rule under the header, thin bars between
// columns, nothing wrapped and nothing cut.
//
// Note: it uses tablewriter's renderer and not its Table, which works out again
// what fit knows, and takes twice the time.
func (g grid) draw(w io.Writer) error {
	d := newDrawing(g)
	names := make([]string, len(g.columns))
	for i, c := range g.columns {
		names[i] = c.name
	}
	ruled := g.ruled()
	d.row(tw.Header, names)
	d.rule()
	for i, row := range g.rows {
		if i > 0 && ruled {
			d.rule()
		}
		d.row(tw.Row, row)
	}
	if _, err := d.drawn.WriteTo(w); err != nil {
		return fmt.Errorf("drawing a table: %w", err)
	}
	return nil
}

// ruled reports whether rows are separated by rules: if the first cell of one takes
// several lines, the eye would not see where the row ends.
func (g grid) ruled() bool {
	for _, row := range g.rows {
		if strings.Contains(row[0], "\n") {
			return true
		}
	}
	return false
}

// A drawing is what the renderer has drawn of a table so far, and what it is told
// about each line.
type drawing struct {
	renderer *renderer.Blueprint
	drawn    bytes.Buffer
	line     tw.Formatting
	aligned  []tw.Align
}

// silent is a logger that ignores what the renderer tells it step by step: one that
// is only disabled would put its sentences together first.
var silent = ll.New("tables").Suspend()

func newDrawing(g grid) *drawing {
	d := &drawing{aligned: make([]tw.Align, len(g.columns))}
	d.renderer = renderer.NewBlueprint(tw.Rendition{
		Borders:  tw.BorderNone,
		Symbols:  tw.NewSymbols(tw.StyleLight),
		Settings: tw.Settings{Separators: tw.Separators{BetweenColumns: tw.On}},
	})
	d.renderer.Logger(silent)
	_ = d.renderer.Start(&d.drawn) // it notes where to write
	widths := tw.NewMapper[int, int]()
	for i, c := range g.columns {
		d.aligned[i] = tw.AlignLeft
		if c.right {
			d.aligned[i] = tw.AlignRight
		}
		widest := cellWidth(cleanLines(c.name))
		for _, row := range g.rows {
			widest = max(widest, cellWidth(cleanLines(row[i])))
		}
		widths.Set(i, widest+separator-1)
	}
	d.line.Row = tw.RowContext{Location: tw.LocationMiddle, Current: make(map[int]tw.CellContext, len(g.columns)), Widths: widths}
	d.line.Level = tw.LevelBody
	return d
}

// row draws a row, over as many lines as its tallest cell has.
func (d *drawing) row(position tw.Position, cells []string) {
	d.line.Row.Position = position
	rest := make([]string, len(cells))
	for i, cell := range cells {
		rest[i] = cleanLines(cell)
	}
	for more := true; more; {
		more = false
		for i := range rest {
			line, below, found := strings.Cut(rest[i], "\n")
			rest[i], more = below, more || found
			d.line.Row.Current[i] = tw.CellContext{Data: line, Align: d.aligned[i], Padding: tw.Padding{Left: " ", Right: " "}}
		}
		d.renderer.Row(nil, d.line)
	}
}

// rule draws a line across the table.
func (d *drawing) rule() { d.renderer.Line(d.line) }

// cleanLines is clean for a cell whose line breaks are ours.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}
