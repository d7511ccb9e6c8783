package class_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"rashomon/analysis/class"
)

// codingsOf reads files of codings, by name and content in turn.
func codingsOf(t testing.TB, files ...string) *class.Codings {
	t.Helper()
	c := &class.Codings{}
	for i := 0; i < len(files); i += 2 {
		if err := c.Add(files[i], []byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// TestAlphaOfKrippendorff: the example of "Computing Krippendorff's Alpha-Reliability"
// (2011), four coders, twelve units, missing data, nominal: .743, from 40 pairable
// values. On eleven units the interval reaches far below .667, and so no conclusion is
// called tentative.
func TestAlphaOfKrippendorff(t *testing.T) {
	coders := []string{"1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - 3", "- 3 3 3 2 3 4 2 2 5 1 -", "1 2 3 3 2 4 4 1 2 5 1 -"}
	c := &class.Codings{}
	for i, codes := range coders {
		rows := "item,answer\n"
		for u, code := range strings.Fields(codes) {
			rows += fmt.Sprintf("U%d-x,%s\n", u+1, strings.Trim(code, "-"))
		}
		if err := c.Add(fmt.Sprintf("coder%d.csv", i), []byte(rows)); err != nil {
			t.Fatal(err)
		}
	}
	a, err := class.Agree(c, class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Questions) != 1 {
		t.Fatalf("there are %d questions", len(a.Questions))
	}
	q := a.Questions[0]
	if math.Abs(*q.Alpha-.7434210526) > 1e-9 || q.Pairable != 40 || q.Units != 11 || q.Coders != 4 || q.Verdict != class.Unreliable {
		t.Errorf("alpha %.10f from %d values on %d units of %d coders: %s", *q.Alpha, q.Pairable, q.Units, q.Coders, q.Verdict)
	}
	if q.Interval == nil || !(q.Interval.Lo < *q.Alpha && *q.Alpha < q.Interval.Hi) {
		t.Errorf("the interval is %v", q.Interval)
	}
	sum := 0.0
	for i, row := range q.Confusion.Counts {
		for k, n := range row {
			sum += n
			if math.Abs(n-q.Confusion.Counts[k][i]) > 1e-12 {
				t.Error("the coincidence matrix is not symmetric")
			}
		}
	}
	if math.Abs(sum-40) > 1e-9 {
		t.Errorf("the coincidences sum to %g", sum)
	}
}

// TestKappaOfTwo: AABBCABCAABB against AABCCABBAABA has kappa .6 (METHODS of the
// field: po .75).
func TestKappaOfTwo(t *testing.T) {
	rows := func(s string) string {
		out := "item,answer\n"
		for i, r := range s {
			out += fmt.Sprintf("U%d-x,%c\n", i+1, r)
		}
		return out
	}
	a, err := class.Agree(codingsOf(t, "ana.csv", rows("AABBCABCAABB"), "bo.csv", rows("AABCCABBAABA")), class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	q := a.Questions[0]
	if math.Abs(*q.Kappa-.6) > 1e-12 || math.Abs(*q.Observed-.75) > 1e-12 {
		t.Errorf("kappa %g, observed %g", *q.Kappa, *q.Observed)
	}
	if c := q.Confusion; c.Row != "ana" || c.Column != "bo" || c.Counts[1][2] != 1 || c.Counts[2][1] != 1 || c.Counts[1][0] != 1 {
		t.Errorf("confusion %+v", c)
	}
	if len(a.Disagreements) != 3 || a.Disagreements[0].Item != "U4-x" {
		t.Errorf("disagreements %+v", a.Disagreements)
	}
}

// rowsOf makes a file of codings: answers by question, units parted by spaces and left
// out where there is a hyphen.
func rowsOf(questions ...string) string {
	rows := "item,question,group,answer\n"
	for q, answers := range questions {
		for u, a := range strings.Fields(answers) {
			rows += fmt.Sprintf("U%d-q%d,q%d,mood,%s\n", u+1, q+1, q+1, strings.Trim(a, "-"))
		}
	}
	return rows
}

// TestVerdictNeedsUnits: the verdict is that of the interval's lower end, so that a
// handful of units has none, and coders who never differ are firm only where enough
// units were looked at to have seen it. By hand, for eight units of yes and no in
// halves: 1 - (1 - .025^(1/8))/De with De = 1/2·16/15 is .307.
func TestVerdictNeedsUnits(t *testing.T) {
	for _, c := range []struct {
		reason  string
		units   int
		lower   float64
		verdict string
	}{
		{"two units that agree are luck", 2, math.NaN(), ""},
		{"seven are too few for an interval", 7, math.NaN(), ""},
		{"eight without a disagreement could have hidden many", 8, 1 - (1-math.Pow(.025, 1./8))*15/8, class.Unreliable},
		{"forty could hide few", 40, 1 - (1-math.Pow(.025, 1./40))*79/40, class.Firm},
	} {
		t.Run(c.reason, func(t *testing.T) {
			rows := rowsOf(strings.Repeat("yes no ", c.units/2) + strings.Repeat("yes", c.units%2))
			a, err := class.Agree(codingsOf(t, "a.csv", rows, "b.csv", rows), class.AgreeOptions{Seed: 1, Alpha: .05})
			if err != nil {
				t.Fatal(err)
			}
			q := a.Questions[0]
			if *q.Alpha != 1 || q.Verdict != c.verdict || (q.Interval == nil) != (c.verdict == "") {
				t.Fatalf("alpha %g, interval %+v, %q; want the verdict %q", *q.Alpha, q.Interval, q.Verdict, c.verdict)
			}
			if q.Interval != nil && (math.Abs(q.Interval.Lo-c.lower) > 1e-9 || q.Interval.Hi != 1) {
				t.Errorf("the interval is %+v, want it from %g", q.Interval, c.lower)
			}
			says := strings.Join(a.Reading, " ")
			if firm := strings.Contains(says, "conclusions can rest on these answers"); firm != (c.verdict == class.Firm) {
				t.Errorf("the reading is %q", says)
			}
			if none := strings.Contains(says, "nothing is concluded: that takes 8 units"); none != (c.verdict == "") {
				t.Errorf("the reading is %q", says)
			}
		})
	}
}

// TestGroupsTakeChanceQuestionByQuestion: two coders who agree as often as by chance
// on two questions, and of whom everybody says yes on a third and no on a fourth, have
// an alpha of 0 together. Over the answers thrown together it was .805 and firm.
func TestGroupsTakeChanceQuestionByQuestion(t *testing.T) {
	first := rowsOf("yes yes yes yes yes", "no no no no no", "yes yes yes yes yes", "no no no no no")
	second := rowsOf("yes yes yes yes no", "no no no no yes", "yes yes yes yes yes", "no no no no no")
	a, err := class.Agree(codingsOf(t, "a.csv", first, "b.csv", second), class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0, 0, math.NaN(), math.NaN()} {
		if got := a.Questions[i].Alpha; (got == nil) != math.IsNaN(want) || got != nil && math.Abs(*got-want) > 1e-12 {
			t.Errorf("question %d has alpha %v, want %g", i+1, got, want)
		}
	}
	g := a.Groups[0]
	if g.Alpha == nil || math.Abs(*g.Alpha) > 1e-12 || g.Units != 20 || g.Pairable != 40 || g.Verdict != class.Unreliable || g.Kappa != nil || g.NoKappa == "" {
		t.Errorf("the group is %+v with alpha %v, want 0 on 20 units, unreliable and without kappa", g, g.Alpha)
	}
	if *g.Observed != .9 {
		t.Errorf("%g of the pairs are alike, want .9", *g.Observed)
	}
	// Where each question has one answer, and they differ, there is nothing to go by.
	same := rowsOf("yes yes", "no no")
	if a, err = class.Agree(codingsOf(t, "a.csv", same, "b.csv", same), class.AgreeOptions{Seed: 1, Alpha: .05}); err != nil {
		t.Fatal(err)
	}
	if g := a.Groups[0]; g.Alpha != nil || g.Only != "" || g.Undefined == "" {
		t.Errorf("the group is %+v, want no alpha", g)
	}
}

// TestSameIsOfPairs: units {yes, yes, no}, {yes, yes} and {no, no} have three of five
// pairs alike, whatever their coders; the diagonal of the coincidence matrix over the
// answers, .714, weighs units by their answers.
func TestSameIsOfPairs(t *testing.T) {
	c := codingsOf(t, "a.csv", rowsOf("yes yes no"), "b.csv", rowsOf("yes yes no"), "c.csv", rowsOf("no - -"))
	a, err := class.Agree(c, class.AgreeOptions{Seed: 1, Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	if q := a.Questions[0]; math.Abs(*q.Observed-.6) > 1e-12 || q.Pairable != 7 || math.Abs(*q.Alpha-.5) > 1e-12 {
		t.Errorf("same %g, alpha %g, want .6 and .5", *q.Observed, *q.Alpha)
	}
}

func TestAgreeRefusals(t *testing.T) {
	for _, c := range []struct {
		reason string
		files  []string
		want   string
	}{
		{"nobody answered", []string{"a.csv", "item,answer\nA1-x,\n"}, "no answer was found"},
		{"one coder alone", []string{"a.csv", "item,answer\nA1-x,yes\n"}, "all answers are of one coder, a: agreement needs a second"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			_, err := class.Agree(codingsOf(t, c.files...), class.AgreeOptions{Alpha: .05})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestUndefined: one and the same answer everywhere is said, and is no alpha of 1.
func TestUndefined(t *testing.T) {
	rows := "item,question,answer\nA1-x,x,yes\nB1-x,x,yes\nA1-y,y,no\n"
	a, err := class.Agree(codingsOf(t, "a.csv", rows, "b.csv", strings.Replace(rows, "A1-y,y,no", "B1-y,y,no", 1)), class.AgreeOptions{Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	if q := a.Questions[0]; q.Alpha != nil || q.Only != "yes" || !strings.Contains(q.Undefined, "one category only") || *q.Observed != 1 || q.Verdict != "" {
		t.Errorf("x: %+v", q)
	}
	if q := a.Questions[1]; q.Alpha != nil || q.Observed != nil || q.Units != 0 || q.Items != 2 || q.Undefined == "" {
		t.Errorf("y: %+v", q)
	}
}

// TestCannotTell: it is an answer, or missing when asked.
func TestCannotTell(t *testing.T) {
	one := "item,question,answer\nA1-x,x,yes\nB1-x,x,cannot tell\nC1-x,x,no\n"
	two := "item,question,answer\nA1-x,x,yes\nB1-x,x,?\nC1-x,x,no\n"
	c := codingsOf(t, "a.csv", one, "b.csv", strings.ReplaceAll(two, "?", "cannot tell"))
	for _, k := range []struct {
		missing bool
		units   int
	}{{false, 3}, {true, 2}} {
		a, err := class.Agree(c, class.AgreeOptions{Alpha: .05, Missing: k.missing})
		if err != nil {
			t.Fatal(err)
		}
		if q := a.Questions[0]; q.Units != k.units || *q.Alpha != 1 || a.Coders[0].CannotTell != 1 {
			t.Errorf("missing %v: %d units, alpha %g", k.missing, q.Units, *q.Alpha)
		}
	}
}

// TestReadingCodings: what spreadsheets and people make of the form.
func TestReadingCodings(t *testing.T) {
	key := "\ufeffpack,item,article,outlet,options,answer\r\np1,A1-voice-1,A1,Daily,own | quoted | cannot tell,own\r\np1,A1-voice-2,A1,Daily,own | quoted | cannot tell,quoted\r\n"
	for _, c := range []struct {
		reason, file string
		data         string
		answered     int
		faults       []string
		fails        string
	}{
		{"as the form saves it", "ana.csv", "\ufeffpack,coder,item,answer\r\np1,Ana,A1-voice-1,own\r\np1,Ana,A1-voice-2,quoted\r\n", 2, nil, ""},
		{"semicolons, other order, more columns, capitals, blank lines", "x.csv", "Answer;Remark;ITEM;Coder\nOWN ;hm;A1-voice-1;Ana\n;;;\n?;;A1-voice-2;Ana\n", 2, nil, ""},
		{"tabs", "x.csv", "item\tanswer\nA1-voice-1\town\n", 1, nil, ""},
		{"UTF-16", "x.csv", "\xff\xfei\x00t\x00e\x00m\x00,\x00a\x00n\x00s\x00w\x00e\x00r\x00\n\x00A\x001\x00-\x00v\x00o\x00i\x00c\x00e\x00-\x001\x00,\x00o\x00w\x00n\x00\n\x00", 1, nil, ""},
		{"an old encoding", "x.csv", "coder,item,answer\nZo\xeb,A1-voice-1,can\x92t tell\n", 1, nil, ""},
		{"missing answers and short rows", "x.csv", "item,answer\nA1-voice-1,\nA1-voice-2\n", 0, nil, ""},
		{"an item that is not there", "x.csv", "item,answer\nA1-voice-9,own\nZ9-voice-1,own\n", 0,
			[]string{`x.csv:2: there is no item "A1-voice-9" in key.csv: of A1 it has A1-voice-1 to A1-voice-2`, `x.csv:3: there is no item "Z9-voice-1" in key.csv: its articles are A1`}, ""},
		{"an answer that is none", "x.csv", "item,answer\n\nA1-voice-1,mine\n", 0, []string{`x.csv:3: "mine" is no answer to A1-voice-1: choose own, quoted or cannot tell`}, ""},
		{"an answer without an item", "x.csv", "item,answer\n,own\n", 0, []string{`x.csv:2: the answer "own" has no item`}, ""},
		{"twice, the same", "x.csv", "item,answer\nA1-voice-1,own\nA1-voice-1,own\n", 1, nil, ""},
		{"twice, differently", "x.csv", "item,answer\nA1-voice-1,own\nA1-voice-1,quoted\n", 1, []string{`x.csv:3: x answers A1-voice-1 a second time, "quoted" and not "own" as at x.csv:2: the first answer counts`}, ""},
		{"no such column", "x.csv", "name,value\na,b\n", 0, nil, `x.csv:1: there is no column "item" among "name", "value"`},
		{"empty", "x.csv", "", 0, nil, "x.csv is empty"},
		{"another pack", "x.csv", "pack,item,answer\np2,A1-voice-1,own\n", 0, nil, "x.csv:2: this row is of the class pack p2 and what was read before of p1"},
		{"a quotation mark left open", "x.csv", "item,answer\nA1-voice-1,own\n\"A1-voice-2,own\n", 1, nil, "x.csv:3: the row cannot be read"},
		{"the key instead of codings", "key.csv", key, 0, nil, "key.csv is the key of a class pack and no coding: give it with --key"},
		{"no text at all", "x.csv", "\x00\x01\xff\xfe", 0, nil, "this is no text"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			k := &class.Codings{}
			if err := k.AddKey("key.csv", []byte(key)); err != nil {
				t.Fatal(err)
			}
			err := k.Add(c.file, []byte(c.data))
			if c.fails != "" {
				if err == nil || !strings.Contains(err.Error(), c.fails) {
					t.Errorf("got %v, want %q", err, c.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var faults []string
			for i := range k.Faults {
				faults = append(faults, k.Faults[i].Error())
			}
			if !slices.Equal(faults, c.faults) {
				t.Errorf("faults %q, want %q", faults, c.faults)
			}
			answered := 0
			if a, err := class.Agree(k, class.AgreeOptions{Alpha: .05}); err == nil {
				for _, coder := range a.Coders {
					answered += coder.Answered
				}
			}
			if answered != c.answered {
				t.Errorf("%d answers, want %d", answered, c.answered)
			}
		})
	}
}

// TestToolIsApart: agreement with the tool changes nothing of that among people.
func TestToolIsApart(t *testing.T) {
	rows := "item,question,options,answer\nA1-x,x,yes | no,yes\nB1-x,x,yes | no,no\nC1-x,x,yes | no,no\n"
	files := []string{"a.csv", rows, "b.csv", rows}
	without, err := class.Agree(codingsOf(t, files...), class.AgreeOptions{Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	k := &class.Codings{}
	if err := k.AddKey("key.csv", []byte("item,question,outlet,options,answer\nA1-x,x,D,yes | no,no\nB1-x,x,D,yes | no,no\nC1-x,x,D,yes | no,\n")); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(files); i += 2 {
		if err := k.Add(files[i], []byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	with, err := class.Agree(k, class.AgreeOptions{Alpha: .05})
	if err != nil {
		t.Fatal(err)
	}
	x, _ := json.Marshal(without.Questions)
	y, _ := json.Marshal(with.Questions)
	if string(x) != string(y) || *with.Questions[0].Alpha != 1 {
		t.Errorf("the key changes agreement among people: %s, %s", x, y)
	}
	if q := with.Tool.Questions[0].Coders[0]; q.Items != 2 || q.Same != 1 {
		t.Errorf("with the tool: %+v", q)
	}
	if len(with.Tool.Against) != 1 || with.Tool.Against[0].Item != "A1-x" || with.Tool.Against[0].Tool != "no" {
		t.Errorf("against the tool: %+v", with.Tool.Against)
	}
}

// FuzzCodings: whatever the bytes, reading ends in codings or an error, faults name
// the file and a line of it, and what was read can be compared or is refused.
func FuzzCodings(f *testing.F) {
	f.Add([]byte("\ufeffpack,coder,item,answer\r\np,Ana,A1-voice-1,own\r\n"))
	f.Add([]byte("item;answer\nA1-x;yes\nA1-x;no\n"))
	f.Add([]byte("item,answer,options,sentence\nA1-x,maybe,yes | no,seven\n\"A"))
	f.Add([]byte("\xff\xfei\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &class.Codings{}
		if err := c.Add("first.csv", data); err != nil {
			if !strings.HasPrefix(err.Error(), "first.csv") {
				t.Fatalf("the error %q does not name the file", err)
			}
			return
		}
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
		for _, fault := range c.Faults {
			if fault.File != "first.csv" || fault.Line < 1 || fault.Line > lines || fault.Reason == "" {
				t.Fatalf("fault %+v of %d lines", fault, lines)
			}
		}
		before := len(c.Coders)
		if err := c.Add("second.csv", data); err != nil {
			t.Fatalf("the same file read a second time: %v", err)
		}
		if len(c.Coders) > 2*before && before > 0 {
			t.Fatalf("%d coders became %d", before, len(c.Coders))
		}
		a, err := class.Agree(c, class.AgreeOptions{Seed: 1, Alpha: .05, Resamples: 20})
		if err != nil {
			return
		}
		for _, q := range a.Questions {
			if q.Alpha != nil && (*q.Alpha > 1+1e-9 || math.IsNaN(*q.Alpha)) || (q.Alpha == nil) == (q.Undefined == "") {
				t.Fatalf("question %+v", q)
			}
			if q.Units > q.Items || q.Pairable < 2*q.Units {
				t.Fatalf("question %+v", q)
			}
		}
	})
}
