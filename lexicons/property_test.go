package lexicons_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

var someWords = []string{"mutiny", "mutinies", "rebellion", "armed", "crisis", "No", "limits", "-", "march", "March", ",", "regime", "change", "1848", "in", "the", "Reed", "rebelled"}

// TestCategoriesAreIndependent: an entry added to one category changes no hit
// of another, whatever the text.
func TestCategoriesAreIndependent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		term := rapid.Custom(func(t *rapid.T) string {
			var b []string
			for range rapid.IntRange(1, 3).Draw(t, "words") {
				mark := rapid.SampledFrom([]string{"", "", "=", "~", "=="}).Draw(t, "mark")
				b = append(b, mark+rapid.SampledFrom([]string{"mutiny", "rebellion", "armed", "crisis", "no", "limits", "march", "regime", "change", "reed"}).Draw(t, "word"))
			}
			return strings.Join(b, " ")
		})
		entries := rapid.SliceOfN(term, 1, 4)
		guard := rapid.SampledFrom([]lexicons.Guard{lexicons.ProperName, lexicons.PastYear, lexicons.Context, lexicons.Near, lexicons.Actor})
		category := func(id string) lexicons.Category {
			c := lexicons.Category{ID: id, Guards: rapid.SliceOfN(guard, 0, 2).Draw(t, "guards"), Except: rapid.SliceOfN(term, 0, 2).Draw(t, "except")}
			for i, e := range entries.Draw(t, "terms") {
				c.Entries = append(c.Entries, lexicons.Entry{Option: fmt.Sprint(i), Terms: []string{e}})
			}
			return c
		}
		a, b := category("a"), category("b")
		more := b
		more.Entries = append(slices.Clone(b.Entries), lexicons.Entry{Option: "new", Terms: []string{term.Draw(t, "added")}})
		src := strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), 0, 40).Draw(t, "text"), " ") + "."
		if x, y := hitsOf(t, "a", src, a, b), hitsOf(t, "a", src, a, more); !slices.Equal(x, y) {
			t.Fatalf("%q: %v, with another entry elsewhere %v", src, x, y)
		}
		if x, y := hitsOf(t, "a", src, a, b), hitsOf(t, "a", src, b, a); !slices.Equal(x, y) {
			t.Fatalf("%q: %v, in the other order of categories %v", src, x, y)
		}
	})
}

// hitsOf compiles the categories and returns the hits of one of them, without entry
// numbers.
func hitsOf(t *rapid.T, id, src string, categories ...lexicons.Category) []string {
	m, err := lexicons.Compile(&lexicons.Lexicon{Name: "t", Language: "en", Categories: categories})
	if err != nil {
		t.Fatal(err)
	}
	v := text.NewVocabulary()
	var found []string
	for _, h := range m.Scanner(v).Scan(nil, read(v, src)) {
		if e := m.Entries()[h.Entry]; e.Category == id {
			h.Entry = int32(e.EntryIndex)
			found = append(found, fmt.Sprintf("%+v", h))
		}
	}
	return found
}
