package text_test

import (
	"fmt"
	"strings"
	"testing"

	"rashomon/corpus/text"
)

// TestStore: what is kept stays unchanged whatever is kept later, over many blocks, and does not
// follow the bytes that it was copied from.
func TestStore(t *testing.T) {
	var k text.Store
	var got, want []string
	keep := func(s string) { got, want = append(got, k.Keep(s)), append(want, s) }
	keep("")
	for i := range 20000 {
		keep(fmt.Sprint("w", i))
	}
	keep(strings.Repeat("long", 5000)) // longer than a block
	keep("behind it")
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("string %d is %.20q, want %.20q", i, got[i], want[i])
		}
	}
	if n := testing.AllocsPerRun(10, func() {
		for range 100 {
			k.Keep("harbour")
		}
	}); n > 1 {
		t.Errorf("100 short strings take %v allocations, want a block at most", n)
	}
}
