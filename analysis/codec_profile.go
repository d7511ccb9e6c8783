package analysis

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"maps"
	"math"
	"slices"

	"rashomon/lexicons"
)

// WriteTo writes p as a profile file. Equal profiles give equal bytes, however their
// articles were split, ordered and merged. The sentences used to lay articles side by
// side are not written: a profile that is read back is CountsOnly.
func (p *Profile) WriteTo(w io.Writer) (int64, error) {
	if p.skimmed {
		return 0, errors.New("a profile made for only some sections cannot be written")
	}
	c := &coder{mode: gathering, index: map[string]int32{}}
	var o *codeOrder
	names := &codeOrder{}
	atOnce(
		func() { o = p.ordered() },
		func() { c.named(p, names) },
	)
	o.rows = names.rows
	c.mode, c.dst = writing, w
	c.block = make([]byte, 0, blockSize)
	c.begin()
	c.profile(p, o)
	c.end()
	return c.n, c.err
}

// ReadProfile reads what WriteTo wrote, and nothing else: a file that is foreign,
// truncated, damaged or from a newer program is refused with a one-sentence error. It
// takes no more memory than a file of that size can call for.
func ReadProfile(r io.Reader) (*Profile, error) { return readProfile(r, false) }

// ReadProfileFor is ReadProfile for a report of only some sections, or of all if none
// is named. Parts that they do not need may be left out: such a profile can be added to
// others and compared for these sections, but cannot be written. The whole file is
// still checked against its checksum.
func ReadProfileFor(r io.Reader, sections []string) (*Profile, error) {
	return readProfile(r, skims(sections))
}

// skims reports whether the sections need neither the tallies of single options, over
// all articles or of one, nor the sentences kept for terms and speakers.
func skims(sections []string) bool {
	return len(sections) > 0 && !slices.ContainsFunc(sections, func(s string) bool { return s != SectionDistinctive && s != SectionReading })
}

func readProfile(r io.Reader, skim bool) (*Profile, error) {
	c := &coder{mode: reading, in: newBlockReader(r), skim: skim}
	defer c.in.close()
	p := newProfile(nil, ProfileOptions{CountsOnly: true, skimmed: skim})
	c.begin()
	c.profile(p, &codeOrder{})
	c.end()
	if c.err != nil {
		return nil, c.err
	}
	if skim {
		p.examples.held, p.said.held = 0, 0
	}
	return p, nil
}

// MarshalBinary returns p as WriteTo writes it.
func (p *Profile) MarshalBinary() ([]byte, error) {
	var b bytes.Buffer
	_, err := p.WriteTo(&b)
	return b.Bytes(), err
}

// UnmarshalBinary makes p the profile that data holds.
func (p *Profile) UnmarshalBinary(data []byte) error {
	o, err := ReadProfile(bytes.NewReader(data))
	if err == nil {
		*p = *o
	}
	return err
}

// codeOrder is the order in which the words of a profile are written: stems are
// numbered in that order. It also holds the working tables.
type codeOrder struct {
	stems, forms []int32 // of the vocabulary
	rank         []int32 // of every stem, its place in stems
	count        int     // of stems

	outlets *outletWriter

	at       []int32  // by rank
	rows     [][]byte // packed
	counts   eventCount
	examples exampleCoder
}

// ordered works out the order of p.
func (p *Profile) ordered() *codeOrder {
	o := &codeOrder{}
	o.stems = p.words.sortedStems()
	o.rank = make([]int32, len(o.stems))
	for at, stem := range o.stems {
		o.rank[stem] = int32(at)
	}
	o.forms = p.words.sortedForms(o.rank)
	o.count = len(o.stems)
	return o
}

// profile codes the whole content of a file.
func (c *coder) profile(p *Profile, o *codeOrder) {
	c.lexicons(p)
	c.options(p)
	c.table()
	if c.mode == writing {
		o.outlets = c.codeOutlets(p, o)
	}
	for i := range p.digest {
		c.fixed(&p.digest[i])
	}
	c.faults(&p.faults)
	c.vocabulary(&p.words, o)
	c.named(p, o)
	if c.reads() && !c.skim {
		c.check(c.err != nil || !slices.Contains(c.used, false), "it has a name that nothing uses")
	}
}

// named codes the parts that names occur in.
func (c *coder) named(p *Profile, o *codeOrder) {
	c.events(&p.words.events, o)
	c.outlets(p, o)
	c.rows(p, o)
	c.check(!c.reads() || !p.rows.over || p.said.held == 0, "it keeps too many sentences")
}

// options codes how p counts.
func (c *coder) options(p *Profile) {
	c.int(&p.options.Examples)
	for _, s := range []*shelf{&p.examples, &p.said} {
		c.int(&s.limit)
		c.int(&s.level)
		c.check(!c.reads() || s.level <= s.lastLevel() && (s.level == 0 || s.limit == 1) && (s.limit > 0) == (p.options.Examples > 0), "its limits are out of bounds")
	}
	c.check(!c.reads() || p.examples.limit <= p.options.Examples && p.said.limit <= min(p.options.Examples, maxSaid), "it keeps too many sentences")
	c.bool(&p.options.Collocations)
	c.text(&p.aliases)
}

// lexicons codes what p knows of its lexicons, and with it its terms.
func (c *coder) lexicons(p *Profile) {
	codeList(c, &p.outline, func(c *coder, l **lexicons.Lexicon) {
		if c.reads() {
			*l = &lexicons.Lexicon{}
		}
		for _, s := range []*string{&(*l).Name, &(*l).Version, &(*l).Language, &(*l).Hash} {
			c.text(s)
		}
		codeList(c, &(*l).Categories, func(c *coder, cat *lexicons.Category) {
			for _, s := range []*string{&cat.ID, &cat.Title, &cat.Source, &cat.Note} {
				c.text(s)
			}
			code8(c, &cat.Kind, int(lexicons.Choice)+1)
			c.bool(&cat.Experimental)
			codeList(c, &cat.Entries, func(c *coder, e *lexicons.Entry) { c.text(&e.Option) })
		})
	})
	if c.reads() && c.err == nil {
		for _, l := range p.outline {
			p.Lexicons = append(p.Lexicons, LexiconRef{l.Name, l.Version, l.Language, l.Hash})
		}
		p.Terms = outlineTerms(p.outline)
		c.check(p.Terms != nil, "a name in its lexicons occurs twice")
	}
}

// outlineTerms lists the terms of lexicons in order, as newTerms does; nil if one
// occurs twice.
func outlineTerms(outline []*lexicons.Lexicon) []Term {
	terms := []Term{}
	seen := map[Term]bool{}
	for _, l := range outline {
		for _, cat := range l.Categories {
			if len(cat.Entries) > 0 {
				terms = append(terms, Term{l.Name, cat.ID, "", cat.Kind})
			}
			for _, e := range cat.Entries {
				terms = append(terms, Term{l.Name, cat.ID, e.Option, cat.Kind})
			}
		}
	}
	for _, t := range terms {
		if seen[t] {
			return nil
		}
		seen[t] = true
	}
	return terms
}

func (c *coder) faults(f *faults) {
	codeMap(c, &f.kinds, cmp.Compare[string], (*coder).text, (*coder).int64)
	codeMap(c, &f.languages, cmp.Compare[string], (*coder).text, (*coder).int64)
	codeList(c, &f.list, func(c *coder, s *Skip) {
		c.text(&s.File)
		c.int(&s.Line)
		c.text(&s.Kind)
		c.text(&s.Reason)
		c.bool(&s.Note)
	})
	c.check(!c.reads() || len(f.list) <= maxSkips && slices.IsSortedFunc(f.list, compareSkips), "its faults are out of order")
}

// codeMap codes a map in the order of its keys.
func codeMap[K comparable, V any](c *coder, m *map[K]V, order func(a, b K) int, key func(*coder, *K), value func(*coder, *V)) {
	if c.mode == gathering { // in any order
		for k, v := range *m {
			key(c, &k)
			value(c, &v)
		}
		return
	}
	if !c.reads() {
		keys := slices.AppendSeq(make([]K, 0, len(*m)), maps.Keys(*m))
		slices.SortFunc(keys, order)
		c.count(len(keys))
		for _, k := range keys {
			v := (*m)[k]
			key(c, &k)
			value(c, &v)
		}
		return
	}
	*m = map[K]V{}
	var before K
	n := c.count(0)
	for i := 0; i < n && c.err == nil; i++ {
		var k K
		var v V
		key(c, &k)
		value(c, &v)
		c.check(c.err != nil || i == 0 || order(before, k) < 0, "its keys are out of order")
		(*m)[k] = v
		before = k
	}
}

// codeNumbered codes the values of keys in the order of the keys, each key as its
// distance from the one before.
func codeNumbered(c *coder, keys []int32, limit int, at *[]int32, value func(key int32)) {
	n := c.count(len(keys))
	if c.reads() {
		key := int64(-1)
		for i := 0; i < n && c.err == nil; i++ {
			key += 1 + int64(c.below(0, math.MaxInt32))
			if key >= int64(limit) {
				c.refuse("a number is out of bounds")
				return
			}
			value(int32(key))
		}
		return
	}
	if c.mode == gathering {
		return // the names in it are gathered by their owners
	}
	before := int32(-1)
	for _, i := range inOrder(keys, nil, limit, at) {
		c.below(uint64(keys[i]-before-1), math.MaxInt32)
		value(keys[i])
		before = keys[i]
	}
}
