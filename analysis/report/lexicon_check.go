package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"rashomon/analysis"
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

// Terminal writes the check, a finding a line.
func (c *LexiconCheck) Terminal(w io.Writer, o Options) error {
	if o.Width <= 0 {
		o.Width = DefaultOptions().Width
	}
	b := bufio.NewWriter(w)
	t := terminal{Writer: b, Options: o}
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
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the check: %w", err)
	}
	return nil
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
		t.wrap("Hits that count, and those an except phrase or a guard blocks; _ is the term's place.", "", "")
	}
	if driven {
		t.wrap(articleMark+" one article drives the term: it holds more than half of four hits or more.", "", "")
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

// Trial writes what terms would find.
func Trial(w io.Writer, tr *analysis.Trial, o Options) error {
	if o.Width <= 0 {
		o.Width = DefaultOptions().Width
	}
	b := bufio.NewWriter(w)
	t := terminal{Writer: b, Options: o}
	for i := range tr.Terms {
		x := &tr.Terms[i]
		if i > 0 {
			t.line("")
		}
		line := fmt.Sprintf("%s: %s hits in %s of %s articles, %s outlets; %s in the outlets' wording, %s in quotations.", x.Term,
			integer(x.Places.Total()), integer(int64(x.Articles)), integer(int64(tr.Articles)), integer(int64(len(x.Outlets))),
			integer(x.Places.Wording()), integer(x.Places.Quoted()))
		t.wrap(t.bold(clean(line)), "", "")
		if x.Covered > 0 {
			t.wrap(clean(fmt.Sprintf("%s of them are counted already, as %s.", integer(int64(x.Covered)), strings.Join(x.By, ", "))), "", "")
		}
		if err := b.Flush(); err != nil {
			return fmt.Errorf("writing the trial: %w", err)
		}
		if len(x.Lines) > 0 {
			c := Concordance{Term: x.Term, Lines: x.Lines}
			if err := c.Terminal(b, o); err != nil {
				return err
			}
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the trial: %w", err)
	}
	return nil
}

// A SuggestionList is suggestions of one kind.
type SuggestionList struct {
	Title string
	List  []analysis.Suggestion
	Whole bool // has been cut already
}

// Suggestions writes up to n of each list with their sentences.
func Suggestions(w io.Writer, lists []SuggestionList, n int, o Options) error {
	if o.Width <= 0 {
		o.Width = DefaultOptions().Width
	}
	b := bufio.NewWriter(w)
	t := terminal{Writer: b, Options: o}
	for i, l := range lists {
		if i > 0 {
			t.line("")
		}
		t.line(t.bold(l.Title))
		if len(l.List) == 0 {
			t.wrap("None was found.", "  ", "  ")
		}
		shown := l.List
		if !l.Whole {
			shown = shown[:min(n, len(shown))]
		}
		for _, s := range shown {
			head := s.Word
			if s.Near != "" {
				head += " (near " + s.Near + ")"
			}
			t.wrap(clean(fmt.Sprintf("%s: %s", head, strings.Join(s.Reasons, "; "))), "- ", "  ")
			for _, e := range s.Evidence {
				before, hit, after := parts(e)
				t.wrap(clean(fmt.Sprintf("%s, %s, %s: %s", e.Outlet, e.Voice, place(e.File, e.Line), strings.TrimSpace(before+hit+after))), "    ", "      ")
			}
		}
		if len(shown) < len(l.List) {
			t.wrap(fmt.Sprintf("and %s more", integer(int64(len(l.List)-len(shown)))), "  ", "  ")
		}
	}
	t.line("")
	t.wrap("Read the sentences before you take a word: nothing has been added.", "", "")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the suggestions: %w", err)
	}
	return nil
}
