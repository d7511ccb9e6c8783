package analysis_test

import (
	"slices"
	"testing"

	"rashomon/analysis"
)

// TestKindsOfNames: what is listed as a person is one. What is expected was read off the
// texts.
func TestKindsOfNames(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"what somebody is, and where from, is no name", "The crowd saw the New York Democrat. A Texas Republican, a senator, waved.", nil},
		{"a member of a party with a full name", "The crowd saw Democrat Odda Ferring, and Republican Wil Ferring waved.",
			[]string{"Odda Ferring: person", "Wil Ferring: person"}},
		{"a party is none", "They met the Republican Party. The Democratic Party met, and so did the Republican National Committee.",
			[]string{"Democratic Party: organisation", "Republican National Committee: organisation", "Republican Party: organisation"}},
		{"a member of a party is not named by a longer name that begins so", "They met Republican Congressional staff. A Republican waved.",
			[]string{"Republican Congressional: name", "Republican: name"}},
		{"a state, also before a title", "In Kentucky, Kentucky Governor Odda Ferring spoke. The Connecticut Attorney General waved.",
			[]string{"Kentucky: place", "Odda Ferring: person"}},
		{"a thing beside which a title stands", "The crowd read the Ashkeld Constitution. The officer, Ashkeld Constitution in hand, said the Constitution stands.",
			[]string{"Ashkeld Constitution: name", "Constitution: name"}},
		{"party and state after a name", "The crowd saw Senator Odda Ferring, D-Calif., and Senator Wil Ferring (R-TX) wave.",
			[]string{"Odda Ferring: person", "Wil Ferring: person"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			l := parse(t, rising)
			var got []string
			for _, r := range compare(t, l, countWith(t, l, 1, article("A", "A", c.text+"\n"), article("B", "B", "Nobody came.\n"))).Coverage.Rows {
				switch r.Kind {
				case analysis.PersonKind, analysis.OrganisationKind, analysis.PlaceKind, analysis.NameKind:
					got = append(got, r.Name+": "+string(r.Kind))
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		})
	}
}
