package goldtest_test

import (
	"testing"

	"rashomon/corpus/goldtest"
)

func TestF1(t *testing.T) {
	for _, c := range []struct {
		why, got, want string
		f1             float64
	}{
		{"the same", "the ferry left at dawn", "the ferry left at dawn", 1},
		{"nothing of it", "a b c d", "e f g h", 0},
		{"one run of two, and no other", "the ferry left at", "the ferry left at dawn", 2.0 / 3},
		{"as often as it stands there", "a b c d a b c d", "a b c d", 1.0 / 3},
		{"two texts too short for a run", "a", "b", 1},
	} {
		if got := goldtest.F1(c.got, c.want); got < c.f1-1e-9 || got > c.f1+1e-9 {
			t.Errorf("%s: %v, want %v", c.why, got, c.f1)
		}
	}
}
