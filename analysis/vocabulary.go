package analysis

import (
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A vocabulary counts every word of the outlets' wording by its stem. Stems and
// spellings are kept once a Profile and numbered in the order in which they came;
// an outlet holds a tally for each stem that it has. Numbers do not leave the
// Profile: what is compared is put in the order of the stems.
type vocabulary struct {
	stems  []stemCount
	forms  []formCount
	stemID map[string]int32
	formID map[formKey]int32
	kept   text.Store // the strings of stems and forms: a reader's are not held on to
	events eventWords
}

// stemCount is what a Profile knows of a stem over all outlets.
type stemCount struct {
	stem string
	// Occurrences inside a sentence of the body, after its first word, and those of
	// them written with a capital: a word that is nearly always a capital there is a
	// name.
	inside, capital int64
}

// formCount is a spelling as written, without a possessive ending.
type formCount struct {
	form  string
	stem  int32
	count int64
}

// wordTally counts one stem in one outlet's wording. Sums but for most, which is a
// maximum; both merge in any order.
type wordTally struct {
	k        int64 // occurrences
	squares  int64 // sum over articles of k²
	products int64 // sum over articles of k·n, n the article's words in the outlet's wording
	articles int32 // articles with the stem
	most     int32 // occurrences in the article that has most
}

func (t *wordTally) add(o *wordTally) {
	t.k += o.k
	t.squares += o.squares
	t.products += o.products
	t.articles += o.articles
	t.most = max(t.most, o.most)
}

// wordTallies holds an outlet's tallies by stem.
type wordTallies struct{ numbered[wordTally] }

// tally returns the tally of a stem, zero where the outlet does not have it.
func (w *wordTallies) tally(stem int32) wordTally {
	if t := w.get(stem); t != nil {
		return *t
	}
	return wordTally{}
}

func newVocabulary() vocabulary {
	return vocabulary{stemID: map[string]int32{}, formID: map[formKey]int32{}, events: newEventWords()}
}

// formKey is a spelling and its stem: of two spellings that differ in a possessive
// ending alone, an odd one can have another stem.
type formKey struct {
	form string
	stem int32
}

func (v *vocabulary) stem(s string) int32 {
	v.index()
	id, ok := v.stemID[s]
	if !ok {
		s = v.kept.Keep(s)
		id = int32(len(v.stems))
		v.stemID[s] = id
		v.stems = append(v.stems, stemCount{stem: s})
	}
	return id
}

// index makes the tables of a vocabulary that was read from a file.
func (v *vocabulary) index() {
	if v.stemID != nil {
		return
	}
	v.stemID, v.formID = make(map[string]int32, len(v.stems)), make(map[formKey]int32, len(v.forms))
	for i := range v.stems {
		v.stemID[v.stems[i].stem] = int32(i)
	}
	for i := range v.forms {
		v.formID[formKey{v.forms[i].form, v.forms[i].stem}] = int32(i)
	}
}

func (v *vocabulary) form(written string, stem int32) int32 {
	v.index()
	key := formKey{written, stem}
	id, ok := v.formID[key]
	if !ok {
		key.form = v.kept.Keep(written)
		id = int32(len(v.forms))
		v.formID[key] = id
		v.forms = append(v.forms, formCount{form: key.form, stem: stem})
	}
	return id
}

// merge adds what o counted and returns, for each stem of o, its number in v.
func (v *vocabulary) merge(o *vocabulary) []int32 {
	ids := make([]int32, len(o.stems))
	for i := range o.stems {
		from := &o.stems[i]
		ids[i] = v.stem(from.stem)
		to := &v.stems[ids[i]]
		to.inside += from.inside
		to.capital += from.capital
	}
	for i := range o.forms {
		from := &o.forms[i]
		v.forms[v.form(from.form, ids[from.stem])].count += from.count
	}
	v.events.merge(&o.events, ids)
	return ids
}

func (w *wordTallies) merge(o *wordTallies, ids []int32) {
	for i := range o.list {
		w.of(ids[o.keys[i]]).add(&o.list[i])
	}
}

// A wordCounter counts the words of one article after the other: its spellings
// first, by their number in the reader's vocabulary, and of those that it has what
// they are in the Profile's. It looks a spelling up there once.
type wordCounter struct {
	known     []wordForm  // by text.FormID
	uses      []wordCount // of the article, by text.FormID
	spellings []text.FormID
	forms     []formUse   // of the article
	stems     []wordCount // of the article, by the Profile's number
	touched   []int32     // stems of the article
}

// wordForm is what the counter knows of a spelling.
type wordForm struct {
	form, stem int32 // plus one; 0 is not yet known
	capital    bool
}

// wordCount is what an article has of a spelling or a stem; see stemCount.
type wordCount struct{ n, inside, capital int32 }

// formUse is how often an article has a spelling.
type formUse struct{ form, n int32 }

// count counts the article's words in the outlet's wording.
func (c *wordCounter) count(a *Article, p *Profile) {
	c.countSpellings(a)
	for _, id := range c.spellings {
		use := &c.uses[id]
		f := c.formOf(id, a.Vocabulary, p)
		c.forms = append(c.forms, formUse{f.form - 1, use.n})
		n := &c.stems[f.stem-1]
		if n.n == 0 {
			c.touched = append(c.touched, f.stem-1)
		}
		n.n += use.n
		n.inside += use.inside
		if f.capital {
			n.capital += use.inside
		}
		*use = wordCount{}
	}
	c.spellings = c.spellings[:0]
}

// countSpellings fills uses, but for what is a capital.
func (c *wordCounter) countSpellings(a *Article) {
	if n := a.Vocabulary.Len(); n > len(c.uses) {
		c.uses = append(c.uses, make([]wordCount, n-len(c.uses))...)
	}
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
			use := &c.uses[t.Form]
			if use.n == 0 {
				c.spellings = append(c.spellings, t.Form)
			}
			use.n++
			if !first && a.Zones[i] == corpus.Body {
				use.inside++
			}
		}
	}
}

// add adds to the Profile what count counted; n is the number of the article's words
// in the outlet's wording.
func (c *wordCounter) add(d *corpus.Document, v *vocabulary, o *outlet, n int64) {
	for _, use := range c.forms {
		v.forms[use.form].count += int64(use.n)
	}
	event := v.events.of(d.Event)
	var words int64
	for _, stem := range c.touched {
		count := c.stems[stem]
		c.stems[stem] = wordCount{}
		if count.inside > 0 {
			v.stems[stem].inside += int64(count.inside)
			v.stems[stem].capital += int64(count.capital)
		}
		k := int64(count.n)
		words += k
		o.words.of(stem).add(&wordTally{k: k, squares: k * k, products: k * n, articles: 1, most: count.n})
		if event != nil {
			*event.counts.of(stem) += k
		}
	}
	c.forms, c.touched = c.forms[:0], c.touched[:0]
	o.vocabularyWords += words
	if event != nil {
		event.words += words
		bump(event.outlets, d.Outlet, words)
	}
}

func (c *wordCounter) formOf(id text.FormID, spellings *text.Vocabulary, p *Profile) wordForm {
	if int(id) >= len(c.known) {
		c.known = append(c.known, make([]wordForm, spellings.Len()-len(c.known))...)
	}
	f := &c.known[id]
	if f.form == 0 {
		c.learn(f, spellings.Form(id), p)
	}
	return *f
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
	f.capital = spelling.Case == text.Title || spelling.Case == text.Upper || spelling.Case == text.Mixed
	if stem >= int32(len(c.stems)) {
		c.stems = append(c.stems, make([]wordCount, stems-len(c.stems))...)
	}
}

// renew forgets what was learnt of spellings.
func (c *wordCounter) renew() { c.known, c.uses = nil, nil }

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

// maxEvents is the number of events up to which words are counted event by event;
// with more, none are, since a part of them would depend on the order of reading.
const maxEvents = 256

// eventWords counts words by event, "" for articles without one, over all outlets:
// what a word's frequency owes to what the articles are about.
type eventWords struct {
	list map[string]*eventCount
	over bool
}

type eventCount struct {
	words   int64
	outlets map[string]int64 // words by outlet
	counts  numbered[int64]  // by stem
}

// count is how often a stem stands in the event's articles.
func (e *eventCount) count(stem int32) int64 {
	if k := e.counts.get(stem); k != nil {
		return *k
	}
	return 0
}

func newEventWords() eventWords { return eventWords{list: map[string]*eventCount{}} }

// of is the count of an event, nil when there are too many events.
func (e *eventWords) of(event string) *eventCount {
	if e.over {
		return nil
	}
	c := e.list[event]
	if c == nil {
		c = &eventCount{outlets: map[string]int64{}}
		e.list[strings.Clone(event)] = c
		if len(e.list) > maxEvents {
			e.list, e.over = nil, true
			return nil
		}
	}
	return c
}

func (e *eventWords) merge(o *eventWords, ids []int32) {
	if o.over {
		e.list, e.over = nil, true
	}
	for event, from := range o.list {
		to := e.of(event)
		if to == nil {
			return
		}
		to.words += from.words
		for outlet, n := range from.outlets {
			to.outlets[outlet] += n
		}
		for i, k := range from.counts.list {
			*to.counts.of(ids[from.counts.keys[i]]) += k
		}
	}
}
