package exchange

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// quanteda is the YAML of quanteda: a mapping of categories, each a list of terms, one
// term, or a mapping of further categories; a list may contain both.
type quanteda struct{}

func (quanteda) name() string  { return "quanteda" }
func (quanteda) ext() string   { return ".yml" }
func (quanteda) options() bool { return false }

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

func (q quanteda) read(s *source) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(s.text), &doc); err != nil {
		message, line := err.Error(), 1
		if m := yamlLine.FindStringSubmatch(message); m != nil {
			line, _ = strconv.Atoi(m[1]) // digits, by the regular expression
			message = message[len(m[0]):]
		}
		s.problem(line, "not YAML: "+strings.TrimPrefix(message, "yaml: "), "")
		return
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		s.problem(1, "the file is no mapping of categories", "write a name, a colon, and its terms")
		return
	}
	q.node(s, nil, doc.Content[0])
}

func (q quanteda) node(s *source, path []string, n *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		if len(path) == deepest {
			s.problem(n.Line, "categories stand too deep inside each other", "")
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode {
				s.problem(key.Line, "a category's name is one text", "")
				continue
			}
			name := strings.ReplaceAll(plainName(key.Value), "/", "-")
			if name == "" {
				name = "Unnamed"
			}
			inside := append(slices.Clone(path), name)
			s.tree.at(inside, key.Line)
			q.node(s, inside, n.Content[i+1])
		}
	case yaml.SequenceNode:
		for _, c := range n.Content {
			if c.Kind == yaml.SequenceNode {
				s.problem(c.Line, "a list stands in a list", "")
				continue
			}
			q.node(s, path, c)
		}
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			s.tree.add(path, item{pattern: n.Value, line: n.Line})
		}
	case yaml.AliasNode:
		s.problem(n.Line, "alias *"+n.Value, "write the terms out")
	}
}

func (quanteda) write(b *bytes.Buffer, t *tree) {
	text := func(s string) *yaml.Node {
		return &yaml.Node{Kind: yaml.ScalarNode, Value: s, Tag: "!!str", Style: yaml.DoubleQuotedStyle}
	}
	root := &yaml.Node{Kind: yaml.MappingNode}
	lists := map[string]*yaml.Node{}
	t.walk(func(path []string, items []item) {
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, it := range items {
			list.Content = append(list.Content, text(it.pattern))
		}
		key := text(path[len(path)-1])
		lists[strings.Join(path, "/")] = list
		if len(path) == 1 {
			root.Content = append(root.Content, key, list)
			return
		}
		outer := lists[strings.Join(path[:len(path)-1], "/")]
		outer.Content = append(outer.Content, &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, list}})
	})
	enc := yaml.NewEncoder(b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		panic("exchange: a tree of texts is no YAML: " + err.Error())
	}
	if err := enc.Close(); err != nil {
		panic("exchange: closing YAML in memory: " + err.Error())
	}
}
