package lexicons_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// around is a category whose terms are found only in two phrases.
const around = `lexicon: t
language: en
categories:
  - id: c
    within: ['armed _', '_ of * /(boats|ferries)/']
    entries:
      - mutiny
      - {option: rising, terms: [rising, =risen], except: [rising of old ferries]}
`

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"a term alone is none", "The mutiny grew.", []string{}},
		{"in either phrase, inflected", "An armed mutiny; the mutinies of the boats.", []string{"armed mutiny", "mutinies of the boats"}},
		{"each term, with its mark", "The armed have risen. Armed risen; armed risings.", []string{"Armed risen", "armed risings"}},
		{"except phrases hold", "The rising of old ferries.", []string{"rising of old ferries: except"}},
	} {
		if got := reasons(compiled(t, around), c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

// TestWithinIsCountedByTerm: a term's uses in all its phrases are one line, under the
// term as written.
func TestWithinIsCountedByTerm(t *testing.T) {
	m := compiled(t, around)
	v := text.NewVocabulary()
	s, u := m.Scanner(v), lexicons.NewUsage(m)
	r := read(v, "An armed mutiny. The mutiny of the boats. Armed risen.")
	u.Add(r, s.Scan(nil, r))
	got := map[string]int64{}
	for _, x := range u.Terms(0) {
		got[x.Term] = x.Hits
	}
	if len(got) != 3 || got["mutiny"] != 2 || got["rising"] != 0 || got["=risen"] != 1 {
		t.Errorf("%v", got)
	}
}

func TestBadWithin(t *testing.T) {
	for phrase, want := range map[string]string{
		"armed":     "a phrase holds one _ and other words; _ stands where the term of an entry belongs: _ of",
		"_":         "a phrase holds one _ and other words; _ stands where the term of an entry belongs: _ of",
		"_ and _":   "a phrase holds one _ and other words; _ stands where the term of an entry belongs: _ of",
		"/(a/ _":    "bad regular expression: missing closing ): `(a`; the syntax is RE2's",
		"* _":       "a term cannot begin with a lone *; it would match at every word",
		"_ of :) x": `":)" can never match; a word is letters and digits, with an apostrophe or a full stop inside`,
	} {
		_, err := lexicons.Parse("f.yaml", []byte(strings.Replace(around, "armed _", phrase, 1)))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "f.yaml:5:") {
			t.Errorf("%q: %v, want %q on line 5", phrase, err, want)
		}
	}
}
