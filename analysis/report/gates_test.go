package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// smallLexicon keeps the hundred designs quick.
const smallLexicon = `
lexicon: small
version: 1.0.0
language: en
title: Small
license: Apache-2.0
categories:
  - {id: rising, title: Names for a rising, kind: choice, source: a test, note: a test, entries: [{terms: [mutiny]}, {terms: [revolt]}]}
  - {id: rulers, title: Names for rulers, kind: choice, source: a test, note: a test, entries: [{terms: [regime]}, {terms: [government]}]}
  - {id: hedge, title: Hedges, kind: cue, source: a test, note: a test, entries: [{terms: [perhaps]}]}
`

// thinDesign draws a design under tier 2: at most one outlet has four articles.
func thinDesign(t *rapid.T) iter.Seq2[*corpus.Document, error] {
	sizes := rapid.SliceOfN(rapid.IntRange(1, 3), 1, 5).Draw(t, "sizes")
	if rapid.Bool().Draw(t, "one large outlet") {
		sizes[0] = rapid.IntRange(4, 12).Draw(t, "articles")
	}
	words := []string{"a mutiny", "the regime", "perhaps a revolt", "the troops", "an ally", "the weather", "Brenna Solveth"}
	return func(yield func(*corpus.Document, error) bool) {
		for o, n := range sizes {
			for i := range n {
				var b strings.Builder
				for range rapid.IntRange(1, 10).Draw(t, "sentences") {
					fmt.Fprintf(&b, "They spoke of %s again. ", rapid.SampledFrom(words).Draw(t, "word"))
				}
				d := &corpus.Document{
					ID: fmt.Sprintf("%d-%d", o, i), File: fmt.Sprintf("%d-%d.txt", o, i), Outlet: fmt.Sprintf("Outlet %c", 'A'+o), Text: b.String(),
					Event: rapid.SampledFrom([]string{"", "rising", "deal"}).Draw(t, "event"),
					Date:  rapid.SampledFrom([]string{"", "2030-01-02", "2030-02-02"}).Draw(t, "date"),
				}
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

// testKeys are the keys of a report whose values no design below tier 2 has.
var testKeys = regexp.MustCompile(`^(p|q|p_min|test|tests|tests_together|correction|differs|interval|.*_interval|lo|hi)$`)

// forbidden finds values under testKeys.
func forbidden(path string, v any) string {
	switch v := v.(type) {
	case map[string]any:
		columns, _ := v["columns"].([]any) // of a further statistic
		rows, _ := v["rows"].([]any)
		for _, row := range rows {
			row, _ := row.(map[string]any)
			cells, _ := row["values"].([]any)
			for i, cell := range cells {
				if column := fmt.Sprint(columns[i]); testKeys.MatchString(column) && cell != nil {
					return path + "/" + column
				}
			}
		}
		for k, inner := range v {
			if testKeys.MatchString(k) && inner != nil {
				return path + "/" + k
			}
			if found := forbidden(path+"/"+k, inner); found != "" {
				return found
			}
		}
	case []any:
		for _, inner := range v {
			if found := forbidden(path, inner); found != "" {
				return found
			}
		}
	}
	return ""
}

// testMarks are the traces that a test would leave in print: a p or q with its value, a
// column of them, a star, an interval.
var testMarks = regexp.MustCompile(`(?m)\b[pq] (<|=)? ?[01]\.|│ +[pq] +(│|$)|^ *[pq] +│|\| [pq] \||interval|\d\*| \* `)

// TestNoFormatPrintsAPBelowTierTwo: over random designs with too few articles, no
// format prints a p, a star or an interval for an outlet, whatever further statistics
// were asked for.
func TestNoFormatPrintsAPBelowTierTwo(t *testing.T) {
	l, err := lexicons.Parse("small.yaml", []byte(smallLexicon))
	if err != nil {
		t.Fatal(err)
	}
	lexs := []*lexicons.Lexicon{l}
	rapid.Check(t, func(t *rapid.T) {
		p, err := analysis.Count(context.Background(), thinDesign(t), analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Jobs: 1, Examples: 2, Statistics: analysis.StatisticNames()})
		if err != nil {
			t.Fatal(err)
		}
		r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Seed: 1, Alpha: 0.05, Draws: 99, Statistics: analysis.StatisticNames()})
		if err != nil {
			t.Fatal(err)
		}
		if r.Design.Tier >= 2 {
			t.Fatalf("the design has tier %d", r.Design.Tier)
		}
		o := report.DefaultOptions()
		var js, table, sheet, md bytes.Buffer
		for _, err := range []error{report.JSON(&js, r), report.Terminal(&table, r, o), report.CSV(&sheet, r, o), report.Markdown(&md, r, o)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		var any map[string]any
		if err := json.Unmarshal(js.Bytes(), &any); err != nil {
			t.Fatal(err)
		}
		if found := forbidden("", any); found != "" {
			t.Fatalf("JSON has a value at %s", found)
		}
		for line := range strings.Lines(sheet.String()) {
			if f := strings.Split(line, ","); len(f) > 4 && testKeys.MatchString(f[4][strings.LastIndex(f[4], " ")+1:]) || strings.Contains(line, "_lo,") {
				t.Fatalf("CSV has the row %s", line)
			}
		}
		// Refusals are expressed in words and are not claims.
		text := strings.NewReplacer("no p-value, no star", "", "no interval that stands for an outlet", "").Replace(table.String())
		if found := testMarks.FindString(text); found != "" {
			t.Fatalf("the table prints %q", found)
		}
		text = strings.NewReplacer("no p-value, no star", "", "no interval that stands for an outlet", "", "**", "", "\n*", "\n", "*\n", "\n").Replace(md.String())
		if found := testMarks.FindString(text); found != "" {
			t.Fatalf("Markdown prints %q", found)
		}
	})
}

// TestFormatsShowTests: the marks that the test above looks for are those that
// the example, a design of tier 2, does print; without this it could not fail.
func TestFormatsShowTests(t *testing.T) {
	r := exampleReport(t)
	var js, table, md bytes.Buffer
	o := report.DefaultOptions()
	for _, err := range []error{report.JSON(&js, r), report.Terminal(&table, r, o), report.Markdown(&md, r, o)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var any map[string]any
	if err := json.Unmarshal(js.Bytes(), &any); err != nil {
		t.Fatal(err)
	}
	if forbidden("", any) == "" {
		t.Error("JSON has no test")
	}
	for name, text := range map[string]string{"the table": table.String(), "Markdown": md.String()} {
		if !testMarks.MatchString(text) {
			t.Errorf("%s prints no test", name)
		}
	}
}
