package exchange

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rashomon/lexicons"
)

// A tree is what all formats have in common: spellings under categories. The nodes are in
// the order of the file; one without items is only a place.
type tree struct {
	title string
	nodes []node
	index map[string]int // by joined path
}

type node struct {
	path  []string
	items []item
	line  int
}

// An item is a spelling as the tools write it: mutiny, mutin*, two words.
type item struct {
	pattern string
	option  string // "" when the file gives none
	line    int
}

func (t *tree) empty() bool {
	return !slices.ContainsFunc(t.nodes, func(n node) bool { return len(n.items) > 0 })
}

// at returns the index of a category, adding it when it is new.
func (t *tree) at(path []string, line int) int {
	if t.index == nil {
		t.index = map[string]int{}
	}
	key := strings.Join(path, "\x00")
	i, ok := t.index[key]
	if !ok {
		i = len(t.nodes)
		t.index[key] = i
		t.nodes = append(t.nodes, node{path: slices.Clone(path), line: line})
	}
	return i
}

func (t *tree) add(path []string, it item) {
	n := &t.nodes[t.at(path, it.line)]
	n.items = append(n.items, it)
}

// plainName is a category's name as all tools can write it: one space for underscores and
// white space, and only one capital where all are.
func plainName(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '_' || unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	s = strings.TrimLeft(s, "%+<# ") // which mark something else in some format
	if weighted.MatchString(s) {
		s = strings.NewReplacer("(", "[", ")", "]").Replace(s) // in one format a number in round brackets turns a name into a term
	}
	if s == strings.ToUpper(s) && s != strings.ToLower(s) {
		lower := []rune(strings.ToLower(s))
		first := max(0, slices.IndexFunc(lower, unicode.IsLetter)) // the S of -STATE-
		lower[first] = unicode.ToUpper(lower[first])
		s = string(lower)
	}
	return s
}

// plainPath splits a name at its slashes into a path.
func plainPath(s string) (path []string) {
	for _, step := range strings.Split(s, "/") {
		if step = plainName(step); step != "" {
			path = append(path, step)
		}
	}
	if path == nil {
		path = []string{"Unnamed"}
	}
	return path
}

// slug is the id of the category with a path, before it is made unique.
func slug(path []string) string {
	steps := make([]string, len(path))
	for i, p := range path {
		var b strings.Builder
		for _, r := range strings.ToLower(p) {
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
				b.WriteRune(r)
			case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
				b.WriteByte('-')
			}
		}
		if steps[i] = strings.Trim(b.String(), "-"); steps[i] == "" {
			steps[i] = "c"
		}
	}
	id := strings.Join(steps, ".")
	return strings.TrimRight(id[:min(len(id), 60)], "-.")
}

// ids gives each path its id, with a number appended where two would be equal.
func ids(paths [][]string) []string {
	all := make([]string, len(paths))
	for i, p := range paths {
		id := slug(p)
		for n := 2; slices.Contains(all[:i], id); n++ {
			id = slug(p) + "-" + strconv.Itoa(n)
		}
		all[i] = id
	}
	return all
}

// lexicon turns the tree into a lexicon. Terms that no lexicon can hold and those that a
// category already has are left out and noted.
func (s *source) lexicon() *lexicons.Lexicon {
	name := filepath.Base(s.file)
	name = slug([]string{strings.TrimSuffix(name, filepath.Ext(name))})
	lex := &lexicons.Lexicon{Name: name, Title: name, Language: "und", File: s.file}
	if s.tree.title != "" {
		lex.Title = s.tree.title
	}
	var kept []node
	var paths [][]string
	for _, n := range s.tree.nodes {
		if len(n.items) > 0 {
			kept, paths = append(kept, n), append(paths, n.path)
		}
	}
	names := ids(paths)
	for i, n := range kept {
		c := lexicons.Category{ID: names[i], Title: strings.Join(n.path, "/"), Kind: lexicons.Cue, Line: n.line}
		seen := map[string]bool{}
		places := map[string]int{}
		for _, it := range n.items {
			term, err := termOf(it.pattern)
			if err != nil {
				s.note(it.line, "left out: "+strconv.Quote(it.pattern)+" is no term: "+err.Error())
				continue
			}
			if seen[term] {
				s.note(it.line, "left out: "+strconv.Quote(it.pattern)+" stands twice in "+strconv.Quote(c.Title))
				continue
			}
			seen[term] = true
			option := it.option
			if option == "" {
				option = patternOf(term)
			}
			if at, ok := places[option]; ok {
				c.Entries[at].Terms = append(c.Entries[at].Terms, term)
				continue
			}
			places[option] = len(c.Entries)
			c.Entries = append(c.Entries, lexicons.Entry{Option: option, Terms: []string{term}, Line: it.line})
		}
		if len(c.Entries) > 0 {
			lex.Categories = append(lex.Categories, c)
		}
	}
	return lex
}

// termOf writes a spelling in the syntax of lexicons: forms, wildcards.
func termOf(pattern string) (string, error) {
	words := strings.FieldsFunc(strings.ToLower(pattern), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("_-‐‑–/&", r)
	})
	for i, w := range words {
		if !strings.ContainsAny(w, "*?") {
			words[i] = "=" + w
		}
	}
	term := strings.Join(words, " ")
	_, err := lexicons.ParseTerm(term)
	return term, err
}

// patternOf removes the marks from a term of forms and wildcards.
func patternOf(term string) string {
	words := strings.Fields(term)
	for i, w := range words {
		words[i] = strings.TrimPrefix(w, "=")
	}
	return strings.Join(words, " ")
}
