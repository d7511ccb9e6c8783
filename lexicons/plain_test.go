package lexicons_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// TestFindsWhatPlainComparisonFinds: in any text the hits of entries without guards are
// the ones found by comparing every term with the words at every place.
func TestFindsWhatPlainComparisonFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Many words, so that some share a place in signatures, and few, so that phrases
		// coincide.
		words := rapid.SampledFrom([]int{3, 12, 300}).Draw(t, "words")
		word := rapid.Custom(func(t *rapid.T) string { return fmt.Sprint("w", rapid.IntRange(0, words-1).Draw(t, "word"), "x") })
		other := rapid.SampledFrom([]string{"*", "w1*", "w*x", "W2x", "w?x"})
		term := rapid.Custom(func(t *rapid.T) string {
			var b []string
			for range rapid.IntRange(1, 5).Draw(t, "length") {
				if rapid.IntRange(0, 3).Draw(t, "other") == 0 {
					b = append(b, other.Draw(t, "word"))
				} else {
					b = append(b, "="+word.Draw(t, "word"))
				}
			}
			if strings.Trim(b[0], "*w?x") == "" { // as the first word it would find anything
				b[0] = "=w0x"
			}
			return strings.Join(b, " ")
		})
		lex := &lexicons.Lexicon{Name: "t", Language: "en"}
		entries := rapid.SliceOfN(rapid.SliceOfN(term, 1, 3), 1, 30).Draw(t, "entries")
		phrase := rapid.Custom(func(t *rapid.T) string { // a term as it may occur in a text
			term := rapid.SampledFrom(rapid.SampledFrom(entries).Draw(t, "entry")).Draw(t, "term")
			return strings.NewReplacer("=", "", "W", "w", "*", "1x", "?", "2").Replace(term) + " "
		})
		for i, terms := range entries {
			lex.Categories = append(lex.Categories, lexicons.Category{ID: fmt.Sprint(i), Entries: []lexicons.Entry{{Option: "o", Terms: terms}}})
		}
		m, err := lexicons.Compile(lex)
		if err != nil {
			t.Fatal(err)
		}
		piece := rapid.OneOf(
			rapid.Map(word, func(s string) string { return s + " " }),
			rapid.Map(word, func(s string) string { return strings.ToUpper(s[:1]) + s[1:] + " " }),
			rapid.Map(word, func(s string) string { return s + "-" }),
			phrase,
			rapid.Map(phrase, func(s string) string { return strings.ReplaceAll(s, " ", "-") }),
			rapid.SampledFrom([]string{", ", ". ", "- ", "\n", "/", "U.S. "}))
		src := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "text"), "")
		v := text.NewVocabulary()
		r := read(v, src)
		found := m.Scanner(v).Scan(nil, r)
		got := []match{}
		for _, h := range found {
			got = append(got, match{h.Entry, h.First, h.Last})
		}
		if want := plainly(lex, r, src); !slices.Equal(got, want) {
			t.Fatalf("in %q\n%v\nplainly %v", src, got, want)
		}
	})
}

type match struct{ entry, first, last int32 }

// plainly finds the entries of a lexicon that has one per category, in the order in which
// a Scanner returns hits.
func plainly(lex *lexicons.Lexicon, r *voice.Reading, src string) []match {
	all := []match{}
	for i, c := range lex.Categories {
		for _, s := range r.Sentences {
			var here []match
			for t := s.First; t < s.Last; t++ {
				for _, term := range c.Entries[0].Terms {
					if last := ends(strings.Fields(term), r.Tokens[:s.Last], t, src); last > 0 {
						here = append(here, match{int32(i), t, last})
					}
				}
			}
			// The one with more words first, then the earlier; connectors are not words.
			slices.SortStableFunc(here, func(a, b match) int {
				return cmp.Or(counting(r, b)-counting(r, a), int(a.first-b.first), int(a.last-b.last))
			})
			taken := map[int32]bool{}
			for _, m := range here {
				free := true
				for t := m.first; t < m.last; t++ {
					free = free && !taken[t]
				}
				for t := m.first; free && t < m.last; t++ {
					taken[t] = true
				}
				if free {
					all = append(all, m)
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(int(a.first-b.first), int(b.last-a.last), int(a.entry-b.entry))
	})
	return all
}

func counting(r *voice.Reading, m match) (n int) {
	for _, t := range r.Tokens[m.first:m.last] {
		if t.Kind.Counts() {
			n++
		}
	}
	return n
}

// ends compares the words of a term with the tokens from t on and returns the token after
// the last, 0 when one differs.
func ends(term []string, toks []text.Token, t int32, src string) int32 {
	for i, w := range term {
		if i > 0 && int(t)+1 < len(toks) && toks[t-1].End == toks[t].Start {
			switch before := toks[t-1].Of(src); {
			case strings.Contains("-/", toks[t].Of(src)) && toks[t].End == toks[t+1].Start,
				toks[t].Of(src) == "." && strings.Contains(before, "."):
				t++
			}
		}
		if int(t) >= len(toks) || !toks[t].Kind.Counts() || !same(w, toks[t].Of(src)) {
			return 0
		}
		t++
	}
	return t
}

// same compares one word of a term with one of a text.
func same(w, s string) bool {
	if w == strings.ToLower(w) {
		s = strings.ToLower(s)
	}
	switch exact, is := strings.CutPrefix(w, "="); {
	case is:
		return s == exact
	case w == "*":
		return true
	case w == "w1*":
		return strings.HasPrefix(s, "w1")
	case w == "w*x":
		return strings.HasPrefix(s, "w") && strings.HasSuffix(s, "x") && len(s) > 1
	case w == "w?x":
		return len(s) == 3 && s[0] == 'w' && s[2] == 'x'
	}
	return strings.EqualFold(s, w) && s != strings.ToLower(s) // W2x finds W2x and W2X
}
