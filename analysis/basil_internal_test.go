package analysis

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// runWords is the length of a run of words that a plain search for shared runs
// looks for.
const runWords = 8

// TestPassagesAgainstSharedRuns compares passages with a plain search for runs of eight
// words that two outlets' articles on one event share, letter for letter: BASIL's
// articles on 80 events (Fan et al. 2019) come in threes, one from each outlet. A run
// is found if a passage covers half of it in both articles.
func TestPassagesAgainstSharedRuns(t *testing.T) {
	dir := sharedDir(t)
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	events := map[string][]*corpus.Document{}
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(dir, "data", "basil.jsonl.gz")) {
		if err != nil {
			t.Fatal(err)
		}
		events[doc.Event] = append(events[doc.Event], doc)
	}
	var runs, found, rows, backed int
	var all []readPassage
	for _, event := range slices.Sorted(maps.Keys(events)) {
		docs := events[event]
		p, err := Count(t.Context(), func(yield func(*corpus.Document, error) bool) {
			for _, d := range docs {
				if !yield(d, nil) {
					return
				}
			}
		}, CountOptions{Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions()})
		if err != nil {
			t.Fatal(err)
		}
		c := &comparison{Profile: p, outlets: p.Outlets()}
		s := c.side()
		words := make([][]spokenWord, len(s.copies))
		for i := range s.copies {
			words[i] = slices.Clone(s.finder.all(int32(i)))
		}
		hasRun := make([]bool, len(s.passages))
		for a := range words {
			for b := a + 1; b < len(words); b++ {
				if s.outlet[a] == s.outlet[b] {
					continue
				}
				for _, r := range sharedRuns(words[a], words[b]) {
					runs++
					k := slices.IndexFunc(s.passages, func(p passage) bool {
						return covers(&p, int32(a), r[0]) && covers(&p, int32(b), r[1])
					})
					if k >= 0 {
						found++
						hasRun[k] = true
					} else if testing.Verbose() {
						t.Logf("missed: %s", s.text(int32(a), r[0]))
					}
				}
			}
		}
		for k := range s.passages {
			rows++
			if hasRun[k] {
				backed++
			}
			all = append(all, s.toRead(event, &s.passages[k]))
		}
	}
	t.Logf("%d of %d shared runs of %d words and more stand in a passage (%.3f); %d of %d passages hold such a run", found, runs, runWords, float64(found)/float64(runs), backed, rows)
	if float64(found) < 0.9*float64(runs) {
		t.Errorf("%d of %d shared runs are found", found, runs)
	}
	sample(t, all)
}

// A readPassage is a passage as shown to a reader, who says whether it is one.
type readPassage struct{ key, text string }

func (s *side) toRead(event string, p *passage) readPassage {
	first := &p.versions[0]
	r := readPassage{key: fmt.Sprintf("%s/%s/%d", event, s.copies[first.copy].Outlet, first.Start)}
	for i := range p.versions {
		v := &p.versions[i]
		r.text += fmt.Sprintf("\n  %-4s %s\n       in: %s", s.copies[v.copy].Outlet, s.textOf(v), s.spanEvidence(v.copy, v.Span).Sentence)
	}
	return r
}

// readings holds the verdicts on the passages: the key of each that was drawn, and
// whether the versions are one statement.
//
//go:embed testdata/passages_read.tsv
var readings string

// sample draws as many passages as RASHOMON_READ says, by the hash of their keys, and
// lists them for reading; it also reports the earlier verdicts on them.
func sample(t *testing.T, all []readPassage) {
	slices.SortFunc(all, func(a, b readPassage) int { return cmp.Compare(hashString(a.key), hashString(b.key)) })
	said := map[string]string{}
	for line := range strings.Lines(readings) {
		if key, verdict, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			said[key] = verdict
		}
	}
	real, read := 0, 0
	for _, p := range all {
		switch said[p.key] {
		case "real":
			real++
			fallthrough
		case "chance":
			read++
		}
	}
	t.Logf("of %d passages that were drawn and read, %d still stand as they were read; %d of these are real", len(said)-1, read, real)
	if n, err := strconv.Atoi(os.Getenv("RASHOMON_READ")); err == nil {
		for _, p := range all[:min(n, len(all))] {
			t.Logf("%s\t%s%s", p.key, said[p.key], p.text)
		}
	}
}

// sharedRuns returns the longest runs, of runWords words or more, that both have in the
// same spelling, apart from case, each within one sentence; for one run in a, the first
// in b.
func sharedRuns(a, b []spokenWord) [][2]text.Span {
	type gram [runWords]string
	gramAt := func(w []spokenWord, i int) (g gram, ok bool) {
		if i+runWords > len(w) || w[i].sentence != w[i+runWords-1].sentence {
			return g, false
		}
		for k := range g {
			g[k] = w[i+k].fold
		}
		return g, true
	}
	at := map[gram]int{}
	for i := range b {
		if g, ok := gramAt(b, i); ok {
			if _, seen := at[g]; !seen {
				at[g] = i
			}
		}
	}
	var list [][2]text.Span
	for i := 0; i < len(a); i++ {
		g, ok := gramAt(a, i)
		if !ok {
			continue
		}
		j, ok := at[g]
		if !ok {
			continue
		}
		n := runWords
		for i+n < len(a) && j+n < len(b) && a[i+n].fold == b[j+n].fold && a[i+n].sentence == a[i].sentence && b[j+n].sentence == b[j].sentence {
			n++
		}
		list = append(list, [2]text.Span{{Start: a[i].Start, End: a[i+n-1].End}, {Start: b[j].Start, End: b[j+n-1].End}})
		i += n - 1
	}
	return list
}

// covers reports whether a passage has a version of the copy over half of a span.
func covers(p *passage, copy int32, span text.Span) bool {
	return slices.ContainsFunc(p.versions, func(v version) bool {
		return v.copy == copy && 2*(min(v.End, span.End)-max(v.Start, span.Start)) >= int32(span.Len())
	})
}
