package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
)

// told makes an article of an outlet on an event, with filler that both outlets
// share.
func told(outlet, event string, n int, words ...string) *corpus.Document {
	filler := strings.Repeat("The boats went down the river and the people of the town looked on. ", 12)
	d := article(fmt.Sprintf("%s-%s-%d", outlet, event, n), outlet, filler+strings.Join(words, " "))
	d.Event = event
	return d
}

// TestDistinctiveTellsWordsApart: among the words that stand out in the Gazette, one is
// its wording, one is a name, one belongs to an event it reports more often, and one
// occurs in a single article.
func TestDistinctiveTellsWordsApart(t *testing.T) {
	const (
		regime  = "Nobody asked the regime about that. The regimes fell silent."
		name    = "It was said that Tammask had come. They saw that Tammask was old."
		harvest = "The harvest failed again. A harvest like that is rare."
		zebra   = "A zebra. One zebra more. Any zebra. No zebra. The zebra. Some zebra."
	)
	docs := []*corpus.Document{
		told("Gazette", "flood", 0, regime, name),
		told("Gazette", "drought", 1, regime, name, harvest),
		told("Gazette", "drought", 2, regime, name, harvest),
		told("Gazette", "drought", 3, regime, name, harvest, zebra),
		told("Herald", "flood", 0), told("Herald", "flood", 1), told("Herald", "flood", 2),
		told("Herald", "drought", 3, harvest),
	}
	l := parse(t, rising)
	d := compare(t, l, countWith(t, l, 2, docs...)).Distinctive[0]
	if d.Outlet != "Gazette" || !d.ToldApart {
		t.Fatalf("the first list is of %s, told apart %v", d.Outlet, d.ToldApart)
	}
	for _, c := range []struct {
		why  string
		list []analysis.DistinctiveWord
		want string
	}{
		{"in every article of one outlet alone", d.Wording, "regime"},
		{"with a capital inside sentences", d.Names, "Tammask"},
		{"as often as the event calls for, in both outlets", d.Topics, "harvest"},
		{"in one article alone", d.Single, "zebra"},
	} {
		i := slices.IndexFunc(c.list, func(w analysis.DistinctiveWord) bool { return w.Word == c.want })
		if i < 0 {
			t.Errorf("%q, %s, is not where it belongs: %+v", c.want, c.why, c.list)
			continue
		}
		if len(c.list[i].Evidence) == 0 || !strings.Contains(strings.ToLower(c.list[i].Evidence[0].Sentence), strings.ToLower(c.want)) {
			t.Errorf("%q has no sentence of its own: %+v", c.want, c.list[i].Evidence)
		}
	}
	w := d.Wording[slices.IndexFunc(d.Wording, func(w analysis.DistinctiveWord) bool { return w.Word == "regime" })]
	if w.Count != 8 || w.Articles != 4 || w.OfArticles != 4 || w.ReferenceCount != 0 || len(w.Forms) != 2 {
		t.Errorf("regime is %+v, want 8 in 4 of 4 articles, none elsewhere, in two spellings", w)
	}
	if e := w.Evidence[0]; docs[0].Text[e.Start:e.End] != "regime" {
		t.Errorf("the first sentence's place holds %q", docs[0].Text[e.Start:e.End])
	}
}

// TestDistinctiveSpeaksOfTheOutletsWording: words inside quotation marks are the
// source's and set no outlet apart.
func TestDistinctiveSpeaksOfTheOutletsWording(t *testing.T) {
	l := parse(t, rising)
	quoted := "“We saw the wombat, and the wombat saw us, and every wombat fled,” said the mayor."
	r := compare(t, l, countWith(t, l, 1, told("Gazette", "a", 0, quoted), told("Herald", "a", 0)))
	for _, d := range r.Distinctive {
		for _, w := range append(append(d.Wording, d.Names...), d.Single...) {
			if w.Stem == "wombat" {
				t.Errorf("%s is set apart by a word it quotes: %+v", d.Outlet, w)
			}
		}
	}
}

// TestDistinctiveListsWhatLiesBeyondItsArticles: if there are intervals, a word is
// listed if it sets an outlet apart by more than its articles differ among themselves,
// and no word is listed if its interval contains 0, however high its rank. If the
// others do not have the word, the number of articles that have it decides: 7 of 10
// against none of 10 come by chance in 1 of 646 drawings, 3 of 10 in 1 of 10.
func TestDistinctiveListsWhatLiesBeyondItsArticles(t *testing.T) {
	l := parse(t, rising)
	var docs []*corpus.Document
	for i := range 10 {
		a, b := "The boats went down the river.", "The boats went down the river."
		a += strings.Repeat(" A ledger.", 6)
		b += " A ledger." + strings.Repeat(" A boat.", 5)
		if i < 7 {
			a += " A parish."
		}
		if i < 3 {
			a += strings.Repeat(" A lantern.", 4) + " A quay."
		}
		if i < 2 {
			b += strings.Repeat(" A lantern.", 2)
		}
		docs = append(docs, article(fmt.Sprint("g", i), "Gazette", a), article(fmt.Sprint("h", i), "Herald", b))
	}
	r := compare(t, l, countWith(t, l, 2, docs...))
	d := r.Distinctive[0]
	var listed []string
	for _, w := range d.Wording {
		listed = append(listed, w.Word)
		if w.Interval != nil && w.Interval.Lo <= 0 {
			t.Errorf("%q is listed with the interval %+v", w.Word, w.Interval)
		}
	}
	slices.Sort(listed)
	if !slices.Equal(listed, []string{"ledger", "parish"}) || d.Passed != 2 {
		t.Errorf("%q are listed and %d passed over, want ledger and parish, and lantern and quay passed over", listed, d.Passed)
	}
	// The Herald has no word that the Gazette's articles do not have as often.
	if d := r.Distinctive[1]; len(d.Wording) > 0 && d.Wording[0].Interval == nil {
		t.Errorf("the Herald has %+v", d.Wording)
	}
}
