package lexicons

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// A shape is what is known of a pattern before its expression is run, which costs more
// than all other work on a new form together. Its zero value says nothing.
type shape struct {
	words []string // all that it matches, if that is a few words: at|in|near
	ends  []string // every match ends in one of them: (an|ese|ish)
	run   *run     // every match is this, followed by one of ends
}

// decides reports whether the pattern of a shape with a run matches word.
func (s *shape) decides(word string) bool {
	if s.ends == nil {
		return s.run.matches(word)
	}
	for _, end := range s.ends {
		if head, ok := strings.CutSuffix(word, end); ok && s.run.matches(head) {
			return true
		}
	}
	return false
}

// mostWords limits what a shape lists.
const mostWords = 64

// shapeOf derives the shape of a pattern from its syntax tree.
func shapeOf(w word) (s shape) {
	text := w.text
	switch {
	case text == "*":
		text = "(?s).+" // a form is not empty
	case w.mode != pattern:
		return s
	}
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return s
	}
	if s.words = wordsOf(tree); s.words != nil {
		return s
	}
	parts := []*syntax.Regexp{tree}
	if tree.Op == syntax.OpConcat {
		parts = tree.Sub
	}
	for ; len(parts) > 0; parts = parts[:len(parts)-1] {
		words := wordsOf(parts[len(parts)-1])
		if words != nil && s.ends != nil {
			words = joined(words, s.ends)
		}
		if words == nil {
			break
		}
		s.ends = words
	}
	s.run = runOf(parts)
	return s
}

// wordsOf lists all that an expression matches, nil if that is too much or unknown.
func wordsOf(re *syntax.Regexp) (words []string) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 && !slices.Contains(re.Rune, utf8.RuneError) { // RuneError also stands for invalid bytes
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if r == utf8.RuneError || len(words) == mostWords {
					return nil
				}
				words = append(words, string(r))
			}
		}
		return words
	case syntax.OpCapture:
		return wordsOf(re.Sub[0])
	case syntax.OpQuest:
		if sub := wordsOf(re.Sub[0]); sub != nil {
			return append([]string{""}, sub...)
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			more := wordsOf(sub)
			if more == nil || len(words)+len(more) > mostWords {
				return nil
			}
			words = append(words, more...)
		}
		return words
	case syntax.OpConcat:
		words = []string{""}
		for _, sub := range re.Sub {
			if words = joined(words, wordsOf(sub)); words == nil {
				return nil
			}
		}
		return words
	}
	return nil
}

// joined is every word of a followed by every word of b, nil if that is too many.
func joined(a, b []string) (words []string) {
	if len(a)*len(b) > mostWords {
		return nil
	}
	for _, x := range a {
		for _, y := range b {
			words = append(words, x+y)
		}
	}
	return words
}
