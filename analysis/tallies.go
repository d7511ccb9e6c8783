package analysis

// tallies holds an outlet's Tallies by term. Most counts are added to a few small
// numbers, and fetching them costs more than adding: so they share one cache line, and
// what is rare or large is elsewhere. A Tally is the sum of all three.
type tallies struct {
	small numbered[smallTally]
	rest  numbered[restTally]
	large map[int32]*Tally // by term
}

// A smallTally is the part of a Tally that nearly every article adds to, while it is
// small: 64 bytes.
type smallTally struct {
	places                      [smallPlaces]uint32
	negated, articles, headline uint32
	wording, quoted             smallMoments
	passed                      uint32 // no example with a higher rank, by the upper half, is wanted; 0 when unknown
}

// smallPlaces are those before Subhead.
const smallPlaces = Headline + 1

type smallMoments struct{ articles, squares, products uint32 }

// A restTally is the part of a Tally that few articles add to.
type restTally struct{ subhead, caption, legal, first, inSet int64 }

// The numbers of a smallTally stay below mostSmall, as does what an article adds to it.
// Every sum in it is at most that of the squares of both Moments.
const (
	mostSmall      = 1 << 29
	mostSmallHits  = 1 << 12
	mostSmallWords = mostSmall / mostSmallHits
)

// terms lists the terms that have a Tally.
func (t *tallies) terms() []int32 { return t.small.keys }

// get is the Tally of a term, zero when there is none.
func (t *tallies) get(term int32) (sum Tally) {
	s := t.small.get(term)
	if s == nil {
		return sum
	}
	s.addTo(&sum)
	if r := t.rest.get(term); r != nil {
		r.addTo(&sum)
	}
	if l := t.large[term]; l != nil {
		sum.add(l)
	}
	return sum
}

// add adds x to the Tally of a term.
func (t *tallies) add(term int32, x *Tally) {
	s := t.small.of(term)
	sum := *x
	if s.addTo(&sum); sum.small() {
		*s = smallOf(&sum, s.passed)
	} else {
		t.largeOf(term).add(x)
		return
	}
	if r := restOf(x); r != (restTally{}) {
		t.rest.of(term).add(&r)
	}
}

func (t *tallies) merge(o *tallies) {
	for _, term := range o.terms() {
		x := o.get(term)
		t.add(term, &x)
	}
}

func (t *tallies) largeOf(term int32) *Tally {
	l := t.large[term]
	if l == nil {
		if t.large == nil {
			t.large = map[int32]*Tally{}
		}
		l = &Tally{}
		t.large[term] = l
	}
	return l
}

// count adds an article's counts of a term, to its s; wording and quoted are the
// article's words.
func (t *tallies) count(s *smallTally, n *termCounts, wording, quoted int64) {
	if n.total >= mostSmallHits || wording+quoted >= mostSmallWords {
		x := n.tally(wording, quoted)
		t.add(n.term, &x)
		return
	}
	// One by one: a loop would cost as much again.
	s.places[Own] += uint32(n.places[Own])
	s.places[Cue] += uint32(n.places[Cue])
	s.places[Indirect] += uint32(n.places[Indirect])
	s.places[Fragment] += uint32(n.places[Fragment])
	s.places[Quote] += uint32(n.places[Quote])
	s.places[Headline] += uint32(n.places[Headline])
	s.negated += uint32(n.negated)
	s.articles++
	s.headline += positive(n.places[Headline])
	q := n.places[Fragment] + n.places[Quote]
	s.wording.observe(n.total-q, uint32(wording))
	s.quoted.observe(q, uint32(quoted))
	if n.places[Subhead]|n.places[Caption]|n.legal != 0 {
		t.rest.of(n.term).add(&restTally{subhead: int64(n.places[Subhead]), caption: int64(n.places[Caption]), legal: int64(n.legal)})
	}
	if s.wording.squares|s.wording.products|s.quoted.squares|s.quoted.products >= mostSmall {
		s.addTo(t.largeOf(n.term))
		*s = smallTally{passed: s.passed}
	}
}

// observe is Moments.observe.
func (m *smallMoments) observe(k int32, n uint32) {
	m.articles += positive(k)
	m.squares += uint32(k) * uint32(k)
	m.products += uint32(k) * n
}

// positive is 1 if k, which must not be negative, is above 0, else 0.
func positive(k int32) uint32 { return uint32(-k) >> 31 }

// small reports whether a smallTally can hold its part of t.
func (t *Tally) small() bool {
	all := t.Negated | t.Articles | t.Headline
	for _, n := range t.Places[:smallPlaces] {
		all |= n
	}
	for _, m := range [...]*Moments{&t.Wording, &t.Quoted} {
		all |= m.Articles | m.Squares | m.Products
	}
	return all < mostSmall
}

func smallOf(t *Tally, passed uint32) smallTally {
	s := smallTally{
		negated: uint32(t.Negated), articles: uint32(t.Articles), headline: uint32(t.Headline),
		wording: smallMomentsOf(&t.Wording), quoted: smallMomentsOf(&t.Quoted), passed: passed,
	}
	for i := range s.places {
		s.places[i] = uint32(t.Places[i])
	}
	return s
}

func smallMomentsOf(m *Moments) smallMoments {
	return smallMoments{uint32(m.Articles), uint32(m.Squares), uint32(m.Products)}
}

func (s *smallTally) addTo(t *Tally) {
	for i, n := range s.places {
		t.Places[i] += int64(n)
	}
	t.Negated += int64(s.negated)
	t.Articles += int64(s.articles)
	t.Headline += int64(s.headline)
	s.wording.addTo(&t.Wording)
	s.quoted.addTo(&t.Quoted)
}

func (m *smallMoments) addTo(all *Moments) {
	all.Articles += int64(m.articles)
	all.Squares += int64(m.squares)
	all.Products += int64(m.products)
}

func restOf(t *Tally) restTally {
	return restTally{t.Places[Subhead], t.Places[Caption], t.Legal, t.First, t.InSet}
}

func (r *restTally) add(o *restTally) {
	r.subhead += o.subhead
	r.caption += o.caption
	r.legal += o.legal
	r.first += o.first
	r.inSet += o.inSet
}

func (r *restTally) addTo(t *Tally) {
	t.Places[Subhead] += r.subhead
	t.Places[Caption] += r.caption
	t.Legal += r.legal
	t.First += r.first
	t.InSet += r.inSet
}
