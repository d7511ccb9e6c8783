package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"iter"
	"strconv"
	"testing"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// TestNoFormulasInCSV: whatever articles, files and outlets are called, no cell of a CSV is a
// formula to a spreadsheet, and a negative number stays one.
func TestNoFormulasInCSV(t *testing.T) {
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	docs := iter.Seq2[*corpus.Document, error](func(yield func(*corpus.Document, error) bool) {
		for _, name := range []string{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\u202e=1"} {
			text := "=1+1 The mutiny was over, " + name + " Holt said. \"" + name + " was the mutiny of the garrison,\" said " + name + ".\n"
			if !yield(&corpus.Document{ID: name, File: name + ".txt", Outlet: name, Event: name, Title: name, Text: text}, nil) {
				return
			}
		}
	})
	p, err := analysis.Count(context.Background(), docs, analysis.CountOptions{Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Examples: 5})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: []*lexicons.Lexicon{l}, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	line := analysis.ConcordanceLine{Surface: "=x", Evidence: analysis.Evidence{Outlet: "=1", Article: "@a", File: "+f", Speaker: "-s", Sentence: "\n=y"}}
	alpha := -.25
	for name, write := range map[string]func(*bytes.Buffer) error{
		"report":      func(b *bytes.Buffer) error { return CSV(b, r, DefaultOptions()) },
		"concordance": func(b *bytes.Buffer) error { return (&Concordance{Lines: []analysis.ConcordanceLine{line}}).CSV(b) },
		"agreement": func(b *bytes.Buffer) error {
			return AgreementCSV(b, &class.Agreement{Coders: []class.Coder{{Coder: "=1"}}, Questions: []class.Reliability{{Name: "q", Alpha: &alpha}}})
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		negative := false
		for _, row := range rows {
			for _, cell := range row {
				_, err := strconv.ParseFloat(cell, 64)
				if PlainCell(cell) != cell {
					t.Errorf("%s: the cell %q is a formula", name, cell)
				}
				negative = negative || err == nil && cell[0] == '-'
			}
		}
		if len(rows) < 2 || name == "agreement" && !negative {
			t.Errorf("%s: %d rows, a negative number %t", name, len(rows), negative)
		}
	}
}

// TestPlainCell: what a spreadsheet would compute is text, and numbers are numbers.
func TestPlainCell(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "word": "word", "=1": " =1", "@a": " @a", "-": " -", "-a": " -a", "+1+1": " +1+1", "-0.25": "-0.25", "+3": "+3", "−1": "−1",
		"\t=1": " =1", "\x00=1": " =1", "\u202e=1": " =1", "Ã": "Ã", "a\nb": "a b",
	} {
		if got := PlainCell(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
