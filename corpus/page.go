package corpus

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// webPage is HTML. Its article's text is its headline and the paragraphs that the extractor finds,
// not the page: offsets are into that text.
type webPage struct{}

func (webPage) name() string { return "web page" }

func (webPage) claims(head []byte, ext string) bool {
	first := markupStart(head)
	if startsMarkup(first, "<!doctype html", "<html", "<head", "<body") {
		return true
	}
	if ext == ".html" || ext == ".htm" || ext == ".xhtml" {
		return true
	}
	return bytes.HasPrefix(first, []byte("<?xml")) && bytes.Contains(bytes.ToLower(first), []byte("<html"))
}

// markupStart is head from its first byte after white space and comments.
func markupStart(head []byte) []byte {
	for {
		head = jsonStart(head)
		if !bytes.HasPrefix(head, []byte("<!--")) {
			return head
		}
		_, rest, ok := bytes.Cut(head, []byte("-->"))
		if !ok {
			return nil
		}
		head = rest
	}
}

// startsMarkup reports whether head begins with one of starts, which are in lower case.
func startsMarkup(head []byte, starts ...string) bool {
	if len(head) == 0 || head[0] != '<' {
		return false
	}
	for _, start := range starts {
		if len(head) >= len(start) && strings.EqualFold(string(head[:len(start)]), start) {
			return true
		}
	}
	return false
}

func (webPage) read(r *reader, in *input) {
	page, f := r.readWhole(in)
	if f == nil {
		page, f = legiblePage(in, page, 0, declaredEncoding(page))
	}
	if f != nil {
		r.fault(f)
		return
	}
	doc := &Document{ID: in.id, File: in.file}
	r.page(in, page, doc, "", "")
}

// legiblePage is like legible, except that a few NUL bytes are ignored, as in browsers, and damaged
// UTF-8 is let through with a mark at each damaged place: most of a page is not its article. If a
// mark is in the article, in.damaged is reported.
func legiblePage(in *input, s []byte, line int, declared string) ([]byte, *Fault) {
	if bytes.IndexByte(s, 0) >= 0 && printable(s) {
		s = bytes.ReplaceAll(s, []byte{0}, nil)
	}
	text, f := legible(in, s, line, declared)
	if f == nil || f.Kind != NotUTF8 || !damagedUTF8(s) {
		return text, f
	}
	in.damaged = f
	return bytes.ToValidUTF8(s, []byte("\uFFFD")), nil
}

// readWhole reads an input that is one article.
func (r *reader) readWhole(in *input) ([]byte, *Fault) {
	whole, err := r.readAll(in.text)
	if errors.Is(err, errArticle) {
		return nil, r.tooLong(in, "article", 0)
	}
	if err != nil {
		return nil, r.readingFault(in, 0, err)
	}
	return whole, nil
}

// Limits of a page. The extractor's work grows with the product of its elements and its text: a
// page at the limits takes a second or two.
const (
	mostElements = 20_000
	mostNodes    = 100_000 // elements, runs of text, comments
	mostWork     = 8 << 30 // elements times bytes of text
	slowestPage  = 10 * time.Second
)

// page reads the article out of page, which is UTF-8, into doc. from is the address it was fetched
// from and outlet the outlet that the caller knows; either may be "". Without outlet the page's
// site name or host is used.
func (r *reader) page(in *input, page []byte, doc *Document, from, outlet string) {
	source := string(page) // page is overwritten by the next read
	var got pageMeta
	var text string
	var err error
	r.background(func() {
		var m pageMeta
		var s string
		err = guarded(r.ctx, slowestPage, func() (err error) {
			m, s, err = takeApart(r.ctx, source, from)
			return err
		})
		if err == nil { // else the work may still be running
			got, text = m, s
		}
	}, func() { r.takenApart(in, doc, got, text, err, from, outlet) })
}

// takenApart hands on the article of a page, or what is wrong with the page.
func (r *reader) takenApart(in *input, doc *Document, got pageMeta, text string, err error, from, outlet string) {
	if r.ended() {
		return
	}
	bad := func(kind FaultKind, reason, advice string) {
		r.fault(&Fault{Kind: kind, File: in.file, Line: doc.Line, Reason: reason, Advice: advice, Err: err})
	}
	switch {
	case errors.Is(err, errSlow):
		bad(TooSlow, fmt.Sprintf("the page cannot be taken apart in %s", slowestPage), "save its article as .txt; it was skipped")
		return
	case errors.Is(err, errElements):
		bad(TooLarge, fmt.Sprintf("the page has more than %d elements or %d nodes, or too much text in too many", mostElements, mostNodes), "save its article as .txt; it was skipped")
		return
	case err != nil:
		bad(BadMarkup, "the page cannot be taken apart: "+err.Error(), "save its article as .txt; it was skipped")
		return
	case in.damaged != nil && strings.ContainsRune(text+got.title, utf8.RuneError):
		r.fault(in.damaged)
		return
	case text == "":
		bad(Empty, "no article was found in the page", "it was skipped; save its text as .txt if it has one")
		return
	}
	if doc.Line > 0 {
		doc.ID = fmt.Sprintf("%s:%d", in.id, doc.Line)
	}
	doc.Title, doc.Author, doc.Date, doc.Lang, doc.Section = got.title, got.byline, got.date, got.lang, got.section
	doc.URL = cmp.Or(got.url, from)
	doc.Outlet = cmp.Or(outlet, got.site, hostOf(doc.URL))
	if got.site != "" && got.site != doc.Outlet {
		doc.Extra = append(doc.Extra, Field{Name: "site", Value: got.site})
	}
	doc.Text = text
	r.document(in, doc, false)
}

var errElements = errors.New("too many elements")

// takeApart finds the article of a page: what the page declares and its text,
// headline first.
func takeApart(ctx context.Context, page, from string) (pageMeta, string, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return pageMeta{}, "", err
	}
	nodes, elements, size := 0, 0, 0
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			elements++
			trimAttributes(n)
		case html.TextNode:
			size += len(n.Data)
		}
		if nodes++; nodes > mostNodes || elements > mostElements || elements*size > mostWork {
			return pageMeta{}, "", errElements
		}
	}
	m := readMeta(root, from)
	if err := ctx.Err(); err != nil {
		return pageMeta{}, "", err
	}
	prunePage(root)
	// The extractor's own search for dates depends on today's date.
	found, err := trafilatura.ExtractDocument(root, trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled})
	if err != nil || found.ContentNode == nil {
		return m, "", nil // it returns an error when it finds no text
	}
	text := paragraphs(found.ContentNode)
	if text == "" {
		return m, "", nil
	}
	m.byline = cmp.Or(m.byline, cleanByline(found.Metadata.Author))
	opening, _, _ := strings.Cut(text, "\n")
	if m.title != "" && !equalWording(opening, m.title) {
		text = m.title + "\n\n" + text
	}
	return m, withoutEchoes(text, root), nil
}

// Limits on what an element says of itself: the extractor tests every class and id against many
// patterns, and some pages keep their data in attributes.
const (
	mostAttributes   = 64
	longestAttribute = 4 << 10
)

// trimAttributes cuts what exceeds the limits.
func trimAttributes(n *html.Node) {
	n.Attr = n.Attr[:min(len(n.Attr), mostAttributes)]
	for i := range n.Attr {
		if a := &n.Attr[i]; len(a.Val) > longestAttribute {
			a.Val = strings.ToValidUTF8(a.Val[:longestAttribute], "")
		}
	}
}

// withoutEchoes is text without the paragraphs that the extractor gives twice and the page has
// once, as happens where line breaks separate paragraphs.
func withoutEchoes(text string, page *html.Node) string {
	paragraphsOf := strings.Split(text, "\n\n")
	times := make(map[string]int, len(paragraphsOf))
	echoes := false
	for _, p := range paragraphsOf {
		times[p]++
		echoes = echoes || times[p] > 1
	}
	if !echoes {
		return text
	}
	inPage := map[string]int{}
	for p := range strings.SplitSeq(paragraphs(page), "\n\n") {
		inPage[p]++
	}
	for p, n := range times {
		if n > 1 {
			times[p] = max(1, inPage[p])
		}
	}
	var b strings.Builder
	for _, p := range paragraphsOf {
		if times[p]--; times[p] < 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p)
	}
	return b.String()
}
