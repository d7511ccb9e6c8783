package report

import (
	"fmt"
	"regexp"
	"testing"

	"rashomon/lexicons/packs"
)

// TestCategoriesLookDifferent: there are as many looks as the default lexicon has
// categories, each with a colour for light and dark, and a sign of its own.
func TestCategoriesLookDifferent(t *testing.T) {
	lex, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(lex.Categories); n > looks {
		t.Errorf("%s has %d categories for %d looks: two would look the same", packs.Default, n, looks)
	}
	style, err := joinFiles(styleFiles)
	if err != nil {
		t.Fatal(err)
	}
	signs, colours := map[string]int{}, map[string]int{}
	for i := range looks {
		for _, m := range regexp.MustCompile(fmt.Sprintf(`--l%d: (#[0-9a-f]{6})`, i)).FindAllStringSubmatch(style, -1) {
			colours[m[1]]++
		}
		if i == 0 {
			continue // the sign that all have
		}
		m := regexp.MustCompile(fmt.Sprintf(`\.l%d::after \{ content: "(.)"`, i)).FindStringSubmatch(style)
		if m == nil {
			t.Fatalf("look %d has no sign", i)
		}
		signs[m[1]]++
	}
	if len(signs) != looks-1 || len(colours) != 2*looks {
		t.Errorf("%d signs and %d colours for %d looks", len(signs), len(colours), looks)
	}
}
