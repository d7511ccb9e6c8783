package analysis

import (
	"bytes"
	"encoding/binary"
	"math"

	"rashomon/corpus/voice"
)

// rows codes a row for each article, in their fixed order.
func (c *coder) rows(p *Profile, o *codeOrder) {
	c.bool(&p.rows.over)
	if p.rows.over {
		p.rows.list = nil
		c.check(!c.reads() || p.Articles() > MaxRows, "its articles are missing")
		return
	}
	if c.reads() {
		c.readRows(p)
		return
	}
	if o.rows == nil {
		o.rows = p.rows.order()
	}
	names := map[string]string{}
	codeList(c, &o.rows, func(c *coder, packed *[]byte) {
		clear(names)
		r := unpackRow(*packed, names)
		c.row(&r, len(p.Terms))
	})
}

func (c *coder) readRows(p *Profile) {
	var r, before Row
	var scratch []byte
	articles := map[string]int64{}
	n := c.count(0)
	c.check(n <= MaxRows, "it has too many articles")
	for i := 0; i < n && c.err == nil; i++ {
		before, r = r, Row{}
		c.row(&r, len(p.Terms))
		c.check(i == 0 || compareRows(&before, &r) <= 0, "its articles are out of order")
		p.rows.list = append(p.rows.list, packRow(&r, &scratch))
		articles[r.Outlet]++
	}
	for name, o := range p.outlets {
		c.check(articles[name] == o.Articles, "an article is missing")
	}
	c.check(len(articles) == len(p.outlets), "an article is missing")
}

// packRow packs a row as in a profile file, but with its names; scratch is working
// space.
func packRow(r *Row, scratch *[]byte) []byte {
	c := coder{mode: writing, bare: true, block: (*scratch)[:0]}
	c.row(r, math.MaxInt32)
	*scratch = c.block
	return bytes.Clone(c.block)
}

// unpackRow unpacks a row that packRow packed. Each name is kept once.
func unpackRow(packed []byte, names map[string]string) (r Row) {
	c := coder{mode: reading, bare: true, last: true, block: packed, known: names}
	c.row(&r, math.MaxInt32)
	if c.err != nil {
		panic("analysis: a packed row: " + c.err.Error())
	}
	return r
}

func (c *coder) row(r *Row, terms int) {
	for _, s := range []*string{&r.ID, &r.File, &r.Outlet, &r.Title, &r.Date, &r.Event, &r.Decoded} {
		c.name(s)
	}
	c.int(&r.Line)
	c.raw(r.SHA256[:])
	c.places(&r.Words)
	c.int64(&r.Duplicate)
	c.rowTerms(&r.Terms, terms)
	c.speakers(&r.Speakers)
	codeList(c, &r.Labels, func(c *coder, l *Label) {
		l.Term = int32(c.below(uint64(l.Term), uint64(terms)))
		code8(c, &l.Place, int(NoPlace))
		c.int32(&l.Start)
	})
	c.sketch(&r.sketch)
}

// packs reports whether c packs a row for a Profile. There is one for each article, so
// the long parts of it are then packed without checking again and again how they are
// coded.
func (c *coder) packs() bool { return c.bare && c.mode == writing }

func (c *coder) rowTerms(list *[]TermCount, terms int) {
	next := int32(0)
	if c.packs() {
		b := binary.AppendUvarint(c.block, uint64(len(*list)))
		for _, t := range *list {
			b = appendSmall(b, uint64(t.Term-next))
			b = appendSmall(b, uint64(t.Wording))
			b = appendSmall(b, uint64(t.Quoted))
			next = t.Term + 1
		}
		c.block = b
		return
	}
	codeList(c, list, func(c *coder, t *TermCount) {
		t.Term = next + int32(c.below(uint64(t.Term-next), uint64(terms)))
		c.check(!c.reads() || 0 <= t.Term && t.Term < int32(terms), "a number is out of bounds")
		next = t.Term + 1
		c.int32(&t.Wording)
		c.int32(&t.Quoted)
	})
}

func (c *coder) speakers(list *[]RowSpeaker) {
	if c.packs() {
		c.block = appendSpeakers(c.block, *list)
		return
	}
	codeList(c, list, func(c *coder, s *RowSpeaker) {
		c.name(&s.Name)
		c.name(&s.Title)
		code8(c, &s.Class, voice.Classes)
		c.said(&s.Said)
		codeList(c, &s.Verbs, func(c *coder, v *verbCount) {
			c.verb(&v.verbKey)
			c.int64(&v.n)
		})
	})
}

func appendSpeakers(b []byte, list []RowSpeaker) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		s := &list[i]
		b = appendText(b, s.Name)
		b = appendText(b, s.Title)
		b = append(b, byte(s.Class))
		for _, n := range [...]int64{s.Attributions, s.Quotations, s.Fragments, s.QuotedWords, s.Indirect} {
			b = appendSmall(b, uint64(n))
		}
		for _, n := range s.Stances {
			b = appendSmall(b, uint64(n))
		}
		b = binary.AppendUvarint(b, uint64(len(s.Verbs)))
		for _, v := range s.Verbs {
			b = appendText(b, v.verb)
			b = append(b, byte(v.stance))
			b = appendSmall(b, uint64(v.n))
		}
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(appendSmall(b, uint64(len(s))), s...)
}

// appendSmall appends a number that usually takes one byte.
func appendSmall(b []byte, x uint64) []byte {
	if x < 0x80 {
		return append(b, byte(x))
	}
	return binary.AppendUvarint(b, x)
}

func (c *coder) sketch(list *[]uint32) {
	if c.packs() {
		c.block = binary.AppendUvarint(c.block, uint64(len(*list)))
		for _, h := range *list {
			c.block = binary.LittleEndian.AppendUint32(c.block, h)
		}
		return
	}
	codeList(c, list, (*coder).fixed32)
	c.check(len(*list) <= sketchSize, "a sketch is too long")
}
