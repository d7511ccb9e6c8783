package lexicons_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/lexicons"
)

func TestParse(t *testing.T) {
	lex, err := lexicons.Parse("reeds.yaml", []byte("\ufeff"+`lexicon: reeds-en
version: 1.0
language: en
license: Apache-2.0
categories:
  - id: names
    title: Names
    kind: choice
    source: nobody
    note: nothing
    experimental: true
    guards: [proper-name]
    except: [reed crisis]
    context: [marsh]
    entries:
      - option: mutiny
        terms: [mutiny, "wom?n", 1917, no, '==May']
        except: [mutiny charges]
        guards: [near]
        note: why
      - terms: [=uproar-like noise]
  - id: words
    entries:
      - uproar
      - '~stir up'
`))
	if err != nil {
		t.Fatal(err)
	}
	if lex.Name != "reeds-en" || lex.Version != "1.0" || lex.Title != "reeds-en" || lex.File != "reeds.yaml" || len(lex.Hash) != 64 {
		t.Errorf("head: %+v", lex)
	}
	c := lex.Categories[0]
	if c.Kind != lexicons.Choice || !c.Experimental || c.Line != 6 || c.Except[0] != "reed crisis" || c.Context[0] != "marsh" || c.Guards[0] != lexicons.ProperName {
		t.Errorf("category: %+v", c)
	}
	if e := c.Entries[0]; e.Option != "mutiny" || !slices.Equal(e.Terms, []string{"mutiny", "wom?n", "1917", "no", "==May"}) || e.Except[0] != "mutiny charges" || e.Guards[0] != lexicons.Near || e.Note != "why" || e.Line != 16 {
		t.Errorf("entry: %+v", e)
	}
	if e := c.Entries[1]; e.Option != "uproar-like noise" {
		t.Errorf("an entry without option is called %q", e.Option)
	}
	w := lex.Categories[1]
	if w.Kind != lexicons.Cue || w.Title != "words" || w.Entries[0].Option != "uproar" || w.Entries[1].Option != "stir up" || w.Entries[1].Line != 25 {
		t.Errorf("short entries: %+v", w)
	}
}

// TestSheets: questions for people are read and never matched.
func TestSheets(t *testing.T) {
	lex, err := lexicons.Parse("f.yaml", []byte(`lexicon: t
language: en
sheets:
  - id: blame
    source: a book
    questions:
      - {id: crew, frame: blame, text: "Is the crew blamed?"}
      - {id: tide, text: "Is the tide?"}
categories:
  - {id: c, entries: [crew]}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []lexicons.Sheet{{ID: "blame", Title: "blame", Source: "a book", Line: 4, Questions: []lexicons.Question{
		{ID: "crew", Frame: "blame", Text: "Is the crew blamed?", Line: 7}, {ID: "tide", Text: "Is the tide?", Line: 8},
	}}}
	if diff := cmp.Diff(want, lex.Sheets); diff != "" {
		t.Error(diff)
	}
	_, err = lexicons.Parse("f.yaml", []byte("lexicon: t\nlanguage: en\nsheets:\n  - id: a\n    questions:\n      - {id: q, text: one}\n      - {id: q, text: two}\ncategories:\n  - {id: c, entries: [crew]}\n"))
	if err == nil || err.Error() != `f.yaml:7:14: question "q" is given twice; the first is on line 6` {
		t.Errorf("a question given twice: %v", err)
	}
}

// TestParseProblems pins the text of every fault, caret and all.
func TestParseProblems(t *testing.T) {
	head := "lexicon: t\nlanguage: en\ncategories:\n  - id: c\n"
	for _, c := range []struct{ why, yaml, want string }{
		{"nothing", "", `
f.yaml:1:1: the file is empty; a lexicon begins with lexicon: NAME`},
		{"not a mapping", "- a\n", `
f.yaml:1:1: a lexicon is a mapping; begin with lexicon: NAME
  1 | - a
    | ^`},
		{"a misspelt key is not also missing", "lexicon: t\nlanguage: en\ncategoreis: []\n", `
f.yaml:3:1: unknown key "categoreis" in a lexicon; did you mean "categories"?
  3 | categoreis: []
    | ^^^^^^^^^^`},
		{"a key that is near none", "lexicon: t\nlanguage: en\nweights: 3\n", `
f.yaml:1:1: the lexicon has no categories
  1 | lexicon: t
    | ^

f.yaml:3:1: unknown key "weights" in a lexicon; known are lexicon, version, language, title, license, source, note, sheets, categories
  3 | weights: 3
    | ^^^^^^^`},
		{"kind and guard", head + "    kind: chioce\n    guards: [proper-nam, zzz]\n    entries: [x]\n", `
f.yaml:5:11: unknown kind "chioce"; a category is a choice (rival names, compared as shares) or a cue (compared as a rate)
  5 |     kind: chioce
    |           ^^^^^^

f.yaml:6:14: unknown guard "proper-nam"; did you mean "proper-name"?
  6 |     guards: [proper-nam, zzz]
    |              ^^^^^^^^^^

f.yaml:6:26: unknown guard "zzz"; known are proper-name, past-year, place, verb, context, near, contrary, actor, title, agentless, attributes, legal
  6 |     guards: [proper-nam, zzz]
    |                          ^^^`},
		{"terms, each with its place", head + "    entries:\n      - terms: [ok, '/(/', \"a *b\", =, '', '...', 'étude x=y', -led]\n", `
f.yaml:6:23: bad regular expression: missing closing ): ` + "`(`" + `; the syntax is RE2's
  6 |       - terms: [ok, '/(/', "a *b", =, '', '...', 'étude x=y', -led]
    |                       ^

f.yaml:6:36: the mark = stands before no word; write it directly before a word: =mutiny
  6 |       - terms: [ok, '/(/', "a *b", =, '', '...', 'étude x=y', -led]
    |                                    ^

f.yaml:6:39: empty term; write a word or take the entry out
  6 |       - terms: [ok, '/(/', "a *b", =, '', '...', 'étude x=y', -led]
    |                                       ^^

f.yaml:6:43: "..." can never match; a word is letters and digits, with an apostrophe or a full stop inside
  6 |       - terms: [ok, '/(/', "a *b", =, '', '...', 'étude x=y', -led]
    |                                           ^^^^^

f.yaml:6:57: "x=y" can never match; a word is letters and digits, with an apostrophe or a full stop inside
  6 |       - terms: [ok, '/(/', "a *b", =, '', '...', 'étude x=y', -led]
    |                                                         ^^^

f.yaml:6:63: "-" does not stand between two words; a hyphen joins the words of a phrase
  6 |       - terms: [ok, '/(/', "a *b", =, '', '...', 'étude x=y', -led]
    |                                                               ^`},
		{"marks and wildcards", head + "    entries:\n      - {terms: [=mut*, '* of', '/a b/', /x]}\n", `
f.yaml:6:19: "mut*" has both a mark and a wildcard; a wildcard already says which forms are meant: leave the mark out
  6 |       - {terms: [=mut*, '* of', '/a b/', /x]}
    |                   ^^^^

f.yaml:6:25: a term cannot begin with a lone *; it would match at every word
  6 |       - {terms: [=mut*, '* of', '/a b/', /x]}
    |                         ^^^^^^

f.yaml:6:34: a regular expression stands between two slashes; it is about one word and holds no space: /mutin(y|ies)/
  6 |       - {terms: [=mut*, '* of', '/a b/', /x]}
    |                                  ^^

f.yaml:6:42: a regular expression stands between two slashes; it is about one word and holds no space: /mutin(y|ies)/
  6 |       - {terms: [=mut*, '* of', '/a b/', /x]}
    |                                          ^^`},
		{"the same category, key and nothing in it", head + "    entries: [x]\n    entries: [y]\n  - id: c\n    entries: []\n  - {}\n", `
f.yaml:6:5: key "entries" is given twice in a category
  6 |     entries: [y]
    |     ^^^^^^^

f.yaml:7:9: category "c" is given twice; the first is on line 4
  7 |   - id: c
    |         ^

f.yaml:8:14: entries is empty
  8 |     entries: []
    |              ^

f.yaml:9:5: the category has no id
  9 |   - {}
    |     ^

f.yaml:9:5: the category has no entries
  9 |   - {}
    |     ^`},
		{"the wrong sort of value", "lexicon: T X\nlanguage: [a]\ncategories: {a: b}\n", `
f.yaml:1:10: "T X" is not a name; a name has 1 to 64 lower-case letters, digits, - _ and .
  1 | lexicon: T X
    |          ^^^

f.yaml:2:11: here stands one text; put it in quotation marks when it holds : # [ ] { } or ,
  2 | language: [a]
    |           ^

f.yaml:3:13: categories is a list; write one item a line, each after a dash
  3 | categories: {a: b}
    |             ^`},
		{"entries of the wrong sort", head + "    experimental: yes\n    entries:\n      - terms: 7\n      - [a]\n      -\n", `
f.yaml:5:19: "yes" is neither true nor false
  5 |     experimental: yes
    |                   ^^^

f.yaml:7:16: terms is a list; write one item a line, each after a dash
  7 |       - terms: 7
    |                ^

f.yaml:8:9: an entry is a mapping; write option: and what belongs to it, one key a line
  8 |       - [a]
    |         ^

f.yaml:9:8: empty term; write a word or take the entry out
  9 |       -
    |        ^`},
		{"an alias without an anchor is a term that lacks its quotation marks", head + "    entries: [*mutiny]\n", `
f.yaml:5:15: alias *mutiny; aliases are not followed; a term that begins with * stands in quotation marks: "*mutiny"
  5 |     entries: [*mutiny]
    |               ^^^^^^^`},
		{"an alias with one is refused, so that none can multiply", "lexicon: &a t\nlanguage: *a\ncategories:\n  - id: c\n    entries: [x]\n", `
f.yaml:2:11: alias *a; aliases are not followed; a term that begins with * stands in quotation marks: "*mutiny"
  2 | language: *a
    |           ^^`},
		{"YAML's own mark in a list", head + "    entries: [wom?n]\n", `
f.yaml:5:5: not YAML: did not find expected ',' or ']' in what begins here; in a list between brackets a term with ? : # [ ] { } or , stands in quotation marks: "wom?n"
  5 |     entries: [wom?n]
    |     ^^^^^^^^^^^^^^^^`},
		{"a tab", "lexicon: t\n\tlanguage: en\n", `
f.yaml:2:2: not YAML: found a tab character that violates indentation
  2 | 	language: en
    | 	^^^^^^^^^^^^`},
		{"a second document", head + "    entries: [x]\n---\nlexicon: u\n", `
f.yaml:6:1: a second document in the file; one lexicon a file
  6 | ---
    | ^`},
		{"another encoding", "lexicon: t\ntitle: caf\xe9\n", `
f.yaml:2:11: the file is not UTF-8; save it as UTF-8
  2 | title: caf` + "\uFFFD" + `
    |           ^`},
		{"a long line is cut around the caret", head + "    entries: [" + strings.Repeat("mutiny, ", 30) + "'a=b', " + strings.Repeat("mutiny, ", 30) + "]\n", `
f.yaml:5:255: "a=b" can never match; a word is letters and digits, with an apostrophe or a full stop inside
  5 | … mutiny, mutiny, mutiny, mutiny, 'a=b', mutiny, mutiny, mutiny, mutiny, mutiny, mutiny, mutiny, muti…
    |                                   ^^^^^`},
	} {
		t.Run(c.why, func(t *testing.T) {
			lex, err := lexicons.Parse("f.yaml", []byte(c.yaml))
			var ps lexicons.Problems
			if lex != nil || !errors.As(err, &ps) {
				t.Fatalf("Parse gave %v, %v", lex, err)
			}
			if got := ps.Excerpts(); got != c.want[1:] {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.why, got, c.want[1:])
			}
			var first *lexicons.Problem
			if !errors.As(err, &first) || !strings.HasPrefix(ps.Error(), first.Error()) || strings.Contains(ps.Error(), "\n") {
				t.Errorf("short form %q", ps.Error())
			}
		})
	}
}

// TestParseHostile: beyond its limits Parse ends, with a problem.
func TestParseHostile(t *testing.T) {
	bomb := "lexicon: t\nlanguage: en\na: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'j'; i++ {
		p := string(i - 1)
		bomb += string(i) + ": &" + string(i) + " [" + strings.Repeat("*"+p+",", 9) + "]\n"
	}
	for _, c := range []struct{ why, yaml string }{
		{"aliases that multiply", bomb + "categories: *i\n"},
		{"lists a thousand deep", "lexicon: t\nlanguage: en\ncategories: " + strings.Repeat("[", 1000) + strings.Repeat("]", 1000)},
		{"lists a million deep", "categories: " + strings.Repeat("[", 1_000_000)},
		{"maps in the flow", strings.Repeat("{a: ", 20_000)},
	} {
		if lex, err := lexicons.Parse("f.yaml", []byte(c.yaml)); err == nil {
			t.Errorf("%s: read as %+v", c.why, lex)
		}
	}
}

func TestCompileProblems(t *testing.T) {
	lex := &lexicons.Lexicon{Name: "made", Language: "en", Categories: []lexicons.Category{
		{ID: "c", Entries: []lexicons.Entry{{Option: "a", Terms: []string{"ok", "..."}}, {Option: "b"}}},
		{ID: "c", Guards: []lexicons.Guard{"whim"}, Entries: []lexicons.Entry{{Option: "d", Terms: []string{"x"}}}},
	}}
	_, err := lexicons.Compile(lex, lex)
	var ps lexicons.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("Compile: %v", err)
	}
	want := []string{
		`lexicon made: term "...": "..." can never match; a word is letters and digits, with an apostrophe or a full stop inside`,
		`lexicon made: entry "b" of category "c" has no term`,
		`lexicon made: category "c" is given twice`,
		`lexicon made: unknown guard "whim"`,
		`lexicon made: lexicon "made" is given twice; lexicons of one run have different names`,
	}
	for i, w := range want {
		if i >= len(ps) || ps[i].Error() != w {
			t.Errorf("problem %d: got %q, want %q", i, ps[min(i, len(ps)-1)].Error(), w)
		}
	}
}
