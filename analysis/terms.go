package analysis

import (
	"slices"
	"strings"

	"rashomon/lexicons"
)

// A LexiconRef names a lexicon that was looked for, as provenance.
type LexiconRef struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Language string `json:"language"`
	SHA256   string `json:"sha256"`
}

// A Term is something whose occurrences are tallied: an option of a category or, with
// an empty Option, the whole category.
type Term struct {
	Lexicon  string
	Category string
	Option   string
	Kind     lexicons.Kind
}

// terms numbers the Terms of a set of lexicons: every category, followed by its
// options in the order of the file.
type terms struct {
	list     []Term
	category []int32 // of every entry of the matcher, its category's term
	option   []int32 // of every entry of the matcher, its option's term
	of       []int32 // of every term, its category's: its own when it is one
	choice   []bool  // of every term, whether it is a choice set or a name of one

	language  []string // of every entry of the matcher, its lexicon's, without region; "" if that names none
	languages []string // of all lexicons
	set       []int32  // of every term, the term of the choice set it is a name of; -1 for others
}

// looksIn reports whether a lexicon in language is for articles in another: a lexicon
// that names no language is for all, and an article that names none may be in any.
func looksIn(language, article string) bool {
	return language == "" || article == "" || language == article
}

func newTerms(m *lexicons.Matcher) *terms {
	t := &terms{}
	ids := map[Term]int32{}
	id := func(term Term) int32 {
		i, ok := ids[term]
		if !ok {
			i = int32(len(t.list))
			ids[term] = i
			t.list = append(t.list, term)
			t.choice = append(t.choice, term.Kind == lexicons.Choice)
			term.Option = ""
			t.of = append(t.of, ids[term])
		}
		return i
	}
	of := map[string]string{}
	for _, l := range m.Lexicons() {
		base, _, _ := strings.Cut(strings.ToLower(l.Language), "-")
		if base == "und" { // a dictionary of another tool, in a format that cannot name it
			base = ""
		}
		of[l.Name] = base
		if !slices.Contains(t.languages, base) {
			t.languages = append(t.languages, base)
		}
	}
	for _, e := range m.Entries() {
		t.language = append(t.language, of[e.Lexicon])
		t.category = append(t.category, id(Term{e.Lexicon, e.Category, "", e.Kind}))
		t.option = append(t.option, id(Term{e.Lexicon, e.Category, e.Option, e.Kind}))
	}
	t.set = make([]int32, len(t.list))
	for i, term := range t.list {
		t.set[i] = -1
		if term.Kind == lexicons.Choice && term.Option != "" {
			term.Option = ""
			t.set[i] = ids[term]
		}
	}
	return t
}
