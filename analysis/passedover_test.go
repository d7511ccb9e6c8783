package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
)

// TestWhatIsLeftOutIsCounted: a name is not absent if its words occur where the lexicon
// does not take them for the name.
func TestWhatIsLeftOutIsCounted(t *testing.T) {
	l := parse(t, strings.Replace(rising, "terms: [mutiny]", "terms: [mutiny]\n        except: [harbour mutiny]", 1))
	for _, c := range []struct {
		why, text string
		all, own  int64
	}{
		{"in the own voice", "The harbour mutiny of old is a song. A revolt it is.\n", 1, 1},
		{"in a quotation and in reported speech", "“It is a harbour mutiny and a revolt,” Colonel Arvo Tamm said. Tamm said that the harbour mutiny was over.\n", 2, 0},
		{"nowhere", "The mutiny is a song.\n", 0, 0},
	} {
		t.Run(c.why, func(t *testing.T) {
			p := countWith(t, l, 1, article("a", "Gazette", c.text), article("b", "Herald", "A mutiny, and a revolt.\n"))
			for _, n := range compare(t, l, decode(t, encode(t, p))).Naming[0].Names {
				if n.Option != "mutiny" {
					continue
				}
				if o := n.Outlets[0]; o.LeftOut != c.all || o.OwnLeftOut != c.own {
					t.Errorf("%d are left out, %d in the own voice, want %d and %d", o.LeftOut, o.OwnLeftOut, c.all, c.own)
				}
			}
		})
	}
}

// TestNoNameIsFoundButItsWords: a set of which no name was found says so, and says where
// the words stand all the same.
func TestNoNameIsFoundButItsWords(t *testing.T) {
	l := parse(t, strings.Replace(rising, "terms: [mutiny]", "terms: [mutiny]\n        except: [harbour mutiny]", 1))
	for _, c := range []struct {
		why, text, says string
		passed          []analysis.PassedOver
	}{
		{"the words are nowhere", "A calm day.\n", "None of these names was found in the supplied articles.", []analysis.PassedOver{}},
		{
			"the lexicon leaves them out", "The harbour mutiny is a song, the harbour mutiny of old.\n",
			"None of these names was found in the supplied articles, except where the lexicon leaves them out, as in a proper name or in another sense: “mutiny” twice.",
			[]analysis.PassedOver{{Option: "mutiny", Count: 2}},
		},
	} {
		t.Run(c.why, func(t *testing.T) {
			p := countWith(t, l, 1, article("a", "Gazette", c.text), article("b", "Herald", "It rained.\n"))
			set := compare(t, l, decode(t, encode(t, p))).Naming[0]
			if !slices.Equal(set.Passed, c.passed) || !slices.Equal(set.Reading, []string{c.says}) {
				t.Errorf("passed over %v, plain words %q", set.Passed, set.Reading)
			}
		})
	}
}
