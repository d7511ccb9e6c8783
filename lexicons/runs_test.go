package lexicons

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// TestShapesDecideAsExpressions: where a shape decides alone, it agrees with the
// expression, also on invalid UTF-8.
func TestShapesDecideAsExpressions(t *testing.T) {
	for _, c := range []struct {
		pattern string
		alone   bool // a run decides, not the expression
	}{
		{`\p{Ll}+`, true},
		{`\p{L}+`, true},
		{`\p{Lu}.+`, true},
		{`\p{Lu}\p{L}+(i|an|ese|ish|ani)`, true},
		{`.+['’]s`, true},
		{`[a-c][^a]+`, true},
		{`(?s).+`, true},
		{`(?i)[k-s]+`, true},
		{`[^k]+(a|)`, true},
		{`a+b+`, false},
		{`\p{L}*`, false},
		{`a|n+`, false},
	} {
		w := word{mode: pattern, text: c.pattern}
		look := shapeOf(w)
		if (look.run != nil) != c.alone {
			t.Errorf("%s: a run %v, want %v", c.pattern, look.run != nil, c.alone)
		}
		if look.run == nil {
			continue
		}
		re := regexp.MustCompile("^(?:" + c.pattern + ")$")
		rapid.Check(t, func(t *rapid.T) {
			s := ""
			for range rapid.IntRange(0, 6).Draw(t, "length") {
				s += rapid.SampledFrom([]string{"a", "n", "k", "A", "É", "é", "’s", "'s", "ese", "ish", "\n", "\xe2", "\xff", "\ufffd", "1", "漢", "K", "ſ"}).Draw(t, "part")
			}
			if got, want := look.decides(s), re.MatchString(s); got != want {
				t.Fatalf("%s in %q: %v, by the expression %v", c.pattern, s, got, want)
			}
		})
	}
}
