package corpus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// plainText is a file that is one article, with or without YAML front matter.
type plainText struct{}

func (plainText) name() string { return "text" }

func (plainText) claims([]byte, string) bool { return true }

func (plainText) read(r *reader, in *input) {
	whole, f := r.readWhole(in)
	if f == nil {
		whole, f = legible(in, whole, 0, "")
	}
	if f != nil {
		r.fault(f)
		return
	}
	doc := &Document{ID: in.id, File: in.file, Text: string(whole)}
	end := 0
	if block, e, ok := frontMatter(doc.Text); ok {
		if f := doc.frontMatter(block); f != nil {
			f.File = in.file
			r.fault(f)
			return
		}
		end = e
	}
	if a, b := trim(doc.Text, end, len(doc.Text)); a == b {
		f := &Fault{Kind: Empty, File: in.file, Reason: "the article is empty", Advice: "it was skipped; remove it or fill it in"}
		if in.file == "-" {
			f.Reason, f.Advice = "standard input is empty", "pipe an article into it, or name files or folders"
		}
		r.fault(f)
		return
	}
	own := doc.ID != in.id
	r.document(in, doc, own)
}

// errArticle ends the reading of an article that is longer than allowed.
var errArticle = errors.New("the limit on the bytes of one article is reached")

// readAll reads from into r.line, which the next read overwrites.
func (r *reader) readAll(from *bufio.Reader) ([]byte, error) {
	r.line = r.line[:0]
	for {
		if _, err := from.Peek(1); err == io.EOF {
			return r.line, nil
		} else if err != nil {
			return nil, err
		}
		chunk, _ := from.Peek(from.Buffered())
		if int64(len(r.line)+len(chunk)) > r.opts.MaxArticle {
			return nil, errArticle
		}
		r.line = append(r.line, chunk...)
		from.Discard(len(chunk)) //nolint:errcheck // the bytes are buffered
	}
}

// frontMatter takes over what the block of YAML says. The fault it returns has no file yet.
func (d *Document) frontMatter(block string) *Fault {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(block), &root); err != nil {
		line, reason := yamlLine(err)
		return &Fault{Kind: BadYAML, Line: line, Reason: "the front matter is not YAML: " + reason,
			Advice: "put quotation marks around values with colons; the article was skipped", Err: err}
	}
	if len(root.Content) == 0 {
		return nil
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		return &Fault{Kind: BadYAML, Line: top.Line + 1, Reason: "the front matter has no \"key: value\" lines",
			Advice: "write for example \"outlet: The Paper\"; the article was skipped"}
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		if value, ok := yamlValue(top.Content[i+1]); ok {
			d.set(top.Content[i].Value, value)
		}
	}
	return nil
}

// yamlValue is a scalar as written, or a list of scalars joined by ", ".
func yamlValue(n *yaml.Node) (string, bool) {
	switch n.Kind {
	case yaml.AliasNode:
		return n.Alias.Value, n.Alias.Kind == yaml.ScalarNode
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return "", false
		}
		return n.Value, true
	case yaml.SequenceNode:
		var parts []string
		for _, c := range n.Content {
			if c.Kind != yaml.ScalarNode {
				return "", false
			}
			parts = append(parts, c.Value)
		}
		return strings.Join(parts, ", "), true
	}
	return "", false
}

// yamlLine extracts the line in the file and the reason from a YAML error. The block begins at line
// 2.
func yamlLine(err error) (int, string) {
	s := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 0
	if n, scanErr := fmt.Sscanf(s, "line %d:", &line); n == 1 && scanErr == nil {
		_, s, _ = strings.Cut(s, ": ")
	} else {
		line = 0
	}
	s, _, _ = strings.Cut(s, "\n")
	return line + 1, s
}
