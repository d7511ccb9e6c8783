package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestSamplingHangsOnNoOrder: any order of the articles draws the same hits, a smaller
// draw is the beginning of a larger one, and dropping an entry leaves the other hits as
// they were.
func TestSamplingHangsOnNoOrder(t *testing.T) {
	var docs []*corpus.Document
	for i := range 40 {
		docs = append(docs, &corpus.Document{ID: fmt.Sprint("a", i), File: fmt.Sprint(i, ".txt"), Outlet: "Tessel Wire",
			Text: fmt.Sprintf("A headline\n\nPier %d saw the tide. Quay %d saw an ebb. The same tide is everywhere.\n", i, i%7)})
	}
	draw := func(docs []*corpus.Document, n int, terms ...string) []analysis.DrawnHit {
		t.Helper()
		lex := &lexicons.Lexicon{Name: "t", Language: "en", Categories: []lexicons.Category{{ID: "c"}}}
		for _, term := range terms {
			lex.Categories[0].Entries = append(lex.Categories[0].Entries, lexicons.Entry{Option: term, Terms: []string{term}})
		}
		m, err := lexicons.Compile(lex)
		if err != nil {
			t.Fatal(err)
		}
		s, a := analysis.NewSampling(m, analysis.SamplingOptions{Number: n, Seed: 5}), analysis.NewAnnotator(m, voice.DefaultOptions())
		for _, d := range docs {
			s.Add(a.Annotate(d))
		}
		return s.Draws()[0].Lines
	}
	want := draw(docs, 12, "tide", "ebb")
	if len(want) != 12 {
		t.Fatalf("%d hits drawn, want 12", len(want))
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		shuffled := slices.Clone(docs)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := draw(shuffled, 12, "tide", "ebb"); !slices.Equal(got, want) {
			t.Fatalf("another order draws\n%v\nfor\n%v", got, want)
		}
	}
	if got := draw(docs, 5, "tide", "ebb"); !slices.Equal(got, want[:5]) {
		t.Errorf("five are not the first of twelve: %v", got)
	}
	var tides []string
	for _, l := range want {
		if l.Option == "tide" {
			tides = append(tides, l.Key)
		}
	}
	var without []string
	for _, l := range draw(docs, 12, "tide") {
		without = append(without, l.Key)
	}
	if len(tides) == 0 || !slices.Equal(without[:len(tides)], tides) {
		t.Errorf("without the other entry the hits are %q, with it %q", without, tides)
	}
	// A passage that several articles print word for word is one hit.
	copies := append(slices.Clone(docs), docs[:10]...)
	if got := draw(copies, 1000, "tide", "ebb"); !slices.Equal(got, draw(docs, 1000, "tide", "ebb")) {
		t.Errorf("%d hits drawn of articles some of which stand twice, %d without the copies", len(got), len(draw(docs, 1000, "tide", "ebb")))
	}
}
