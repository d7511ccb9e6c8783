package analysis_test

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus/sample"
	"rashomon/lexicons"
)

// plantedAt is a place of a planted item in its article.
type plantedAt struct {
	file       string
	start, end int32
	says       string
}

// plantedOf lists the items of a kind with their places.
func plantedOf(t *testing.T, kinds ...string) map[string][]plantedAt {
	t.Helper()
	items, err := sample.Planted()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, d := range example(t) {
		texts[d.File] = d.Text
	}
	out := map[string][]plantedAt{}
	for _, it := range items {
		if !slices.Contains(kinds, it.Kind) {
			continue
		}
		for _, w := range it.Where {
			at := w.Find(texts[w.File])
			if at < 0 {
				t.Fatalf("%s: %q does not stand in %s", it.ID, w.Phrase, w.File)
			}
			out[it.ID] = append(out[it.ID], plantedAt{w.File, int32(at), int32(at + len(w.Phrase)), w.Says})
		}
	}
	if len(out) == 0 {
		t.Fatalf("nothing of the kinds %v is planted", kinds)
	}
	return out
}

func (p plantedAt) has(e analysis.Evidence) bool {
	return e.File == p.file && e.Start < p.end && p.start < e.End
}

func exampleReport(t *testing.T) *analysis.Report {
	t.Helper()
	l := corePack(t)
	return compare(t, l, countWith(t, l, 0, example(t)...))
}

// outletOf is the outlet of an article of the example.
func outletOf(t *testing.T, r *analysis.Report, file string) string {
	t.Helper()
	for _, a := range r.Corpus.Articles {
		if a.File == file {
			return a.Outlet
		}
	}
	t.Fatalf("no article %s in the report", file)
	return ""
}

// quotationAt returns the row of section 6 that has a carrier at every place.
func quotationAt(t *testing.T, r *analysis.Report, id string, places []plantedAt) *analysis.Quotation {
	t.Helper()
	for i := range r.Quotations.Rows {
		q := &r.Quotations.Rows[i]
		all := true
		for _, p := range places {
			all = all && slices.ContainsFunc(q.Carriers, func(c analysis.Carrier) bool { return p.has(c.Evidence) })
		}
		if all {
			return q
		}
	}
	t.Errorf("%s: no quotation has all of its %d places", id, len(places))
	return nil
}

// baseForms are the base forms of the planted verbs.
var baseForms = map[string]string{
	"said": "say", "claimed": "claim", "declared": "declare", "insisted": "insist", "admitted": "admit", "told": "tell",
	"condemned": "condemn", "denounced": "denounce", "called": "call", "branded": "brand", "explained": "explain", "conceded": "concede",
}

func TestOneQuotationManyVerbs(t *testing.T) {
	r := exampleReport(t)
	for id, places := range plantedOf(t, "verbs") {
		q := quotationAt(t, r, id, places)
		if q == nil {
			continue
		}
		if q.Outlets != len(places) {
			t.Errorf("%s: the row has %d outlets, planted are %d", id, q.Outlets, len(places))
		}
		for _, p := range places {
			i := slices.IndexFunc(q.Carriers, func(c analysis.Carrier) bool { return p.has(c.Evidence) })
			if got := q.Carriers[i].Verb; got != baseForms[p.says] {
				t.Errorf("%s: %s introduces it with %q, planted is %q", id, p.file, got, p.says)
			}
		}
		if len(q.Verbs) < 3 {
			t.Errorf("%s: %d verbs are told apart: %v", id, len(q.Verbs), q.Verbs)
		}
	}
}

func TestCutQuotations(t *testing.T) {
	r := exampleReport(t)
	for id, places := range plantedOf(t, "truncated") {
		q := quotationAt(t, r, id, places)
		if q == nil {
			continue
		}
		having := []string{}
		for _, p := range places {
			having = append(having, outletOf(t, r, p.file))
			for _, c := range q.Carriers {
				if !p.has(c.Evidence) {
					continue
				}
				if cut := len(c.Cut) > 0; cut != (p.says == "cut") {
					t.Errorf("%s: %s is planted %s, its cuts are %v", id, p.file, p.says, c.Cut)
				}
				if p.says == "cut" && (c.Cut[0] != "end" || c.Missing[0] == "") {
					t.Errorf("%s: %s is cut at %v without %q, planted at the end", id, p.file, c.Cut, c.Missing)
				}
			}
		}
		for _, c := range q.Carriers {
			if !slices.Contains(having, c.Outlet) {
				t.Errorf("%s: %s carries it, planted are only %v", id, c.Outlet, having)
			}
		}
	}
}

// passageAt returns the row of section 7 that has a version at every place.
func passageAt(t *testing.T, r *analysis.Report, id string, places []plantedAt) *analysis.Passage {
	t.Helper()
	for i := range r.Shared.Passages {
		p := &r.Shared.Passages[i]
		all := true
		for _, at := range places {
			all = all && slices.ContainsFunc(p.Versions, func(v analysis.Version) bool { return at.has(v.Evidence) })
		}
		if all {
			return p
		}
	}
	t.Errorf("%s: no passage has all of its %d places", id, len(places))
	return nil
}

func TestStatementAndItsWordings(t *testing.T) {
	r := exampleReport(t)
	for id, places := range plantedOf(t, "statement") {
		p := passageAt(t, r, id, places)
		if p == nil {
			continue
		}
		if p.Outlets != len(places) || p.Articles != len(places) {
			t.Errorf("%s: %d outlets, %d articles; planted are %d", id, p.Outlets, p.Articles, len(places))
		}
		for _, at := range places {
			outlet := outletOf(t, r, at.file)
			for i, word := range strings.Split(at.says, " / ") {
				if i >= len(p.Variants) {
					t.Fatalf("%s: %d places differ, planted are 2: %v", id, len(p.Variants), p.Variants)
				}
				for _, w := range p.Variants[i].Wordings {
					if slices.Contains(w.Outlets, outlet) && w.Text != word {
						t.Errorf("%s: %s has %q, planted is %q", id, outlet, w.Text, word)
					}
				}
			}
		}
		if len(p.Variants) != 2 {
			t.Errorf("%s: %d places differ, planted are 2", id, len(p.Variants))
		}
	}
}

func TestAgencyParagraph(t *testing.T) {
	r := exampleReport(t)
	places := plantedOf(t, "shared")["agency-paragraph"]
	p := passageAt(t, r, "agency-paragraph", places)
	if p == nil {
		return
	}
	if p.Outlets != 3 || p.Words < 40 {
		t.Errorf("the paragraph has %d words in %d outlets, planted is one of 44 in 3", p.Words, p.Outlets)
	}
	var pairs []string
	for _, v := range p.Variants {
		var words []string
		for _, w := range v.Wordings {
			words = append(words, w.Text)
		}
		pairs = append(pairs, strings.Join(words, " / "))
	}
	if got, want := strings.Join(pairs, "; "), "about / some; soldiers / troops; based / stationed; and / "; got != want {
		t.Errorf("the wordings are %q, planted are %q", got, want)
	}
}

func TestOnlyOneOutletHasIt(t *testing.T) {
	r := exampleReport(t)
	for id, places := range plantedOf(t, "single-outlet") {
		outlet := outletOf(t, r, places[0].file)
		found := slices.ContainsFunc(r.Coverage.Rows, func(row analysis.CoverageRow) bool {
			return len(row.Outlets) == 1 && row.Outlets[0].Outlet == outlet && len(row.NotFound) == 4 &&
				slices.ContainsFunc(places, func(p plantedAt) bool { return p.has(row.Outlets[0].Evidence) }) &&
				(row.Kind == analysis.PersonKind || row.Kind == analysis.NumberKind)
		})
		if !found {
			t.Errorf("%s: no person and no number stands in %s alone at %v", id, outlet, places[0])
		}
	}
}

func TestTitlesOfOnePerson(t *testing.T) {
	r := exampleReport(t)
	for id, places := range plantedOf(t, "titles") {
		i := slices.IndexFunc(r.Coverage.Titles, func(p analysis.TitledPerson) bool { return p.Name == "Rurik Tammask" })
		if i < 0 {
			t.Fatalf("%s: the person has no row", id)
		}
		for _, p := range places {
			outlet := outletOf(t, r, p.file)
			ok := false
			for _, o := range r.Coverage.Titles[i].Outlets {
				if o.Outlet != outlet {
					continue
				}
				ok = slices.ContainsFunc(o.Titles, func(c analysis.TitleCount) bool { return strings.HasSuffix(c.Head, p.says) })
			}
			if !ok {
				t.Errorf("%s: %s does not call the person %q", id, outlet, p.says)
			}
		}
	}
}

// TestSideBySideOnAnyNumberOfWorkers: the sections that lay articles side by side
// depend on the set of articles and not on which worker counted them, nor on the cores
// that lay them.
func TestSideBySideOnAnyNumberOfWorkers(t *testing.T) {
	l := corePack(t)
	docs := example(t)
	want := bytesOf(t, compare(t, l, countWith(t, l, 1, docs...)))
	slices.Reverse(docs)
	if got := bytesOf(t, compare(t, l, countWith(t, l, 4, docs...))); got != want {
		t.Error("the report differs with the order of articles and the number of workers")
	}
	p := countWith(t, l, 0, docs...)
	for _, cores := range []int{1, 3, 16} {
		before := runtime.GOMAXPROCS(cores)
		got := bytesOf(t, compare(t, l, p))
		runtime.GOMAXPROCS(before)
		if got != want {
			t.Errorf("the report differs on %d cores", cores)
		}
	}
}

// sideBySide compares two articles of two outlets.
func sideBySide(t *testing.T, one, other string) *analysis.Report {
	t.Helper()
	l := parse(t, rising)
	return compare(t, l, countWith(t, l, 1, article("one", "One", one), article("other", "Other", other)))
}

// TestTitleInPlaceOfAName: a title without a name counts for the person who has it in
// the article or, if nobody has it anywhere, for the person named last in its sentence;
// if two have it, for neither.
func TestTitleInPlaceOfAName(t *testing.T) {
	other := "Garrison boss Rurik Tammask met Chancellor Edda Marl on Monday. They spoke for an hour with Governor Ilse Tarrow and Senator Odda Ferring."
	tests := []struct {
		why, one, person, head string
		count, alone           int64
	}{
		{"nobody bears it: the last one named in the sentence", "Garrison head Rurik Tammask was blamed on Monday in a row that saw the mercenary leader take the bridge.", "Rurik Tammask", "mercenary leader", 1, 1},
		{"she bears it", "Later in the day President Edda Marl spoke to reporters. On Tuesday the president left the town.", "Edda Marl", "president", 2, 1},
		{"two bear it", "On Monday President Edda Marl met President Ilse Tarrow. On Tuesday the president left the town.", "Edda Marl", "president", 1, 0},
		{"one word that nobody bears may be anything", "On Monday Garrison head Rurik Tammask saw that the official line had changed.", "Rurik Tammask", "official", 0, 0},
		{"it is said of what", "On Monday Garrison head Rurik Tammask met the former head of the ferry works.", "Rurik Tammask", "former head", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var got analysis.TitleCount
			for _, p := range sideBySide(t, tt.one, other).Coverage.Titles {
				for _, o := range p.Outlets {
					for _, c := range o.Titles {
						if p.Name == tt.person && o.Outlet == "One" && c.Head == tt.head {
							got = c
						}
					}
				}
			}
			if got.Count != tt.count || got.Alone != tt.alone {
				t.Errorf("%s is %q %d times, %d of them alone; want %d and %d", tt.person, tt.head, got.Count, got.Alone, tt.count, tt.alone)
			}
		})
	}
}

// TestNamesAreBounded: an endless run of capitalised words, and an endless word, are
// not names and do not fill the report.
func TestNamesAreBounded(t *testing.T) {
	var run strings.Builder
	for i := range 20000 {
		run.WriteString(" Xa" + strings.Repeat(string(rune('a'+i%26)), 1+i/26%7))
	}
	one := "On Monday we saw" + run.String() + " there. We also met A" + strings.Repeat("b", 100000) + " by the bridge."
	r := sideBySide(t, one, one[:len(one)/2]+" by the bridge.")
	for _, row := range r.Coverage.Rows {
		if len(row.Name) > 400 {
			t.Errorf("a %s has a name of %d bytes", row.Kind, len(row.Name))
		}
	}
	if n := len(bytesOf(t, r)); n > 1<<20 {
		t.Errorf("the report has %d bytes", n)
	}
}

// TestCoverageAlone: section 8 is the same worked out alone as with the others.
func TestCoverageAlone(t *testing.T) {
	l := corePack(t)
	p := countWith(t, l, 0, example(t)...)
	all := compare(t, l, p)
	alone, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: []*lexicons.Lexicon{l}, Seed: 1, Alpha: 0.05, Sections: []string{analysis.SectionCoverage}})
	if err != nil {
		t.Fatal(err)
	}
	if len(alone.Coverage.Rows) == 0 || !reflect.DeepEqual(alone.Coverage, all.Coverage) {
		t.Errorf("%d rows alone, %d with the other sections", len(alone.Coverage.Rows), len(all.Coverage.Rows))
	}
}
