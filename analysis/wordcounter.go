package analysis

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A wordCounter counts the words of one article after the other: its spellings
// first, by their number in the reader's vocabulary, and of those that it has what
// they are in the Profile's. It looks a spelling up there once.
type wordCounter struct {
	forms     []wordForm    // by text.FormID
	spellings []text.FormID // of the article
	uses      []wordUse     // of the article
	places    []int32       // by the Profile's number of a stem: its place in uses plus one, 0 when the article does not have it
	sorter    wordSorter
}

// wordForm is what the counter knows of a spelling and has counted of it. It stands in
// one record, since of most spellings of an article nothing is at hand.
type wordForm struct {
	n, inside  int32 // of the article; see stemCount
	form, stem int32 // in the Profile, plus one; 0 is not yet known
	// Of the articles before, not yet added to the Profile:
	total       int64
	totalInside int64
}

// count counts the article's words in the outlet's wording, of which there are n.
func (c *wordCounter) count(a *Article, p *Profile, n int64) {
	if n := a.Vocabulary.Len(); n > len(c.forms) {
		c.forms = append(c.forms, make([]wordForm, n-len(c.forms))...)
	}
	c.countSpellings(a)
	for _, id := range c.spellings {
		f := c.formOf(id, a, p)
		place := &c.places[f.stem-1]
		if *place == 0 {
			c.uses = append(c.uses, wordUse{stem: f.stem - 1, of: int32(n)})
			*place = int32(len(c.uses))
		}
		c.uses[*place-1].k += f.n
		f.total += int64(f.n)
		f.totalInside += int64(f.inside)
		f.n, f.inside = 0, 0
	}
	for i := range c.uses {
		c.places[c.uses[i].stem] = 0
	}
	c.spellings = c.spellings[:0]
}

// countSpellings counts the article's spellings.
func (c *wordCounter) countSpellings(a *Article) {
	for _, s := range a.Sentences {
		inside := int32(0) // from the second word on
		for i := s.First; i < s.Last; i++ {
			t := &a.Tokens[i]
			if t.Kind != text.Word {
				continue
			}
			first := inside == 0
			inside = 1
			if a.Duplicates[i] || !placeOf(a.Zones[i], a.Voices[i]).Wording() {
				continue
			}
			f := &c.forms[t.Form]
			if f.n == 0 {
				c.spellings = append(c.spellings, t.Form)
			}
			f.n++
			if !first && a.Zones[i] == corpus.Body {
				f.inside++
			}
		}
	}
}

// add adds to the Profile what count counted, but for what flush adds.
func (c *wordCounter) add(d *corpus.Document, v *vocabulary, o *outlet) {
	var words int64
	for i := range c.uses {
		words += int64(c.uses[i].k)
	}
	if event := v.events.of(d.Event); event != nil {
		for i := range c.uses {
			*event.counts.of(c.uses[i].stem) += int64(c.uses[i].k)
		}
		event.words += words
		bump(event.outlets, d.Outlet, words)
	}
	o.words.note(c.uses, &c.sorter)
	o.vocabularyWords += words
	c.uses = c.uses[:0]
}

// formOf is what the counter knows of a spelling.
func (c *wordCounter) formOf(id text.FormID, a *Article, p *Profile) *wordForm {
	f := &c.forms[id]
	if f.form == 0 {
		c.learn(f, a.Vocabulary.Form(id), p)
	}
	return f
}

// learn looks a spelling up in the Profile's vocabulary.
func (c *wordCounter) learn(f *wordForm, spelling *text.Form, p *Profile) {
	p.gate.Lock()
	v := &p.words
	stem := v.stem(spelling.Stem)
	form := v.form(unpossessed(spelling), stem)
	stems := len(v.stems)
	p.gate.Unlock()
	f.form, f.stem = form+1, stem+1
	if stem >= int32(len(c.places)) {
		c.places = append(c.places, make([]int32, stems-len(c.places))...)
	}
}

// flush adds to the Profile, whose lock is held, what was counted of spellings since
// the last time.
func (c *wordCounter) flush(spellings *text.Vocabulary, v *vocabulary) {
	for id := range c.forms {
		f := &c.forms[id]
		if f.total == 0 {
			continue
		}
		v.forms[f.form-1].count += f.total
		stem := &v.stems[f.stem-1]
		stem.inside += f.totalInside
		switch spellings.Form(text.FormID(id)).Case {
		case text.Title, text.Upper, text.Mixed:
			stem.capital += f.totalInside
		}
		f.total, f.totalInside = 0, 0
	}
}

// renew forgets what was learnt of spellings; all is flushed.
func (c *wordCounter) renew() { c.forms = nil }
