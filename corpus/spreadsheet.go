package corpus

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// A spreadsheet reads CSV without what only spreadsheets put there: a byte-order mark before the
// first cell, and carriage returns alone at the ends of lines, as older ones do. Its first line may
// declare the mark between cells and say nothing else, sep=; and is then no row.
type spreadsheet struct {
	io.Reader
	first     string // the first line, or its beginning
	separator rune   // if declared
	declared  bool
	passed    bool // the line that declares it
}

// byteOrderMark begins the UTF-8 that some spreadsheets write.
const byteOrderMark = "\uFEFF"

// IsFormula reports whether a spreadsheet would take a cell for a formula, or for a number.
func IsFormula(cell string) bool {
	return cell != "" && strings.ContainsRune("=+-@", rune(cell[0]))
}

// openSpreadsheet looks at the beginning of text, whose buffer holds more than longestHeader.
func openSpreadsheet(text *bufio.Reader) *spreadsheet {
	if mark, _ := text.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		_, _ = text.Discard(len(byteOrderMark)) // or a quotation mark after it would not begin a cell
	}
	peeked, _ := text.Peek(longestHeader)
	head, s := string(peeked), &spreadsheet{Reader: text}
	if strings.Contains(head, "\r") && !strings.Contains(head, "\n") {
		if more, _ := text.Peek(text.Size()); bytes.IndexByte(more, '\n') < 0 {
			s.Reader, head = returns{text}, strings.ReplaceAll(head, "\r", "\n")
		}
	}
	s.first, _, _ = strings.Cut(head, "\n")
	rest, ok := strings.CutPrefix(strings.ToLower(strings.Trim(s.first, "\r\"")), "sep=")
	mark, n := utf8.DecodeRuneInString(rest)
	if s.declared = ok && n == len(rest) && strings.ContainsRune(",;\t|", mark); s.declared {
		s.separator = mark
	}
	return s
}

// declares reports whether a row is the one that declares the mark between cells: the first.
func (s *spreadsheet) declares() bool {
	is := s.declared && !s.passed
	s.passed = true
	return is
}

// returns reads carriage returns as line feeds.
type returns struct{ from io.Reader }

func (x returns) Read(p []byte) (int, error) {
	n, err := x.from.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
