package analysis

import (
	"slices"
	"testing"

	"rashomon/corpus/text"
)

// FuzzWordFinder: a word is found wherever it stands in the whole text, though only a
// part of the text is cut into tokens.
func FuzzWordFinder(f *testing.F) {
	for _, s := range []struct{ src, word string }{
		{"The regime's men, the Regimes and “regime” fell.", "regime"},
		{"pre-regime, _regime x_regime regime_ (regime)", "_regime"},
		{"They don’t. They DON'T; don\u2027t.", "don't"},
		{"Café CAFÉ cafe\u0301 caf\u00e9s", "café"},
		{"Élan, élan\u00a0élan", "élan"},
		{"\u212aing and king", "king"}, // the sign for kelvin folds to a k
		{"a \u0301king \u200dking", "king"},
		{"in 1,000.5 or 1,000 U.S. u.s.", "u.s"},
		{"king\tking\x00king\u0085king\u2028king\nking\r\nking", "king"},
		{"\xffking k\xffing", "king"},
		{"no-limits no limits", "limits"},
		{"…king—king‘king‧s", "king"},
	} {
		f.Add(s.src, s.word)
	}
	f.Fuzz(func(t *testing.T, src, written string) {
		word := text.NewForm(written).Base
		find := newWordFinder()
		find.add(word, 0)
		places := func(tokens []text.Token, forms *text.Vocabulary) (list []text.Span) {
			for _, t := range tokens {
				if f := forms.Form(t.Form); f.Kind == text.Word && f.Base == word {
					list = append(list, t.Span)
				}
			}
			return list
		}
		got := places(find.tokens(src), find.forms)
		forms := text.NewVocabulary()
		want := places(text.NewTokenizer(forms).Tokens(nil, src), forms)
		if !slices.Equal(got, want) {
			t.Errorf("%q stands in %q at %v, found at %v", word, src, want, got)
		}
	})
}
