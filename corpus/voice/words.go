package voice

import "rashomon/corpus/text"

// class is what a word can be in a clause, as far as its spelling tells. A word
// can be several things at once.
type class uint32

const (
	elided class = 1 << iota // begins with an apostrophe when written short: 'em, 'til
)

// A word is what this package knows of a form, worked out once a form.
type word struct {
	classes class
	glyph   glyph
}

func (w *word) has(c class) bool { return w.classes&c != 0 }

// learn brings r.words up to the vocabulary.
func (r *Reader) learn() {
	for id := len(r.words); id < r.vocabulary.Len(); id++ {
		r.words = append(r.words, newWord(r.vocabulary.Form(text.FormID(id))))
	}
}

func newWord(f *text.Form) word {
	w := word{glyph: glyphOf(f.Text)}
	switch f.Fold {
	case "em", "til", "tis", "twas", "twill", "twere", "n", "cause", "bout", "cuz", "neath", "tween", "round", "kay":
		w.classes |= elided
	}
	return w
}
