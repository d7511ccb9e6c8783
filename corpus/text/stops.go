package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// MayEndSentence reports whether a sentence may end in a token of that form, or after it, by the
// rules of UAX #29 as they apply to a paragraph on one line. Most forms are words, in which
// nothing ends: a full stop inside one is between two letters or two digits, and the word
// continues (SB6, 7, 8).
func MayEndSentence(form string) bool {
	if len(form) >= longestForm {
		return true // there is more of it in the text
	}
	ascii := true
	for i := range len(form) {
		ascii = ascii && form[i] < utf8.RuneSelf
	}
	for i := range len(form) {
		switch c := form[i]; {
		case c < ' ':
			return true
		case c == '.' || c == '?' || c == '!':
			if !ascii || i == 0 || i+1 == len(form) || !isAlnum(form[i-1]) || !isAlnum(form[i+1]) {
				return true
			}
		}
	}
	if ascii {
		return false
	}
	if !utf8.ValidString(form) {
		return true
	}
	return strings.ContainsFunc(form, func(r rune) bool { return r >= utf8.RuneSelf && !unicode.IsLetter(r) && endsSentence(r) })
}

// endsSentence reports whether the sentence before ends after r and a space.
func endsSentence(r rune) bool {
	before := string(r) + " "
	probe := sentences.FromString(before + "A")
	return probe.Next() && probe.End() <= len(before)
}
