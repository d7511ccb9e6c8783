package packs_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

func TestEveryPackLoadsAndCompiles(t *testing.T) {
	names := packs.Names()
	if !slices.Contains(names, packs.Default) || !slices.IsSorted(names) {
		t.Fatalf("Names() = %q: not sorted, or without the default", names)
	}
	for _, name := range names {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := lexicons.Compile(lex); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, c := range lex.Categories {
			if c.Source == "" || c.Note == "" || c.Checked == "" {
				t.Errorf("%s: category %s lacks its source, its note or how it was checked", name, c.ID)
			}
		}
	}
}

func TestUnknownPackNamesTheOthers(t *testing.T) {
	_, err := packs.Load("no-such-pack")
	if err == nil || !strings.Contains(err.Error(), packs.Default) {
		t.Fatalf("Load of an unknown pack: %v", err)
	}
}
