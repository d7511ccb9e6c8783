package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"rashomon/lexicons"
	"rashomon/lexicons/exchange"
)

// A LexiconCheck is what was found about a lexicon, and with Articles above 0
// how its terms fare in so many.
type LexiconCheck struct {
	Lexicon  *lexicons.Lexicon
	Notes    []exchange.Note
	Findings []lexicons.Finding
	Articles int
	Uses     []lexicons.TermUse
}

// Terminal writes the check, one finding per line.
func (c *LexiconCheck) Terminal(w io.Writer, o Options) error {
	return onTerminal(w, o, "check", func(t terminal) error {
		for _, n := range c.Notes {
			t.wrap(clean(n.String()), "", "  ")
		}
		for _, f := range c.Findings {
			t.wrap(clean(fmt.Sprintf("%s: %s: %s: %s", place(c.Lexicon.File, f.Line), f.Doubt, f.Category, f.Message)), "", "  ")
		}
		entries, terms := 0, 0
		for _, cat := range c.Lexicon.Categories {
			entries += len(cat.Entries)
			for _, e := range cat.Entries {
				terms += len(e.Terms)
			}
		}
		t.wrap(clean(fmt.Sprintf("%s: %s, %s, %s; %s.", strings.TrimSpace(c.Lexicon.Name+" "+c.Lexicon.Version),
			counted(len(c.Lexicon.Categories), "category", "categories"), counted(entries, "entry", "entries"), counted(terms, "term", "terms"), counted(len(c.Findings), "finding", "findings"))), "", "")
		if c.Articles > 0 {
			if err := c.uses(t); err != nil {
				return err
			}
		}
		return nil
	})
}

// counted is a number with the word for what is counted.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return integer(int64(n)) + " " + many
}

// shortened cuts a term that would take the table's width.
func shortened(term string) string { return runewidth.Truncate(term, 36, "…") }

func (c *LexiconCheck) uses(t terminal) error {
	var never []lexicons.TermUse
	g := grid{columns: []column{words("category"), words("term"), figures("hits"), figures("blocked"), figures("articles"), figures("most in one"), flowing("commonest contexts")}}
	driven := false
	for _, u := range c.Uses {
		if u.Hits+u.Blocked == 0 {
			never = append(never, u)
			continue
		}
		most := integer(u.MostIn)
		if u.Driven() {
			most += articleMark
			driven = true
		}
		var around []string
		for _, s := range u.Contexts {
			if s.Count > 1 {
				around = append(around, strings.TrimSpace(fmt.Sprintf("%s _ %s", s.Before, s.After))+fmt.Sprintf(" %d", s.Count))
			}
		}
		g.rows = append(g.rows, []string{u.Category, clean(shortened(u.Term)), integer(u.Hits), integer(u.Blocked), integer(u.Articles), most, clean(strings.Join(around, "; "))})
	}
	t.line("")
	t.line(t.bold(fmt.Sprintf("In %s articles", integer(int64(c.Articles)))))
	if len(g.rows) > 0 {
		if err := (table{layouts: []grid{g, g.without("blocked"), g.without("blocked").without("category")}}).fit(t.Width).draw(t.Writer); err != nil {
			return err
		}
		t.wrap("Hits that count, and those that an except phrase or a guard blocks; _ is where the term is.", "", "")
	}
	if driven {
		t.wrap(articleMark+" one article drives the term: it has more than half of at least four hits.", "", "")
	}
	if len(never) > 0 {
		t.line(fmt.Sprintf("Never found, %s:", integer(int64(len(never)))))
		for len(never) > 0 {
			category, n := never[0].Category, 1
			for n < len(never) && never[n].Category == category {
				n++
			}
			terms := make([]string, n)
			for i, use := range never[:n] {
				terms[i] = use.Term
			}
			t.wrap(clean(category+": "+strings.Join(terms, ", ")), "  - ", "    ")
			never = never[n:]
		}
	}
	return nil
}
