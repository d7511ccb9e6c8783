package analysis_test

import (
	"strings"
	"testing"
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
