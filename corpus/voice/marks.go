package voice

import (
	"unicode"
	"unicode/utf8"

	"rashomon/corpus/text"
)

// glyph is what a token can be as a quotation mark by its form alone.
type glyph uint8

const (
	noGlyph      glyph          = iota
	doubleOpen                  // “ « „ and the like
	doubleClose                 // ” »
	doubleEither                // "
	singleOpen                  // ‘ ‚ ‹ `
	singleClose                 // ’ ›, also an apostrophe
	singleEither                // ', also an apostrophe
	doubleGlyphs = doubleEither // the last of the double ones
)

// double reports whether g is one of the double marks.
func (g glyph) double() bool { return g != noGlyph && g <= doubleGlyphs }

// glyphOf returns the glyph of a form.
func glyphOf(form string) glyph {
	switch form {
	case "“", "«", "„", "‟", "〝", "「", "『", "《":
		return doubleOpen
	case "”", "»", "〞", "」", "』", "》":
		return doubleClose
	case "\"", "＂":
		return doubleEither
	case "‘", "‚", "‛", "‹", "`":
		return singleOpen
	case "’", "›", "´":
		return singleClose
	case "'", "＇":
		return singleEither
	}
	return noGlyph
}

// A mark is a quotation mark of one paragraph: one token, or two for the
// doubled apostrophes of old archives.
type mark struct {
	first, last int32 // tokens
	glyph       glyph
	opens       bool // is where an opening mark can be: after a gap, before text
	closes      bool // is where a closing mark can be: after text, before a gap or a mark
}

// marks appends to dst the quotation marks among the tokens at glyphs that are before last, in a
// paragraph that begins at token first. It leaves out apostrophes and inch marks.
func (r *Reader) marks(dst []mark, src string, tokens []text.Token, glyphs []int32, first, last int32) []mark {
	read := first // the token after the last mark read
	for _, i := range glyphs {
		if i < read {
			continue
		}
		g := r.text[i].glyph
		m := mark{first: i, last: i + 1, glyph: g}
		if i+1 < last && tokens[i+1].Start == tokens[i].End {
			switch n := r.text[i+1].glyph; {
			case !g.double() && n >= singleOpen && sameWay(g, n):
				// '' and `` and ‘‘ are double marks written as two single ones.
				m.last, m.glyph = i+2, doubleOf(g)
			case g == doubleEither && n == g:
				m.last = i + 2 // "" is one mark in tables
			}
		}
		before, after := sides[' '], sides[' ']
		if i > first {
			before = sideBefore(src[:tokens[i].Start])
		}
		if m.last < last {
			after = sideAfter(src[tokens[m.last-1].End:])
		}
		m.opens = before&gapBefore != 0 && after&gapAfter == 0
		m.closes = before&space == 0 && after&(gapAfter|punct|symbol) != 0
		if before&gapBefore != 0 && after&gapAfter != 0 {
			// Archives that put a space on both sides of every mark distinguish opening and
			// closing by the mark alone: `` word ''
			m.opens = m.glyph == doubleOpen
			m.closes = m.glyph == doubleClose || m.glyph == doubleEither && m.last == m.first+2
		}
		if before&dash != 0 && after&(space|punct) == 0 {
			m.closes = false
		}
		read = m.last
		if !isInches(m, src, tokens, before) && !isApostrophe(&m, before, after, r, tokens) {
			dst = append(dst, m)
		}
	}
	return dst
}

// sameWay reports whether two single marks in a row make one double mark.
func sameWay(a, b glyph) bool {
	return a == b || a == singleClose && b == singleEither || a == singleEither && b == singleClose
}

func doubleOf(g glyph) glyph {
	switch g {
	case singleOpen:
		return doubleOpen
	case singleClose:
		return doubleClose
	}
	return doubleEither
}

// isInches reports whether a straight mark after a digit measures a length, as
// in 6'2", rather than quoting. A mark that may close a quotation is kept.
func isInches(m mark, src string, tokens []text.Token, before side) bool {
	if m.glyph != doubleEither && m.glyph != singleEither || before&digit == 0 || m.first == 0 {
		return false
	}
	if m.glyph == singleEither {
		return true
	}
	// Only 6'2", one number and a mark, is certain: the mark of 12" may close a quotation.
	number := tokens[m.first-1].Of(src)
	for i := 0; i < len(number); i++ {
		if number[i] == '\'' {
			return true
		}
	}
	return false
}

// isApostrophe reports whether a single mark is an apostrophe: between letters or digits, before
// a number ('23), before a word that begins with one ('em, 'til), or after a letter with nothing
// to close. It clears in m what the mark cannot be.
func isApostrophe(m *mark, before, after side, r *Reader, tokens []text.Token) bool {
	if m.glyph.double() {
		return false
	}
	if before&(letter|digit) != 0 && after&(letter|digit) != 0 {
		return true
	}
	if m.glyph == singleClose {
		m.opens = false
	}
	if m.glyph == singleOpen {
		m.closes = false
	}
	if m.opens && m.glyph != singleOpen {
		if after&digit != 0 || int(m.last) < len(tokens) && r.text[m.last].has(elided) {
			return true
		}
	}
	return !m.opens && !m.closes
}

// side is the set of what a character next to a mark can be.
type side uint16

const (
	letter side = 1 << iota
	digit
	space
	punct
	symbol
	dash
	gapBefore // an opening mark may follow it
	gapAfter  // a closing mark may precede it
)

func sideOf(c rune) side {
	var s side
	set := func(is bool, k side) {
		if is {
			s |= k
		}
	}
	set(unicode.IsLetter(c), letter)
	set(unicode.IsDigit(c), digit)
	set(unicode.IsSpace(c), space)
	set(unicode.IsPunct(c), punct)
	set(unicode.IsSymbol(c), symbol)
	set(c == '-' || c == '–' || c == '—' || c == '―', dash)
	set(s&(space|dash) != 0 || unicode.Is(unicode.Ps, c) || c == '/' || c == utf8.RuneError || glyphOf(string(c)) != noGlyph, gapBefore)
	set(s&space != 0 || unicode.IsControl(c) || c == utf8.RuneError, gapAfter)
	return s
}

// sides is sideOf for ASCII.
var sides = func() (of [utf8.RuneSelf]side) {
	for c := range of {
		of[c] = sideOf(rune(c))
	}
	return of
}()

// sideBefore returns the side of the last character of a text.
func sideBefore(s string) side {
	if n := len(s); n > 0 && s[n-1] < utf8.RuneSelf {
		return sides[s[n-1]]
	}
	c, _ := utf8.DecodeLastRuneInString(s)
	return sideOf(c)
}

// sideAfter returns the side of the first character of a text.
func sideAfter(s string) side {
	if s != "" && s[0] < utf8.RuneSelf {
		return sides[s[0]]
	}
	c, _ := utf8.DecodeRuneInString(s)
	return sideOf(c)
}
