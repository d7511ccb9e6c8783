package lexicons

import (
	"fmt"
	"regexp"

	"rashomon/corpus/text"
)

// A Matcher is one or more lexicons compiled for matching. It is immutable and
// safe to share; each worker takes a Scanner of its own from it.
type Matcher struct {
	lexicons []*Lexicon
	entries  []EntryInfo
	rules    []rule   // of every entry
	guarding guardSet // the union over all entries

	words            []word
	plain            wordTable // by the American spelling of a lemma
	forms            wordTable // by the folded form
	exact            wordTable
	stems            wordTable
	plainES, stemsES wordTable // of Spanish lexicons
	chain            []int32   // of every word: the next with the same text, -1 at the end
	open             openWords

	root     []int32  // of every word: the node it leads to from the start, 0 when none
	branches []branch // of every word: the label of its edges, 0 when there are none
	sides    []side   // of every word
	edges    []edge   // of all nodes, each node's sorted by branch
	outs     []out    // of all nodes
	nodes    []node   // and one more
	numbers  int32    // number of categories
}

// An EntryInfo describes a Hit's entry for counting and printing.
type EntryInfo struct {
	Lexicon      string // its name
	Category     string // its id
	Option       string
	Kind         Kind
	Experimental bool
	// Where it is in Matcher.Lexicons.
	LexiconIndex, CategoryIndex, EntryIndex int
}

// A rule is all that settles a hit of an entry, in one place: a large lexicon does not
// fit the cache, and each lookup in it costs time.
type rule struct {
	category   int32 // its number over all lexicons
	guards     guardSet
	contextual bool // an entry of its category has the guard Context or Near
	spanish    bool
}

// asks reports whether a hit may be blocked or flagged.
func (r *rule) asks() bool { return r.guards != 0 }

func (r *rule) negator() formFlags {
	if r.spanish {
		return negatesES
	}
	return negates
}

// Entries describes every entry, in the order of the lexicons and of their
// files. The caller must not change it.
func (m *Matcher) Entries() []EntryInfo { return m.entries }

// Lexicons returns what m was compiled from. The caller must not change it.
func (m *Matcher) Lexicons() []*Lexicon { return m.lexicons }

// openWords are the globs and patterns, which no table of forms can hold. They are
// compared once with every new form; those with a literal beginning only if the form
// begins with it. The lists hold indices in words.
type openWords struct {
	words    []openWord
	byPrefix map[string][]int32
	longest  int                // of the prefixes, in bytes
	lengths  [beginnings]uint64 // of the prefixes of words with a beginning
	byWord   map[string][]int32 // patterns that are nothing but words
	rest     []int32
}

// An openWord is how a glob or pattern is compared.
type openWord struct {
	word   int32                 // its number among all words
	regexp func() *regexp.Regexp // nil except for patterns and inner wildcards
	shape  shape
}

// Compile makes a Matcher of lexicons. Lexicons from Parse fail only if two have the same
// name; one made by a program also fails, with a Problems, if a term has a fault or a
// guard is unknown.
func Compile(lexicons ...*Lexicon) (*Matcher, error) {
	b := newBuilder(lexicons)
	names := map[string]bool{}
	number := int32(0)
	for li, lex := range lexicons {
		if names[lex.Name] {
			b.fault(lex, 0, fmt.Sprintf("lexicon %q is given twice", lex.Name), "lexicons of one run have different names")
		}
		names[lex.Name] = true
		ids := map[string]bool{}
		for ci := range lex.Categories {
			c := &lex.Categories[ci]
			if ids[c.ID] {
				b.fault(lex, c.Line, fmt.Sprintf("category %q is given twice", c.ID), "")
			}
			ids[c.ID] = true
			b.category(lex, li, ci, number)
			number++
		}
	}
	if len(b.problems) > 0 {
		return nil, b.problems
	}
	b.m.numbers = number
	return b.finish(), nil
}

// A builder grows the trie; edges out of inner nodes are in one map until the tree is
// done.
type builder struct {
	m        *Matcher
	children map[step]int32 // to the node it leads to
	nodes    int32
	opened   map[word]int32 // globs and patterns, to their numbers
	found    []nodeOut
	scratch  []word
	ids      []int32
	problems Problems
}

// A step leads on from a node by a word.
type step struct{ node, word int32 }

type nodeOut struct {
	node int32
	out  out
}

func newBuilder(lexicons []*Lexicon) *builder {
	entries, terms := 0, 0
	for _, lex := range lexicons {
		for i := range lex.Categories {
			entries += len(lex.Categories[i].Entries)
			for j := range lex.Categories[i].Entries {
				terms += len(lex.Categories[i].Entries[j].Terms)
			}
		}
	}
	m := &Matcher{
		lexicons: lexicons,
		entries:  make([]EntryInfo, 0, entries),
		rules:    make([]rule, 0, entries),
		words:    make([]word, 0, terms),
		chain:    make([]int32, 0, terms),
		root:     make([]int32, 0, terms),
		plain:    newWordTable(terms),
		forms:    newWordTable(0),
		exact:    newWordTable(0),
		stems:    newWordTable(0),
		plainES:  newWordTable(0),
		stemsES:  newWordTable(0),
		open:     openWords{byPrefix: map[string][]int32{}, byWord: map[string][]int32{}},
	}
	return &builder{m: m, opened: map[word]int32{}, children: make(map[step]int32, terms/4), found: make([]nodeOut, 0, terms), nodes: 1}
}

func (b *builder) fault(lex *Lexicon, line int, message, hint string) {
	file := lex.File
	if file == "" {
		file = "lexicon " + lex.Name
	}
	b.problems = append(b.problems, &Problem{File: file, Line: line, Column: 1, Length: 1, Message: message, Hint: hint})
}

func (b *builder) category(lex *Lexicon, li, ci int, number int32) {
	c := &lex.Categories[ci]
	for _, t := range c.Except {
		b.term(lex, c.Line, t, outOf(exceptCategory, number))
	}
	for _, t := range c.Context {
		b.term(lex, c.Line, t, outOf(contextOf, number))
	}
	for _, t := range c.Contrary {
		b.term(lex, c.Line, t, outOf(contraryOf, number))
	}
	first, contextual := len(b.m.rules), false
	for ei := range c.Entries {
		e := &c.Entries[ei]
		id := int32(len(b.m.entries))
		b.m.entries = append(b.m.entries, EntryInfo{
			Lexicon: lex.Name, Category: c.ID, Option: e.Option, Kind: c.Kind, Experimental: c.Experimental,
			LexiconIndex: li, CategoryIndex: ci, EntryIndex: ei,
		})
		set, unknown := guardsOf(c.Guards, e.Guards)
		if unknown != "" {
			b.fault(lex, e.Line, fmt.Sprintf("unknown guard %q", unknown), "")
		}
		if len(c.Except)+len(e.Except) > 0 {
			set |= exceptBit
		}
		b.m.rules = append(b.m.rules, rule{number, set, false, inSpanish(lex.Language)})
		if b.m.guarding |= set; set&(contextBit|nearBit) != 0 {
			contextual = true
		}
		if len(e.Terms) == 0 {
			b.fault(lex, e.Line, fmt.Sprintf("entry %q of category %q has no term", e.Option, c.ID), "")
		}
		for _, t := range e.Terms {
			if len(c.Within) == 0 {
				b.term(lex, e.Line, t, outOf(isEntry, id))
				continue
			}
			for _, spelled := range c.Spelled(t) {
				b.term(lex, e.Line, spelled, outOf(isEntry, id))
			}
		}
		for _, t := range e.Except {
			b.term(lex, e.Line, t, outOf(exceptEntry, id))
		}
	}
	for i := range b.m.rules[first:] {
		b.m.rules[first+i].contextual = contextual
	}
}

func (b *builder) term(lex *Lexicon, line int, term string, o out) {
	var fault *termFault
	if b.scratch, fault = parseTerm(b.scratch[:0], term); fault != nil {
		b.fault(lex, line, fmt.Sprintf("term %q: %s", term, fault.message), fault.hint)
		return
	}
	b.ids = b.ids[:0]
	for _, w := range b.scratch {
		if w.mode == inflected && !english(lex.Language) && !inSpanish(lex.Language) {
			w.mode = form
		}
		b.ids = append(b.ids, b.word(w, inSpanish(lex.Language)))
	}
	node := b.m.root[b.ids[0]]
	if node == 0 {
		node = b.nodes
		b.nodes++
		b.m.root[b.ids[0]] = node
	}
	for _, w := range b.ids[1:] {
		at := step{node, w}
		next, ok := b.children[at]
		if !ok {
			next = b.nodes
			b.nodes++
			b.children[at] = next
		}
		node = next
	}
	b.found = append(b.found, nodeOut{node, o})
}

func english(language string) bool {
	return language == "" || language == "en" || len(language) > 2 && language[:3] == "en-"
}

func inSpanish(language string) bool {
	return language == "es" || len(language) > 2 && language[:3] == "es-"
}

// word returns the number of w, adding it when it is new.
func (b *builder) word(w word, spanish bool) int32 {
	switch {
	case spanish && w.mode == inflected:
		return b.entered(&b.m.plainES, w)
	case spanish && w.mode == stemmed:
		w.text = text.StemIn("es", w.text)
		return b.entered(&b.m.stemsES, w)
	}
	return b.english(w)
}

func (b *builder) english(w word) int32 {
	m := b.m
	var table *wordTable
	switch w.mode {
	case inflected:
		table, w.text = &m.plain, american(w.text)
	case form:
		table = &m.forms
	case exact:
		table = &m.exact
	case stemmed:
		table, w.text = &m.stems, text.Stem(w.text)
	default:
		return b.openWord(w)
	}
	return b.entered(table, w)
}

// entered returns the number of w in a table, adding it when it is new.
func (b *builder) entered(table *wordTable, w word) int32 {
	m := b.m
	first, ok := table.of(w.text)
	if !ok {
		first = -1
	}
	for id := first; id >= 0; id = m.chain[id] {
		if m.words[id].casing == w.casing {
			return id
		}
	}
	id := b.add(w, first)
	table.enter(w.text, id)
	return id
}

func (b *builder) add(w word, next int32) int32 {
	m := b.m
	m.words = append(m.words, w)
	m.chain = append(m.chain, next)
	m.root = append(m.root, 0)
	return int32(len(m.words) - 1)
}
