package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// soldiersOnly knows one of the names that the example's outlets exchange.
func soldiersOnly(t *testing.T) *lexicons.Lexicon {
	t.Helper()
	l, err := lexicons.Parse("s.yaml", []byte("lexicon: s\nlanguage: en\ncategories:\n  - id: men\n    kind: choice\n    entries: [soldier, mutiny]\n"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func find(list []analysis.Suggestion, word string) *analysis.Suggestion {
	if i := slices.IndexFunc(list, func(s analysis.Suggestion) bool { return s.Word == word }); i >= 0 {
		return &list[i]
	}
	return nil
}

// TestSuggestions: the example's Pell Ledger has "troops" where others have "soldiers"
// in one paragraph that they share.
func TestSuggestions(t *testing.T) {
	l := soldiersOnly(t)
	docs := example(t)
	r := compare(t, l, countWith(t, l, 0, docs...))
	m, err := lexicons.Compile(l)
	if err != nil {
		t.Fatal(err)
	}
	exchanged := analysis.Exchanged(r, m)
	troops := find(exchanged, "troops")
	if troops == nil || troops.Near != "men" || !slices.Equal(troops.Outlets, []string{"The Pell Ledger"}) || len(troops.Evidence) == 0 {
		t.Fatalf("troops, which stand where others have soldiers, are suggested as %+v", troops)
	}
	if !strings.Contains(troops.Reasons[0], "“soldiers”") || exchanged[0].Near == "" {
		t.Errorf("the reason %q does not name soldiers, or words near no known name come first", troops.Reasons)
	}
	if find(exchanged, "soldiers") != nil {
		t.Error("a known name is suggested")
	}

	s, a := analysis.NewSuggester(m), analysis.NewAnnotator(m, voice.DefaultOptions())
	for _, pass := range []func(*analysis.Article){s.Learn, s.Look} {
		for _, d := range docs {
			pass(a.Annotate(d))
		}
	}
	beside := s.Suggestions()
	for _, x := range beside {
		if x.Near != "men" || x.Hits < 1 || len(x.Evidence) == 0 || strings.HasPrefix(x.Word, "soldier") || strings.HasPrefix(x.Word, "mutin") {
			t.Errorf("suggested beside known names: %+v", x)
		}
	}
	apart := analysis.Apart(r, m, 3)
	for _, o := range outletsOf(r) {
		n := 0
		for _, x := range apart {
			if x.Outlets[0] == o {
				n++
			}
		}
		if n > 3 {
			t.Errorf("%d words of %s, want at most 3", n, o)
		}
	}
	if len(apart) == 0 {
		t.Error("no word sets any outlet apart")
	}
}

func outletsOf(r *analysis.Report) (names []string) {
	for _, o := range r.Corpus.Outlets {
		names = append(names, o.Outlet)
	}
	return names
}

func TestTrial(t *testing.T) {
	tried := &lexicons.Lexicon{Name: "tried", Language: "en"}
	for _, term := range []string{"soldier", "troops", "no limits"} {
		tried.Categories = append(tried.Categories, lexicons.Category{ID: term, Entries: []lexicons.Entry{{Option: term, Terms: []string{term}}}})
	}
	m, err := lexicons.Compile(tried, soldiersOnly(t))
	if err != nil {
		t.Fatal(err)
	}
	trial := analysis.NewTrial(m, 3, 2)
	a := analysis.NewAnnotator(m, voice.DefaultOptions())
	for _, d := range example(t) {
		trial.Add(a.Annotate(d))
	}
	// Counts from the notes that come with the example; those of soldier over all outlets.
	for i, want := range []struct {
		wording, quoted int64
		covered, lines  int
	}{{20, 2, 22, 2}, {5, 0, 0, 2}, {0, 6, 0, 2}} {
		got := trial.Terms[i]
		if got.Places.Wording() != want.wording || got.Places.Quoted() != want.quoted || got.Covered != want.covered || len(got.Lines) != want.lines {
			t.Errorf("%s: %d and %d hits, %d covered, %d lines; want %+v", got.Term, got.Places.Wording(), got.Places.Quoted(), got.Covered, len(got.Lines), want)
		}
	}
	if trial.Articles != 20 || trial.Terms[0].By[0] != "men/soldier" {
		t.Errorf("%d articles, covered by %q", trial.Articles, trial.Terms[0].By)
	}
}
