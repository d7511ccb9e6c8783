package main

import (
	"fmt"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/lexicons/packs"
)

// otherLanguage says that no lexicon is for the articles' languages, and which shipped
// one would be.
func otherLanguage(articles []analysis.LanguageCount, lexs []analysis.LexiconRef) string {
	var all int64
	var languages, wanted []string
	for _, l := range articles {
		all += l.Articles
	}
	for _, l := range articles {
		name := corpus.LanguageName(l.Language)
		if len(articles) > 1 {
			name += fmt.Sprintf(" (%d)", l.Articles)
		}
		languages = append(languages, name)
	}
	for _, l := range lexs {
		base, _, _ := strings.Cut(strings.ToLower(l.Language), "-")
		if name := corpus.LanguageName(base); !strings.Contains(strings.Join(wanted, " "), name) {
			wanted = append(wanted, name)
		}
	}
	which := fmt.Sprintf("all %d articles are", all)
	switch all {
	case 1:
		which = "the only article is"
	case 2:
		which = "both articles are"
	}
	lexicon := "the lexicon is"
	if len(lexs) > 1 {
		lexicon = "the lexicons are"
	}
	line := fmt.Sprintf("%s in %s and %s for %s", which, strings.Join(languages, " and "), lexicon, strings.Join(wanted, " and "))
	if name := packFor(articles[0].Language); name != "" {
		return line + ": try --lexicon " + name
	}
	return line + ": a column lang names an article's language where that is wrong"
}

// packFor is the first shipped lexicon for a language, "" when there is none.
func packFor(language string) string {
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			continue
		}
		if base, _, _ := strings.Cut(lex.Language, "-"); base == language {
			return name
		}
	}
	return ""
}
