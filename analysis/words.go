package analysis

import (
	"fmt"
	"strconv"
	"strings"

	"rashomon/corpus/text"
)

// This file has the few turns of phrase that the plain-language readings share.

// thousands writes n with commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// count writes "1 article", "2 articles".
func count(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

var smallNumbers = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// small writes numbers up to ten as words.
func small(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return thousands(int64(n))
}

// times writes "once", "twice", "4 times".
func times(n int64) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return thousands(n) + " times"
}

// share writes a as a percentage of b, rounded as the tables round it.
func share(a, b int64) string {
	if b == 0 {
		return "none"
	}
	s := strconv.FormatFloat(100*float64(a)/float64(b), 'f', 1, 64)
	return strings.TrimSuffix(s, ".0") + "\u00a0%"
}

// list joins words with commas and a last "and".
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// several lists at most limit words and counts the rest.
func several(words []string, limit int) string {
	if len(words) <= limit {
		return list(words)
	}
	return strings.Join(words[:limit], ", ") + fmt.Sprintf(" and %d more", len(words)-limit)
}

func capital(s string) string { return text.Capital(s) }
