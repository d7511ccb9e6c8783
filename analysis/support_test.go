package analysis_test

import (
	"context"
	"encoding/json"
	"iter"
	"testing"

	"pgregory.net/rapid"

	"rashomon/analysis"
	"rashomon/analysis/stats"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// corePack is the lexicon that a report uses by default.
func corePack(t testing.TB) *lexicons.Lexicon {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// example reads the embedded example set.
func example(t testing.TB) []*corpus.Document {
	t.Helper()
	var docs []*corpus.Document
	for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), sample.FS()) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

// stream yields docs without a fault.
func stream(docs ...*corpus.Document) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func countWith(t testing.TB, l *lexicons.Lexicon, jobs int, docs ...*corpus.Document) *analysis.Profile {
	t.Helper()
	p, err := analysis.Count(context.Background(), stream(docs...), analysis.CountOptions{
		Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Jobs: jobs, Examples: 50,
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func compare(t testing.TB, l *lexicons.Lexicon, p *analysis.Profile) *analysis.Report {
	t.Helper()
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: []*lexicons.Lexicon{l}, Seed: 1, Alpha: 0.05})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// bytesOf is the report as JSON, for comparing reports whole.
func bytesOf(t testing.TB, r *analysis.Report) string {
	t.Helper()
	b, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// parse is a lexicon written in a test.
func parse(t testing.TB, yaml string) *lexicons.Lexicon {
	t.Helper()
	l, err := lexicons.Parse("test.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// rising is a small lexicon for articles written in a test.
const rising = `
lexicon: test
version: 1.0.0
language: en
title: Test
license: Apache-2.0
categories:
  - id: rising
    title: Names for a rising
    kind: choice
    source: made for a test
    note: made for a test
    entries:
      - terms: [mutiny]
      - terms: [revolt]
  - id: hedge
    title: Hedges
    kind: cue
    source: made for a test
    note: made for a test
    entries:
      - terms: [perhaps]
`

// article makes a document of one outlet.
func article(id, outlet, text string) *corpus.Document {
	return &corpus.Document{ID: id, File: id + ".txt", Outlet: outlet, Text: text}
}

// compareDrawn compares articles drawn by rapid, with fewer relabellings than a report
// uses.
func compareDrawn(t *rapid.T, l *lexicons.Lexicon, docs []*corpus.Document) *analysis.Report {
	lexs := []*lexicons.Lexicon{l}
	p, err := analysis.Count(context.Background(), stream(docs...), analysis.CountOptions{
		Lexicons: lexs, Voice: voice.DefaultOptions(), Jobs: 1, Examples: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Seed: 1, Alpha: 0.05, Draws: 99})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// correction finds a correction by its short name.
func correction(t testing.TB, name string) stats.Adjustment {
	t.Helper()
	for _, a := range stats.Adjustments() {
		if a.String() == name {
			return a
		}
	}
	t.Fatalf("there is no correction %q", name)
	return 0
}
