package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"rashomon/analysis"
)

// manyOutlets is a choice set of n outlets with long names.
func manyOutlets(n int) analysis.Choice {
	c := analysis.Choice{Category: analysis.Category{Title: "Names for a rising"}}
	mutiny, revolt := analysis.Name{Option: "mutiny"}, analysis.Name{Option: "revolt"}
	for i := range n {
		outlet := "The Northern " + strings.Repeat("x", i%7) + " Advertiser"
		c.Sets = append(c.Sets, analysis.ChoiceTotal{Outlet: outlet})
		mutiny.Outlets = append(mutiny.Outlets, analysis.NameCount{Outlet: outlet, Wording: int64(i), Quoted: int64(i % 2)})
		revolt.Outlets = append(revolt.Outlets, analysis.NameCount{Outlet: outlet, Wording: int64(i % 3)})
	}
	c.Names = []analysis.Name{mutiny, revolt}
	return c
}

// TestTablesFit: whatever the number of outlets, no line of a table is wider
// than the terminal and no word is broken.
func TestTablesFit(t *testing.T) {
	for _, outlets := range []int{1, 2, 5, 20, 200} {
		for _, width := range []int{80, 160} {
			r := &analysis.Report{Naming: []analysis.Choice{manyOutlets(outlets)}}
			var b bytes.Buffer
			if err := Terminal(&b, r, Options{Only: []string{"naming"}, Width: width, Evidence: 0}); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(b.String()) {
				if w := runewidth.StringWidth(strings.TrimRight(line, "\n")); w > width {
					t.Errorf("%d outlets in %d columns: a line is %d wide: %q", outlets, width, w, line)
				}
			}
			if !strings.Contains(b.String(), "mutiny") || outlets > 1 && !strings.Contains(b.String(), "Advertiser") {
				t.Errorf("%d outlets in %d columns: a name is missing or broken:\n%s", outlets, width, b.String())
			}
		}
	}
}

// TestUntrustedTextIsData: nothing in an article reaches the terminal as a
// control, an escape sequence or a change of the direction of writing, and
// nothing reaches Markdown as markup.
func TestUntrustedTextIsData(t *testing.T) {
	evil := "\x1b[31mred\x1b[0m \x00 \u202eabc\u2066 <script>alert(1)</script> | **bold** `code` [x](javascript:y)"
	c := manyOutlets(2)
	c.Names[0].Outlets[1].Outlet = evil
	c.Sets[1].Outlet = evil
	c.Names[0].Evidence = []analysis.Evidence{{Outlet: evil, File: evil, Sentence: evil, Speaker: evil, Voice: "quote", Start: 0, End: 4}}
	r := &analysis.Report{Naming: []analysis.Choice{c}}
	var term, md bytes.Buffer
	o := Options{Only: []string{"naming"}, Evidence: -1, Width: 160}
	if err := Terminal(&term, r, o); err != nil {
		t.Fatal(err)
	}
	if err := Markdown(&md, r, o); err != nil {
		t.Fatal(err)
	}
	for name, out := range map[string]string{"terminal": term.String(), "markdown": md.String()} {
		for _, bad := range []string{"\x1b", "\x00", "\u202e", "\u2066"} {
			if strings.Contains(out, bad) {
				t.Errorf("%s has %q in it", name, bad)
			}
		}
	}
	for _, bad := range []string{"<script>", "[x](javascript", "| **bold**"} {
		if strings.Contains(md.String(), bad) {
			t.Errorf("markdown has %q in it", bad)
		}
	}
}

func TestWrapped(t *testing.T) {
	tests := []struct {
		why   string
		in    string
		width int
		want  []string
	}{
		{"lines break at spaces", "one two three", 7, []string{"one two", "three"}},
		{"a word wider than the line stands alone", "a incomprehensible b", 5, []string{"a", "incomprehensible", "b"}},
		{"a no-break space holds", "67.2\u00a0% of words", 7, []string{"67.2\u00a0%", "of", "words"}},
		{"nothing gives no line", "", 10, nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			got := wrapped(tt.in, tt.width)
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("wrapped(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
			}
		})
	}
}

// TestValuesStayBesideEachOther: the values that the cells of a row list stay next to
// each other even if some of them are broken.
func TestValuesStayBesideEachOther(t *testing.T) {
	g := grid{
		columns: []column{flowing("quotation"), words("verb"), flowing("said by")},
		rows:    [][]string{{"one two three four", "say\nclaim", "a spokesperson of the ministry\nEdda Marl"}},
	}
	got := g.broken(g.rows[0], []int{9, 5, 16}, wrapped)
	want := []string{"one two\nthree\nfour", "say\n\n\nclaim", "a spokesperson\n  of the\n  ministry\nEdda Marl"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("column %d is %q, want %q", i, got[i], want[i])
		}
	}
}

// TestLayoutOfFewestLines: text that would be broken into many short lines is laid
// out in a later layout, unless that leaves a column out.
func TestLayoutOfFewestLines(t *testing.T) {
	long := strings.Repeat("many words ", 20)
	wide := grid{columns: []column{flowing("passage"), words("A"), words("B")}, rows: [][]string{{long, strings.Repeat("x", 25), strings.Repeat("y", 25)}}}
	list := grid{columns: []column{flowing("passage"), words("outlet")}, rows: [][]string{{long, "A\nB"}}}
	if got := (table{layouts: []grid{wide, list}}).fit(80); got.columns[1].name != "outlet" {
		t.Errorf("80 columns take %d lines with a narrow passage, %d as a list", got.lines(), list.flowing(80).lines())
	}
	if got := (table{layouts: []grid{wide, wide.without("B")}}).fit(80); len(got.columns) != 3 {
		t.Error("a column is left out though the table fits")
	}
}

// TestMatrixOfManyOutlets: if there are many outlets, those with the same cells are
// listed together, all of them by their number, and so are those that lack the row.
func TestMatrixOfManyOutlets(t *testing.T) {
	outlets := make([]string, 12)
	for i := range outlets {
		outlets[i] = "Outlet " + string(rune('A'+i))
	}
	grids := matrix("passage", []string{"in all", "in two"}, outlets, true, func(row, outlet int) string {
		if row == 0 || outlet < 2 {
			return "own"
		}
		return notFound
	})
	got := grids[len(grids)-1].rows
	want := [][]string{
		{"in all", "own", "all 12"},
		{"in two", "own\n·", "Outlet A, Outlet B\nOutlet C, Outlet D, Outlet E, Outlet F, Outlet G, Outlet H, Outlet I, Outlet J and 2 more"},
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d is %q, want %q", i, got[i], want[i])
		}
	}
}
