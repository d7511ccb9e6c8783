package lexicons

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rashomon/corpus/text"
)

// A Doubt is the sort of thing a Finding is about.
type Doubt uint8

// The doubts.
const (
	Duplicate  Doubt = iota // the same term twice in one category
	Shared                  // the same term in several categories
	Inflection              // a plain term written in an inflected form of another word
	JoinedStem              // a ~term whose stem is that of words with another sense
	IdleExcept              // an except phrase that can mask nothing
	Smothered               // a term that its own except phrase always masks
	OneStem                 // two words under different names that a count of stems would merge
)

var doubtNames = [...]string{"duplicate", "shared", "inflection", "joined-stem", "idle-except", "smothered", "one-stem"}

// String is the doubt's name in every output.
func (d Doubt) String() string { return doubtNames[d] }

// A Finding is a doubt about one term of a lexicon. Nothing is wrong with the
// file: its author may have meant it.
type Finding struct {
	Doubt    Doubt
	Category string
	Option   string
	Term     string
	Line     int
	Message  string // one sentence
}

// Check looks for what an author probably did not mean, without any articles. lex must
// have been parsed or compiled without an error; findings are ordered by line, then
// doubt, then term.
func Check(lex *Lexicon) []Finding {
	c := checker{lex: lex, terms: map[string][]termUse{}}
	for _, look := range [...]func(*Category, *Entry){c.collect, c.entry} {
		for ci := range lex.Categories {
			for ei := range lex.Categories[ci].Entries {
				look(&lex.Categories[ci], &lex.Categories[ci].Entries[ei])
			}
		}
	}
	for i := range c.uses {
		c.repeated(&c.uses[i])
	}
	c.oneStem()
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Doubt, b.Doubt), strings.Compare(a.Term, b.Term))
	})
	return c.findings
}

type termUse struct {
	category *Category
	entry    *Entry
	term     string // as it is written
	spelled  string // as it is matched, see Category.Within
	key      string // spelled as it is compared
}

type checker struct {
	lex      *Lexicon
	uses     []termUse
	terms    map[string][]termUse
	findings []Finding
}

func (c *checker) found(d Doubt, cat *Category, e *Entry, term, format string, args ...any) {
	c.findings = append(c.findings, Finding{d, cat.ID, e.Option, term, e.Line, fmt.Sprintf(format, args...)})
}

func (c *checker) collect(cat *Category, e *Entry) {
	for _, t := range e.Terms {
		for _, spelled := range cat.Spelled(t) {
			if words, fault := parseTerm(nil, spelled); fault == nil {
				use := termUse{cat, e, t, spelled, key(words)}
				c.uses = append(c.uses, use)
				c.terms[use.key] = append(c.terms[use.key], use)
			}
		}
	}
}

func (c *checker) entry(cat *Category, e *Entry) {
	for _, t := range e.Terms {
		words, fault := parseTerm(nil, cat.Spelled(t)[0])
		if fault != nil {
			continue
		}
		if len(words) == 1 {
			c.oneWord(cat, e, t, words[0])
		} else if english(c.lex.Language) && len(words) <= 6 { // every word doubles the work
			c.phrase(cat, e, t, words)
		}
		for _, x := range e.Except {
			if masks, fault := parseTerm(nil, x); fault == nil && key(masks) == key(words) {
				c.found(Smothered, cat, e, t, "%q is masked wherever it stands: its entry has it as an except phrase too", t)
			}
		}
	}
	for _, x := range e.Except {
		if c.idle(cat, e, x) {
			c.found(IdleExcept, cat, e, x, "the except phrase %q holds no word of its entry, so that it masks nothing", x)
		}
	}
}

// oneWord checks one-word terms whose mark does more than it seems to.
func (c *checker) oneWord(cat *Category, e *Entry, term string, w word) {
	switch w.mode {
	case inflected:
		lemmas(american(w.text), func(lemma string, regular bool) {
			if regular && text.Stem(lemma) != text.Stem(american(w.text)) || !c.has(lemma) {
				return
			}
			c.found(Inflection, cat, e, term, "%q is a form of %q, which is a term as well and finds it already", term, lemma)
		})
	case stemmed:
		stem := text.Stem(w.text)
		for _, other := range wideStems {
			if text.Stem(other) == stem && other != w.text {
				c.found(JoinedStem, cat, e, term, "%q also finds %q, which has the same stem %q", term, other, stem)
			}
		}
	}
}

// phrase looks for another phrase of the entry that already finds this one: "refrain
// from" finds what "refrained from" does.
func (c *checker) phrase(cat *Category, e *Entry, term string, words []word) {
	plain := slices.Clone(words)
	var from func(i int, changed bool) bool
	from = func(i int, changed bool) (found bool) {
		if i == len(words) {
			if !changed {
				return false
			}
			for _, u := range c.terms[key(plain)] {
				if u.category == cat && u.entry == e {
					c.found(Inflection, cat, e, term, "%q is a form of %q, which is a term as well and finds it already", term, u.term)
					return true
				}
			}
			return false
		}
		w := words[i]
		plain[i] = w
		if from(i+1, changed) {
			return true
		}
		if w.mode != inflected && w.mode != form {
			return false
		}
		form := american(w.text)
		lemmas(form, func(lemma string, regular bool) {
			if !found && lemma != form && (!regular || text.Stem(lemma) == text.Stem(form)) {
				plain[i] = word{inflected, w.casing, lemma}
				found = from(i+1, true)
			}
		})
		plain[i] = w
		return found
	}
	from(0, false)
}

// oneStem looks for words that are separate here but that a count of stems would merge:
// internal and international.
func (c *checker) oneStem() {
	if !english(c.lex.Language) {
		return
	}
	first := map[string]termUse{}
	for _, u := range c.uses {
		words, fault := parseTerm(nil, u.spelled)
		if fault != nil || len(words) != 1 || words[0].mode > form {
			continue
		}
		stem := text.Stem(american(text.Fold(words[0].text)))
		other, known := first[stem]
		if !known {
			first[stem] = u
			continue
		}
		if other.entry.Option != u.entry.Option && other.key != u.key && !mayInflect(u, other) {
			c.found(OneStem, u.category, u.entry, u.term, "%q has the stem %q, as has %q in %s: a count of stems would join them", u.term, stem, other.term, place(other.entry))
		}
	}
}

// place names an entry, with its line if it was read from a file.
func place(e *Entry) string {
	if e.Line == 0 {
		return strconv.Quote(e.Option)
	}
	return fmt.Sprintf("%q on line %d", e.Option, e.Line)
}

// mayInflect reports whether one of two terms of one word is a form of the other.
func mayInflect(a, b termUse) bool {
	x, y := text.Fold(label(a.term)), text.Fold(label(b.term))
	return slices.Contains(Forms(x), y) || slices.Contains(Forms(y), x)
}

// wideStems are words of news prose that Snowball conflates with words of another sense.
var wideStems = []string{"international", "internal", "march", "united", "unit", "unity", "authorities", "author", "state", "operation", "operative", "liberal",
	"liberation", "organization", "organ", "university", "universe", "general", "generate", "generation", "communal", "commune", "policy", "police",
	"community", "secretary", "secret", "import", "important", "arm", "army", "ration", "rational", "negotiate", "negligent", "nation", "national", "several", "severe"}

// has reports whether a lemma is a plain term of one word.
func (c *checker) has(lemma string) bool {
	for _, u := range c.terms[key([]word{{mode: inflected, text: lemma}})] {
		if u.term != "" {
			return true
		}
	}
	return false
}

func (c *checker) repeated(u *termUse) {
	for _, o := range c.terms[u.key] {
		if o.entry == u.entry && o.term == u.term && o.category == u.category {
			break // what precedes u has been reported already
		}
		if o.category == u.category {
			c.found(Duplicate, u.category, u.entry, u.term, "%q stands in this category already, in %s", u.term, place(o.entry))
		} else {
			c.found(Shared, u.category, u.entry, u.term, "%q is also a term of category %s, in %s", u.term, o.category.ID, place(o.entry))
		}
	}
}

// idle reports whether no term of e can be found in the except phrase x or
// overlap it. Phrases with globs and patterns get the benefit of the doubt.
func (c *checker) idle(cat *Category, e *Entry, x string) bool {
	masks, fault := parseTerm(nil, x)
	if fault != nil {
		return false
	}
	for _, t := range e.Terms {
		words, fault := parseTerm(nil, strings.Join(cat.Spelled(t), " "))
		if fault != nil {
			return false
		}
		for _, w := range words {
			for _, k := range masks {
				if w.mode >= glob || k.mode >= glob || mayMeet(w, k) {
					return false
				}
			}
		}
	}
	return true
}

// mayMeet reports whether one form can satisfy both words.
func mayMeet(a, b word) bool {
	if text.Fold(a.text) == text.Fold(b.text) || text.Stem(text.Fold(a.text)) == text.Stem(text.Fold(b.text)) {
		return true
	}
	meets := false
	for _, p := range [...][2]word{{a, b}, {b, a}} {
		lemmas(american(text.Fold(p[0].text)), func(l string, _ bool) { meets = meets || l == american(text.Fold(p[1].text)) })
	}
	return meets
}

// key is a term as it is compared: two terms with the same key find the same.
func key(words []word) string {
	var b strings.Builder
	for _, w := range words {
		s := w.text
		switch w.mode {
		case inflected:
			s = american(s)
		case stemmed:
			s = text.Stem(s)
		}
		fmt.Fprintf(&b, "%d.%d.%s ", w.mode, w.casing, s)
	}
	return b.String()
}
