package analysis

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// sortedStems lists the stems in order.
func (v *vocabulary) sortedStems() []int32 {
	heads := make([]wordHead, len(v.stems))
	for i := range heads {
		heads[i] = wordHead{headLetters(v.stemText(int32(i))), int32(i)}
	}
	slices.SortFunc(heads, func(a, b wordHead) int {
		if a.letters != b.letters {
			return cmp.Compare(a.letters, b.letters)
		}
		return strings.Compare(v.stemText(a.at), v.stemText(b.at))
	})
	list := make([]int32, len(heads))
	for i := range heads {
		list[i] = heads[i].at
	}
	return list
}

// A wordHead is a word by its first letters, stored where they are compared: most words
// of a vocabulary can be told apart by them, without looking up the rest.
type wordHead struct {
	letters uint64
	at      int32
}

// headLetters returns the first eight bytes of a word as a number that sorts as words
// do.
func headLetters(s string) (letters uint64) {
	var head [8]byte
	copy(head[:], s)
	return binary.BigEndian.Uint64(head[:])
}

// sortedForms lists the spellings in order; rank is that of the stems.
func (v *vocabulary) sortedForms(rank []int32) []int32 {
	// Each stem has a few spellings: these are brought together, and then sorted.
	ends := make([]int32, len(rank)+1)
	for i := range v.forms {
		ends[rank[v.forms[i].stem]+1]++
	}
	for i := range rank {
		ends[i+1] += ends[i]
	}
	list := make([]int32, len(v.forms))
	for i := range v.forms {
		end := &ends[rank[v.forms[i].stem]] // where the stem's spellings begin, at last their end
		list[*end] = int32(i)
		*end++
	}
	from := int32(0)
	for _, to := range ends[:len(rank)] {
		slices.SortFunc(list[from:to], func(a, b int32) int { return strings.Compare(v.formText(a), v.formText(b)) })
		from = to
	}
	return list
}

// vocabulary codes stems in order, each followed by its spellings.
func (c *coder) vocabulary(v *vocabulary, o *codeOrder) {
	next := 0 // of forms, when writing
	c.sorted(len(o.stems), func(i int, s *string) {
		if !c.reads() {
			*s = v.stemText(o.stems[i])
			return
		}
		v.stems = append(doubled(v.stems), stemCount{word: v.kept.keep(*s)})
	})
	if c.reads() {
		v.forms = slices.Grow(v.forms, len(v.stems)) // usually at least as many
	}
	for i := range v.stems {
		at := i
		if !c.reads() {
			at = int(o.stems[i])
		}
		stem := &v.stems[at]
		c.int64(&stem.inside)
		c.int64(&stem.capital)
		n := 0
		for !c.reads() && next+n < len(o.forms) && v.forms[o.forms[next+n]].stem == int32(at) {
			n++
		}
		n = c.count(n)
		before := ""
		for k := 0; k < n && c.err == nil; k++ {
			f := formCount{stem: int32(at)}
			word := ""
			if !c.reads() {
				f = v.forms[o.forms[next+k]]
				word = v.kept.of(f.word)
			}
			c.word(&word)
			if c.reads() {
				c.check(k == 0 || word > before, "its words are out of order")
				f.word = v.kept.keep(word)
				before = v.kept.of(f.word)
			}
			c.int64(&f.count)
			if c.reads() {
				v.forms = append(doubled(v.forms), f)
			}
		}
		next += n
		if c.err != nil {
			return
		}
	}
	if c.reads() {
		o.count = len(v.stems)
		v.stemAt, v.formAt = lookup{}, lookup{} // made when needed
	}
}

// events codes the words by event.
func (c *coder) events(e *eventWords, o *codeOrder) {
	c.bool(&e.over)
	if e.over {
		e.list = nil
		return
	}
	codeMap(c, &e.list, cmp.Compare[string], (*coder).name, func(c *coder, n **eventCount) {
		if c.reads() {
			*n = &eventCount{}
		}
		c.int64(&(*n).words)
		codeMap(c, &(*n).outlets, cmp.Compare[string], (*coder).name, (*coder).int64)
		c.eventCounts(*n, o)
	})
	c.check(len(e.list) <= maxEvents, "it has too many events")
}

// noted codes the stems of a table as codeNumbered would, and calls value for the place
// of each. Tables are read into room shared by all of them: the number of stems is
// known when they were read.
func (c *coder) noted(stems, room *[]int32, o *codeOrder, value func(at int32)) {
	n := c.count(len(*stems))
	if c.reads() {
		keys := (*room)[:0]
		stem := int64(-1)
		for i := 0; i < n && c.err == nil; i++ {
			stem += 1 + int64(c.below(0, math.MaxInt32))
			if stem >= int64(o.count) {
				c.refuse("a number is out of bounds")
				return
			}
			keys = append(keys, int32(stem))
			value(int32(i))
		}
		*stems, *room = slices.Clone(keys), keys
		return
	}
	if c.mode == gathering {
		return // it has no names
	}
	before := int32(-1)
	for _, i := range inOrder(*stems, o.rank, o.count, &o.at) {
		stem := o.rank[(*stems)[i]]
		c.below(uint64(stem-before-1), math.MaxInt32)
		value(i)
		before = stem
	}
}

// wordTallies codes the words of an outlet.
func (c *coder) wordTallies(w *wordTallies, o *codeOrder) {
	if c.reads() {
		c.readWordTallies(w, o)
		return
	}
	if c.mode == writing {
		c.writeWordTallies(w, o)
	}
}

// writeWordTallies writes them, which make up most of a profile, at the end of a bare
// block.
func (c *coder) writeWordTallies(w *wordTallies, o *codeOrder) {
	c.count(len(w.keys))
	before := int32(-1)
	b := c.block
	for _, place := range inOrder(w.keys, o.rank, o.count, &o.at) {
		stem, t, at := o.rank[w.keys[place]], w.at(place), len(b)
		b = slices.Grow(b, 6*binary.MaxVarintLen64)
		b = b[:cap(b)]
		for _, x := range [...]uint64{uint64(stem - before - 1), uint64(t.k), uint64(t.squares), uint64(t.products), uint64(t.articles), uint64(t.most)} {
			for ; x >= 0x80; x >>= 7 {
				b[at] = byte(x) | 0x80
				at++
			}
			b[at] = byte(x)
			at++
		}
		b = b[:at]
		before = stem
	}
	c.block = b
}

// readWordTallies reads what wordTallies writes, which makes up most of a profile: as
// far as the block goes, numbers are read in place.
func (c *coder) readWordTallies(w *wordTallies, o *codeOrder) {
	n := c.count(0)
	if n > o.count {
		c.check(false, "a number is out of bounds")
		return
	}
	w.keys, w.list = make([]int32, n), make([]heldTally, n)
	stem := int64(-1)
	for i := range w.keys {
		var v [6]uint64
		c.uints(v[:])
		stem += 1 + int64(min(v[0], math.MaxInt32))
		if stem >= int64(o.count) || (v[1]|v[2]|v[3])>>63|(v[4]|v[5])>>31 != 0 {
			c.refuse("a number is out of bounds")
		}
		if c.err != nil {
			w.keys, w.list = w.keys[:i], w.list[:i]
			return
		}
		w.keys[i] = int32(stem)
		w.hold(&w.list[i], &wordTally{int64(v[1]), int64(v[2]), int64(v[3]), int32(v[4]), int32(v[5])})
	}
}

// eventCounts codes the words of an event.
func (c *coder) eventCounts(e *eventCount, o *codeOrder) {
	room := &o.counts
	room.list = room.list[:0]
	c.noted(&e.keys, &room.keys, o, func(at int32) {
		if c.reads() {
			room.list = append(room.list, 0)
			c.int64(&room.list[at])
			return
		}
		k := e.list[at]
		c.int64(&k)
	})
	if c.reads() {
		e.list = slices.Clone(room.list)
	}
}

// pairs codes the words found near terms in an outlet.
func (c *coder) pairs(p *pairCounts, terms int, o *codeOrder) {
	if c.mode == gathering {
		return // they have no names
	}
	written := map[pairKey]pairCount{}
	for key, n := range *p {
		written[pairKey{key.term, o.rank[key.stem]}] = n
	}
	codeMap(c, &written, func(a, b pairKey) int { return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.stem, b.stem)) },
		func(c *coder, k *pairKey) {
			k.term = int32(c.below(uint64(k.term), uint64(terms)))
			k.stem = int32(c.below(uint64(k.stem), uint64(o.count)))
		},
		func(c *coder, n *pairCount) {
			c.int64(&n.k)
			c.int64(&n.articles)
		})
	if c.reads() {
		*p = written
	}
}
