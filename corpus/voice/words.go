package voice

import (
	_ "embed"
	"strings"

	"rashomon/corpus/text"
)

//go:embed words.txt
var wordsFile string

// class is what a word can be in a clause, as far as its spelling shows. A word can be several
// things at once; its neighbours decide which it is.
type class uint64

const (
	det class = 1 << iota
	poss
	subj
	obj
	third // subject pronouns of the third person
	prep
	coord
	subord
	contrast
	wh
	that
	be
	have
	do
	modal
	neg
	adv
	timely   // days, months, "earlier": words for time
	document // statement, letter, poll: what speaks for its owner
	person   // nouns for people
	org      // nouns for organisations
	honorific
	inanimate // deal, plan, election: what cannot speak
	common    // frequent verbs, in any form, that introduce no source
	quantity
	to
	number
	name       // written with a capital
	possessive // ends in 's or s'
	lowercase  // written without a capital
	lyAdverb
	edForm  // may be a past form: ends in -ed, not a known verb
	ingForm // ends in -ing, not a known verb
	plural  // ends in s
	elided  // begins with an apostrophe when shortened: 'em, 'til
	comma
	semicolon
	colon
	dashMark
	openParen
	closeParen
	terminal
	quoted      // an item that is a whole quotation
	finished    // a quotation that ends in a comma or full stop: no noun phrase extends past it
	compound    // joined by hyphens: never a verb
	plain       // a word, number or mark that is an item as it is: not a cue, quotation mark, hyphen or full stop
	verbal      // may be a finite verb
	cueWord     // some rule begins at it: a cue verb or noun, or a word such as in "according to"
	closingCue  // the rule may take in what precedes it
	leadWord    // a nameWord that is one even at the start of a sentence
	quoteMark   // may be a quotation mark
	hyphen      // a mark that may join words, or be a dash
	male        // a name or title that goes with "he"
	female      // and with "she"
	aliased     // a name with other spellings
	wantsPhrase // of a cue that is not a verb: what it needs next, by wants
	wantsNoun
	lyInitially // of a capitalised word: lyAdverb at the start of a sentence
	edInitially
	ingInitially
	ender    // a sentence may end in it, or after it
	capital  // has a capital letter
	stir     // not plain: a cue, or a mark whose meaning depends on its neighbours; or an ender
	nameWord // a capitalised word that can be part of a name

	cues      = cueWord | closingCue
	naming    = male | female | aliased
	initially = lyInitially / lyAdverb
	aux       = be | have | do | modal
	pronoun   = subj | obj
	stops     = comma | semicolon | colon | dashMark | terminal
)

// wants is, by the wants bits of a cue, the classes of which the word after it must have at least
// one; the rules require more. A word that stirs may be anything.
var wants = [4]class{
	0:                                       ^class(0),                            // a verb, "as", "words"
	1:                                       prep | to | stir,                     // the phrase alone: "according to"
	wantsNoun / wantsPhrase:                 that | to | prep | subj | det | stir, // "claim that"
	(wantsNoun | wantsPhrase) / wantsPhrase: name | stir,                          // "for Vell"
}

// initial returns what a word is in addition when it begins a sentence.
func (k class) initial() class { return k / initially & (lyAdverb | edForm | ingForm) }

var classNames = map[string]class{
	"det": det, "poss": poss, "subj": subj, "obj": obj, "third": third, "prep": prep, "coord": coord, "subord": subord,
	"contrast": contrast, "wh": wh, "be": be, "have": have, "do": do, "modal": modal, "neg": neg, "adv": adv, "time": timely,
	"document": document, "person": person, "org": org, "honorific": honorific, "inanimate": inanimate, "common": common, "quantity": quantity,
}

// closedClasses passes every word of words.txt to add, once for each of its classes.
func closedClasses(add func(w string, c class)) {
	for line := range strings.Lines(wordsFile) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		c := classNames[kind]
		if !ok || c == 0 {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			add(w, c)
		}
	}
}

// A word is what the rules look at in a form, in 16 bytes: a Reader has one for every token of an
// article.
type word struct {
	classes class
	verb    int16 // index into the cue verbs, -1 when the form is not one
	noun    int16 // index into the cue nouns and adjectives, -1 when the form is not one
	forms   verbForm
	key     keyword
	glyph   glyph
	role    Class
}

func (w *word) has(c class) bool { return w.classes&c != 0 }

// may reports whether the word may be any of some forms of its cue verb.
func (w *word) may(be verbForm) bool { return w.forms&be != 0 }

// gender returns the pronouns that a name or title goes with.
func (w *word) gender() gender {
	return gender(w.classes&male/male*class(he) | w.classes&female/female*class(she))
}

// An entry is what this package knows about a spelling, worked out once.
type entry struct {
	word
	place uint8 // index into the countries, 0 for none
}

// A root is the hash of the Base of a form: folded, without a possessive. It is 0 for anything
// but a word. As a hash it needs no form of its own, such as "vell" where only "Vell" is written;
// a collision between two names of one article is not to be expected in a lifetime.
type root uint64

// rootOf returns the 64-bit hash of Fowler, Noll and Vo (FNV-1a).
func rootOf(base string) root {
	h := root(14695981039346656037)
	for i := range len(base) {
		h = (h ^ root(base[i])) * 1099511628211
	}
	return h
}

// newForm works out what is known about a spelling: first what it can be, and from that which
// rules may begin at it.
func (l *lexis) newForm(f *text.Form) (entry, root) {
	x := l.classify(f)
	// A verb of weight 0 matters only as a gerund after "as", or as a word of a name, where it is
	// not a verb.
	if x.verb >= 0 && (l.verbs[x.verb].weight > 0 || x.forms&ing != 0 || x.classes&name != 0) {
		x.classes |= cueWord
		if l.verbs[x.verb].takes(sayFrame) {
			x.classes |= closingCue
		}
	}
	if x.noun >= 0 {
		x.classes |= cueWord
	}
	switch x.key {
	case according, words, asKey:
		x.classes |= cues
	case forKey:
		x.classes |= cueWord
	}
	if f.Kind.Counts() && x.glyph == noGlyph && x.classes&cues == 0 {
		x.classes |= plain
	}
	if x.glyph != noGlyph {
		x.classes |= quoteMark
	} else if !f.Kind.Counts() && x.classes != 0 && x.classes&hyphen == 0 && f.Text != "." {
		x.classes |= plain
	}
	if text.MayEndSentence(f.Text) {
		x.classes |= ender
	}
	if f.Case == text.Title || f.Case == text.Upper || f.Case == text.Mixed {
		x.classes |= capital
	}
	if x.classes&plain == 0 || x.classes&ender != 0 {
		x.classes |= stir
	}
	switch {
	case x.verb >= 0:
	case x.noun >= 0:
		x.classes |= wantsNoun
	case x.key == words:
	case x.key == according:
		x.classes |= wantsPhrase
	case x.key == forKey:
		x.classes |= wantsNoun | wantsPhrase
	}
	if (x.classes|x.classes.initial())&(aux|common|edForm) != 0 || x.verb >= 0 {
		x.classes |= verbal
	}
	if x.canName() {
		x.classes |= nameWord
		if (x.classes|x.classes.initial())&(lyAdverb|ingForm|edForm|common) == 0 && x.verb < 0 {
			x.classes |= leadWord
		}
	}
	if f.Kind != text.Word {
		return x, 0
	}
	return x, rootOf(f.Base)
}

// canName reports whether a word can be part of a name.
func (w *word) canName() bool {
	const (
		titles = person | org | honorific | timely | document
		closed = det | subj | obj | prep | coord | subord | wh | that | aux | neg | adv
	)
	switch {
	case !w.has(name), w.has(timely) && !w.has(aux): // Monday, June
		return false
	}
	return !w.has(closed) || w.has(titles)
}

// healthOrganisation is how words.txt lists the WHO, which is not the pronoun.
const healthOrganisation = "w.h.o."

func (l *lexis) classify(f *text.Form) (w entry) {
	w.word = word{glyph: glyphOf(f.Text), verb: -1, noun: -1}
	if f.Kind != text.Word {
		w.classes = markClass(f.Text)
		if f.Kind == text.Number {
			w.classes |= number
		}
		return w
	}
	fold := f.Fold
	base := f.Base
	if base == "who" && strings.HasPrefix(f.Text, "WHO") {
		fold = healthOrganisation + fold[len(base):]
		base = healthOrganisation
	}
	own := l.lookUp(fold)
	of := own // of the word without its possessive
	if base != fold {
		of = l.lookUp(base)
	}
	w.classes, w.key, w.role, w.place = own.classes&^naming|of.classes&naming, own.key, of.role, of.place
	const function = det | subj | obj | prep | coord | subord | wh | that | be | have | do | neg | adv
	if f.Case == text.Lower || f.Case == text.Title && w.classes&function != 0 && w.classes&(honorific|person|org|timely|document) == 0 {
		w.classes |= lowercase // a sentence may begin with it
	}
	if w.classes&lowercase == 0 && f.Case != text.Uncased {
		w.classes |= name
	}
	if base != fold && w.classes&(subj|that|wh) == 0 {
		w.classes |= possessive
		w.classes |= of.classes & (person | org | timely | document)
		return w
	}
	w.noun, w.verb, w.forms = own.noun, own.verb, own.forms
	if strings.HasSuffix(fold, "s") && len(fold) > 2 && !strings.HasSuffix(fold, "ss") {
		w.classes |= plural
	}
	if w.classes&common != 0 && len(fold) > 4 && strings.HasSuffix(fold, "ing") {
		w.classes = w.classes&^common | ingForm
	}
	if w.classes&^(lowercase|name|plural|naming) != 0 {
		return w
	}
	var ending class
	switch {
	case len(fold) > 4 && strings.HasSuffix(fold, "ly"):
		ending = lyAdverb
	case len(fold) > 4 && strings.HasSuffix(fold, "ed"):
		ending = edForm
	case len(fold) > 5 && strings.HasSuffix(fold, "ing"):
		ending = ingForm
	}
	if w.classes&name != 0 {
		w.classes |= ending * initially // in Kelly, Reed and Fleming an ending says nothing
	} else {
		w.classes |= ending
	}
	return w
}

func markClass(s string) class {
	switch s {
	case ",", "،", "、", "，":
		return comma
	case ";", "；":
		return semicolon
	case ":", "：":
		return colon
	case "—", "―", "--", "―-":
		return dashMark
	case "(", "[", "{":
		return openParen
	case ")", "]", "}":
		return closeParen
	case ".", "!", "?", "…", "...", "。", "！", "？":
		return terminal
	case "$", "€", "£", "¥", "#":
		return number
	case "%":
		return quantity
	case "&":
		return coord
	case "-", "‐", "‑", "‒", "–", "/":
		return hyphen
	}
	return 0
}
