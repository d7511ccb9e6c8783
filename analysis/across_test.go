package analysis_test

import (
	"math"
	"testing"
)

// TestSetsExchangedAcrossEvents: a set that only two outlets use in their four events could
// have no p below 2 of 2^4 arrangements within events, which is more than .05; its p is
// then that of 8 articles in one block, with C(8,4) = 70 arrangements, and the report has
// to say so. For sets that five outlets use, four events of 5! arrangements are enough.
// The p of “commander” was worked out by listing the 70: only the two in which all of one
// outlet's articles have it are as far apart.
func TestSetsExchangedAcrossEvents(t *testing.T) {
	r := exampleReport(t)
	for category, across := range map[string]bool{"armed-challenge": false, "combatants": false, "legitimacy": false, "leaders": true} {
		found := false
		for _, s := range r.Naming {
			if s.ID != category {
				continue
			}
			found = true
			if s.Across != across {
				t.Errorf("%s: exchanged across events %v, want %v", category, s.Across, across)
			}
			for _, n := range s.Names {
				if n.Option == "commander" && math.Abs(n.Test.P-2.0/70) > 1e-12 {
					t.Errorf("commander: p %v, want 2/70", n.Test.P)
				}
			}
		}
		if !found {
			t.Errorf("%s: no table", category)
		}
	}
}
