package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// cnodes is the XML of Yoshikoder and, identically, of Lexicoder: a cnode is a category,
// a pnode in it a term. A single cnode around all the others gives the dictionary's name.
type cnodes struct{ called, extension string }

func (c cnodes) name() string { return c.called }
func (c cnodes) ext() string  { return c.extension }
func (cnodes) options() bool  { return false }

// deepest is how deep categories may be nested.
const deepest = 64

func (c cnodes) read(s *source) {
	dec := xml.NewDecoder(strings.NewReader(s.text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // already decoded
	var stack []string
	root, done := false, false
	for !done && len(s.problems) == 0 {
		tok, err := dec.Token()
		line, _ := dec.InputPos()
		if err != nil {
			c.stopped(s, err, root)
			break
		}
		switch el := tok.(type) {
		case xml.StartElement:
			switch {
			case !root && el.Name.Local != "dictionary":
				s.problem(line, "the root element is "+el.Name.Local, "a dictionary of Yoshikoder or Lexicoder begins with <dictionary>")
			case !root:
				root = true
			case el.Name.Local == "cnode" && len(stack) == deepest:
				s.problem(line, "categories stand too deep inside each other", "")
			case el.Name.Local == "cnode":
				stack = append(stack, strings.ReplaceAll(plainName(attribute(el, "name")), "/", "-"))
				if stack[len(stack)-1] == "" {
					stack[len(stack)-1] = "Unnamed"
				}
				s.tree.at(stack, line)
			case el.Name.Local == "pnode" && len(stack) == 0:
				s.problem(line, "a term stands outside any category", "a pnode stands in a cnode")
			case el.Name.Local == "pnode":
				s.tree.add(stack, item{pattern: attribute(el, "name"), line: line})
			default:
				s.note(line, "left out: the element "+el.Name.Local)
			}
		case xml.EndElement:
			switch el.Name.Local {
			case "cnode":
				stack = stack[:len(stack)-1]
			case "dictionary":
				done = true
			}
		}
	}
	s.tree.unwrap()
}

// stopped reports why the XML ends too early.
func (cnodes) stopped(s *source, err error, root bool) {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		s.problem(syntax.Line, "the XML is broken: "+syntax.Msg, "")
	case !root:
		s.problem(1, "the file holds no element", "")
	default:
		s.problem(len(s.lines), "the XML ends before </dictionary>", "")
	}
}

func attribute(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// unwrap turns the one category around all others, if it has no terms itself, into the
// title of the whole.
func (t *tree) unwrap() {
	if len(t.nodes) < 2 || len(t.nodes[0].path) != 1 || len(t.nodes[0].items) > 0 {
		return
	}
	for _, n := range t.nodes[1:] {
		if len(n.path) < 2 || n.path[0] != t.nodes[0].path[0] {
			return
		}
	}
	t.title = t.nodes[0].path[0]
	t.nodes = t.nodes[1:]
	for i := range t.nodes {
		t.nodes[i].path = t.nodes[i].path[1:]
	}
	t.index = nil
}

func (cnodes) write(b *bytes.Buffer, t *tree) {
	b.WriteString(xml.Header)
	b.WriteString(`<dictionary style="050805" patternengine="substring">` + "\n")
	title := t.title
	if title == "" {
		title = "Dictionary"
	}
	b.WriteString(` <cnode name="` + escaped(title) + `">` + "\n")
	open := 0
	t.walk(func(path []string, items []item) {
		for ; open >= len(path); open-- {
			b.WriteString(strings.Repeat(" ", open+1) + "</cnode>\n")
		}
		open = len(path)
		in := strings.Repeat(" ", open+1)
		b.WriteString(in + `<cnode name="` + escaped(path[open-1]) + `">` + "\n")
		for _, it := range items {
			b.WriteString(in + ` <pnode name="` + escaped(it.pattern) + `"/>` + "\n")
		}
	})
	for ; open >= 0; open-- {
		b.WriteString(strings.Repeat(" ", open+1) + "</cnode>\n")
	}
	b.WriteString("</dictionary>\n")
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("exchange: a strings.Builder failed: " + err.Error())
	}
	return b.String()
}
