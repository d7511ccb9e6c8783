package analysis

import (
	"fmt"
	"maps"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestWordsByEvent: they are those of all articles, whether an outlet's were held
// together until the end, until an article on another event, or until they were flushed
// midway.
func TestWordsByEvent(t *testing.T) {
	m, err := lexicons.Compile(hedges(t)...)
	if err != nil {
		t.Fatal(err)
	}
	type article struct{ outlet, event string }
	for name, articles := range map[string][]article{
		"one event":        {{"Gazette", "flood"}, {"Herald", "flood"}, {"Gazette", "flood"}},
		"no events":        {{"Gazette", ""}, {"Herald", ""}, {"Gazette", ""}},
		"another later":    {{"Gazette", "flood"}, {"Gazette", "flood"}, {"Gazette", "vote"}, {"Gazette", "flood"}, {"Herald", "vote"}},
		"an event each":    {{"Gazette", "flood"}, {"Herald", "vote"}, {"Gazette", "flood"}, {"Herald", "vote"}},
		"none and another": {{"Gazette", ""}, {"Gazette", "vote"}, {"Herald", "vote"}, {"Herald", ""}},
	} {
		for flushed := range len(articles) { // after that many articles, and at the end
			p := NewProfile(m, hedges(t), ProfileOptions{CountsOnly: true})
			c := NewCounter(NewAnnotator(m, voice.DefaultOptions()), m, p)
			words, outlets := map[string]int64{}, map[string]map[string]int64{}
			for i, a := range articles {
				if i == flushed {
					c.Flush()
				}
				c.Add(&corpus.Document{ID: fmt.Sprint(i), Outlet: a.outlet, Event: a.event, Text: "The river rose. The river fell."})
				words[a.event] += 6
				if outlets[a.event] == nil {
					outlets[a.event] = map[string]int64{}
				}
				outlets[a.event][a.outlet] += 6
			}
			c.Flush()
			c.Flush() // adds nothing
			list := p.words.events.list
			if len(list) != len(words) {
				t.Errorf("%s: %d events, want %d", name, len(list), len(words))
				continue
			}
			for event, n := range words {
				e := list[event]
				if e.words != n || e.count(p.words.stem("river")) != n/3 || !maps.Equal(e.outlets, outlets[event]) {
					t.Errorf("%s, flushed behind %d: %q has %d words, %d times river and %v, want %d words of %v, a third of them river",
						name, flushed, event, e.words, e.count(p.words.stem("river")), e.outlets, n, outlets[event])
				}
			}
		}
	}
}
