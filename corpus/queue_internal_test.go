package corpus

import (
	"strings"
	"testing"
)

// TestHandingOnInsideHandingOn: while a waiting step is handed on it may hand on others, and what
// comes after that in the same step is still handed on at once. Queued behind the steps that wait,
// it would be out of order.
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
