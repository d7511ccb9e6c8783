package lexicons

import (
	"errors"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A Mark is how one word of a term is compared.
type Mark uint8

// The marks, in the order of the package comment.
const (
	Inflected Mark = iota // mutiny
	Stemmed               // ~mutiny
	ThisForm              // =mutiny
	ThisCase              // ==May
	Wildcard              // mutin*
	Pattern               // /mutin(y|ies)/
)

// A TermWord is one word of a term, for writing it in another syntax.
type TermWord struct {
	Text  string // without its mark; in lower case unless Cased
	Mark  Mark
	Cased bool // its capitals are required
}

// ParseTerm cuts a term into its words. The error is one sentence on what is wrong with
// it.
func ParseTerm(term string) ([]TermWord, error) {
	words, fault := parseTerm(nil, term)
	if fault != nil {
		if fault.hint != "" {
			return nil, errors.New(fault.message + "; " + fault.hint)
		}
		return nil, errors.New(fault.message)
	}
	out := make([]TermWord, len(words))
	for i, w := range words {
		out[i] = TermWord{w.text, Mark(w.mode), w.casing != anyCase}
	}
	return out, nil
}

// Forms returns the spellings that a plain word of a term finds, the word itself first:
// the regular endings and the table of irregular forms, each checked against the rules
// that match. It does not know which words are nouns and which are verbs, so some forms
// are of no use; none that occurs in news prose should be missing.
func Forms(word string) []string {
	word = text.Fold(word)
	forms := []string{word}
	add := func(s string) {
		found := false
		lemmas(american(s), func(l string, regular bool) {
			found = found || american(l) == american(word) && (!regular || text.Stem(american(l)) == text.Stem(american(s)))
		})
		if found && !slices.Contains(forms, s) {
			forms = append(forms, s)
		}
	}
	n := len(word)
	if n < 3 || uninflected(word) {
		return forms
	}
	for _, form := range irregularForms(word) {
		add(form)
	}
	y, spelt := strings.CutSuffix(word, "y")
	e, silent := strings.CutSuffix(word, "e")
	switch {
	case spelt && !vowel(word[n-2]):
		add(y + "ies")
		add(y + "ied")
	case silent:
		add(word + "s")
		add(word + "d")
		add(e + "ing")
	case sibilant(word) || word[n-1] == 'o':
		add(word + "es")
		add(word + "ed")
	default:
		add(word + "s")
		add(word + "ed")
	}
	if !silent {
		add(word + "ing")
	}
	if !vowel(word[n-1]) && vowel(word[n-2]) && !strings.ContainsRune("wxys", rune(word[n-1])) {
		add(word + word[n-1:] + "ed") // rebelled
		add(word + word[n-1:] + "ing")
	}
	return forms
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// irregularForms returns the irregular forms of a word, sorted.
func irregularForms(word string) (forms []string) {
	for form, bases := range irregular {
		if slices.Contains(strings.Fields(bases), word) {
			forms = append(forms, form)
		}
	}
	if stem, ok := strings.CutSuffix(word, "man"); ok {
		forms = append(forms, stem+"men")
	}
	slices.Sort(forms)
	return forms
}
