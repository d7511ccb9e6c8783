package class

import (
	"slices"
	"strings"

	"rashomon/corpus"
)

// authorLabel replaces the name of an article's author.
const authorLabel = "author"

// authorNames lists who wrote an article, according to its metadata and its byline.
func authorNames(t Text) []string {
	list := people(t.Document.Author)
	for _, z := range t.Annotation.Zones {
		if z.Zone == corpus.Byline.String() && within(z.Span, t.Document.Text) {
			list = append(list, people(z.Of(t.Document.Text))...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// people splits a line of names: "By Ana Lund and Bo Grip, Harbour News".
func people(line string) []string {
	line = strings.TrimSpace(line)
	for _, start := range []string{"byline:", "written by", "story by", "words by", "by:", "by "} {
		if len(line) >= len(start) && strings.EqualFold(line[:len(start)], start) {
			line = line[len(start):]
			break
		}
	}
	var list []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(line, " and ", ";"), " AND ", ";"), func(r rune) bool { return strings.ContainsRune(",;/&|•·\n", r) }) {
		var ends []int32 // ends of the capitalized words at its beginning
		for _, w := range wordsOf(part) {
			if !w.capital {
				break
			}
			ends = append(ends, w.End)
		}
		if len(ends) < 2 {
			continue
		}
		until := func(words int) string { return strings.TrimSpace(part[:ends[words-1]]) }
		list = append(list, until(len(ends)))
		if len(ends) > 3 {
			list = append(list, until(2), until(3))
		}
	}
	return list
}

// authorForms lists how an author is written: in full anywhere; in their own article also without a
// middle name, with initials, and by the surname alone if nobody else bears it and it is not an
// ordinary word.
func authorForms(full string, article []word, small map[string]bool) []name {
	given, surname := cutName(full)
	list := []name{{words: slices.Concat(given, surname), label: authorLabel, form: oneUpper}}
	own := func(given ...string) {
		list = append(list, name{words: slices.Concat(given, surname), label: authorLabel, form: capital})
	}
	var initials []string
	for _, g := range given {
		initials = append(initials, string([]rune(g)[0]))
	}
	own(initials...)
	if len(given) > 1 {
		own(given[0])
		own(initials[0])
	}
	if last := surname[len(surname)-1]; !small[last] && len(last) > 2 && alone(article, given, initials, surname) {
		own()
	}
	return list
}

// cutName splits a name into given names and surname; O'Dell is one surname.
func cutName(full string) (given, surname []string) {
	ws := wordsOf(full)
	folded := foldedWords(full)
	at := len(ws) - 1
	if at > 1 && ws[at-1].Len() == 1 && strings.ContainsAny(full[ws[at-1].End:ws[at].Start], "'’") {
		at--
	}
	return folded[:at], folded[at:]
}

// alone reports whether no capitalized word precedes a surname other than the author's names and
// initials: else somebody else may bear it.
func alone(list []word, given, initials, surname []string) bool {
	n := len(surname)
	same := func(w word, folded string) bool { return w.folded == folded }
	for i := n; i < len(list); i++ {
		if !slices.EqualFunc(list[i-n+1:i+1], surname, same) {
			continue
		}
		before := list[i-n]
		if list[i-n+1].opens && before.Len() > 1 {
			continue // it begins a sentence
		}
		if before.capital && !before.opens && !slices.Contains(given, before.folded) && !slices.Contains(initials, before.folded) {
			return false
		}
	}
	return true
}
