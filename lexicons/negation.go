package lexicons

import (
	"strings"

	"rashomon/corpus/text"
)

// negator reports whether a folded word negates what follows.
func negator(folded string) bool {
	switch folded {
	case "not", "no", "never", "without", "neither", "nor", "cannot", "none", "nobody", "nothing", "cant", "dont", "isnt", "wasnt", "didnt", "doesnt", "wont":
		return true
	}
	return strings.HasSuffix(folded, "n't")
}

// negated reports whether a negator is within four words before the token first, with no
// comma between: not a formal alliance. "Not only" and the like, and "no" before "doubt",
// negate nothing; nor does a negator inside quotation marks that close before the hit (a
// “no limits” alliance), or one whose verb has an owned object: a state that cannot pay
// its soldiers has soldiers.
func (s *Scanner) negated(first int32, negates formFlags) bool {
	toks := s.r.Tokens
	owned := 0 // how many words before the hit the nearest possessive is
	for t, words := first-1, 0; t >= max(s.sent.First, first-window) && words < 4; t-- {
		f := s.words[t]
		if f.has(opaque) {
			return false
		}
		if !toks[t].Kind.Counts() {
			if f.has(quotes) && t > s.sent.First && toks[t-1].End == toks[t].Start {
				return false
			}
			continue
		}
		words++
		if f.has(owns) {
			owned = words
		}
		if f.has(negates) {
			affirmed := toks[t+1].Kind == text.Word && s.words[t+1].has(affirms)
			return (owned == 0 || owned+1 == words) && !affirmed
		}
	}
	return false
}

// window is how many tokens, marks included, any rule looks to one side of a match, so
// that no text can make a rule slow.
const window = 24

// affirmative reports whether a word cancels the negation of the not or no before it.
func affirmative(folded string) bool {
	switch folded {
	case "only", "just", "merely", "simply", "least", "solely", "doubt", "matter", "wonder":
		return true
	}
	return false
}

// possessive reports whether a folded word says whose the next one is.
func possessive(folded string) bool {
	switch folded {
	case "its", "his", "her", "their", "our", "my", "your":
		return true
	}
	return false
}
