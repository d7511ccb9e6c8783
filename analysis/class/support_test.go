package class_test

import (
	"iter"
	"slices"
	"sync"
	"testing"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// made is a Pack with what it was made from.
type made struct {
	*class.Pack
	report *analysis.Report
	texts  []class.Text
}

// A search is lexicons and the matcher that finds them.
type search struct {
	lexicons []*lexicons.Lexicon
	matcher  *lexicons.Matcher
}

func searchFor(l *lexicons.Lexicon, err error) search {
	if err != nil {
		panic(err)
	}
	m, err := lexicons.Compile(l)
	if err != nil {
		panic(err)
	}
	return search{[]*lexicons.Lexicon{l}, m}
}

// shipped is the core lexicon; small is one choice set, for tests that make many packs.
var (
	shipped = sync.OnceValue(func() search { return searchFor(packs.Load(packs.Default)) })
	small   = sync.OnceValue(func() search {
		return searchFor(lexicons.Parse("small.yaml", []byte(`
lexicon: small
version: 1.0.0
language: en
title: Small
license: Apache-2.0
categories:
  - {id: rising, title: Names for a rising, kind: choice, source: a test, note: a test, entries: [{terms: [mutiny]}, {terms: [revolt]}, {terms: [uprising]}]}
`)))
	})
)

// makePack makes a pack of documents.
func makePack(t testing.TB, docs iter.Seq2[*corpus.Document, error], o class.Options, s func() search) made {
	t.Helper()
	lexs, m := s().lexicons, s().matcher
	var kept []*corpus.Document
	watched := func(yield func(*corpus.Document, error) bool) {
		for d, err := range docs {
			if d != nil {
				kept = append(kept, d)
			}
			if !yield(d, err) {
				return
			}
		}
	}
	p, err := analysis.Count(t.Context(), watched, analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 200})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Program: "rashomon", Version: "test", Seed: 1, Alpha: .05, Draws: 99, Sections: class.Sections()})
	if err != nil {
		t.Fatal(err)
	}
	a := analysis.NewAnnotator(m, voice.DefaultOptions())
	var texts []class.Text
	for _, d := range kept {
		texts = append(texts, class.Text{Document: d, Annotation: a.Annotate(d).Annotation(m)})
	}
	pack, err := class.Make(r, texts, o)
	if err != nil {
		t.Fatal(err)
	}
	return made{pack, r, texts}
}

func example(t testing.TB) iter.Seq2[*corpus.Document, error] {
	return corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), sample.FS())
}

func documents(list ...*corpus.Document) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for _, d := range list {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// frames is the shipped coding sheet.
func frames(t testing.TB) *lexicons.Sheet {
	t.Helper()
	l, err := packs.Load("frames-en")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(l.Sheets, func(s lexicons.Sheet) bool { return s.ID == "generic-frames" })
	return &l.Sheets[i]
}
