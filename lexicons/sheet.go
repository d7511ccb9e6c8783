package lexicons

import (
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

var (
	sheetKeys    = []string{"id", "title", "source", "note", "questions"}
	questionKeys = []string{"id", "frame", "text"}
)

func (p *parser) sheet(n *yaml.Node) Sheet {
	s := Sheet{Line: n.Line}
	first := map[string]int{}
	seen := p.mapping(n, "a sheet", sheetKeys, func(key string, v *yaml.Node) {
		switch key {
		case "id":
			s.ID = p.name(v)
		case "title":
			s.Title = p.scalar(v)
		case "source":
			s.Source = p.scalar(v)
		case "note":
			s.Note = p.scalar(v)
		case "questions":
			p.list(v, "questions", func(c *yaml.Node) {
				q := p.question(c)
				if line, ok := first[q.ID]; ok && q.ID != "" {
					p.report(q.Line, p.column(q.Line, q.ID), utf8.RuneCountInString(q.ID), fmt.Sprintf("question %q is given twice", q.ID), fmt.Sprintf("the first is on line %d", line))
				}
				first[q.ID] = q.Line
				s.Questions = append(s.Questions, q)
			})
		}
	})
	p.require(n, seen, "the sheet", "id", "questions")
	if s.Title == "" {
		s.Title = s.ID
	}
	return s
}

func (p *parser) question(n *yaml.Node) Question {
	q := Question{Line: n.Line}
	seen := p.mapping(n, "a question", questionKeys, func(key string, v *yaml.Node) {
		switch key {
		case "id":
			q.ID = p.name(v)
		case "frame":
			q.Frame = p.scalar(v)
		case "text":
			q.Text = p.scalar(v)
		}
	})
	p.require(n, seen, "the question", "id", "text")
	return q
}
