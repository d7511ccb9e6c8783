package analysis

import (
	"slices"
	"testing"
)

// TestNameReading: what a sentence about a name says about whose words it is.
func TestNameReading(t *testing.T) {
	// voices are an outlet's counts of the name: own voice, reported speech, quotations.
	counted := func(outlet string, own, reported, quoted int64) NameCount {
		c := NameCount{Outlet: outlet, Wording: own + reported, Quoted: quoted}
		c.ByVoice[Own], c.ByVoice[Indirect], c.ByVoice[Quote] = own, reported, quoted
		return c
	}
	left := counted("B", 0, 0, 0)
	left.LeftOut = 1
	for _, c := range []struct {
		why     string
		outlets []NameCount
		want    string
	}{
		{"quotation marks may be nobody's but the outlet's", []NameCount{counted("A", 0, 0, 1), counted("B", 0, 0, 2)},
			"“revolt” appears only inside quotation marks, in both outlets (A 1 and B 2)."},
		{"reported speech is the outlet's wording", []NameCount{counted("A", 0, 2, 0), counted("B", 0, 0, 0)},
			"“revolt” appears only in reported speech, twice (A 2)."},
		{"both, so that nobody says it in an own voice", []NameCount{counted("A", 0, 1, 0), counted("B", 0, 0, 1)},
			"“revolt” appears only in reported speech, once, and inside quotation marks, once (A 1 and B 1)."},
		{"nowhere but in one outlet", []NameCount{counted("A", 2, 0, 0), counted("B", 0, 0, 0)},
			"“revolt” appears twice in A, outside quotation marks, and nowhere else."},
		{"the one that quotes it is no other outlet", []NameCount{counted("A", 2, 0, 1), counted("B", 0, 0, 0)},
			"“revolt” appears twice in A outside quotation marks, once inside them, and nowhere else."},
		{"the one that quotes it too is not among the others", []NameCount{counted("A", 2, 0, 1), counted("B", 0, 0, 3)},
			"“revolt” appears twice in A outside quotation marks and once inside them, and elsewhere only inside them (B 3)."},
		{"another has the word where the lexicon leaves it out", []NameCount{counted("A", 2, 0, 0), left},
			"“revolt” was counted twice in A, outside quotation marks, and nowhere else."},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := nameReading(Name{Option: "revolt", Outlets: c.outlets}, []string{"A", "B"}); got != c.want {
				t.Errorf("it reads %q, want %q", got, c.want)
			}
		})
	}
}

// TestOwnVoiceReading: an outlet is said not to use names in its own voice only if the
// words do not occur there.
func TestOwnVoiceReading(t *testing.T) {
	outlets := []string{"A", "B", "C"}
	name := func(option string, c NameCount) Name {
		used := NameCount{Wording: 1}
		used.ByVoice[Own] = 1
		return Name{Option: option, Outlets: []NameCount{used, used, c}}
	}
	reported := NameCount{Wording: 1}
	reported.ByVoice[Indirect] = 1
	for _, c := range []struct {
		why   string
		names []Name
		want  []string
	}{
		{"neither of two names", []Name{name("leader", NameCount{}), name("head", reported)},
			[]string{"C uses neither “head” nor “leader” in its own voice (its “head” appears in reported speech)."}},
		{"none of three", []Name{name("mutiny", reported), name("revolt", NameCount{}), name("rising", NameCount{})},
			[]string{"C uses none of “mutiny”, “revolt” and “rising” in its own voice (its “mutiny” appears in reported speech)."}},
		{"one of them occurs there and was left out", []Name{name("mutiny", reported), name("revolt", NameCount{OwnLeftOut: 1, LeftOut: 1})},
			[]string{"C uses no “mutiny” in its own voice (its “mutiny” appears in reported speech), and “revolt” only where the lexicon leaves it out, as in a proper name or in another sense."}},
		{"all that are missing occur there and were left out", []Name{name("mutiny", NameCount{OwnLeftOut: 1}), name("revolt", NameCount{OwnLeftOut: 1}), name("rising", reported)},
			[]string{"C uses no “rising” in its own voice (its “rising” appears in reported speech), and “mutiny” and “revolt” only where the lexicon leaves them out, as in a proper name or in another sense."}},
		{"no name is missing", []Name{name("mutiny", NameCount{OwnLeftOut: 1}), name("revolt", NameCount{OwnLeftOut: 1})}, []string{}},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := ownVoiceReading(c.names, outlets); !slices.Equal(got, c.want) {
				t.Errorf("it reads %q, want %q", got, c.want)
			}
		})
	}
}
