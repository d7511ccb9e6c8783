package corpus

import (
	"strings"
	"testing"
)

// TestHandingOnInsideHandingOn: while one that waited is handed on others may be, and
// what comes after that in the same step still goes straight on. Put behind those
// that wait, it would come out of its order.
func TestHandingOnInsideHandingOn(t *testing.T) {
	r := &reader{}
	var order []string
	hand := func(what string) {
		do := func() { order = append(order, what) }
		if r.waits() {
			r.queued(do)
			return
		}
		do()
	}
	r.queue = []step{
		{do: func() { hand("a"); r.next(); hand("c") }},
		{do: func() { hand("b") }},
		{do: func() { hand("d") }},
	}
	r.settle(0)
	if got := strings.Join(order, " "); got != "a b c d" {
		t.Errorf("handed on as %s", got)
	}
}
