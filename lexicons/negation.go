package lexicons

import "strings"

// negator reports whether a folded word negates what follows.
func negator(folded string) bool {
	switch folded {
	case "not", "no", "never", "without", "neither", "nor", "cannot", "none", "nobody", "nothing", "cant", "dont", "isnt", "wasnt", "didnt", "doesnt", "wont":
		return true
	}
	return strings.HasSuffix(folded, "n't")
}

// negated reports whether a negator stands within four words before the token
// first, in the same stretch between commas: not a formal alliance. "Not only"
// and its like, and "no" before "doubt", negate nothing.
func (s *Scanner) negated(first int32) bool {
	toks := s.r.Tokens
	for t, words := first-1, 0; t >= max(s.sent.First, first-window) && words < 4; t-- {
		f := s.forms[toks[t].Form].flags
		if f&opaque != 0 {
			return false
		}
		if !toks[t].Kind.Counts() {
			continue
		}
		words++
		if f&negates != 0 {
			return !affirms(s.v.Form(toks[t+1].Form).Fold)
		}
	}
	return false
}

// window is how many tokens, marks included, any rule looks to one side of a
// match: no text is long enough to make a rule slow.
const window = 24

// affirms reports whether a word takes the negation off the not or no before it.
func affirms(folded string) bool {
	switch folded {
	case "only", "just", "merely", "simply", "least", "solely", "doubt", "matter", "wonder":
		return true
	}
	return false
}
