package analysis

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"rashomon/corpus"
	"rashomon/lexicons"
)

// A Profile is what was counted in a set of articles: integers only, so that
// Merge is associative and commutative, an empty Profile is its identity, and
// any split of the articles over workers or machines gives the same Profile.
type Profile struct {
	Lexicons     []LexiconRef
	Terms        []Term
	outlets      map[string]*outlet
	rows         rows
	examples     examples // behind the terms
	said         examples // behind the speakers; none once the rows are over
	bank         bank
	faults       faults
	words        vocabulary
	collocations bool      // whether pairs are counted
	digest       [4]uint64 // sum of the articles' SHA-256, word by word: the same for any order
}

// outlet is what was counted of one outlet.
type outlet struct {
	Exposure
	events  map[string]int64 // articles by event, "" for those without
	months  map[string]int64 // articles by year and month of their date, where it is known
	tallies []*Tally         // by term; nil where the outlet has none
	voices  voices
	only    *passages   // of its article, when there is one only
	words   wordTallies // of the whole vocabulary, in its wording

	vocabularyWords int64 // words in them
	pairs           pairCounts
	witnesses       witnesses
}

// NewProfile returns an empty Profile for what lexs look for. At most examples
// sentences are kept behind every number.
func NewProfile(m *lexicons.Matcher, lexs []*lexicons.Lexicon, examples int) *Profile {
	p := &Profile{
		Terms:    newTerms(m).list,
		outlets:  map[string]*outlet{},
		examples: newExamples(examples),
		said:     newExamples(min(examples, maxSaid)),
		bank:     newBank(),
		faults:   newFaults(),
		words:    newVocabulary(),
	}
	for _, l := range lexs {
		p.Lexicons = append(p.Lexicons, LexiconRef{l.Name, l.Version, l.Language, l.Hash})
	}
	return p
}

// Outlets returns the names of the outlets in p, sorted.
func (p *Profile) Outlets() []string { return slices.Sorted(maps.Keys(p.outlets)) }

// Articles is the number of articles counted in p.
func (p *Profile) Articles() int64 {
	var n int64
	for _, o := range p.outlets {
		n += o.Articles
	}
	return n
}

// Exposure returns what the tallies of the outlet are counted against, zero
// when p has no article of it.
func (p *Profile) Exposure(name string) Exposure {
	if o := p.outlets[name]; o != nil {
		return o.Exposure
	}
	return Exposure{}
}

// Tally returns what was counted of Terms[term] in the outlet.
func (p *Profile) Tally(name string, term int) Tally {
	if o := p.outlets[name]; o != nil && o.tallies[term] != nil {
		return *o.tallies[term]
	}
	return Tally{}
}

// Rows returns a row an article in a fixed order, or false when there are more
// than MaxRows articles.
func (p *Profile) Rows() ([]Row, bool) {
	if p.rows.over {
		return nil, false
	}
	return p.rows.sorted(), true
}

// AddFault records that an input could not be read.
func (p *Profile) AddFault(f *corpus.Fault) { p.faults.add(f) }

// Merge adds what o counted to p. It takes ownership of o. Profiles of
// different lexicons cannot be merged.
func (p *Profile) Merge(o *Profile) error {
	if !slices.Equal(p.Lexicons, o.Lexicons) || !slices.Equal(p.Terms, o.Terms) {
		return fmt.Errorf("merging profiles: they were counted with different lexicons (%s; %s): count one of them again", lexiconNames(p), lexiconNames(o))
	}
	stems := p.words.merge(&o.words)
	for name, from := range o.outlets {
		to := p.outlet(name)
		to.merge(from)
		to.words.merge(&from.words, stems)
		to.pairs.merge(from.pairs, stems)
	}
	p.rows.merge(&o.rows)
	p.said.merge(&o.said)
	p.boundSaid()
	p.examples.merge(&o.examples)
	p.bank.merge(&o.bank)
	p.faults.merge(&o.faults)
	for i := range p.digest {
		p.digest[i] += o.digest[i]
	}
	return nil
}

// maxSaid is the number of sentences kept for every speaker of an outlet.
const maxSaid = 3

// boundSaid drops the speakers' examples once there are too many articles to
// keep their names.
func (p *Profile) boundSaid() {
	if p.rows.over {
		clear(p.said.sets)
	}
}

func lexiconNames(p *Profile) string {
	s := ""
	for i, l := range p.Lexicons {
		if i > 0 {
			s += ", "
		}
		s += l.Name + " " + l.Version
	}
	return s
}

func (p *Profile) outlet(name string) *outlet {
	o := p.outlets[name]
	if o == nil {
		o = &outlet{events: map[string]int64{}, months: map[string]int64{}, tallies: make([]*Tally, len(p.Terms)), voices: voices{verbs: map[verbKey]int64{}}}
		p.outlets[name] = o
	}
	return o
}

func (o *outlet) tally(term int32) *Tally {
	if o.tallies[term] == nil {
		o.tallies[term] = &Tally{}
	}
	return o.tallies[term]
}

func (o *outlet) merge(from *outlet) {
	switch {
	case o.Articles == 0:
		o.only = from.only
	case from.Articles > 0:
		o.only = nil
	}
	o.Exposure.add(&from.Exposure)
	for event, n := range from.events {
		o.events[event] += n
	}
	for month, n := range from.months {
		o.months[month] += n
	}
	o.voices.add(&from.voices)
	o.vocabularyWords += from.vocabularyWords
	o.witnesses.merge(from.witnesses)
	for i, t := range from.tallies {
		if t != nil {
			o.tally(int32(i)).add(t)
		}
	}
}

func (p *Profile) addDigest(sum [sha256.Size]byte) {
	for i := range p.digest {
		p.digest[i] += binary.BigEndian.Uint64(sum[8*i:])
	}
}
