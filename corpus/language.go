package corpus

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// Language is the language that doc is written in, as the two letters of ISO 639-1 or, if that has
// none for it, the three of ISO 639-3: what doc.Lang says, else what its text looks like, "" if that
// is not certain, Undetermined if it is only certain that it is not in Latin letters. It looks at some two thousand
// bytes, in 2 µs for an English article and half a millisecond for any other: it is computed on
// request and not for every article, since reading one takes no longer.
func (d *Document) Language() string {
	if base := baseLanguage(d.Lang); base != "" {
		return base
	}
	return textLanguage(d.Text)
}

// baseLanguage is the language at the start of a tag: "en" for en-GB, "fa" for fas-IR. Tags of
// three letters and names in English are known of the languages that texts are told by.
func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	base = strings.ToLower(base)
	switch base {
	case "iw": // as they were before 1989, and as Java and older pages write them
		return "he"
	case "in":
		return "id"
	case "ji":
		return "yi"
	}
	if len(base) == 2 {
		return base
	}
	return languageTags()[base]
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
	if english(s) && !mostlyBeyondASCII(s) { // or one English sentence among a few in another script would do
		return "en"
	}
	s = strings.ToValidUTF8(s, "")
	if len(s) < 6*fewestWords { // words cannot be counted where no spaces separate them
		return ""
	}
	found := whatlanggo.Detect(s)
	certain := found.IsReliable() && found.Lang != whatlanggo.Eng
	if found.Script == nil || found.Script == unicode.Latin && !certain {
		// Of letters that it does not know it takes no notice, and sees the few that it knows.
		if code := byUnknownLetters(s); code != "" {
			return code
		}
		if !found.IsReliable() {
			return ""
		}
	}
	return languageCode(found.Lang) // for another script the nearest language: it is not English
}

// unknownScripts are those of languages that are written by far the most in each of them, and that
// texts are not told by otherwise.
var unknownScripts = []struct {
	letters *unicode.RangeTable
	code    string
}{{unicode.Armenian, "hy"}, {unicode.Lao, "lo"}, {unicode.Tibetan, "bo"}, {unicode.Thaana, "dv"}}

// byUnknownLetters is the language of a text most of whose letters are of scripts that whatlanggo
// does not know, Undetermined if it is none of unknownScripts; "" for any other text.
func byUnknownLetters(s string) string {
	all, unknown := 0, 0
	of := make([]int, len(unknownScripts))
letters:
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		if r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) {
			continue
		}
		for i, u := range unknownScripts {
			if unicode.Is(u.letters, r) {
				of[i]++
				unknown++
				continue letters
			}
		}
		known := false
		for script := range whatlanggo.Scripts {
			known = known || unicode.Is(script, r)
		}
		if !known {
			unknown++
		}
	}
	if 2*unknown <= all {
		return ""
	}
	for i, n := range of {
		if 2*n > unknown {
			return unknownScripts[i].code
		}
	}
	return Undetermined
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

// mostlyBeyondASCII reports whether more than half of the bytes are of characters beyond ASCII: of
// English prose hardly any are.
func mostlyBeyondASCII(s string) bool {
	n, i := 0, 0
	for ; i+8 <= len(s); i += 8 {
		n += bits.OnesCount64(eightBytes(s, i) & 0x8080808080808080)
	}
	for ; i < len(s); i++ {
		n += int(s[i] >> 7)
	}
	return 2*n > len(s)
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
