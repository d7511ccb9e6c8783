package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// table is CSV and TSV: one row per term with columns category and term, and option if
// the file has it; or one column per category with its terms below.
type table struct{ called, comma string }

func (t table) name() string { return t.called }
func (t table) ext() string  { return "." + t.called }
func (table) options() bool  { return true }

// The headers of the columns that are used.
var (
	categoryHeaders = []string{"category", "key", "class", "sentiment", "topic", "dictionary"}
	termHeaders     = []string{"term", "word", "words", "pattern", "entry", "token", "value"}
	optionHeaders   = []string{"option", "name"}
)

func (table) read(s *source) {
	r := csv.NewReader(strings.NewReader(s.text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = ',', -1, true
	first := s.lines[0]
	for _, l := range s.lines {
		if strings.TrimSpace(l) != "" {
			first = l
			break
		}
	}
	switch {
	case strings.Contains(first, "\t"):
		r.Comma = '\t'
	case strings.Count(first, ";") > strings.Count(first, ","):
		r.Comma = ';'
	}
	var header []string
	category, term, option := -1, -1, -1
	if pairs(s.text, r.Comma) {
		header, category, term = []string{"category", "term"}, 0, 1
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			var bad *csv.ParseError
			if errors.As(err, &bad) {
				s.problem(bad.StartLine, "the table is broken: "+bad.Err.Error(), "a cell with a quotation mark in it is quoted, and the mark doubled")
			} else {
				s.problem(1, "the table cannot be read: "+err.Error(), "")
			}
			return
		}
		line, _ := r.FieldPos(0)
		if header == nil {
			header = slices.Clone(row)
			category, term, option = column(header, categoryHeaders), column(header, termHeaders), column(header, optionHeaders)
			if (category < 0) != (term < 0) && len(header) > 1 {
				s.problem(line, "the table has a column of categories or of terms but not both", "call them category and term")
				return
			}
			continue
		}
		cell := func(i int) string {
			if i < 0 || i >= len(row) {
				return ""
			}
			return strings.TrimSpace(row[i])
		}
		if category >= 0 && term >= 0 {
			switch {
			case cell(term) == "" && cell(category) == "":
			case cell(term) == "" || cell(category) == "":
				s.note(line, "left out: a row without a term or a category")
			default:
				s.tree.add(plainPath(cell(category)), item{pattern: cell(term), option: cell(option), line: line})
			}
			continue
		}
		for i := range row {
			if cell(i) == "" {
				continue
			}
			if i >= len(header) || strings.TrimSpace(header[i]) == "" {
				s.note(line, "left out: a cell under no category")
				continue
			}
			s.tree.add(plainPath(header[i]), item{pattern: cell(i), line: line})
		}
	}
}

// pairs reports whether a table has a category and a term in each row and no header:
// every row has two cells, the first row names neither, and the first cells repeat.
func pairs(text string, comma rune) bool {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, 2, true
	rows, firsts, seconds := 0, map[string]bool{}, map[string]bool{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return false
		}
		if rows == 0 && (column(row, categoryHeaders) >= 0 || column(row, termHeaders) >= 0) {
			return false
		}
		rows++
		firsts[strings.Clone(row[0])], seconds[strings.Clone(row[1])] = true, true
	}
	// In one column per category all terms differ; a column of categories repeats them.
	return rows > 3 && 2*len(firsts) <= rows && len(firsts) < len(seconds) && !firsts[""] && !seconds[""]
}

func column(header, names []string) int {
	for _, n := range names {
		for i, h := range header {
			if strings.EqualFold(strings.TrimSpace(h), n) {
				return i
			}
		}
	}
	return -1
}

func (t table) write(b *bytes.Buffer, tr *tree) {
	w := csv.NewWriter(b)
	w.Comma = rune(t.comma[0])
	rows := [][]string{{"category", "option", "term"}}
	for _, n := range tr.nodes {
		first := map[string]int{} // keeps an option's terms together
		for i, it := range n.items {
			if _, ok := first[it.option]; !ok {
				first[it.option] = i
			}
		}
		items := slices.Clone(n.items)
		slices.SortStableFunc(items, func(a, b item) int { return first[a.option] - first[b.option] })
		for _, it := range items {
			rows = append(rows, []string{strings.Join(n.path, "/"), it.option, it.pattern})
		}
	}
	if err := w.WriteAll(rows); err != nil {
		panic("exchange: writing a table to memory: " + err.Error())
	}
}
