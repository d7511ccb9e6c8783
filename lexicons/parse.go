package lexicons

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// MaxFile is the size in bytes above which a lexicon file is refused.
const MaxFile = 64 << 20

var (
	lexiconKeys  = []string{"lexicon", "version", "language", "title", "license", "source", "note", "sheets", "categories"}
	categoryKeys = []string{"id", "title", "kind", "source", "note", "checked", "experimental", "guards", "except", "context", "contrary", "within", "entries"}
	entryKeys    = []string{"option", "terms", "except", "guards", "note"}
)

// Parse reads a lexicon in the YAML form of the package comment. file is its
// name for messages. When anything is wrong the error is a Problems with every
// fault found and the lexicon is nil.
func Parse(file string, data []byte) (*Lexicon, error) {
	p := parser{file: file}
	if len(data) > MaxFile {
		p.report(0, 0, 0, fmt.Sprintf("the file has %d bytes, over the limit of %d", len(data), MaxFile), "split the lexicon")
		return nil, p.problems
	}
	sum := sha256.Sum256(data)
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	p.lines = strings.Split(string(data), "\n")
	lex := p.document(data)
	if len(p.problems) > 0 {
		slices.SortStableFunc(p.problems, func(a, b *Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return nil, p.problems
	}
	lex.File, lex.Hash = file, hex.EncodeToString(sum[:])
	return lex, nil
}

// A parser walks the YAML nodes of one file and keeps every fault.
type parser struct {
	file     string
	lines    []string
	problems Problems
	words    []word // scratch
}

func (p *parser) report(line, column, length int, message, hint string) {
	pr := &Problem{File: p.file, Line: line, Column: max(1, column), Length: max(1, length), Message: message, Hint: hint}
	if line > 0 && line <= len(p.lines) {
		pr.Source = strings.TrimSuffix(p.lines[line-1], "\r")
	}
	p.problems = append(p.problems, pr)
}

// at reports a fault of the node n.
func (p *parser) at(n *yaml.Node, message, hint string) {
	length := 1
	if n.Kind == yaml.ScalarNode && !strings.Contains(n.Value, "\n") {
		length = utf8.RuneCountInString(n.Value)
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			length += 2
		}
	}
	if n.Kind == yaml.AliasNode {
		length += utf8.RuneCountInString(n.Value)
	}
	p.report(n.Line, n.Column, length, message, hint)
}

func (p *parser) document(data []byte) *Lexicon {
	if !utf8.Valid(data) {
		line := 1 + bytes.Count(data[:invalid(data)], []byte("\n"))
		before := data[:invalid(data)]
		before = before[bytes.LastIndexByte(before, '\n')+1:]
		p.report(line, 1+utf8.RuneCount(before), 1, "the file is not UTF-8", "save it as UTF-8")
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	if err := dec.Decode(&doc); err != nil {
		if err == io.EOF {
			p.report(1, 1, 1, "the file is empty", "a lexicon begins with lexicon: NAME")
		} else {
			p.notYAML(err)
		}
		return nil
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		p.at(&doc, "a lexicon is a mapping", "begin with lexicon: NAME")
		return nil
	}
	lex := p.lexicon(doc.Content[0])
	var more yaml.Node
	if err := dec.Decode(&more); err == nil {
		p.at(&more, "a second document in the file", "one lexicon a file")
	} else if err != io.EOF {
		p.notYAML(err)
	}
	return lex
}

// invalid is the offset of the first byte that is not UTF-8.
func invalid(data []byte) (at int) {
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return at
}

func (p *parser) lexicon(n *yaml.Node) *Lexicon {
	lex := &Lexicon{}
	seen := p.mapping(n, "a lexicon", lexiconKeys, func(key string, v *yaml.Node) {
		switch key {
		case "lexicon":
			lex.Name = p.name(v)
		case "version":
			lex.Version = p.scalar(v)
		case "language":
			lex.Language = p.scalar(v)
		case "title":
			lex.Title = p.scalar(v)
		case "license":
			lex.License = p.scalar(v)
		case "source":
			lex.Source = p.scalar(v)
		case "note":
			lex.Note = p.scalar(v)
		case "sheets":
			p.list(v, "sheets", func(c *yaml.Node) { lex.Sheets = append(lex.Sheets, p.sheet(c)) })
		case "categories":
			p.list(v, "categories", func(c *yaml.Node) { lex.Categories = append(lex.Categories, p.category(c)) })
		}
	})
	p.require(n, seen, "the lexicon", "lexicon", "language", "categories")
	first := map[string]int{}
	for i := range lex.Categories {
		c := &lex.Categories[i]
		p.once(first, "category", c.ID, c.Line)
	}
	if lex.Title == "" {
		lex.Title = lex.Name
	}
	return lex
}

func (p *parser) category(n *yaml.Node) Category {
	c := Category{Line: n.Line}
	seen := p.mapping(n, "a category", categoryKeys, func(key string, v *yaml.Node) {
		switch key {
		case "id":
			c.ID, c.Line = p.name(v), v.Line
		case "title":
			c.Title = p.scalar(v)
		case "kind":
			c.Kind = p.kind(v)
		case "source":
			c.Source = p.scalar(v)
		case "note":
			c.Note = p.scalar(v)
		case "checked":
			c.Checked = p.scalar(v)
		case "experimental":
			c.Experimental = p.boolean(v)
		case "guards":
			c.Guards = p.guards(v)
		case "except":
			c.Except = p.terms(v, "except")
		case "context":
			c.Context = p.terms(v, "context")
		case "contrary":
			c.Contrary = p.terms(v, "contrary")
		case "within":
			c.Within = p.within(v)
		case "entries":
			p.list(v, "entries", func(e *yaml.Node) { c.Entries = append(c.Entries, p.entry(e)) })
		}
	})
	p.require(n, seen, "the category", "id", "entries")
	if c.Title == "" {
		c.Title = c.ID
	}
	return c
}

func (p *parser) entry(n *yaml.Node) Entry {
	e := Entry{Line: n.Line}
	if n.Kind == yaml.ScalarNode {
		if term := p.term(n); term != "" {
			e.Terms, e.Option = []string{term}, label(term)
		}
		return e
	}
	seen := p.mapping(n, "an entry", entryKeys, func(key string, v *yaml.Node) {
		switch key {
		case "option":
			e.Option = p.scalar(v)
		case "terms":
			e.Terms = p.terms(v, "terms")
		case "except":
			e.Except = p.terms(v, "except")
		case "guards":
			e.Guards = p.guards(v)
		case "note":
			e.Note = p.scalar(v)
		}
	})
	p.require(n, seen, "the entry", "terms")
	if e.Option == "" && len(e.Terms) > 0 {
		e.Option = label(e.Terms[0])
	}
	return e
}
