package analysis_test

import (
	"fmt"
	"slices"
	"testing"

	"rashomon/corpus"
)

// TestWhatAQuotationIsCarriedWithout: an outlet carries a quotation without some words only
// if its article has them nowhere. What is expected was read off the texts.
func TestWhatAQuotationIsCarriedWithout(t *testing.T) {
	const whole = "“The bridge will stand for a hundred years. Nobody has to fear the river any more,” Mayor Odda Ferring said.\n"
	for _, c := range []struct {
		why, text string
		cut       []string // of the carriers in B
		says      bool     // plain words say what B leaves out
	}{
		{"the end is nowhere", "“The bridge will stand for a hundred years,” Mayor Odda Ferring said.\n", []string{"end"}, true},
		{
			"the end is quoted further down",
			"“The bridge will stand for a hundred years,” Mayor Odda Ferring said.\n\nThe town listened for a long while.\n\n“Nobody has to fear the river any more,” she told a child.\n",
			nil, false,
		},
		{
			"the end is not quoted but there",
			"“The bridge will stand for a hundred years,” Mayor Odda Ferring said.\n\nShe promised that nobody has to fear the river any more.\n",
			nil, false,
		},
		{
			"some of its words are not the words",
			"“The bridge will stand for a hundred years,” Mayor Odda Ferring said. The river is feared no more.\n",
			[]string{"end"}, true,
		},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			var docs []*corpus.Document
			docs = append(docs, article("a", "A", whole), article("b", "B", c.text))
			q := compare(t, l, countWith(t, l, 1, docs...)).Quotations
			var cut []string
			for _, r := range q.Rows {
				for _, k := range r.Carriers {
					if k.Outlet == "B" {
						cut = append(cut, k.Cut...)
					}
				}
			}
			if !slices.Equal(cut, c.cut) {
				t.Errorf("cut at %v, want %v", cut, c.cut)
			}
			const line = "B carries “The bridge will stand for a hundred years” without “Nobody has to fear the river any more”."
			if slices.Contains(q.Reading, line) != c.says {
				t.Errorf("plain words %q, want the sentence: %v", q.Reading, c.says)
			}
		})
	}
}

// TestTheMostWidelyShared: of several passages in as many outlets none is the most widely
// shared one.
func TestTheMostWidelyShared(t *testing.T) {
	const long, short = "The brown ferry to the old harbour sails at dawn on every market day of the year.", "The toll house by the lower bridge burned down last winter."
	for _, c := range []struct {
		why   string
		texts []string // of the outlets A, B, …
		says  string
	}{
		{"one passage", []string{long, long}, "1 passage was found in at least two outlets; the most widely shared, “The brown ferry to the old harbour sails … day of the year”, appears in both outlets."},
		{"two in as many outlets", []string{long + "\n\nIt rained.\n\n" + short, long + "\n\nIt snowed.\n\n" + short},
			"2 passages were found in at least two outlets; the longest of the most widely shared, “The brown ferry to the old harbour sails … day of the year”, appears in both outlets."},
		{"one in more", []string{long + "\n\nIt rained.\n\n" + short, long + "\n\nIt snowed.\n\n" + short, short},
			"2 passages were found in at least two outlets; the most widely shared, “The toll house by the lower bridge burned down last winter”, appears in all three outlets."},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			var docs []*corpus.Document
			for i, s := range c.texts {
				filler := []string{"Nobody in town had heard of a plan, and the council met until late.", "Two men fixed a roof while children sang in the yard behind them.", "Grain prices fell again, which the millers blamed on good weather."}[i]
				docs = append(docs, article(fmt.Sprint(i), string(rune('A'+i)), filler+"\n\n"+s+"\n"))
			}
			if got := compare(t, l, countWith(t, l, 1, docs...)).Shared.Reading; len(got) == 0 || got[0] != c.says {
				t.Errorf("plain words %q, want %q", got, c.says)
			}
		})
	}
}
