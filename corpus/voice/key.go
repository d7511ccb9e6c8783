package voice

import (
	"slices"
	"strings"
	"unicode"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// NameKeys decides which names in different articles are one source. Within an article a Reader
// does that with the help of the text; across articles there is only the name.
type NameKeys struct {
	aliases, places map[string]string
}

// NewNameKeys returns keys that know the shipped spellings and countries and the user's aliases.
func NewNameKeys(user []corpus.Alias) *NameKeys {
	aliases, _ := nameTables(user)
	for _, a := range user {
		for _, s := range a.Spellings { // a speaker is shown without the article
			aliases[withoutArticle(text.Fold(s))] = text.Fold(a.Name)
		}
	}
	return &NameKeys{aliases, placeTable()}
}

func withoutArticle(folded string) string { return strings.TrimPrefix(folded, "the ") }

// Key returns the same key for names that differ only in spelling, order, articles, or in whether
// a country appears as its adjective or its capital: "Andrey Holm" and "Andrei Holm", "the
// Chinese foreign ministry" and "China's Ministry of Foreign Affairs". A name of one word keeps
// its surface: "Beijing" is not "China".
func (k *NameKeys) Key(name string) string {
	folded := withoutArticle(text.Fold(name))
	if alias, ok := k.aliases[folded]; ok {
		folded = alias
	}
	words := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
	words = slices.DeleteFunc(words, func(w string) bool {
		switch w {
		case "the", "a", "an", "of", "for", "affairs":
			return true
		}
		return false
	})
	for i, w := range words {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'"), "'s")
		if country, ok := k.places[w]; ok && len(words) > 1 {
			w = country
		} else if alias, ok := k.aliases[w]; ok {
			w = alias
		}
		words[i] = w
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}
