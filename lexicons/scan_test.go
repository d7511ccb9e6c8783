package lexicons_test

import (
	"fmt"
	"slices"
	"testing"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// TestManyEntriesAtOnePlace: hits are in order however many begin with one word, and in
// whatever order their terms were compiled.
func TestManyEntriesAtOnePlace(t *testing.T) {
	lex := &lexicons.Lexicon{Name: "t", Language: "en"}
	for i := range 120 {
		terms := []string{[]string{"reed", "=reed", "ree*", "reed song", "=reed =song", "reed song old"}[i*7%6]}
		lex.Categories = append(lex.Categories, lexicons.Category{ID: fmt.Sprint(i), Entries: []lexicons.Entry{{Option: "o", Terms: terms}}})
	}
	m, err := lexicons.Compile(lex)
	if err != nil {
		t.Fatal(err)
	}
	v := text.NewVocabulary()
	r := read(v, "The reed song old. A reed song. Reeds.")
	hits := m.Scanner(v).Scan(nil, r)
	if len(hits) != 120+100+40 { // Reeds: 20 entries each of reed and ree*
		t.Errorf("%d hits", len(hits))
	}
	if !slices.IsSortedFunc(hits, func(a, b lexicons.Hit) int {
		switch {
		case a.Start != b.Start:
			return int(a.Start - b.Start)
		case a.End != b.End:
			return int(b.End - a.End)
		}
		return int(a.Entry - b.Entry)
	}) {
		t.Error("hits are not in order")
	}
}
