package analysis_test

import (
	"slices"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus/sample"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestReportFindsWhatIsPlanted checks the report on the embedded example against the
// notes that come with it: how often each outlet uses a term, in its wording and in
// quotations.
func TestReportFindsWhatIsPlanted(t *testing.T) {
	l := corePack(t)
	r := compare(t, l, countWith(t, l, 0, example(t)...))
	counts := map[[2]string]map[string]analysis.NameCount{} // by category and option, then outlet
	note := func(category string, names []analysis.Name) {
		for _, n := range names {
			key := [2]string{category, n.Option}
			counts[key] = map[string]analysis.NameCount{}
			for _, o := range n.Outlets {
				counts[key][o.Outlet] = o
			}
		}
	}
	for _, c := range r.Naming {
		note(c.Category.ID, c.Names)
	}
	for _, c := range r.Cues {
		note(c.Category.ID, c.Entries)
	}
	items, err := sample.Planted()
	if err != nil {
		t.Fatal(err)
	}
	homes := homesOf(t, l)
	checked := 0
	for _, item := range items {
		for _, e := range item.Expect {
			home, ok := homes[e.Term]
			if !ok {
				t.Errorf("%s: %q is no option of the pack", item.ID, e.Term)
				continue
			}
			got := counts[[2]string{home, e.Term}][e.Outlet] // zero when the report has none
			checked++
			wording := int64(e.Headline + e.Caption + e.Own + e.Cue + e.Indirect)
			quoted := int64(e.Fragment + e.Quote)
			if got.Wording != wording || got.Quoted != quoted || got.Negated != int64(e.Negated) {
				t.Errorf("%s: %s has %q %d times in its wording, %d in quotations, %d negated; planted are %d, %d and %d",
					item.ID, e.Outlet, e.Term, got.Wording, got.Quoted, got.Negated, wording, quoted, e.Negated)
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d planted counts could be looked up in the report", checked)
	}
}

// homesOf says in which category of l each term of the notes is an option: the one for
// the kind of term that the notes give, otherwise the first.
func homesOf(t *testing.T, l *lexicons.Lexicon) map[string]string {
	t.Helper()
	kinds := map[string]string{
		"event": "armed-challenge", "legitimacy": "legitimacy", "combatant": "combatants", "war": "war-naming",
		"relationship": "relationship", "title": "leaders", "hedge": "hedges",
	}
	hits, err := sample.Hits()
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]string{}
	for _, h := range hits {
		wanted[h.Term] = kinds[h.Category]
	}
	homes := map[string]string{}
	for _, c := range l.Categories {
		for _, e := range c.Entries {
			if _, known := homes[e.Option]; !known || wanted[e.Option] == c.ID {
				homes[e.Option] = c.ID
			}
		}
	}
	return homes
}

// TestVoicesOfTheExample checks the voice of every framing term of the example against
// the annotation by hand. The floor is a little below the current result, so that a
// change that costs accuracy is seen.
func TestVoicesOfTheExample(t *testing.T) {
	hits, err := sample.Hits()
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(corePack(t))
	if err != nil {
		t.Fatal(err)
	}
	a := analysis.NewAnnotator(m, voice.DefaultOptions())
	right, all := 0, 0
	for _, doc := range example(t) {
		article := a.Annotate(doc)
		for _, h := range hits {
			if h.File != doc.File || h.Zone != "body" {
				continue
			}
			i := slices.IndexFunc(article.Tokens, func(tok text.Token) bool {
				return tok.Span.Contains(text.Span{Start: int32(h.Start), End: int32(h.Start) + 1})
			})
			all++
			if got := article.Voices[i].String(); speaks(got) == speaks(h.Voice) || speaks(got) == speaks(h.VoiceAlt) {
				right++
			} else {
				t.Logf("%s:%d %q is %s, annotated %s", h.File, h.Start, h.Text, got, h.Voice)
			}
		}
	}
	t.Logf("%d of %d framing terms have the annotated voice", right, all)
	if right*100 < 93*all {
		t.Errorf("%d of %d framing terms have the annotated voice, want 93 %%", right, all)
	}
}

// speaks joins the two voices in which the outlet speaks for itself: where a cue ends
// and its own voice goes on is a matter of taste, and the report separates both from
// reported speech and quotations.
func speaks(voice string) string {
	if voice == "cue" {
		return "own"
	}
	return voice
}
