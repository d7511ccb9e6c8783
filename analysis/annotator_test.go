package analysis_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestAnnotatorsThatShareReadAlike: what workers learn about spellings together,
// concurrently, is what each would have learnt alone.
func TestAnnotatorsThatShareReadAlike(t *testing.T) {
	m, err := lexicons.Compile(corePack(t))
	if err != nil {
		t.Fatal(err)
	}
	docs := example(t)
	told := func(a *analysis.Annotator, i int) string {
		b, err := json.Marshal(a.Annotate(docs[i]).Annotation(m))
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	want := make([]string, len(docs))
	for i := range docs {
		want[i] = told(analysis.NewAnnotator(m, voice.DefaultOptions()), i)
	}
	first := analysis.NewAnnotator(m, voice.DefaultOptions())
	var workers sync.WaitGroup
	for w := range 4 {
		a := first.Another()
		workers.Go(func() {
			order := make([]int, len(docs))
			for i := range order {
				order[i] = (i + w*len(docs)/4) % len(docs)
			}
			if w%2 == 1 {
				slices.Reverse(order)
			}
			for _, i := range order {
				if got := told(a, i); got != want[i] {
					t.Errorf("worker %d reads %s otherwise than alone", w, docs[i].ID)
				}
			}
		})
	}
	workers.Wait()
}
