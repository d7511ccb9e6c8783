package exchange

import (
	"bytes"
	"fmt"
	"strings"
)

// wordstat is the .cat of WordStat: tabs or blanks for the tree, a weight in brackets
// after every term and none after a category; underscores join the words of a phrase.
type wordstat struct{}

func (wordstat) name() string  { return "wordstat" }
func (wordstat) ext() string   { return ".cat" }
func (wordstat) options() bool { return false }

func (wordstat) read(s *source) {
	var stack []string
	var in indents
	for i, l := range s.lines {
		line := i + 1
		if strings.TrimSpace(l) == "" {
			continue
		}
		m := weighted.FindStringSubmatch(l)
		switch {
		case m == nil:
			stack = append(stack[:min(in.depth(l), len(stack)):len(stack)], plainName(strings.ReplaceAll(l, "/", "-")))
			if stack[len(stack)-1] == "" {
				stack[len(stack)-1] = "Unnamed"
			}
			s.tree.at(stack, line)
		case strings.HasPrefix(m[1], "@"):
			s.note(line, "left out: the rule "+m[1])
		case len(stack) == 0:
			s.problem(line, "a term stands before the first category", "a line without a weight in brackets names a category")
		case strings.Trim(m[2], "-0.,") == "":
			s.note(line, fmt.Sprintf("left out: %s has the weight %s, with which it counts nothing", m[1], m[2]))
		default:
			if m[2] != "1" {
				s.note(line, fmt.Sprintf("the weight %s of %s is left out: it counts once", m[2], m[1]))
			}
			s.tree.add(stack[:max(1, in.inside(l))], item{pattern: m[1], line: line})
		}
	}
}

func (wordstat) write(b *bytes.Buffer, t *tree) {
	t.walk(func(path []string, items []item) {
		fmt.Fprintf(b, "%s%s\n", strings.Repeat("\t", len(path)-1), path[len(path)-1])
		for _, it := range items {
			fmt.Fprintf(b, "%s%s (1)\n", strings.Repeat("\t", len(path)), strings.ToUpper(strings.ReplaceAll(it.pattern, " ", "_")))
		}
	})
}
