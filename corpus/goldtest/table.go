// Package goldtest is for tests alone: it reads the tables of people's annotations, and measures
// how near a text extracted from a page is to the correct one. It imports no other package of this
// module, so that the tests of every package can use it.
package goldtest

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// Table reads a file of tab-separated values with a header, as a map from column to cell for each
// row.
func Table(t testing.TB, path string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) > len(header) {
			t.Fatalf("%s:%d: %d cells under a header of %d", path, i+2, len(cells), len(header))
		}
		row := map[string]string{}
		for k, cell := range cells {
			row[header[k]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// Number is the number in a cell.
func Number(t testing.TB, cell string) int {
	t.Helper()
	n, err := strconv.Atoi(cell)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
