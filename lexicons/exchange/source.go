package exchange

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"rashomon/lexicons"
)

// A source is a file being read into a tree.
type source struct {
	file     string
	text     string
	lines    []string // of text, without their ends
	tree     *tree
	notes    []Note
	problems lexicons.Problems
}

func (s *source) note(line int, message string) {
	s.notes = append(s.notes, Note{s.file, line, message})
}

func (s *source) problem(line int, message, hint string) {
	p := &lexicons.Problem{File: s.file, Line: line, Column: 1, Length: 1, Message: message, Hint: hint}
	if line > 0 && line <= len(s.lines) {
		p.Source = s.lines[line-1]
		p.Length = max(1, utf8.RuneCountInString(strings.TrimSpace(p.Source)))
		p.Column = 1 + utf8.RuneCountInString(p.Source) - utf8.RuneCountInString(strings.TrimLeft(p.Source, " \t"))
	}
	s.problems = append(s.problems, p)
}

// decode turns the bytes of a file into lines of UTF-8: from the encoding of its
// byte-order mark, else UTF-8, else windows-1252, the encoding of old files.
func (s *source) decode(data []byte) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.IndexByte(data, 0) >= 0:
		s.problem(1, "the file is not text", "a dictionary is a text file; spreadsheets are saved as CSV")
		return
	}
	if from == nil && !utf8.Valid(data) {
		from = charmap.Windows1252
		s.note(0, "not UTF-8: read as windows-1252")
	}
	if from != nil {
		decoded, err := from.NewDecoder().Bytes(data)
		if err != nil {
			s.problem(1, "the file is not text in any known encoding", "save it as UTF-8")
			return
		}
		data = decoded
	}
	s.text = strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n")
	s.lines = strings.Split(s.text, "\n")
	if strings.TrimSpace(s.text) == "" {
		s.problem(1, "the file is empty", "")
	}
}
