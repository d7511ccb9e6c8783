package corpus

import "testing"

// FuzzWordStart holds wordStart against a loop over the bytes.
func FuzzWordStart(f *testing.F) {
	for _, s := range []string{"", "a", " ab-cd é ef", "[x]{Y}@Z`", "abcdefgh ijklmnop q", "12345678abc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := wordStart(s, 0)
		for i := range len(s) {
			if isASCIILetter(s[i]) && (i == 0 || !isASCIILetter(s[i-1])) {
				if at != i {
					t.Fatalf("after the one before, a word of %q starts at %d, want %d", s, at, i)
				}
				at = wordStart(s, i+1)
			}
		}
		if at != len(s) {
			t.Fatalf("%q has a word at %d", s, at)
		}
	})
}
