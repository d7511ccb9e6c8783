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
	times []uint16                   // likewise, how often the article has it; 0 between two articles
	more  map[text.FormID]formCounts // what there was no room for
	stems []uint32                   // by seen number of a stem, what the article has; 0 between two articles
	now   []text.FormID              // those that the article has
	room  int                        // tokens that may be counted before times are added to forms
	seen  []uint32                   // different stems of the article
	uses  wordUses                   // of the article
	settler
}

// wordForm is what the counter knows of a spelling, and what it has counted that is not
// yet added to the Profile: together, since of a rare word every line of memory is
// waited for, and no more, so that many stand in a line.
type wordForm struct {
	stem       uint32 // seen number
	n, outside uint16
}

// Seen numbers of stems are those of the Profile behind these.
const (
	unseen   = iota // the spelling is not yet known
	wordless        // no word, and counted like one so that nothing need be asked
	firstSeen
)

// formCounts are counted of a spelling: occurrences, and those outside sentences of the
// body or before the end of their first word, whose capital says nothing.
type formCounts struct{ n, outside int64 }

// knownForms are what the counters of a Profile have learnt of spellings, by text.FormID:
// in chunks, so that nothing is moved when there are more. Who asks holds the lock of the
// Profile's words.
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
	c.makeRoom(a.Vocabulary)
	c.seen = c.seen[:0]
	at := 0
	for i := 0; i < len(a.Sentences); {
		first, last := a.Sentences[i].First, a.Sentences[i].Last
		for i++; i < len(a.Sentences) && a.Sentences[i].First == last; i++ { // behind one another
			last = a.Sentences[i].Last
		}
		at = a.stretchAt(at, first)
		for k := at; k < len(a.stretches) && a.stretches[k].first < last; k++ {
			st := &a.stretches[k]
			if st.duplicate || !st.place.Wording() {
				continue
			}
			tokens := a.Tokens[max(st.first, first):min(st.last, last)]
			c.countTokens(a, p, tokens)
			if !st.body() {
				for i := range tokens {
					c.countOutside(tokens[i].Form)
				}
			}
		}
	}
	c.countForms(a, p)
	c.countFirst(a)
	c.countStems(n)
}

// makeRoom makes room for the forms of a vocabulary.
func (c *wordCounter) makeRoom(v *text.Vocabulary) {
	n := v.Len()
	if n <= len(c.forms) {
		return
	}
	n += n / 2 // a form is small, and most forms come first
	c.forms, c.times = longer(c.forms, n), longer(c.times, n)
	c.stems = longer(c.stems, max(len(c.stems), firstSeen)) // even where all are unseen
}

// countTokens counts tokens.
func (c *wordCounter) countTokens(a *Article, p *Profile, tokens []text.Token) {
	for len(tokens) > c.room {
		part := c.room
		c.countTokens(a, p, tokens[:part])
		c.countForms(a, p)
		tokens = tokens[part:]
	}
	c.room -= len(tokens)
	n := len(c.now)
	c.now = slices.Grow(c.now, len(tokens))
	now, times := c.now[:n+len(tokens)], c.times
	for i := range tokens {
		// Without a branch: which spellings are new nobody can foresee.
		id := tokens[i].Form
		k := uint32(times[id])
		now[n] = id
		n += int((k - 1) >> 31)
		times[id] = uint16(k + 1)
	}
	c.now = now[:n]
}

// countForms adds what was counted of spellings in the article to what was before, and
// to their stems: behind the tokens, so that the processor waits for the memory of many
// at once.
func (c *wordCounter) countForms(a *Article, p *Profile) {
	n := len(c.seen)
	c.seen = slices.Grow(c.seen, len(c.now))
	seen := c.seen[:n+len(c.now)]
	// What is new is put where the stems will be.
	fetched, forms, stems, fresh := c.fetched, c.forms, c.stems, n
	for _, id := range c.now {
		stem := forms[id].stem
		seen[fresh] = uint32(id)
		fresh += int((stem - 1) >> 31)
		fetched += stems[stem] // in a loop as short as this, many are fetched together
	}
	c.fetched = fetched
	if fresh > n {
		c.learn(seen[n:fresh], a, p)
		stems = c.stems
	}
	times := c.times
	for _, id := range c.now {
		f := &forms[id]
		k := uint32(times[id])
		times[id] = 0
		if uint32(f.n)+k > math.MaxUint16 {
			c.spill(id, f)
		}
		f.n += uint16(k)
		of := &stems[f.stem]
		seen[n] = f.stem
		n += int((*of - 1) >> 31)
		*of += k
	}
	c.now, c.seen, c.room = c.now[:0], seen[:n], math.MaxUint16
}

// countOutside counts a token among those outside sentences of the body.
func (c *wordCounter) countOutside(id text.FormID) {
	f := &c.forms[id]
	if f.outside == math.MaxUint16 {
		c.spill(id, f)
	}
	f.outside++
}

// countFirst counts the first word of every sentence of the body among those outside.
func (c *wordCounter) countFirst(a *Article) {
	for i := range a.Sentences {
		s := &a.Sentences[i]
		first := s.First
		for first < s.Last && a.Tokens[first].Kind != text.Word {
			first++
		}
		if first < s.Last && a.Zones[first] == corpus.Body && a.Voices[first].Wording() && !a.Duplicates[first] {
			c.countOutside(a.Tokens[first].Form)
		}
	}
}

// countStems counts the stems that were seen, in an article of n words.
func (c *wordCounter) countStems(n int64) {
	c.uses.begin(n, len(c.seen))
	c.uses.take(c.seen, c.stems)
	c.uses.end(len(c.stems))
}

// spill makes room in a form.
func (c *wordCounter) spill(id text.FormID, f *wordForm) {
	if c.more == nil {
		c.more = map[text.FormID]formCounts{}
	}
	sum := c.more[id]
	c.more[id] = formCounts{sum.n + int64(f.n), sum.outside + int64(f.outside)}
	f.n, f.outside = 0, 0
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
		c.makeRoom(a.Vocabulary)
	}
	if c.forms[id].stem == unseen {
		c.learn([]uint32{uint32(id)}, a, p)
	}
	return int32(c.forms[id].stem) - firstSeen
}

// learn looks spellings up in the Profile's vocabulary, but for those that another
// counter did.
func (c *wordCounter) learn(ids []uint32, a *Article, p *Profile) {
	p.gate.words.Lock()
	last := uint32(0)
	for _, id := range ids {
		known := c.known.of(text.FormID(id))
		if known.form == 0 {
			*known = p.words.know(a.Vocabulary.Form(text.FormID(id)))
		}
		stem := uint32(wordless)
		if known.form != 0 {
			stem = uint32(max(known.stem, -known.stem)-1) + firstSeen
		}
		c.forms[id].stem = stem
		last = max(last, stem)
	}
	stems := len(p.words.stems)
	p.gate.words.Unlock()
	if int(last) >= len(c.stems) {
		c.stems = longer(c.stems, stems+firstSeen)
	}
}

// know gives the numbers of a spelling, none where it is no word.
func (v *vocabulary) know(f text.Form) knownForm {
	if f.Kind != text.Word {
		return knownForm{}
	}
	stem := v.stem(f.Stem)
	known := knownForm{v.form(unpossessed(&f), stem) + 1, stem + 1}
	if f.Case > text.Lower {
		known.stem = -known.stem
	}
	return known
}

// flush adds to the Profile, the lock of whose words is held, what was counted of
// spellings since the last time.
func (c *wordCounter) flush(v *vocabulary) {
	for id := range c.forms {
		if f := &c.forms[id]; f.n > 0 || f.outside > 0 {
			c.addForm(v, text.FormID(id), formCounts{int64(f.n), int64(f.outside)})
			f.n, f.outside = 0, 0
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
	inside := n.n - n.outside
	stem.inside += inside
	if known.stem < 0 {
		stem.capital += inside
	}
}

// renew forgets what was learnt of spellings, for what others learn from now on; all is
// flushed.
func (c *wordCounter) renew(known *knownForms) {
	c.known, c.forms, c.times = known, nil, nil
}
