package analysis

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"
	"unsafe"

	"rashomon/corpus"
	"rashomon/lexicons"
)

// A Counter adds articles to a Profile. It is not safe for concurrent use, but
// several Counters may add to one Profile at the same time.
type Counter struct {
	profile   *Profile
	annotator *Annotator
	terms     *terms
	copier    copier
	keeper    keeper

	language string // of the article being counted, "" when not certain
	row      Row    // of the article being counted
	// Of the article being counted, by term:
	counts  []termCounts
	touched []int32
	named   []int32 // sets of names whose first name was seen

	words    wordCounter
	speakers []RowSpeaker
	pairs    map[pairKey]int64
	scratch  []byte
}

// termCounts is what one article has of one term.
type termCounts struct {
	places         Places
	negated, legal int64
}

// NewCounter returns a Counter that annotates with a and counts what m matches.
func NewCounter(a *Annotator, m *lexicons.Matcher, p *Profile) *Counter {
	t := newTerms(m)
	return &Counter{
		profile: p, annotator: a, terms: t,
		counts: make([]termCounts, len(t.list)),
		copier: copier{keys: newWordKeys(a.reader.Vocabulary())},
	}
}

// Add annotates and counts one article. An article in another language than all
// the lexicons' is named among the faults and not counted: what is looked for
// could not stand in it. What is kept of the article does not hold on to its text.
func (c *Counter) Add(doc *corpus.Document) {
	language := doc.Language()
	p := c.profile
	if !slices.ContainsFunc(c.terms.languages, func(l string) bool { return looksIn(l, language) }) {
		p.AddFault(corpus.OtherLanguageFault(doc, language, strings.Join(c.terms.languages, ", ")))
		return
	}
	if c.annotator.Full() {
		c.renew()
	}
	c.language = language
	many := p.gate.articles.Add(1) > MaxRows
	a := c.annotator.Annotate(doc)

	// What can be counted of the article alone.
	e := c.describe(a)
	c.countHits(a)
	speakers := c.countSpeakers(a)
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
		c.copier = copier{} // not needed any more
	} else {
		c.row.sketch = c.copier.sketchOf(a)
	}
	c.row.Terms = c.rowTerms(c.row.Terms[:0])
	if !many {
		c.row.Speakers = speakers
		packed = packRow(&c.row, &c.scratch)
	}

	// What is added to the Profile, under its lock.
	p.gate.Lock()
	defer p.gate.Unlock()
	o := p.outlet(doc.Outlet)
	o.Exposure.add(&e)
	bump(o.events, doc.Event, 1)
	if month, ok := monthOf(doc.Date); ok {
		bump(o.months, month, 1)
	}
	c.flush(o)
	o.voices.addSpeakers(speakers)
	o.only = nil
	if o.Articles == 1 {
		o.only = c.passagesOf(a)
	}
	c.words.add(doc, &p.words, o)
	for key, k := range c.pairs {
		o.pairs.add(key, pairCount{k, 1})
	}
	o.witnesses.keep(a)
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
	c.keepExamples(a, o)
	p.shelve(p.examples.limit, p.said.limit)
}

// Flush adds to the Profile what Add left to be added for many articles together. A
// Profile is whole when all its Counters were flushed after their last article.
func (c *Counter) Flush() {
	p := c.profile
	p.gate.Lock()
	defer p.gate.Unlock()
	c.words.flush(c.annotator.reader.Vocabulary(), &p.words)
	for _, o := range p.outlets {
		o.words.settle(&c.words.sorter)
	}
}

// renew forgets what was learnt of spellings; what was counted stays.
func (c *Counter) renew() {
	c.Flush()
	c.annotator = c.annotator.Again()
	c.copier = copier{keys: newWordKeys(c.annotator.reader.Vocabulary())}
	c.words.renew()
}

// describe begins the article's row and returns what it adds to its outlet's
// exposure.
func (c *Counter) describe(a *Article) Exposure {
	doc := a.Document
	c.keeper.begin()
	r := &c.row
	*r = Row{
		ID: doc.ID, File: doc.File, Line: doc.Line, Outlet: doc.Outlet, Title: doc.Title,
		Date: doc.Date, Event: doc.Event, Decoded: doc.Decoded, SHA256: sumOf(doc.Text),
		Terms: r.Terms[:0], Labels: r.Labels[:0],
	}
	e := Exposure{Articles: 1, Quotations: int64(len(a.Quotations))}
	for i, t := range a.Tokens {
		if !t.Kind.Counts() {
			continue
		}
		switch place := placeOf(a.Zones[i], a.Voices[i]); {
		case place == NoPlace:
			e.Outside++
		case a.Duplicates[i]:
			e.Duplicate++
		default:
			e.Words[place]++
		}
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

// sumOf hashes a text without a copy of it.
func sumOf(text string) (sum [sha256.Size]byte) {
	return sha256.Sum256(unsafe.Slice(unsafe.StringData(text), len(text)))
}

// counted says whether a hit of the article counts, and where.
func (c *Counter) counted(a *Article, h lexicons.Hit) (Place, bool) {
	if h.Blocked || a.Duplicates[h.First] || !looksIn(c.terms.language[h.Entry], c.language) {
		return NoPlace, false // or of a lexicon of another language
	}
	place := a.PlaceOf(h)
	return place, place != NoPlace
}

// countHits fills the counts of the article and the names in its row.
func (c *Counter) countHits(a *Article) {
	for _, h := range a.Hits {
		place, ok := c.counted(a, h)
		if !ok {
			continue
		}
		option := c.terms.option[h.Entry]
		c.count(option, place, h)
		c.count(c.terms.category[h.Entry], place, h)
		if c.terms.list[option].Kind == lexicons.Choice {
			c.row.label(option, place, h.Start)
		}
	}
	slices.Sort(c.touched)
	slices.SortFunc(c.row.Labels, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Term, b.Term))
	})
}

// keepExamples keeps the sentences of the article that are among those of lowest
// hash behind their terms and speakers.
func (c *Counter) keepExamples(a *Article, o *outlet) {
	p := c.profile
	id := hashID(a.Document.ID)
	if p.examples.limit > 0 {
		for _, h := range a.Hits {
			place, ok := c.counted(a, h)
			if !ok {
				continue
			}
			rank := rankOf(id, h.Start)
			set := o.examples.of(exampleKey(c.terms.option[h.Entry], place))
			if p.examples.wants(*set, rank) {
				x := c.keeper.exampleOf(a, h, place)
				x.rank = rank
				p.examples.add(set, x)
			}
		}
	}
	if !p.rows.over && p.said.limit > 0 {
		c.keepSaid(a, o, id)
	}
}

func (c *Counter) count(term int32, place Place, h lexicons.Hit) {
	n := &c.counts[term]
	if n.places == (Places{}) {
		c.touched = append(c.touched, term)
	}
	n.places[place]++
	if h.Negated {
		n.negated++
	}
	if h.Legal {
		n.legal++
	}
}

// label notes the first place of a name in wording and in quotations.
func (r *Row) label(term int32, place Place, start int32) {
	for _, l := range r.Labels {
		if l.Term == term && l.Place.Quoted() == place.Quoted() {
			return
		}
	}
	r.Labels = append(r.Labels, Label{term, place, start})
}

// rowTerms appends the article's terms to list.
func (c *Counter) rowTerms(list []TermCount) []TermCount {
	for _, term := range c.touched {
		places := &c.counts[term].places
		list = append(list, TermCount{term, int32(places.Wording()), int32(places.Quoted())})
	}
	return list
}

// flush adds the article's counts to the outlet's tallies.
func (c *Counter) flush(o *outlet) {
	wording, quoted := c.row.Words.Wording(), c.row.Words.Quoted()
	for _, term := range c.touched {
		n := &c.counts[term]
		places := &n.places
		t := o.tallies.of(term)
		t.Places.add(places)
		t.Negated += n.negated
		t.Legal += n.legal
		t.Articles++
		if places[Headline] > 0 {
			t.Headline++
		}
		t.Wording.observe(places.Wording(), wording)
		t.Quoted.observe(places.Quoted(), quoted)
		t.InSet += places.Wording() * c.ofSet(term)
	}
	for _, term := range c.touched {
		c.counts[term] = termCounts{}
	}
	c.touched = c.touched[:0]

	// The first name of each choice set, in the outlet's wording.
	c.named = c.named[:0]
	for _, l := range c.row.Labels {
		if set := c.terms.set[l.Term]; l.Place.Wording() && !slices.Contains(c.named, set) {
			c.named = append(c.named, set)
			o.tallies.of(l.Term).First++
		}
	}
}

// ofSet is how often the article being counted uses the choice set of a name in
// the outlet's wording, 0 for what is no name.
func (c *Counter) ofSet(term int32) int64 {
	set := c.terms.set[term]
	if set < 0 {
		return 0
	}
	return c.counts[set].places.Wording()
}

// monthOf returns the year and month of a date in ISO 8601 form.
func monthOf(date string) (string, bool) {
	const form = "2006-01"
	if len(date) < len(form) {
		return "", false
	}
	month := date[:len(form)]
	for i := range month {
		if c := month[i]; i == 4 && c != '-' || i != 4 && (c < '0' || c > '9') {
			return "", false
		}
	}
	ok := "01" <= month[5:] && month[5:] <= "12"
	return month, ok
}
