package exchange

import (
	"bytes"
	"fmt"
	"strings"
)

// wordstat is the .cat of WordStat: tabs for the tree, a weight in brackets
// behind every term, none behind a category; underscores join the words of a
// phrase.
type wordstat struct{}

func (wordstat) name() string  { return "wordstat" }
func (wordstat) ext() string   { return ".cat" }
func (wordstat) tree() bool    { return true }
func (wordstat) options() bool { return false }

func (wordstat) read(s *source) {
	var stack []string
	for i, l := range s.lines {
		line := i + 1
		if strings.TrimSpace(l) == "" {
			continue
		}
		depth := len(l) - len(strings.TrimLeft(l, "\t"))
		if m := weighted.FindStringSubmatch(l); m != nil {
			switch {
			case strings.HasPrefix(m[2], "@"):
				s.note(line, "left out: the rule "+m[2])
			case len(stack) == 0:
				s.problem(line, "a term stands before the first category", "a line without a weight in brackets names a category")
			default:
				if m[3] != "1" {
					s.note(line, fmt.Sprintf("%s counts once and not %s times", m[2], m[3]))
				}
				s.tree.add(stack[:max(1, min(depth, len(stack)))], item{pattern: m[2], line: line})
			}
			continue
		}
		depth = min(depth, len(stack))
		stack = append(stack[:depth:depth], plainPath(strings.ReplaceAll(l, "/", "-"))...)
		s.tree.at(stack, line)
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
