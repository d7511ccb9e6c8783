package report

import (
	"regexp"
	"strings"
	"testing"

	"rashomon/corpus"
)

// TestNumbersInNamesAreNoFigures: only a number that counts sentences leads to them,
// whatever outlets and names are called.
func TestNumbersInNamesAreNoFigures(t *testing.T) {
	page, _, _ := pageOf(t, docs(
		&corpus.Document{Outlet: "Lantern 24", Text: "The mutiny ended on Monday, and the soldiers went home. Colonel Arvo Tamm said the mutiny was over. “The mutiny is over,” Minister Orla Fenn said.\n"},
		&corpus.Document{Outlet: "Gazette", Text: "The revolt ended on Monday, and the soldiers went home. “The mutiny of the hungry is over,” Colonel Arvo Tamm said. Minister Orla Fenn said the revolt was a mutiny.\n"},
		&corpus.Document{Outlet: "Lantern 24", Text: "The uprising ended, and the mutiny began.\n"},
	), DefaultOptions())
	if cut := regexp.MustCompile(`Lantern <a[^>]*>24</a>.{0,40}`).FindString(page); cut != "" {
		t.Errorf("the name of an outlet is cut into a link: %s", cut)
	}
	if !strings.Contains(page, "In whose words") {
		t.Fatal("the page has no table of sources and names")
	}
	for _, c := range []struct{ why, line, name, number string }{
		{"a number behind a name", "mutiny 3", "mutiny", "3"},
		{"a name that ends in a number", "9 11 3", "9 11", "3"},
		{"thousands", "revolt 1,200", "revolt", "1,200"},
	} {
		m := listedFigure.FindStringSubmatch(c.line)
		if m == nil || m[1] != c.name || m[2] != c.number {
			t.Errorf("%s: %q is %q, want %q and %q", c.why, c.line, m, c.name, c.number)
		}
	}
}
