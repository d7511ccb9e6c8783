// Package exchange reads and writes the dictionaries of other tools: LIWC, quanteda,
// WordStat, Lexicoder, Yoshikoder, and tables. They all have categories, some of them in
// a tree, and under each the spellings that count; none has guards, except phrases or
// inflection. So
//
//   - what is read becomes a lexicon of cues whose terms are forms (=mutiny) and
//     wildcards (mutin*), compared without regard to capitals, as in those tools, and
//   - Write reports which parts of a lexicon the format has no place for.
//
// A category's path in a tree is its title, the names joined by slashes; its id is made
// of the same names. Underscores become spaces. Names all in capitals keep only the
// first, since some tools allow no others.
//
// Files are recognised by their content before their extension, which is often wrong in
// real ones. What no lexicon can hold is left out and noted with its line; a file invalid
// in its format is refused, with the line. Package lexicons reads Rashomon's own form.
package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rashomon/lexicons"
)

// A format is one file format. Its file in this package contains all that is known about
// it.
type format interface {
	name() string   // as passed to Write
	ext() string    // the usual extension, with its dot
	options() bool  // entries keep their option
	read(s *source) // fills s.tree, faults and notes
	write(b *bytes.Buffer, t *tree)
}

// formats are in the order in which their names are printed.
var formats = []format{liwc{}, quanteda{}, wordstat{}, lexicoder3{}, cnodes{"lexicoder", ".lcd"}, cnodes{"yoshikoder", ".ykd"}, table{"csv", ","}, table{"tsv", "\t"}}

// Formats returns the names that Write accepts.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name()
	}
	return names
}

// Extension returns the usual extension of a format's files, with its dot, or "" when no
// format has that name.
func Extension(name string) string {
	if f := named(name); f != nil {
		return f.ext()
	}
	return ""
}

func named(name string) format {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name() == name })
	if i < 0 {
		return nil
	}
	return formats[i]
}

// A Note is about something in a file that is not in its lexicon.
type Note struct {
	File    string
	Line    int // 1-based; 0 when it is about the whole file
	Message string
}

func (n Note) String() string {
	if n.Line == 0 {
		return n.File + ": " + n.Message
	}
	return fmt.Sprintf("%s:%d: %s", n.File, n.Line, n.Message)
}

// Read reads a lexicon in any of the formats or in Rashomon's own. file is its name for
// messages and, without its extension, the lexicon's name. The error for an unreadable
// file is a lexicons.Problems.
func Read(file string, data []byte) (*lexicons.Lexicon, []Note, error) {
	if len(data) > lexicons.MaxFile {
		return nil, nil, lexicons.Problems{{File: file, Message: fmt.Sprintf("the file has %d bytes, over the limit of %d", len(data), lexicons.MaxFile), Hint: "split it"}}
	}
	s := &source{file: file, tree: &tree{}}
	s.decode(data)
	if len(s.problems) == 0 && own.MatchString(s.text) && ownCategories.MatchString(s.text) {
		lex, err := lexicons.Parse(file, []byte(s.text))
		return lex, s.notes, err
	}
	var f format
	if len(s.problems) == 0 {
		if f = s.recognise(); f == nil {
			s.problem(1, "the file is in no known form", "known are Rashomon's YAML and "+strings.Join(Formats(), ", "))
		}
	}
	if len(s.problems) == 0 {
		f.read(s)
	}
	if len(s.problems) == 0 && s.tree.empty() {
		s.problem(1, "the file holds no terms", "")
	}
	if len(s.problems) > 0 {
		return nil, nil, s.problems
	}
	lex := s.lexicon()
	sum := sha256.Sum256(data)
	lex.Hash = hex.EncodeToString(sum[:])
	return lex, s.notes, nil
}

// Write writes lex in the named format. The losses are one sentence each on what parts of
// lex the format has no place for.
func Write(w io.Writer, lex *lexicons.Lexicon, name string) (losses []string, err error) {
	f := named(name)
	if f == nil {
		return nil, fmt.Errorf("no format %q: choose %s", name, strings.Join(Formats(), ", "))
	}
	t, losses := planted(lex, f)
	var b bytes.Buffer
	f.write(&b, t)
	if _, err := w.Write(b.Bytes()); err != nil {
		return nil, fmt.Errorf("writing the lexicon: %w", err)
	}
	return losses, nil
}

var (
	own           = regexp.MustCompile(`(?m)^lexicon:`)
	ownCategories = regexp.MustCompile(`(?m)^categories:`)
	weighted      = regexp.MustCompile(`^[ \t]*(\S(?:.*\S)?)[ \t]+\((-?\d+(?:[.,]\d+)?)\)\s*$`)
	yamlKey       = regexp.MustCompile(`^("(?:[^"\\]|\\.)*"|'[^']*'|[^\t:"',;]+)\s*:(\s|$)`)
	tableStart    = regexp.MustCompile(`[\t,;]`)
)

// recognise returns the format of the content, nil if unknown.
func (s *source) recognise() format {
	first, lines, weights := "", 0, 0
	for _, l := range s.lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if first == "" {
			if l[0] == '#' {
				continue // a comment, in YAML and in some tables
			}
			first = strings.TrimSpace(l)
		}
		lines++
		if weighted.MatchString(l) {
			weights++
		}
	}
	switch {
	case strings.HasPrefix(first, "<"):
		return cnodes{"yoshikoder", ".ykd"}
	case first == "%":
		return liwc{}
	case weights > 0 && (2*weights >= lines || strings.EqualFold(filepath.Ext(s.file), ".cat")):
		return wordstat{}
	case strings.HasPrefix(first, "+"):
		return lexicoder3{}
	case yamlKey.MatchString(first):
		return quanteda{}
	case strings.Contains(first, "\t"):
		return table{"tsv", "\t"}
	case tableStart.MatchString(first):
		return table{"csv", ","}
	}
	for _, f := range formats {
		if strings.EqualFold(filepath.Ext(s.file), f.ext()) && f.name() != "liwc" { // without a % it is not LIWC
			return f
		}
	}
	return nil
}
