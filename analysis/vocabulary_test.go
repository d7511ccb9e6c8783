package analysis

import (
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestCountingWordsAllocatesNothing: once every word of an article is known,
// counting them again costs no allocation.
func TestCountingWordsAllocatesNothing(t *testing.T) {
	m, err := lexicons.Compile(hedges(t)...)
	if err != nil {
		t.Fatal(err)
	}
	p := NewProfile(m, hedges(t), ProfileOptions{})
	annotator := NewAnnotator(m, voice.DefaultOptions())
	a := annotator.Annotate(&corpus.Document{ID: "a", Outlet: "Gazette", Event: "flood", Text: strings.Repeat("The river rose, and nobody in the old town slept. ", 40)})
	o := p.outlet("Gazette")
	c := wordCounter{known: &knownForms{}}
	if n := testing.AllocsPerRun(100, func() { c.count(a, p, 400); c.addEvent(a.Document, c.add(o), &p.words.events) }); n > 0 {
		t.Errorf("counting an article again allocates %g times", n)
	}
	o.words.settle(&c.settler)
	o.words.sort(&c.settler)
	if k := tallyOf(&o.words, p.words.stem("river")).k; k != 101*40 {
		t.Errorf("river was counted %d times, want 40 in each of 101 runs", k)
	}
}

// TestEventsBeyondTheBoundAreDropped whole, in whatever order profiles merge.
func TestEventsBeyondTheBoundAreDropped(t *testing.T) {
	few, many := newEventWords(), newEventWords()
	for i := range maxEvents {
		many.of(string(rune('a' + i)))
	}
	few.of("one more")
	if many.over || few.over {
		t.Fatal("events within the bound were dropped")
	}
	many.merge(&few, nil)
	if !many.over || many.list != nil || many.of("a") != nil {
		t.Error("one event beyond the bound left some counted")
	}
	few.merge(&many, nil)
	if !few.over || few.list != nil {
		t.Error("merging what was dropped left some counted")
	}
}
