package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"rashomon/corpus"
)

// TestReportsFitTheTerminal: no table of a report is wider than the terminal, with few
// outlets and with many, and with names that no space breaks.
func TestReportsFitTheTerminal(t *testing.T) {
	var texts []*corpus.Document
	for d := range exampleDocs(t) {
		texts = append(texts, d)
	}
	for _, c := range []struct {
		why, name string
		outlets   int
	}{
		{"few outlets", "Sorrin Valley Clarion %d", 5},
		{"columns of outlets do not fit", "Sorrin Valley Clarion %d", 12},
		{"nor would they on any terminal", "Clarion %d", 40},
		{"names without a space, longer than a column", "www.the-clarion-of-the-sorrin-valley-and-its-towns-%d.example", 6},
	} {
		t.Run(c.why, func(t *testing.T) {
			var list []*corpus.Document
			for i := range 2 * c.outlets {
				d := *texts[i%len(texts)]
				d.ID, d.File = fmt.Sprintf("%s-%d", d.ID, i), ""
				d.Outlet = fmt.Sprintf(c.name, i%c.outlets)
				list = append(list, &d)
			}
			_, r, _ := pageOf(t, docs(list...), DefaultOptions())
			for _, width := range []int{80, 120, 160} {
				var b bytes.Buffer
				if err := Terminal(&b, r, Options{Width: width, Evidence: 0}); err != nil {
					t.Fatal(err)
				}
				caption := ""
				for line := range strings.Lines(b.String()) {
					line = strings.TrimSuffix(line, "\n")
					if !strings.ContainsAny(line, "│┼") {
						caption = line
					} else if w := runewidth.StringWidth(line); w > width {
						t.Errorf("%d columns: %q has a line of %d: %s", width, caption, w, line)
						break
					}
				}
			}
		})
	}
}

func TestFolded(t *testing.T) {
	g := grid{
		columns: []column{words("outlet"), figures("said"), figures("of all"), figures("expert"), figures("media")},
		rows:    [][]string{{"Gazette", "12", "3 of 9", "·", "–"}, {"Herald", "0", "·", "·", "–"}},
	}
	f := g.folded(2)
	if got, want := f.rows[0], []string{"Gazette", "12", "of\u00a0all\u00a03\u00a0of\u00a09"}; !slices.Equal(got, want) {
		t.Errorf("what is there is listed with its name: %q, want %q", got, want)
	}
	if got, want := f.rows[1][2], notFound; got != want {
		t.Errorf("nothing is %q, want %q", got, want)
	}
}

func TestChopped(t *testing.T) {
	for _, c := range []struct {
		why, text string
		width     int
		want      []string
	}{
		{"spaces come first", "the Clarion", 8, []string{"the", "Clarion"}},
		{"a word wider than the line", "clarion.example", 8, []string{"clarion.", "example"}},
		{"then no-break spaces, between a name and its figure", "of\u00a0all\u00a030 x", 7, []string{"of\u00a0all", "30", "x"}},
		{"wide characters are not halved", "新聞新聞", 5, []string{"新聞", "新聞"}},
		{"a character wider than the line stands alone", "新x", 1, []string{"新x"}},
	} {
		if got := chopped(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
