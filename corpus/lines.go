package corpus

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A liner yields the paragraphs of a text one by one: its lines, or the joined lines of a
// hard-wrapped text.
type liner struct {
	text  string
	pos   int
	eol   byte // '\n', or '\r' if the text has no other line ends
	width int  // the column at which the text is wrapped; 0 if it is not
}

func newLiner(s string, pos int) liner {
	l := liner{text: s, pos: pos, eol: '\n'}
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') >= 0 {
		l.eol = '\r'
	}
	l.width = l.wrapWidth()
	return l
}

// line is the next line, trimmed; a == b if it is blank.
func (l *liner) line() (a, b int, ok bool) {
	if l.pos >= len(l.text) {
		return 0, 0, false
	}
	start, end := l.pos, len(l.text)
	if i := strings.IndexByte(l.text[start:], l.eol); i >= 0 {
		end = start + i
	}
	l.pos = end + 1
	a, b = trim(l.text, start, end)
	return a, b, true
}

// paragraph is the next paragraph that has text, trimmed.
func (l *liner) paragraph() (a, b int, ok bool) {
	for {
		if a, b, ok = l.line(); !ok {
			return 0, 0, false
		}
		if a < b {
			break
		}
	}
	last := a // where b's line starts
	for l.width > 0 {
		after := *l
		c, d, more := after.line()
		if !more || c == d || !l.wrapped(l.text[last:b], l.text[c:d]) || byline(l.text[c:d]) {
			break
		}
		last, b, l.pos = c, d, after.pos
	}
	return a, b, true
}

// Limits within which a text counts as hard-wrapped, in characters.
const (
	narrowestWrap = 40
	widestWrap    = 100
	wrapSlack     = 10 // editors wrap some columns early
)

// wrapped reports whether wrapping made the line end between line and next: the next line's first
// word would not have fitted.
func (l *liner) wrapped(line, next string) bool {
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(firstWord(next)) > l.width-wrapSlack
}

// wrapWidth finds the column at which the rest of the text is wrapped, 0 for a text with one
// paragraph per line. A text is wrapped if it has no long lines, at least half of the line ends
// between its lines of text are explained by the width, and at least half of those are inside a
// sentence.
func (l liner) wrapWidth() int {
	width, pairs := 0, 0
	last := false
	for scan := l; ; {
		a, b, ok := scan.line()
		if !ok {
			break
		}
		if b-a > widestWrap*utf8.UTFMax {
			return 0
		}
		n := utf8.RuneCountInString(l.text[a:b])
		if n > widestWrap {
			return 0
		}
		width = max(width, n)
		if a < b && last {
			pairs++
		}
		last = a < b
	}
	if width < narrowestWrap || pairs < 3 {
		return 0
	}
	l.width = width
	full, inside := 0, 0
	var before string
	for scan := l; ; {
		a, b, ok := scan.line()
		if !ok {
			break
		}
		now := l.text[a:b]
		if before != "" && now != "" && l.wrapped(before, now) {
			full++
			if _, final := lastMark(before); !final {
				inside++
			}
		}
		before = now
	}
	if 2*full < pairs || 2*inside < full {
		return 0
	}
	return width
}

// blank reports whether r shows nothing: white space and the invisible marks that web pages and
// editors leave behind.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return r == '\uFEFF' || r == '\u200B' || r == '\u2060' || unicode.IsSpace(r)
}

// trim narrows s[a:b] to its text; a == b if it has none.
func trim(s string, a, b int) (int, int) {
	for a < b {
		if c := s[a]; c < utf8.RuneSelf {
			if c > ' ' || !blank(rune(c)) {
				break
			}
			a++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[a:b])
		if !blank(r) {
			break
		}
		a += n
	}
	for a < b {
		if c := s[b-1]; c < utf8.RuneSelf {
			if c > ' ' || !blank(rune(c)) {
				break
			}
			b--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s[a:b])
		if !blank(r) {
			break
		}
		b -= n
	}
	return a, b
}

// firstWord is s up to its first blank.
func firstWord(s string) string {
	for i := 0; i < len(s); {
		if i+8 <= len(s) {
			w := eightBytes(s, i)
			odd := ((w-ones*(' '+1))&^w | w) & highs // exact up to the first
			if i += bits.TrailingZeros64(odd) / 8; odd == 0 {
				continue
			}
		} else if c := s[i]; ' ' < c && c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if blank(r) {
			return s[:i]
		}
		i += n
	}
	return s
}

// cutWord splits the first word off s, and the blanks after it.
func cutWord(s string) (word, rest string) {
	word = firstWord(s)
	if n := len(word) + 1; n < len(s) && s[n-1] == ' ' && ' ' < s[n] && s[n] < utf8.RuneSelf {
		return word, s[n:] // nearly always
	}
	return word, strings.TrimLeftFunc(s[len(word):], blank)
}

// countWords is the number of blank-separated words of s, at most limit.
func countWords(s string, limit int) int {
	n, inside := 0, false
	for _, r := range s {
		if blank(r) {
			inside = false
		} else if !inside {
			if n++; n >= limit {
				return n
			}
			inside = true
		}
	}
	return n
}
