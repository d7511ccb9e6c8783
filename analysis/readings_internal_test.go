package analysis

import "testing"

// TestVerbReading: verbs are distinguishable from the sentence around them.
func TestVerbReading(t *testing.T) {
	use := func(verb, stance string, outlets ...string) VerbUse {
		return VerbUse{Verb: verb, Stance: stance, Outlets: outlets}
	}
	for _, c := range []struct {
		why  string
		of   []VerbUse
		want string
	}{
		{"verbs of several words, and outlets with an and", []VerbUse{use("say", "neutral", "A", "B"), use("according to", "neutral", "C")},
			"“Go home” is introduced with “say” in A and B; with “according to” in C."},
		{"a stance", []VerbUse{use("claim", "doubt", "A"), use("say", "neutral", "B")},
			"“Go home” is introduced with “claim” (doubt) in A; with “say” in B."},
		{"one verb and none", []VerbUse{use("say", "neutral", "A"), use("", "neutral", "B")}, ""},
	} {
		if got := verbReading(&Quotation{Text: "Go home", Verbs: c.of}); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestNotUTF8(t *testing.T) {
	for _, c := range []struct {
		why   string
		files []string
		want  string
	}{
		{"one file", []string{"a.txt"}, "a.txt is"},
		{"two", []string{"a.txt", "b.txt"}, "a.txt and b.txt are"},
		{"many", []string{"a.txt", "b.txt", "c.txt", "d.txt"}, "a.txt, b.txt, c.txt and 1 more are"},
	} {
		if got := notUTF8(c.files); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
