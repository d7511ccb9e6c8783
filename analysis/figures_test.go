package analysis_test

import (
	"slices"
	"testing"

	"rashomon/analysis"
	"rashomon/lexicons"
)

// TestFiguresHaveKnownMeasures: the measures that exist are listed for anyone who
// writes a condition, so a figure with a number has one of them.
func TestFiguresHaveKnownMeasures(t *testing.T) {
	core := corePack(t)
	docs := example(t)
	reports := map[string]*analysis.Report{
		"the example":           compare(t, core, countWith(t, core, 1, docs...)),
		"one article an outlet": compare(t, core, countWith(t, core, 1, docs[0], docs[4], docs[8])),
	}
	for name, r := range reports {
		sections := map[string]bool{}
		for _, f := range r.Figures() {
			sections[f.Section] = true
			if f.Kind != analysis.WordFigure && !slices.Contains(analysis.MeasureNames(f.Section), f.Measure) {
				t.Errorf("%s: section %s has a measure %q that MeasureNames does not name", name, f.Section, f.Measure)
			}
		}
		if len(sections) < 8 {
			t.Errorf("%s: figures of only %d sections: %v", name, len(sections), sections)
		}
	}
}

// TestFiguresOfSections: asking for some sections leaves out the others.
func TestFiguresOfSections(t *testing.T) {
	core := corePack(t)
	r := compare(t, core, countWith(t, core, 1, example(t)...))
	want := slices.DeleteFunc(r.Figures(), func(f analysis.Figure) bool {
		return f.Section != analysis.SectionCues && f.Section != analysis.SectionShared
	})
	if got := r.Figures(analysis.SectionCues, analysis.SectionShared); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("%d figures, want %d", len(got), len(want))
	}
}

// TestParseReportReadsWhatIsWritten: no part of a report is lost in JSON.
func TestParseReportReadsWhatIsWritten(t *testing.T) {
	core := corePack(t)
	want := bytesOf(t, compare(t, core, countWith(t, core, 1, example(t)...)))
	r, err := analysis.ParseReport("report.json", []byte(want))
	if err != nil {
		t.Fatal(err)
	}
	if got := bytesOf(t, r); got != want {
		t.Error("the report that was read is not the one that was written")
	}
}

func TestParseReportRefuses(t *testing.T) {
	for _, c := range []struct{ reason, data, want string }{
		{"cut in the middle of a line", "{\n \"schema\": \"rashomon.report/1\",\n \"sections\": [", "report.json:3: this is not a report in JSON (unexpected end of JSON input): make one with rashomon report --format json"},
		{"a newer program's", `{"schema":"rashomon.report/9"}`, `report.json: its schema is "rashomon.report/9", but this program reads rashomon.report/1: make the report again with rashomon report --format json`},
		{"JSON of something else", `{"name":"harbour"}`, `report.json: its schema is "", but this program reads rashomon.report/1: make the report again with rashomon report --format json`},
		{"a word where a list belongs", "{\"schema\":\"rashomon.report/1\",\n\"sections\":\"all\"}", "report.json:2: the report is damaged (json: cannot unmarshal string into Go struct field Report.sections of type []string): make it again"},
	} {
		if _, err := analysis.ParseReport("report.json", []byte(c.data)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.reason, err, c.want)
		}
	}
}

// TestDiff: the changes planted between two reports are found, and nothing else.
func TestDiff(t *testing.T) {
	core := corePack(t)
	docs := example(t)
	all := compare(t, core, countWith(t, core, 1, docs...))

	t.Run("the same report", func(t *testing.T) {
		d, err := analysis.Diff(all, compare(t, core, countWith(t, core, 2, docs...)))
		if err != nil {
			t.Fatal(err)
		}
		if !d.None() {
			t.Errorf("two reports of the same articles differ: %+v", d)
		}
	})

	t.Run("an article less", func(t *testing.T) {
		less := compare(t, core, countWith(t, core, 1, docs[1:]...))
		there, err := analysis.Diff(all, less)
		if err != nil {
			t.Fatal(err)
		}
		if len(there.Articles) != 1 || there.Articles[0] != (analysis.ArticleChange{Article: docs[0].ID, Outlet: docs[0].Outlet, Change: "removed"}) {
			t.Errorf("articles: %v", there.Articles)
		}
		for _, o := range all.Corpus.Outlets {
			change, ok := figureChange(there, analysis.SectionCorpus, "", "", o.Outlet, "articles")
			if changed := o.Outlet == docs[0].Outlet; changed != ok || changed && (*change.Base != "4" || *change.Later != "3") {
				t.Errorf("articles of %s: %v %+v", o.Outlet, ok, change)
			}
		}
		back, err := analysis.Diff(less, all)
		if err != nil {
			t.Fatal(err)
		}
		if back.Articles[0].Change != "added" {
			t.Errorf("the other way round: %v", back.Articles)
		}
		for i, s := range there.Sections {
			b := back.Sections[i]
			if s.Same != b.Same || len(s.Changed) != len(b.Changed) {
				t.Errorf("section %s is not the same the other way round", s.Section)
				continue
			}
			for j := range s.Changed {
				b.Changed[j].Base, b.Changed[j].Later = b.Changed[j].Later, b.Changed[j].Base
			}
			if len(s.Changed) == 0 && s.Section == analysis.SectionCorpus {
				t.Error("an article less changes no figure of the corpus")
			}
		}
	})

	t.Run("a lexicon of another version", func(t *testing.T) {
		later := *all
		later.Provenance.Lexicons = slices.Clone(all.Provenance.Lexicons)
		later.Provenance.Lexicons[0].Version = "99.0.0"
		d, err := analysis.Diff(all, &later)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Lexicons) != 1 || d.Lexicons[0].Lexicon != core.Name || d.None() {
			t.Errorf("lexicons: %+v", d.Lexicons)
		}
	})

	t.Run("sections that one report has not", func(t *testing.T) {
		some, err := analysis.Compare(countWith(t, core, 1, docs...), analysis.CompareOptions{
			Lexicons: []*lexicons.Lexicon{core}, Seed: 1, Alpha: 0.05, Sections: []string{analysis.SectionCues},
		})
		if err != nil {
			t.Fatal(err)
		}
		d, err := analysis.Diff(all, some)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(d.Left, analysis.SectionNaming) || slices.Contains(d.Left, analysis.SectionCues) {
			t.Errorf("left out: %v", d.Left)
		}
		for _, s := range d.Sections {
			if s.Section != analysis.SectionCues {
				t.Errorf("section %s is compared though one report has it not", s.Section)
			}
		}
	})
}

func figureChange(d *analysis.Difference, section, category, name, outlet, measure string) (analysis.FigureChange, bool) {
	for _, s := range d.Sections {
		if s.Section != section {
			continue
		}
		for _, c := range s.Changed {
			if c.Category == category && c.Name == name && c.Outlet == outlet && c.Measure == measure {
				return c, true
			}
		}
	}
	return analysis.FigureChange{}, false
}
