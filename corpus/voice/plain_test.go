package voice

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
)

// mixtures returns n texts made of pieces of the example and of what rules look for, in any
// order: grammar that no article has.
func mixtures(t testing.TB, n int) []*corpus.Document {
	t.Helper()
	var pieces []string
	for _, doc := range example(t) {
		pieces = append(pieces, strings.SplitAfter(doc.Text, " ")...)
	}
	wedges := []string{
		"“", "”", "\"", "'", "‘", "’", "`` ", "'' ", ", ", ": ", "; ", " - ", " -- ", ". ", "? ", "\n", "\n\n", "“Yes,” ", "“no” ", "VELL: ", "Note: ", "(",
		") ", "that ", "said ", "added: ", "saying ", "as saying ", "according to ", "as ", "for Vell, ", "and ", "but ", "who ", "he ", "Mr. ", "claim that ", "’s ", "United States ",
	}
	rng := rand.New(rand.NewPCG(1, 2))
	docs := make([]*corpus.Document, n)
	for i := range docs {
		var b strings.Builder
		for range 20 + rng.IntN(200) {
			k := rng.IntN(len(pieces) - 8)
			for _, p := range pieces[k : k+1+rng.IntN(8)] {
				b.WriteString(p)
			}
			if rng.IntN(2) == 0 {
				b.WriteString(wedges[rng.IntN(len(wedges))])
			}
		}
		docs[i] = &corpus.Document{ID: "mixture", Text: b.String()}
	}
	return docs
}

// TestShortWaysChangeNothing reads with and without the shortcuts that are there for speed only:
// rules begin at the words marked as cues, nested sources are looked for where "as" precedes a
// gerund, a quotation written as a sentence is not parsed, and sentences end at tokens known to
// end some. Without them, every rule is tried at every word. Both must give the same result.
func TestShortWaysChangeNothing(t *testing.T) {
	docs := append(example(t), mixtures(t, 1500)...)
	docs = append(docs, news(t, 40, 300)...)
	quick, plain := NewReader(DefaultOptions()), NewReader(DefaultOptions())
	plain.plainly = true
	var a, b Reading
	attributions, quotations := 0, 0
	for _, doc := range docs {
		quick.Read(doc, &a)
		check(t, &a)
		plain.Read(doc, &b)
		attributions, quotations = attributions+len(a.Attributions), quotations+len(a.Quotations)
		same := len(a.Attributions) == len(b.Attributions) && len(a.Quotations) == len(b.Quotations) && len(a.Speakers) == len(b.Speakers)
		for i := 0; same && i < len(a.Attributions); i++ {
			same = reflect.DeepEqual(a.Attributions[i], b.Attributions[i])
		}
		for i := 0; same && i < len(a.Quotations); i++ {
			same = a.Quotations[i] == b.Quotations[i]
		}
		for i := 0; same && i < len(a.Speakers); i++ {
			same = reflect.DeepEqual(a.Speakers[i], b.Speakers[i])
		}
		if !same || !reflect.DeepEqual(a.Voices, b.Voices) || !reflect.DeepEqual(a.Sentences, b.Sentences) {
			t.Fatalf("the two ways differ over %q", doc.Text)
		}
	}
	if attributions < 10*len(docs) || quotations < 5*len(docs) {
		t.Errorf("only %d attributions and %d quotations in %d texts: they try too little", attributions, quotations, len(docs))
	}
}

// TestListsOfTokens compares the lists of tokens that recognize makes with loops that branch.
func TestListsOfTokens(t *testing.T) {
	r := NewReader(DefaultOptions())
	var into Reading
	for n, doc := range append(mixtures(t, 200), &corpus.Document{Text: ""}, &corpus.Document{Text: strings.Repeat("word ", 128)}) {
		r.Read(doc, &into)
		for _, list := range []struct {
			of  class
			got []int32
		}{{stir, r.stirs}, {nameWord, r.capitals}, {quoteMark, r.glyphs}, {ender, r.enders}} {
			want := []int32{}
			for i := range into.Tokens {
				if r.text[i].classes&list.of != 0 {
					want = append(want, int32(i))
				}
			}
			if !slices.Equal(list.got, want) {
				t.Fatalf("text %d, class %b: tokens %v, want %v", n, list.of, list.got, want)
			}
		}
		for _, ranked := range []*ranking{&r.cues, &r.knots} {
			for _, s := range append(into.Sentences, Sentence{Last: int32(len(into.Tokens))}) {
				want := slices.DeleteFunc(slices.Clone(ranked.tokens), func(t int32) bool { return t < s.First || t >= s.Last })
				if got := ranked.within(s.First, s.Last); !slices.Equal(got, want) {
					t.Fatalf("text %d, tokens %d to %d: %v, want %v", n, s.First, s.Last, got, want)
				}
			}
		}
	}
}

// TestWantsOfNouns: partCues must not leave out a noun that precedes one of its particles.
func TestWantsOfNouns(t *testing.T) {
	r := NewReader(DefaultOptions())
	tried := 0
	for w, k := range keywords {
		for _, n := range r.nouns {
			if n.particles&particleMask(k) == 0 {
				continue
			}
			if tried++; r.lookUp(w).classes&wants[wantsNoun/wantsPhrase] == 0 {
				t.Errorf("%q may follow %q and would be passed over", w, n.base)
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d particles of nouns were tried", tried)
	}
}

// TestEntriesFit: the number of an entry has 16 bits. Everything that the tables list, in every
// way of writing it, must leave half of the numbers free.
func TestEntriesFit(t *testing.T) {
	r := NewReader(DefaultOptions())
	for w := range r.listed {
		for _, written := range [...]string{w, strings.ToUpper(w), strings.ToUpper(w[:1]) + w[1:], w[:1] + strings.ToUpper(w[1:])} {
			r.vocabulary.Intern(written)
			r.vocabulary.Intern(written + "'s")
			r.vocabulary.Intern(written + "'")
		}
	}
	r.learn()
	if n := len(r.entries); n < 2000 || n > 1<<15 {
		t.Errorf("%d entries of %d listed words, want between 2000, or few are tried, and %d", n, len(r.listed), 1<<15)
	}
}
