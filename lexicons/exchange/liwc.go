package exchange

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// liwc is the .dic of LIWC: between two lines of %, one category per line, a number and a
// name, with tabs or blanks before the number for those inside the one above; then one
// term per line with the numbers of its categories.
type liwc struct{}

func (liwc) name() string  { return "liwc" }
func (liwc) ext() string   { return ".dic" }
func (liwc) options() bool { return false }

func (liwc) read(s *source) {
	paths := map[int][]string{}
	var stack []string
	var in indents
	section := 0
	for i, l := range s.lines {
		line := i + 1
		switch t := strings.TrimSpace(l); {
		case t == "":
		case t == "%":
			if section++; section > 2 {
				s.note(line, "a third line of % is left out")
			}
		case section == 1:
			stack = category(s, l, line, in.depth(l), stack, paths)
		case section >= 2:
			liwcTerm(s, l, line, paths)
		}
	}
	if section < 2 {
		s.problem(len(s.lines), "the list of categories is not closed", "a line with % stands before and after it")
	}
}

// indents are the indentations of the categories that enclose a line.
type indents []int

// depth is how many categories a line is inside. A line with a tab or two blanks more
// than the one above is inside it; a single blank only aligns numbers.
func (in *indents) depth(l string) int {
	n := in.inside(l)
	*in = append((*in)[:n], indent(l))
	return n
}

// inside is the same for a line that is not a category.
func (in indents) inside(l string) int {
	n, width := len(in), indent(l)
	for n > 0 && width < in[n-1]+2 {
		n--
	}
	return n
}

// indent is the number of blanks before a line, with a tab as two.
func indent(l string) int {
	blanks := l[:len(l)-len(strings.TrimLeft(l, " \t"))]
	return len(blanks) + strings.Count(blanks, "\t")
}

// category reads a line between the % and returns the path that the next is relative to.
func category(s *source, l string, line, depth int, stack []string, paths map[int][]string) []string {
	depth = min(depth, len(stack))
	number, name, _ := strings.Cut(strings.TrimSpace(l), "\t")
	if name == "" {
		number, name, _ = strings.Cut(strings.TrimSpace(l), " ")
	}
	id, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil {
		s.problem(line, "a category is a number and a name", "write 1, a tab, and the name")
		return stack
	}
	if name = plainName(name); name == "" {
		name = "Category " + strconv.Itoa(id)
	}
	if paths[id] != nil {
		s.problem(line, fmt.Sprintf("category %d is given twice", id), "")
		return stack
	}
	stack = append(stack[:depth:depth], plainPath(name)...)
	paths[id] = stack
	s.tree.at(stack, line)
	return stack
}

func liwcTerm(s *source, l string, line int, paths map[int][]string) {
	fields := strings.FieldsFunc(l, func(r rune) bool { return r == '\t' })
	term := strings.TrimSpace(fields[0])
	numbers := strings.Fields(strings.Join(fields[1:], " "))
	if len(numbers) == 0 { // spaces for tabs
		words := strings.Fields(term)
		n := len(words)
		for n > 1 && strings.Trim(words[n-1], "0123456789") == "" {
			n--
		}
		term, numbers = strings.Join(words[:n], " "), words[n:]
	}
	if len(numbers) == 0 {
		s.note(line, fmt.Sprintf("left out: %q is in no category", term))
		return
	}
	for _, n := range numbers {
		id, err := strconv.Atoi(n)
		switch {
		case err != nil:
			s.note(line, fmt.Sprintf("left out: %q under the condition %s", term, n))
		case paths[id] == nil:
			s.note(line, fmt.Sprintf("left out: %q in category %d, which the file does not name", term, id))
		default:
			s.tree.add(paths[id], item{pattern: term, line: line})
		}
	}
}

func (liwc) write(b *bytes.Buffer, t *tree) {
	b.WriteString("%\n")
	number := map[string]int{}
	t.walk(func(path []string, _ []item) {
		number[strings.Join(path, "/")] = len(number) + 1
		fmt.Fprintf(b, "%s%d\t%s\n", strings.Repeat("\t", len(path)-1), len(number), strings.ReplaceAll(path[len(path)-1], " ", "_"))
	})
	b.WriteString("%\n")
	t.walk(func(path []string, items []item) {
		for _, it := range items {
			fmt.Fprintf(b, "%s\t%d\n", it.pattern, number[strings.Join(path, "/")])
		}
	})
}
