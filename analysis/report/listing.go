package report

import (
	"fmt"
	"io"

	"rashomon/corpus"
)

// Listing writes what would be read, one row per article, and below it what would
// not be read, and why.
func Listing(w io.Writer, rows []corpus.Listed, o Options) error {
	g := grid{columns: []column{
		words("file"), words("read as"), words("outlet"), words("date"), words("event"), figures("words"), flowing("title"),
	}}
	var faults, notes []string
	outlets := map[string]bool{}
	for _, r := range rows {
		switch {
		case r.Fault != nil && r.Fault.Note():
			notes = append(notes, r.Fault.Error())
		case r.Fault != nil:
			faults = append(faults, r.Fault.Error())
		default:
			outlets[r.Outlet] = true
			format := r.Format
			if r.Decoded != "" {
				format += ", " + r.Decoded
			}
			g.rows = append(g.rows, []string{place(r.File, r.Line), format, r.Outlet, r.Date, r.Event, integer(int64(r.Words)), r.Title})
		}
	}
	return onTerminal(w, o, "list", func(t terminal) error {
		if len(g.rows) > 0 {
			// A narrow terminal gets the columns that tell articles apart.
			narrow := g.without("event").without("date").without("read as")
			if err := (table{layouts: []grid{g, g.without("event"), narrow, narrow.without("title")}}).fit(t.Width).draw(t.Writer); err != nil {
				return err
			}
		}
		t.wrap(fmt.Sprintf("%s of %s; %s cannot be read.", several(len(g.rows), "article"), several(len(outlets), "outlet"), several(len(faults), "input")), "", "")
		if len(g.rows) > 0 {
			t.wrap("Words here are runs of letters and digits in the whole text of an article. A report counts fewer: a word with an apostrophe is one word, a repeated line counts once, and bylines, credits and boilerplate do not count.", "", "")
		}
		for _, f := range faults {
			t.wrap(clean(f), "- not read: ", "  ")
		}
		for _, n := range notes {
			t.wrap(clean(n), "- noted: ", "  ")
		}
		return nil
	})
}

// without is g without the column of that name.
func (g grid) without(name string) grid {
	out := grid{}
	at := -1
	for i, c := range g.columns {
		if c.name == name {
			at = i
			continue
		}
		out.columns = append(out.columns, c)
	}
	for _, row := range g.rows {
		cells := append([]string{}, row...)
		if at >= 0 {
			cells = append(cells[:at], cells[at+1:]...)
		}
		out.rows = append(out.rows, cells)
	}
	return out
}

// several is a number of things with their name, as in "1 article".
func several(n int, name string) string {
	if n != 1 {
		name += "s"
	}
	return integer(int64(n)) + " " + name
}
