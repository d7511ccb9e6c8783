package analysis

import (
	"cmp"
	"slices"

	"rashomon/lexicons"
)

// A hitCounter counts the hits of one article after the other: by option, and of the
// options that the article has by category.
type hitCounter struct {
	terms   *terms
	places  []Place      // of every hit of the article; NoPlace where it does not count
	counts  []termCounts // by term
	touched []int32      // terms that the article has, in their order
	at      []int32      // where they stand in the outlet's tallies
	named   []int32      // sets of names whose first name was seen
	wanted  bool         // of some term an example may be kept
}

// termCounts is what one article has of one term.
type termCounts struct {
	places         [NoPlace]int32
	negated, legal int32
	total          int32
	wanted         bool // an example of it may be kept
}

func newHitCounter(t *terms) hitCounter {
	return hitCounter{terms: t, counts: make([]termCounts, len(t.list))}
}

// wording and quoted are the sums of Places of those names.
func (n *termCounts) wording() int64 { return int64(n.total) - n.quoted() }
func (n *termCounts) quoted() int64  { return int64(n.places[Fragment] + n.places[Quote]) }

// count counts the hits of an article in a language, and fills the names in its row.
// What was counted of the article before is forgotten.
func (c *hitCounter) count(a *Article, language string, row *Row) {
	for _, term := range c.touched {
		c.counts[term] = termCounts{}
	}
	c.touched, c.places = c.touched[:0], c.places[:0]
	all := !slices.ContainsFunc(c.terms.languages, func(l string) bool { return !looksIn(l, language) })
	for i := range a.Hits {
		h := &a.Hits[i]
		place := NoPlace
		if !h.Blocked && !a.Duplicates[h.First] && (all || looksIn(c.terms.language[h.Entry], language)) {
			place = a.PlaceOf(*h)
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
		if c.terms.list[option].Kind == lexicons.Choice {
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
	slices.Sort(c.touched)
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

// rowTerms appends the article's terms to list.
func (c *hitCounter) rowTerms(list []TermCount) []TermCount {
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
	c.at = c.at[:0]
	for _, term := range c.touched {
		c.at = append(c.at, o.tallies.at(term))
	}
	for i, term := range c.touched {
		n := &c.counts[term]
		t := &o.tallies.list[c.at[i]]
		for i, k := range n.places {
			t.Places[i] += int64(k)
		}
		t.Negated += int64(n.negated)
		t.Legal += int64(n.legal)
		t.Articles++
		if n.places[Headline] > 0 {
			t.Headline++
		}
		t.Wording.observe(n.wording(), wording)
		t.Quoted.observe(n.quoted(), quoted)
		t.InSet += n.wording() * c.ofSet(term)
		n.wanted = c.terms.of[term] != term && p.options.Examples > 0 && (t.passed == 0 || least <= t.passed)
		c.wanted = c.wanted || n.wanted
	}

	// The first name of each choice set, in the outlet's wording.
	c.named = c.named[:0]
	for _, l := range row.Labels {
		if set := c.terms.set[l.Term]; l.Place.Wording() && !slices.Contains(c.named, set) {
			c.named = append(c.named, set)
			o.tallies.of(l.Term).First++
		}
	}
}

// ofSet is how often the article being counted uses the choice set of a name in
// the outlet's wording, 0 for what is no name.
func (c *hitCounter) ofSet(term int32) int64 {
	set := c.terms.set[term]
	if set < 0 {
		return 0
	}
	return c.counts[set].wording()
}
