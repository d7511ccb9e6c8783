package lexicons_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/goldtest"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// keyTerms are the lemmas of the annotation that decide whether the core pack finds what
// it must.
var keyTerms = []string{"mutiny", "mutinous", "rebellion", "uprising", "insurrection", "regime", "no limits", "internal affair", "treason",
	"march for justice", "special military operation", "totalitarian"}

// TestSeeds checks the core pack against the hand annotation of five articles: every
// counted key term is hit and free, and every trap of matching is not, except one that no
// rule of matching can see.
func TestSeeds(t *testing.T) {
	shared := os.Getenv("RASHOMON_SHARED")
	if shared == "" {
		t.Skip("RASHOMON_SHARED names no folder with the annotated articles")
	}
	lex, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(lex)
	if err != nil {
		t.Fatal(err)
	}
	free := map[string][]lexicons.Hit{}
	source := map[string]string{}
	files, err := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
	if err != nil || len(files) != 5 {
		t.Fatalf("%d articles in %s, want 5 (%v)", len(files), shared, err)
	}
	reader, reading := voice.NewReader(voice.DefaultOptions()), voice.Reading{}
	var scanner *lexicons.Scanner
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(f)
		source[name] = string(b)
		reader.Read(&corpus.Document{ID: name, File: name, Text: string(b)}, &reading)
		if scanner == nil {
			scanner = m.Scanner(reading.Vocabulary)
		}
		for _, h := range scanner.Scan(nil, &reading) {
			if !h.Blocked {
				free[name] = append(free[name], h)
			}
		}
	}
	touched := func(file string, start, end int) bool {
		return slices.ContainsFunc(free[file], func(h lexicons.Hit) bool { return int(h.Start) < end && int(h.End) > start })
	}
	terms := goldtest.Table(t, filepath.Join(shared, "gold", "terms.tsv"))
	counted := func(file string, start, end int) bool {
		return slices.ContainsFunc(terms, func(r map[string]string) bool {
			return r["counted"] == "yes" && r["file"] == file && goldtest.Number(t, r["byte_start"]) < end && goldtest.Number(t, r["byte_end"]) > start
		})
	}
	want := 0
	for _, r := range terms {
		if r["counted"] != "yes" || !slices.Contains(keyTerms, r["lemma"]) {
			continue
		}
		want++
		if !touched(r["file"], goldtest.Number(t, r["byte_start"]), goldtest.Number(t, r["byte_end"])) {
			t.Errorf("%s:%s: %q is not hit", r["file"], r["line"], r["surface"])
		}
	}
	if want != 40 {
		t.Errorf("%d key terms in the annotation, want 40", want)
	}
	var missed []string
	for _, r := range goldtest.Table(t, filepath.Join(shared, "gold", "traps.tsv")) {
		start, end := goldtest.Number(t, r["byte_start"]), goldtest.Number(t, r["byte_end"])
		if !slices.Contains(keyTerms, r["naive_match"]) || counted(r["file"], start, end) {
			continue
		}
		at := start + strings.Index(strings.ToLower(source[r["file"]][start:end]), r["naive_match"])
		if touched(r["file"], at, at+4) {
			missed = append(missed, r["text"])
		}
	}
	if len(missed) > 0 {
		t.Errorf("traps fallen into: %q, want none", missed)
	}
}
