package text_test

import (
	"testing"

	"rashomon/corpus/text"
)

func TestCapital(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"", "", "nothing stays nothing"},
		{"two outlets", "Two outlets", "a letter of one byte"},
		{"émeute is French", "Émeute is French", "a letter of two bytes is not cut"},
		{"ярость", "Ярость", "nor one of another alphabet"},
		{"ǆep", "ǅep", "two letters in one: the first alone is a capital"},
		{"“so”", "“so”", "a mark has none"},
		{"Mutiny", "Mutiny", "it is one already"},
		{"\xff.txt cannot be read", "\xff.txt cannot be read", "bytes that are no text, as names of files have them, stay as they are"},
	} {
		if got := text.Capital(c.in); got != c.want {
			t.Errorf("%q became %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}
