package lexicons

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"rashomon/corpus/text"
)

// A guardSet holds guards by their place in the list of all.
type guardSet uint16

// exceptBit is in the set of an entry if it or its category has except phrases, which are
// checked before the guards.
const exceptBit guardSet = 1 << 15

// twinBit means that a hit must be checked for being a twin, which is not a guard.
const twinBit guardSet = 1 << 14

// guardsOf makes a set of lists of guards and returns the first that is unknown.
func guardsOf(lists ...[]Guard) (set guardSet, unknown Guard) {
	for _, list := range lists {
		for _, g := range list {
			i := slices.Index(guards, g)
			if i < 0 {
				return 0, g
			}
			set |= 1 << i
		}
	}
	return set, ""
}

// guarded returns the reason for the first guard of set that blocks h.
func (s *Scanner) guarded(set guardSet, h *Hit) Block {
	for ; set != 0; set &= set - 1 {
		if i := bits.TrailingZeros16(uint16(set)); s.blocks(guards[i], h) {
			return blockedByGuard + Block(i)
		}
	}
	return Free
}

func (s *Scanner) blocks(g Guard, h *Hit) bool {
	switch g {
	case ProperName:
		return s.properName(h)
	case PastYear:
		return s.pastYear(h)
	case Place:
		return s.place(h)
	case Verb:
		return s.verb(h)
	case Contrary:
		return s.context.contrary(s.m.rules[h.Entry].category, s.sentence)
	case Actor:
		return s.nobodys(h)
	case Agentless:
		return s.agent(h)
	case Attributes:
		return !s.attributes(h)
	case Title:
		return !s.introduces(h) && s.nobodys(h)
	}
	return false // Context and Near are checked at the end of the article; Legal blocks nothing
}

func (s *Scanner) form(t int32) text.Form { return s.v.Form(s.r.Tokens[t].Form) }

// info returns what is known about the form of a token.
func (s *Scanner) info(t int32) formInfo { return s.forms[s.tokens[t].Form] }

// capitalised reports whether token t is a word that begins with a capital.
func (s *Scanner) capitalised(t int32) bool { return s.info(t).flags&cased != 0 }

// names reports whether token t is a capitalised word that may be part of a name.
func (s *Scanner) names(t int32) bool { return s.info(t).flags&(cased|hollow) == cased }

// A titling says whether a sentence is set like a headline.
type titling uint8

const (
	unknownTitling titling = iota
	running
	titled
)

// titleCase reports whether the current sentence is set like a headline: at most a
// quarter of its words of four or more letters are in lower case.
func (s *Scanner) titleCase() bool {
	if s.title == unknownTitling {
		words, smaller := 0, 0
		for t := s.sent.First; t < s.sent.Last; t++ {
			if flags := s.info(t).flags; flags&long != 0 {
				words++
				if flags&lower != 0 {
					smaller++
				}
			}
		}
		s.title = running
		if 4*smaller <= words {
			s.title = titled
		}
	}
	return s.title == titled
}

// within is the most words between a match and a year that belongs to it.
const within = 8

// pastYear reports whether a year up to 1950 is near h.
func (s *Scanner) pastYear(h *Hit) bool {
	for t, words := h.First-1, 0; t >= s.from(h) && words < within; t-- {
		if s.isPastYear(t) {
			return true
		}
		if s.r.Tokens[t].Kind.Counts() {
			words++
		}
	}
	for t, words := h.Last, 0; t < s.to(h) && words < within; t++ {
		if s.isPastYear(t) {
			return true
		}
		if s.r.Tokens[t].Kind.Counts() {
			words++
		}
	}
	return false
}

// from and to bound what rules look at around h, inside the current sentence.
func (s *Scanner) from(h *Hit) int32 { return max(s.sent.First, h.First-window) }
func (s *Scanner) to(h *Hit) int32   { return min(s.sent.Last, h.Last+window) }

// isPastYear reports whether token t is a year up to 1950: four digits from 1000 on if
// the words around it make it a date, or any number with AD or BC.
func (s *Scanner) isPastYear(t int32) bool {
	if s.info(t).flags&digits == 0 {
		return false
	}
	f := s.form(t)
	digits, decade := f.Text, false
	if n := len(digits); n == 5 && digits[4] == 's' {
		digits, decade = digits[:4], true
	}
	year, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 4 || year < 1 || year > 1950 {
		return false
	}
	if t+1 < s.sent.Last {
		switch s.form(t + 1).Text {
		case "AD", "BC", "BCE", "CE":
			return true
		}
	}
	if t > s.sent.First && s.form(t-1).Text == "AD" {
		return true
	}
	if len(digits) < 4 || year < 1000 {
		return false
	}
	if decade {
		return true
	}
	if t == s.sent.First {
		return t+1 < s.sent.Last && s.form(t+1).Case != text.Lower
	}
	before := s.form(t - 1)
	switch before.Fold {
	case "in", "of", "the", "since", "from", "until", "till", "de", "en", "desde", "during", "before", "after", "by", "between", "and", "to", "a", "its", "their", "(", ",", "-", "–":
		return true
	}
	return before.Kind == text.Number || before.Case == text.Title
}

// place reports whether a name stands for a building or a town. "To" and "from" say
// nothing: one walks to the Kremlin, and according to the Kremlin.
func (s *Scanner) place(h *Hit) bool {
	t := h.First - 1
	for ; t >= s.from(h); t-- {
		switch s.form(t).Fold {
		case "the", "downtown", "central":
			continue
		case "at", "in", "near", "outside", "inside", "around", "into", "towards", "toward", "visiting", "leave", "left", "leaving", "reach", "reached", "entered":
			return true
		}
		break
	}
	if h.Last < s.sent.Last {
		switch s.form(h.Last).Base {
		case "pool", "photo", "photos", "wall", "walls", "tower", "towers", "hall", "grounds", "palace", "gate", "gates", "square":
			return true
		}
	}
	return false
}

// nobodys reports whether a match belongs to no named actor; in a headline none does.
func (s *Scanner) nobodys(h *Hit) bool {
	for t, words := h.First-1, 0; t >= s.from(h) && words < 2; t-- {
		if !s.r.Tokens[t].Kind.Counts() {
			if s.words[t].has(joins | stops) {
				continue
			}
			break
		}
		words++
		if s.names(t) {
			return false
		}
	}
	t := h.Last
	if t < s.sent.Last && s.form(t).Fold == "of" {
		if t++; t < s.sent.Last && s.form(t).Fold == "the" {
			t++
		}
		if t < s.sent.Last && s.capitalised(t) {
			return false
		}
	}
	return !s.titleCase()
}

// agent reports whether "by" is within six words after h.
func (s *Scanner) agent(h *Hit) bool {
	for t, words := h.Last, 0; t < s.to(h) && words < 6; t++ {
		if s.form(t).Fold == "by" {
			return true
		}
		if s.r.Tokens[t].Kind.Counts() {
			words++
		}
	}
	return false
}

// attributes reports whether h is in the words that certainly introduce a source, and is
// a verb: his support, Vell's comments and eight states are nouns.
func (s *Scanner) attributes(h *Hit) bool {
	if s.nominal(h) {
		return false
	}
	for i := range s.r.Attributions {
		a := &s.r.Attributions[i]
		if a.Sure() && a.Cue.Start <= h.Start && h.End <= a.Cue.End {
			return true
		}
	}
	return false
}

// nominal reports whether the word before h makes it a noun.
func (s *Scanner) nominal(h *Hit) bool {
	if h.First == s.sent.First {
		return false
	}
	before, f := s.form(h.First-1), s.form(h.First)
	switch before.Fold {
	case "the", "a", "an", "each", "every", "same", "special", "his", "her", "its", "their", "our", "my", "your":
		return true
	}
	if strings.HasSuffix(f.Fold, "ed") || strings.HasSuffix(f.Fold, "ing") {
		return false
	}
	return strings.HasSuffix(before.Fold, "'s") || before.Kind == text.Number && strings.HasSuffix(f.Fold, "s") || numeral(before.Fold) && strings.HasSuffix(f.Fold, "s")
}

// numeral reports whether a word is a number that no verb in -s can follow.
func numeral(folded string) bool {
	switch folded {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "many", "few", "most", "all":
		return true
	}
	return false
}

// introduces reports whether a name follows a match, at once or after a comma.
func (s *Scanner) introduces(h *Hit) bool {
	t := h.Last
	if t < s.sent.Last && s.form(t).Text == "," {
		t++
	}
	return t < s.sent.Last && s.names(t)
}

// verb reports whether a noun's match is used as a verb.
func (s *Scanner) verb(h *Hit) bool {
	if h.Last < s.sent.Last {
		switch s.form(h.Last).Fold {
		case "him", "them", "me", "us", "you", "himself", "themselves", "itself", "against", "a", "an":
			return true
		}
	}
	if h.First > s.sent.First {
		switch s.form(h.First - 1).Fold {
		case "to", "will", "would", "could", "can", "may", "might", "must", "should", "shall", "not", "he", "she", "it", "they", "we", "you", "i", "who", "which", "that", "this":
			return true
		}
	}
	return false
}

// legal reports whether the word after a hit makes it the name of an offence:
// mutiny charges, the treason law.
func (s *Scanner) legal(last int32) bool {
	if last >= s.sent.Last {
		return false
	}
	switch s.v.Form(s.r.Tokens[last].Form).Base {
	case "charge", "charges", "law", "laws", "code", "statute", "statutes", "trial", "trials", "indictment", "conviction", "convictions", "act", "clause", "case", "investigation", "probe":
		return true
	}
	return false
}
