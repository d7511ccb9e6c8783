package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// draw writes g as a terminal table: a rule under the header, thin bars between
// columns, nothing wrapped and nothing cut.
//
// Note: a library for tables did this before. All that was left to it, after fit,
// was to fill cells up with blanks; it took a tenth of the time of a report, and
// made room for half a megabyte at every start.
func (g grid) draw(w io.Writer) error {
	d := drawing{columns: g.columns, widths: make([]int, len(g.columns))}
	names := make([]string, len(g.columns))
	for i, c := range g.columns {
		names[i] = c.name
	}
	d.measure(names)
	for _, row := range g.rows {
		d.measure(row)
	}
	d.row(names)
	d.rule()
	between := g.ruled()
	for i, row := range g.rows {
		if i > 0 && between {
			d.rule()
		}
		d.row(row)
	}
	if _, err := io.WriteString(w, d.out.String()); err != nil {
		return fmt.Errorf("drawing a table: %w", err)
	}
	return nil
}

// ruled says whether rows are parted by lines: where the first cell of one takes
// several, the eye would not see where it ends.
func (g grid) ruled() bool {
	for _, row := range g.rows {
		if strings.Contains(row[0], "\n") {
			return true
		}
	}
	return false
}

// A drawing is a table as far as it is drawn.
type drawing struct {
	columns []column
	widths  []int // of the columns, in terminal columns
	out     strings.Builder
}

// measure widens the columns to what a row takes.
func (d *drawing) measure(row []string) {
	for i, cell := range row {
		d.widths[i] = max(d.widths[i], cellWidth(cleanLines(cell)))
	}
}

// row draws a row, over as many lines as its highest cell has.
func (d *drawing) row(row []string) {
	rest := make([]string, len(row))
	for i, cell := range row {
		rest[i] = cleanLines(cell)
	}
	for more := true; more; {
		more = false
		for i := range rest {
			line, below, ok := strings.Cut(rest[i], "\n")
			rest[i] = below
			more = more || ok
			if i > 0 {
				d.out.WriteString("│")
			}
			blanks := strings.Repeat(" ", d.widths[i]-runewidth.StringWidth(line))
			if d.columns[i].right {
				line, blanks = blanks, line
			}
			d.out.WriteString(" ")
			d.out.WriteString(line)
			d.out.WriteString(blanks)
			d.out.WriteString(" ")
		}
		d.out.WriteString("\n")
	}
}

// rule draws a line across the table.
func (d *drawing) rule() {
	for i, width := range d.widths {
		if i > 0 {
			d.out.WriteString("┼")
		}
		d.out.WriteString(strings.Repeat("─", width+2))
	}
	d.out.WriteString("\n")
}

// cleanLines is clean for a cell whose line breaks are ours.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}
