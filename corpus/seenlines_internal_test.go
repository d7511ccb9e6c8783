package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSeenLines compares lines with a map, for many lines that begin and end alike.
func TestSeenLines(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var l lines
	again := 0
	for range 50 {
		l.forget()
		want := map[string]int{}
		for region := range 400 {
			line := strings.Repeat("x", rng.IntN(12))
			if rng.IntN(2) == 0 {
				line = "It begins alike" + string(rune('a'+rng.IntN(26))) + string(rune('a'+rng.IntN(26))) + "and ends alike"
			}
			first, seen := l.add(line, region)
			before, known := want[line]
			if !known {
				want[line], before = region, region
			}
			if seen != known || first != before {
				t.Fatalf("%q at region %d: seen %v at %d, want %v at %d", line, region, seen, first, known, before)
			}
			if seen {
				again++
			}
		}
	}
	if again == 0 {
		t.Fatal("no line came again")
	}
}
