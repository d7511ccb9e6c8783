package analysis

import (
	"cmp"
	"math"

	"rashomon/corpus/voice"
)

// rows codes a row an article, in their one order.
func (c *coder) rows(p *Profile) {
	c.bool(&p.rows.over)
	if p.rows.over {
		p.rows.list = nil
		c.check(!c.reads() || p.Articles() > MaxRows, "its articles are missing")
		return
	}
	list := p.rows.list
	if !c.reads() {
		list = p.rows.sorted()
	}
	codeList(c, &list, func(c *coder, r *Row) { c.row(r, len(p.Terms)) })
	if c.reads() {
		c.check(len(list) <= MaxRows, "it has too many articles")
		for i := 1; i < len(list) && c.err == nil; i++ {
			c.check(compareRows(&list[i-1], &list[i]) <= 0, "its articles are out of order")
		}
		p.rows.list = list
		c.check(c.err != nil || p.rowsAreWhole(), "an article is missing")
	}
}

// rowsAreWhole says whether there is a row for every article that was counted.
func (p *Profile) rowsAreWhole() bool {
	articles := map[string]int64{}
	for i := range p.rows.list {
		articles[p.rows.list[i].Outlet]++
	}
	for name, o := range p.outlets {
		if articles[name] != o.Articles {
			return false
		}
	}
	return len(articles) == len(p.outlets)
}

func (c *coder) row(r *Row, terms int) {
	for _, s := range []*string{&r.ID, &r.File, &r.Outlet, &r.Title, &r.Date, &r.Event, &r.Decoded} {
		c.name(s)
	}
	c.int(&r.Line)
	c.raw(r.SHA256[:])
	c.places(&r.Words)
	c.int64(&r.Duplicate)
	codeList(c, &r.Terms, func(c *coder, t *TermCount) {
		t.Term = int32(c.below(uint64(t.Term), uint64(terms)))
		c.int32(&t.Wording)
		c.int32(&t.Quoted)
	})
	for i := 1; c.reads() && i < len(r.Terms); i++ {
		c.check(r.Terms[i-1].Term < r.Terms[i].Term, "an article's terms are out of order")
	}
	codeList(c, &r.Speakers, func(c *coder, s *RowSpeaker) {
		c.name(&s.Name)
		c.name(&s.Title)
		code8(c, &s.Class, int(voice.Classes))
		c.said(&s.Said)
		codeList(c, &s.Verbs, func(c *coder, v *verbCount) {
			c.verb(&v.verbKey)
			c.int64(&v.n)
		})
	})
	codeList(c, &r.Labels, func(c *coder, l *Label) {
		l.Term = int32(c.below(uint64(l.Term), uint64(terms)))
		code8(c, &l.Place, int(NoPlace))
		c.int32(&l.Start)
	})
	codeList(c, &r.sketch, (*coder).fixed)
	c.check(len(r.sketch) <= sketchSize, "a sketch is too long")
}

// examples codes the sentences kept behind terms, or behind speakers. What their
// key says and their rank, which follows from article and place, is not written.
func (c *coder) examples(e *examples, terms int, speakers bool) {
	codeMap(c, &e.sets, compareExampleKeys,
		func(c *coder, k *exampleKey) {
			c.name(&k.outlet)
			k.term = int32(c.below(uint64(k.term), uint64(terms)))
			code8(c, &k.place, int(NoPlace))
			if speakers {
				c.name(&k.speaker)
			}
		},
		func(c *coder, set *[]Example) {
			codeList(c, set, func(c *coder, x *Example) { c.example(x, speakers) })
			if c.reads() {
				e.held += len(*set)
				c.check(c.err != nil || len(*set) > 0 && len(*set) <= e.limit, "it keeps too many sentences")
			}
		})
	if !c.reads() {
		return
	}
	for key, set := range e.sets {
		for i := range set {
			set[i].Outlet = key.outlet
			if speakers {
				set[i].Speaker = key.speaker
			} else {
				set[i].Place = key.place
			}
			c.check(i == 0 || compareExamples(set[i-1], set[i]) <= 0, "its sentences are out of order")
		}
	}
}

func compareExampleKeys(a, b exampleKey) int {
	return cmp.Or(cmp.Compare(a.outlet, b.outlet), cmp.Compare(a.term, b.term), cmp.Compare(a.place, b.place), cmp.Compare(a.speaker, b.speaker))
}

func (c *coder) example(x *Example, speakers bool) {
	c.name(&x.Article)
	c.name(&x.File)
	c.int(&x.Line)
	c.int32(&x.Hit.Start)
	c.int32(&x.Hit.End)
	c.int32(&x.Span.Start)
	c.text(&x.Sentence)
	c.name(&x.Verb)
	c.bool(&x.Negated)
	if speakers {
		code8(c, &x.Place, int(NoPlace)+1)
	} else {
		c.name(&x.Speaker)
	}
	if c.reads() {
		end := int64(x.Span.Start) + int64(len(x.Sentence))
		c.check(end <= math.MaxInt32, "a span is out of bounds")
		x.Span.End = int32(end)
		x.rank = rankOf(hashID(x.Article), x.Hit.Start)
	}
}
