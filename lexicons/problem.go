package lexicons

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Problem is one fault of a lexicon, with the place where it stands.
type Problem struct {
	File    string
	Line    int    // 1-based; 0 when the lexicon did not come from a file
	Column  int    // 1-based, in characters
	Length  int    // of the offending text, in characters; at least 1
	Message string // what is wrong
	Hint    string // what to do, "" when the message says it
	Source  string // the whole line, without its end
}

// Error is the short form: file:line:column: message.
func (p *Problem) Error() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	msg := p.Message
	if p.Hint != "" {
		msg += "; " + p.Hint
	}
	return where + ": " + msg
}

// Excerpt is the long form: Error, then the line with a caret under every
// character of the offending text.
func (p *Problem) Excerpt() string {
	if p.Source == "" {
		return p.Error()
	}
	number := fmt.Sprint(p.Line)
	var b strings.Builder
	b.WriteString(p.Error())
	b.WriteString("\n  " + number + " | ")
	var pad strings.Builder
	for i, r := range []rune(p.Source) {
		switch {
		case r == '\t':
			b.WriteByte('\t')
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0:
			r = '\uFFFD'
			fallthrough
		default:
			b.WriteRune(r)
		}
		if i < p.Column-1 {
			if r == '\t' {
				pad.WriteByte('\t')
			} else {
				pad.WriteByte(' ')
			}
		}
	}
	carets := max(1, min(p.Length, utf8.RuneCountInString(p.Source)-p.Column+1))
	b.WriteString("\n  " + strings.Repeat(" ", len(number)) + " | " + pad.String() + strings.Repeat("^", carets))
	return b.String()
}

// Problems are all the faults of a lexicon, in the order of their places.
type Problems []*Problem

// Error is the first problem's, with the number of the others.
func (ps Problems) Error() string {
	switch len(ps) {
	case 0:
		return "no problem"
	case 1:
		return ps[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", ps[0].Error(), len(ps)-1)
}

// Excerpts is the long form of every problem, a blank line between two.
func (ps Problems) Excerpts() string {
	all := make([]string, len(ps))
	for i, p := range ps {
		all[i] = p.Excerpt()
	}
	return strings.Join(all, "\n\n")
}

// Unwrap gives each problem to errors.Is and errors.As.
func (ps Problems) Unwrap() []error {
	all := make([]error, len(ps))
	for i, p := range ps {
		all[i] = p
	}
	return all
}
