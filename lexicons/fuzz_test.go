package lexicons_test

import (
	"slices"
	"testing"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// FuzzParse: any bytes yield a lexicon that compiles, or problems inside the file.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		one("mutiny, =no limits, ~stir, ==May, 'mutin*', '/a(b|c)/'"),
		"lexicon: t\nlanguage: en\ncategories:\n  - id: c\n    kind: choice\n    guards: [near]\n    except: [a b]\n    entries:\n      - {option: a, terms: [b], except: [c], note: d}\n      - e\n",
		"lexicon: &a t\nlanguage: *a\n", "? [a]\n: {b}\n", "a: [wom?n]", "\xff\xfe", "--- \n--- \n", "lexicon: |\n  x\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lex, err := lexicons.Parse("f.yaml", data)
		if err == nil {
			if _, err := lexicons.Compile(lex); err != nil {
				t.Fatalf("parsed, but does not compile: %v", err)
			}
			return
		}
		ps, ok := err.(lexicons.Problems)
		if lex != nil || !ok || len(ps) == 0 {
			t.Fatalf("lexicon %v, error %T", lex, err)
		}
		for _, p := range ps {
			if p.Line < 1 || p.Column < 1 || p.Length < 1 || p.Message == "" {
				t.Fatalf("problem without a place: %+v", p)
			}
		}
		_ = ps.Excerpts()
	})
}

const fuzzed = `lexicon: t
language: en
categories:
  - id: a
    guards: [proper-name, past-year]
    except: [reed crisis]
    context: [rifle]
    entries:
      - {option: x, terms: [mutiny, armed rebellion, march, U.S. troops], except: [mutiny on the stage]}
      - {option: y, terms: [rebellion, ~coup, 'ris*'], guards: [context, actor]}
      - {option: z, terms: ['/[a-z]+s/', 'no * limits', crisis], guards: [near, verb, place]}
  - id: b
    entries: [a, 'a a', 'a a a', '==A', 'b*', rebellion]
`

// FuzzScan: in any text hits lie inside a sentence, on tokens, in order, are the same
// every time, and no word counts twice in a category.
func FuzzScan(f *testing.F) {
	lex, err := lexicons.Parse("t.yaml", []byte(fuzzed))
	if err != nil {
		f.Fatal(err)
	}
	m, err := lexicons.Compile(lex)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"The U.S. troops' mutiny-armed rebellion. A a a A a.", "MARCH March march of 1848.", "no- limits no-no-limits", "a-a-a a a", "“a” a ‘a’ a", "\xff a\x00a\n\n a", "Saltmarsh Rebellion of the Reeds was a rifle rifle rifle coup.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		v := text.NewVocabulary()
		r := read(v, src)
		s := m.Scanner(v)
		hits := s.Scan(nil, r)
		at := map[[2]int32]bool{}
		for i, h := range hits {
			if h.First >= h.Last || h.Start != r.Tokens[h.First].Start || h.End != r.Tokens[h.Last-1].End {
				t.Fatalf("%+v is not on tokens", h)
			}
			inside := false
			for _, sent := range r.Sentences {
				inside = inside || sent.First <= h.First && h.Last <= sent.Last
			}
			if !inside {
				t.Fatalf("%+v %q lies in no sentence", h, h.Of(src))
			}
			if i > 0 {
				p := hits[i-1]
				if p.Start > h.Start || p.Start == h.Start && (p.End < h.End || p.End == h.End && p.Entry >= h.Entry) {
					t.Fatalf("%+v stands before %+v", p, h)
				}
			}
			category := int32(m.Entries()[h.Entry].CategoryIndex)
			for w := h.First; w < h.Last; w++ {
				if at[[2]int32{category, w}] {
					t.Fatalf("token %d is hit twice in category %d", w, category)
				}
				at[[2]int32{category, w}] = true
			}
		}
		if again := s.Scan(nil, r); !slices.Equal(again, hits) {
			t.Fatalf("a second scan differs:\n%+v\n%+v", hits, again)
		}
		if other := m.Scanner(v).Scan(nil, r); !slices.Equal(other, hits) {
			t.Fatalf("another scanner differs:\n%+v\n%+v", hits, other)
		}
	})
}
