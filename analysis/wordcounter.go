package analysis

import (
	"math"
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A wordCounter counts the words of one article after the other by their stem, and of
// all articles by their spelling, which is added to the Profile when it is flushed. It
// looks a spelling up there once.
type wordCounter struct {
	known *knownForms
	forms []wordForm                 // by text.FormID
	more  map[text.FormID]formCounts // what forms had no room for
	stems []uint32                   // by seen number of a stem, what the article has; 0 between two articles
	seen  []uint32                   // of the article's words, the numbers of their stems
	uses  wordUses                   // of the article
	settler
}

// wordForm is what the counter knows of a spelling, and what it has counted that is not
// yet added to the Profile: small, so that those of most words stay at hand.
type wordForm struct {
	stem      uint32 // seen number
	n, inside uint16
}

// Seen numbers of stems are those of the Profile behind these.
const (
	unseen   = iota // the spelling is not yet known
	wordless        // no word, and counted like one so that nothing need be asked
	firstSeen
)

// formCounts are counted of a spelling: occurrences, and those inside sentences of the
// body.
type formCounts struct{ n, inside int64 }

// knownForms are what the counters of a Profile have learnt of spellings, by text.FormID:
// in chunks, so that nothing is moved when there are more. Who asks holds the Profile's
// lock.
type knownForms []*[knownTogether]knownForm

const knownTogether = 1 << 10

// A knownForm has the numbers of a spelling and of its stem in the Profile, plus one; 0
// is not yet known. Of a spelling with a capital that of the stem is negative.
type knownForm struct{ form, stem int32 }

func (k *knownForms) of(id text.FormID) *knownForm {
	at := int(id / knownTogether)
	for at >= len(*k) {
		*k = append(*k, new([knownTogether]knownForm))
	}
	return &(*k)[at][id%knownTogether]
}

// count counts the article's words in the outlet's wording, of which there are n.
func (c *wordCounter) count(a *Article, p *Profile, n int64) {
	if n := a.Vocabulary.Len(); n > len(c.forms) {
		c.forms = longer(c.forms, n)
	}
	c.seen = slices.Grow(c.seen[:0], len(a.Tokens))
	at := 0
	for _, s := range a.Sentences {
		first := s.First // the first word, whose capital says nothing
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
			from, to := max(st.first, s.First), min(st.last, s.Last)
			if inside := max(from, min(first+1, to)); st.body() {
				c.countTokens(a, p, a.Tokens[from:inside], 0)
				c.countTokens(a, p, a.Tokens[inside:to], 1)
			} else {
				c.countTokens(a, p, a.Tokens[from:to], 0)
			}
		}
	}
	c.countStems(n)
}

// countTokens counts tokens, each of them inside times or not at all among those inside
// sentences.
func (c *wordCounter) countTokens(a *Article, p *Profile, tokens []text.Token, inside uint16) {
	from := len(c.seen)
	c.seen = slices.Grow(c.seen, len(tokens))[:from+len(tokens)]
	seen := c.seen[from:]
	for i := range tokens {
		id := tokens[i].Form
		f := &c.forms[id]
		if f.stem == unseen {
			c.learn(id, a, p)
		}
		if f.n == math.MaxUint16 {
			c.spill(id, f)
		}
		f.n++
		f.inside += inside
		seen[i] = f.stem
	}
}

// countStems counts the stems that were seen, in an article of n words: after their
// forms, so that the processor waits for the memory of many of either at once.
func (c *wordCounter) countStems(n int64) {
	distinct, stems := 0, c.stems
	for _, stem := range c.seen {
		// Without a branch: which stems are new nobody can foresee.
		k := stems[stem]
		c.seen[distinct] = stem
		distinct += int((k - 1) >> 31)
		stems[stem] = k + 1
	}
	c.uses.begin(n)
	for _, stem := range c.seen[:distinct] {
		if stem >= firstSeen {
			c.uses.add(int32(stem-firstSeen), stems[stem])
		}
		stems[stem] = 0
	}
	c.uses.end(len(stems))
}

// spill makes room in a form.
func (c *wordCounter) spill(id text.FormID, f *wordForm) {
	if c.more == nil {
		c.more = map[text.FormID]formCounts{}
	}
	sum := c.more[id]
	c.more[id] = formCounts{sum.n + int64(f.n), sum.inside + int64(f.inside)}
	f.n, f.inside = 0, 0
}

// add adds to the outlet what count counted, and gives the number of words. What
// flush adds is left.
func (c *wordCounter) add(o *outlet) (words int64) {
	o.words.note(&c.uses, &c.settler)
	o.vocabularyWords += c.uses.words
	return c.uses.words
}

// addEvent adds the article's words to those of its event.
func (c *wordCounter) addEvent(d *corpus.Document, words int64, events *eventWords) {
	if event := events.of(d.Event); event != nil {
		event.note(&c.uses, &c.settler)
		event.words += words
		bump(event.outlets, d.Outlet, words)
	}
}

// stemOf is the Profile's number of the stem of a word.
func (c *wordCounter) stemOf(id text.FormID, a *Article, p *Profile) int32 {
	if int(id) >= len(c.forms) {
		c.forms = longer(c.forms, a.Vocabulary.Len())
	}
	if c.forms[id].stem == unseen {
		c.learn(id, a, p)
	}
	return int32(c.forms[id].stem) - firstSeen
}

// learn looks a spelling up in the Profile's vocabulary, unless another counter did.
func (c *wordCounter) learn(id text.FormID, a *Article, p *Profile) {
	f := &c.forms[id]
	p.gate.Lock()
	known := c.known.of(id)
	if known.form == 0 {
		spelling := a.Vocabulary.Form(id)
		if spelling.Kind == text.Word {
			stem := p.words.stem(spelling.Stem)
			form := p.words.form(unpossessed(&spelling), stem)
			*known = knownForm{form + 1, stem + 1}
			if spelling.Case > text.Lower {
				known.stem = -known.stem
			}
		}
	}
	stem, stems := max(known.stem, -known.stem), len(p.words.stems)
	p.gate.Unlock()
	f.stem = wordless
	if stem > 0 {
		f.stem = uint32(stem-1) + firstSeen
	}
	if int(f.stem) >= len(c.stems) {
		c.stems = longer(c.stems, stems+firstSeen)
	}
}

// flush adds to the Profile, whose lock is held, what was counted of spellings since
// the last time.
func (c *wordCounter) flush(v *vocabulary) {
	for id := range c.forms {
		if f := &c.forms[id]; f.n > 0 {
			c.addForm(v, text.FormID(id), formCounts{int64(f.n), int64(f.inside)})
			f.n, f.inside = 0, 0
		}
	}
	for id, n := range c.more {
		c.addForm(v, id, n)
	}
	c.more = nil
}

func (c *wordCounter) addForm(v *vocabulary, id text.FormID, n formCounts) {
	known := c.known.of(id)
	if known.form == 0 {
		return // no word
	}
	v.forms[known.form-1].count += n.n
	stem := &v.stems[max(known.stem, -known.stem)-1]
	stem.inside += n.inside
	if known.stem < 0 {
		stem.capital += n.inside
	}
}

// renew forgets what was learnt of spellings, for what others learn from now on; all is
// flushed.
func (c *wordCounter) renew(known *knownForms) { c.known, c.forms = known, nil }
