package analysis

import (
	"cmp"
	"slices"
)

// examples codes the sentences kept behind an outlet's terms and speakers: each
// sentence once, and the examples by its number. Their rank follows from article and
// place and is not written.
func (c *coder) examples(p *Profile, o *outlet, order *codeOrder) {
	e := exampleCoder{shelf: &p.examples}
	if !c.reads() {
		e.gather(o)
	}
	codeList(c, &e.sentences, func(c *coder, s **keptSentence) {
		if c.reads() {
			*s = &keptSentence{origin: &origin{}}
		}
		c.name(&(*s).article)
		c.name(&(*s).file)
		c.int32(&(*s).at)
		c.text(&(*s).text)
	})
	if c.reads() {
		e.used = make([]bool, len(e.sentences))
		for i := 1; i < len(e.sentences); i++ {
			c.check(compareSentences(e.sentences[i-1], e.sentences[i]) < 0, "its sentences are out of order")
		}
	}

	if c.mode == gathering {
		for i := range o.examples.list {
			e.terms(c, &o.examples.list[i])
		}
	}
	codeNumbered(c, &o.examples, nil, len(p.Terms), &order.at, e.terms)
	e.shelf = &p.said
	codeMap(c, &o.said, cmp.Compare[string], (*coder).name, e.said)
	if !c.reads() {
		return
	}
	c.check(c.err != nil || !slices.Contains(e.used, false), "it keeps a sentence behind nothing")
	for name, set := range o.said {
		for i := range set {
			set[i].by = &introduction{name, set[i].by.verb}
		}
	}
}

// An exampleCoder codes the examples of one outlet.
type exampleCoder struct {
	shelf     *shelf
	sentences []*keptSentence // in the order of compareSentences, none twice
	number    map[*keptSentence]uint64
	used      []bool // of sentences, when reading
}

func compareSentences(a, b *keptSentence) int {
	return cmp.Or(
		cmp.Compare(a.file, b.file), cmp.Compare(a.article, b.article), cmp.Compare(a.at, b.at), cmp.Compare(a.text, b.text),
	)
}

// gather numbers the sentences of an outlet's examples.
func (e *exampleCoder) gather(o *outlet) {
	e.number = map[*keptSentence]uint64{}
	add := func(set exampleSet) {
		for i := range set {
			if s := set[i].in; e.number[s] == 0 {
				e.number[s] = 1
				e.sentences = append(e.sentences, s)
			}
		}
	}
	for _, set := range o.examples.list {
		add(set)
	}
	for _, set := range o.said {
		add(set)
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
			x.by = &introduction{speaker, verb}
		}
	})
}

func (e *exampleCoder) said(c *coder, s *exampleSet) {
	e.set(c, s, func(x *Example, _, verb string) {
		if c.reads() {
			x.by = &introduction{verb: verb}
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
		at := c.below(e.number[x.in], uint64(len(e.sentences)))
		code8(c, &x.place, int(NoPlace)+1)
		c.int32(&x.line)
		c.int32(&x.hit.Start)
		c.int32(&x.hit.End)
		c.name(&verb)
		c.bool(&x.negated)
		if c.reads() && c.err == nil {
			x.in = e.sentences[at]
			x.rank = rankOf(hashID(x.in.article), x.hit.Start)
			e.used[at] = true
		}
		by(x, speaker, verb)
	})
	if !c.reads() || c.err != nil {
		return
	}
	e.shelf.held += len(*s)
	c.check(len(*s) > 0, "it keeps no sentence where it should")
	for i := range *s {
		x := &(*s)[i]
		c.check(i == 0 || e.shelf.compare((*s)[i-1], *x) <= 0, "its sentences are out of order")
		from, to := e.shelf.crowd(*s, x.place)
		c.check(to-from <= e.shelf.limit && (e.shelf.terms || e.shelf.admits(x.rank)), "it keeps too many sentences")
	}
}
