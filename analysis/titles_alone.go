package analysis

import (
	"strings"

	"rashomon/corpus/text"
)

// A title may stand for the name: "the rebel leader". Whose it is is guessed by
// rules that say nothing when in doubt:
//
//  1. The person with exactly this title next to the name in the article, before this
//     place; if there are two, neither.
//  2. Otherwise, for a title of two words or more that nobody has in any article, the
//     last person named before it in the sentence.
//
// "the president" after "President Edda Marl" is hers; "the rebel leader" after "the
// brigade's head Rurik Tammask" in one sentence is his; "the minister" where two
// ministers were named is nobody's.

// An aloneTitle is a title without a name.
type aloneTitle struct {
	text.Span
	head     string
	sentence int
}

// aloneTitles appends the titles in n.words, a sentence of the copy, that come after
// "the" and before no name.
func (n *nameFinder) aloneTitles(list []aloneTitle, c *Copy, sentence int) []aloneTitle {
	for i := 1; i < len(n.words); i++ {
		w := &n.words[i]
		if w.capital || w.place.Quoted() || !n.gazetteer.role(base(w.fold)) || n.titleGoesOnAfter(c, i) {
			continue
		}
		from := i
		for from > 0 && i-from < mostTitleWords && n.words[from-1].fold != "the" && n.joined(c, from-1, from) &&
			(n.words[from-1].capital || n.gazetteer.titleWord(n.words[from-1].fold)) {
			from--
		}
		if from == 0 || n.words[from-1].fold != "the" || !n.joined(c, from-1, from) {
			continue
		}
		span := text.Span{Start: n.words[from].Start, End: w.Start + int32(len(withoutPossessive(c.of(w.Span))))}
		list = append(list, aloneTitle{span, withoutPossessive(n.head(c, from, i+1)), sentence})
	}
	return list
}

// titleGoesOnAfter reports whether a title word is not a title by itself, or not one
// that stands for a name: another title word or a name follows, or the text says what
// it is a title of: "the head of the brigade".
func (n *nameFinder) titleGoesOnAfter(c *Copy, i int) bool {
	if i+1 == len(n.words) {
		return false
	}
	next := &n.words[i+1]
	if gap := c.gap(n.words[i].End, next.Start); gap == ", " && next.capital {
		return true // "the leader, Rurik Tammask"
	}
	if !n.joined(c, i, i+1) {
		return false
	}
	return next.capital || next.fold == "of" || n.gazetteer.titleWord(next.fold) || organisationWord(next.fold)
}

// A guessedTitle is a title that rule 2 gives to a person, if nobody has it.
type guessedTitle struct {
	text.Span
	copy int32
	head string
	key  string // of the person
}

// noteAlone counts the titles in a copy that stand for a name. The mentions are the
// copy's.
func (inv *inventory) noteAlone(copy int32, c *Copy, mentions []mention) {
	for _, a := range inv.names.alone {
		bearer, several, last := "", false, ""
		for i := range mentions {
			m := &mentions[i]
			if m.kind != PersonKind || m.Start >= a.Start {
				continue
			}
			if m.head == a.head {
				several = several || bearer != "" && bearer != m.key
				bearer = m.key
			}
			if c.sentenceAt(m.Start) == a.sentence {
				last = m.key
			}
		}
		switch {
		case bearer != "" && !several:
			inv.noteGuess(guessedTitle{a.Span, copy, a.head, bearer})
		case bearer == "" && last != "" && strings.Contains(a.head, " "):
			inv.guesses = append(inv.guesses, guessedTitle{a.Span, copy, a.head, last})
		}
	}
}

func (inv *inventory) noteGuess(g guessedTitle) {
	if it := inv.title[g.key]; it != nil {
		if cell := it.cells[inv.side.outlet[g.copy]]; cell != nil {
			it.note(cell, g.head, true, func() Evidence { return inv.side.spanEvidence(g.copy, g.Span) })
		}
	}
}

// settleGuesses counts the titles that turned out to be nobody's.
func (inv *inventory) settleGuesses() {
	borne := map[string]bool{}
	for _, it := range inv.title {
		for head := range it.heads {
			borne[head] = true
		}
	}
	for _, g := range inv.guesses {
		if !borne[g.head] {
			inv.noteGuess(g)
		}
	}
	inv.guesses = nil
}
