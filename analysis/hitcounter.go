package analysis

import (
	"cmp"
	"math/bits"
	"slices"
)

// A hitCounter counts the hits of one article after another: by option, and for the
// options that the article has also by category.
type hitCounter struct {
	terms   *terms
	places  []Place       // of every hit of the article; NoPlace where it does not count
	list    []termCounts  // of the terms that the article has, first options, then categories, in room
	room    []termCounts  // for all terms, zero after list
	number  []int32       // of every term, its index in list plus one, or 0
	keys    []int32       // the terms of list
	at      []int32       // of list, their positions in the outlet's tallies
	into    []*smallTally // of list, in the outlet
	kept    []*exampleSet // of list, in the outlet, if an example is wanted, or
	best    []*bestExample
	found   []numberedSlot // scratch
	has     []uint64       // a bit per term, set for those in list while they are put in order
	named   []int32        // choice sets whose first name has been seen
	left    []leftHit      // hits that guards and exceptions left out
	skimmed bool           // nobody asks for these
	wanted  bool           // an example of some term may be kept

	fetched uint32 // a sum of what was read only to be fetched, so that the compiler keeps the reads
}

// termCounts is what one article has of one term.
type termCounts struct {
	term           int32
	places         [NoPlace]int32
	negated, legal int32
	total          int32
	best           int32  // the hit that is its best example in the article, plus one
	rank           uint64 // of the best example
	wanted         bool   // an example of it may be kept
}

func newHitCounter(t *terms) hitCounter {
	n := len(t.list)
	return hitCounter{
		terms: t, room: make([]termCounts, n), number: make([]int32, n), has: make([]uint64, (n+63)/64),
		keys: make([]int32, n), at: make([]int32, n), into: make([]*smallTally, n), kept: make([]*exampleSet, n), best: make([]*bestExample, n),
		found: make([]numberedSlot, n),
	}
}

// wording and quoted are the sums that Places has under those names.
func (n *termCounts) wording() int64 { return int64(n.total) - n.quoted() }
func (n *termCounts) quoted() int64  { return int64(n.places[Fragment] + n.places[Quote]) }

// tally is what the article adds to the term's Tally, except First and InSet.
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

// count counts the hits of an article in a language, and fills in the names of its row.
// The counts of the previous article are forgotten.
func (c *hitCounter) count(a *Article, language string, row *Row) {
	for i := range c.list {
		c.number[c.list[i].term] = 0
	}
	clear(c.list)
	c.list = c.room[:0]
	c.place(a, language)
	n := 0 // terms so far
	// In local variables: the compiler cannot know that writing counts does not change the
	// fields.
	room, number, options, choice := c.room, c.number, c.terms.option, c.terms.choice
	for i, place := range c.places {
		if place == NoPlace {
			continue
		}
		h := &a.Hits[i]
		option := options[h.Entry]
		var of *termCounts
		of, n = touch(room, number, option, n)
		of.count(place, one(h.Negated), one(h.Legal))
		if choice[option] {
			row.label(option, place, h.Start)
		}
	}
	// An option often has several hits; their sum is added to its category once.
	categories := c.terms.of
	for i := range room[:n] {
		from := &room[i]
		var of *termCounts
		of, n = touch(room, number, categories[from.term], n)
		of.add(from)
	}
	c.list = room[:n]
	slices.SortFunc(row.Labels, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Term, b.Term))
	})
}

// place determines the places of the hits of an article in a language.
func (c *hitCounter) place(a *Article, language string) {
	c.left = c.left[:0]
	c.places = slices.Grow(c.places[:0], len(a.Hits))[:len(a.Hits)]
	places, stretches, hits := c.places, a.stretches, a.Hits[:len(c.places)]
	for i := range places {
		for stretches[0].last <= hits[i].First {
			stretches = stretches[1:]
		}
		places[i] = stretches[0].place
		if hits[i].Blocked || stretches[0].duplicate {
			if !c.skimmed {
				c.leave(&hits[i], &stretches[0], language)
			}
			places[i] = NoPlace
		}
	}
	if !slices.ContainsFunc(c.terms.languages, func(l string) bool { return !looksIn(l, language) }) {
		return
	}
	for i := range places {
		if !looksIn(c.terms.language[hits[i].Entry], language) {
			places[i] = NoPlace
		}
	}
}

// touch returns the counts of a term, and the number of terms including it, given n so
// far. Whether the article has had the term before cannot be predicted, so nothing
// branches on it.
func touch(room []termCounts, number []int32, term int32, n int) (*termCounts, int) {
	at := number[term]
	fresh := int32(uint32(at-1) >> 31) // 1 when at is 0
	n += int(fresh)
	at |= int32(n) & -fresh
	number[term] = at
	counts := &room[at-1]
	counts.term = term
	return counts, n
}

// count counts a hit.
func (n *termCounts) count(place Place, negated, legal int32) {
	n.places[place]++
	n.total++
	n.negated += negated
	n.legal += legal
}

// add adds the counts of another term.
func (n *termCounts) add(o *termCounts) {
	for i, k := range o.places {
		n.places[i] += k
	}
	n.total += o.total
	n.negated += o.negated
	n.legal += o.legal
}

// one is 1 if b is true, else 0.
func one(b bool) (n int32) {
	if b {
		n = 1
	}
	return n
}

// of returns the counts of a term that the article has.
func (c *hitCounter) of(term int32) *termCounts { return &c.list[c.number[term]-1] }

// label records the first place of a name in wording and in quotations.
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
	// Going through the bits of all terms is faster than sorting those of an article.
	for i := range c.list {
		term := uint32(c.list[i].term)
		c.has[term/64] |= 1 << (term % 64)
	}
	for i, set := range c.has {
		for ; set != 0; set &= set - 1 {
			term := int32(64*i + bits.TrailingZeros64(set))
			n := c.of(term)
			list = append(list, TermCount{term, int32(n.wording()), int32(n.quoted())})
		}
	}
	clear(c.has)
	return list
}

// add adds the article's counts to the outlet's tallies.
func (c *hitCounter) add(a *Article, row *Row, o *outlet, p *Profile) {
	wording, quoted := row.Words.Wording(), row.Words.Quoted()
	least := leastRank(hashID(a.Document.ID))
	c.wanted = false
	// In short loops, each of which waits for memory once for many terms.
	list, keys, at, into := c.list, c.keys[:len(c.list)], c.at[:len(c.list)], c.into[:len(c.list)]
	for i := range list {
		keys[i] = list[i].term
	}
	small := &o.tallies.small
	small.find(keys, at, c.found[:len(c.list)])
	for i, at := range at {
		into[i] = small.value(at)
	}
	fetched := c.fetched
	for _, s := range into {
		fetched += s.passed
	}
	c.fetched = fetched
	examples, rank := p.options.Examples > 0 && !p.skimmed, uint32(least>>32)
	for i := range list {
		n, s := &list[i], into[i]
		n.wanted = examples && (s.passed == 0 || rank <= s.passed) && c.terms.of[n.term] != n.term
		c.wanted = c.wanted || n.wanted
		o.tallies.count(s, n, wording, quoted)
		if set := c.terms.set[n.term]; set >= 0 {
			o.tallies.rest.of(n.term).inSet += n.wording() * c.of(set).wording()
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

// sets returns the outlet's examples of the terms of which one is wanted, by their
// indices in list. As in add, where they were found, memory is waited for jointly.
func (c *hitCounter) sets(examples *parallel[exampleSet]) []*exampleSet {
	kept, fetched := c.kept[:len(c.list)], c.fetched
	for i := range c.list {
		if c.list[i].wanted {
			kept[i] = examples.value(c.at[i])
			if set := *kept[i]; len(set) > 0 {
				fetched += uint32(set[0].rank)
			}
		}
	}
	c.fetched = fetched
	return kept
}

// bests is sets for when one example is kept per term, whatever its place.
func (c *hitCounter) bests(examples *parallel[bestExample]) []*bestExample {
	best, fetched := c.best[:len(c.list)], c.fetched
	for i := range c.list {
		if c.list[i].wanted {
			best[i] = examples.value(c.at[i])
			fetched += uint32(best[i][0].rank)
		}
	}
	c.fetched = fetched
	return best
}
