package report

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// TestLongSentencesEnd: the page of an article whose one line holds tens of thousands of quotations
// is written in time that grows with the line, and not with its square.
func TestLongSentencesEnd(t *testing.T) {
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	lexs := []*lexicons.Lexicon{l}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text string }{
		{"one name in quotation marks, again and again", strings.Repeat(`"mutiny" `, 60_000)},
		{"quotations that end nowhere", strings.Repeat("“Yes ”No “", 40_000)},
		{"quotations within quotations", strings.Repeat(`"a `, 150_000)},
		{"sources without a sentence's end", strings.Repeat("according to Maren Holt, ", 20_000)},
	} {
		done := make(chan error, 1)
		go func() {
			doc := &corpus.Document{ID: "1", File: "a.txt", Outlet: "Quay", Text: c.text}
			docs := iter.Seq2[*corpus.Document, error](func(yield func(*corpus.Document, error) bool) { yield(doc, nil) })
			var k Keeper
			p, err := analysis.Count(context.Background(), k.Watch(docs), analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 5})
			if err != nil {
				done <- err
				return
			}
			r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Alpha: .05})
			if err != nil {
				done <- err
				return
			}
			done <- HTML(&bytes.Buffer{}, r, k.Texts(m, voice.DefaultOptions()), DefaultOptions())
		}()
		// Not a measurement: each takes about a second, and took many minutes.
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s: not written in a minute", c.name)
		}
	}
}

// TestPlaces: places counted from the place before are those counted from the beginning, in
// whatever order they come.
func TestPlaces(t *testing.T) {
	text := "A\u202e 😀b\nc\td. É\x1b[31m “x”\n\nLast 😀 line."
	starts := []int32{}
	for i := range text {
		starts = append(starts, int32(i))
	}
	p := &places{text: text}
	for _, from := range []int32{0, starts[6], 0} {
		for _, at := range slices.Concat(starts, []int32{int32(len(text))}, starts[3:5], starts[3:4]) {
			if at < from {
				continue
			}
			if got, want := p.units(from, at), units16(clean(text[from:at])); got != want {
				t.Errorf("between %d and %d are %d units, want %d", from, at, got, want)
			}
			if got, want := p.line(at), 1+strings.Count(text[:at], "\n"); got != want {
				t.Errorf("%d is in line %d, want %d", at, got, want)
			}
		}
	}
}
