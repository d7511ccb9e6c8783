package voice

import (
	"slices"
	"strings"

	"rashomon/corpus/spin"
	"rashomon/corpus/text"
)

// A lexis is what Readers know about words. Several may share one.
type lexis struct {
	vocabulary *text.Vocabulary
	listed     map[string]entry // what all tables say about folded words; most spellings are in none
	verbs      []cueVerb
	nouns      []cueVerb
	countries  []country        // by entry.place
	aliases    map[root]root    // of names with more than one spelling
	entries    map[entry]uint16 // the index of an entry into known.words and known.places

	mu    spin.Mutex // guards known and entries
	known forms
}

// A country is what the words of places.txt refer to.
type country struct {
	name string
	root root
}

func newLexis(options Options) *lexis {
	l := &lexis{
		vocabulary: text.NewVocabulary(), listed: make(map[string]entry, 1<<12), countries: make([]country, 1),
		aliases: map[root]root{}, entries: map[entry]uint16{}, known: forms{words: new([entries]word)},
	}
	l.listClosed()
	l.listCues()
	for w, c := range roleTable() {
		l.list(w, func(x *entry) { x.role = c })
	}
	l.listPlaces()
	aliases, genders := nameTables(options.Aliases)
	for w, g := range genders {
		l.list(w, func(x *entry) { x.classes |= male*class(g&he/he) | female*class(g&she/she) })
	}
	for w, name := range aliases {
		l.aliases[rootOf(w)] = rootOf(name)
		l.list(w, func(x *entry) { x.classes |= aliased })
	}
	l.vocabulary.Intern("") // so that no word has FormID 0, which means none
	return l
}

// list adds to what the tables say about a word.
func (l *lexis) list(w string, add func(x *entry)) {
	x := l.lookUp(w)
	add(&x)
	l.listed[w] = x
}

// lookUp returns what the tables say about a word.
func (l *lexis) lookUp(w string) entry {
	if x, ok := l.listed[w]; ok {
		return x
	}
	return entry{word: word{verb: -1, noun: -1}}
}

func (l *lexis) listClosed() {
	closedClasses(func(w string, c class) {
		l.list(w, func(x *entry) { x.classes |= c })
	})
	for w, k := range keywords {
		l.list(w, func(x *entry) { x.key = k })
	}
	l.list("that", func(x *entry) { x.classes |= that })
	l.list("to", func(x *entry) { x.classes |= to })
	for w := range strings.FieldsSeq("em til tis twas twill twere n cause bout cuz neath tween round kay") {
		l.list(w, func(x *entry) { x.classes |= elided })
	}
}

func (l *lexis) listCues() {
	var verbs map[string]cueForm
	var nouns map[string]int16
	l.verbs, verbs = cueTable()
	l.nouns, nouns = nounTable()
	for w, f := range verbs {
		l.list(w, func(x *entry) { x.verb, x.forms = f.verb, f.forms })
	}
	for w, n := range nouns {
		l.list(w, func(x *entry) { x.noun = n })
	}
}

func (l *lexis) listPlaces() {
	numbers := map[string]uint8{}
	for w, name := range placeTable() {
		n, ok := numbers[name]
		if !ok {
			n = uint8(len(l.countries))
			numbers[name], l.countries = n, append(l.countries, country{name, rootOf(name)})
		}
		l.list(w, func(x *entry) { x.place = n })
	}
}

// forms is what is known about the forms of a vocabulary. Thousands of words are alike in
// everything that rules look at and share an entry, so the forms of a text are close together in
// memory.
type forms struct {
	entry  []uint16       // by FormID
	root   []root         // by FormID
	words  *[entries]word // by entry
	places []uint8        // by entry: index into the countries
}

// entries is the most there can be: the tables and word endings allow some ten thousand. Memory
// that no entry uses is never touched.
const entries = 1 << 16

// place returns the number of the country that a form refers to, 0 for none.
func (f *forms) place(id text.FormID) uint8 { return f.places[f.entry[id]] }

// learn brings r.forms up to the vocabulary.
func (r *Reader) learn() {
	l, n := r.lexis, r.vocabulary.Len()
	if len(r.forms.entry) >= n {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := len(l.known.entry); id < n; id++ {
		written := l.vocabulary.Form(text.FormID(id))
		e, root := l.newForm(&written)
		l.known.entry = append(double(l.known.entry), l.index(e))
		l.known.root = append(double(l.known.root), root)
	}
	r.forms = l.known // others may append past these lengths; what is within them never changes
}

// index returns the index of an entry, adding it the first time.
func (l *lexis) index(e entry) uint16 {
	i, ok := l.entries[e]
	if !ok {
		i = uint16(len(l.entries))
		l.entries[e], l.known.words[i] = i, e.word
		l.known.places = append(l.known.places, e.place)
	}
	return i
}

// alias returns the root under which the word at token t is compared.
func (r *Reader) alias(into *Reading, t int32) root {
	own := r.forms.root[into.Tokens[t].Form]
	if r.text[t].classes&aliased != 0 {
		return r.aliases[own]
	}
	return own
}

// country returns the country that a form refers to; its root is 0 for none.
func (r *Reader) country(id text.FormID) *country { return &r.countries[r.forms.place(id)] }

// double returns s with room for one more. The built-in append copies a long slice four times
// more often.
func double[T any](s []T) []T {
	if len(s) < cap(s) {
		return s
	}
	return slices.Grow(s, len(s)+64)
}
