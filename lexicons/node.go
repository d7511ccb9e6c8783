package lexicons

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// mapping calls each for every known key of n and reports the others. It returns the keys
// found, with misspelt ones corrected.
func (p *parser) mapping(n *yaml.Node, what string, known []string, each func(key string, v *yaml.Node)) []string {
	if !p.is(n, yaml.MappingNode, what+" is a mapping", "write "+known[0]+": and what belongs to it, one key a line") {
		return known // what is missing has been reported
	}
	var seen, misspelt []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if !p.is(k, yaml.ScalarNode, "a key is a word", "") {
			continue
		}
		switch {
		case !slices.Contains(known, k.Value):
			hint := "known are " + strings.Join(known, ", ")
			if near := Nearest(k.Value, known); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
				misspelt = append(misspelt, near)
			}
			p.at(k, fmt.Sprintf("unknown key %q in %s", k.Value, what), hint)
		case slices.Contains(seen, k.Value):
			p.at(k, fmt.Sprintf("key %q is given twice in %s", k.Value, what), "")
		default:
			seen = append(seen, k.Value)
			each(k.Value, v)
		}
	}
	return append(seen, misspelt...)
}

// is reports whether n is of the wanted kind, and records a problem when it is not.
func (p *parser) is(n *yaml.Node, want yaml.Kind, message, hint string) bool {
	if n.Kind == yaml.AliasNode {
		p.at(n, fmt.Sprintf("alias *%s", n.Value), aliasHint)
		return false
	}
	if n.Kind != want {
		p.at(n, message, hint)
		return false
	}
	return true
}

func (p *parser) require(n *yaml.Node, seen []string, what string, keys ...string) {
	for _, k := range keys {
		if !slices.Contains(seen, k) {
			p.at(n, fmt.Sprintf("%s has no %s", what, k), "")
		}
	}
}

// once reports an id that was given before; first maps each to its line.
func (p *parser) once(first map[string]int, what, id string, line int) {
	if before, ok := first[id]; ok && id != "" {
		p.report(line, p.column(line, id), utf8.RuneCountInString(id), fmt.Sprintf("%s %q is given twice", what, id), fmt.Sprintf("the first is on line %d", before))
		return
	}
	first[id] = line
}

func (p *parser) list(n *yaml.Node, key string, each func(*yaml.Node)) {
	if !p.is(n, yaml.SequenceNode, key+" is a list", "write one item a line, each after a dash") {
		return
	}
	if len(n.Content) == 0 {
		p.at(n, key+" is empty", "")
	}
	for _, c := range n.Content {
		each(c)
	}
}

func (p *parser) scalar(n *yaml.Node) string {
	if !p.is(n, yaml.ScalarNode, "here stands one text", "put it in quotation marks when it holds : # [ ] { } or ,") {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// name reads an identifier: it ends up in column headings and file names.
func (p *parser) name(n *yaml.Node) string {
	s := p.scalar(n)
	if n.Kind != yaml.ScalarNode {
		return s
	}
	if s == "" || len(s) > 64 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
		p.at(n, fmt.Sprintf("%q is not a name", s), "a name has 1 to 64 lower-case letters, digits, - _ and .")
	}
	return s
}

func (p *parser) kind(n *yaml.Node) Kind {
	s := p.scalar(n)
	for k, name := range kindNames {
		if s == name {
			return Kind(k)
		}
	}
	if n.Kind == yaml.ScalarNode {
		p.at(n, fmt.Sprintf("unknown kind %q", s), "a category is a choice (rival names, compared as shares) or a cue (compared as a rate)")
	}
	return Cue
}

func (p *parser) boolean(n *yaml.Node) bool {
	s := p.scalar(n)
	if n.Kind == yaml.ScalarNode && s != "true" && s != "false" {
		p.at(n, fmt.Sprintf("%q is neither true nor false", s), "")
	}
	return s == "true"
}

func (p *parser) guards(n *yaml.Node) (gs []Guard) {
	p.list(n, "guards", func(c *yaml.Node) {
		s := p.scalar(c)
		if c.Kind != yaml.ScalarNode {
			return
		}
		if !slices.Contains(guards, Guard(s)) {
			names := make([]string, len(guards))
			for i, g := range guards {
				names[i] = string(g)
			}
			hint := "known are " + strings.Join(names, ", ")
			if near := Nearest(s, names); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			p.at(c, fmt.Sprintf("unknown guard %q", s), hint)
			return
		}
		gs = append(gs, Guard(s))
	})
	return gs
}

func (p *parser) terms(n *yaml.Node, key string) (terms []string) {
	p.list(n, key, func(c *yaml.Node) {
		if t := p.term(c); t != "" {
			terms = append(terms, t)
		}
	})
	return terms
}

// term reads one term and checks its syntax; it returns "" when there is a fault.
func (p *parser) term(n *yaml.Node) string {
	if !p.is(n, yaml.ScalarNode, "a term is one text", "") {
		return ""
	}
	s := strings.TrimSpace(n.Value)
	var fault *termFault
	if p.words, fault = parseTerm(p.words[:0], s); fault == nil {
		return s
	}
	if fault.length >= len(s) || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.at(n, fault.message, fault.hint)
		return ""
	}
	column := n.Column + utf8.RuneCountInString(s[:fault.at])
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		column++
	}
	p.report(n.Line, column, utf8.RuneCountInString(s[fault.at:fault.at+fault.length]), fault.message, fault.hint)
	return ""
}

// column is the position of text in a line, 1-based, in characters.
func (p *parser) column(line int, text string) int {
	if line < 1 || line > len(p.lines) {
		return 1
	}
	before, _, found := strings.Cut(p.lines[line-1], text)
	if !found {
		return 1
	}
	return 1 + utf8.RuneCountInString(before)
}
