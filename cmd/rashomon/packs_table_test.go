package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"rashomon/lexicons/packs"
)

// TestTableOfPacks compares the table in docs/lexicons.md with the packs; -update writes it.
func TestTableOfPacks(t *testing.T) {
	const file, begin, end = "../../docs/lexicons.md", "TestTableOfPacks -update -->\n", "<!-- end of packs -->"
	var b strings.Builder
	b.WriteString("| pack | category | what | theory | entries | right |\n|---|---|---|---|--:|---|\n")
	total := 0
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range lex.Sheets {
			fmt.Fprintf(&b, "| `%s` | `%s` | %s (coding sheet) | %s | %d questions | experimental: for people, at least two |\n", name, s.ID, s.Title, s.Source, len(s.Questions))
		}
		for _, c := range lex.Categories {
			right, _, _ := strings.Cut(c.Checked, ";")
			if n, seed, ok := strings.Cut(right, " hits right, drawn with seed "); ok {
				right = n + ", seed " + seed
			}
			if c.Experimental {
				right += "; experimental"
			}
			if name == packs.Default {
				right += "; on by default"
			}
			total += len(c.Entries)
			fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s | %d | %s |\n", name, c.ID, c.Title, c.Source, len(c.Entries), right)
		}
	}
	fmt.Fprintf(&b, "\n%d entries in all.\n", total)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the table", file)
	}
	want := head + begin + b.String() + end + tail
	if want == string(data) {
		return
	}
	if !*update {
		t.Fatalf("the table in %s is not that of the packs: go test ./cmd/rashomon -run TestTableOfPacks -update", file)
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
