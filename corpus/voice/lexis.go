package voice

import (
	"slices"
	"sync"

	"rashomon/corpus/text"
)

// A lexis is what Readers know of words. Several may share one.
type lexis struct {
	vocabulary *text.Vocabulary
	closed     map[string]class
	verbs      []cueVerb
	cueForms   map[string]cueForm
	nouns      []cueVerb
	cueNouns   map[string]int16
	roles      map[string]Class
	places     map[string]string
	aliases    map[string]string
	genders    map[string]gender

	mu    sync.Mutex // of known
	known []form     // by FormID
}

func newLexis(options Options) *lexis {
	l := &lexis{vocabulary: text.NewVocabulary(), closed: closedClasses()}
	l.verbs, l.cueForms = cueTable()
	l.nouns, l.cueNouns = nounTable()
	l.roles, l.places = roleTable(), placeTable()
	l.aliases, l.genders = nameTables(options.Aliases)
	l.vocabulary.Intern("") // so that no word has FormID 0, which stands for none
	return l
}

// learn brings r.forms up to the vocabulary.
func (r *Reader) learn() {
	if len(r.forms) >= r.vocabulary.Len() {
		return
	}
	l := r.lexis
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := len(l.known); id < l.vocabulary.Len(); id++ {
		written := l.vocabulary.Form(text.FormID(id))
		f := l.newForm(&written)
		l.known = append(double(l.known), f)
	}
	r.forms = l.known // what is behind the end others may add to; what is before it stays
}

// double is s with room for one more. The append of the language copies a long
// slice four times more often.
func double[T any](s []T) []T {
	if len(s) < cap(s) {
		return s
	}
	return slices.Grow(s, len(s)+64)
}
