package analysis

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"

	"rashomon/analysis/stats"
	"rashomon/corpus/text"
)

// FuzzWordFinder: a word is found wherever it occurs in the whole text, though only a
// part of the text is tokenized.
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
		{"\ufffdking k\ufffding", "king"},
		{"no-limits no limits", "limits"},
		{"…king—king‘king‧s", "king"},
	} {
		f.Add(s.src, s.word)
	}
	f.Fuzz(func(t *testing.T, src, written string) {
		if !utf8.ValidString(src) {
			return // no article: where one is cut inside a character, its last bytes are one token
		}
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
		case value <= 0: // for no word that is ranked
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

// TestRankingIsASort, whether it is emptied or unwanted words are left out on the way.
func TestRankingIsASort(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for _, n := range []int{0, 1, 2, 511, 513, 5000} {
		for _, kinds := range []int{1, 3, 1 << 30} { // of z: all the same, many the same, none
			v := newVocabulary()
			keys := make([]int32, n)
			for i := range keys {
				keys[i] = v.stem(fmt.Sprintf("w%d", rng.Int64()))
			}
			var r ranking
			for range 2 { // in memory that was used before
				r.begin(&v, keys)
				want := make([]ranked, n)
				for i := range want {
					want[i] = ranked{math.Exp(float64(rng.IntN(kinds)) / float64(kinds) * 5), int32(i)}
				}
				r.list = append(r.list, want...)
				r.rest = r.list
				slices.SortFunc(want, func(a, b ranked) int {
					return cmp.Or(cmp.Compare(b.z, a.z), cmp.Compare(v.stemText(keys[a.at]), v.stemText(keys[b.at])))
				})
				for i := 0; r.more(); i++ {
					if i == n/3 {
						odd := func(at int32) bool { return at%2 == 1 }
						r.leave(odd)
						want = append(want[:i:i], slices.DeleteFunc(slices.Clone(want[i:]), func(x ranked) bool { return !odd(x.at) })...)
						if !r.more() {
							break
						}
					}
					if at := r.next(); at != want[i].at {
						t.Fatalf("of %d words of %d values the %dth is %d, want %d", n, kinds, i, at, want[i].at)
					}
					want[i].at = -1
				}
				if slices.ContainsFunc(want, func(x ranked) bool { return x.at >= 0 }) {
					t.Errorf("of %d words of %d values some are missing", n, kinds)
				}
			}
		}
	}
}
