package text

import (
	"unicode"
	"unicode/utf8"
)

// Capital writes the first letter of s as a capital, whatever its alphabet.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n < 2 { // nothing, or no letter
		return s
	}
	return string(unicode.ToTitle(r)) + s[n:]
}
