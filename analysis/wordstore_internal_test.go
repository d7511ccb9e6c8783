package analysis

import (
	"strings"
	"testing"
)

// TestWordStoreKeepsWords of all lengths: within a block, across its end, and longer than
// one.
func TestWordStoreKeepsWords(t *testing.T) {
	var k wordStore
	var words []string
	for i := range 40 {
		for _, n := range []int{0, 1, i, wordBlock/2 - i, wordBlock/2 + 1 + i, wholeBlock - 20 + i} {
			words = append(words, strings.Repeat(string(rune('a'+i%26)), n))
		}
	}
	var at []storedWord
	for _, w := range words {
		at = append(at, k.keep(w))
	}
	for i, w := range words {
		if got := k.of(at[i]); got != w {
			t.Fatalf("word %d of %d bytes came back with %d", i, len(w), len(got))
		}
	}
}
