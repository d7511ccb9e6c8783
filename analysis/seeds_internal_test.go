package analysis

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/goldtest"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// sharedDir is where articles and their annotation by hand are kept outside a checkout;
// without it the test is skipped.
func sharedDir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("RASHOMON_SHARED")
	if dir == "" {
		t.Skip("RASHOMON_SHARED names no folder with articles annotated by hand")
	}
	return dir
}

// laidOut reads the articles of a folder and lays them side by side.
func laidOut(t *testing.T, paths ...string) (*comparison, *side) {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Count(t.Context(), corpus.Documents(t.Context(), corpus.DefaultOptions(), paths...), CountOptions{
		Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(), Examples: 5,
	})
	if err != nil {
		t.Fatal(err)
	}
	c := &comparison{Profile: p, options: CompareOptions{Lexicons: []*lexicons.Lexicon{l}}, outlets: p.Outlets()}
	c.index()
	s := c.side()
	s.fragments()
	return c, s
}

// byFile maps the files of a side to their copies.
func (s *side) byFile() map[string]int32 {
	m := map[string]int32{}
	for i := range s.copies {
		m[filepath.Base(s.copies[i].File)] = int32(i)
	}
	return m
}

// A place in a row of sections 6 to 8.
type placed struct {
	copy int32
	text.Span
}

// TestSharedStatements checks the passages and short quotations against the statements
// that were found by hand: a statement is found if one row has a place in at least two
// of its articles. Floors are at the current result.
func TestSharedStatements(t *testing.T) {
	dir := sharedDir(t)
	_, s := laidOut(t, filepath.Join(dir, "seeds"))
	files := s.byFile()
	var rows [][]placed
	for i := range s.passages {
		var row []placed
		for _, v := range s.passages[i].versions {
			row = append(row, placed{v.copy, v.Span})
		}
		rows = append(rows, row)
	}
	for i := range s.short {
		var row []placed
		for _, p := range s.short[i].list {
			row = append(row, placed{p.copy, p.Span})
		}
		rows = append(rows, row)
	}
	real := make([]bool, len(rows))
	statements := map[string][]placed{}
	var ids []string
	for _, r := range goldtest.Table(t, filepath.Join(dir, "gold", "shared_statements.tsv")) {
		if !slices.Contains(ids, r["id"]) {
			ids = append(ids, r["id"])
		}
		statements[r["id"]] = append(statements[r["id"]], placed{files[r["file"]], text.Span{Start: int32(goldtest.Number(t, r["byte_start"])), End: int32(goldtest.Number(t, r["byte_end"]))}})
	}
	found := 0
	for _, id := range ids {
		articles := map[int32]bool{}
		for _, p := range statements[id] {
			articles[p.copy] = true
		}
		most := 0
		for i, row := range rows {
			hit := map[int32]bool{}
			for _, p := range row {
				for _, g := range statements[id] {
					if g.copy == p.copy && g.Overlaps(p.Span) {
						hit[p.copy] = true
					}
				}
			}
			if len(hit) >= 2 {
				real[i] = true
			}
			most = max(most, len(hit))
		}
		t.Logf("%s: in %d of its %d articles", id, most, len(articles))
		if most >= 2 {
			found++
		}
		if id == ids[0] && most != len(articles) {
			t.Errorf("%s is in one row with %d of its %d articles", id, most, len(articles))
		}
	}
	if found < 8 {
		t.Errorf("%d of %d statements were found, want 8", found, len(ids))
	}
	extra := 0
	for i := range s.passages {
		if !real[i] {
			extra++
			t.Logf("not annotated: %s", s.textOf(&s.passages[i].versions[s.passages[i].central]))
		}
	}
	if extra > 1 {
		t.Errorf("%d passages are not among the annotated statements, want at most 1", extra)
	}
}

// TestCoverageOfFacts checks the rows of section 8 against the facts that were found by
// hand. A fact is right if one row is found in exactly the articles that have the fact,
// and in each of them in the sentence that was marked as its evidence; for a row of the
// kinds word and phrase, inside the exact words. Partial mentions count neither way.
func TestCoverageOfFacts(t *testing.T) {
	dir := sharedDir(t)
	c, s := laidOut(t, filepath.Join(dir, "seeds"))
	files := s.byFile()
	listed := map[string]bool{}
	for _, r := range c.coverage(s).Rows {
		listed[string(r.Kind)+" "+r.Name] = true
	}
	inv := s.newInventory()
	places := map[string][]placed{}
	inv.seen = func(id string, copy int32, span text.Span) { places[id] = append(places[id], placed{copy, span}) }
	inv.takeAllNames()
	inv.takeStatements()

	evidence := map[string][]placed{}
	articles := map[string]int32{}
	for _, r := range goldtest.Table(t, filepath.Join(dir, "gold", "facts_evidence.tsv")) {
		c := files[r["file"]]
		articles["a"+r["article"]] = c
		if r["status"] != "X" {
			evidence[r["id"]] = append(evidence[r["id"]], placed{c, text.Span{Start: int32(goldtest.Number(t, r["byte_start"])), End: int32(goldtest.Number(t, r["byte_end"]))}})
		}
	}
	right := 0
	for _, f := range goldtest.Table(t, filepath.Join(dir, "gold", "facts_matrix.tsv")) {
		has, open := map[int32]bool{}, map[int32]bool{}
		for a, c := range articles {
			has[c] = f[a] == "P" || f[a] == "R"
			open[c] = f[a] == "X"
		}
		var by []string
		for id, list := range places {
			if it := inv.items[id]; !listed[string(it.kind)+" "+inv.shown(it)] {
				continue
			}
			in, inside := map[int32]bool{}, map[int32]bool{}
			for _, p := range list {
				in[p.copy] = true
				for _, e := range evidence[f["id"]] {
					if e.copy != p.copy {
						continue
					}
					c := &s.copies[p.copy]
					if e.Overlaps(p.Span) || inv.items[id].kind != WordKind && inv.items[id].kind != PhraseKind && c.sentenceAt(e.Start) == c.sentenceAt(p.Start) {
						inside[p.copy] = true
					}
				}
			}
			ok := true
			for _, c := range articles {
				ok = ok && (open[c] || in[c] == has[c]) && (!has[c] || inside[c])
			}
			if ok {
				by = append(by, string(inv.items[id].kind)+": "+inv.shown(inv.items[id]))
			}
		}
		slices.Sort(by)
		if len(by) > 0 {
			right++
		}
		t.Logf("%s %t %v", f["id"], len(by) > 0, by[:min(5, len(by))])
	}
	t.Logf("%d facts", right)
	if right < 32 {
		t.Errorf("%d facts have a row that is right, want 32", right)
	}
}
