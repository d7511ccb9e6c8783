package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// exampleReport is the report on the embedded example.
func exampleReport(t testing.TB) *analysis.Report {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	lexs := []*lexicons.Lexicon{l}
	p, err := analysis.Count(context.Background(), corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), sample.FS()),
		analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 20})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Seed: 1, Alpha: 0.05})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestReportFitsItsSchema: the JSON of a report is what the shipped schema
// says, and the schema refuses what it does not say.
func TestReportFitsItsSchema(t *testing.T) {
	raw, err := report.Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("report.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.JSON(&b, exampleReport(t)); err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(instance); err != nil {
		t.Errorf("the example's report does not fit the schema: %v", err)
	}
	var broken map[string]any
	if err := json.Unmarshal(b.Bytes(), &broken); err != nil {
		t.Fatal(err)
	}
	broken["bias"] = 0.7
	if schema.Validate(broken) == nil {
		t.Error("the schema lets a key through that it does not have")
	}
	delete(broken, "bias")
	delete(broken, "design")
	if schema.Validate(broken) == nil {
		t.Error("the schema lets a report without a design through")
	}
}

// TestTheExampleFits: no line of the example's report is wider than the
// terminal, whatever the section.
func TestTheExampleFits(t *testing.T) {
	r := exampleReport(t)
	for _, width := range []int{80, 100, 160} {
		var b bytes.Buffer
		o := report.DefaultOptions()
		o.Width = width
		if err := report.Terminal(&b, r, o); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if w := runewidth.StringWidth(strings.TrimRight(line, "\n")); w > width {
				t.Errorf("in %d columns a line is %d wide: %q", width, w, line)
			}
		}
	}
}
