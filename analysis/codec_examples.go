package analysis

import (
	"cmp"
	"slices"
	"strings"
)

// examples codes the sentences kept for an outlet's terms and speakers: each sentence
// once, and the examples by its number. Their rank follows from article and place and
// is not written.
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
		e.readSentences(c, &o.kept)
	case writing:
		e.gather(o)
		codeList(c, &e.sentences, func(c *coder, s *codedSentence) {
			c.name(&s.article)
			c.name(&s.file)
			c.int32(&s.at)
			c.text(&s.text)
		})
	}
	e.keys = e.keys[:0]
	for term := range o.termExamples() {
		e.keys = append(e.keys, term)
	}
	codeNumbered(c, e.keys, len(p.Terms), &order.at, func(term int32) {
		c.check(o.tallies.small.position(term) >= 0, "it keeps sentences for a term that it does not count")
		e.terms(c, o, term)
	})
	e.shelf = &p.said
	codeMap(c, &o.said, cmp.Compare[string], (*coder).name, func(c *coder, s *exampleSet) { e.said(c, &o.kept, s) })
	if !c.reads() {
		return
	}
	c.check(c.err != nil || !slices.Contains(e.used, false), "it keeps a sentence that nothing uses")
	for name, set := range o.said {
		for i := range set {
			_, verb := o.kept.speaker(&set[i])
			set[i].by = e.introduction(&o.kept, name, verb)
		}
	}
}

// An exampleCoder codes the examples of one outlet after the other.
type exampleCoder struct {
	shelf *shelf
	keys  []int32 // terms that have examples

	// When writing:
	sentences []codedSentence // in order, without duplicates
	number    []int32         // the number in sentences of every sentence that is kept

	// When reading:
	used     []bool              // of sentences
	hashes   []uint64            // of the ids of their articles
	articles map[[2]int]int32    // number of the article, by the numbers of its names
	by       map[[2]string]int32 // number of the introduction, by speaker and verb
	set      exampleSet
}

// A codedSentence is a sentence and its number among the sentences kept.
type codedSentence struct {
	article, file, text string
	at, kept            int32
}

func (e *exampleCoder) begin(on *shelf) {
	e.shelf = on
	e.sentences, e.used, e.hashes = e.sentences[:0], e.used[:0], e.hashes[:0]
}

// readSentences reads the sentences of an outlet that has none yet.
func (e *exampleCoder) readSentences(c *coder, k *kept) {
	e.articles, e.by = map[[2]int]int32{}, map[[2]string]int32{}
	n := c.count(0)
	var before codedSentence
	for i := 0; i < n && c.err == nil; i++ {
		article, file := c.nameRead(), c.nameRead()
		e.used = append(e.used, false)
		var s codedSentence
		c.int32(&s.at)
		c.text(&s.text)
		if c.err != nil {
			return
		}
		names := [2]int{article, file}
		s.article, s.file = c.names[article], c.names[file]
		of := e.articles[names]
		if of == 0 {
			of = k.addArticle(s.article, s.file)
			e.articles[names] = of
		}
		c.check(i == 0 || compareSentences(&before, &s) < 0, "its sentences are out of order")
		k.addSentence(of, s.at, s.text)
		before = s
		e.hashes = append(e.hashes, hashID(s.article))
	}
}

// introduction returns the number of an introduction that examples share.
func (e *exampleCoder) introduction(k *kept, speaker, verb string) int32 {
	key := [2]string{speaker, verb}
	by, ok := e.by[key]
	if !ok {
		by = k.introduction(len(k.introductions), speaker, verb)
		e.by[key] = by
	}
	return by
}

func compareSentences(a, b *codedSentence) int {
	return cmp.Or(
		strings.Compare(a.file, b.file),
		strings.Compare(a.article, b.article),
		cmp.Compare(a.at, b.at),
		strings.Compare(a.text, b.text),
	)
}

// names gathers the names that an outlet's examples have: names that the example before
// has too are not looked up again.
func (e *exampleCoder) names(c *coder, o *outlet) {
	in, by := int32(0), int32(0)
	gather := func(set exampleSet, terms bool) {
		for i := range set {
			x := &set[i]
			if x.in != in {
				in = x.in
				article, file := o.kept.article(x)
				c.name(&article)
				c.name(&file)
			}
			if i == 0 || x.by != by {
				by = x.by
				speaker, verb := o.kept.speaker(x)
				c.name(&verb)
				if terms {
					c.name(&speaker)
				}
			}
		}
	}
	for _, set := range o.termExamples() {
		gather(set, true)
	}
	for name, set := range o.said { // the speaker of these examples has no name of its own
		c.name(&name)
		gather(set, false)
	}
}

// gather numbers the sentences of an outlet's examples.
func (e *exampleCoder) gather(o *outlet) {
	e.number = slices.Grow(e.number[:0], len(o.kept.sentences)+1)[:len(o.kept.sentences)+1]
	clear(e.number)
	for x := range o.allExamples {
		if e.number[x.in] != 0 {
			continue
		}
		e.number[x.in] = 1
		article, file := o.kept.article(x)
		s := o.kept.sentence(x)
		e.sentences = append(e.sentences, codedSentence{article, file, s.text, s.at, x.in})
	}
	slices.SortFunc(e.sentences, func(a, b codedSentence) int { return compareSentences(&a, &b) })
	n := int32(0)
	for i := range e.sentences {
		s := &e.sentences[i]
		if i == 0 || compareSentences(&e.sentences[n-1], s) != 0 {
			e.sentences[n] = *s
			n++
		}
		e.number[s.kept] = n - 1
	}
	e.sentences = e.sentences[:n]
}

// terms codes the examples kept for a term.
func (e *exampleCoder) terms(c *coder, o *outlet, term int32) {
	best := e.shelf.level > 0
	var set exampleSet
	switch {
	case !c.reads():
		set = o.examplesOf(term)
	case best:
		set = e.set[:0]
	}
	e.code(c, &o.kept, &set, func(x *Example, speaker, verb string) {
		c.name(&speaker)
		if c.reads() {
			x.by = e.introduction(&o.kept, speaker, verb)
		}
	})
	if !c.reads() || c.err != nil {
		return
	}
	if at := o.tallies.small.at(term); best {
		*o.best.value(at) = bestExample(set)
		e.set = set
	} else {
		*o.examples.value(at) = set
	}
}

func (e *exampleCoder) said(c *coder, k *kept, set *exampleSet) {
	e.code(c, k, set, func(x *Example, _, verb string) {
		if c.reads() {
			x.by = e.introduction(k, "", verb)
		}
	})
}

// code codes the examples kept for one number; by adds the speaker.
func (e *exampleCoder) code(c *coder, k *kept, s *exampleSet, by func(x *Example, speaker, verb string)) {
	codeList(c, (*[]Example)(s), func(c *coder, x *Example) {
		speaker, verb, at := "", "", uint64(0)
		if !c.reads() {
			speaker, verb = k.speaker(x)
			at = uint64(e.number[x.in])
		}
		at = c.below(at, uint64(max(len(e.sentences), len(e.used))))
		code8(c, &x.place, int(NoPlace)+1)
		c.int32(&x.line)
		c.int32(&x.hit.Start)
		c.int32(&x.hit.End)
		c.name(&verb)
		c.bool(&x.negated)
		if c.reads() && c.err == nil {
			e.used[at] = true
			x.in, x.rank = int32(at)+1, rankOf(e.hashes[at], x.hit.Start)
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
		c.check(i == 0 || e.shelf.compare(k, &(*s)[i-1], x) <= 0, "its sentences are out of order")
		from, to := e.shelf.crowd(*s, x.place)
		c.check(to-from <= e.shelf.limit && (e.shelf.terms || e.shelf.admits(x.rank)), "it keeps too many sentences")
	}
}
