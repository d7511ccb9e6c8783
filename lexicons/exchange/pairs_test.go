package exchange

import (
	"strings"
	"testing"
)

// TestATableWithoutAHeader: pairs of category and term are recognised by their first
// cells, which repeat; in one column per category the terms differ.
func TestATableWithoutAHeader(t *testing.T) {
	tests := []struct {
		why, name, table string
		categories       int
		entries          int
	}{
		{"pairs without a header", "a.tsv", "hope\tglad\nfear\tafraid\nhope\tbright days\nfear\tdread\n", 2, 4},
		{"pairs with one", "a.tsv", "category\tterm\nhope\tglad\nfear\tafraid\nhope\tbright days\nfear\tdread\n", 2, 4},
		{"a column a category", "a.tsv", "hope\tfear\nglad\tafraid\nbright days\tdread\nsunny\tterror\n", 2, 6},
		{"a column a category, two rows", "a.csv", "hope,fear\nglad,afraid\n", 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			l, _, err := Read(tt.name, []byte(tt.table))
			if err != nil {
				t.Fatal(err)
			}
			entries := 0
			var names []string
			for _, c := range l.Categories {
				entries += len(c.Entries)
				names = append(names, c.ID)
			}
			if len(l.Categories) != tt.categories || entries != tt.entries {
				t.Errorf("%d entries in %s, want %d in %d categories", entries, strings.Join(names, ", "), tt.entries, tt.categories)
			}
		})
	}
}
