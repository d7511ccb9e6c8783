package analysis

import (
	"cmp"
	"slices"
)

// A hitCounter counts the hits of one article after the other: by option, and of the
// options that the article has by category.
type hitCounter struct {
	terms   *terms
	places  []Place      // of every hit of the article; NoPlace where it does not count
	counts  []termCounts // by term
	touched []int32      // terms that the article has
	named   []int32      // sets of names whose first name was seen
	wanted  bool         // of some term an example may be kept
}

// termCounts is what one article has of one term.
type termCounts struct {
	places         [NoPlace]int32
	negated, legal int32
	total          int32
	at             int32  // where it stands in the outlet's tallies
	rank           uint64 // of its best example in the article
	best           int32  // the hit of that, plus one
	wanted         bool   // an example of it may be kept
}

func newHitCounter(t *terms) hitCounter {
	return hitCounter{terms: t, counts: make([]termCounts, len(t.list))}
}

// wording and quoted are the sums of Places of those names.
func (n *termCounts) wording() int64 { return int64(n.total) - n.quoted() }
func (n *termCounts) quoted() int64  { return int64(n.places[Fragment] + n.places[Quote]) }

// tally is what the article adds to the term's Tally, but for names.
func (n *termCounts) tally(wording, quoted int64) Tally {
	t := Tally{Negated: int64(n.negated), Legal: int64(n.legal), Articles: 1}
	for i, k := range n.places {
		t.Places[i] = int64(k)
	}
	if n.places[Headline] > 0 {
		t.Headline = 1
	}
	t.Wording.observe(n.wording(), wording)
	t.Quoted.observe(n.quoted(), quoted)
	return t
}

// count counts the hits of an article in a language, and fills the names in its row.
// What was counted of the article before is forgotten.
func (c *hitCounter) count(a *Article, language string, row *Row) {
	for _, term := range c.touched {
		c.counts[term] = termCounts{}
	}
	c.touched, c.places = c.touched[:0], c.places[:0]
	all := !slices.ContainsFunc(c.terms.languages, func(l string) bool { return !looksIn(l, language) })
	at := 0
	for i := range a.Hits {
		h := &a.Hits[i]
		for a.stretches[at].last <= h.First {
			at++
		}
		place := a.stretches[at].place
		if h.Blocked || a.stretches[at].duplicate || !all && !looksIn(c.terms.language[h.Entry], language) {
			place = NoPlace
		}
		c.places = append(c.places, place)
		if place == NoPlace {
			continue
		}
		option := c.terms.option[h.Entry]
		n := c.touch(option)
		n.places[place]++
		n.total++
		if h.Negated {
			n.negated++
		}
		if h.Legal {
			n.legal++
		}
		if c.terms.choice[option] {
			row.label(option, place, h.Start)
		}
	}
	for _, option := range c.touched {
		from, to := &c.counts[option], c.touch(c.terms.of[option])
		for i, n := range from.places {
			to.places[i] += n
		}
		to.negated += from.negated
		to.legal += from.legal
		to.total += from.total
	}
	slices.SortFunc(row.Labels, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Term, b.Term))
	})
}

// touch returns what is counted of a term.
func (c *hitCounter) touch(term int32) *termCounts {
	n := &c.counts[term]
	if n.total == 0 {
		c.touched = append(c.touched, term)
	}
	return n
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

// rowTerms appends the article's terms to list, in their order.
func (c *hitCounter) rowTerms(list []TermCount) []TermCount {
	slices.Sort(c.touched)
	for _, term := range c.touched {
		n := &c.counts[term]
		list = append(list, TermCount{term, int32(n.wording()), int32(n.quoted())})
	}
	return list
}

// add adds the article's counts to the outlet's tallies.
func (c *hitCounter) add(a *Article, row *Row, o *outlet, p *Profile) {
	wording, quoted := row.Words.Wording(), row.Words.Quoted()
	least := leastRank(hashID(a.Document.ID))
	c.wanted = false
	// In two goes, of which each waits for memory once for many terms.
	for _, term := range c.touched {
		c.counts[term].at = o.tallies.small.at(term)
	}
	for _, term := range c.touched {
		n := &c.counts[term]
		o.tallies.count(n.at, n, wording, quoted)
		n.wanted = c.terms.of[term] != term && p.options.Examples > 0 && o.tallies.wants(n.at, least)
		c.wanted = c.wanted || n.wanted
		if c.terms.set[term] >= 0 {
			o.tallies.rest.of(term).inSet += n.wording() * c.ofSet(term)
		}
	}

	// The first name of each choice set, in the outlet's wording.
	c.named = c.named[:0]
	for _, l := range row.Labels {
		if set := c.terms.set[l.Term]; l.Place.Wording() && !slices.Contains(c.named, set) {
			c.named = append(c.named, set)
			o.tallies.rest.of(l.Term).first++
		}
	}
}

// ofSet is how often the article being counted uses the choice set of a name in
// the outlet's wording.
func (c *hitCounter) ofSet(term int32) int64 { return c.counts[c.terms.set[term]].wording() }
