package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"rashomon/corpus"
)

// spokenLanguage is the language in which package voice recognises reported speech.
// Quotation marks are read in every language.
const spokenLanguage = "en"

// LanguageCount is how many articles are in a language.
type LanguageCount struct {
	Language string `json:"language"` // ISO 639-1, or 639-3 where that has none
	Articles int64  `json:"articles"`
}

// languageCounts lists the languages, the one with most articles first.
func languageCounts(m map[string]int64) []LanguageCount {
	list := make([]LanguageCount, 0, len(m))
	for l, n := range m {
		list = append(list, LanguageCount{l, n})
	}
	slices.SortFunc(list, func(a, b LanguageCount) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Language, b.Language))
	})
	return list
}

// languageOf returns the language that an article names or, if it names none and all
// lexicons are for one language, that of the lexicons.
func (t *terms) languageOf(article string) string {
	if article == "" && len(t.languages) == 1 {
		return t.languages[0]
	}
	return article
}

// unheardArticles is the number of the outlet's articles in which reported speech was
// not read.
func (o *outlet) unheardArticles() (n int64) {
	for _, k := range o.unheard {
		n += k
	}
	return n
}

// unheardReading says in how many articles reported speech was not read; "" if it was
// read in all.
func (c *comparison) unheardReading() string {
	all := map[string]int64{}
	for _, name := range c.outlets {
		for l, n := range c.Profile.outlets[name].unheard {
			all[l] += n
		}
	}
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("Reported speech is recognised in English only: in %s, only quotations are told apart from the outlet's voice, and what sources say without quotation marks counts as the outlet's own words.",
		inLanguages(languageCounts(all)))
}

// inLanguages writes "3 articles in Spanish and 1 in French".
func inLanguages(counts []LanguageCount) string {
	var parts []string
	for i, l := range counts {
		n := thousands(l.Articles)
		if i == 0 {
			n = count(l.Articles, "article")
		}
		parts = append(parts, n+" in "+corpus.LanguageName(l.Language))
	}
	return list(parts)
}

// uncountedReading says which articles are left out of every section, since no lexicon
// is for their language.
func uncountedReading(others []LanguageCount) string {
	var all int64
	for _, l := range others {
		all += l.Articles
	}
	those := "that language"
	if len(others) > 1 {
		those = "those languages"
	}
	return fmt.Sprintf("%s %s not counted, since this report has no lexicon for %s.", inLanguages(others), was(all), those)
}

func was(n int64) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
