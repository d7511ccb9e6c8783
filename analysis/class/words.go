package class

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rashomon/corpus/text"
)

// A word is a run of letters and digits as the mask compares it: in lower case and without accents.
type word struct {
	text.Span
	folded  string
	capital bool // begins with a capital, or is in a script without capitals
	caps    bool // has two or more letters and no lower-case one
	opens   bool // is the first word of its line or sentence
}

// wordsOf cuts s into words. It is not the tokenizer used for counting: names of outlets are looked
// for in headlines, credits and addresses alike.
func wordsOf(s string) []word {
	var list []word
	opens := true
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !inWord(r) {
			opens = opens || r == '\n' || strings.ContainsRune(".!?:“\"", r)
			at += n
			continue
		}
		end := at
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if !inWord(r) {
				break
			}
			end += n
		}
		w := word{Span: text.Span{Start: int32(at), End: int32(end)}, folded: fold(s[at:end]), opens: opens}
		w.capital = !unicode.IsLower(r) && !unicode.IsDigit(r)
		w.caps = end-at > 1 && strings.ToUpper(s[at:end]) == s[at:end] && strings.ToLower(s[at:end]) != s[at:end]
		list = append(list, w)
		at, opens = end, false
	}
	return list
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// fold is s in lower case and without accents.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(s)))
}

// foldedWords are the words of a name.
func foldedWords(s string) []string {
	var list []string
	for _, w := range wordsOf(s) {
		list = append(list, w.folded)
	}
	return list
}

// joined reports whether the text between two words keeps them together: spaces, hyphens, an
// apostrophe, an ampersand; a full stop only inside initials.
func joined(gap string, initials bool) bool {
	if len(gap) > 5 {
		return false
	}
	for _, r := range gap {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), r == '\'', r == '’', r == '&', r == '+', r == '/':
		case r == '.' && initials:
		default:
			return false
		}
	}
	return true
}
