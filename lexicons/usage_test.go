package lexicons_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

func TestUsage(t *testing.T) {
	m := compiled(t, `lexicon: t
language: en
categories:
  - id: c
    entries:
      - {option: mutiny, terms: [mutiny, mutinous, armed mutiny, ~rebel], except: [mutiny charges]}
      - uproar
`)
	v := text.NewVocabulary()
	s, u := m.Scanner(v), lexicons.NewUsage(m)
	for i, src := range []string{
		"The mutiny grew. The mutiny grew. A mutiny ended. Mutinous men. Mutiny charges.",
		"The mutiny grew. An armed mutiny. The rebellion.",
		"Nothing at all.",
	} {
		r := read(v, src)
		r.Document.ID = fmt.Sprint("article ", i+1)
		u.Add(r, s.Scan(nil, r))
	}
	var got []string
	for _, x := range u.Terms(2) {
		line := fmt.Sprintf("%s %d-%d in %d, %d in %q, driven %v:", x.Term, x.Hits, x.Blocked, x.Articles, x.MostIn, x.MostArticle, x.Driven())
		for _, c := range x.Contexts {
			line += fmt.Sprintf(" %s_%s %d", c.Before, c.After, c.Count)
		}
		got = append(got, strings.TrimSuffix(line, ":"))
	}
	want := []string{
		`mutiny 4-1 in 2, 3 in "article 1", driven true: the_grew 3 a_ended 1`,
		`mutinous 1-0 in 1, 1 in "article 1", driven false: _men 1`,
		`armed mutiny 1-0 in 1, 1 in "article 2", driven false: an_. 1`,
		`~rebel 0-0 in 0, 0 in "", driven false`, // rebellion has another stem
		`uproar 0-0 in 0, 0 in "", driven false`,
	}
	if !slices.Equal(got, want) || u.Articles() != 3 {
		t.Errorf("%d articles\ngot\n%s\nwant\n%s", u.Articles(), strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
