package analysis

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"rashomon/corpus"
	"rashomon/corpus/spin"
	"rashomon/lexicons"
)

// A Profile is what was counted in a set of articles: integers only, so that Merge is
// associative and commutative, an empty Profile is its identity, and any split of the
// articles over workers or machines gives the same Profile.
type Profile struct {
	Lexicons []LexiconRef
	Terms    []Term
	outline  []*lexicons.Lexicon // what a report says about the lexicons
	options  ProfileOptions
	outlets  map[string]*outlet
	rows     rows
	examples shelf // of what is kept behind the terms
	said     shelf // of what is kept behind the speakers; nothing once rows are over
	bank     bank
	faults   faults
	words    vocabulary
	verbs    verbNumbers
	aliases  string    // hash of the aliases of speakers; "" without any
	gate     *gate     // of the Counters that add to it
	skimmed  bool      // made for sections that pass skims
	digest   [4]uint64 // sum of the articles' SHA-256, word by word: the same for any order
}

// gate lets several Counters add to one Profile: each annotates its article alone and
// adds its counts under a lock. An outlet's lock may be taken while holding the gate's,
// and that of the events while holding either; never the other way.
type gate struct {
	spin.Mutex
	words    spin.Mutex    // of the words and spellings met; no other is taken while it is held
	events   spin.Mutex    // of what is counted by event
	articles *atomic.Int64 // counted, over all Profiles of one Count
}

// ProfileOptions are what a Profile keeps and counts besides its tallies.
type ProfileOptions struct {
	Examples int // maximum number of sentences kept behind every number
	// CountsOnly leaves out the sentences by which articles are laid side by side, so that a
	// Profile grows with words and outlets and not with articles.
	CountsOnly   bool
	Collocations bool // pairs of words are counted
	// Aliases are the names that the reader of the articles took for one speaker. Profiles
	// counted with different ones cannot be merged.
	Aliases []corpus.Alias

	maxText int64 // bytes of text that are kept, 0 for MaxText; set by tests of larger sets
	skimmed bool  // for sections that pass skims
}

// outlet is what was counted of one outlet.
type outlet struct {
	mu spin.Mutex // while several Counters add to it
	Exposure
	events  map[string]int64     // articles by event, "" for those without
	months  map[string]int64     // articles by year and month of their date, if known
	unheard map[string]int64     // articles by language, if reported speech is not read in it
	left    map[int32]passedOver // by term
	dates   dates                // what is yet to be added to both
	tallies tallies
	voices  voices
	only    *passages   // of its article, if it has only one
	words   wordTallies // of the whole vocabulary, in its wording
	held    bool        // all articles were on one event, and their words are yet to be added to its words

	kept     kept                  // of the Examples
	examples parallel[exampleSet]  // by term, parallel to its tally, until one is kept whatever its place
	best     parallel[bestExample] // from then on
	said     map[string]exampleSet // by speaker

	vocabularyWords int64 // words in them
	pairs           pairCounts
	witnesses       witnesses
}

// NewProfile returns an empty Profile for what m matches, the entries of lexs.
func NewProfile(m *lexicons.Matcher, lexs []*lexicons.Lexicon, opts ProfileOptions) *Profile {
	p := newProfile(outlineOf(lexs), opts)
	p.Terms = newTerms(m).list
	return p
}

// newProfile returns an empty Profile without its Terms.
func newProfile(outline []*lexicons.Lexicon, opts ProfileOptions) *Profile {
	p := &Profile{
		outline: outline,
		options: opts,
		aliases: aliasHash(opts.Aliases),
		skimmed: opts.skimmed,
		outlets: map[string]*outlet{},
		gate:    &gate{articles: new(atomic.Int64)},
		bank:    newBank(!opts.CountsOnly, opts.maxText),
		faults:  newFaults(),
		words:   newVocabulary(),
	}
	p.examples, p.said = newShelves(opts.Examples)
	for _, l := range outline {
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

// CountsOnly reports whether p lacks the sentences by which articles are laid side by
// side.
func (p *Profile) CountsOnly() bool { return p.bank.off }

// Words is the number of words counted in p.
func (p *Profile) Words() int64 {
	var n int64
	for _, o := range p.outlets {
		n += o.Exposure.Words.Total()
	}
	return n
}

// Skipped is what could not be read.
func (p *Profile) Skipped() Skipped {
	s := Skipped{Total: p.faults.total(), Kinds: []SkipCount{}, List: slices.Clone(p.faults.list), OtherLanguages: languageCounts(p.faults.languages)}
	if s.List == nil {
		s.List = []Skip{}
	}
	for _, k := range slices.Sorted(maps.Keys(p.faults.kinds)) {
		s.Kinds = append(s.Kinds, SkipCount{k, p.faults.kinds[k]})
	}
	return s
}

// Exposure returns what the tallies of the outlet are relative to, zero when p has no
// article of it.
func (p *Profile) Exposure(name string) Exposure {
	if o := p.outlets[name]; o != nil {
		return o.Exposure
	}
	return Exposure{}
}

// Tally returns what was counted of Terms[term] in the outlet.
func (p *Profile) Tally(name string, term int) Tally {
	if o := p.outlets[name]; o != nil {
		return o.tallies.get(int32(term))
	}
	return Tally{}
}

// Rows returns one row per article in a fixed order, or false when there are more than
// MaxRows articles.
func (p *Profile) Rows() ([]Row, bool) {
	if p.rows.over {
		return nil, false
	}
	return p.rows.sorted(), true
}

// AddFault records that an input could not be read.
func (p *Profile) AddFault(f *corpus.Fault) {
	p.gate.Lock()
	defer p.gate.Unlock()
	p.faults.add(f)
}

// Merge adds what o counted to p. It takes ownership of o. Profiles that were not counted
// alike cannot be merged.
func (p *Profile) Merge(o *Profile) error {
	if err := p.alike(o); err != nil {
		return err
	}
	stems := p.words.merge(&o.words)
	for name, from := range o.outlets {
		to := p.outlet(name)
		to.merge(from)
		to.words.merge(&from.words, stems)
		to.pairs.merge(from.pairs, stems)
	}
	p.rows.merge(&o.rows)
	p.mergeExamples(o)
	p.bank.merge(&o.bank)
	p.options.CountsOnly = p.bank.off
	p.skimmed = p.skimmed || o.skimmed
	p.faults.merge(&o.faults)
	for i := range p.digest {
		p.digest[i] += o.digest[i]
	}
	return nil
}

func (p *Profile) outlet(name string) *outlet {
	o := p.outlets[name]
	if o == nil {
		name = strings.Clone(name) // it may be part of an article
		o = &outlet{events: map[string]int64{}, months: map[string]int64{}, unheard: map[string]int64{}, left: map[int32]passedOver{}, voices: voices{verbs: map[verbKey]int64{}}}
		o.tallies.small.limit, o.tallies.rest.limit = len(p.Terms), len(p.Terms)
		p.outlets[name] = o
	}
	return o
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
	for language, n := range from.unheard {
		o.unheard[language] += n
	}
	o.mergePassedOver(from)
	o.voices.add(&from.voices)
	o.vocabularyWords += from.vocabularyWords
	o.witnesses.merge(from.witnesses)
	o.tallies.merge(&from.tallies)
}

func (p *Profile) addDigest(sum [sha256.Size]byte) {
	for i := range p.digest {
		p.digest[i] += binary.BigEndian.Uint64(sum[8*i:])
	}
}
