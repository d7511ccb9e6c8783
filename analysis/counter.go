package analysis

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"
	"time"

	"rashomon/corpus"
	"rashomon/lexicons"
)

// A Counter adds articles to a Profile of its own. It is not safe for
// concurrent use: give each worker one and merge their profiles.
type Counter struct {
	profile   *Profile
	annotator *Annotator
	terms     *terms
	copier    copier

	language string // of the article being counted, "" when not certain
	// Of the article being counted, by term:
	counts  []termCounts
	touched []int32

	words wordCounter
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
// could not stand in it.
func (c *Counter) Add(doc *corpus.Document) {
	language := doc.Language()
	if language != "" && !slices.Contains(c.terms.languages, language) {
		c.profile.AddFault(corpus.OtherLanguageFault(doc, language, strings.Join(c.terms.languages, ", ")))
		return
	}
	c.language = language
	a := c.annotator.Annotate(doc)
	p := c.profile
	o := p.outlet(doc.Outlet)

	row := Row{
		ID: doc.ID, File: doc.File, Line: doc.Line, Outlet: doc.Outlet, Title: doc.Title,
		Date: doc.Date, Event: doc.Event, Decoded: doc.Decoded, SHA256: sha256.Sum256([]byte(doc.Text)),
	}
	var outside int64
	for i, t := range a.Tokens {
		if !t.Kind.Counts() {
			continue
		}
		switch place := placeOf(a.Zones[i], a.Voices[i]); {
		case place == NoPlace:
			outside++
		case a.Duplicates[i]:
			row.Duplicate++
		default:
			row.Words[place]++
		}
	}
	o.Articles++
	o.events[doc.Event]++
	if month, ok := monthOf(doc.Date); ok {
		o.months[month]++
	}
	o.Words.add(&row.Words)
	o.WordingSquares += row.Words.Wording() * row.Words.Wording()
	o.QuotedSquares += row.Words.Quoted() * row.Words.Quoted()
	o.Duplicate += row.Duplicate
	o.Outside += outside
	o.Quotations += int64(len(a.Quotations))
	for _, q := range a.Quotations {
		if q.Unclosed {
			o.Unclosed++
		}
	}

	c.countHits(a, &row)
	c.flush(o, &row)
	row.Speakers = c.countSpeakers(a, &o.voices)
	o.only = nil
	if o.Articles == 1 {
		o.only = c.passagesOf(a)
	}
	c.words.add(a, &p.words, o, row.Words.Wording())
	if p.options.Collocations {
		c.collocate(a, o)
	}
	o.witnesses.keep(a)
	p.addDigest(row.SHA256)
	switch {
	case !p.bank.off:
		kept := c.copier.copyOf(a, &row, c.terms)
		row.sketch = kept.Sketch
		p.bank.add(kept)
	case !p.rows.over:
		row.sketch = c.copier.sketchOf(a)
	}
	p.rows.add(row)
	c.keepSaid(a)
	p.boundSaid()
}

// countHits fills the counts of the article and keeps its examples.
func (c *Counter) countHits(a *Article, row *Row) {
	id := hashID(a.Document.ID)
	for _, h := range a.Hits {
		if h.Blocked || a.Duplicates[h.First] {
			continue
		}
		if c.language != "" && c.terms.language[h.Entry] != c.language {
			continue // a lexicon of another language
		}
		place := a.PlaceOf(h)
		if place == NoPlace {
			continue
		}
		option, category := c.terms.option[h.Entry], c.terms.category[h.Entry]
		c.count(option, place, h)
		c.count(category, place, h)
		if c.terms.list[option].Kind == lexicons.Choice {
			row.label(option, place, h.Start)
		}
		key := exampleKey{outlet: a.Document.Outlet, term: option, place: place}
		rank := rankOf(id, h.Start)
		if c.profile.examples.wants(key, rank) {
			ex := a.example(h, place)
			ex.rank = rank
			c.profile.examples.add(key, ex)
		}
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

// flush adds the article's counts to the outlet's tallies and to its row.
func (c *Counter) flush(o *outlet, row *Row) {
	slices.SortFunc(row.Labels, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Term, b.Term))
	})
	slices.Sort(c.touched)
	wording, quoted := row.Words.Wording(), row.Words.Quoted()
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
		row.Terms = append(row.Terms, TermCount{term, int32(places.Wording()), int32(places.Quoted())})
	}
	for _, term := range c.touched {
		c.counts[term] = termCounts{}
	}
	c.touched = c.touched[:0]

	// The first name of each choice set, in the outlet's wording.
	seen := map[[2]string]bool{}
	for _, l := range row.Labels {
		term := c.terms.list[l.Term]
		set := [2]string{term.Lexicon, term.Category}
		if l.Place.Wording() && !seen[set] {
			seen[set] = true
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
	_, err := time.Parse(form, date[:len(form)])
	return date[:len(form)], err == nil
}
