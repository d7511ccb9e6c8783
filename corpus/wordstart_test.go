package corpus

import (
	"strings"
	"testing"
)

// FuzzWordStarts holds wordStarts against a loop over the bytes.
func FuzzWordStarts(f *testing.F) {
	for _, s := range []string{"", "a", " ab-cd é ef", "[x]{Y}@Z`", "abcdefgh ijklmnop q", "12345678abc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i := range len(s) + 7 {
			starts := i < len(s) && isASCIILetter(s[i]) && (i == 0 || !isASCIILetter(s[i-1]))
			at := i &^ 7
			if at >= len(s) {
				break
			}
			if got := wordStarts(s, at)>>(8*(i-at)+7)&1 != 0; got != starts {
				t.Fatalf("a word of %q starts at %d: %v, want %v", s, i, got, starts)
			}
		}
	})
}

func TestPhrasesBeginWithLetters(t *testing.T) {
	for first, list := range phrases {
		for _, p := range list {
			if w := p.of.phrase; len(w) < headSize || w[0] != byte(first) || !isASCIILetter(w[1]) {
				t.Errorf("%q does not begin with %q and another letter", w, byte(first))
			}
		}
	}
}

// TestSeek holds a search by a rare byte to a plain one.
func TestSeek(t *testing.T) {
	for _, s := range []string{"", ":", ": ", "a: b", "a:b: c", "::", "Photo", "a PPhoto", "Phot", "f", "from", "x reported from y", " reported from", " reported from ", "of from reported from  reported from a"} {
		for _, x := range []struct {
			words string
			rare  int
		}{{": ", 0}, {"Photo", 0}, {" reported from ", len(" reported ")}} {
			if got, want := seek(s, x.words, x.rare), strings.Index(s, x.words); got != want {
				t.Errorf("%q stands in %q at %d, want %d", x.words, s, got, want)
			}
		}
	}
}
