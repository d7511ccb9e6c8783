package report

import (
	"bytes"
	"fmt"
	"html"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// pageOf makes the page of a stream of articles, and the report it shows.
func pageOf(t testing.TB, docs iter.Seq2[*corpus.Document, error], o Options) (string, *analysis.Report, Texts) {
	t.Helper()
	l, err := packs.Load(packs.Default)
	if err != nil {
		t.Fatal(err)
	}
	lexs := []*lexicons.Lexicon{l}
	var k Keeper
	p, err := analysis.Count(t.Context(), k.Watch(docs), analysis.CountOptions{Lexicons: lexs, Voice: voice.DefaultOptions(), Examples: 200})
	if err != nil {
		t.Fatal(err)
	}
	r, err := analysis.Compare(p, analysis.CompareOptions{Lexicons: lexs, Program: "rashomon", Seed: 1, Alpha: 0.05, Draws: 99})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		t.Fatal(err)
	}
	texts := k.Texts(m, voice.DefaultOptions())
	var b bytes.Buffer
	if err := HTML(&b, r, texts, o); err != nil {
		t.Fatal(err)
	}
	return b.String(), r, texts
}

func exampleDocs(t testing.TB) iter.Seq2[*corpus.Document, error] {
	return corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), sample.FS())
}

func docs(list ...*corpus.Document) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for i, d := range list {
			if d.ID == "" {
				d.ID = fmt.Sprintf("article-%d", i)
			}
			if d.File == "" {
				d.File = d.ID + ".txt"
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

var (
	policyPattern = regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`)
	inlinePattern = regexp.MustCompile(`(?s)<(style|script)>(.*?)</(?:style|script)>`)
)

// TestPagePolicy: the policy names the hash of the style and the script that are
// in the page, and there is nothing else that could run or load.
func TestPagePolicy(t *testing.T) {
	page, _, _ := pageOf(t, exampleDocs(t), DefaultOptions())
	m := policyPattern.FindStringSubmatch(page)
	if m == nil {
		t.Fatal("the page has no policy")
	}
	policy := html.UnescapeString(m[1])
	want := "default-src 'none'"
	for _, in := range inlinePattern.FindAllStringSubmatch(page, -1) {
		want += fmt.Sprintf("; %s-src '%s'", in[1], sourceHash(in[2]))
	}
	want += "; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("policy is\n%s\nwant\n%s", policy, want)
	}
	if strings.Index(page, "<style>") < strings.Index(page, m[0]) {
		t.Error("the policy stands behind what it is to govern")
	}
	for _, bad := range []string{" style=", " onclick=", " onload=", "<link", "<img", "<iframe", "src=\"", "href=\"http", "href=http", "@import", "url(http"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
}

var bareAttribute = regexp.MustCompile(` (id|href|class|tabindex)=([^"\s>][^\s>]*)`)

// quotes adds the quotation marks around attributes that a page leaves out to be
// smaller, so that tests read one form.
func quotes(page string) string { return bareAttribute.ReplaceAllString(page, ` $1="$2"`) }

// TestPageIsTheSameEachTime: same input, same bytes.
func TestPageIsTheSameEachTime(t *testing.T) {
	one, _, _ := pageOf(t, exampleDocs(t), DefaultOptions())
	two, _, _ := pageOf(t, exampleDocs(t), DefaultOptions())
	if one != two {
		t.Error("two runs give different pages")
	}
}

// TestPageLinks: every link within the page leads somewhere, and no id occurs
// twice.
func TestPageLinks(t *testing.T) {
	for _, only := range [][]string{nil, {"naming"}, {"sources", "cues"}} {
		page, _, _ := pageOf(t, exampleDocs(t), Options{Only: only})
		page = quotes(page)
		ids := map[string]int{}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			ids[m[1]]++
			if ids[m[1]] == 2 {
				t.Errorf("only %v: the id %q stands twice", only, m[1])
			}
		}
		links := regexp.MustCompile(` href="#([^"]*)"`).FindAllStringSubmatch(page, -1)
		if len(links) < 100 {
			t.Errorf("only %v: the page has %d links", only, len(links))
		}
		for _, m := range links {
			if ids[html.UnescapeString(m[1])] == 0 {
				t.Errorf("only %v: the link #%s leads nowhere", only, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`in=(g\d+|said)`).FindAllStringSubmatch(page, -1) {
			if ids[m[1]] == 0 {
				t.Errorf("only %v: a figure picks from %s, which is not there", only, m[1])
			}
		}
	}
}

// TestUntrustedArticleIsData: whatever an article, its outlet or its file contains,
// nothing of it becomes markup, a script, or a change of direction.
func TestUntrustedArticleIsData(t *testing.T) {
	evil := "<script>alert(1)</script> <img src=x onerror=alert(2)> {{.Policy}} {{define \"page.tmpl\"}} \u202emutiny\u2066 \x00 </style></title> javascript:alert(3) ' \" ` ]]> <!--"
	body := "The mutiny <script>alert(4)</script> ended on \u202eMonday\u202c, the minister said.\n\n“A mutiny \x00 {{.}} <b onmouseover=alert(5)>x</b>,” said Anna <Bold> Marn. مرحبا بالعالم, she wrote.\n\nمرحبا بالعالم, she wrote."
	page, _, texts := pageOf(t, docs(
		&corpus.Document{Outlet: evil, Title: evil, Date: evil, Event: evil, File: evil, Text: body},
		&corpus.Document{Outlet: "Calm Daily", Text: body},
	), DefaultOptions())
	for _, bad := range []string{"<script>alert", "<img", "<b onmouseover", "\x00", "\u202e", "\u2066", "</style></title>", "<Bold>"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if got := strings.Count(page, "<script"); got != 1 {
		t.Errorf("the page has %d script elements, want its own", got)
	}
	if !strings.Contains(page, "{{.Policy}}") {
		t.Error("braces of an outlet's name are gone: they are text")
	}
	if n := strings.Count(page, `<p dir="rtl">`); n != 2 {
		t.Errorf("%d paragraphs are set from the right, want the one in Arabic of both articles", n)
	}
	if !strings.Contains(page, `dir="auto"`) {
		t.Error("nothing says that the direction follows the text")
	}
	// Offsets hold although characters are left out of what is shown.
	for i, a := range sortedTexts(texts.Articles, map[string]int{evil: 0, "Calm Daily": 1}) {
		for _, s := range a.Annotation.Sentences {
			if id := sentenceID(i, s[0], `id="`) + `"`; !strings.Contains(quotes(page), id) {
				t.Errorf("no element has %s", id)
			}
		}
	}
}

// TestSentencesAreWhole: the text between a sentence's tags is the article's, at
// the bytes that its id says.
func TestSentencesAreWhole(t *testing.T) {
	page, r, texts := pageOf(t, exampleDocs(t), DefaultOptions())
	outlets := map[string]int{}
	for i, o := range r.Corpus.Outlets {
		outlets[o.Outlet] = i
	}
	page = quotes(page)
	tags := regexp.MustCompile(`<[^>]*>`)
	checked := 0
	for i, a := range sortedTexts(texts.Articles, outlets) {
		for _, s := range a.Annotation.Sentences {
			mark := `<span class="s" id="` + sentenceID(i, s[0], "") + `">`
			at := strings.Index(page, mark)
			if at < 0 {
				t.Fatalf("%s: no sentence at %d", a.Document.ID, s[0])
			}
			want := html.EscapeString(clean(a.Document.Text[s[0]:s[1]]))
			got := html.EscapeString(html.UnescapeString(tags.ReplaceAllString(page[at:min(len(page), at+20*len(want)+4000)], "")))
			if !strings.HasPrefix(got, want) {
				t.Errorf("%s at %d: the page has %.60q, the article %.60q", a.Document.ID, s[0], got, want)
			}
			checked++
		}
	}
	if checked < 200 {
		t.Errorf("only %d sentences were looked at", checked)
	}
}

// TestMarksAreWhatIsCounted: the marks in the articles are as many as the tables
// count.
func TestMarksAreWhatIsCounted(t *testing.T) {
	page, r, _ := pageOf(t, exampleDocs(t), DefaultOptions())
	var counted int64
	for _, c := range r.Naming {
		for _, n := range c.Names {
			for _, o := range n.Outlets {
				counted += o.Wording + o.Quoted
			}
		}
	}
	for _, c := range r.Cues {
		for _, o := range c.Outlets {
			counted += o.Wording + o.Quoted
		}
	}
	marked := int64(0)
	page = quotes(page)
	for _, m := range regexp.MustCompile(`<a class="h ([^"]*)" href="#g\d+"( tabindex="-1")?`).FindAllStringSubmatch(page[strings.Index(page, `id="articles"`):], -1) {
		if m[2] == "" {
			marked += int64(len(regexp.MustCompile(`\bc\d+`).FindAllString(m[1], -1)))
		}
	}
	if marked != counted || counted == 0 {
		t.Errorf("%d marks, but %d are counted", marked, counted)
	}
}

// TestPageOfExtremes: none of these stops the page or makes it lie.
func TestPageOfExtremes(t *testing.T) {
	many := make([]*corpus.Document, MaxPageArticles+1)
	for i := range many {
		many[i] = &corpus.Document{Outlet: fmt.Sprintf("Outlet %d", i%3), Text: "The mutiny ended."}
	}
	tests := []struct {
		why         string
		docs        []*corpus.Document
		want, never string
		most        int // bytes
	}{
		{"no hits", []*corpus.Document{{Outlet: "A", Text: "Rain fell."}, {Outlet: "B", Text: "Snow fell."}}, "Rain fell.", `href="#g0"`, 200e3},
		{"an article without text that counts", []*corpus.Document{{Outlet: "A", Text: "..."}}, "How one outlet told it", "", 200e3},
		{"a single article", []*corpus.Document{{Outlet: "A", Text: "The mutiny ended."}}, "How one outlet told it", "", 200e3},
		{"hits by the hundred thousand", []*corpus.Document{{Outlet: "A", Text: strings.Repeat("mutiny ", 100_000)}, {Outlet: "B", Text: "Calm."}}, "Only the first 60,000 terms are marked", "", 40e6},
		{"a very long article is folded", []*corpus.Document{{Outlet: "A", Text: strings.Repeat("Rain fell. ", 20_000)}}, `class="fold"`, "", 4e6},
		{"an article of ordinary length is not", []*corpus.Document{{Outlet: "A", Text: strings.Repeat("Rain fell. ", 2000)}}, "Rain fell.", `class="fold"`, 1e6},
		{"more articles than a page carries", many, "text is left out of this page", `<article`, 3e6},
		{"one article longer than a page carries", []*corpus.Document{{Outlet: "A", Text: strings.Repeat("Rain ", MaxPageText/5+1)}, {Outlet: "B", Text: "Calm."}}, "text is left out of this page", `<article`, 3e6},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			page, _, _ := pageOf(t, docs(tt.docs...), DefaultOptions())
			if !strings.Contains(page, tt.want) {
				t.Errorf("the page lacks %q", tt.want)
			}
			if tt.never != "" && strings.Contains(quotes(page), tt.never) {
				t.Errorf("the page has %q", tt.never)
			}
			if len(page) > tt.most {
				t.Errorf("the page has %d bytes, more than %d", len(page), tt.most)
			}
			if !strings.HasSuffix(strings.TrimSpace(page), "</html>") {
				t.Error("the page is cut off")
			}
		})
	}
}

// TestPageSize: five real articles make a page of less than 300 KB besides their
// own text.
func TestPageSize(t *testing.T) {
	shared := os.Getenv("RASHOMON_SHARED")
	if shared == "" {
		t.Skip("set RASHOMON_SHARED to measure on real articles")
	}
	page, _, texts := pageOf(t, corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(shared, "seeds")), DefaultOptions())
	own := 0
	for _, a := range texts.Articles {
		own += len(a.Document.Text)
	}
	t.Logf("%d bytes, of which the articles' own text %d", len(page), own)
	if beside := len(page) - own; len(texts.Articles) != 5 || beside >= 300<<10 {
		t.Errorf("%d articles make %d bytes beside their text, want less than %d", len(texts.Articles), beside, 300<<10)
	}
}

// BenchmarkHTML writes the page of the example.
func BenchmarkHTML(b *testing.B) {
	_, r, texts := pageOf(b, exampleDocs(b), DefaultOptions())
	for b.Loop() {
		var w bytes.Buffer
		if err := HTML(&w, r, texts, DefaultOptions()); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(w.Len()))
	}
}
