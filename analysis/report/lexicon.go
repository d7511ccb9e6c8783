package report

import (
	"fmt"
	"io"
	"strings"

	"rashomon/lexicons"
)

// LexiconList writes one line per lexicon; names are how a user asks for them, and a
// lexicon's own name is given too if it differs.
func LexiconList(w io.Writer, names []string, list []*lexicons.Lexicon, o Options) error {
	g := grid{columns: []column{words("name"), words("version"), words("language"), figures("categories"), figures("entries"), flowing("title")}}
	for i, l := range list {
		entries := 0
		for _, c := range l.Categories {
			entries += len(c.Entries)
		}
		name := names[i]
		if l.Name != name {
			name += "\n" + l.Name // as reports call it
		}
		g.rows = append(g.rows, []string{name, l.Version, l.Language, integer(int64(len(l.Categories))), integer(int64(entries)), l.Title})
	}
	if o.Width <= 0 {
		o.Width = DefaultOptions().Width
	}
	return g.flowing(o.Width).draw(w)
}

// Lexicon writes l for people to read: each category with its source and note,
// and the terms of each option.
func Lexicon(w io.Writer, l *lexicons.Lexicon, o Options) error {
	return onTerminal(w, o, "lexicon", func(t terminal) error {
		t.wrap(t.bold(clean(fmt.Sprintf("%s %s (%s): %s", l.Name, l.Version, l.Language, l.Title))), "", "")
		if l.Note != "" {
			t.wrap(clean(l.Note), "", "")
		}
		for _, s := range l.Sheets {
			t.line("")
			t.line(t.bold(clean(fmt.Sprintf("%s: %s", s.ID, s.Title))))
			t.wrap(clean("(coding sheet, experimental: for at least two people, and never counted) "+s.Note), "  ", "  ")
			if s.Source != "" {
				t.wrap(clean("Source: "+s.Source), "  ", "  ")
			}
			for _, q := range s.Questions {
				line := q.Text
				if q.Frame != "" {
					line = q.Frame + ": " + line
				}
				t.wrap(clean(line), "  - ", "    ")
			}
		}
		for _, c := range l.Categories {
			t.line("")
			kind := "cue, compared as a rate"
			if c.Kind == lexicons.Choice {
				kind = "choice, compared as shares"
			}
			if c.Experimental {
				kind += ", experimental"
			}
			t.line(t.bold(clean(fmt.Sprintf("%s: %s", c.ID, c.Title))))
			t.wrap(clean(fmt.Sprintf("(%s) %s", kind, c.Note)), "  ", "  ")
			if c.Source != "" {
				t.wrap(clean("Source: "+c.Source), "  ", "  ")
			}
			if c.Checked != "" {
				t.wrap(clean("Read: "+c.Checked), "  ", "  ")
			}
			if len(c.Within) > 0 {
				t.wrap(clean("Each in place of _: "+strings.Join(c.Within, ", ")), "  ", "  ")
			}
			for _, e := range c.Entries {
				line := e.Option + ": " + strings.Join(e.Terms, ", ")
				if len(e.Terms) == 1 && strings.TrimLeft(e.Terms[0], "=~") == e.Option {
					line = e.Terms[0]
				}
				if len(e.Except) > 0 {
					line += " (not " + strings.Join(e.Except, ", ") + ")"
				}
				if e.Note != "" && !strings.HasSuffix(e.Terms[0], e.Note) { // the base form of a cue verb says nothing new
					line += "; " + e.Note
				}
				t.wrap(clean(line), "  - ", "    ")
			}
		}
		return nil
	})
}
