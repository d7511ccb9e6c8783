package text

import (
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
)

// stemsAsSnowball fails unless word has the stem that snowball gives it.
func stemsAsSnowball(t *testing.T, word string) {
	t.Helper()
	if got, want := stemEnglish(word), english.Stem(word, true); got != want {
		t.Fatalf("the stem of %q is %q, by snowball %q", word, got, want)
	}
}

// TestStemAsSnowball tries every row of a beginning, up to two letters and up to two
// of the suffixes that the steps know, and snowball's exceptions.
func TestStemAsSnowball(t *testing.T) {
	suffixes := []string{"", "s", "ed", "ing", "y", "ly", "e", "ll", "us", "ies", "ied", "eed", "eedly", "ingly", "edly"}
	for _, list := range [][]string{participles[:], residues[:]} {
		suffixes = append(suffixes, list...)
	}
	for _, rules := range [][]suffixRule{doubleSuffixes[:], singleSuffixes[:]} {
		for _, r := range rules {
			suffixes = append(suffixes, r.suffix, strings.TrimSuffix(r.suffix, "i")+"y")
		}
	}
	for _, beginning := range []string{"", "y", "sy", "gener", "commun", "arsen", "hop", "ox", "tro", "bett"} {
		for _, letters := range []string{"", "b", "l", "t", "y", "e", "ay", "at", "ss", "ow", "nn", "iz"} {
			for _, one := range suffixes {
				for _, other := range suffixes {
					stemsAsSnowball(t, beginning+letters+one+other)
				}
			}
		}
	}
	for _, word := range strings.Fields("skies dying gently early inning exceeding succeed sky news it's o'clock café 're x1 " + strings.Repeat("nation", 8)) {
		stemsAsSnowball(t, word)
	}
}

// FuzzStemAsSnowball holds the short way to the package that it stands in for.
func FuzzStemAsSnowball(f *testing.F) {
	for _, s := range []string{"generations", "yearly", "sayings", "hopped", "controlling", "ionization", "apology", "bb", "ll", "eying", "yy", "abilities"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		stemsAsSnowball(t, strings.ToLower(s))
		letters := strings.Map(func(r rune) rune { return 'a' + r%26 }, s) // nearly all else is left to snowball
		stemsAsSnowball(t, letters)
	})
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields("generations harbour said controlling relational hopefulness mutiny regimes")
	for b.Loop() {
		for _, w := range words {
			stemEnglish(w)
		}
	}
}
