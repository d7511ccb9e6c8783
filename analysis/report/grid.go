package report

import (
	"fmt"
	"io"

	"github.com/mattn/go-runewidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// This file is the only one that knows tablewriter.

// separator is what stands between two columns, padding included.
const separator = 3

// width is the number of terminal columns that g takes.
func (g grid) width() int {
	total := 0
	for i, c := range g.columns {
		w := runewidth.StringWidth(c.name)
		for _, row := range g.rows {
			w = max(w, runewidth.StringWidth(row[i]))
		}
		total += w
	}
	return total + separator*(len(g.columns)-1) + 2
}

// fit picks the first layout that fits in width, the last when none does.
func (t table) fit(width int) grid {
	for _, g := range t.layouts {
		if g.width() <= width {
			return g
		}
	}
	return t.layouts[len(t.layouts)-1]
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
		names[i] = clean(c.name)
	}
	t.Header(names)
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = clean(c)
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
