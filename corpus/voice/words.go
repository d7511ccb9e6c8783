package voice

import (
	_ "embed"
	"strings"

	"rashomon/corpus/text"
)

//go:embed words.txt
var wordsFile string

// class is what a word can be in a clause, as far as its spelling tells. A word
// can be several things at once; what it is, its neighbours decide.
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
	timely   // days, months, "earlier": words of time
	document // statement, letter, poll: what speaks for its owner
	person   // nouns of people
	org      // nouns of organisations
	honorific
	inanimate // deal, plan, election: what cannot speak
	common    // frequent verbs that introduce no source, in any form
	quantity
	to
	number
	name       // written with a capital
	possessive // ends in 's or s'
	lowercase  // written without a capital
	lyAdverb
	edForm  // may be a past form: ends in -ed, no known verb
	ingForm // ends in -ing, no known verb
	plural  // ends in s
	elided  // begins with an apostrophe when written short: 'em, 'til
	comma
	semicolon
	colon
	dashMark
	openParen
	closeParen
	terminal
	compoundNoun // "year-old"
	quoted       // stands for a whole quotation
	finished     // a quotation that ends in a comma or full stop: no noun phrase goes on over it
	compound     // joined by hyphens: never a verb
	plain        // a word or number that is an item as it stands: no cue, no mark
	cueWord      // some rule begins at it: a cue verb or noun, or a word as in "according to"
	closingCue   // the rule may take in what stands before it

	cues    = cueWord | closingCue
	aux     = be | have | do | modal
	pronoun = subj | obj
	stops   = comma | semicolon | colon | dashMark | terminal
)

var classNames = map[string]class{
	"det": det, "poss": poss, "subj": subj, "obj": obj, "third": third, "prep": prep, "coord": coord, "subord": subord,
	"contrast": contrast, "wh": wh, "be": be, "have": have, "do": do, "modal": modal, "neg": neg, "adv": adv, "time": timely,
	"document": document, "person": person, "org": org, "honorific": honorific, "inanimate": inanimate, "common": common, "quantity": quantity,
}

// closedClasses reads words.txt.
func closedClasses() map[string]class {
	m := make(map[string]class, 1<<11)
	for line := range strings.Lines(wordsFile) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		c := classNames[kind]
		if !ok || c == 0 {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			m[w] |= c
		}
	}
	return m
}

// A word is what the rules ask of a form, worked out once a form and held in 16
// bytes: it is looked up for every token of a text.
type word struct {
	classes class
	verb    int16 // index into the cue verbs, -1 when the form is of none
	noun    int16 // index into the cue nouns and adjectives, -1 when the form is of none
	forms   verbForm
	key     keyword
	glyph   glyph
	role    Class
}

func (w *word) has(c class) bool { return w.classes&c != 0 }

// A lore is what is asked of a form more seldom, where names are told apart.
type lore struct {
	initial class       // what a capitalised word is besides when it begins a sentence
	root    text.FormID // the form of Base: folded, without a possessive
	alias   text.FormID // root, or what a spelling of it is compared under
	place   text.FormID // the country that a word stands for, 0 for none
	gender  gender
}

// A look is how a form strikes the eye: what is looked for in every token of a
// text before any sentence is read, in a byte.
type look uint8

const (
	quoteLook look = 1 << iota // may be a quotation mark
	nameLook                   // a capitalised word that can be part of a name
	leadLook                   // and can even when it begins a sentence
)

func (w *word) look(l *lore) look {
	if w.glyph != noGlyph {
		return quoteLook
	}
	if w.classes&name == 0 {
		return 0
	}
	if w.classes&timely != 0 && w.classes&aux == 0 {
		return 0 // Monday, June
	}
	const (
		titles = person | org | honorific | timely | document
		closed = det | subj | obj | prep | coord | subord | wh | that | aux | neg | adv
	)
	if w.classes&closed != 0 && w.classes&titles == 0 {
		return 0
	}
	if (w.classes|l.initial)&(lyAdverb|ingForm|edForm|common) != 0 || w.verb >= 0 {
		return nameLook // a word that sentences begin with
	}
	return nameLook | leadLook
}

// learn brings what is known of forms up to the vocabulary.
func (r *Reader) learn() {
	for id := len(r.words); id < r.vocabulary.Len(); id++ {
		w, l := r.newWord(r.vocabulary.Form(text.FormID(id)))
		r.words, r.lore, r.looks = append(r.words, w), append(r.lore, l), append(r.looks, w.look(&l))
	}
}

// newWord works out what is known of a form. What a rule may begin at is told
// last, from the rest.
func (r *Reader) newWord(form *text.Form) (word, lore) {
	w, l := r.classify(form)
	if w.verb >= 0 {
		w.classes |= cueWord
		if r.verbs[w.verb].frames&sayFrame != 0 {
			w.classes |= closingCue
		}
	}
	if w.noun >= 0 {
		w.classes |= cueWord
	}
	switch w.key {
	case according, per, words, asKey:
		w.classes |= cues
	case forKey:
		w.classes |= cueWord
	}
	if form.Kind.Counts() && w.glyph == noGlyph && w.classes&cues == 0 {
		w.classes |= plain
	}
	return w, l
}

func (r *Reader) classify(form *text.Form) (w word, l lore) {
	f := *form // Intern below may move the forms
	w = word{glyph: glyphOf(f.Text), verb: -1, noun: -1}
	if f.Kind != text.Word {
		w.classes = markClass(f.Text)
		if f.Kind == text.Number {
			w.classes |= number
		}
		return w, l
	}
	w.classes, w.key = r.closed[f.Fold], keywords[f.Fold]
	switch f.Fold {
	case "that":
		w.classes |= that
	case "old":
		w.classes |= compoundNoun
	case "to":
		w.classes |= to
	case "em", "til", "tis", "twas", "twill", "twere", "n", "cause", "bout", "cuz", "neath", "tween", "round", "kay":
		w.classes |= elided
	}
	const function = det | subj | obj | prep | coord | subord | wh | that | be | have | do | neg | adv
	if f.Case == text.Lower || f.Case == text.Title && w.classes&function != 0 && w.classes&(honorific|person|org|timely|document) == 0 {
		w.classes |= lowercase // a sentence may begin with it
	}
	if w.classes&lowercase == 0 && f.Case != text.Uncased {
		w.classes |= name
	}
	base, fold := f.Base, f.Fold
	l.root = r.vocabulary.Intern(base)
	l.alias, w.role, l.gender = l.root, r.roles[base], r.genders[base]
	if a, ok := r.aliases[base]; ok {
		l.alias = r.vocabulary.Intern(a)
	}
	if p, ok := r.places[base]; ok {
		l.place = r.vocabulary.Intern(p)
	}
	if base != fold && w.classes&(subj|that|wh) == 0 {
		w.classes |= possessive
		w.classes |= r.closed[base] & (person | org | timely | document)
		return w, l
	}
	if n, ok := r.cueNouns[fold]; ok {
		w.noun = n
	}
	if v, ok := r.cueForms[fold]; ok {
		w.verb, w.forms = v.verb, v.forms
	}
	if strings.HasSuffix(fold, "s") && len(fold) > 2 && !strings.HasSuffix(fold, "ss") {
		w.classes |= plural
	}
	if w.classes&common != 0 && len(fold) > 4 && strings.HasSuffix(fold, "ing") {
		w.classes = w.classes&^common | ingForm
	}
	if w.classes&^(lowercase|name|plural) != 0 {
		return w, l
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
		l.initial = ending // of Kelly, Reed and Fleming an ending tells nothing
	} else {
		w.classes |= ending
	}
	return w, l
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
	}
	return 0
}
