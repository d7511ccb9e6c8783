package exchange

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/lexicons"
)

// planted makes a tree of a lexicon for a format, and returns what does not fit.
func planted(lex *lexicons.Lexicon, f format) (*tree, []string) {
	t := &tree{}
	if lex.Title != lex.Name {
		t.title = lex.Title
	}
	l := losses{format: f}
	paths, titled := pathsOf(lex)
	for i, path := range paths {
		c := &lex.Categories[i]
		l.category(c)
		if !titled[i] && c.Title != c.ID && c.Title != "" {
			l.titles++
		}
		for j := range c.Entries {
			e := &c.Entries[j]
			l.entry(e)
			for _, term := range e.Terms {
				for _, p := range l.spellings(c, term) {
					it := item{pattern: p}
					if f.options() {
						it.option = e.Option
					}
					t.add(path, it)
				}
			}
		}
	}
	t.unique()
	return t, l.sentences(lex)
}

// pathsOf returns the path of each category: its title if that yields its id, else its
// id.
func pathsOf(lex *lexicons.Lexicon) (paths [][]string, titled []bool) {
	paths, titled = make([][]string, len(lex.Categories)), make([]bool, len(lex.Categories))
	for i, c := range lex.Categories {
		paths[i] = plainPath(c.Title)
	}
	byTitle := ids(paths)
	for i, c := range lex.Categories {
		titled[i] = true
		if byTitle[i] != c.ID || strings.Join(paths[i], "/") != c.Title {
			paths[i], titled[i] = plainPath(strings.ReplaceAll(c.ID, ".", "/")), false
		}
	}
	return paths, titled
}

// unique drops the repetitions of a spelling in a category.
func (t *tree) unique() {
	for i := range t.nodes {
		seen := map[string]bool{}
		t.nodes[i].items = slices.DeleteFunc(t.nodes[i].items, func(it item) bool {
			was := seen[it.pattern]
			seen[it.pattern] = true
			return was
		})
	}
}

// losses counts the parts that a format has no place for.
type losses struct {
	format                                               format
	choices, sources, guards, excepts, contexts, options int
	experimental, titles                                 int
	inflected, forms, phrases, stemmed, cased            int
	patterns                                             []string
}

func (l *losses) category(c *lexicons.Category) {
	if c.Kind == lexicons.Choice {
		l.choices++
	}
	if c.Experimental {
		l.experimental++
	}
	if c.Source != "" || c.Note != "" || c.Checked != "" {
		l.sources++
	}
	l.guards += len(c.Guards)
	l.excepts += len(c.Except)
	l.contexts += len(c.Context) + len(c.Contrary)
}

func (l *losses) entry(e *lexicons.Entry) {
	l.guards += len(e.Guards)
	l.excepts += len(e.Except)
	if !l.format.options() && (len(e.Terms) != 1 || e.Option != patternOf(e.Terms[0])) {
		l.options++
	}
	if e.Note != "" {
		l.sources++
	}
}

// spellings writes a term as the tools do. A single word to be inflected becomes all its
// forms; a phrase keeps the forms in which it is written.
func (l *losses) spellings(c *lexicons.Category, term string) (all []string) {
	for _, spelled := range c.Spelled(term) {
		all = append(all, l.written(spelled)...)
	}
	return all
}

func (l *losses) written(term string) []string {
	words, err := lexicons.ParseTerm(term)
	if err != nil {
		return nil // a compiled lexicon has no errors
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Text
		switch w.Mark {
		case lexicons.Pattern:
			l.patterns = append(l.patterns, term)
			return nil
		case lexicons.ThisCase:
			l.cased++
			out[i] = strings.ToLower(w.Text)
		case lexicons.Stemmed:
			l.stemmed++
		case lexicons.Inflected:
			if len(words) > 1 {
				l.phrases++
			}
		}
		if w.Cased && w.Mark != lexicons.ThisCase {
			l.cased++
			out[i] = strings.ToLower(w.Text)
		}
	}
	if len(words) == 1 && (words[0].Mark == lexicons.Inflected || words[0].Mark == lexicons.Stemmed) {
		forms := lexicons.Forms(out[0])
		if words[0].Cased { // a name has no past tense
			forms = slices.DeleteFunc(forms, func(f string) bool { return f != out[0] && !strings.HasSuffix(f, "s") })
		}
		l.inflected++
		l.forms += len(forms)
		return forms
	}
	return []string{strings.Join(out, " ")}
}

// shortened is as much of a term as a reader needs to find it.
func shortened(term string) string {
	if r := []rune(term); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return term
}

func (l *losses) sentences(lex *lexicons.Lexicon) (all []string) {
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			all = append(all, "1 "+one)
		case n > 1:
			all = append(all, fmt.Sprintf("%d %s", n, many))
		}
	}
	say(l.choices, "choice set becomes a plain category: its names are no longer rivals", "choice sets become plain categories: their names are no longer rivals")
	say(l.options, "entry loses the name it goes by or has its terms torn apart", "entries lose the names they go by or have their terms torn apart")
	say(l.excepts, "except phrase is left out: what it masks will be found", "except phrases are left out: what they mask will be found")
	say(l.guards, "guard is left out: what it blocks will be found", "guards are left out: what they block will be found")
	say(l.contexts, "term of a context or contrary list is left out", "terms of context and contrary lists are left out")
	say(l.inflected, fmt.Sprintf("inflected word is written out as %d forms", l.forms), fmt.Sprintf("inflected words are written out as %d forms", l.forms))
	say(l.phrases, "inflected word of a phrase keeps the form it is written in", "inflected words of phrases keep the forms they are written in")
	say(l.stemmed, "word compared by its stem keeps its inflected forms only", "words compared by their stems keep their inflected forms only")
	say(l.cased, "word loses its capitals", "words lose their capitals")
	if n := len(l.patterns); n > 0 {
		some := make([]string, min(n, 3))
		for i := range some {
			some[i] = shortened(l.patterns[i])
		}
		say(n, "regular expression is left out: "+some[0], "regular expressions are left out: "+strings.Join(some, ", "))
	}
	say(l.titles, "category goes by its id: its title is left out", "categories go by their ids: their titles are left out")
	say(l.sources, "source or note is left out", "sources and notes are left out")
	say(l.experimental, "category is no longer marked experimental", "categories are no longer marked experimental")
	say(len(lex.Sheets), "coding sheet is left out", "coding sheets are left out")
	if lex.License != "" || lex.Source != "" || lex.Note != "" || lex.Version != "" {
		all = append(all, "version, license, source and note of the lexicon are left out")
	}
	return all
}
