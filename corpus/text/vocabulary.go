package text

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/spanish"

	"rashomon/corpus/spin"
)

// A FormID identifies a form in one Vocabulary. Ids count up from zero in the order in which
// forms were first seen, so a slice indexed by FormID can hold what another package knows about a
// form.
type FormID uint32

// Case is the capitalisation of a form.
type Case uint8

// The cases of a form. A form without letters is Uncased.
const (
	Uncased Case = iota
	Lower        // mutiny
	Title        // Mutiny
	Upper        // MUTINY, U.S; more than one letter
	Mixed        // McDonald, iPhone
)

// A Form is one spelling as it occurs in the text, with everything that depends on the spelling
// alone.
type Form struct {
	Text string // as written
	Fold string // lower case, with typographic apostrophes made plain
	Base string // Fold without a possessive 's or '
	Stem string // Snowball stem of Base in the Vocabulary's language
	Kind Kind
	Case Case
}

// A Vocabulary keeps every form once, so that folding, stemming and whatever later packages
// compute for a word is done once per form and not once per token. It grows with the number of
// different forms it has seen. It is safe for concurrent use: workers that share one keep their
// words once.
type Vocabulary struct {
	mu       spin.Mutex        // held to add forms
	written  spellings         // the spellings of the forms
	more     map[string]FormID // forms whose ids are too large for the table
	language string            // "" is English

	// What is read without the lock. A form is in its place before its id is given to anybody,
	// and no form is moved: there are formsTogether in a chunk.
	forms atomic.Pointer[[]*[formsTogether]keptForm]
	count atomic.Int32
	table table
	seed  maphash.Seed // for wide keys
}

const formsTogether = 1 << 8

// NewVocabulary returns an empty Vocabulary of English words.
func NewVocabulary() *Vocabulary {
	v := &Vocabulary{seed: maphash.MakeSeed()}
	v.table.init()
	v.forms.Store(&[]*[formsTogether]keptForm{})
	return v
}

// NewVocabularyIn returns an empty Vocabulary with the stems of a language, given as a BCP 47
// tag: English and Spanish are stemmed; in any other language a word is its own stem.
func NewVocabularyIn(language string) *Vocabulary {
	v := NewVocabulary()
	if v.language = primary(language); v.language == "en" {
		v.language = ""
	}
	return v
}

// primary returns the first part of a BCP 47 tag, in lower case.
func primary(language string) string {
	head, _, _ := strings.Cut(language, "-")
	return strings.ToLower(head)
}

// longestForm bounds what a form keeps. No word is that long, and text without spaces must not
// fill the memory.
const longestForm = 256

// Intern returns the id of the form s, adding it if it is new. Forms that agree in their first
// 256 bytes are one.
func (v *Vocabulary) Intern(s string) FormID {
	s = s[:min(len(s), longestForm)]
	k := v.keyOf(s, 0, len(s))
	id, _ := v.learn(k, v.table.hash(k), s)
	return id
}

// keyOf returns the key of the form src[from:to].
func (v *Vocabulary) keyOf(src string, from, to int) key {
	if s := src[from:to]; s == "" || len(s) > longestKey || strings.IndexByte(s, 0) >= 0 {
		return v.wideKey(s)
	}
	return shortKey(src, from, to)
}

// wideKey returns the key of a form that is not short.
func (v *Vocabulary) wideKey(s string) key { return key{maphash.String(v.seed, s), wide} }

// find returns what the table knows about the form s with that key and hash; 0 if that is
// nothing.
func (v *Vocabulary) find(k key, hash uint64, s string) uint64 {
	slots := *v.table.slots.Load()
	rest, at := seek(slots, k, hash)
	for k.rest == wide && rest != 0 && v.Form(formOf(rest)).Text != s {
		rest, at = seek(slots, k, at+1)
	}
	return rest
}

// learn returns the id and kind of the form s with that key and hash. It adds the form if it is
// new. Its properties are worked out before the lock is taken, since that is most of the work.
func (v *Vocabulary) learn(k key, hash uint64, s string) (FormID, Kind) {
	if id, kind, ok := v.lookUp(k, hash, s); ok { // it was met a little before
		return id, kind
	}
	f := newForm(s, v.stem)
	v.mu.Lock()
	defer v.mu.Unlock()
	if id, kind, ok := v.lookUpLocked(k, hash, s); ok { // another goroutine was faster
		return id, kind
	}
	id := v.add(&f)
	if id < 1<<idBits {
		v.table.add(k, hash, k.rest|known|uint64(f.Kind)<<kindShift|uint64(id))
		return id, f.Kind
	}
	if v.more == nil {
		v.more = map[string]FormID{}
	}
	v.more[v.Form(id).Text] = id
	return id, f.Kind
}

// lookUp returns what is known about s, without the lock.
func (v *Vocabulary) lookUp(k key, hash uint64, s string) (id FormID, kind Kind, ok bool) {
	if v.Len() > 1<<idBits {
		v.mu.Lock()
		defer v.mu.Unlock()
		return v.lookUpLocked(k, hash, s)
	}
	rest := v.find(k, hash, s)
	return formOf(rest), kindIn(rest), rest != 0
}

func (v *Vocabulary) lookUpLocked(k key, hash uint64, s string) (id FormID, kind Kind, ok bool) {
	if rest := v.find(k, hash, s); rest != 0 {
		return formOf(rest), kindIn(rest), true
	}
	if id, ok = v.more[s]; ok {
		kind = v.kept(id).kind
	}
	return id, kind, ok
}

// add adds f, which is new. The lock is held.
func (v *Vocabulary) add(f *Form) FormID {
	kept := v.written.keep(f) // a copy of its letters, so as not to keep the article alive
	n := int(v.count.Load())
	chunks := *v.forms.Load()
	if n%formsTogether == 0 {
		chunks = append(chunks, new([formsTogether]keptForm)) // past the end of what others read
		v.forms.Store(&chunks)
	}
	chunks[n/formsTogether][n%formsTogether] = kept
	v.count.Store(int32(n + 1))
	return FormID(n)
}

// stem returns the stem of a folded word. Stemming is the most expensive part of a new form, and
// the plain form of many words has been seen before: regime before Regime's and Regime.
func (v *Vocabulary) stem(base string) string {
	k := v.keyOf(base, 0, len(base))
	if rest := v.find(k, v.table.hash(k), base); rest != 0 && kindIn(rest) == Word {
		if f := v.Form(formOf(rest)); f.Base == base {
			return f.Stem
		}
	}
	if v.language != "" {
		return StemIn(v.language, base)
	}
	return Stem(base)
}

// Form returns the form that id names. It panics if id is not from v.
func (v *Vocabulary) Form(id FormID) Form { return v.written.form(v.kept(id)) }

func (v *Vocabulary) kept(id FormID) *keptForm {
	if int(id) >= v.Len() {
		panic("text: no such form")
	}
	return &(*v.forms.Load())[id/formsTogether][id%formsTogether]
}

// Len returns the number of forms in v; every id is below it.
func (v *Vocabulary) Len() int { return int(v.count.Load()) }

// NewForm works out everything that depends on the spelling s of an English word alone.
func NewForm(s string) Form { return newForm(s, Stem) }

func newForm(s string, stem func(base string) string) Form {
	f := Form{Text: s}
	var plain bool
	if f.Kind, f.Case, plain = letters(s); plain {
		f.Fold = strings.ToLower(s)
	} else {
		f.Kind, f.Case, f.Fold = kindOf(s), caseOf(s), Fold(s)
	}
	f.Base, f.Stem = f.Fold, f.Fold
	if f.Kind == Word {
		f.Base = strings.TrimSuffix(strings.TrimSuffix(f.Fold, "'"), "'s")
		f.Stem = stem(f.Base)
	}
	return f
}

// letters returns the kind and case of s if it is ASCII letters alone, as nearly every new form
// is.
func letters(s string) (Kind, Case, bool) {
	upper := 0
	for i := range len(s) {
		if !isLetter(s[i]) {
			return 0, 0, false
		}
		if s[i] < 'a' {
			upper++
		}
	}
	switch {
	case s == "":
		return 0, 0, false
	case upper == 0:
		return Word, Lower, true
	case upper == len(s) && upper > 1:
		return Word, Upper, true
	case upper == 1 && s[0] < 'a':
		return Word, Title, true
	}
	return Word, Mixed, true
}

// Fold returns s in lower case with typographic apostrophes made plain, the spelling under which
// forms are compared.
func Fold(s string) string {
	s = strings.ToLower(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return apostrophes.Replace(s)
		}
	}
	return s
}

var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'", "＇", "'")

// Stem returns the Snowball English (Porter2) stem of a folded word, stop
// words included, by github.com/kljensen/snowball.
func Stem(folded string) string { return english.Stem(folded, true) }

// StemIn returns the Snowball stem of a folded word in a language, stop words
// included: English for "" and en, Spanish for es, the word itself for others.
func StemIn(language, folded string) string {
	switch primary(language) {
	case "", "en":
		return Stem(folded)
	case "es":
		return spanish.Stem(folded, true)
	}
	return folded
}

// isGap reports whether a segment is white space, a control or a format mark that is written but
// not read: these belong between tokens.
func isGap(w string) bool {
	for i := 0; i < len(w); {
		c := w[i]
		if c < utf8.RuneSelf {
			if c > ' ' && c != 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(w[i:])
		if r == utf8.RuneError && n == 1 {
			return false
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r) {
			return false
		}
		i += n
	}
	return true
}

func kindOf(s string) Kind {
	kind := Mark
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			return Word
		case unicode.IsDigit(r) || unicode.IsNumber(r):
			kind = Number
		case kind == Mark && !unicode.IsPunct(r):
			kind = Symbol
		}
	}
	return kind
}

func caseOf(s string) Case {
	var upper, lower, letters int
	first := false
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
			if letters == 1 {
				first = true
			}
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper+lower == 0:
		return Uncased
	case upper == 0:
		return Lower
	case lower == 0 && upper > 1:
		return Upper
	case first && upper == 1:
		return Title
	}
	return Mixed
}
