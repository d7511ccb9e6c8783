package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"rashomon/corpus"
)

// What is in a cell that has no figure.
const (
	notFound = "·" // counted, and nothing was found
	noData   = "–" // nothing to count against
)

// minus is a minus sign of a figure's width.
const minus = "−"

func integer(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func percent(a, b int64) string {
	if b == 0 {
		return noData
	}
	return strconv.FormatFloat(100*float64(a)/float64(b), 'f', 1, 64) + "\u00a0%"
}

func decimal(v *float64, places int) string {
	if v == nil {
		return noData
	}
	return strings.Replace(strconv.FormatFloat(*v, 'f', places, 64), "-", minus, 1)
}

// signed writes v with a sign, so that its direction is seen at a glance.
func signed(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', 2, 64)
	switch {
	case strings.Trim(s, "0.") == "":
		return s
	case v < 0:
		return minus + s
	}
	return "+" + s
}

// place writes file:line.
func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// Number writes a whole number as every format does, 2,000.
func Number(n int) string { return integer(int64(n)) }

// Clean makes untrusted text safe to show, as every format does.
func Clean(s string) string { return clean(s) }

// clean makes untrusted text safe to print: line breaks and tabs become
// spaces; other control characters, which include the first byte of escape sequences,
// and marks that turn the direction of writing are removed.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff':
			return -1
		}
		return r
	}, s)
}

// PlainCell is Clean for a cell of a CSV: text that a spreadsheet would take for a formula has a
// space before it, and numbers stay as they are.
func PlainCell(s string) string {
	s = clean(s)
	if !corpus.IsFormula(s) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return " " + s
}
