package analysis

import (
	"math"
	"slices"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A wordCounter counts the words of one article after another by stem, and those of all
// articles by spelling; a flush adds the latter to the Profile. It looks each spelling up
// there once.
type wordCounter struct {
	known   *knownForms
	forms   []wordForm // by text.FormID
	outside []uint32   // likewise, how many of those n have a capital that says nothing
	counted int64      // tokens in forms
	stems   []uint32   // by seen number of a stem, its count in the article; 0 between articles
	seen    []uint32   // stems of the article's tokens, then its different stems
	fresh   []uint32   // forms of the article that are not known yet
	holes   []int32    // indices in seen for the stems of fresh
	uses    wordUses   // of the article
	settler
}

// wordForm is what the counter knows about a spelling, and how often it has counted it
// since the last flush: together, since a rare word waits for every cache line, and
// nothing more, so that many fit in a line.
type wordForm struct {
	stem uint32 // seen number
	n    uint32
}

// Seen numbers of stems are the Profile's plus firstSeen; below it are:
const (
	unseen   = iota // the spelling is not known yet
	wordless        // not a word, but counted like one so that nothing need be checked
	firstSeen
)

// knownForms are what the counters of a Profile have learnt about spellings, by
// text.FormID: in chunks, so that nothing is moved when more are added. Callers must hold
// the lock of the Profile's words.
type knownForms []*[knownTogether]knownForm

const knownTogether = 1 << 10

// A knownForm has the Profile's numbers of a spelling and of its stem, plus one; 0 is not
// known yet. For a spelling with a capital the stem's number is negative.
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
	if c.counted += int64(len(a.Tokens)); c.counted > math.MaxUint32 {
		p.gate.words.Lock()
		c.flush(&p.words)
		p.gate.words.Unlock()
		c.counted = int64(len(a.Tokens))
	}
	c.seen, c.fresh, c.holes = c.seen[:0], c.fresh[:0], c.holes[:0]
	at := 0
	for i := 0; i < len(a.Sentences); {
		first, last := a.Sentences[i].First, a.Sentences[i].Last
		for i++; i < len(a.Sentences) && a.Sentences[i].First == last; i++ { // adjacent ones
			last = a.Sentences[i].Last
		}
		at = a.stretchAt(at, first)
		for k := at; k < len(a.stretches) && a.stretches[k].first < last; k++ {
			st := &a.stretches[k]
			if st.duplicate || !st.place.Wording() {
				continue
			}
			tokens := a.Tokens[max(st.first, first):min(st.last, last)]
			c.countTokens(tokens)
			if !st.body() {
				for i := range tokens {
					c.outside[tokens[i].Form]++
				}
			}
		}
	}
	if len(c.fresh) > 0 {
		c.learn(c.fresh, a, p)
		for i, id := range c.fresh {
			c.seen[c.holes[i]] = c.forms[id].stem
		}
	}
	c.countFirst(a)
	c.countStems(n)
}

// makeRoom makes room for the forms of a vocabulary.
func (c *wordCounter) makeRoom(v *text.Vocabulary) {
	n := v.Len()
	if n <= len(c.forms) {
		return
	}
	n += n / 2 // a form is small, and most forms occur early
	c.forms, c.outside = longer(c.forms, n), longer(c.outside, n)
	c.stems = longer(c.stems, max(len(c.stems), firstSeen)) // even if all are unseen
}

// countTokens counts tokens by spelling, and lists their stems. The work per token is
// short, so that the processor waits for the memory of many at once.
func (c *wordCounter) countTokens(tokens []text.Token) {
	n := len(c.seen)
	c.seen = slices.Grow(c.seen, len(tokens))[:n+len(tokens)]
	seen, forms, least := c.seen[n:], c.forms, uint32(wordless)
	for i := range tokens {
		f := &forms[tokens[i].Form]
		f.n++
		seen[i] = f.stem
		least = min(least, f.stem)
	}
	if least > unseen {
		return
	}
	for i := range tokens {
		if seen[i] == unseen {
			c.fresh, c.holes = append(c.fresh, uint32(tokens[i].Form)), append(c.holes, int32(n+i))
		}
	}
}

// countFirst counts the first word of every sentence of the body as outside.
func (c *wordCounter) countFirst(a *Article) {
	for i := range a.Sentences {
		s := &a.Sentences[i]
		first := s.First
		for first < s.Last && a.Tokens[first].Kind != text.Word {
			first++
		}
		if first < s.Last && a.Zones[first] == corpus.Body && a.Voices[first].Wording() && !a.Duplicates[first] {
			c.outside[a.Tokens[first].Form]++
		}
	}
}

// countStems counts the stems that were seen, in an article of n words.
func (c *wordCounter) countStems(n int64) {
	seen, stems, different := c.seen, c.stems, 0
	for _, stem := range seen {
		// Without a branch: which stems are new cannot be predicted.
		k := stems[stem]
		seen[different] = stem
		different += int((k - 1) >> 31)
		stems[stem] = k + 1
	}
	c.seen = seen[:different]
	c.uses.begin(n, different)
	c.uses.take(c.seen, stems)
	c.uses.end(len(stems))
}

// add adds to the outlet what count counted, except what flush adds, and returns the
// number of words.
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

// learn looks up spellings in the Profile's vocabulary, except those that another counter
// has looked up.
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

// know returns the numbers of a spelling, zeros if it is not a word.
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

// flush adds to the Profile, the lock of whose words must be held, what was counted by
// spelling since the last time.
func (c *wordCounter) flush(v *vocabulary) {
	for id := range c.forms {
		if f := &c.forms[id]; f.n > 0 {
			if known := c.known.of(text.FormID(id)); known.form != 0 { // else it is not a word
				v.count(known, int64(f.n), int64(c.outside[id]))
			}
			f.n, c.outside[id] = 0, 0
		}
	}
	c.counted = 0
}

// count counts a spelling that occurs n times, some of them outside.
func (v *vocabulary) count(known *knownForm, n, outside int64) {
	v.forms[known.form-1].count += n
	stem := &v.stems[max(known.stem, -known.stem)-1]
	stem.inside += n - outside
	if known.stem < 0 {
		stem.capital += n - outside
	}
}

// renew forgets what was learnt about spellings, to share what is learnt from now on; all
// must be flushed.
func (c *wordCounter) renew(known *knownForms) {
	c.known, c.forms, c.outside = known, nil, nil
}
