package report

import (
	"testing"

	"rashomon/analysis"
)

// TestVoicePhrase: who speaks, in the words that are shown with a sentence.
func TestVoicePhrase(t *testing.T) {
	for _, c := range []struct {
		why  string
		of   analysis.Evidence
		want string
	}{
		{"the words around a quotation, whose source is not known", analysis.Evidence{Voice: "cue"}, "introducing a source"},
		{"and where it is: no source of the source", analysis.Evidence{Voice: "cue", Speaker: "the ministry", Verb: "say"}, "introducing the ministry (“say”)"},
		{"a verb is told from the words around it", analysis.Evidence{Voice: "quote", Speaker: "the ministry", Verb: "according to", Negated: true}, "quotation of the ministry (“according to”), negated"},
		{"an own voice is nobody else's, though a source stands near", analysis.Evidence{Voice: "own", Speaker: "Brenna Solveth", Verb: "for"}, "own voice, perhaps words of Brenna Solveth (“for”)"},
	} {
		if got := voicePhrase(c.of); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestPageTitle: only outlets that cover the same events are said to have told the
// same.
func TestPageTitle(t *testing.T) {
	outlets := []analysis.OutletSummary{{Outlet: "A", Events: 2}, {Outlet: "B", Events: 2}}
	for _, c := range []struct {
		why     string
		outlets []analysis.OutletSummary
		events  []string // of the articles
		want    string
	}{
		{"one event", outlets, []string{"rising", "rising"}, "How two outlets told the same event"},
		{"two events that both tell", outlets, []string{"rising", "rising", "visit", "visit"}, "How two outlets told the same events"},
		{"two events of which one tells one", []analysis.OutletSummary{{Outlet: "A", Events: 2}, {Outlet: "B", Events: 1}}, []string{"rising", "rising", "visit"}, "How two outlets told two events"},
		{"no event is named", outlets, []string{"", ""}, "How two outlets told the news"},
		{"some articles name none", outlets, []string{"rising", "", "rising"}, "How two outlets told the news"},
		{"too many articles to list", outlets, nil, "How two outlets told the news"},
		{"nobody to compare with", outlets[:1], []string{"rising"}, "How one outlet told it"},
	} {
		r := &analysis.Report{Corpus: analysis.Corpus{Outlets: c.outlets}}
		for _, e := range c.events {
			r.Corpus.Articles = append(r.Corpus.Articles, analysis.ArticleSummary{Event: e})
		}
		if got := pageTitle(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestTheStarSaysWhatItAsksFor: an outlet's q below the level has no star if the test
// over all outlets shows no difference.
func TestTheStarSaysWhatItAsksFor(t *testing.T) {
	f := footnotes{alpha: 0.05}
	bare, star := &analysis.Test{Q: 0.03}, &analysis.Test{Q: 0.04, Differs: true}
	f.test(bare, star)
	if got := qCell(bare) + " " + qCell(star); got != "0.030 0.040*" {
		t.Errorf("the cells are %q", got)
	}
	if got, want := f.text(), "* q is at most 0.05, here and in the test over all outlets."; got != want {
		t.Errorf("the footnote is %q, want %q", got, want)
	}
}

func TestOfEach(t *testing.T) {
	for _, c := range []struct {
		why   string
		names []string
		want  string
	}{
		{"one", []string{"a"}, "of a"},
		{"two", []string{"a", "b"}, "of a and of b"},
		{"a list", []string{"a", "b", "c"}, "of a, of b and of c"},
	} {
		if got := ofEach(c.names); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestMoreSentencesAreThoseThatThereAre: the sentences said to be elsewhere are there.
func TestMoreSentencesAreThoseThatThereAre(t *testing.T) {
	word := analysis.DistinctiveWord{Word: "ferry", Count: 40, Evidence: make([]analysis.Evidence, 3)}
	e := wordEvidence([]analysis.DistinctiveWord{word, word}, Options{Evidence: 4})
	if len(e.items) != 4 || e.more != 2 || e.hint != "--format json" {
		t.Errorf("%d sentences, %d more with %s; want 4 and the other 2 of the six that are kept", len(e.items), e.more, e.hint)
	}
}
