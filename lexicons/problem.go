package lexicons

import (
	"fmt"
	"strings"
	"unicode"
)

// A Problem is one fault of a lexicon and its place.
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

// excerptWidth is how many characters of a line Excerpt shows at most.
const excerptWidth = 100

// Excerpt is the long form: Error, then the line with a caret under every character of
// the offending text. A long line is cut to the part around the caret; characters that a
// terminal would obey are replaced.
func (p *Problem) Excerpt() string {
	if p.Source == "" {
		return p.Error()
	}
	line := []rune(p.Source)
	from := min(p.Column-1, len(line))
	until := min(max(from+1, from+p.Length), max(len(line), from+1))
	first, last := 0, len(line)
	if last > excerptWidth {
		first = max(0, min(from-excerptWidth/3, len(line)-excerptWidth))
		last = min(len(line), first+excerptWidth)
	}
	var text, mark strings.Builder
	cut := func(yes bool) {
		if yes {
			text.WriteRune('…')
			mark.WriteByte(' ')
		}
	}
	cut(first > 0)
	for i := first; i < max(last, until) && i < first+excerptWidth+1; i++ {
		r := ' '
		if i < len(line) {
			r = line[i]
		}
		under := ' '
		switch {
		case i >= from && i < until:
			under = '^'
		case r == '\t':
			under = '\t'
		}
		if r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 || unicode.Is(unicode.Cf, r) {
			r = unicode.ReplacementChar
		}
		text.WriteRune(r)
		mark.WriteRune(under)
	}
	cut(last < len(line))
	number := fmt.Sprint(p.Line)
	return fmt.Sprintf("%s\n  %s | %s\n  %*s | %s", p.Error(), number, strings.TrimRight(text.String(), " "), len(number), "", strings.TrimRight(mark.String(), " "))
}

// Problems are all the faults of a lexicon, in the order of the file.
type Problems []*Problem

// Error returns the first problem's message and the number of the others.
func (ps Problems) Error() string {
	switch len(ps) {
	case 0:
		return "no problem"
	case 1:
		return ps[0].Error()
	}
	return fmt.Sprintf("%s (and %d more)", ps[0].Error(), len(ps)-1)
}

// Excerpts is the long form of every problem, separated by blank lines.
func (ps Problems) Excerpts() string {
	all := make([]string, len(ps))
	for i, p := range ps {
		all[i] = p.Excerpt()
	}
	return strings.Join(all, "\n\n")
}

// Unwrap exposes each problem to errors.Is and errors.As.
func (ps Problems) Unwrap() []error {
	all := make([]error, len(ps))
	for i, p := range ps {
		all[i] = p
	}
	return all
}
