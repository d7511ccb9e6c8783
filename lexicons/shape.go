package lexicons

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// A shape is what can be told of a pattern before its expression is asked, which
// costs more than all else that is done with a new form together. Its zero value
// tells nothing.
type shape struct {
	words []string // all that it matches, when that is a few words: at|in|near
	ends  []string // all that it matches ends in one of them: (an|ese|ish)
	run   *run     // all that it matches is this, with one of ends behind it
}

// decides is whether the pattern of a shape with a run matches s.
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

// mostWords bounds what a shape lists.
const mostWords = 64

// shapeOf tells the shape of a pattern by its syntax tree.
func shapeOf(w word) (s shape) {
	text := w.text
	switch {
	case text == "*":
		text = "(?s).+" // a form has characters
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

// wordsOf lists all that an expression matches, nil where that is too much or
// not known.
func wordsOf(re *syntax.Regexp) (words []string) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 && !slices.Contains(re.Rune, utf8.RuneError) { // which stands for bytes that are no character, too
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

// joined is every word of a with every word of b behind it, nil where those are
// too many.
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
