package analysis_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// mixed makes articles of an outlet, each with the given numbers of the two names.
func mixed(outlet string, articles, mutiny, revolt int) []*corpus.Document {
	var docs []*corpus.Document
	for i := range articles {
		text := strings.Repeat("They spoke of the mutiny. ", mutiny) + strings.Repeat("They spoke of the revolt. ", revolt) + "It rained."
		docs = append(docs, article(fmt.Sprintf("%s-%d", outlet, i), outlet, text))
	}
	return docs
}

// TestSimilarity by hand: shares 3:1 and 1:3 have a divergence of
// 1 - H(3/4) = 0.188722 bits; articles that are all alike have halves at 0.
func TestSimilarity(t *testing.T) {
	l := parse(t, rising)
	for _, c := range []struct {
		why      string
		docs     [][]*corpus.Document
		pairs    int
		distance float64
		beyond   bool
	}{
		{"three to one against one to three", [][]*corpus.Document{mixed("A", 4, 3, 1), mixed("B", 4, 1, 3)}, 1, math.Sqrt(0.18872187554086717), true},
		{"the same shares", [][]*corpus.Document{mixed("A", 4, 2, 2), mixed("B", 5, 1, 1)}, 1, 0, false},
		{"three articles are too few", [][]*corpus.Document{mixed("A", 4, 3, 1), mixed("B", 3, 1, 3)}, 0, 0, false},
		{"eight uses are too few", [][]*corpus.Document{mixed("A", 4, 3, 1), mixed("B", 4, 1, 1)}, 0, 0, false},
	} {
		t.Run(c.why, func(t *testing.T) {
			m := compare(t, l, countWith(t, l, 1, slices.Concat(c.docs...)...)).Similarity.Sets[0]
			if len(m.Pairs) != c.pairs || (m.Refused == "") != (c.pairs > 0) || m.Tree != nil {
				t.Fatalf("%+v, want %d pairs and no tree", m, c.pairs)
			}
			if c.pairs == 0 {
				return
			}
			if p := m.Pairs[0]; math.Abs(p.Distance-c.distance) > 1e-12 || p.Beyond != c.beyond || m.Outlets[0].Halves != 0 {
				t.Errorf("%+v, halves %g; want distance %g, beyond %v, halves 0", p, m.Outlets[0].Halves, c.distance, c.beyond)
			}
		})
	}
}

// TestSimilarityConcludesFromTheNumbers: outlets are said to choose names differently
// for pairs that lie beyond the farthest pair of exchanged articles, and for no others;
// and not if the outlets report nothing in common, since their subjects may differ.
func TestSimilarityConcludesFromTheNumbers(t *testing.T) {
	l := parse(t, rising)
	on := func(docs []*corpus.Document, events ...string) []*corpus.Document {
		for i, d := range docs {
			d.Event = events[i%len(events)]
		}
		return docs
	}
	// alike uses one name in one half of its articles and the other in the rest.
	alike := func(outlet string) []*corpus.Document {
		return append(mixed(outlet, 2, 4, 0), mixed(outlet+"'s", 2, 0, 4)...)
	}
	var same []*corpus.Document
	for i := range 8 {
		outlet := fmt.Sprint("Outlet ", i)
		for _, d := range alike(outlet) {
			d.Outlet = outlet
			same = append(same, d)
		}
	}
	const differently = "choose names differently, which does not say which choice is right"
	for _, c := range []struct {
		why          string
		docs         []*corpus.Document
		apart        int // pairs beyond the exchanges
		shared       int // events of the first pair, -1 for unknown
		says, doesNt string
	}{
		{"eight outlets that are alike: no conclusion out of 28 pairs", same, 0, -1,
			"28 pairs of outlets compared over 1 set; none lies farther apart than nearly all halves of either outlet. By chance alone about 0.7 of them would", differently},
		{"another name in every article, on the same events", slices.Concat(on(mixed("A", 8, 3, 0), "flood", "strike"), on(mixed("B", 8, 0, 3), "flood", "strike")), 1, 2,
			differently, "nothing in common"},
		{"another name on another event", slices.Concat(on(mixed("A", 8, 3, 0), "strike"), on(mixed("B", 8, 0, 3), "flood")), 1, 0,
			"the outlets report no event in common", differently},
		{"another name where no events are given", slices.Concat(mixed("A", 8, 3, 0), mixed("B", 8, 0, 3)), 1, -1,
			"No events are given: what the outlets write about may differ", differently},
	} {
		t.Run(c.why, func(t *testing.T) {
			s := compare(t, l, countWith(t, l, 1, c.docs...)).Similarity
			apart := 0
			for _, p := range s.Sets[0].Pairs {
				if p.Apart == nil {
					t.Fatalf("%+v has no exchanges", p)
				}
				if *p.Apart {
					apart++
				}
			}
			first := -1
			if n := s.Sets[0].Pairs[0].SharedEvents; n != nil {
				first = *n
			}
			says := strings.Join(s.Reading, " ")
			if apart != c.apart || first != c.shared || !strings.Contains(says, c.says) || strings.Contains(says, c.doesNt) {
				t.Errorf("%d pairs apart, %d events of the first: %q; want %d, %d, %q and not %q", apart, first, says, c.apart, c.shared, c.says, c.doesNt)
			}
		})
	}
}

// TestSimilarityLeavesOutRepeatedArticles: a text that an outlet prints again and again
// is one article, as in the tests, so four printings are not four articles.
func TestSimilarityLeavesOutRepeatedArticles(t *testing.T) {
	l := parse(t, rising)
	body := "The harbour of Kell lay quiet this morning while boats came in from the islands with salt, rope and mail for the people of the upper town, who had waited on the quay since before dawn for news of the fleet and its captains. "
	var docs []*corpus.Document
	for i := range 4 {
		docs = append(docs, article(fmt.Sprint("w", i), "Wire", body+"They spoke of the mutiny, the mutiny, the mutiny."))
	}
	r := compare(t, l, countWith(t, l, 1, slices.Concat(docs, mixed("A", 4, 3, 1), mixed("B", 4, 1, 3))...))
	m := r.Similarity.Sets[0]
	if len(m.Outlets) != 2 || m.Outlets[0].Outlet != "A" || m.Outlets[1].Outlet != "B" {
		t.Errorf("compared are %+v, want A and B", m.Outlets)
	}
	if says := strings.Join(r.Similarity.Reading, " "); !strings.Contains(says, "Left out, as in the tests: 3 articles near-identical to others") {
		t.Errorf("the reading is %q", says)
	}
}

// TestTreeFromEightOutlets: seven outlets have pairs but no tree, eight have both.
func TestTreeFromEightOutlets(t *testing.T) {
	l := parse(t, rising)
	var docs []*corpus.Document
	for i := range 8 {
		m := compare(t, l, countWith(t, l, 1, append(docs, mixed(fmt.Sprint("Outlet ", i), 4, 1+i, 4)...)...)).Similarity.Sets[0]
		docs = append(docs, mixed(fmt.Sprint("Outlet ", i), 4, 1+i, 4)...)
		if want := i == 7; (m.Tree != nil) != want {
			t.Fatalf("%d outlets: tree %v, want %v", i+1, m.Tree != nil, want)
		}
		if m.Tree != nil && len(m.Tree) != 7 {
			t.Errorf("eight leaves are joined in %d steps, want 7", len(m.Tree))
		}
	}
}

// TestStatistics: the statistics asked for appear with their raw counts, and the
// figures are those that R gives for the same table: mutiny in 5 of 515 words against 1
// of 617 has G2 = 3.701218 (p .0544), Fisher p .0980, log ratio 2.5826.
func TestStatistics(t *testing.T) {
	l := parse(t, strings.Replace(rising, "kind: choice", "kind: cue", 1))
	words := func(mutiny, all int) string {
		return strings.Repeat("mutiny ", mutiny) + strings.Repeat("river ", all-mutiny) + "."
	}
	var docs []*corpus.Document
	for i := range 4 { // four articles per outlet, so that p may be shown
		docs = append(docs,
			article(fmt.Sprint("a", i), "Gazette", words([]int{5, 0, 0, 0}[i], []int{128, 129, 129, 129}[i])),
			article(fmt.Sprint("b", i), "Herald", words([]int{1, 0, 0, 0}[i], []int{154, 154, 154, 155}[i])))
	}
	p := countWith(t, l, 1, docs...)
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs(l), Seed: 1, Alpha: 0.05, Statistics: []string{"fisher", "g2", "logratio", "dp"}})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Cues[0].Statistics
	if len(got) != 4 || got[0].Name != "g2" || got[1].Name != "fisher" || got[2].Name != "logratio" || got[3].Refused == "" {
		t.Fatalf("statistics are %+v; want g2, fisher, logratio, and dp refused", got)
	}
	for _, c := range []struct {
		statistic, column int
		want              float64
	}{{0, 0, 3.701218264886}, {1, 3, 0.09799992243}, {2, 0, 2.582626152}} {
		s := got[c.statistic]
		row := s.Rows[0]
		if s.Assumes != "if words were independent draws" || row.Outlet != "Gazette" || row.Count != 5 || row.Of != 515 || row.ReferenceCount != 1 || row.ReferenceOf != 617 {
			t.Errorf("%s: %q, %+v", s.Name, s.Assumes, row)
		}
		if v := row.Values[c.column]; v == nil || math.Abs(*v-c.want) > 1e-8 {
			t.Errorf("%s %s is %v, want %g", s.Name, s.Columns[c.column], v, c.want)
		}
	}
	for _, name := range []string{"foo", "kappa"} {
		if _, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs(l), Seed: 1, Alpha: 0.05, Statistics: []string{name}}); err == nil {
			t.Errorf("statistic %q was taken", name)
		}
	}
}

func lexs(l *lexicons.Lexicon) []*lexicons.Lexicon { return []*lexicons.Lexicon{l} }

// TestOneArticleDrives: a difference that rests on one article is marked with that
// article's name; so is one that rests on a passage of an outlet's only article; one
// that every article shows is not.
func TestOneArticleDrives(t *testing.T) {
	l := parse(t, rising)
	plain := "It rained on the river all day and nobody came. "
	long := strings.Repeat(plain, 20)
	hedged := strings.Repeat("Perhaps it rained. ", 6)
	everywhere := strings.Repeat("Perhaps it rained. "+plain, 20)
	rest := []*corpus.Document{article("h1", "Herald", long), article("h2", "Herald", long+" Perhaps so.")}
	for _, c := range []struct {
		why    string
		docs   []*corpus.Document
		driven bool
		unit   string
	}{
		{"one of three articles hedges", []*corpus.Document{article("g1", "Gazette", long), article("g2", "Gazette", long+hedged), article("g3", "Gazette", long)}, true, analysis.UnitArticle},
		{"all articles hedge", []*corpus.Document{article("g1", "Gazette", everywhere), article("g2", "Gazette", everywhere)}, false, analysis.UnitArticle},
		{"the only article hedges at its end", []*corpus.Document{article("g1", "Gazette", long+"Perhaps, perhaps, perhaps, perhaps it snowed.")}, true, analysis.UnitPassage},
		{"the only article hedges throughout", []*corpus.Document{article("g1", "Gazette", everywhere)}, false, analysis.UnitPassage},
	} {
		t.Run(c.why, func(t *testing.T) {
			r := compare(t, l, countWith(t, l, 1, append(c.docs, rest...)...))
			s := r.Cues[0].Outlets[0].Stability
			if s == nil || s.OneArticle != c.driven {
				t.Fatalf("stability is %+v, want driven %v", s, c.driven)
			}
			if c.driven && (s.Unit != c.unit || s.Outlet != "Gazette" || s.LogRatio <= 1 || s.Without >= s.LogRatio/2) {
				t.Errorf("stability is %+v, want a %s of Gazette", s, c.unit)
			}
		})
	}
}

// TestCorrections: every correction gives a q of at least p, Bonferroni's is at least
// Holm's, and all tests are of one family.
func TestCorrections(t *testing.T) {
	l := corePack(t)
	p := countWith(t, l, 0, example(t)...)
	q := map[string][]float64{}
	for _, by := range []string{"bh", "holm", "bonferroni"} {
		opts := analysis.CompareOptions{Lexicons: lexs(l), Seed: 1, Alpha: 0.05, Draws: 499, Correction: correction(t, by)}
		r, err := analysis.Compare(p, opts)
		if err != nil {
			t.Fatal(err)
		}
		if *r.Design.Correction != by || *r.Design.Tests < 20 {
			t.Errorf("%s: corrected by %s over %d tests", by, *r.Design.Correction, *r.Design.Tests)
		}
		for _, c := range r.Cues {
			for _, o := range c.Outlets {
				if o.Test != nil {
					q[by] = append(q[by], o.Test.Q)
					if o.Test.Q < o.Test.P {
						t.Errorf("%s: q %g is under p %g", by, o.Test.Q, o.Test.P)
					}
				}
			}
		}
	}
	for i := range q["bh"] {
		if q["bh"][i] > q["holm"][i] || q["holm"][i] > q["bonferroni"][i] {
			t.Errorf("q is %g by bh, %g by holm, %g by bonferroni; want them rising", q["bh"][i], q["holm"][i], q["bonferroni"][i])
		}
	}
}

// TestCollocations: a word within five words of a term in the outlet's wording, three
// times in two articles, is its company, and a window ends with the sentence. By hand:
// 4 pairs of 4 terms and 4 words among 44 words, each with ten places: E = 40·40/440,
// MI = log2(4/E).
func TestCollocations(t *testing.T) {
	l := parse(t, rising)
	text := "The bloody mutiny ended quietly there. Rain fell upon hills again."
	var docs []*corpus.Document
	for i := range 4 {
		docs = append(docs, article(fmt.Sprint("g", i), "Gazette", text))
	}
	docs = append(docs, article("h", "Herald", "Rain fell upon hills again."))
	opts := analysis.CountOptions{Lexicons: lexs(l), Voice: voice.DefaultOptions(), Jobs: 2, Statistics: []string{"collocations"}}
	p, err := analysis.Count(t.Context(), stream(docs...), opts)
	if err != nil {
		t.Fatal(err)
	}
	compareOpts := analysis.CompareOptions{Lexicons: lexs(l), Seed: 1, Alpha: 0.05, Statistics: []string{"collocations"}}
	r, err := analysis.Compare(p, compareOpts)
	if err != nil {
		t.Fatal(err)
	}
	rows := r.Naming[0].Statistics[0].Rows
	i := slices.IndexFunc(rows, func(r analysis.StatisticRow) bool { return r.Entry == "mutiny … bloody" })
	if i < 0 || slices.ContainsFunc(rows, func(r analysis.StatisticRow) bool { return strings.Contains(r.Entry, "rain") }) {
		t.Fatalf("collocations are %+v; want bloody, and nothing of the next sentence", rows)
	}
	words := 4 * 11.0
	mi := math.Log2(4 / (40 * 40 / (10 * words)))
	if row := rows[i]; row.Count != 4 || row.Of != 40 || row.ReferenceCount != 4 || math.Abs(*row.Values[1]-mi) > 1e-12 {
		t.Errorf("bloody is %+v with MI %g, want 4 of 40 places with MI %g", row, *row.Values[1], mi)
	}
	opts.Statistics = nil
	if p, err = analysis.Count(t.Context(), stream(docs...), opts); err != nil {
		t.Fatal(err)
	}
	if _, err := analysis.Compare(p, compareOpts); err == nil {
		t.Error("collocations came out of a profile that has not counted them")
	}
}
