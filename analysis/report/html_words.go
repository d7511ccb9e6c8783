package report

import (
	"strings"
	"time"
)

// prose is a sentence of the report as a page prints it: with curved apostrophes, as
// in books, and without flags of a command, which a page does not have.
func prose(s string) string {
	return curl(strings.ReplaceAll(clean(s), "; --format json has ", "; the report as JSON has "))
}

func proseAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = prose(l)
	}
	return out
}

// curl turns straight apostrophes into curved ones, unless a space, a bracket or an
// opening quotation mark precedes them.
func curl(s string) string {
	if !strings.Contains(s, "'") {
		return s
	}
	var b strings.Builder
	before := ' '
	for _, r := range s {
		if r == '\'' && before != ' ' && before != '(' && before != '"' && before != '“' {
			b.WriteRune('’')
		} else {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// dateWords writes a day as a page does, 9 May 2031; anything else stays as it is.
func dateWords(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return clean(date)
	}
	return day.Format("2 January 2006")
}

// openingWords is the number of first words that name an article without a headline.
const openingWords = 9

// articleName is what a reader knows an article by: its title or headline, or its
// first words, with an ellipsis if there are more; its id if it has none of these.
func articleName(a Article) string {
	if title := clean(a.Document.Title); title != "" {
		return title
	}
	opening := ""
	for _, z := range a.Annotation.Zones {
		if z.Duplicate || !within([2]int32{z.Start, z.End}, len(a.Document.Text)) {
			continue
		}
		switch text := strings.TrimSpace(clean(a.Document.Text[z.Start:z.End])); {
		case z.Zone == "headline" && text != "":
			return text
		case z.Zone == "body" && opening == "":
			opening = text
		}
	}
	words := strings.Fields(opening)
	switch {
	case len(words) == 0:
		return clean(a.Document.ID)
	case len(words) > openingWords:
		return bounded(strings.Join(words[:openingWords], " "), longestName) + " …"
	}
	return bounded(strings.Join(words, " "), longestName)
}
