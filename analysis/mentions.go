package analysis

import (
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// A mention is a name, number or date at a place in an article.
type mention struct {
	text.Span
	kind  EntityKind
	key   string // the same for all mentions of one thing
	name  string // as displayed
	word  int32  // counted words of the article before it
	title text.Span
	head  string // the title's own words, folded, "" without one
	mr    bool   // after Mr, Ms and the like, which are no titles here: who writes them does so with every name
}

// nameFinder finds the names, numbers and dates of articles without a model: names are
// runs of capitalised words, classified by a short gazetteer, by titles and by what
// precedes them. It must first see every article twice, in learnCases and then in
// learnNames: whether a word at the start of a sentence is a name, and whose a bare
// surname is, follows from the others.
type nameFinder struct {
	opener    *opener
	gazetteer *gazetteer
	keys      *voice.NameKeys
	cases     map[string]*caseCount // by folded word
	known     map[string]*knownName // by key
	owners    map[string]*owner     // of the first and last words of full names
	words     []spokenWord
	full      map[string]string // of the article: first and last words of its full names
	alone     []aloneTitle      // of the article
}

// caseCount is how often a word is written in lower case and, inside a sentence, with a
// capital.
type caseCount struct{ lower, capital int32 }

// An owner is the name that a first or last word mostly belongs to.
type owner struct {
	counts map[string]int32 // mentions in full by key
	key    string           // "" if no name has most of them
}

// knownName is what all articles together say about a name that is not in the gazetteer.
type knownName struct {
	titled   int32 // times with a title
	speaks   bool  // some article has it as a source
	after    int32 // times after in, at, near and the like
	all      int32
	bare     int32 // times by its first or last word alone
	forms    map[string]int32
	multiple bool // of several words
	kind     EntityKind
}

func newNameFinder(o *opener) *nameFinder {
	return &nameFinder{
		opener: o, gazetteer: newGazetteer(), keys: voice.NewNameKeys(nil),
		cases: map[string]*caseCount{}, known: map[string]*knownName{}, owners: map[string]*owner{}, full: map[string]string{},
	}
}

// learnCases counts in which case the words of a copy are written.
func (n *nameFinder) learnCases(c *Copy) {
	for s := range c.Sentences {
		n.words = n.opener.words(n.words[:0], c, s)
		for i, w := range n.words {
			if w.place >= Headline && w.place <= Subhead {
				continue
			}
			k := n.cases[w.fold]
			if k == nil {
				k = &caseCount{}
				n.cases[strings.Clone(w.fold)] = k
			}
			switch {
			case !w.capital:
				k.lower++
			case i > 0 && !opens(c, w.Start):
				k.capital++
			}
		}
	}
}

// opens reports whether the word at the byte follows an opening mark or the end
// of a sentence inside a quotation.
func opens(c *Copy, at int32) bool {
	s := &c.Sentences[c.sentenceAt(at)]
	before := strings.TrimRight(s.Text[:at-s.Start], " ")
	if before == "" {
		return true
	}
	if stem, ok := strings.CutSuffix(before, "."); ok && abbreviated(text.Fold(stem[strings.LastIndexAny(stem, " -.(“‘\"")+1:])) {
		return false // "Linda T. Sanchez", "Rep. Tim Ryan"
	}
	for _, end := range []string{".", "?", "!", ":", "“", "‘"} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	// A straight mark opens after a space and closes after a word.
	rest, ok := strings.CutSuffix(before, "\"")
	return ok && (rest == "" || strings.HasSuffix(rest, " "))
}

// isName reports whether a word of the sentence is written like a name.
func (n *nameFinder) isName(c *Copy, i int) bool {
	w := &n.words[i]
	if !w.capital || w.fold == "i" {
		return false
	}
	k := n.cases[w.fold]
	if w.place == Headline || w.place == Subhead {
		return k != nil && k.capital > 0 && k.capital > 4*k.lower
	}
	if w.number {
		return false
	}
	if w.class == functionWord {
		// "the Saltmarsh Rebellion": a capital inside a sentence, before another.
		return i > 0 && !opens(c, w.Start) && i+1 < len(n.words) && n.joined(c, i, i+1) && n.words[i+1].capital && n.words[i+1].class == nameWord
	}
	if i > 0 && !opens(c, w.Start) {
		return true
	}
	if k != nil && k.capital > k.lower {
		return true
	}
	// A word never written in lower case, before another capital: "Lukashenko's", "Im Chon
	// Il".
	return (k == nil || k.lower == 0) && i+1 < len(n.words) && n.joined(c, i, i+1) && n.words[i+1].capital && n.words[i+1].class == nameWord
}

// joined reports whether only a space, a hyphen or a full stop after an initial or an
// abbreviated title is between two adjacent words.
func (n *nameFinder) joined(c *Copy, i, j int) bool {
	switch c.gap(n.words[i].End, n.words[j].Start) {
	case " ", "-", "\u00a0", "–":
		return true
	case ". ":
		return n.words[i].Len() <= 2 || abbreviated(n.words[i].fold)
	}
	return false
}

// gap is the text between two bytes of one sentence.
func (c *Copy) gap(from, to int32) string {
	s := &c.Sentences[c.sentenceAt(to)]
	if from < s.Start || from > to {
		return "\n"
	}
	return s.Text[from-s.Start : to-s.Start]
}

// binders may be in lower case inside a name.
var binders = []string{"of", "the", "on", "de", "del", "della", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "van", "der", "von", "zu", "for"}

// Anything longer is not a name: mostNameWords limits its words, longestName the bytes of
// a name, and of a word that is counted.
const (
	mostNameWords = 16
	longestName   = 200
)

// A nameRun is a run of capitalised words.
type nameRun struct{ first, last int } // words, last excluded

// runs returns the names of the sentence in n.words.
func (n *nameFinder) runs(c *Copy) []nameRun {
	var list []nameRun
	for i := 0; i < len(n.words); {
		if !n.isName(c, i) {
			i++
			continue
		}
		end := i + 1
		for end < len(n.words) && (!isPossessive(n.words[end-1].fold) || n.words[end-1].fold == "people's") {
			if n.joined(c, end-1, end) && n.isName(c, end) {
				end++
				continue
			}
			next := end
			for next < len(n.words) && next < end+2 && slices.Contains(binders, n.words[next].fold) && n.joined(c, next-1, next) && !n.words[next].capital {
				next++
			}
			// "Ashkeld-on-Sorrin", "Ministry of the Interior", but not "Tammask of Ashkeld".
			if next > end && next < len(n.words) && n.joined(c, next-1, next) && n.isName(c, next) && n.binds(c, i, end, next) {
				end = next + 1
				continue
			}
			break
		}
		if end-i > mostNameWords || n.words[end-1].End-n.words[i].Start > longestName {
			i = end // a line in title case, or not prose: it names nothing
			continue
		}
		if n.placeBefore(i, end) {
			list = append(list, nameRun{i, i + 1})
			i++
		}
		list = append(list, nameRun{i, end})
		i = end
	}
	return list
}

// placeBefore reports whether a run is a place and, without a comma, another name: "the
// ambassador to Talmere Anselm Dhoral".
func (n *nameFinder) placeBefore(first, last int) bool {
	if last-first < 3 || n.gazetteer.names[base(n.words[first].fold)].kind != PlaceKind || n.gazetteer.names[n.folded(first, last)].name != "" {
		return false
	}
	for _, w := range n.words[first+1 : last] {
		if organisationWord(base(w.fold)) || n.gazetteer.titleWord(base(w.fold)) {
			return false
		}
	}
	return true
}

// binds reports whether a name continues across the lower-case words between end and
// next.
func (n *nameFinder) binds(c *Copy, first, end, next int) bool {
	if c.gap(n.words[end-1].End, n.words[end].Start) == "-" {
		return true
	}
	switch n.words[end].fold {
	case "of", "for":
		return organisationWord(n.words[end-1].fold) || n.gazetteer.names[n.folded(first, next+1)].name != ""
	case "on", "the":
		return false
	}
	return true
}

func isPossessive(fold string) bool {
	return strings.HasSuffix(fold, "'s") || strings.HasSuffix(fold, "s'")
}

// base is a folded word without its possessive.
func base(fold string) string { return strings.TrimSuffix(strings.TrimSuffix(fold, "'"), "'s") }

// folded is the words of a run as spelled in the gazetteer.
func (n *nameFinder) folded(first, last int) string {
	parts := make([]string, 0, last-first)
	for _, w := range n.words[first:last] {
		parts = append(parts, base(w.fold))
	}
	return strings.Join(parts, " ")
}
