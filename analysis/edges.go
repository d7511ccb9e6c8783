package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A local alignment begins and ends with a word that both sides have. An exchange at
// the very edge of a passage, "defend the common interests" for "safeguard the common
// interests", is added here.

// settle picks the version that shares most with the others and measures them against
// it.
func (f *finder) settle(p *passage) {
	f.pickCentral(p)
	central := &p.versions[p.central]
	f.lengthen(p, central)
	central.matched = len(central.words)
	for i := range p.versions {
		v := &p.versions[i]
		if i == p.central || v.sentence != v.last {
			continue
		}
		a := f.aligner.local(central.words, v.words)
		v.matched = a.matched
		f.extend(v, central.words[:a.aFrom], central.words[a.aTo:min(len(central.words), longestAligned)])
	}
}

// An edge is a version within the words of its sentence.
type edge struct {
	sentence *KeptSentence
	words    []spokenWord
	from, to int // the version's words
}

func (f *finder) edgeOf(v *version) edge {
	words := f.sentence(v.copy, v.sentence)
	at, _ := slices.BinarySearchFunc(words, v.Start, func(w spokenWord, start int32) int { return cmp.Compare(w.Start, start) })
	return edge{&f.copies[v.copy].Sentences[v.sentence], words, at, at + len(v.words)}
}

// gap is the text between word i and the next, or the end of the sentence.
func (e *edge) gap(i int) string {
	end := e.sentence.End()
	if i+1 < len(e.words) {
		end = e.words[i+1].Start
	}
	return e.sentence.Text[e.words[i].End-e.sentence.Start : end-e.sentence.Start]
}

// set makes the words of the edge those of the version.
func (v *version) set(e *edge) {
	v.words = slices.Clone(e.words[e.from:e.to])
	v.Span = text.Span{Start: v.words[0].Start, End: v.words[len(v.words)-1].End}
}

// extend adds to a version what it has in place of the central version's words before
// and after the shared words.
func (f *finder) extend(v *version, before, after []spokenWord) {
	e := f.edgeOf(v)
	from, to := e.from, e.to
	if len(before) > 0 {
		v.lead = e.name(&before[len(before)-1])
		e.from -= max(v.lead, e.single(), e.clause(before))
	}
	if len(after) > 0 && to < len(e.words) && e.beside(to-1, to) && e.words[to].class == contentWord {
		e.to++
	}
	if e.from != from || e.to != to {
		v.set(&e)
	}
}

// beside reports whether two neighbouring words are in one place of one clause.
func (e *edge) beside(i, j int) bool {
	return e.words[i].place == e.words[j].place && strings.TrimLeft(e.gap(i), "'’") == " " // the two countries' interests
}

// single is 1 if the word before a version is a content word right beside it.
func (e *edge) single() int {
	if i := e.from - 1; i >= 0 && e.beside(i, e.from) && e.words[i].class == contentWord {
		return 1
	}
	return 0
}

// mostLead is the largest number of words that replace those of the central version at
// an edge.
const mostLead = 8

// name is the number of words before a version that name what the central version names
// there by another name, including its article and description: "the ruling Reed Party
// (RP)" for "Orvenia".
func (e *edge) name(exchanged *spokenWord) int {
	i := e.from - 1
	if i < 0 || exchanged.class != nameWord || e.words[i].class != nameWord || !e.words[i].capital {
		return 0
	}
	apart := func(k int) bool { // from the word after it
		gap := e.gap(k)
		return e.words[k].place != e.words[e.from].place || gap != " " && gap != ") " && gap != " ("
	}
	for i >= 0 && !apart(i) && e.words[i].class == nameWord && e.words[i].capital {
		i--
	}
	names := e.from - 1 - i
	for k := i; k >= 0 && e.from-k <= mostLead && !apart(k) && !e.words[k].place.Quoted(); k-- {
		if slices.Contains(determiners, e.words[k].fold) {
			return e.from - k
		}
		if e.words[k].class == functionWord {
			break
		}
	}
	return names
}

// clause is the number of words before a version that replace the few before it in the
// central one: the first of both is a content word, and the function words after it are
// the same, "defend the two countries'" for "safeguard the".
func (e *edge) clause(before []spokenWord) int {
	if len(before) < 2 || len(before) > mostLead/2 || before[0].class != contentWord {
		return 0
	}
	for n := 1; n <= mostLead && n <= e.from; n++ {
		at := e.from - n
		if !e.beside(at, at+1) {
			return 0
		}
		if n < len(before) || e.words[at].class != contentWord {
			continue
		}
		rest := e.words[at+1 : e.from]
		for _, w := range before[1:] {
			k := slices.IndexFunc(rest, func(x spokenWord) bool { return x.key == w.key })
			if w.class != functionWord || k < 0 {
				return 0
			}
			rest = rest[k+1:]
		}
		return n
	}
	return 0
}

// lengthen adds to the central version a last word that it alone has, if it ends a
// clause and a different word ends the clause in another version: "the international
// situation." and "the international environment.".
func (f *finder) lengthen(p *passage, central *version) {
	if central.sentence != central.last {
		return
	}
	e := f.edgeOf(central)
	if !e.endsWith() {
		return
	}
	for i := range p.versions {
		v := &p.versions[i]
		if i == p.central || v.sentence != v.last {
			continue
		}
		o := f.edgeOf(v)
		if o.endsWith() && o.words[o.to-1].key == e.words[e.to-1].key && o.words[o.to].key != e.words[e.to].key {
			e.to++
			central.set(&e)
			return
		}
	}
}

// endsWith reports whether one more content word, after one that is not a function
// word, ends the clause.
func (e *edge) endsWith() bool {
	return e.to < len(e.words) && e.beside(e.to-1, e.to) && e.words[e.to-1].class != functionWord && e.words[e.to].class == contentWord &&
		strings.ContainsAny(e.gap(e.to), ".,;:!?")
}
