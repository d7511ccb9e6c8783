package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rashomon/analysis/stats"
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

// TestMayBeDrivenLeavesNothingOut of what one article drives.
func TestMayBeDrivenLeavesNothingOut(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	driven, spared := 0, 0
	for range 200_000 {
		o := &outlet{Exposure: Exposure{Articles: 2 + rng.Int64N(9)}}
		k, rest := stats.Counts{K: 1 + rng.Int64N(40), N: 41 + rng.Int64N(5000)}, stats.Counts{K: rng.Int64N(60), N: 61 + rng.Int64N(50_000)}
		w := &wordTally{k: k.K, most: int32(1 + rng.Int64N(k.K))}
		value, is := o.oneArticle(w, k, rest)
		switch may := o.mayBeDriven(w, k, rest); {
		case value <= 0: // of no word that is ranked
		case *is && !may:
			t.Fatalf("%d of %d occurrences stand in one article, %+v against %+v: that drives it and is passed over", w.most, w.k, k, rest)
		case *is:
			driven++
		case !may:
			spared++
		}
	}
	if driven < 1000 || spared < 1000 {
		t.Errorf("%d words were driven by an article and %d told not to be", driven, spared)
	}
}
