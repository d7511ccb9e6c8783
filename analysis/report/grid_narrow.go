package report

import (
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
)

// leastWidth is the width that a column of words keeps if room is short.
const leastWidth = 10

// narrow makes g fit into width columns: every column of words gives way, words that are
// wider than their column are broken and, if that is not enough, the last columns are
// listed in one, with their names: of the forms that fit, the one with fewest lines.
func (g grid) narrow(width int) grid {
	first := g.stacked().fluid().brokenTo(width, leastWidth, chopped)
	best, lines := first, 0
	if first.width() <= width {
		lines = first.lines()
	}
	for keep := len(g.columns) - 2; keep >= 1 && first.width() > width; keep-- {
		form := g.folded(keep).stacked().fluid().brokenTo(width, leastWidth, chopped)
		if n := form.lines(); form.width() <= width && (lines == 0 || n < lines) {
			best, lines = form, n
		}
	}
	return best
}

// fluid lets every column of words flow, as a last resort if room is short.
func (g grid) fluid() grid {
	columns := slices.Clone(g.columns)
	for i := range columns {
		columns[i].flow = !columns[i].right
	}
	return grid{columns, g.rows}
}

// folded lists what follows the first columns in a single one: "own 70.1 %, cue 8.2 %".
// Cells without a figure are left out of the list.
func (g grid) folded(keep int) grid {
	out := grid{columns: append(slices.Clone(g.columns[:keep]), flowing("further figures"))}
	for _, row := range g.rows {
		var list []string
		for i, cell := range row[keep:] {
			if cell != "" && cell != notFound && cell != noData {
				// What belongs together is not broken at the end of a line.
				list = append(list, strings.NewReplacer(" ", "\u00a0", "\n", ",\u00a0").Replace(g.columns[keep+i].name+" "+cell))
			}
		}
		out.rows = append(out.rows, append(slices.Clone(row[:keep]), orNone(list)))
	}
	return out
}

// chopped is wrapped, but also breaks words that are wider than a line: a name without
// a space may be longer than any column.
func chopped(s string, width int) []string {
	var lines []string
	for _, line := range wrapped(s, width) {
		for runewidth.StringWidth(line) > width && width > 0 {
			head := runewidth.Truncate(line, width, "")
			if at := strings.LastIndex(head, "\u00a0"); at > 0 {
				head = head[:at]
			}
			if head == "" {
				break // a character that is wider than the column
			}
			lines = append(lines, head)
			line = strings.TrimPrefix(line[len(head):], "\u00a0")
		}
		lines = append(lines, line)
	}
	return lines
}
