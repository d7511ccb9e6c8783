package lexicons

import (
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
				p.once(first, "question", q.ID, q.Line)
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
