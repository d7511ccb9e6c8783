package lexicons

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notYAML reports what the YAML library found wrong. The library gives at best a line:
// where it met the fault or, for what its grammar missed, where the unfinished thing
// begins (then one line too low, since it counts from zero).
func (p *parser) notYAML(err error) {
	line, msg, hint := 1, strings.TrimPrefix(err.Error(), "yaml: "), ""
	if n, _ := fmt.Sscanf(msg, "line %d: ", &line); n == 1 {
		_, msg, _ = strings.Cut(msg, ": ")
	}
	for _, missed := range [...]string{"',' or", "node content", "'-' indicator", "key", "<"} {
		if strings.HasPrefix(msg, "did not find expected "+missed) {
			line++
			msg += " in what begins here"
			break
		}
	}
	switch {
	case strings.Contains(msg, "',' or"):
		hint = `in a list between brackets a term with ? : # [ ] { } or , stands in quotation marks: "wom?n"`
	case strings.Contains(msg, "alphabetic or numeric"):
		hint = quoteStar
	case strings.HasPrefix(msg, "unknown anchor '"):
		name, _, _ := strings.Cut(strings.TrimPrefix(msg, "unknown anchor '"), "'")
		for i, l := range p.lines {
			if before, _, found := strings.Cut(l, "*"+name); found {
				p.report(i+1, 1+utf8.RuneCountInString(before), 1+utf8.RuneCountInString(name), "alias *"+name, aliasHint)
				return
			}
		}
	}
	line = max(1, min(line, len(p.lines)))
	source := strings.TrimRightFunc(p.lines[line-1], unicode.IsSpace)
	body := strings.TrimLeftFunc(source, unicode.IsSpace)
	p.report(line, 1+utf8.RuneCountInString(source)-utf8.RuneCountInString(body), utf8.RuneCountInString(body), "not YAML: "+msg, hint)
}

const (
	quoteStar = `a term that begins with * stands in quotation marks: "*mutiny"`
	aliasHint = "aliases are not followed; " + quoteStar
)
