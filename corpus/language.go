package corpus

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// Language is the language that doc is written in, as the two letters of ISO 639-1: what doc.Lang
// says, else what its text looks like, "" if that is not certain. It looks at some two thousand
// bytes, in 2 µs for an English article and half a millisecond for any other: it is computed on
// request and not for every article, since reading one takes no longer.
func (d *Document) Language() string {
	if base := baseLanguage(d.Lang); base != "" {
		return base
	}
	return textLanguage(d.Text)
}

// baseLanguage is the two letters at the start of a tag: "en" for en-GB.
func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	if base = strings.ToLower(base); len(base) == 2 {
		return base
	}
	switch base {
	case "english", "eng":
		return "en"
	case "spanish", "spa", "español":
		return "es"
	case "german", "deu", "ger", "deutsch":
		return "de"
	case "french", "fra", "fre", "français":
		return "fr"
	}
	return ""
}

// Limits on what a language is recognized from.
const (
	languageBytes = 2048 // looked at, after a headline if the text is longer
	fewestWords   = 20   // fewer indicate no language
)

// textLanguage recognizes English by its commonest words, and others by runs of three letters,
// which takes a hundred times as long. There are two signs of English: as many of its articles and
// conjunctions as in any prose and, where a list of names or a first person leaves few of those,
// words that no other language has.
func textLanguage(s string) string {
	if len(s) > languageBytes+languageBytes/4 {
		s = s[languageBytes/4:] // headlines have no grammar
	}
	s = wholeRunes(s[:min(len(s), languageBytes)])
	if english(s) {
		return "en"
	}
	s = strings.ToValidUTF8(s, "")
	if len(s) < 6*fewestWords { // words cannot be counted where no spaces separate them
		return ""
	}
	found := whatlanggo.Detect(s)
	if !found.IsReliable() && found.Script == unicode.Latin {
		return "" // for another script the nearest language is named: it is not English
	}
	return found.Lang.Iso6391()
}

// wholeRunes is s, which was cut out of UTF-8, without the partial characters at its ends.
func wholeRunes(s string) string {
	for n := 1; n < utf8.UTFMax && s != "" && !utf8.RuneStart(s[0]); n++ {
		s = s[1:]
	}
	for n := 1; n < utf8.UTFMax && n <= len(s); n++ {
		if from := len(s) - n; utf8.RuneStart(s[from]) {
			if !utf8.FullRuneInString(s[from:]) {
				s = s[:from]
			}
			break
		}
	}
	return s
}

// eightBytes is the eight bytes at s[i:], the first lowest.
func eightBytes(s string, i int) uint64 {
	s = s[i:]
	_ = s[7] // no other bound is checked
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// OtherLanguageFault is the note that doc is written in lang and was not counted, because the
// lexicons are for other languages, those in want.
func OtherLanguageFault(doc *Document, lang string, want []string) *Fault {
	names := make([]string, len(want))
	for i, w := range want {
		names[i] = LanguageName(w)
	}
	return &Fault{
		Kind: OtherLanguage, File: doc.File, Line: doc.Line, Language: lang,
		Reason: fmt.Sprintf("the article of %s is in %s and the lexicon for %s", doc.Outlet, LanguageName(lang), strings.Join(names, " and ")),
		Advice: "it was not counted; name its language in a column lang if that is wrong",
	}
}
