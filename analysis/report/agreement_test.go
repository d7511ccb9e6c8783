package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"rashomon/analysis/class"
)

// AgreementOfThree is the agreement of three made-up coders and a key; the tests of
// schemas use it too.
func AgreementOfThree(t testing.TB) *class.Agreement {
	t.Helper()
	c := &class.Codings{}
	key, forms := "item,question,group,outlet,options,answer\n", make([]string, 3)
	for i := range 12 {
		key += fmt.Sprintf("A%d-voice-1,voice,voice,Daily,own | quoted,own\n", i+1)
		key += fmt.Sprintf("A%d-calm,calm,mood,Daily,yes | no,\nA%d-loud,loud,mood,Daily,yes | no,\n", i+1, i+1)
		for k := range forms {
			voice := []string{"own", "quoted"}[(i*(k+1)/3)%2]
			forms[k] += fmt.Sprintf("A%d-voice-1,%s\nA%d-calm,yes\n", i+1, voice, i+1)
			if (i+k)%3 > 0 {
				forms[k] += fmt.Sprintf("A%d-loud,%s\n", i+1, []string{"yes", "no"}[i%2])
			}
		}
	}
	if err := c.AddKey("key.csv", []byte(key)); err != nil {
		t.Fatal(err)
	}
	for k, rows := range forms {
		if err := c.Add(fmt.Sprintf("=coder%d.csv", k), []byte("item,answer\n"+rows)); err != nil {
			t.Fatal(err)
		}
	}
	a, err := class.Agree(c, class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestAgreementFiguresAreTheSame: every alpha in the table and in the CSV is that of
// the Agreement.
func TestAgreementFiguresAreTheSame(t *testing.T) {
	a := AgreementOfThree(t)
	var table, sheet bytes.Buffer
	if err := AgreementTable(&table, a, Options{Width: 160, Evidence: -1}); err != nil {
		t.Fatal(err)
	}
	if err := AgreementCSV(&sheet, a); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&sheet).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, row := range rows {
		values[strings.Join(row[:4], "|")] = row[4]
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+@") {
				t.Errorf("a cell begins as a formula: %q", cell)
			}
		}
	}
	defined := 0
	for _, q := range a.Questions {
		got := values["question|"+q.Name+"||alpha"]
		if q.Alpha == nil {
			if got != "" || !strings.Contains(table.String(), "undefined, all “"+q.Only+"”") {
				t.Errorf("%s has no alpha, and the CSV %q", q.Name, got)
			}
			continue
		}
		defined++
		if v, err := strconv.ParseFloat(got, 64); err != nil || v != *q.Alpha {
			t.Errorf("%s: alpha %g, the CSV has %q", q.Name, *q.Alpha, got)
		}
		if !strings.Contains(table.String(), decimal(q.Alpha, 3)) {
			t.Errorf("%s: the table does not have %s", q.Name, decimal(q.Alpha, 3))
		}
	}
	if defined != 2 || len(a.Questions) != 3 {
		t.Errorf("%d of %d questions have an alpha", defined, len(a.Questions))
	}
	if n := strings.Count(table.String(), "- A"); n != len(a.Disagreements)+len(a.Tool.Against) {
		t.Errorf("%d items are listed of %d and %d", n, len(a.Disagreements), len(a.Tool.Against))
	}
}

// TestManyAnswersKeepToTheWidth: which answers met is shown as a matrix if it fits and
// as a list if there are many answers; both have the same numbers.
func TestManyAnswersKeepToTheWidth(t *testing.T) {
	c := &class.Codings{}
	forms := make([]string, 2)
	for i := range 12 {
		for k := range forms {
			forms[k] += fmt.Sprintf("A%d-name,a rather long name %d\n", i+1, i+k*(i%3)) // every third agrees
		}
	}
	for k, rows := range forms {
		if err := c.Add(fmt.Sprintf("coder%d.csv", k), []byte("item,answer\n"+rows)); err != nil {
			t.Fatal(err)
		}
	}
	a, err := class.Agree(c, class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{80, 100} {
		var out bytes.Buffer
		if err := AgreementTable(&out, a, Options{Width: width, Evidence: 0}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimRight(line, " \n"))); n > width {
				t.Errorf("a line has %d characters at a width of %d: %s", n, width, line)
			}
		}
		_, met, _ := strings.Cut(out.String(), "Which answers met")
		// Two coders: a row is the first one's answer, each met once.
		if n := strings.Count(met, " │         1"); n != 12 {
			t.Errorf("%d pairs of answers are listed of 12:\n%s", n, met)
		}
	}
}
