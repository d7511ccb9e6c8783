package analysis

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// examples codes the sentences kept behind an outlet's terms and speakers: each
// sentence once, and the examples by its number. Their rank follows from article and
// place and is not written.
func (c *coder) examples(p *Profile, o *outlet, order *codeOrder) {
	if c.skim {
		c.passExamples(len(p.Terms))
		return
	}
	e := &order.examples
	e.begin(&p.examples)
	switch c.mode {
	case gathering:
		e.names(c, o)
		return
	case reading:
		e.readSentences(c)
	case writing:
		e.gather(o)
		codeList(c, &e.sentences, func(c *coder, s **keptSentence) {
			c.name(&(*s).article)
			c.name(&(*s).file)
			c.int32(&(*s).at)
			c.text(&(*s).text)
		})
	}
	e.keys = e.keys[:0]
	for term := range o.termExamples() {
		e.keys = append(e.keys, term)
	}
	codeNumbered(c, e.keys, len(p.Terms), &order.at, func(term int32) {
		c.check(o.tallies.small.position(term) >= 0, "it keeps sentences behind a term that it does not count")
		e.terms(c, o.examplesOf(term))
	})
	e.shelf = &p.said
	codeMap(c, &o.said, cmp.Compare[string], (*coder).name, e.said)
	if !c.reads() {
		return
	}
	c.check(c.err != nil || !slices.Contains(e.used, false), "it keeps a sentence behind nothing")
	for name, set := range o.said {
		for i := range set {
			set[i].by = e.introduction(name, set[i].by.verb)
		}
	}
}

// An exampleCoder codes the examples of one outlet after the other.
type exampleCoder struct {
	shelf     *shelf
	sentences []*keptSentence // in the order of compareSentences, none twice
	number    map[*keptSentence]uint64
	keys      []int32 // terms that have examples

	// When reading:
	used     []bool   // of sentences
	hashes   []uint64 // of the ids of their articles
	articles map[int]articleRead
	by       map[introduction]*introduction
}

// articleRead is an article that sentences were read of, and the hash of its id.
type articleRead struct {
	*origin
	hash uint64
}

func (e *exampleCoder) begin(on *shelf) {
	e.shelf = on
	e.sentences, e.used, e.hashes = e.sentences[:0], e.used[:0], e.hashes[:0]
}

// readSentences reads the sentences of an outlet.
func (e *exampleCoder) readSentences(c *coder) {
	e.articles = map[int]articleRead{}
	n := c.count(0)
	for i := 0; i < n && c.err == nil; i++ {
		article, file := c.nameRead(), c.nameRead()
		e.used = append(e.used, false)
		s := &keptSentence{}
		c.int32(&s.at)
		c.text(&s.text)
		if c.err != nil {
			return
		}
		of, ok := e.articles[article]
		if !ok {
			of = articleRead{&origin{c.names[article], c.names[file]}, hashID(c.names[article])}
			e.articles[article] = of
		}
		if s.origin = of.origin; of.file != c.names[file] {
			s.origin = &origin{c.names[article], c.names[file]}
		}
		c.check(i == 0 || compareSentences(e.sentences[i-1], s) < 0, "its sentences are out of order")
		e.sentences, e.hashes = append(e.sentences, s), append(e.hashes, of.hash)
	}
}

// introduction is one that examples share.
func (e *exampleCoder) introduction(speaker, verb string) *introduction {
	key := introduction{speaker, verb}
	by := e.by[key]
	if by == nil {
		if e.by == nil {
			e.by = map[introduction]*introduction{}
		}
		by = &key
		e.by[key] = by
	}
	return by
}

func compareSentences(a, b *keptSentence) int {
	if a.origin != b.origin {
		if c := strings.Compare(a.file, b.file); c != 0 {
			return c
		}
		if c := strings.Compare(a.article, b.article); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(a.at, b.at); c != 0 {
		return c
	}
	return strings.Compare(a.text, b.text)
}

// names gathers the names that an outlet's examples have: what the one before was kept
// with too is not looked at again.
func (e *exampleCoder) names(c *coder, o *outlet) {
	var in *origin
	var by *introduction
	gather := func(set exampleSet, terms bool) {
		for i := range set {
			x := &set[i]
			if x.in.origin != in {
				in = x.in.origin
				c.name(&in.article)
				c.name(&in.file)
			}
			if x.by != by {
				by = x.by
				c.name(&by.verb)
				if terms {
					c.name(&by.speaker)
				}
			}
		}
	}
	for _, set := range o.termExamples() {
		gather(set, true)
	}
	by = nil // that of a speaker has no name
	for name, set := range o.said {
		c.name(&name)
		gather(set, false)
	}
}

// exampleSets are all that an outlet keeps behind terms and speakers, in any order.
func (o *outlet) exampleSets() iter.Seq[exampleSet] {
	return func(yield func(exampleSet) bool) {
		for _, set := range o.termExamples() {
			if !yield(set) {
				return
			}
		}
		for _, set := range o.said {
			if !yield(set) {
				return
			}
		}
	}
}

// gather numbers the sentences of an outlet's examples.
func (e *exampleCoder) gather(o *outlet) {
	if e.number == nil {
		e.number = map[*keptSentence]uint64{}
	}
	clear(e.number)
	for set := range o.exampleSets() {
		for i := range set {
			if s := set[i].in; e.number[s] == 0 {
				e.number[s] = 1
				e.sentences = append(e.sentences, s)
			}
		}
	}
	slices.SortFunc(e.sentences, compareSentences)
	n := 0
	for i, s := range e.sentences {
		if i == 0 || compareSentences(e.sentences[n-1], s) != 0 {
			e.sentences[n] = s
			n++
		}
		e.number[s] = uint64(n - 1)
	}
	e.sentences = e.sentences[:n]
}

func (e *exampleCoder) terms(c *coder, s *exampleSet) {
	e.set(c, s, func(x *Example, speaker, verb string) {
		c.name(&speaker)
		if c.reads() {
			x.by = e.introduction(speaker, verb)
		}
	})
}

func (e *exampleCoder) said(c *coder, s *exampleSet) {
	e.set(c, s, func(x *Example, _, verb string) {
		if c.reads() {
			x.by = e.introduction("", verb)
		}
	})
}

// set codes what is kept behind one number, and lets by add who speaks.
func (e *exampleCoder) set(c *coder, s *exampleSet, by func(x *Example, speaker, verb string)) {
	codeList(c, (*[]Example)(s), func(c *coder, x *Example) {
		speaker, verb := "", ""
		if !c.reads() {
			speaker, verb = x.by.speaker, x.by.verb
		}
		at := c.below(e.number[x.in], uint64(max(len(e.sentences), len(e.used))))
		code8(c, &x.place, int(NoPlace)+1)
		c.int32(&x.line)
		c.int32(&x.hit.Start)
		c.int32(&x.hit.End)
		c.name(&verb)
		c.bool(&x.negated)
		if c.reads() && c.err == nil {
			e.used[at] = true
			x.in, x.rank = e.sentences[at], rankOf(e.hashes[at], x.hit.Start)
		}
		by(x, speaker, verb)
	})
	if !c.reads() || c.err != nil {
		return
	}
	e.shelf.held += int64(len(*s))
	c.check(len(*s) > 0, "it keeps no sentence where it should")
	for i := range *s {
		x := &(*s)[i]
		c.check(i == 0 || e.shelf.compare(&(*s)[i-1], x) <= 0, "its sentences are out of order")
		from, to := e.shelf.crowd(*s, x.place)
		c.check(to-from <= e.shelf.limit && (e.shelf.terms || e.shelf.admits(x.rank)), "it keeps too many sentences")
	}
}
