package analysis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestNothingIsKeptOfLentTexts counts articles whose texts are lent, with many behind
// them that are not counted and are written over them: what was kept of a text would say
// something else then.
func TestNothingIsKeptOfLentTexts(t *testing.T) {
	l := corePack(t)
	var file bytes.Buffer
	out := json.NewEncoder(&file)
	for i := range 40 { // the speakers' names and the words before them are other ones each time
		for _, doc := range example(t) {
			text := strings.ReplaceAll(doc.Text, "said", fmt.Sprintf("said, as Mayor Ann Vell%c%c of Port Row had %d times,", 'a'+i%26, 'a'+i/26, i))
			if err := out.Encode(map[string]string{"id": fmt.Sprint(doc.ID, "-", i), "outlet": doc.Outlet, "title": doc.Title, "text": text}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range 2000 {
		if err := out.Encode(map[string]string{"id": fmt.Sprint(i), "lang": "de", "text": strings.Repeat("xÿ", 1500)}); err != nil {
			t.Fatal(err)
		}
	}
	count := func(lend bool) []byte {
		opts := corpus.DefaultOptions()
		opts.Lend = lend
		p, err := analysis.Count(context.Background(), corpus.DocumentsIn(context.Background(), opts, "articles.jsonl", bytes.NewReader(file.Bytes())), analysis.CountOptions{
			Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Jobs: 2, Examples: analysis.DefaultExamples, CountsOnly: true, Statistics: []string{analysis.Collocations},
		})
		if err != nil {
			t.Fatal(err)
		}
		return encode(t, p)
	}
	want := count(false)
	for range 3 {
		if !bytes.Equal(count(true), want) {
			t.Fatal("a profile of lent texts has other bytes")
		}
	}
}
