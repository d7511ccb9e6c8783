package report_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing/fstest"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// The examples of this file are a tutorial of the library, in this order: read a
// folder, annotate an article, count and merge, compare and render; then a
// reader, a section and a matcher of your own. quay is the folder they read.
var quay = fstest.MapFS{
	"corpus.csv": {Data: []byte("file,outlet,event\npost.txt,The Quay Post,strike\nferry.txt,Ferry Times,strike\nempty.txt,Ferry Times,strike\n")},
	"post.txt":   {Data: []byte("Dockers end mutiny on the quay\n\nThe mutiny ended on Friday, the harbour master said.\n\nHe called it “a sad affair”.\n")},
	"ferry.txt":  {Data: []byte("The revolt on the quay ended on Friday.\n\n“This was a mutiny and nothing else,” the harbour master said.\n")},
	"empty.txt":  {Data: []byte("\n")},
}

// naming is the lexicon they look for.
const naming = `
lexicon: quay
version: 1.0.0
language: en
title: Names for the affair on the quay
source: Entman 1993
note: Which name was chosen, not what happened.
categories:
  - id: affair
    title: Names for the affair
    kind: choice
    entries: [mutiny, revolt, {option: strike, terms: [strike, walkout]}]
`

func quayLexicon() *lexicons.Lexicon {
	l, err := lexicons.Parse("quay.yaml", []byte(naming))
	if err != nil {
		panic(err)
	}
	return l
}

// Reading a folder: articles come one by one, with what the manifest says about
// them; what cannot be read comes as a fault and does not end the reading.
func Example_readAFolder() {
	for doc, err := range corpus.DocumentsFS(context.Background(), corpus.DefaultOptions(), quay) {
		if err != nil {
			fmt.Println("not read:", err)
			continue
		}
		fmt.Printf("%s: %s, %d bytes\n", doc.Outlet, doc.File, len(doc.Text))
	}
	// Output:
	// The Quay Post: post.txt, 119 bytes
	// Ferry Times: ferry.txt, 108 bytes
	// not read: empty.txt: the article is empty; it was skipped; remove it or fill it in
}

// Annotating one article: who speaks, and which terms of the lexicon occur where. An
// offset is a byte of the article's text.
func Example_annotateAnArticle() {
	matcher, err := lexicons.Compile(quayLexicon())
	if err != nil {
		fmt.Println(err)
		return
	}
	annotator := analysis.NewAnnotator(matcher, voice.DefaultOptions())
	article := annotator.Annotate(&corpus.Document{
		ID: "ferry", Text: "The revolt ended on Friday.\n\n“This was a mutiny,” the harbour master said.\n",
	})
	for _, h := range article.Hits {
		fmt.Printf("%d %s: %s\n", h.Start, h.Of(article.Document.Text), article.PlaceOf(h))
	}
	// Output:
	// 4 revolt: own
	// 43 mutiny: quote
}

// Counting and merging: a profile of each part of the articles, on any machine,
// in any order, makes the same profile as all of them at once.
func Example_countAndMerge() {
	opts := analysis.CountOptions{Lexicons: []*lexicons.Lexicon{quayLexicon()}, Voice: voice.DefaultOptions(), Examples: 10}
	var whole *analysis.Profile
	for _, file := range []string{"ferry.txt", "post.txt"} {
		part := fstest.MapFS{"corpus.csv": quay["corpus.csv"], file: quay[file]}
		p, err := analysis.Count(context.Background(), corpus.DocumentsFS(context.Background(), corpus.DefaultOptions(), part, file), opts)
		if err != nil {
			fmt.Println(err)
			return
		}
		if whole == nil {
			whole = p
		} else if err := whole.Merge(p); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println(whole.Articles(), "articles of", whole.Outlets())
	// Output: 2 articles of [Ferry Times The Quay Post]
}

// Comparing and rendering: a Report has every number, caution and sentence; the
// functions of this package lay it out and compute nothing. The ‡ is a caution
// of the Report: one passage of an only article drives the figure.
func Example_compareAndRender() {
	r, err := quayReport()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range r.Naming[0].Names {
		for _, o := range n.Outlets {
			fmt.Printf("%s in %s: %d in its wording, %d quoted\n", n.Option, o.Outlet, o.Wording, o.Quoted)
		}
	}
	fmt.Println()
	o := report.DefaultOptions()
	o.Only, o.Evidence = []string{analysis.SectionNaming}, 0
	var table strings.Builder
	if err := report.Markdown(&table, r, o); err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(table.String()) {
		if strings.HasPrefix(line, "| mutiny") || strings.HasPrefix(line, "| revolt") {
			fmt.Print(line)
		}
	}
	// Output:
	// mutiny in Ferry Times: 0 in its wording, 1 quoted
	// mutiny in The Quay Post: 2 in its wording, 0 quoted
	// revolt in Ferry Times: 1 in its wording, 0 quoted
	// revolt in The Quay Post: 0 in its wording, 0 quoted
	//
	// | mutiny | “1” | 2‡ |
	// | revolt | 1 | · |
}

func quayReport() (*analysis.Report, error) {
	lexs := []*lexicons.Lexicon{quayLexicon()}
	ctx := context.Background()
	p, err := analysis.Count(ctx, corpus.DocumentsFS(ctx, corpus.DefaultOptions(), quay),
		analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 10})
	if err != nil {
		return nil, err
	}
	return analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Seed: 1, Alpha: 0.05})
}

// A reader of your own is a function that yields Documents: from a database,
// an archive, another program.
func Example_yourOwnReader() {
	cards := "The Quay Post\tThe mutiny is over.\nFerry Times\tThe revolt is over.\n"
	read := func() iter.Seq2[*corpus.Document, error] {
		return func(yield func(*corpus.Document, error) bool) {
			line := 0
			for card := range strings.Lines(cards) {
				line++
				outlet, text, _ := strings.Cut(card, "\t")
				doc := &corpus.Document{ID: fmt.Sprint("card-", line), File: "cards.tsv", Line: line, Outlet: outlet, Text: text}
				if !yield(doc, nil) {
					return
				}
			}
		}
	}
	p, err := analysis.Count(context.Background(), read(), analysis.CountOptions{
		Lexicons: []*lexicons.Lexicon{quayLexicon()}, Voice: voice.DefaultOptions(),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Outlets())
	// Output: [Ferry Times The Quay Post]
}

// A section of your own reads the Report and writes what it wants to say, with
// the sentences behind it.
func Example_yourOwnSection() {
	r, err := quayReport()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("Names that one outlet writes and another only quotes")
	for _, n := range r.Naming[0].Names {
		var writes, quotes []string
		for _, o := range n.Outlets {
			switch {
			case o.Wording > 0:
				writes = append(writes, o.Outlet)
			case o.Quoted > 0:
				quotes = append(quotes, o.Outlet)
			}
		}
		if len(writes) == 0 || len(quotes) == 0 {
			continue
		}
		fmt.Printf("%s: written by %s, quoted by %s\n", n.Option, strings.Join(writes, ", "), strings.Join(quotes, ", "))
		for _, e := range n.Evidence {
			fmt.Printf("  %s:%d (%s) %s\n", e.File, e.Line, e.Voice, e.Sentence)
		}
	}
	// Output:
	// Names that one outlet writes and another only quotes
	// mutiny: written by The Quay Post, quoted by Ferry Times
	//   ferry.txt:3 (quote) “This was a mutiny and nothing else,” the harbour master said.
	//   post.txt:1 (headline) Dockers end mutiny on the quay
	//   post.txt:3 (indirect) The mutiny ended on Friday, the harbour master said.
}

// A matcher of your own walks over the tokens of a Reading, which knows whose
// word each of them is. This one finds figures.
func Example_yourOwnMatcher() {
	var reading voice.Reading
	reader := voice.NewReader(voice.DefaultOptions())
	reader.Read(&corpus.Document{Text: "Police counted 200 dockers.\n\n“We were 5000,” the union said.\n"}, &reading)
	for i, token := range reading.Tokens {
		if word := token.Of(reading.Document.Text); strings.Trim(word, "0123456789") == "" {
			fmt.Printf("%s: %s\n", word, reading.Voices[i])
		}
	}
	// Output:
	// 200: own
	// 5000: quote
}
