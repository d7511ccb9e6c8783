package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// A reading is what one reader found in a category's sample.
type reading struct {
	pack, category, seed string
	verdicts             map[string]bool // by key: whether the hit is right
}

func (r *reading) right() (n int) {
	for _, ok := range r.verdicts {
		if ok {
			n++
		}
	}
	return n
}

func readings(t *testing.T) []reading {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "lexicons", "packs", "testdata", "readings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var list []reading
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(line)
		if len(f) < 4 {
			t.Fatalf("readings.txt:%d: a pack, a category, a seed and keys are wanted", n+1)
		}
		r := reading{f[0], f[1], f[2], map[string]bool{}}
		for _, key := range f[3:] {
			r.verdicts[strings.TrimPrefix(key, "!")] = !strings.HasPrefix(key, "!")
		}
		if len(r.verdicts) != len(f)-3 {
			t.Errorf("readings.txt:%d: a key stands twice", n+1)
		}
		list = append(list, r)
	}
	return list
}

// enough is how many hits of a category are read: more for the default pack and for the verbs that
// introduce sources.
func enough(pack, category string) int {
	if pack == packs.Default || category == "cue-verbs" {
		return 50
	}
	return 20
}

// TestCheckedIsWhatWasRead checks that each English category's precision is that of the verdicts
// kept beside the packs, and that a category says so if it is low.
func TestCheckedIsWhatWasRead(t *testing.T) {
	read := map[string]reading{}
	for _, r := range readings(t) {
		read[r.pack+"/"+r.category] = r
	}
	known := 0
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range lex.Categories {
			r, ok := read[name+"/"+c.ID]
			switch {
			case lex.Language != "en":
				if ok || strings.Contains(c.Checked, "seed") {
					t.Errorf("%s/%s: no sample was drawn in this language, but %q", name, c.ID, c.Checked)
				}
				continue
			case !ok:
				if c.Checked != "none found in these articles" {
					t.Errorf("%s/%s: nothing was read, but %q", name, c.ID, c.Checked)
				}
				continue
			}
			known++
			n, right := len(r.verdicts), r.right()
			if want := fmt.Sprintf("%d of %d hits right, drawn with seed %s", right, n, r.seed); c.Checked != want && !strings.HasPrefix(c.Checked, want+";") {
				t.Errorf("%s/%s says %q, read was %q", name, c.ID, c.Checked, want)
			}
			if n > enough(name, c.ID) || n < enough(name, c.ID) && !strings.HasPrefix(c.ID, "place-") && c.ID != "pair-punishment" { // rarer than that
				t.Errorf("%s/%s: %d hits read, want %d", name, c.ID, n, enough(name, c.ID))
			}
			if 100*right < 85*n && !c.Experimental {
				t.Errorf("%s/%s: %d of %d right, under 85 in 100, and not marked experimental", name, c.ID, right, n)
			}
			if 100*right < 85*n && enough(name, c.ID) == 50 {
				t.Errorf("%s/%s is on by default with %d of %d right", name, c.ID, right, n)
			}
		}
	}
	if known != len(read) {
		t.Errorf("%d readings, %d of them of categories there are", len(read), known)
	}
}

// TestReadingsAreOfThePacksAsTheyStand draws every sample again. Changes to the rules of reading
// affect a few articles, so one hit in ten may differ. An entry that occurs in none of the articles
// says why it is there.
func TestReadingsAreOfThePacksAsTheyStand(t *testing.T) {
	shared := os.Getenv("RASHOMON_SHARED")
	if shared == "" {
		t.Skip("RASHOMON_SHARED names no folder with the articles that were read")
	}
	t.Parallel() // with the scripts: it is long and uses one core
	var lexs []*lexicons.Lexicon
	packOf := map[string]string{} // by lexicon name
	for _, name := range packs.Names() {
		lex, err := packs.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if lex.Language == "en" {
			lexs, packOf[lex.Name] = append(lexs, lex), name
		}
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		t.Fatal(err)
	}
	read, samples := readings(t), map[string]*analysis.Sampling{}
	for _, r := range read {
		if seed, err := strconv.ParseUint(r.seed, 10, 64); err == nil {
			samples[r.seed] = analysis.NewSampling(m, analysis.SamplingOptions{Number: 50, Seed: seed})
		}
	}
	a := analysis.NewAnnotator(m, voice.DefaultOptions())
	found := make([]bool, len(m.Entries()))
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(shared, "data", "articles.jsonl.zst")) {
		if err != nil {
			continue // a note on one article
		}
		article := a.Annotate(doc)
		for _, s := range samples {
			s.Add(article)
		}
		for i := range article.Hits {
			if h := &article.Hits[i]; !h.Blocked {
				found[h.Entry] = true
			}
		}
	}
	nowhere := 0
	for i, e := range m.Entries() {
		if !found[i] && e.Category != "cue-verbs" {
			nowhere++
		}
		entry := lexs[e.LexiconIndex].Categories[e.CategoryIndex].Entries[e.EntryIndex]
		if !found[i] && entry.Note == "" {
			t.Errorf("%s/%s: the entry %q is found in none of the articles, and no note says why it is there", packOf[e.Lexicon], e.Category, entry.Option)
		}
	}
	t.Logf("%d entries beside the verbs of saying are found in none of the articles", nowhere)
	for _, r := range read {
		for _, d := range samples[r.seed].Draws() {
			if packOf[d.Lexicon] != r.pack || d.Category != r.category {
				continue
			}
			unread := 0
			lines := d.Lines[:min(enough(r.pack, r.category), len(d.Lines))]
			for _, l := range lines {
				if _, ok := r.verdicts[l.Key]; !ok {
					unread++
				}
			}
			if 10*unread > len(lines) || 10*(len(r.verdicts)-len(lines)) > len(r.verdicts) {
				t.Errorf("%s/%s, seed %s: %d hits drawn, %d of them never read; %d were read: draw and read again", r.pack, r.category, r.seed, len(lines), unread, len(r.verdicts))
			}
		}
	}
}
