package analysis

import (
	"strings"

	"rashomon/corpus/text"
)

// A vocabulary counts every word of the outlets' wording by its stem. Stems and
// spellings are kept once per Profile and numbered in the order in which they came; an
// outlet holds a tally for each stem that it has. Numbers do not leave the Profile:
// anything that is compared is put in the order of the stems.
type vocabulary struct {
	stems  []stemCount
	forms  []formCount
	stemAt lookup    // of stems
	formAt lookup    // of forms
	kept   wordStore // of stems and forms: a reader's memory is not held on to
	events eventWords
}

// stemCount is what a Profile knows of a stem over all outlets.
type stemCount struct {
	word storedWord
	// Occurrences inside a sentence of the body, after its first word, and how many of
	// them are written with a capital: a word that nearly always has a capital there is
	// a name.
	inside, capital int64
}

// formCount is a spelling as written, without a possessive ending.
type formCount struct {
	word  storedWord
	stem  int32
	count int64
}

func newVocabulary() vocabulary {
	return vocabulary{events: newEventWords()}
}

// stemText and formText return the words with those numbers.
func (v *vocabulary) stemText(i int32) string { return v.kept.of(v.stems[i].word) }
func (v *vocabulary) formText(i int32) string { return v.kept.of(v.forms[i].word) }

// stem returns the number of a stem, which is added if it is new.
func (v *vocabulary) stem(s string) int32 {
	v.index()
	hash := v.stemAt.hash(s, 0)
	at, free := v.stemAt.find(hash, func(i int32) bool { return v.stemText(i) == s })
	if at < 0 {
		at = int32(len(v.stems))
		v.stems = append(doubled(v.stems), stemCount{word: v.kept.keep(s)})
		v.stemAt.add(free, at, hash)
	}
	return at
}

// form returns the number of a spelling with its stem, which is added if it is new: if
// two spellings differ only in a possessive ending, they can, in rare cases, have
// different stems.
func (v *vocabulary) form(written string, stem int32) int32 {
	v.index()
	hash := v.formAt.hash(written, stem)
	at, free := v.formAt.find(hash, func(i int32) bool { return v.forms[i].stem == stem && v.formText(i) == written })
	if at < 0 {
		at = int32(len(v.forms))
		v.forms = append(doubled(v.forms), formCount{word: v.kept.keep(written), stem: stem})
		v.formAt.add(free, at, hash)
	}
	return at
}

// index makes the tables of a vocabulary that has none, such as one read from a file.
func (v *vocabulary) index() {
	if v.stemAt.slots != nil {
		return
	}
	v.stemAt, v.formAt = newLookup(len(v.stems)), newLookup(len(v.forms))
	for i := range int32(len(v.stems)) {
		v.stemAt.put(i, v.stemAt.hash(v.stemText(i), 0))
	}
	for i := range int32(len(v.forms)) {
		v.formAt.put(i, v.formAt.hash(v.formText(i), v.forms[i].stem))
	}
}

// merge adds the counts of o and returns, for each stem of o, its number in v.
func (v *vocabulary) merge(o *vocabulary) []int32 {
	ids := make([]int32, len(o.stems))
	for i := range o.stems {
		from := &o.stems[i]
		ids[i] = v.stem(o.kept.of(from.word))
		to := &v.stems[ids[i]]
		to.inside += from.inside
		to.capital += from.capital
	}
	for i := range o.forms {
		from := &o.forms[i]
		v.forms[v.form(o.kept.of(from.word), ids[from.stem])].count += from.count
	}
	v.events.merge(&o.events, ids)
	return ids
}

// bump adds n to a count. A key that is new is copied, since it may be part of an
// article.
func bump(m map[string]int64, key string, n int64) {
	if _, ok := m[key]; !ok {
		key = strings.Clone(key)
	}
	m[key] += n
}

// unpossessed is the spelling as written, without a possessive ending.
func unpossessed(f *text.Form) string {
	if f.Base == f.Fold {
		return f.Text
	}
	at := strings.LastIndexAny(f.Text, "'’")
	if at <= 0 {
		return f.Text
	}
	return f.Text[:at]
}
