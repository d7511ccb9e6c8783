package analysis

import (
	"cmp"
	"maps"
	"runtime"
	"sync"
	"sync/atomic"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// outlets codes the counts of every outlet, in the order of their names.
func (c *coder) outlets(p *Profile, o *codeOrder) {
	switch c.mode {
	case gathering:
		c.gatherOutlets(p)
		return
	case writing:
		o.outlets.write(c)
		return
	}
	codeMap(c, &p.outlets, cmp.Compare[string], (*coder).name, func(c *coder, out **outlet) {
		if c.reads() {
			*out = &outlet{}
		}
		c.outlet(*out, p.Terms, o)
		c.examples(p, *out, o)
	})
}

// gatherOutlets gathers the names in outlets, on all cores.
func (c *coder) gatherOutlets(p *Profile) {
	names := p.Outlets()
	var mu sync.Mutex // of indexes
	var indexes []map[string]int32
	eachAtOnce(len(names), func() func(int) {
		g := coder{mode: gathering, index: map[string]int32{}}
		var order codeOrder
		mu.Lock()
		indexes = append(indexes, g.index)
		mu.Unlock()
		return func(i int) {
			o := p.outlets[names[i]]
			g.name(&names[i])
			g.outlet(o, p.Terms, &order)
			g.examples(p, o, &order)
		}
	})
	for _, index := range indexes {
		maps.Copy(c.index, index)
	}
}

// An outletWriter codes outlets in memory, a few at once, before they are written.
type outletWriter struct {
	names []string
	free  chan *codedOutlet
	done  []chan *codedOutlet // by outlet
}

// A codedOutlet is a coded outlet in memory, together with the coder and the order used
// for it.
type codedOutlet struct {
	coder
	order codeOrder
}

// outletsAhead is the number of outlets per core that may be coded ahead of those
// already written. With more, the last outlets of a run take more memory than
// everything before.
const outletsAhead = 2

// usualOutlet is enough room for most outlets, in bytes.
const usualOutlet = 1 << 18

// codeOutlets starts coding outlets.
func (c *coder) codeOutlets(p *Profile, o *codeOrder) *outletWriter {
	names := p.Outlets()
	few := outletsAhead * runtime.GOMAXPROCS(0)
	free := make(chan *codedOutlet, few)
	done := make([]chan *codedOutlet, len(names))
	for i := range done {
		done[i] = make(chan *codedOutlet, 1)
	}
	for range few {
		free <- &codedOutlet{
			coder{mode: writing, bare: true, index: c.index, block: make([]byte, 0, usualOutlet)},
			codeOrder{stems: o.stems, forms: o.forms, rank: o.rank, count: o.count},
		}
	}
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for of := range free { // taken before a number is, or the later ones could take all
				i := int(next.Add(1)) - 1
				if i >= len(names) {
					return
				}
				of.block = of.block[:0]
				of.name(&names[i])
				of.outlet(p.outlets[names[i]], p.Terms, &of.order)
				of.examples(p, p.outlets[names[i]], &of.order)
				done[i] <- of
			}
		}()
	}
	return &outletWriter{names, free, done}
}

// write writes outlets in order, each as soon as it is coded.
func (w *outletWriter) write(c *coder) {
	c.count(len(w.names))
	for _, outlet := range w.done {
		of := <-outlet
		c.raw(of.block)
		w.free <- of
	}
	close(w.free)
}

func (c *coder) outlet(o *outlet, list []Term, order *codeOrder) {
	terms := len(list)
	c.exposure(&o.Exposure)
	codeMap(c, &o.events, cmp.Compare[string], (*coder).name, (*coder).int64)
	codeMap(c, &o.months, cmp.Compare[string], (*coder).name, (*coder).int64)
	codeMap(c, &o.unheard, cmp.Compare[string], (*coder).name, (*coder).int64)
	codeMap(c, &o.left, cmp.Compare[int32], func(c *coder, k *int32) { *k = int32(c.below(uint64(*k), uint64(terms))) }, (*coder).passedOver)
	codeNumbered(c, o.tallies.terms(), terms, &order.at, func(term int32) {
		if c.skim && list[term].Option != "" {
			c.pass(tallyParts)
			return
		}
		var t Tally
		if !c.reads() {
			t = o.tallies.get(term)
		}
		if c.tally(&t); c.reads() {
			o.tallies.add(term, &t)
		}
	})
	if c.skim {
		c.passVoices()
		o.voices.verbs = map[verbKey]int64{} // so that others can be added
	} else {
		for i := range o.voices.classes {
			c.said(&o.voices.classes[i])
		}
		codeMap(c, &o.voices.verbs, compareVerbs, (*coder).verb, (*coder).int64)
	}
	one := o.only != nil
	c.bool(&one)
	c.check(!c.reads() || one == (o.Articles == 1), "an outlet's only article is missing")
	if one {
		if c.reads() {
			o.only = &passages{}
		}
		c.passages(o.only, terms)
	}
	c.int64(&o.vocabularyWords)
	c.wordTallies(&o.words, order)
	c.pairs(&o.pairs, terms, order)
	codeList(c, (*[]witness)(&o.witnesses), (*coder).witness)
	if c.reads() {
		c.check(len(o.witnesses) <= maxWitnesses, "it keeps too many texts")
		for i := 1; i < len(o.witnesses) && c.err == nil; i++ {
			c.check(compareWitnesses(&o.witnesses[i-1], &o.witnesses[i]) <= 0, "its texts are out of order")
		}
	}
}

func (c *coder) places(p *Places) {
	for i := range p {
		c.int64(&p[i])
	}
}

func (c *coder) exposure(e *Exposure) {
	c.int64(&e.Articles)
	c.places(&e.Words)
	c.int64(&e.WordingSquares)
	c.int64(&e.QuotedSquares)
	c.int64(&e.Duplicate)
	c.int64(&e.Outside)
	c.int64(&e.Quotations)
	c.int64(&e.Unclosed)
}

func (c *coder) tally(t *Tally) {
	c.places(&t.Places)
	c.int64(&t.Negated)
	c.int64(&t.Legal)
	c.int64(&t.Articles)
	c.int64(&t.First)
	c.int64(&t.Headline)
	c.moments(&t.Wording)
	c.moments(&t.Quoted)
	c.int64(&t.InSet)
}

func (c *coder) moments(m *Moments) {
	c.int64(&m.Articles)
	c.int64(&m.Squares)
	c.int64(&m.Products)
}

func (c *coder) said(s *Said) {
	c.int64(&s.Attributions)
	c.int64(&s.Quotations)
	c.int64(&s.Fragments)
	c.int64(&s.QuotedWords)
	c.int64(&s.Indirect)
	for i := range s.Stances {
		c.int64(&s.Stances[i])
	}
}

func (c *coder) verb(k *verbKey) {
	c.name(&k.verb)
	code8(c, &k.stance, voice.Stances)
}

func compareVerbs(a, b verbKey) int {
	return cmp.Or(cmp.Compare(a.verb, b.verb), cmp.Compare(a.stance, b.stance))
}

func (c *coder) passages(p *passages, terms int) {
	c.name(&p.article)
	for i := range p.words {
		c.int32(&p.words[i])
	}
	codeMap(c, &p.hits, cmp.Compare[int32], func(c *coder, k *int32) { *k = int32(c.below(uint64(*k), uint64(terms))) },
		func(c *coder, h **[passageCount]int32) {
			if c.reads() {
				*h = new([passageCount]int32)
			}
			for i := range *h {
				c.int32(&(*h)[i])
			}
		})
}

// witness codes an article whose text is kept. Its rank follows from its id.
func (c *coder) witness(w *witness) {
	c.name(&w.id)
	c.name(&w.file)
	c.int(&w.line)
	c.text(&w.text)
	if c.reads() {
		w.rank = rankOf(hashID(w.id), 0)
	}
	at := text.Span{}
	span := func(c *coder, s *text.Span) { c.spanAfter(&at, s, len(w.text)) }
	codeList(c, &w.sentences, span)
	at = text.Span{}
	if c.reads() {
		w.speakers = []string{""}
	}
	codeList(c, &w.runs, func(c *coder, r *run) {
		span(c, &r.Span)
		code8(c, &r.place, int(NoPlace))
		speaker := w.speakers[r.speaker]
		if c.name(&speaker); c.reads() {
			r.speaker = w.speaker(speaker)
		}
	})
}

// spanAfter codes a span of a text that begins where the one before it ends, or
// later.
func (c *coder) spanAfter(before, s *text.Span, length int) {
	gap, size := s.Start-before.End, s.End-s.Start
	c.int32(&gap)
	c.int32(&size)
	if c.reads() {
		start, end := int64(before.End)+int64(gap), int64(before.End)+int64(gap)+int64(size)
		if end > int64(length) {
			c.refuse("a span is out of bounds")
			start, end = 0, 0
		}
		s.Start, s.End = int32(start), int32(end)
	}
	*before = *s
}
