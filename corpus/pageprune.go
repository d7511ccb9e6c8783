package corpus

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prunePage removes from a page, before the extractor looks at it, what is certainly not its
// article: readers' comments, whose words would be counted as the outlet's, and lists of links. It
// also makes paragraphs of text separated by line breaks, since the extractor loses the first of
// these. Each is one pass over the tree.
//
// Note: the extractor has rules for all of this, but where its own search fails it falls back to
// others that do not.
func prunePage(root *html.Node) {
	var drop []*html.Node
	pruned(root, &drop)
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	breaksToParagraphs(root)
}

// A linkage is how much of the text below an element is in links.
type linkage struct {
	text, linked int // bytes of visible text, all of it and that in links
	links        int
	longest      int  // bytes of the longest text outside links
	article      bool // something below is marked as the article
}

// Limits of a list of links.
const (
	fewestLinks  = 3
	longestLabel = 40 // bytes of text beside the links of a list
)

// pruned appends to drop the elements at and below n that are to be removed, the outermost of
// nested ones, and says what is below n.
func pruned(n *html.Node, drop *[]*html.Node) (l linkage) {
	switch n.Type {
	case html.TextNode:
		l.text = len(strings.TrimSpace(n.Data))
		l.longest = l.text
		return l
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template:
			return l
		}
	}
	before := len(*drop)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		k := pruned(c, drop)
		l.text, l.linked, l.links = l.text+k.text, l.linked+k.linked, l.links+k.links
		l.longest, l.article = max(l.longest, k.longest), l.article || k.article
	}
	if n.Type != html.ElementNode {
		return l
	}
	switch n.DataAtom {
	case atom.A:
		l.linked, l.longest, l.links = l.text, 0, 1
		return l
	case atom.H1, atom.Article, atom.Main:
		l.article = true
	case atom.Html, atom.Body:
		return l
	}
	if l.article || attr(n, "itemprop") == "articleBody" {
		l.article = true
		return l
	}
	if ofReaders(n) || linkList(n, l) {
		*drop = append((*drop)[:before], n)
	}
	return l
}

// linkList reports whether n is a list of links: a menu, other stories.
func linkList(n *html.Node, l linkage) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Nav, atom.Div, atom.Section, atom.Aside, atom.Td, atom.Footer, atom.Header:
		return l.links >= fewestLinks && l.longest <= longestLabel && 10*l.linked >= 8*l.text
	}
	return false
}

// commentNames are the classes and ids of readers' comments.
var commentNames = map[string]bool{
	"comments": true, "comment-list": true, "commentlist": true, "comments-list": true, "comments-area": true, "comment-area": true, "comments-section": true, "comment-section": true,
	"comments-container": true, "comments-wrapper": true, "comments-thread": true, "comment-thread": true, "disqus_thread": true, "respond": true, "comment-respond": true,
	"reader-comments": true, "user-comments": true, "readercomments": true, "fb-comments": true, "livefyre-comments": true, "comments-template": true,
}

// ofReaders reports whether n holds readers' comments, by its class or id.
func ofReaders(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Button:
		return false
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			if len(name) < 32 && commentNames[strings.ToLower(name)] {
				return true
			}
		}
	}
	return false
}

// breaksToParagraphs makes a paragraph of each inline run that ends in two or more line breaks, in
// elements that have such runs.
func breaksToParagraphs(root *html.Node) {
	var broken []*html.Node
	for n := range root.Descendants() {
		if n.DataAtom == atom.Br && n.Parent != nil && (len(broken) == 0 || broken[len(broken)-1] != n.Parent) && doubled(n) && holdsParagraphs(n.Parent) {
			broken = append(broken, n.Parent)
		}
	}
	for _, n := range broken {
		partAtBreaks(n)
	}
}

// holdsParagraphs reports whether n may contain paragraphs.
func holdsParagraphs(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Td, atom.Section, atom.Article, atom.Main, atom.Body, atom.Center, atom.Blockquote:
		return true
	}
	return false
}

// doubled reports whether another line break follows br with only space between.
func doubled(br *html.Node) bool {
	n := br.NextSibling
	for n != nil && n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" {
		n = n.NextSibling
	}
	return n != nil && n.DataAtom == atom.Br
}

// partAtBreaks puts the inline content of n into paragraphs.
func partAtBreaks(n *html.Node) {
	var p *html.Node // the paragraph being filled
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.DataAtom == atom.Br && (p == nil || doubled(c)):
			n.RemoveChild(c)
			p = nil
		case c.Type == html.CommentNode, c.Type == html.ElementNode && !inline(c) && c.DataAtom != atom.Br:
			p = nil
		case p == nil && c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			if p == nil {
				p = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
				n.InsertBefore(p, c)
			}
			n.RemoveChild(c)
			p.AppendChild(c)
		}
		c = next
	}
}
