package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"html/template"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/goldtest"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// A goldPage is a web page and the article in it.
type goldPage struct {
	name, kind string
	page       string
	gold       *corpus.Document
}

// TestPagesAgainstGold measures how well the text of pages is found, and how that affects the
// counts: F1 of the runs of four words, and the hits of the shipped core in the extracted text
// beside those in the known text, by category and by voice.
//
// The pages are articles that RASHOMON_SHARED names, set in the templates in testdata/pages, whose
// text is known to the letter; and the saved pages of a module required by this one, whose texts
// another extractor's authors accepted.
func TestPagesAgainstGold(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and on one goroutine: it runs without -short")
	}
	t.Run("templates", func(t *testing.T) {
		m := measurePages(t, templatePages(t))
		if f1 := m.f1(); f1 < .95 {
			t.Errorf("F1 %.3f, want at least .95: within .01 of the .960 that the extractor has on real pages", f1)
		}
		if m.f1() < m.plain/float64(m.pages) {
			t.Errorf("F1 %.3f, the extractor alone has %.3f", m.f1(), m.plain/float64(m.pages))
		}
		if share := m.changed(); share > .03 {
			t.Errorf("%.3f of the hits are lost or come in, want at most .03", share)
		}
	})
	t.Run("saved pages", func(t *testing.T) { measurePages(t, savedPages(t)) })
}

// A pagesMeasure is how good the text found in pages is.
type pagesMeasure struct {
	pages    int
	sum      float64 // of F1
	plain    float64 // the sum of F1 of the extractor alone
	byKind   map[string][]float64
	counts   map[string]*hitChange // by category and by voice
	gold     int
	lost     int
	extra    int
	articles int // with unchanged counts
}

// A hitChange is how often something was found in the known texts, and how many finds are missing
// from the extracted texts or only in these.
type hitChange struct{ gold, lost, extra int }

func (m *pagesMeasure) f1() float64      { return m.sum / float64(m.pages) }
func (m *pagesMeasure) changed() float64 { return float64(m.lost+m.extra) / float64(m.gold) }

func measurePages(t *testing.T, pages []goldPage) *pagesMeasure {
	t.Helper()
	core, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	matcher, err := lexicons.Compile(core)
	if err != nil {
		t.Fatal(err)
	}
	a := analysis.NewAnnotator(matcher, voice.DefaultOptions())
	m := &pagesMeasure{byKind: map[string][]float64{}, counts: map[string]*hitChange{}}
	files := fstest.MapFS{}
	known := map[string]goldPage{}
	for _, p := range pages {
		files[p.name] = &fstest.MapFile{Data: []byte(p.page)}
		known[p.name] = p
	}
	found := map[string]*corpus.Document{}
	for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), files) {
		var f *corpus.Fault
		switch {
		case doc != nil:
			found[doc.File] = doc
		case !errors.As(err, &f):
			t.Fatal(err)
		case !f.Note():
			t.Log(f)
		}
	}
	for _, p := range pages {
		m.pages++
		got := found[p.name]
		if got == nil {
			got = &corpus.Document{ID: p.name} // its words count as missed
		}
		f1 := goldtest.F1(got.Text, p.gold.Text)
		m.plain += goldtest.F1(plainly(p.page), p.gold.Text)
		m.sum += f1
		m.byKind[p.kind] = append(m.byKind[p.kind], f1)
		m.compare(hitsIn(a, matcher, p.gold), hitsIn(a, matcher, got))
	}
	m.print(t)
	return m
}

// plainly is what the extractor alone takes from a page, below its headline.
func plainly(page string) string {
	found, err := trafilatura.Extract(strings.NewReader(page), trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil {
		return ""
	}
	return found.Metadata.Title + "\n\n" + found.ContentText
}

// compare adds the hits of one article, in its known text and in the text found.
func (m *pagesMeasure) compare(gold, got map[string]int) {
	same := true
	for _, key := range slices.Sorted(maps.Keys(joined(gold, got))) {
		lost, extra := max(0, gold[key]-got[key]), max(0, got[key]-gold[key])
		c := m.counts[key]
		if c == nil {
			c = &hitChange{}
			m.counts[key] = c
		}
		c.gold, c.lost, c.extra = c.gold+gold[key], c.lost+lost, c.extra+extra
		if strings.HasPrefix(key, "both ") { // so that a hit with another voice counts as changed
			m.gold, m.lost, m.extra = m.gold+gold[key], m.lost+lost, m.extra+extra
		}
		same = same && lost+extra == 0
	}
	if same {
		m.articles++
	}
}

func joined(a, b map[string]int) map[string]int {
	j := maps.Clone(a)
	maps.Copy(j, b)
	return j
}

func (m *pagesMeasure) print(t *testing.T) {
	t.Helper()
	kinds := slices.Sorted(maps.Keys(m.byKind))
	slices.SortStableFunc(kinds, func(a, b string) int { return cmp.Compare(mean(m.byKind[a]), mean(m.byKind[b])) })
	for _, k := range kinds[:min(len(kinds), 30)] {
		t.Logf("%-30s F1 %.3f of %d pages", k, mean(m.byKind[k]), len(m.byKind[k]))
	}
	t.Logf("%d pages: F1 %.3f of the runs of four words, the extractor alone %.3f", m.pages, m.f1(), m.plain/float64(m.pages))
	t.Logf("%-34s %6s %6s %6s", "hits of "+packs.Default, "known", "lost", "extra")
	for _, key := range slices.Sorted(maps.Keys(m.counts)) {
		if c := m.counts[key]; !strings.HasPrefix(key, "both ") {
			t.Logf("%-34s %6d %6d %6d", key, c.gold, c.lost, c.extra)
		}
	}
	t.Logf("by category and voice at once %d known, %d lost, %d extra: %.4f of them; %d of %d articles count the same", m.gold, m.lost, m.extra, m.changed(), m.articles, m.pages)
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum / float64(len(list))
}

// hitsIn counts the hits of doc by category, by voice, and by both.
func hitsIn(a *analysis.Annotator, m *lexicons.Matcher, doc *corpus.Document) map[string]int {
	n := map[string]int{}
	if doc.Text == "" {
		return n
	}
	for _, h := range a.Annotate(doc).Annotation(m).Hits {
		if !h.Blocked {
			n["category "+h.Category]++
			n["voice "+h.Voice]++
			n["both "+h.Category+" "+h.Voice]++
		}
	}
	return n
}

// pageData is what the templates are given.
type pageData struct {
	Outlet, Title, Author, Pull string
	Paras, Sections             []string
	Related                     []teaser
	Comments                    []comment
}

type teaser struct{ Slug, Title, Summary string }

type comment struct{ Name, Text string }

// articlesATemplate is how many articles are set in each template.
const articlesATemplate = 12

// templatePages sets real articles in the templates, with the titles and first sentences of others
// around them.
func templatePages(t *testing.T) []goldPage {
	t.Helper()
	shared := os.Getenv("RASHOMON_SHARED")
	if shared == "" {
		t.Skip("RASHOMON_SHARED does not name the folder with real articles")
	}
	templates, err := template.New("").Funcs(template.FuncMap{
		"letter":      func(s string) string { _, n := utf8.DecodeRuneInString(s); return s[:n] },
		"afterLetter": func(s string) string { _, n := utf8.DecodeRuneInString(s); return s[n:] },
		"words":       func(s string) string { return s[:someWords(s)] },
		"afterWords":  func(s string) string { return s[someWords(s):] },
	}).ParseGlob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join("testdata", "pages", "[0-9]*.html"))
	if err != nil || len(names) < 20 {
		t.Fatalf("%d templates: %v", len(names), err)
	}
	all := pageArticles(t, filepath.Join(shared, "data", "articles.jsonl.zst"), len(names)*articlesATemplate)
	var pages []goldPage
	for i, doc := range all {
		name := filepath.Base(names[i%len(names)])
		data := pageData{Outlet: doc.Outlet, Title: doc.Title, Author: "Ada Brennick", Sections: []string{"World", "Politics", "Business", "Opinion", "Sport", "Culture"}}
		if data.Outlet == doc.Title {
			data.Outlet = "The Quay"
		}
		data.Paras = strings.Split(doc.Text, "\n\n")[1:]
		data.Pull = data.Paras[len(data.Paras)/2]
		for k := range 6 {
			other := all[(i+7*k+3)%len(all)]
			summary, _, _ := strings.Cut(strings.Split(other.Text, "\n\n")[1], ". ")
			data.Related = append(data.Related, teaser{fmt.Sprint(k), other.Title, summary})
			data.Comments = append(data.Comments, comment{fmt.Sprintf("reader%d", k), "I have been saying so for years, and nobody listened. " + summary})
		}
		var b bytes.Buffer
		if err := templates.ExecuteTemplate(&b, name, data); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, goldPage{fmt.Sprintf("%03d-%s", i, name), name, b.String(), doc})
	}
	return pages
}

// someWords is the length of the first words of s, about sixty bytes.
func someWords(s string) int {
	if i := strings.IndexByte(s[60:], ' '); i >= 0 {
		return 60 + i
	}
	return len(s)
}

// pageArticles are n of the articles in a file, far apart: of some length, in paragraphs, with a
// title. Their text is the title and the paragraphs.
func pageArticles(t *testing.T, file string, n int) []*corpus.Document {
	t.Helper()
	var fit []*corpus.Document
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), file) {
		if err != nil {
			continue // notes
		}
		paras := strings.FieldsFunc(doc.Text, func(r rune) bool { return r == '\n' })
		for i, p := range paras {
			paras[i] = strings.Join(strings.Fields(p), " ")
		}
		paras = slices.DeleteFunc(paras, func(p string) bool { return p == "" })
		if len(doc.Text) < 1500 || len(doc.Text) > 12_000 || len(paras) < 6 || strings.Contains(doc.Text, "\u200b") || len(doc.Title) < 20 {
			continue
		}
		doc.Title = strings.Join(strings.Fields(doc.Title), " ")
		doc.Text = strings.Join(append([]string{doc.Title}, paras...), "\n\n")
		fit = append(fit, doc)
		if len(fit) == 4*n {
			break
		}
	}
	if len(fit) < n {
		t.Fatalf("%d articles fit in %s", len(fit), file)
	}
	step := len(fit) / n
	for i := range n {
		fit[i] = fit[i*step]
	}
	return fit[:n]
}

// savedPages are the English news pages among those that go-readability's authors test it with, and
// the texts that they accepted. These are another extractor's results, reviewed by people, not an
// annotation.
func savedPages(t *testing.T) []goldPage {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-shiori/go-readability").Output()
	dirs, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), "test-pages", "*"))
	if err != nil || len(dirs) == 0 {
		t.Skip("the module go-readability and its pages are not in this machine's module cache")
	}
	read := func(elem ...string) string {
		b, err := os.ReadFile(filepath.Join(elem...))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var pages []goldPage
	for _, dir := range dirs {
		name := filepath.Base(dir)
		if !slices.Contains(newsPages, name) {
			continue
		}
		var meta struct{ Title string }
		if err := json.Unmarshal([]byte(read(dir, "expected-metadata.json")), &meta); err != nil {
			t.Fatal(err)
		}
		// An item of a feed is the title and the paragraphs of its markup.
		feed := "<rss version=\"2.0\"><channel><title>x</title><item><title>" + html.EscapeString(meta.Title) + "</title><description>" + html.EscapeString(read(dir, "expected.html")) + "</description></item></channel></rss>"
		for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), fstest.MapFS{"a.xml": {Data: []byte(feed)}}) {
			if err == nil {
				pages = append(pages, goldPage{name + ".html", name, read(dir, "source.html"), doc})
			}
		}
	}
	if len(pages) < 20 {
		t.Fatalf("%d pages", len(pages))
	}
	return pages
}

// newsPages are the English pages of the press among go-readability's.
var newsPages = []string{"aclu", "ars-1", "bbc-1", "breitbart", "buzzfeed-1", "citylab-1", "cnet", "cnn", "ebb-org", "ehow-1", "engadget", "guardian-1", "herald-sun-1",
	"lifehacker-working", "lwn-1", "medicalnewstoday", "msn", "nytimes-1", "nytimes-2", "nytimes-3", "nytimes-4", "nytimes-5", "quanta-1", "salon-1", "seattletimes-1", "telegraph", "theverge",
	"tmz-1", "wapo-1", "wapo-2", "webmd-1", "yahoo-1", "yahoo-2", "yahoo-3", "yahoo-4"}
