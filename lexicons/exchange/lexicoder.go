package exchange

import (
	"bytes"
	"fmt"
	"strings"
)

// lexicoder3 is the .lc3 of Lexicoder 3: + and a name for a category, then one term per
// line. It has no tree: a category's path is its name. There, blanks around a term mark
// where a word ends; here every term is whole words.
type lexicoder3 struct{}

func (lexicoder3) name() string  { return "lexicoder3" }
func (lexicoder3) ext() string   { return ".lc3" }
func (lexicoder3) options() bool { return false }

func (lexicoder3) read(s *source) {
	var at []string
	for i, l := range s.lines {
		line := i + 1
		l = strings.TrimSpace(l)
		name, isCategory := strings.CutPrefix(l, "+")
		switch {
		case l == "":
		case isCategory:
			at = plainPath(name)
			s.tree.at(at, line)
		case at == nil:
			s.problem(line, "a term stands before the first category", "a category is + and its name")
		default:
			s.tree.add(at, item{pattern: l, line: line})
		}
	}
}

func (lexicoder3) write(b *bytes.Buffer, t *tree) {
	for _, n := range t.nodes {
		fmt.Fprintf(b, "+%s\n", strings.Join(n.path, "/"))
		for _, it := range n.items {
			fmt.Fprintf(b, " %s \n", it.pattern)
		}
	}
}
