package corpus_test

import (
	"testing"

	"rashomon/corpus"
)

func TestLanguageName(t *testing.T) {
	for _, c := range []struct{ why, code, want string }{
		{"as texts are told", "es", "Spanish"},
		{"the code of several languages, of which texts are told to be one", "zh", "Chinese"},
		{"a language without a code of two letters", "ceb", "Cebuano"},
		{"none that could be told", corpus.Undetermined, "a language that could not be told"},
		{"a code that only a column can say", "xx", `"xx"`},
	} {
		if got := corpus.LanguageName(c.code); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.why, c.code, got, c.want)
		}
	}
}
