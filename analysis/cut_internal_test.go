package analysis

import (
	"strings"
	"testing"

	"rashomon/corpus/text"
)

// cutTexts are sentences whose words do not fit the usual five bytes.
var cutTexts = []string{
	"The two sides met, at last, by the old bridge.",
	"“No,” he said — 1,200 times.",
	"Apart" + strings.Repeat(" ", 300) + "from that.",
	strings.Repeat("long", 100) + " and a dot" + strings.Repeat(".", 255) + "then " + strings.Repeat("x", 255),
	"a \xff b \u200b ẞß 🙂 c",
}

// FuzzCutWords: words that were cut once and kept come back as the tokenizer cuts them
// from the sentence.
func FuzzCutWords(f *testing.F) {
	for _, s := range cutTexts {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		const gap = 7
		copies := []Copy{{Sentences: []KeptSentence{{Start: 3, Text: one}, {Start: 3 + int32(len(one)) + gap, Text: other}}}}
		o := newOpener(copies)
		for i, s := range copies[0].Sentences {
			v := text.NewVocabulary()
			keys := newWordKeys(v)
			got := o.words(nil, &copies[0], i)
			n := 0
			for _, token := range text.NewTokenizer(v).Tokens(nil, s.Text) {
				if !token.Kind.Counts() {
					continue
				}
				if n == len(got) {
					t.Fatalf("%q: the word at %d is missing", s.Text, token.Start)
				}
				w, key, form := got[n], keys.of(token.Form), v.Form(token.Form)
				if want := (text.Span{Start: s.Start + token.Start, End: s.Start + token.End}); w.Span != want || w.fold != form.Fold || w.key != key.key || w.class != key.class {
					t.Fatalf("%q: %v %q of class %d, want %v %q of class %d", s.Text, w.Span, w.fold, w.class, want, form.Fold, key.class)
				}
				n++
			}
			if n != len(got) {
				t.Fatalf("%q: %d words, want %d", s.Text, len(got), n)
			}
		}
	})
}

// FuzzCommonWords: what runs have in common bounds every alignment, so that none that
// fits is left out.
func FuzzCommonWords(f *testing.F) {
	f.Add("the river rose by night and the Ferry sank by the pier", "By night the river rose, and a ferry sank by the old pier the river")
	f.Add("a b c d e f g h", "x a b c d e f g h")
	f.Add("Deal deal the deal", "deal Deal Deal deal")
	f.Fuzz(func(t *testing.T, one, other string) {
		copies := []Copy{{Sentences: []KeptSentence{{Text: one}}}, {Sentences: []KeptSentence{{Text: other}}}}
		o := newOpener(copies)
		a, b := o.words(nil, &copies[0], 0), o.words(nil, &copies[1], 0)
		var k commonWords
		k.of(b) // what was set before must not matter
		k.of(a)
		k.with(a)
		in := k.with(b)
		var al aligner
		for _, got := range []alignment{al.local(a, b), al.whole(a, b)} {
			if got.matched > in.words || got.content > in.content || got.longest > in.longest {
				t.Fatalf("%q, %q: aligned %+v, bounded by %+v", one, other, got, in)
			}
		}
		if local := al.local(a, b); local.score > in.score {
			t.Fatalf("%q, %q: a score of %d, bounded by %d", one, other, local.score, in.score)
		}
		if local := al.local(a, b); local.fits() && !k.mayFit(b) {
			t.Fatalf("%q, %q fit and are left out", one, other)
		}
	})
}
