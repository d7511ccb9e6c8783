package analysis

import "testing"

func TestSmall(t *testing.T) {
	for _, c := range []struct {
		n         int
		want, why string
	}{
		{-1, "-1", "a number below none has no word, and is no index"},
		{0, "none", ""},
		{10, "ten", "the last with a word"},
		{11, "11", ""},
		{12000, "12,000", ""},
	} {
		if got := small(c.n); got != c.want {
			t.Errorf("%d is %q, want %q: %s", c.n, got, c.want, c.why)
		}
	}
}
