package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
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

// TestFormsFitTheirSchemas: what each verb writes fits the shipped schema, and the
// schema refuses what it does not describe.
func TestFormsFitTheirSchemas(t *testing.T) {
	r := exampleReport(t)
	other := *r
	other.Provenance.Seed++
	other.Cues = r.Cues[1:]
	d, err := analysis.Diff(r, &other)
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]struct {
		write func(io.Writer) error
		needs string // a key without which it is no such form
	}{
		"report":     {func(w io.Writer) error { return report.JSON(w, r) }, "design"},
		"diff":       {func(w io.Writer) error { return report.DifferenceJSON(w, d) }, "sections"},
		"annotation": {func(w io.Writer) error { return json.NewEncoder(w).Encode(exampleAnnotation(t)) }, "hits"},
		"agree":      {func(w io.Writer) error { return report.AgreementJSON(w, report.AgreementOfThree(t)) }, "questions"},
	}
	for _, name := range report.Schemas() {
		t.Run(name, func(t *testing.T) {
			form, ok := forms[name]
			if !ok {
				t.Fatalf("no instance of %s is tried: add one", name)
			}
			schema := compiled(t, name)
			var b bytes.Buffer
			if err := form.write(&b); err != nil {
				t.Fatal(err)
			}
			instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(instance); err != nil {
				t.Errorf("what is written does not fit the schema: %v", err)
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
			delete(broken, form.needs)
			if schema.Validate(broken) == nil {
				t.Errorf("the schema lets one without %q through", form.needs)
			}
		})
	}
}

func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	raw, err := report.Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// exampleAnnotation is the annotation of the example's first article.
func exampleAnnotation(t *testing.T) any {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(l)
	if err != nil {
		t.Fatal(err)
	}
	for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), sample.FS()) {
		if err != nil {
			t.Fatal(err)
		}
		return analysis.NewAnnotator(m, voice.DefaultOptions()).Annotate(doc).Annotation(m)
	}
	t.Fatal("the example has no article")
	return nil
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
