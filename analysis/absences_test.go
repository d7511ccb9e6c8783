package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
)

// TestAbsencesOfNames: a name is called not found only if neither its words nor, of a
// person, the last name are in the outlet's articles. What is expected was read off the
// texts.
func TestAbsencesOfNames(t *testing.T) {
	for _, c := range []struct {
		why   string
		a, b  string   // texts of the outlets A and B
		names []string // of A: how its row says B stands to it
		only  string   // what the plain words say that A alone names
	}{
		{
			"a person whom the other does not name",
			"Mayor Odda Ferring spoke. The crowd saw Odda Ferring leave.", "The crowd went home, and nobody spoke.",
			[]string{"Odda Ferring: not found"}, "Odda Ferring",
		},
		{
			"a middle initial is house style",
			"Mayor Odda K. Ferring spoke. The crowd saw Odda K. Ferring leave.", "Mayor Odda Ferring spoke.",
			[]string{"Odda K. Ferring: found"}, "",
		},
		{
			"the name goes on after its initial",
			"The crowd saw Mayor Odda K. Ferring leave.", "The crowd went home.",
			[]string{"Odda K. Ferring: not found"}, "Odda K. Ferring",
		},
		{
			"a courtesy is no part of a name",
			"The crowd saw Mr. Ferring leave, and Mr. Ferring waved.", "The crowd saw Ferring leave.",
			[]string{"Ferring: found"}, "",
		},
		{
			"an abbreviated title is a title",
			"The crowd saw Sen. Odda Ferring leave.", "The crowd saw Senator Odda Ferring leave.",
			[]string{"Odda Ferring: found"}, "",
		},
		{
			"the full stops of an acronym are house style",
			"It was told to the K.R.B. on Monday.", "It was told to the KRB on Monday.",
			[]string{"K.R.B: found"}, "",
		},
		{
			"also of an acronym that the gazetteer knows",
			"It was told to the F.B.I. on Monday.", "It was told to the FBI on Monday.",
			[]string{"FBI: found"}, "",
		},
		{
			"two people of one last name: it is there, and whose it is remains open",
			"The crowd saw Mayor Ferring leave.",
			"The crowd saw Mayor Odda Ferring and Doctor Wil Ferring. Odda Ferring left, and Wil Ferring stayed.",
			[]string{"Ferring: doubtful"}, "",
		},
		{
			"a relative of that name",
			"The crowd saw Mayor Odda Ferring leave.", "The crowd saw Doctor Wil Ferring leave, and Ferring waved.",
			[]string{"Odda Ferring: not found"}, "Odda Ferring",
		},
		{
			"a given name that is written otherwise",
			"The crowd saw Mayor Odd Ferring leave.", "The crowd saw Mayor Odda Ferring leave.",
			[]string{"Odd Ferring: doubtful"}, "",
		},
		{
			"one of two given names",
			"The crowd saw Mayor Wil Odda Ferring leave.", "The crowd saw Mayor Odd Ferring leave.",
			[]string{"Wil Odda Ferring: doubtful"}, "",
		},
		{
			"a last name that is also a plain word: that word is not the name",
			"The crowd saw Mayor Odda Rice leave.", "The crowd ate rice.",
			[]string{"Odda Rice: not found"}, "Odda Rice",
		},
		{
			"an organisation as part of a longer name",
			"They met the Harbour Party in town.", "They met the Harbour Party Youth in town.",
			[]string{"Harbour Party: doubtful"}, "",
		},
		{
			"a street of that name does not keep a bare last name from its owner",
			"Mayor Odda Ferring spoke in Ferring Street. Later Ferring left, and the crowd saw Odda Ferring wave.", "Mayor Odda Ferring spoke.",
			[]string{"Odda Ferring: found"}, "",
		},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			var docs []*corpus.Document
			for i, text := range []string{c.a, c.b} {
				outlet := string(rune('A' + i))
				docs = append(docs, article(outlet, outlet, text+"\n"))
			}
			v := compare(t, l, countWith(t, l, 1, docs...)).Coverage
			for _, want := range c.names {
				name, how, _ := strings.Cut(want, ": ")
				got := "no row"
				for _, r := range v.Rows {
					if !strings.EqualFold(r.Name, name) && !strings.EqualFold(r.Name, strings.ReplaceAll(name, "K. ", "")) && !strings.EqualFold(r.Name, strings.ReplaceAll(name, ".", "")) || r.Kind == "word" {
						continue
					}
					switch {
					case slices.Contains(r.NotFound, "B"):
						got = "not found"
					case slices.Contains(r.Doubtful, "B"):
						got = "doubtful"
					case len(r.Outlets) == 2:
						got = "found"
					}
				}
				if got != how {
					t.Errorf("%s in B: %s, want %s", name, got, how)
				}
			}
			want := fmt.Sprintf("named in A and not found in the supplied articles of the others: %s.", c.only)
			got := slices.ContainsFunc(v.Reading, func(s string) bool { return strings.HasSuffix(s, want) })
			if c.only == "" {
				got = !slices.ContainsFunc(v.Reading, func(s string) bool { return strings.Contains(s, "named in A") })
			}
			if !got {
				t.Errorf("plain words %q, want %q alone", v.Reading, c.only)
			}
		})
	}
}

// TestAbsencesOfWordsAndYears: a word that an outlet has only with a capital may be a name
// there, and a year is one beside its month, too.
func TestAbsencesOfWordsAndYears(t *testing.T) {
	const plainly = "The town has a director since 2010."
	for _, c := range []struct {
		why, b string // the text of outlet B; A and C have both
		row    string
		want   string
	}{
		{"nowhere", "The town sleeps.", "director", "not found"},
		{"at the start of a sentence", "It rained. Director and council slept.", "director", "doubtful"},
		{"as a title", "The town saw Director Odda Ferring.", "director", "doubtful"},
		{"inflected", "The town has two directors.", "director", "found"},
		{"another word of its stem", "The town has a direct road.", "director", "not found"},
		{"another year", "The town sleeps since 2012.", "2010", "not found"},
		{"the year beside its month", "The town sleeps since May 2010.", "2010", "found"},
		{"the year of a date", "The town sleeps since May 14, 2010.", "2010", "found"},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			docs := []*corpus.Document{article("a", "A", plainly+"\n"), article("b", "B", c.b+"\n"), article("c", "C", "Nobody met a director in 2010 or so.\n")}
			got := "no row"
			for _, r := range compare(t, l, countWith(t, l, 1, docs...)).Coverage.Rows {
				switch {
				case r.Name != c.row:
				case slices.Contains(r.NotFound, "B"):
					got = "not found"
				case slices.Contains(r.Doubtful, "B"):
					got = "doubtful"
				default:
					got = "found"
				}
			}
			if got == "no row" {
				got = "found" // words that all outlets have are no rows
			}
			if got != c.want {
				t.Errorf("%s in B: %s, want %s", c.row, got, c.want)
			}
		})
	}
}
