package analysis

import (
	"fmt"
	"strings"
)

// mostNamed limits the inputs that are named one by one.
const mostNamed = 10

// Counted describes in lines what p holds, after the first inputs that could not be read.
func (p *Profile) Counted() []string {
	var lines []string
	skipped := p.Skipped()
	for _, s := range skipped.List {
		if s.Note {
			continue
		}
		if len(lines) == mostNamed {
			break
		}
		where := s.File
		if s.Line > 0 {
			where += fmt.Sprintf(":%d", s.Line)
		}
		lines = append(lines, fmt.Sprintf("skipped: %s: %s", where, s.Reason))
	}
	line := fmt.Sprintf("counted %s of %s, %s", plural(p.Articles(), "article"), plural(int64(len(p.Outlets())), "outlet"), plural(p.Words(), "word"))
	if skipped.Total > 0 {
		var kinds []string
		for _, k := range skipped.Kinds {
			kinds = append(kinds, fmt.Sprintf("%d %s", k.Count, k.Kind))
		}
		line += fmt.Sprintf("; %d not read (%s)", skipped.Total, strings.Join(kinds, ", "))
	}
	return append(lines, line)
}

// plural writes "1 article", "2 articles".
func plural(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
