package analysis

import (
	"crypto/sha256"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"rashomon/corpus"
	"rashomon/lexicons"
)

// A Counter adds articles to a Profile. It is not safe for concurrent use, but
// several Counters may add to one Profile at the same time.
type Counter struct {
	profile   *Profile
	annotator *Annotator
	learnt    *learnt
	outlets   map[string]*outlet // of the Profile, as far as they were asked for
	terms     *terms
	copier    copier
	keeper    keeper

	row      Row // of the article being counted
	hits     hitCounter
	words    wordCounter
	verbs    verbCounter
	speakers []RowSpeaker // of countSpeakers, and sorted for the row
	sorted   []RowSpeaker
	order    []int32
	pairs    map[pairKey]int64
	scratch  []byte
	witness  witnessRoom
}

// NewCounter returns a Counter that annotates with a and counts what m matches.
func NewCounter(a *Annotator, m *lexicons.Matcher, p *Profile) *Counter {
	return newCounter(p, newTerms(m), &learnt{annotator: a, keys: newWordKeys(a.reader.Vocabulary()), forms: &knownForms{}})
}

// Another returns a Counter that adds to the same Profile, for another worker running
// concurrently. They share what they learn about spellings.
func (c *Counter) Another() *Counter { return newCounter(c.profile, c.terms, c.learnt) }

func newCounter(p *Profile, t *terms, l *learnt) *Counter {
	c := &Counter{profile: p, terms: t, learnt: l, outlets: map[string]*outlet{}, hits: newHitCounter(t)}
	c.hits.skimmed = p.skimmed
	c.learn()
	return c
}

// learnt is what the Counters of a Profile have learnt about spellings, until these are
// too many: each then starts anew, with the others, before its next article.
type learnt struct {
	mu        sync.Mutex
	annotator *Annotator  // each Counter uses Another of it
	keys      *wordKeys   // nil when no longer needed
	forms     *knownForms // guarded by the lock of the Profile's words
}

// learn takes over the spellings that are known now.
func (c *Counter) learn() {
	l := c.learnt
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.annotator.Full() {
		l.annotator = l.annotator.Again()
		l.forms = &knownForms{}
		if l.keys != nil {
			l.keys = newWordKeys(l.annotator.reader.Vocabulary())
		}
	}
	var keys *wordKeys
	if l.keys != nil {
		own := *l.keys
		keys = &own
	}
	c.words.renew(l.forms)
	c.annotator = l.annotator.Another()
	c.copier = copier{keys: keys}
}

// Add annotates and counts one article. An article in a language that no lexicon has is
// listed among the faults and not counted: it could not contain what is looked for. What
// is kept of the article does not hold on to its text.
func (c *Counter) Add(doc *corpus.Document) {
	language := doc.Language()
	p := c.profile
	if !slices.ContainsFunc(c.terms.languages, func(l string) bool { return looksIn(l, language) }) {
		p.AddFault(corpus.OtherLanguageFault(doc, language, c.terms.languages))
		return
	}
	if c.annotator.Full() {
		c.renew()
	}
	many := p.gate.articles.Add(1) > MaxRows
	a := c.annotator.Annotate(doc)

	// What can be counted from the article alone.
	e := c.describe(a)
	c.hits.count(a, language, &c.row)
	var speakers []RowSpeaker
	if !p.skimmed {
		speakers = c.countSpeakers(a, !many)
	}
	c.words.count(a, p, c.row.Words.Wording())
	if p.options.Collocations {
		c.collocate(a)
	}
	var packed []byte
	var kept Copy
	if !p.bank.off {
		kept = c.copier.copyOf(a, &c.row, c.terms)
		c.row.sketch = kept.Sketch
	} else if many {
		c.dropKeys()
	} else {
		c.row.sketch = c.copier.sketchOf(a)
	}
	if !many {
		packed = c.packedRow(speakers)
	}

	// What is added to the outlet, under its lock: most of the work, so that workers seldom
	// wait for each other.
	o := c.outlet(doc.Outlet)
	o.mu.Lock()
	o.Exposure.add(&e)
	o.date(doc)
	if l := c.terms.languageOf(language); l != "" && l != spokenLanguage {
		o.unheard[l]++
	}
	c.hits.add(a, &c.row, o, p)
	o.leaveOut(c.hits.left)
	whole, gone := o.witnesses.keep(a, &c.witness)
	o.kept.part(gone)
	c.keepExamples(a, o, whole)
	if !p.skimmed {
		o.voices.addSpeakers(speakers)
		o.voices.addVerbs(c.verbs.article)
	}
	o.only = nil
	if o.Articles == 1 {
		o.held = true
		if !p.skimmed {
			o.only = c.passagesOf(a)
		}
	}
	if o.held && len(o.events) > 1 {
		c.letGo(o, doc)
	}
	words := c.words.add(o)
	held := o.held
	for key, k := range c.pairs {
		o.pairs.add(key, pairCount{k, 1})
	}
	o.mu.Unlock()

	if !held {
		p.gate.events.Lock()
		c.words.addEvent(doc, words, &p.words.events)
		p.gate.events.Unlock()
	}

	// What is added to the Profile, under its lock.
	p.gate.Lock()
	defer p.gate.Unlock()
	p.addDigest(c.row.SHA256)
	if !p.bank.off {
		p.bank.add(kept)
	}
	if many {
		p.rows.drop()
		p.boundSaid()
	} else {
		p.rows.add(packed)
	}
	if !p.rows.over && !p.skimmed {
		c.keepSaid(a, o)
	}
	p.uncrowd()
}

// packedRow packs the article's row, with what the Profile's sections need.
func (c *Counter) packedRow(speakers []RowSpeaker) []byte {
	if c.profile.skimmed {
		row := c.row // its names are yet to be counted
		row.Labels = nil
		return packRow(&row, &c.scratch)
	}
	c.row.Terms = c.hits.rowTerms(c.row.Terms[:0])
	c.row.Speakers = speakers
	return packRow(&c.row, &c.scratch)
}

// dropKeys frees what sketches are made with: no more are needed.
func (c *Counter) dropKeys() {
	if c.copier.keys == nil {
		return
	}
	c.learnt.mu.Lock()
	defer c.learnt.mu.Unlock()
	c.copier, c.learnt.keys = copier{}, nil
}

// letGo adds what an outlet holds back for its event, once an article is on another.
func (c *Counter) letGo(o *outlet, next *corpus.Document) {
	for event := range o.events {
		if event != next.Event {
			c.profile.letGo(o, event, next.Outlet, &wordUses{}, &c.words.settler)
		}
	}
}

// outlet returns the Profile's outlet with a name; it looks each up there only once.
func (c *Counter) outlet(name string) *outlet {
	if o := c.outlets[name]; o != nil {
		return o
	}
	c.profile.gate.Lock()
	defer c.profile.gate.Unlock()
	name = strings.Clone(name) // it may be part of an article
	o := c.profile.outlet(name)
	c.outlets[name] = o
	return o
}

// Flush adds to the Profile what Add left to be added for many articles together. A
// Profile is complete when all its Counters have been flushed after their last article.
func (c *Counter) Flush() {
	p := c.profile
	p.gate.Lock()
	defer p.gate.Unlock()
	p.gate.words.Lock()
	c.words.flush(&p.words)
	p.gate.words.Unlock()
	names := p.Outlets()
	eachAtOnce(len(names), func() func(int) {
		var s settler
		var uses wordUses
		return func(i int) {
			o := p.outlets[names[i]]
			o.mu.Lock()
			defer o.mu.Unlock()
			o.settleDates()
			o.words.settle(&s)
			o.words.sort(&s)
			o.voices.settle(&p.verbs)
			if o.held {
				for event := range o.events { // only one
					p.letGo(o, event, names[i], &uses, &s)
				}
			}
		}
	})
	p.gate.events.Lock()
	defer p.gate.events.Unlock()
	for _, e := range p.words.events.list {
		e.settle(&c.words.settler)
		e.sort(&c.words.settler)
	}
}

// letGo adds what an outlet, whose lock is held, holds back for its event.
func (p *Profile) letGo(o *outlet, event, name string, uses *wordUses, s *settler) {
	p.gate.events.Lock()
	defer p.gate.events.Unlock()
	p.words.events.addOutlet(event, name, o, uses, s)
	o.held = false
}

// renew forgets what was learnt about spellings; what was counted stays.
func (c *Counter) renew() {
	c.Flush()
	c.learn()
}

// describe begins the article's row and returns what it adds to its outlet's
// exposure.
func (c *Counter) describe(a *Article) Exposure {
	doc := a.Document
	r := &c.row
	*r = Row{
		ID: doc.ID, File: doc.File, Line: doc.Line, Outlet: doc.Outlet, Title: doc.Title,
		Date: doc.Date, Event: doc.Event, Decoded: doc.Decoded, SHA256: sumOf(doc.Text),
		Terms: r.Terms[:0], Labels: r.Labels[:0],
	}
	e := Exposure{Articles: 1, Quotations: int64(len(a.Quotations))}
	// Without a branch: the next place cannot be predicted.
	var words [2][NoPlace + 1]int64
	for i := range a.stretches {
		s := &a.stretches[i]
		again := 0
		if s.duplicate {
			again = 1
		}
		words[again][s.place] += a.words(s.first, s.last)
	}
	e.Words = Places(words[0][:NoPlace])
	e.Outside = words[0][NoPlace] + words[1][NoPlace]
	for _, n := range words[1][:NoPlace] {
		e.Duplicate += n
	}
	r.Words, r.Duplicate = e.Words, e.Duplicate
	e.WordingSquares = e.Words.Wording() * e.Words.Wording()
	e.QuotedSquares = e.Words.Quoted() * e.Words.Quoted()
	for _, q := range a.Quotations {
		if q.Unclosed {
			e.Unclosed++
		}
	}
	return e
}

// sumOf hashes a text without copying it.
func sumOf(text string) (sum [sha256.Size]byte) {
	return sha256.Sum256(unsafe.Slice(unsafe.StringData(text), len(text)))
}

// keepExamples keeps the sentences of the article that are among those of lowest rank for
// their terms, in an outlet whose lock is held; whole is the text that the outlet keeps
// anyway.
func (c *Counter) keepExamples(a *Article, o *outlet, whole string) {
	shelf, id := &c.profile.examples, hashID(a.Document.ID)
	if !c.hits.wanted {
		return
	}
	one := shelf.level > 0 // one per term, so the others need not be made
	if one {
		for i, place := range c.hits.places {
			if place == NoPlace {
				continue
			}
			h := &a.Hits[i]
			n := c.hits.of(c.terms.option[h.Entry])
			if !n.wanted {
				continue
			}
			if rank := rankOf(id, h.Start); n.best == 0 || rank < n.rank {
				n.rank, n.best = rank, int32(i)+1
			}
		}
	}
	if o.kept.crowded() {
		o.tidy()
	}
	c.keeper.begin(a.Document, &o.kept)
	c.keeper.whole = whole
	defer func() { c.keeper.whole = "" }() // what the outlet keeps may change
	if one {
		c.keepBest(a, o)
		return
	}
	sets := c.hits.sets(&o.examples)
	for i, place := range c.hits.places {
		if place == NoPlace {
			continue
		}
		h := &a.Hits[i]
		if at := c.hits.number[c.terms.option[h.Entry]] - 1; c.hits.list[at].wanted {
			set, rank := sets[at], rankOf(id, h.Start)
			if shelf.wants(*set, place, rank) {
				x := Example{rank: rank}
				c.keeper.exampleOf(&x, a, h, place)
				shelf.put(&o.kept, set, &x)
			}
		}
	}
}

// keepBest keeps the article's best example of each term if it is the best of the outlet.
func (c *Counter) keepBest(a *Article, o *outlet) {
	bests := c.hits.bests(&o.best)
	for i := range c.hits.list {
		n := &c.hits.list[i]
		if !n.wanted {
			continue
		}
		best := &bests[i][0]
		if best.wants(n.rank) {
			x, hit := Example{rank: n.rank}, n.best-1
			c.keeper.exampleOf(&x, a, &a.Hits[hit], c.hits.places[hit])
			c.profile.examples.putBest(&o.kept, best, &x)
		}
		c.hits.into[i].passed = uint32(best.rank >> 32)
	}
}
