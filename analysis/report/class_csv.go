package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"rashomon/analysis/class"
)

// optionBar separates the answers that an item takes.
const optionBar = " | "

// byteOrderMark makes spreadsheets read a CSV as UTF-8.
const byteOrderMark = "\ufeff"

// formColumns are the columns of the form, in a file and as the page saves it.
var formColumns = []string{"pack", "coder", "item", "article", "sentence", "group", "question", "ask", "text", "options", "answer"}

// keyColumns are those of the key: no coder, and where the article came from.
var keyColumns = []string{"pack", "item", "article", "outlet", "file", "sentence", "group", "question", "ask", "text", "options", "answer"}

// classCSV writes the items, one row per item: blank, to be filled in, or as the tool
// answers them.
func classCSV(p *class.Pack, key bool) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	columns := formColumns
	if key {
		columns = keyColumns
	}
	if err := w.Write(columns); err != nil {
		return nil, fmt.Errorf("writing the form: %w", err)
	}
	for _, e := range p.Events {
		for _, a := range e.Articles {
			for _, it := range a.Items {
				cells := map[string]string{
					"pack": p.ID, "item": it.ID, "article": it.Article, "group": it.Group, "question": it.Question, "ask": it.Ask,
					"text": it.Text, "options": strings.Join(it.Options, optionBar),
				}
				if it.Sentence > 0 {
					cells["sentence"] = strconv.Itoa(it.Sentence)
				}
				if key {
					cells["outlet"], cells["file"], cells["answer"] = p.Outlets[a.Outlet].Name, a.Document.File, it.Answer
				}
				row := make([]string, len(columns))
				for i, c := range columns {
					row[i] = PlainCell(cells[c])
				}
				if err := w.Write(row); err != nil {
					return nil, fmt.Errorf("writing the form: %w", err)
				}
			}
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("writing the form: %w", err)
	}
	return b.Bytes(), nil
}
