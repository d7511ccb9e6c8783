// Package page holds the template, style and script of the page that package
// report writes, and the tests that open it in a real browser. Nothing but
// tests is compiled here.
package page_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// A reportPage is a report written to disk as a page.
type reportPage struct {
	file   string
	bytes  []byte
	report *analysis.Report
	texts  report.Texts
}

func (p *reportPage) url() string { return "file://" + p.file }

// documentsOf puts documents into a stream.
func documentsOf(docs []*corpus.Document) func(func(*corpus.Document, error) bool) {
	return func(yield func(*corpus.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// writePage makes the report of a stream of articles, as the program does, and
// writes its page.
func writePage(t testing.TB, docs func(func(*corpus.Document, error) bool)) *reportPage {
	t.Helper()
	r, texts, err := makeReport(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return write(t, r, texts)
}

func makeReport(ctx context.Context, docs func(func(*corpus.Document, error) bool)) (*analysis.Report, report.Texts, error) {
	l, err := packs.Load(packs.Default)
	if err != nil {
		return nil, report.Texts{}, err
	}
	lexs := []*lexicons.Lexicon{l}
	var keeper report.Keeper
	p, err := analysis.Count(ctx, keeper.Watch(docs), analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 200})
	if err != nil {
		return nil, report.Texts{}, err
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Program: "rashomon", Version: "test", Seed: 1, Alpha: 0.05})
	if err != nil {
		return nil, report.Texts{}, err
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		return nil, report.Texts{}, err
	}
	return r, keeper.Texts(m, voice.DefaultOptions()), nil
}

func write(t testing.TB, r *analysis.Report, texts report.Texts) *reportPage {
	t.Helper()
	page := &reportPage{file: filepath.Join(t.TempDir(), "report.html"), report: r, texts: texts}
	var b bytes.Buffer
	if err := report.HTML(&b, r, page.texts, report.DefaultOptions()); err != nil {
		t.Fatal(err)
	}
	page.bytes = b.Bytes()
	if err := os.WriteFile(page.file, page.bytes, 0o644); err != nil {
		t.Fatal(err)
	}
	return page
}

type madeReport struct {
	report *analysis.Report
	texts  report.Texts
}

// exampleReport is made once for all tests: none changes it.
var exampleReport = sync.OnceValues(func() (madeReport, error) {
	ctx := context.Background()
	r, texts, err := makeReport(ctx, corpus.DocumentsFS(ctx, corpus.DefaultOptions(), sample.FS()))
	return madeReport{r, texts}, err
})

// examplePage is the page of the embedded example.
func examplePage(t testing.TB) *reportPage {
	t.Helper()
	made, err := exampleReport()
	if err != nil {
		t.Fatal(err)
	}
	return write(t, made.report, made.texts)
}
