package text

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
)

// asUAX29 returns what Tokens must return, according to the package uax29 alone.
func asUAX29(src string) (tokens []string) {
	for it := words.FromString(src); it.Next(); {
		if w := it.Value(); !isGap(w) {
			tokens = append(tokens, w)
		}
	}
	return tokens
}

// sameAsUAX29 fails unless Tokens cuts src as uax29 does.
func sameAsUAX29(t *testing.T, tk *Tokenizer, src string) {
	t.Helper()
	var got []string
	for _, tok := range tk.Tokens(nil, src) {
		got = append(got, tok.Of(src))
		form := tok.Of(src)[:min(tok.Len(), longestForm)]
		if want := kindOf(form); tok.Kind != want {
			t.Fatalf("%q in %q is of kind %v, want %v", form, src, tok.Kind, want)
		}
		if was := tk.vocabulary.Form(tok.Form).Text; was != form {
			t.Fatalf("%q in %q is taken for %q", form, src, was)
		}
	}
	if want := asUAX29(src); !slices.Equal(want, got) {
		t.Fatalf("%q is cut to %q, by UAX #29 to %q", src, got, want)
	}
}

// TestTokensAsUAX29 tries every sequence of up to four characters, one or two from each class
// that the rules distinguish and from each that the fast paths do.
func TestTokensAsUAX29(t *testing.T) {
	tk := NewTokenizer(NewVocabulary())
	rows([]string{
		"a", "7", " ", ".", "'", ":", ",", "_", "-", "\n", "\r", "\t", // ASCII
		"’", "“", "é", // known to the fast paths
		"\u0301", "\u200d", "\u200b", "\u00a0", "א", "カ", "🙂", "🇦", // for uax29
		"\xe2\x80", "\xc3", "\x80", // not UTF-8
	}, 4, func(src string) {
		sameAsUAX29(t, tk, src)
		sameAsUAX29(t, tk, src+farFromEnd)
	})
}

// TestBlocksAsUAX29 puts every sequence of up to two characters where a block of the Tokenizer
// begins and ends, before and after white space and a word.
func TestBlocksAsUAX29(t *testing.T) {
	tk := NewTokenizer(NewVocabulary())
	rows([]string{
		"a", "7", " ", ".", ",", "-", "_", "\n", "\r", "\x7f",
		"’", "“", "é", "\u0301", "\u200d", "א", "\xe2",
	}, 2, func(src string) {
		for _, before := range []string{"", "a", "a ", "a.", "7,", "\n  ", "“"} {
			sameAsUAX29(t, tk, before+src+"a"+farFromEnd)
			for far := blockSize - 8; far <= blockSize; far++ {
				sameAsUAX29(t, tk, farFromEnd[:far]+before+src+farFromEnd)
				sameAsUAX29(t, tk, strings.Repeat("-", far)+before+src+" a"+farFromEnd)
			}
		}
	})
}

// TestFullBatchesAsUAX29 puts odd characters after every number of tokens, up to more than the
// number that get their forms together.
func TestFullBatchesAsUAX29(t *testing.T) {
	tk := NewTokenizer(NewVocabulary())
	for n := range batch + blockSize {
		sameAsUAX29(t, tk, strings.Repeat("a ", n)+strings.Repeat("b c’d.e – ", 40))
		sameAsUAX29(t, tk, strings.Repeat("-", n)+strings.Repeat("---.’.-", 60))
	}
}

// farFromEnd follows text that is to be cut by the paths that do not look at the last bytes of a
// text.
var farFromEnd = strings.Repeat(" the last bytes", 7)

// rows calls each with every sequence of up to longest characters.
func rows(characters []string, longest int, each func(string)) {
	var add func(row string, n int)
	add = func(row string, n int) {
		each(row)
		for _, c := range characters {
			if n < longest {
				add(row+c, n+1)
			}
		}
	}
	add("", 0)
}

// FuzzTokensAsUAX29 compares the fast paths of the Tokenizer with the package that they replace.
func FuzzTokensAsUAX29(f *testing.F) {
	for _, s := range []string{
		"Orlia’s “no-limits” pact: 1,200.5 men; U.S. ships’ crews…", "a.b:c'd,e 1.2'3,4;5:6", "x_1 _y 3a.4b",
		"  \u0301 \u200d\n \u200b", "café naïve Ёж", "abcdefgh.ijklmnopq’s", "a\xe2\x80", "a.\xe2", "\r\n\t\v", "12345678:9 é.é",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		tk := NewTokenizer(NewVocabulary())
		sameAsUAX29(t, tk, src)
		sameAsUAX29(t, tk, src+farFromEnd) // with forms that are already known
	})
}

// TestNearTellsFormsApart looks up, over and over, more forms than fit in near, many of which
// differ only in their last letter, their length or their case.
func TestNearTellsFormsApart(t *testing.T) {
	tk := NewTokenizer(NewVocabulary())
	const letters = "abcdefghijklmnopqrstuvwxyz"
	var forms []string
	for i := range 2 * nearSets {
		n := 1 + i%(2*longestKey)
		forms = append(forms, (letters + letters)[:n-1]+letters[i%7:i%7+1], strconv.Itoa(i), letters[i%26:i%26+1]+strconv.Itoa(i/26))
	}
	src := strings.Join(forms, " ")
	for range 3 {
		tokens := tk.Tokens(nil, src)
		if len(tokens) != len(forms) {
			t.Fatalf("%d tokens of %d", len(tokens), len(forms))
		}
		for i, tok := range tokens {
			if got := tk.vocabulary.Form(tok.Form); got.Text != forms[i] || got.Kind != tok.Kind {
				t.Fatalf("%q is taken for %q, a %v for a %v", forms[i], got.Text, tok.Kind, got.Kind)
			}
		}
	}
	if tk.near == nil {
		t.Error("nothing was near")
	}
}

// TestVocabularyTellsFormsApart interns forms whose keys could be mistaken for each other, enough
// of them for the table to grow meanwhile.
func TestVocabularyTellsFormsApart(t *testing.T) {
	v := NewVocabulary()
	ids := map[string]FormID{}
	add := func(s string) {
		id := v.Intern(s)
		if was, ok := ids[s]; ok && was != id {
			t.Fatalf("%q got ids %d and %d", s, was, id)
		}
		ids[s] = id
		if got := v.Form(id).Text; got != s {
			t.Fatalf("the id of %q is that of %q", s, got)
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for range 2 {
		add("")
		for n := 1; n <= 2*longestKey; n++ { // around both halves of a key, and past it
			for _, last := range []string{"", "\x00", "\x00\x00", "\xff", "x"} {
				add((letters + letters)[:n] + last)
			}
		}
		for i := range 20_000 {
			add(letters[i%26:i%26+1] + strings.Repeat("k", i%7) + string(rune('!'+i/26)))
		}
	}
	if v.Len() != len(ids) {
		t.Errorf("%d forms have %d ids", len(ids), v.Len())
	}
	// Inside an article a form has the same key as at its end.
	if v.Intern("mutiny") != NewTokenizer(v).Tokens(nil, "mutiny and so on and so forth")[0].Form {
		t.Error("one form has two ids, one inside a text and one alone")
	}
}

// endsAsUAX29 fails unless the sentences of src end where uax29 ends them.
func endsAsUAX29(t *testing.T, src string) {
	t.Helper()
	var b breaker
	at := 0
	for it := sentences.FromString(src); it.Next(); {
		if at = b.end(src, at); at != it.End() {
			t.Fatalf("a sentence of %q ends at %d, by UAX #29 at %d", src, at, it.End())
		}
	}
	if at != len(src) {
		t.Fatalf("the sentences of %q end at %d", src, at)
	}
}

// TestSentenceEndsAsUAX29 tries every sequence of up to five characters, one or two from each
// class that the rules distinguish and from each that the fast path does.
func TestSentenceEndsAsUAX29(t *testing.T) {
	rows([]string{
		"a", "B", "7", " ", ".", "?", ",", "\"", "\n", "\r", // ASCII
		"’", "—", "é", // known to the fast path
		"…", "\u0301", "\u00a0", "\xe2\x80", // for uax29
	}, 5, func(src string) { endsAsUAX29(t, src) })
}

// FuzzSentenceEndsAsUAX29 compares the fast path to sentence ends with the package that it
// replaces.
func FuzzSentenceEndsAsUAX29(f *testing.F) {
	for _, s := range []string{
		"He left. She stayed.", "3.5 U.S.A. e.g. this (No.) “Yes.” he said. ", "Inc., the; Inc., The? —Yes!) no.\r\nX.\n\nY. É. é.",
		"a.\u0301B", "A.\xe2\x80", "J.é É.B ÷. B", "…” A. … a", ". (7 x", "a:;-,./|\\@#$%^&*+=<>~`_. B",
	} {
		f.Add(s)
	}
	f.Fuzz(endsAsUAX29)
}
