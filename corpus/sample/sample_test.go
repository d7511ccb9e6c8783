package sample_test

import (
	"encoding/csv"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rashomon/corpus/sample"
)

// words are runs of letters and digits joined by apostrophe or hyphen.
var words = regexp.MustCompile(`[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*`)

type article struct{ file, outlet, title, date, event, author, text string }

func load(t *testing.T) []article {
	t.Helper()
	f, err := sample.FS().Open(sample.Manifest)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[0], ","), "file,outlet,title,date,event,author"; got != want {
		t.Fatalf("header %q, want %q", got, want)
	}
	var all []article
	for _, r := range rows[1:] {
		raw, err := fs.ReadFile(sample.FS(), r[0])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, article{r[0], r[1], r[2], r[3], r[4], r[5], string(raw)})
	}
	return all
}

// texts maps the name of an article's file to the article.
func texts(t *testing.T) map[string]article {
	t.Helper()
	m := map[string]article{}
	for _, a := range load(t) {
		m[a.file] = a
	}
	return m
}

func TestEachOutletTellsEachEventOnce(t *testing.T) {
	cells, outlets, events := map[[2]string]int{}, map[string]bool{}, map[string]string{}
	for _, a := range load(t) {
		cells[[2]string{a.outlet, a.event}]++
		outlets[a.outlet] = true
		if d, seen := events[a.event]; seen && d != a.date {
			t.Errorf("%s: event %s on %s, elsewhere on %s", a.file, a.event, a.date, d)
		}
		events[a.event] = a.date
	}
	if len(outlets) != 5 || len(events) != 4 || len(cells) != 20 {
		t.Errorf("%d outlets, %d events, %d pairs of both; want 5, 4, 20", len(outlets), len(events), len(cells))
	}
	for cell, n := range cells {
		if n != 1 {
			t.Errorf("%v: %d articles, want 1", cell, n)
		}
	}
}

func TestManifestNamesEveryArticle(t *testing.T) {
	files, err := fs.Glob(sample.FS(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	named := texts(t)
	if len(files) != len(named) {
		t.Errorf("%d files, %d in the manifest", len(files), len(named))
	}
	for _, f := range files {
		if _, ok := named[f]; !ok {
			t.Errorf("%s is not in the manifest", f)
		}
	}
}

func TestArticleForm(t *testing.T) {
	for _, a := range load(t) {
		lines := strings.Split(a.text, "\n")
		if lines[0] != a.title {
			t.Errorf("%s: first line %q, title %q", a.file, lines[0], a.title)
		}
		if a.author != "" && lines[1] != "By "+a.author {
			t.Errorf("%s: second line %q, author %q", a.file, lines[1], a.author)
		}
		if n := len(words.FindAllString(a.text, -1)); n < 200 || n > 300 {
			t.Errorf("%s: %d words, want 200 to 300", a.file, n)
		}
		if strings.ContainsAny(a.text, "\t\r") || strings.Contains(a.text, "  ") || !strings.HasSuffix(a.text, "\n") {
			t.Errorf("%s: a tab, a carriage return, two spaces or no line end at the end", a.file)
		}
	}
}

func TestMarksByOutlet(t *testing.T) {
	curly := [2]string{"“”", `"'‘`} // the first must occur, the second must not
	marks := map[string][2]string{
		"Tessel Wire":           {`"'`, "“”‘’"},
		"Kethra One":            curly,
		"The Talmere Lantern":   curly,
		"The Pell Ledger":       curly,
		"Sorrin Valley Clarion": {"‘’", `"'“”`},
	}
	for _, a := range load(t) {
		m := marks[a.outlet]
		if !strings.ContainsAny(a.text, m[0]) {
			t.Errorf("%s: none of %s", a.file, m[0])
		}
		if i := strings.IndexAny(a.text, m[1]); i >= 0 {
			t.Errorf("%s: a mark of another house style at byte %d", a.file, i)
		}
	}
}

// TestNothingReal checks that the set is invented: no country, people, capital, body or agency of
// this world. The list is ours and deliberately short; it is a net for slips, not a gazetteer.
func TestNothingReal(t *testing.T) {
	real := strings.Fields(`Afghan Albania Algeria America Argentin Australia Austria Belarus Belgi Brazil Britain British Bulgaria Burma Canad Chechn Chile
		China Chinese Colombia Crimea Croatia Cuba Czech Denmark Dutch Egypt England English Eritrea Estonia Ethiopia Europe Finland Finnish France French
		Georgia German Greece Greek Hungar Iceland India Indonesia Iran Iraq Ireland Irish Israel Ital Japan Jordan Kazakh Kenya Korea Kosovo Kurd
		Latvia Lebanon Libya Lithuania Malaysia Mali Mexic Moldova Mongolia Myanmar Nepal Niger Norw Pakistan Palestin Peru Poland Polish Portug
		Romania Russia Saudi Scot Serbia Slovak Sloven Somalia Soviet Spain Spanish Sudan Swed Swiss Syria Taiwan Thai Turk Ukrain Uzbek
		Venezuela Vietnam Wales Yemen Zimbabwe Beijing Berlin Brussels Kremlin Kyiv London Minsk Moscow Paris Pyongyang Rome Tehran Washington
		NATO Nato Brexit Pentagon Wagner Reuters Bloomberg Sputnik Xinhua CNN BBC AFP UPI Dollar dollar euro rouble ruble`)
	re := regexp.MustCompile(`\b(?:` + strings.Join(real, "|") + `)\w*`)
	for _, a := range load(t) {
		if found := re.FindString(a.text); found != "" {
			t.Errorf("%s: %q", a.file, found)
		}
	}
}

func TestPlanted(t *testing.T) {
	items, err := sample.Planted()
	if err != nil {
		t.Fatal(err)
	}
	all, tallies, ids := texts(t), count(t), map[string]bool{}
	for _, it := range items {
		if ids[it.ID] || it.ID == "" || it.Kind == "" || it.What == "" || it.Report == "" || len(it.Where) == 0 {
			t.Errorf("%s: a repeated id or an empty field", it.ID)
		}
		ids[it.ID] = true
		named := map[string]bool{}
		for _, p := range it.Where {
			a, ok := all[p.File]
			if !ok {
				t.Errorf("%s: no article %s", it.ID, p.File)
				continue
			}
			named[p.File] = true
			if p.Find(a.text) < 0 {
				t.Errorf("%s: not in %s: %s", it.ID, p.File, p.Phrase)
			}
			if n := strings.Count(a.text, p.Phrase); p.Nth == 0 && n != 1 {
				t.Errorf("%s: %d times in %s: %s", it.ID, n, p.File, p.Phrase)
			}
			if it.Event != "" && a.event != it.Event {
				t.Errorf("%s: %s is about %s", it.ID, p.File, a.event)
			}
		}
		for _, s := range it.Only {
			for _, a := range all {
				if strings.Contains(a.text, s) != named[a.file] {
					t.Errorf("%s: %q in %s: %v, planted there: %v", it.ID, s, a.file, !named[a.file], named[a.file])
				}
			}
		}
		for _, want := range it.Expect {
			if got := tallies[[2]string{want.Outlet, want.Term}]; got != want {
				t.Errorf("%s:\ngot  %+v\nwant %+v", it.ID, got, want)
			}
		}
	}
}

// TestExpectationsLeaveNoOutletOut checks the rule of planted.yaml that an outlet without a line
// has none of the term.
func TestExpectationsLeaveNoOutletOut(t *testing.T) {
	items, err := sample.Planted()
	if err != nil {
		t.Fatal(err)
	}
	listed, terms := map[[2]string]bool{}, map[string]bool{}
	for _, it := range items {
		for _, e := range it.Expect {
			listed[[2]string{e.Outlet, e.Term}] = true
			terms[e.Term] = true
		}
	}
	for key, got := range count(t) {
		if terms[key[1]] && !listed[key] {
			t.Errorf("%v has no line: %+v", key, got)
		}
	}
}

// count adds up hits.tsv by outlet and term, without senses other than the term's own.
func count(t *testing.T) map[[2]string]sample.Tally {
	t.Helper()
	hits, err := sample.Hits()
	if err != nil {
		t.Fatal(err)
	}
	all, tallies := texts(t), map[[2]string]sample.Tally{}
	for _, h := range hits {
		if h.Has(sample.Trap) || h.Has(sample.Month) {
			continue
		}
		key := [2]string{all[h.File].outlet, h.Term}
		n := tallies[key]
		n.Outlet, n.Term = key[0], key[1]
		fields := map[string]*int{"headline": &n.Headline, "caption": &n.Caption, "own": &n.Own, "cue": &n.Cue,
			"indirect": &n.Indirect, "fragment": &n.Fragment, "quote": &n.Quote}
		switch {
		case h.Has(sample.Blocked):
			n.Blocked++
		case h.Has(sample.Duplicate):
			n.Duplicate++
		case h.Zone != "body":
			*fields[h.Zone]++
		default:
			*fields[h.Voice]++
		}
		if h.Has(sample.Negated) {
			n.Negated++
		}
		tallies[key] = n
	}
	return tallies
}

func TestPlaceFind(t *testing.T) {
	for _, c := range []struct {
		why  string
		p    sample.Place
		want int
	}{
		{"once, nth left out", sample.Place{Phrase: "b"}, 1},
		{"the second", sample.Place{Phrase: "ab", Nth: 2}, 3},
		{"overlapping copies count", sample.Place{Phrase: "aa", Nth: 2}, 7},
		{"fewer than asked for", sample.Place{Phrase: "ab", Nth: 3}, -1},
		{"not there", sample.Place{Phrase: "x"}, -1},
	} {
		if got := c.p.Find("ab ab aaa"); got != c.want {
			t.Errorf("%s: %d, want %d", c.why, got, c.want)
		}
	}
}

func TestOutletsKeepTheirNames(t *testing.T) {
	want := []string{"Kethra One", "Sorrin Valley Clarion", "Tessel Wire", "The Pell Ledger", "The Talmere Lantern"}
	var got []string
	for _, a := range load(t) {
		if !slices.Contains(got, a.outlet) {
			got = append(got, a.outlet)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("outlets %q, want %q: planted.yaml names them", got, want)
	}
}
