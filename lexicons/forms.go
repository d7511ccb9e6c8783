package lexicons

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strings"

	"rashomon/corpus/spin"
	"rashomon/corpus/text"
)

// A brief is what a Scanner looks up for every word of a text: the class of its form and,
// in the lowest bits, the flags needed most often. At four bytes per form, most of them
// stay in the cache.
type brief uint32

// A class takes over a hundred bytes, as many as fit over 400 MB.
const (
	briefFlags  = 10
	mostClasses = 1 << (32 - briefFlags)
)

func (w brief) class() uint32        { return uint32(w >> briefFlags) }
func (w brief) has(f formFlags) bool { return w&brief(f) != 0 } // only for flags that a brief has

// A formInfo is what else is known about a form.
type formInfo struct {
	flags formFlags
	base  uint16 // a hash of Form.Base, the same for Tammask, TAMMASK and Tammask's
}

type formFlags uint16

const (
	negates     formFlags = 1 << iota // not, never, won't
	negatesES                         // no, nunca, sin
	alone                             // the form is a whole term
	twinned                           // its capital makes it another word
	joins                             // a connector
	stops                             // a full stop, skipped after U.S
	abbreviates                       // U.S, a.m: a full stop inside
	opaque                            // a mark that ends the reach of a negator
	quotes                            // a quotation mark
	owns                              // its, their

	// Not in a brief:
	cased  // a word that begins with a capital
	lower  // written without capitals
	long   // a word of four or more letters
	hollow // says nothing about what a name denotes
	links  // it may stand inside a name
	digits // it begins with a digit

	affirms = quotes // of a word: cancels the negation by the one before it
)

// A class is what forms that satisfy the same words of terms have in common. There are
// far fewer classes than forms, so those of a text's words stay in the cache. A class
// takes one cache line.
type class struct {
	ahead              // of its nodes
	off      uint32    // into classes.lists: outs, nodes, branches and words, in this order
	outs     uint32    // number of matches of one word
	nodes    uint16    // number of nodes that begin terms of several words
	branches uint16    // number of words after the first of a term
	words    uint16    // number of words that begin a term
	head     [6]uint32 // the first values in lists
}

// A side is what is read of a class at every word of a text. Those of all classes are
// stored separately, which takes a quarter of the memory.
type side struct {
	enters gate // its forms as words after the first of a term; and alert
	opens  gate // its forms as the first; and alert if one is a term or negates
}

// classes are the classes of forms.
type classes struct {
	list    []class
	sides   []side      // of every class
	only    []uint32    // of every class: 1 + its one match of one word, 0 when it has none or several
	follows []signature // of every class: the words it satisfies that occur after the first of a term
	lists   []uint32
}

// A glossary is what Scanners of one Vocabulary know about its forms. Several Scanners
// may share it.
type glossary struct {
	m *Matcher
	v *text.Vocabulary

	mu     spin.Mutex // guards what is learnt
	briefs []brief    // of every form
	forms  []formInfo
	classes
	number map[string]uint32 // of every class, by the words that its forms satisfy and whether they negate and abbreviate
	seed   maphash.Seed      // so that no text can make all its words collide
	stems  stems
	ids    []int32 // scratch of learn
	key    []byte
}

const (
	ofNothing   uint32 = iota // the class of marks and symbols
	ofConnector               // connectors, after which a term may continue
	ofStop                    // full stops, after which one may continue if they end an abbreviation
)

func newGlossary(m *Matcher, v *text.Vocabulary) *glossary {
	return &glossary{
		m: m, v: v,
		classes: classes{list: []class{ofNothing: {}, ofConnector: {}, ofStop: {}},
			only:    make([]uint32, ofStop+1),
			sides:   []side{ofNothing: {enters: alert}, ofConnector: {enters: alert | mark | markAfter}, ofStop: {enters: alert | stop}},
			follows: []signature{ofNothing: 0, ofConnector: anything, ofStop: anything}},
		number: map[string]uint32{"": ofNothing},
		seed:   maphash.MakeSeed(),
		stems:  make(stems, len(m.words)),
	}
}

// upToDate learns the new forms and returns what is known about all. Other Scanners may
// append beyond the ends of the slices; what they hold already does not change.
func (g *glossary) upToDate() ([]brief, []formInfo, classes) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if n := g.v.Len(); n > cap(g.briefs) {
		g.briefs, g.forms = slices.Grow(g.briefs, n), slices.Grow(g.forms, n) // at least doubled: new memory is expensive
	}
	for id := len(g.briefs); id < g.v.Len(); id++ {
		f := g.v.Form(text.FormID(id))
		info, class := g.learn(&f)
		g.forms = append(g.forms, info)
		g.briefs = append(g.briefs, brief(class<<briefFlags)|brief(info.flags)&(1<<briefFlags-1))
	}
	return g.briefs, g.forms, g.classes
}

func (c *classes) outsOf(k *class) []uint32 { return c.part(k, 0, k.outs) }

func (c *classes) nodesOf(k *class) []uint32 { return c.part(k, k.outs, uint32(k.nodes)) }

func (c *classes) branchesOf(k *class) []uint32 {
	return c.part(k, k.outs+uint32(k.nodes), uint32(k.branches))
}

func (c *classes) wordsOf(k *class) []uint32 {
	return c.part(k, k.outs+uint32(k.nodes)+uint32(k.branches), uint32(k.words))
}

// part returns n values of a class's lists from from on; mostly they are in its head.
func (c *classes) part(k *class, from, n uint32) []uint32 {
	if from+n <= uint32(len(k.head)) {
		return k.head[from:][:n]
	}
	return c.lists[k.off+from:][:n]
}

// learn works out what is known about a new form.
func (g *glossary) learn(f *text.Form) (info formInfo, class uint32) {
	info = formInfo{flags: flagsOf(f), base: uint16(maphash.String(g.seed, f.Base))}
	switch {
	case f.Kind.Counts():
		g.ids = g.m.satisfied(g.ids[:0], f, g.stems)
		class = g.classOf(g.ids[:min(len(g.ids), 1<<15-1)], info.flags)
		if g.list[class].outs > 0 {
			info.flags |= alone
		}
	case info.flags&joins != 0:
		class = ofConnector
	case info.flags&stops != 0:
		class = ofStop
	}
	return info, class
}

// classOf returns the number of the class of forms that satisfy the words ids, by whether
// they negate and abbreviate.
func (g *glossary) classOf(ids []int32, flags formFlags) uint32 {
	g.key = g.key[:0]
	for _, id := range ids {
		g.key = binary.NativeEndian.AppendUint32(g.key, uint32(id))
	}
	negating, abbreviating := flags&(negates|negatesES) != 0, flags&abbreviates != 0
	if negating {
		g.key = append(g.key, '-')
	}
	if abbreviating {
		g.key = append(g.key, '.')
	}
	n, known := g.number[string(g.key)]
	if !known {
		if n = uint32(len(g.list)); n == mostClasses {
			panic("lexicons: more classes of forms than a brief can tell apart")
		}
		g.number[string(g.key)] = n
		k, side, follows := g.newClass(ids)
		if k.outs > 0 || negating {
			side.opens |= alert
		}
		if abbreviating {
			side.enters |= shortened
		} else {
			side.opens &^= stop
		}
		only := uint32(0)
		if k.outs == 1 {
			only = 1 + g.outsOf(&k)[0]
		}
		g.list, g.sides, g.follows, g.only = append(g.list, k), append(g.sides, side), append(g.follows, follows), append(g.only, only)
	}
	return n
}

func (g *glossary) newClass(ids []int32) (k class, s side, follows signature) {
	k.off = uint32(len(g.lists))
	for _, id := range ids {
		for _, o := range g.m.outsAt(g.m.root[id]) { // at node 0 ends nothing
			g.lists = append(g.lists, uint32(o))
			k.outs++
		}
	}
	for _, id := range ids {
		if node := g.m.root[id]; g.m.nodes[node].any() {
			g.lists = append(g.lists, uint32(node))
			k.add(g.m.nodes[node].ahead)
			k.nodes++
		}
	}
	for _, id := range ids {
		if l := g.m.branches[id]; l != 0 {
			g.lists = append(g.lists, uint32(l))
			follows |= l.bit()
			s.enters |= g.m.sides[id].enters
			k.branches++
		}
	}
	for _, id := range ids {
		if g.m.root[id] != 0 {
			s.opens |= g.m.sides[id].opens
			g.lists = append(g.lists, uint32(id))
			k.words++
		}
	}
	copy(k.head[:], g.lists[k.off:])
	s.enters |= alert
	return k, s, follows
}

func flagsOf(f *text.Form) (flags formFlags) {
	if f.Case == text.Lower {
		flags |= lower
	}
	if f.Text != "" && f.Text[0] >= '0' && f.Text[0] <= '9' {
		flags |= digits
	}
	switch f.Kind {
	case text.Mark, text.Symbol:
		switch {
		case connects(f.Text):
			flags |= joins
		case f.Text == ".":
			flags |= stops
		}
		if strings.ContainsAny(f.Text, ",;:.!?—–()[]") {
			flags |= opaque
		}
		if strings.ContainsAny(f.Text, `"“”«»‘’'`) {
			flags |= quotes
		}
	case text.Word:
		if f.Case == text.Title || f.Case == text.Upper || f.Case == text.Mixed {
			flags |= cased
		}
		if len(f.Text) > 3 {
			flags |= long
		}
		if function(f.Fold) {
			flags |= hollow
		}
		if linking(f.Fold) {
			flags |= links
		}
		if negator(f.Fold) {
			flags |= negates
		}
		if spanishNegator(f.Fold) {
			flags |= negatesES
		}
		if affirmative(f.Fold) {
			flags |= affirms
		}
		if possessive(f.Fold) {
			flags |= owns
		}
		if strings.IndexByte(f.Text, '.') > 0 || abbreviation(f.Fold) {
			flags |= abbreviates
		}
		if f.Case != text.Lower && hasTwin(f.Base) {
			flags |= twinned
		}
	}
	return flags
}

// abbreviation reports whether a folded word is an abbreviation that precedes a name.
func abbreviation(folded string) bool {
	switch folded {
	case "mr", "mrs", "ms", "dr", "st", "gen", "col", "maj", "capt", "lt", "sgt", "cpl", "adm", "sen", "rep", "gov", "prof", "rev", "hon":
		return true
	}
	return false
}
