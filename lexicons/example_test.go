package lexicons_test

import (
	"fmt"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// A lexicon is parsed and compiled once, shared, and scanned with one Scanner per worker.
// Every hit has its byte offsets; the reading knows in whose voice they are.
func Example() {
	lexicon, err := lexicons.Parse("harbour.yaml", []byte(`
lexicon: harbour-en
language: en
categories:
  - id: names
    kind: choice
    entries:
      - {option: mutiny, terms: [mutiny, mutinous]}
      - {option: regime, terms: [regime], except: [regime change]}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	matcher, err := lexicons.Compile(lexicon)
	if err != nil {
		fmt.Println(err)
		return
	}
	article := &corpus.Document{Text: "The mutiny at the harbour was over by noon.\n\nThe port captain said: “This was no mutiny, and nobody here wants regime change.”\n"}
	var reading voice.Reading
	voice.NewReader(voice.DefaultOptions()).Read(article, &reading)
	for _, h := range matcher.Scanner(reading.Vocabulary).Scan(nil, &reading) {
		fmt.Printf("%d %s, %s: negated %t, blocked %q\n", h.Start, h.Of(article.Text), reading.Voices[h.First], h.Negated, h.Reason)
	}
	// Output:
	// 4 mutiny, own: negated false, blocked ""
	// 83 mutiny, quote: negated true, blocked ""
	// 113 regime, quote: negated true, blocked "except"
}
