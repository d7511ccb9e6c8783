package analysis

import (
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A wordCounter counts the words of one article after the other: its spellings
// first, by their number in the reader's vocabulary, and of those that it has what
// they are in the Profile's. It looks a spelling up there once.
type wordCounter struct {
	article   []spellingCount // of the article, by text.FormID: small, so that those of most words stay at hand
	forms     []wordForm      // by text.FormID
	counted   uint32          // words in forms
	spellings []text.FormID   // of the article
	stems     []wordUse       // of the article, one for each spelling
	uses      []wordUse       // of the article
	places    []int32         // by the Profile's number of a stem: its place in uses plus one, 0 when the article does not have it
	sorter    wordSorter
}

// spellingCount is what an article has of a spelling; see stemCount.
type spellingCount struct{ n, inside int32 }

// wordForm is what the counter knows of a spelling, and has counted of it in the
// articles before that is not yet added to the Profile.
type wordForm struct {
	form, stem int32 // in the Profile, plus one; 0 is not yet known
	n, inside  uint32
}

// mostCounted is the number of words after which forms are flushed, far from where
// their counts would overflow.
const mostCounted = 1 << 31

// count counts the article's words in the outlet's wording, of which there are n.
func (c *wordCounter) count(a *Article, p *Profile, n int64) {
	if n := a.Vocabulary.Len(); n > len(c.forms) {
		c.article, c.forms = longer(c.article, n), longer(c.forms, n)
	}
	c.countSpellings(a)
	// In two goes, of which each waits for memory once for many spellings.
	c.stems, c.uses = c.stems[:0], c.uses[:0]
	for _, id := range c.spellings {
		f := c.formOf(id, a, p)
		count := &c.article[id]
		f.n += uint32(count.n)
		f.inside += uint32(count.inside)
		c.stems = append(c.stems, wordUse{stem: f.stem - 1, k: count.n})
		*count = spellingCount{}
	}
	for _, use := range c.stems {
		place := &c.places[use.stem]
		if *place == 0 {
			c.uses = append(c.uses, wordUse{stem: use.stem, of: int32(n)})
			*place = int32(len(c.uses))
		}
		c.uses[*place-1].k += use.k
	}
	for i := range c.uses {
		c.places[c.uses[i].stem] = 0
	}
}

// countSpellings counts the article's spellings.
func (c *wordCounter) countSpellings(a *Article) {
	spellings := slices.Grow(c.spellings[:0], len(a.Tokens))[:len(a.Tokens)]
	n, at := 0, 0
	for _, s := range a.Sentences {
		first := s.First
		for first < s.Last && a.Tokens[first].Kind != text.Word {
			first++
		}
		for at > 0 && a.stretches[at].first > s.First { // sentences out of order
			at--
		}
		for a.stretches[at].last <= s.First {
			at++
		}
		for i := at; i < len(a.stretches) && a.stretches[i].first < s.Last; i++ {
			st := &a.stretches[i]
			if st.duplicate || !st.place.Wording() {
				continue
			}
			body := int32(0)
			if st.body() {
				body = 1
			}
			from := max(st.first, s.First)
			for k := range a.Tokens[from:min(st.last, s.Last)] {
				t := &a.Tokens[int(from)+k]
				if t.Kind != text.Word {
					continue
				}
				// Without a branch: which spellings are new nobody can foresee.
				f := &c.article[t.Form]
				spellings[n] = t.Form
				n += int(uint32(f.n-1) >> 31)
				f.n++
				f.inside += body
			}
			if body > 0 && from <= first && first < min(st.last, s.Last) {
				c.article[a.Tokens[first].Form].inside--
			}
		}
	}
	c.spellings = spellings[:n]
}

// add adds to the outlet what count counted, and gives the number of words. What
// flush adds is left.
func (c *wordCounter) add(o *outlet) (words int64) {
	for i := range c.uses {
		words += int64(c.uses[i].k)
	}
	o.words.note(c.uses, &c.sorter)
	o.vocabularyWords += words
	c.counted += uint32(words)
	return words
}

// addEvent adds the article's words to those of its event.
func (c *wordCounter) addEvent(d *corpus.Document, words int64, events *eventWords) {
	if event := events.of(d.Event); event != nil {
		event.counts.note(c.uses, &c.sorter)
		event.words += words
		bump(event.outlets, d.Outlet, words)
	}
}

// formOf is what the counter knows of a spelling.
func (c *wordCounter) formOf(id text.FormID, a *Article, p *Profile) *wordForm {
	f := &c.forms[id]
	if f.form == 0 {
		spelling := a.Vocabulary.Form(id)
		c.learn(f, &spelling, p)
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
		c.places = longer(c.places, stems)
	}
}

// flush adds to the Profile, whose lock is held, what was counted of spellings since
// the last time.
func (c *wordCounter) flush(spellings *text.Vocabulary, v *vocabulary) {
	for id := range c.forms {
		f := &c.forms[id]
		if f.n == 0 {
			continue
		}
		v.forms[f.form-1].count += int64(f.n)
		stem := &v.stems[f.stem-1]
		stem.inside += int64(f.inside)
		switch spellings.Form(text.FormID(id)).Case {
		case text.Title, text.Upper, text.Mixed:
			stem.capital += int64(f.inside)
		}
		f.n, f.inside = 0, 0
	}
	c.counted = 0
}

// full reports whether flush is due.
func (c *wordCounter) full() bool { return c.counted > mostCounted }

// renew forgets what was learnt of spellings; all is flushed.
func (c *wordCounter) renew() { c.article, c.forms = nil, nil }
