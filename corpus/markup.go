package corpus

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraphs is the text below n, one paragraph per block element, with an empty line between them.
// Runs of white space become one space, and invisible characters, such as soft hyphens, are left
// out: this is the text that is kept, and every offset is into it.
func paragraphs(n *html.Node) string {
	var w paragraphWriter
	w.node(n)
	w.end()
	return w.b.String()
}

type paragraphWriter struct {
	b     strings.Builder
	most  int  // bytes after which nothing more is written, 0 for no limit
	any   bool // the paragraph has text
	space bool // white space precedes what comes next
}

// node writes what is below n. The parser limits how deep that is.
func (w *paragraphWriter) node(n *html.Node) {
	if w.most > 0 && w.b.Len() > w.most {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Button, atom.Form:
			return
		case atom.Br:
			w.end()
			return
		}
	}
	block := n.Type == html.ElementNode && !inline(n)
	if block {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if block {
		w.end()
	}
}

func (w *paragraphWriter) text(s string) {
	if w.most > 0 && len(s) > 4*w.most {
		s = strings.ToValidUTF8(s[:4*w.most], "")
	}
	for _, r := range s {
		switch {
		case blank(r) && r != '\uFEFF' && r != '\u200B' && r != '\u2060':
			w.space = w.any
		case unseen(r) || r < ' ' || r == '\u007F':
		default:
			if !w.any && w.b.Len() > 0 {
				w.b.WriteString("\n\n")
			}
			if w.space {
				w.b.WriteByte(' ')
			}
			w.any, w.space = true, false
			w.b.WriteRune(r)
		}
	}
}

func (w *paragraphWriter) end() { w.any, w.space = false, false }

// unseen reports whether r is invisible: soft hyphens, zero-width spaces and joiners, and direction
// marks.
func unseen(r rune) bool {
	switch {
	case r == '\u00AD', '\u200B' <= r && r <= '\u200F', '\u202A' <= r && r <= '\u202E', r == '\u2060', '\u2066' <= r && r <= '\u2069', r == '\uFEFF':
		return true
	}
	return false
}

// inline reports whether n is an element within a line.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img,
		atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U,
		atom.Var, atom.Wbr:
		return true
	}
	return n.DataAtom == 0 && (n.Data == "hi" || n.Data == "ref" || n.Data == "del") // the extractor's names
}

// fragmentText is the text of a piece of markup, as in feeds.
func fragmentText(s string) (string, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		return "", err
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return paragraphs(body), nil
}

// walkMarkup calls do for n and every element below it, in page order, until it returns false.
func walkMarkup(n *html.Node, do func(*html.Node) bool) bool {
	if n.Type == html.ElementNode && !do(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !walkMarkup(c, do) {
			return false
		}
	}
	return true
}

// attr is the attribute name of n, trimmed.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// longestLine is more than any headline, byline or date has, in bytes.
const longestLine = 1 << 10

// lineText is the text below n in one line, cut if longer than any that is looked for: elements
// that hold the whole page are examined too.
func lineText(n *html.Node) string {
	w := paragraphWriter{most: longestLine}
	w.node(n)
	return strings.Join(strings.Fields(w.b.String()), " ")
}
