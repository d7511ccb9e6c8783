package corpus_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rashomon/corpus"
)

// hostile are pages made to be slow, each by a shape of its own, up to the limits on the size of a
// page.
func hostile() map[string]string {
	rep := strings.Repeat
	const most = 8 << 20
	para := "<p>The council of Port Valen said on day four, Friday, that the revolt was over and done.</p>"
	long := rep("The garrison laid down its arms. ", 30)
	var distinct, links strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&distinct, "<p>Paragraph %d of the garrison that laid down its arms on day %d of the revolt in Port Valen.</p>", i, i*7)
		fmt.Fprintf(&links, "<li><a href=/a/%d/b/c?d=%d>Story %d of the garrison</a></li>", i, i, i)
	}
	nest := func(tag string, depth, wide int, inner string) string {
		return rep(rep("<"+tag+">", depth)+inner+rep("</"+tag+">", depth), wide)
	}
	pages := map[string]string{
		"paragraphs":         rep(para, 19000),
		"paragraphs article": "<article>" + rep(para, 19000) + "</article>",
		"distinct":           distinct.String() + distinct.String()[:len(distinct.String())/2],
		"distinct echoes":    "<article>" + distinct.String() + distinct.String() + "</article>",
		"long paras":         rep("<p>"+long+"</p>", 7000),
		"one text":           "<p>" + rep(long, 7000),
		"one word":           "<p>" + rep("a", 7<<20),
		"one text spaces":    para + "<p>x" + rep(" \n\t", 2<<20) + "x",
		"div nest":           nest("div", 400, 45, para),
		"div nest text":      nest("div", 400, 45, long),
		"b nest":             nest("b", 400, 45, long),
		"span nest":          rep("<p>"+rep("<span>", 200)+long+rep("</span>", 200)+"</p>", 90),
		"ul nest":            nest("ul><li", 200, 45, long),
		"blockquote nest":    nest("blockquote", 400, 45, long),
		"table":              "<table>" + rep("<tr>"+rep("<td>"+"The garrison."+"</td>", 30)+"</tr>", 600) + "</table>",
		"table nest":         nest("table><tr><td", 100, 60, long),
		"br":                 "<article>" + rep("The garrison laid down its arms.<br>", 19000),
		"br br":              "<article>" + rep("The garrison laid down its arms.<br><br>", 9500),
		"br div":             rep("<div>The garrison laid down its arms, it said.<br>And more of it.<br></div>", 6000),
		"links":              "<ul>" + links.String() + links.String() + "</ul>",
		"links in p":         rep("<p>The <a href=/a>garrison</a> laid <a href=/b>down</a> its arms on day four, Friday.</p>", 6000),
		"byline nest":        "<div>" + nest(`div class="byline author date"`, 400, 45, long),
		"byline wide":        rep(`<div class="byline date publish"><p>`+long+"</p></div>", 6500),
		"h1":                 rep("<h1>"+long+"</h1>", 7000),
		"h1 nest":            rep(rep("<h1><div>", 200)+long+rep("</div></h1>", 200), 40),
		"imgs":               "<article>" + rep("<figure><img src=a.jpg alt=x><figcaption>The garrison</figcaption></figure>", 6000) + rep(para, 20),
		"meta":               rep("<meta name=author content='Ada Brennick'>", 19000) + rep(para, 30),
		"time":               rep("<time datetime=2031-05-02>May 2, 2031</time>", 15000) + rep(para, 30),
		"ld":                 `<script type="application/ld+json">[` + rep(`{"@type":"NewsArticle","author":[{"name":"Ada"}],"headline":"x"},`, 100000) + `{}]</script>` + rep(para, 30),
		"title":              "<title>" + rep("The garrison - ", 400000) + "</title>" + rep(para, 30),
		"attrs":              rep(`<p class="`+rep("comment-", 50)+`" id="`+rep("footer ", 50)+`">The council said.</p>`, 9000),
		"class soup":         rep(`<div class="post-body entry-content article-body story"><p>The council of Port Valen said so on Friday.</p></div>`, 8000),
		"id soup":            rep(`<section id="main-content" class="comments sidebar related"><p>The council of Port Valen said so.</p></section>`, 8000),
		"url text":           "<p>" + rep("http://example.com/a/b/c?d=e,f ", 200000),
		"emails":             "<p>" + rep("a@b.co ", 900000),
		"dates":              "<p>" + rep("May 2, 2031 2031-05-02 02.05.2031 ", 200000),
		"authors":            rep(`<a rel=author class="author byline vcard" href="/author/x">By Ada Brennick and Ben Okonedo</a> `, 15000) + rep(para, 30),
		"inline chain":       "<p>" + rep("<i>a</i> <b>b</b> ", 9000),
		"comments html":      rep("<!--x-->", 80000) + rep(para, 100),
		"text nodes":         "<p>" + rep("a<br>", 19000),
		"unclosed p a":       rep("<p><a href=x>", 9000) + "x",
		"unclosed format":    rep("<p><b><i>x", 5000),
		"svg":                rep("<svg><g><path d=x></g></svg>", 6000) + rep(para, 30),
		"select":             "<select>" + rep("<option>The garrison", 19000) + "</select>" + rep(para, 30),
		"form":               rep("<form><input><button>x</button></form>", 6000) + rep(para, 30),
		"headings":           rep("<h2>The garrison</h2><p>It laid down its arms on day four, said the council.</p>", 9000),
		"list flat":          "<article><ul>" + rep("<li>The garrison laid down its arms on day four.</li>", 19000) + "</ul></article>",
		"quotes":             rep("<blockquote><p>The garrison laid down its arms on day four.</p></blockquote>", 9000),
		"pre":                "<article><pre>" + rep("x = 1\n", 1000000) + "</pre></article>",
		"entities":           "<p>" + rep("&nbsp;&amp;", 700000),
		"commas":             "<p>" + rep(",.;:", 1800000),
		"cjk":                "<p>" + rep("守備隊は武器を置いた。", 200000),
		"emoji":              "<p>" + rep("😀", 1800000),
		"noscript":           rep("<noscript><img src=x>The garrison</noscript>", 9000) + rep(para, 30),
		"hidden":             rep(`<div style="display:none">The garrison laid down its arms</div>`, 9000) + rep(para, 30),
		"ins del":            rep("<p><del>The garrison</del><ins>laid down its arms, the council</ins></p>", 6000),
		"table links":        "<table>" + rep("<tr><td><a href=a>The garrison laid</a></td><td>x</td></tr>", 5000) + "</table>" + rep(para, 30),
		"dl":                 "<article><dl>" + rep("<dt>The garrison</dt><dd>laid down its arms on day four.</dd>", 9000),
		"pages":              rep(`<a href="/story?page=2">2</a> <a class=next href="/story/page/3">next page</a>`, 9000) + rep(para, 30),
		"iframe":             rep("<iframe src=//www.youtube.com/embed/x></iframe>", 9000) + rep(para, 30),
		"h2 p br":            "<div class=entry-content>" + rep("<h2>x</h2>The garrison laid down its arms.<br><br>", 4500) + "</div>",
	}
	for name, page := range pages {
		page = "<!doctype html><html><body>" + page
		pages[name] = page[:min(len(page), most)]
	}
	return pages
}

// TestHostilePages checks that the slowest of them end in an article or in a fault that names the
// page, and not by the clock: what is refused is refused by counting.
func TestHostilePages(t *testing.T) {
	pages := hostile()
	for name, wants := range map[string]string{"paragraphs article": "too large", "distinct echoes": "too large", "byline nest": "", "title": "", "ld": "", "one text spaces": ""} {
		page, ok := pages[name]
		if !ok {
			t.Fatalf("no page %q", name)
		}
		got := ""
		n := 0
		for _, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), fstest.MapFS{"a.html": {Data: []byte(page)}}) {
			var f *corpus.Fault
			if errors.As(err, &f) && !f.Note() {
				got = f.Kind.String()
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			n++
		}
		if n != 1 || got != wants && got != "too slow" { // which a machine busy with other work may cause
			t.Errorf("%s: %d articles and faults, %q; want one, %q", name, n, got, wants)
		}
	}
}

// BenchmarkHostilePages reads each of them once: the cost of the worst page.
func BenchmarkHostilePages(b *testing.B) {
	pages := hostile()
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			fsys := fstest.MapFS{"a.html": {Data: []byte(pages[name])}}
			for b.Loop() {
				for range corpus.DocumentsFS(b.Context(), corpus.DefaultOptions(), fsys) {
				}
			}
		})
	}
}
