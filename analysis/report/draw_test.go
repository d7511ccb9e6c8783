package report

import (
	"strings"
	"testing"
)

func TestDraw(t *testing.T) {
	for _, c := range []struct {
		reason string
		grid   grid
		want   []string
	}{
		{"figures stand at the right, words at the left", grid{[]column{words("name"), figures("n")}, [][]string{{"a", "1"}, {"b", "20"}}},
			[]string{" name │  n ", "──────┼────", " a    │  1 ", " b    │ 20 "}},
		{"a letter of two columns takes two", grid{[]column{words("n"), words("x")}, [][]string{{"道", "a"}, {"b", "é"}}},
			[]string{" n  │ x ", "────┼───", " 道 │ a ", " b  │ é "}},
		{"a cell of several lines is drawn over several", grid{[]column{words("n"), figures("two\nlines")}, [][]string{{"a", "1\n2\n3"}}},
			[]string{" n │   two ", "   │ lines ", "───┼───────", " a │     1 ", "   │     2 ", "   │     3 "}},
		{"where the first cell takes several lines rows are parted", grid{[]column{words("n"), words("x")}, [][]string{{"a\nb", "1"}, {"c", "2"}}},
			[]string{" n │ x ", "───┼───", " a │ 1 ", " b │   ", "───┼───", " c │ 2 "}},
		{"what would move the cursor is not drawn, and takes no room", grid{[]column{words("n")}, [][]string{{"a\x1b[2J\r"}, {"\u202eb"}}},
			[]string{" n     ", "───────", " a[2J  ", " b     "}},
		{"no rows", grid{columns: []column{words("n"), words("x")}}, []string{" n │ x ", "───┼───"}},
	} {
		var b strings.Builder
		if err := c.grid.draw(&b); err != nil {
			t.Fatal(err)
		}
		if got := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n"); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: drawn is\n%s\nwant\n%s", c.reason, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}
