package corpus

import (
	"strings"
	"testing"
)

// FuzzWordStarts compares wordStarts with a loop over the bytes.
func FuzzWordStarts(f *testing.F) {
	for _, s := range []string{"", "a", " ab-cd é ef", "[x]{Y}@Z`", "abcdefgh ijklmnop q", "12345678abc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for at := 0; at < len(s); at += wordBlock {
			got, want := wordStarts(s, at), uint64(0)
			for i := at; i < min(len(s), at+wordBlock); i++ {
				if isASCIILetter(s[i]) && (i == 0 || !isASCIILetter(s[i-1])) {
					want |= 1 << (i - at)
				}
			}
			if got != want {
				t.Fatalf("words of %q at %d start at %b, want %b", s, at, got, want)
			}
		}
	})
}

// TestSieves checks that the words a line begins with pass, in capitals and with every blank.
func TestSieves(t *testing.T) {
	pass := func(s *sieve, words string) {
		for _, blank := range []string{" ", "\n", "\t", "\r", "\u00a0"} {
			for _, w := range []string{words, strings.ToUpper(words)} {
				if w = strings.ReplaceAll(w, " ", blank); s.passes(headAt(w)) == 0 {
					t.Errorf("%q would be passed over", w)
				}
			}
		}
	}
	for first := range notices {
		for _, n := range notices[first] {
			pass(noticeSieve, n.of.start)
		}
		for _, p := range phrases[first] {
			pass(phraseSieve, p.of.phrase)
		}
	}
	passed := 0
	for _, w := range strings.Fields(article(1)) {
		if len(w) >= headSize {
			passed += int(phraseSieve.passes(headAt(w)))
		}
	}
	if n := len(strings.Fields(article(1))); passed*3 > n {
		t.Errorf("%d of %d words pass, too many", passed, n)
	}
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

// TestSeek compares a search by a rare byte with a plain one.
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
