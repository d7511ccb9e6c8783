package analysis_test

import (
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/lexicons"
)

func TestParseConditionRefuses(t *testing.T) {
	for _, c := range []struct{ reason, condition, want string }{
		{"nothing", "", "it is empty: write one like"},
		{"nothing between dots", "cues..wording>0", "something is missing"},
		{"an operator of other languages", "cues.hedges.wording==2", `"==" is not an operator: write one of`},
		{"an operator the wrong way round", "cues.hedges.wording=>2", `"=>" is not an operator: write one of`},
		{"a section alone", "cues>0", "a path is section.measure"},
		{"too many names", "cues.a.b.c.wording>0", "a path is section.measure"},
		{"a section misspelt", "naming.x.y>0", `no figure of section naming is called "y"`},
		{"a section that is none", "cue.hedges.wording>0", `no section "cue" has figures (did you mean "cues"?)`},
		{"words have no figures", "reading.x>0", `no section "reading" has figures`},
		{"a measure misspelt", "cues.hedges.wordings>0", `is called "wordings" (did you mean "wording"?)`},
		{"no operator", "cues.hedges.wording", "after the path comes one of"},
		{"an unknown operator", "cues.hedges.wording~3", `is called "wording~3"`},
		{"no number", "cues.hedges.wording>", `"" is not a number`},
		{"a word for a number", "cues.hedges.wording>many", `"many" is not a number`},
		{"not a number", "cues.hedges.wording>NaN", `"NaN" is not a number`},
		{"an open quotation mark", `cues."no limits.quoted>0`, "a quotation mark is not closed"},
		{"an empty outlet", "cues.hedges.wording@>0", "something is missing"},
	} {
		if _, err := analysis.ParseCondition(c.condition); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q: %v, want %s", c.reason, c.condition, err, c.want)
		}
	}
}

// The figures that TestConditions asks for, worked out by hand.
var asked = []analysis.Figure{
	{Section: "cues", Category: "hedges", Outlet: "A", Measure: "wording", Value: "3"},
	{Section: "cues", Category: "hedges", Outlet: "The B", Measure: "wording", Value: "0"},
	{Section: "cues", Category: "hedges", Name: "may", Outlet: "A", Measure: "wording", Value: "2"},
	{Section: "cues", Category: "hedges", Outlet: "A", Measure: "log_ratio", Value: "", Kind: analysis.DerivedFigure},
	{Section: "cues", Category: "relationship", Name: "no limits", Outlet: "A", Measure: "quoted", Value: "1"},
	{Section: "cues", Category: "relationship", Name: `said "x"`, Outlet: "A", Measure: "quoted", Value: "7"},
	{Section: "corpus", Measure: "skipped", Value: "4"},
	{Section: "coverage", Category: "person", Name: "first", Outlet: "A", Measure: "first", Value: "headline", Kind: analysis.WordFigure},
}

func TestConditions(t *testing.T) {
	for _, c := range []struct {
		reason, condition string
		want              int // figures for which it holds
	}{
		{"a category as a whole, and not its entries", "cues.hedges.wording>0", 1},
		{"any outlet", "cues.hedges.wording>=0", 2},
		{"one outlet", "cues.hedges.wording@A>=0", 1},
		{"an outlet of two words", "cues.hedges.wording@The B=0", 1},
		{"an outlet in quotation marks", `cues.hedges.wording@"The B" = 0`, 1},
		{"an outlet that is not there counts 0", "cues.hedges.wording@C>0", 0},
		{"an entry by its name", "cues.may.wording>1", 1},
		{"an entry with its category", "cues.hedges.may.wording>1", 1},
		{"an entry of another category", "cues.relationship.may.wording>0", 0},
		{"any entry of a category", "cues.relationship.*.quoted>0", 2},
		{"any category or entry", "cues.*.wording>0", 2},
		{"a name of two words", "cues.no limits.quoted>0", 1},
		{"a quotation mark in a name", `cues."said \"x\"".quoted>6`, 1},
		{"no data answers nothing", "cues.hedges.log_ratio<100", 0},
		{"a derived figure that is not there is not 0", "cues.hedges.p<0.05", 0},
		{"a count that is not there is 0", "cues.boosters.wording<1", 1},
		{"of the whole set", "corpus.skipped>3", 1},
		{"not above", "corpus.skipped>4", 0},
		{"at most", "corpus.skipped<=4", 1},
		{"unlike", "corpus.skipped!=4", 0},
		{"spaces do not matter", " corpus . skipped  >  3 ", 1},
		{"exponents", "corpus.skipped>3e0", 1},
	} {
		cond, err := analysis.ParseCondition(c.condition)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if got := cond.Crossed(asked); len(got) != c.want {
			t.Errorf("%s: %q holds for %d figures, want %d: %+v", c.reason, c.condition, len(got), c.want, got)
		}
	}
}

// TestConditionNames: a name that no lexicon has is an error, not a 0.
func TestConditionNames(t *testing.T) {
	core := []*lexicons.Lexicon{corePack(t)}
	for _, c := range []struct{ reason, condition, want string }{
		{"a name", "naming.mutiny.wording>0", ""},
		{"any name", "naming.*.wording>0", ""},
		{"a category", "naming.armed-challenge.wording>0", ""},
		{"a category and its name", "naming.armed-challenge.mutiny.wording>0", ""},
		{"sources are not the lexicon's", "sources.Nobody.quotations>0", ""},
		{"a name misspelt", "naming.mutny.wording>0", `no name "mutny" in section naming (did you mean "mutiny"?)`},
		{"a category misspelt", "naming.armed-chalenge.mutiny.wording>0", `no category "armed-chalenge" in section naming (did you mean "armed-challenge"?)`},
		{"a name of another section", "cues.regime.wording>0", `no name "regime" in section cues: it is in section naming`},
	} {
		cond, err := analysis.ParseCondition(c.condition)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		err = cond.Check(core)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.reason, err, c.want)
		}
	}
}

// FuzzParseCondition: a condition that is read is read the same again, and is put to
// figures without a crash; an error says which condition it is about.
func FuzzParseCondition(f *testing.F) {
	for _, s := range []string{"cues.hedges.wording@The B>=0", `cues."said \"x\"".quoted>6`, "corpus.skipped!=4", `a."`, "..", "cues.*.p<1e-3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := analysis.ParseCondition(s)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "condition ") {
				t.Errorf("%q: the error does not say of what: %v", s, err)
			}
			return
		}
		again, err := analysis.ParseCondition(c.String())
		if err != nil {
			t.Fatalf("%q is read once and not twice: %v", s, err)
		}
		if a, b := len(c.Crossed(asked)), len(again.Crossed(asked)); a != b {
			t.Errorf("%q holds for %d figures and then for %d", s, a, b)
		}
		if analysis.MeasureNames(c.Section()) == nil {
			t.Errorf("%q asks about section %q, which has no figures", s, c.Section())
		}
	})
}
