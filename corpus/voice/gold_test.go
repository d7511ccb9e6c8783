package voice

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/goldtest"
	"rashomon/corpus/text"
)

// shared returns the folder of the annotated articles, which we may not ship.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("RASHOMON_SHARED")
	if dir == "" {
		t.Skip("RASHOMON_SHARED is not set: it names the folder with the annotated articles")
	}
	return dir
}

type pair [2]int32

type goldArticle struct {
	ID, Event, Outlet, Title, Text string
	Attributions                   []struct{ Content, Source, Cue []pair }
	Ignore                         []pair
	Spans                          []struct {
		Start, End     int32
		Quote, Speaker string
	}
}

// goldArticles reads the articles of one annotated set in the shared folder.
func goldArticles(t *testing.T, file string) []goldArticle {
	t.Helper()
	f, err := os.Open(filepath.Join(shared(t), "data", file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all []goldArticle
	d := json.NewDecoder(bufio.NewReader(z))
	for d.More() {
		var a goldArticle
		if err := d.Decode(&a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

// tally counts hits, false positives and misses.
type tally struct{ tp, fp, fn int }

func (c tally) f1() float64 {
	return 2 * float64(c.tp) / float64(max(1, 2*c.tp+c.fp+c.fn))
}

func size(s []pair) (n int32) {
	for _, p := range s {
		n += p[1] - p[0]
	}
	return n
}

func passages(content []Passage) []pair {
	var out []pair
	for _, c := range content {
		out = append(out, pair{c.Start, c.End})
	}
	return out
}

func overlap(a, b []pair) (n int32) {
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x[1], y[1])-max(x[0], y[0]))
		}
	}
	return n
}

func pairs(spans ...text.Span) []pair {
	var out []pair
	for _, s := range spans {
		if !s.Empty() {
			out = append(out, pair{s.Start, s.End})
		}
	}
	return out
}

// spoken marks the bytes of tokens whose voice is at least the given one.
func spoken(into *Reading, least Voice) []bool {
	m := make([]bool, len(into.Document.Text))
	for i, t := range into.Tokens {
		if into.Voices[i] < least {
			continue
		}
		for b := t.Start; b < t.End; b++ {
			m[b] = true
		}
		// the gap before it counts if the token before has such a voice too
		if i > 0 && into.Voices[i-1] >= least {
			for b := into.Tokens[i-1].End; b < t.Start; b++ {
				m[b] = true
			}
		}
	}
	return m
}

func marked(n int, spans []pair) []bool {
	m := make([]bool, n)
	for _, s := range spans {
		for b := s[0]; b < s[1]; b++ {
			m[b] = true
		}
	}
	return m
}

// half separates what the rules were written on, 0, from what they were checked on, 1, by the id
// of an article, or of an event with several articles.
func half(id string) int {
	sum := sha256.Sum256([]byte(id))
	return int(sum[len(sum)-1] & 1)
}

// halves are the tallies of the two halves of a set.
type halves [2]tally

func (h *halves) all() tally {
	return tally{h[0].tp + h[1].tp, h[0].fp + h[1].fp, h[0].fn + h[1].fn}
}

// share returns the fraction found of all that there are.
func (c tally) share() float64 { return float64(c.tp) / float64(max(1, c.tp+c.fn)) }

// TestAttributionsOfPolNeAR compares the reading with the human attributions of 160 news articles
// (Newell et al. 2018). The floors are a little below what is reached.
func TestAttributionsOfPolNeAR(t *testing.T) {
	r := NewReader(DefaultOptions())
	var into Reading
	var mask, near, close, sources, cues halves
	outlets := map[string]tally{}
	for _, a := range goldArticles(t, "polnear.jsonl.gz") {
		r.Read(&corpus.Document{ID: a.ID, Outlet: a.Outlet, Title: a.Title, Text: a.Text}, &into)
		check(t, &into)
		ours, ignored, half := spoken(&into, Indirect), marked(len(a.Text), a.Ignore), half(a.ID)
		var content []pair
		for _, x := range a.Attributions {
			content = append(content, x.Content...)
		}
		gold, outlet := marked(len(a.Text), content), outlets[a.Outlet]
		mask := &mask[half]
		for i := range len(a.Text) {
			if ignored[i] || a.Text[i] <= ' ' || a.Text[i]&0xC0 == 0x80 {
				continue
			}
			switch {
			case gold[i] && ours[i]:
				mask.tp, outlet.tp = mask.tp+1, outlet.tp+1
			case ours[i]:
				mask.fp, outlet.fp = mask.fp+1, outlet.fp+1
			case gold[i]:
				mask.fn, outlet.fn = mask.fn+1, outlet.fn+1
			}
		}
		outlets[a.Outlet] = outlet
		for least, c := range map[float64]*tally{.3: &near[half], .8: &close[half]} {
			found := match(&into, a, least)
			c.tp += len(found)
			c.fn += len(a.Attributions) - len(found)
			c.fp += len(into.Attributions) - len(found)
			if least > .5 {
				continue
			}
			for g, p := range found {
				x, y := a.Attributions[g], into.Attributions[p]
				if len(x.Source) > 0 {
					sources[half].found(overlap(x.Source, pairs(y.Source)) > 0)
				}
				if len(x.Cue) > 0 {
					cues[half].found(overlap(x.Cue, pairs(y.Cue)) > 0)
				}
			}
		}
	}
	floor(t, "mask F1", &mask, tally.f1, .85)
	floor(t, "span F1 at .3", &near, tally.f1, .765)
	floor(t, "span F1 at .8", &close, tally.f1, .603)
	floor(t, "source of matched", &sources, tally.share, .925)
	floor(t, "cue of matched", &cues, tally.share, .925)
	mean := 0.0
	for _, c := range outlets {
		mean += c.f1() / float64(len(outlets))
	}
	for name, c := range outlets {
		if c.f1() < mean-.08 {
			t.Errorf("%s: mask F1 %.3f is more than .08 under the outlets' mean %.3f", name, c.f1(), mean)
		}
	}
}

// found counts one gold item, as a hit if it was found and else as a miss.
func (c *tally) found(it bool) {
	if it {
		c.tp++
	} else {
		c.fn++
	}
}

// match pairs gold attributions with ours, the best overlaps first.
func match(into *Reading, a goldArticle, least float64) map[int]int {
	type candidate struct {
		share float64
		g, p  int
	}
	var all []candidate
	for g, x := range a.Attributions {
		for p, y := range into.Attributions {
			ours := passages(y.Content)
			both := overlap(x.Content, ours)
			if s := float64(both) / float64(max(1, size(x.Content)+size(ours)-both)); s >= least {
				all = append(all, candidate{s, g, p})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.share, a.share) })
	found, used := map[int]int{}, map[int]bool{}
	for _, c := range all {
		if _, twice := found[c.g]; !twice && !used[c.p] {
			found[c.g], used[c.p] = c.p, true
		}
	}
	return found
}

// floor requires a measure over both halves together to be at least a given value, and logs it
// with the value of each half.
func floor(t *testing.T, what string, got *halves, measure func(tally) float64, least float64) {
	t.Helper()
	all := measure(got.all())
	t.Logf("%s %.4f; looked at %.3f, checked on %.3f", what, all, measure(got[0]), measure(got[1]))
	if all < least {
		t.Errorf("%s is %.4f, want at least %.3f", what, all, least)
	}
}

// TestQuotedOfBASIL compares quotations and speakers with the spans that annotators of 240 news
// articles marked as inside or outside a source's words (Fan et al. 2019).
func TestQuotedOfBASIL(t *testing.T) {
	r := NewReader(DefaultOptions())
	var into Reading
	var quoted, speaker halves
	for _, a := range goldArticles(t, "basil.jsonl.gz") {
		r.Read(&corpus.Document{ID: a.ID, Outlet: a.Outlet, Title: a.Title, Text: a.Text}, &into)
		check(t, &into)
		ours := spoken(&into, Fragment)
		quoted, speaker := &quoted[half(a.Event)], &speaker[half(a.Event)]
		for _, s := range a.Spans {
			n := int32(0)
			for b := s.Start; b < s.End; b++ {
				if ours[b] {
					n++
				}
			}
			switch inside := 2*n >= s.End-s.Start; {
			case inside && s.Quote == "yes":
				quoted.tp++
			case inside:
				quoted.fp++
			case s.Quote == "yes":
				quoted.fn++
			}
			low := strings.ToLower(s.Speaker)
			if s.Quote != "yes" || low == "" || strings.HasPrefix(low, "other") || strings.HasPrefix(low, "unknown") {
				continue
			}
			words := strings.FieldsFunc(low, func(c rune) bool { return c == '_' || c == ' ' })
			have := ""
			for _, x := range into.Attributions {
				if x.Speaker >= 0 && overlap(passages(x.Content), []pair{{s.Start, s.End}}) > 0 {
					have += strings.ToLower(into.Speakers[x.Speaker].Name) + " "
				}
			}
			speaker.found(strings.Contains(have, words[len(words)-1]))
		}
	}
	floor(t, "quoted F1", &quoted, tally.f1, .96)
	floor(t, "speakers", &speaker, tally.share, .73)
}

// TestVoicesOfTheSeeds compares the voices of five articles with the annotation of every segment
// of their bodies.
func TestVoicesOfTheSeeds(t *testing.T) {
	dir := shared(t)
	r := NewReader(DefaultOptions())
	readings := map[string]*Reading{}
	right, all, found, quotes := 0, 0, 0, 0
	reading := func(file string) *Reading {
		if into, ok := readings[file]; ok {
			return into
		}
		raw, err := os.ReadFile(filepath.Join(dir, "seeds", file))
		if err != nil {
			t.Fatal(err)
		}
		into := &Reading{}
		r.Read(&corpus.Document{ID: file, Text: string(raw)}, into)
		check(t, into)
		readings[file] = into
		return into
	}
	for _, row := range goldtest.Table(t, filepath.Join(dir, "gold", "voice_segments.tsv")) {
		if row["zone"] != "body" {
			continue
		}
		into := reading(row["file"])
		start, end := int32(goldtest.Number(t, row["byte_start"])), int32(goldtest.Number(t, row["byte_end"]))
		for i, tok := range into.Tokens {
			if tok.Start < start || tok.End > end || !tok.Kind.Counts() {
				continue
			}
			all++
			if v := into.Voices[i].String(); v == row["voice"] || slices.Contains(strings.Split(row["voice_alt"], "|"), v) {
				right++
			}
		}
	}
	share := float64(right) / float64(all)
	if t.Logf("voice of body words %.4f", share); share < .95 {
		t.Errorf("%.4f of the body's words have the right voice, want at least .95", share)
	}
	for _, row := range goldtest.Table(t, filepath.Join(dir, "gold", "quotes.tsv")) {
		quotes++
		want := text.Span{Start: int32(goldtest.Number(t, row["byte_start"])), End: int32(goldtest.Number(t, row["byte_end"]))}
		for _, q := range reading(row["file"]).Quotations {
			if q.Span == want {
				found++
			}
		}
	}
	total := 0
	for _, into := range readings {
		total += len(into.Quotations)
	}
	if found != quotes || total != quotes {
		t.Errorf("%d of %d quotations found, %d in all", found, quotes, total)
	}
}
