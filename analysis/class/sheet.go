package class

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// A sheet is a CSV file being read, row by row.
type sheet struct {
	file    string
	rows    *csv.Reader
	columns map[string]int
	row     []string
	line    int
	err     error
}

// readSheet opens a CSV file as spreadsheets and the form write it: with or without a byte-order
// mark, separated by commas, semicolons or tabs, in UTF-8, UTF-16 or the Western encoding of
// Windows.
func readSheet(file string, data []byte) (*sheet, error) {
	data, err := decoded(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	s := &sheet{file: file, columns: map[string]int{}}
	s.rows = csv.NewReader(bytes.NewReader(data))
	s.rows.FieldsPerRecord = -1
	s.rows.Comma = separator(data)
	header, err := s.rows.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty", file)
	}
	if err != nil {
		return nil, s.broken(err)
	}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := s.columns[name]; !twice {
			s.columns[name] = i
		}
	}
	for _, needed := range []string{"item", "answer"} {
		if !s.has(needed) {
			return nil, fmt.Errorf("%s:1: there is no column %q among %s: codings have the columns of the form in the class pack", file, needed, shortened(header))
		}
	}
	return s, nil
}

func shortened(header []string) string {
	const most = 12
	list := make([]string, 0, most)
	for _, h := range header[:min(len(header), most)] {
		if r := []rune(strings.TrimSpace(h)); len(r) > 24 {
			h = string(r[:24]) + "…"
		}
		list = append(list, strconv.Quote(strings.TrimSpace(h)))
	}
	return strings.Join(list, ", ")
}

// decoded is data in UTF-8, without a mark.
func decoded(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	}
	if utf8.Valid(data) {
		return data, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, errors.New("this is no text: save the codings as CSV")
	}
	return charmap.Windows1252.NewDecoder().Bytes(data)
}

// separator is the most frequent separator in the first line.
func separator(data []byte) rune {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	best, most := ',', 0
	for _, r := range []rune{',', ';', '\t'} {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

func (s *sheet) has(column string) bool { _, ok := s.columns[column]; return ok }

// next goes to the next row; it is false at the end and after an error.
func (s *sheet) next() bool {
	row, err := s.rows.Read()
	if errors.Is(err, io.EOF) {
		return false
	}
	if err != nil {
		s.err = s.broken(err)
		return false
	}
	s.row = row
	s.line, _ = s.rows.FieldPos(0)
	return true
}

// broken says in a sentence where a file is not CSV.
func (s *sheet) broken(err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return fmt.Errorf("%s:%d: the row cannot be read (%w): save the codings as CSV again", s.file, at.StartLine, at.Err)
	}
	return fmt.Errorf("%s: %w", s.file, err)
}

// cell is the trimmed cell of a column, "" if the row has none.
func (s *sheet) cell(column string) string {
	i, ok := s.columns[column]
	if !ok || i >= len(s.row) {
		return ""
	}
	return strings.TrimSpace(s.row[i])
}

// item is the item of a row. What has no column of its own is taken from its name.
func (s *sheet) item() (Item, error) {
	it := Item{
		ID: s.cell("item"), Article: s.cell("article"), Group: s.cell("group"), Question: s.cell("question"),
		Ask: s.cell("ask"), Text: s.cell("text"),
	}
	for o := range strings.SplitSeq(s.cell("options"), "|") {
		if o = strings.TrimSpace(o); o != "" {
			it.Options = append(it.Options, o)
		}
	}
	article, rest, _ := strings.Cut(it.ID, "-")
	if it.Article == "" {
		it.Article = article
	}
	if it.Question == "" {
		it.Question = rest
		if kind, number, ok := strings.Cut(rest, "-"); ok && kind == VoiceGroup && digits(number) {
			it.Question = VoiceGroup
		}
	}
	if it.Group == "" {
		it.Group = it.Question
	}
	if n := s.cell("sentence"); n != "" {
		v, err := strconv.Atoi(n)
		if err != nil {
			return it, fmt.Errorf("the sentence %q of %s is no number", n, it.ID)
		}
		it.Sentence = v
	}
	return it, nil
}

func digits(s string) bool {
	return s != "" && !slices.ContainsFunc([]byte(s), func(c byte) bool { return c < '0' || c > '9' })
}
