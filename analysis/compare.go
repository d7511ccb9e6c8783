package analysis

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"

	"rashomon/analysis/stats"
	"rashomon/corpus"
	"rashomon/lexicons"
)

// CompareOptions is how a Profile is compared.
type CompareOptions struct {
	Lexicons []*lexicons.Lexicon // the lexicons the Profile was counted with; nil means what the Profile has of them
	Program  string              // name and version for the provenance
	Version  string
	Command  string
	Seed     uint64
	Sections []string       // the sections to work out, as Sections names them; none means all
	Sides    []Side         // groups of sources to compare; may be nil
	Aliases  []corpus.Alias // names that the user takes for one source; may be nil
	Alpha    float64        // level of the tests; intervals have 1 - Alpha

	Correction stats.Adjustment // for many tests
	Statistics []string         // further measures, from StatisticNames
	Draws      int              // relabellings and resamples; 0 means 9,999
}

// Compare makes a Report of p. It uses nothing of p that depends on the order in which
// articles were read.
func Compare(p *Profile, opts CompareOptions) (*Report, error) {
	if err := CheckStatistics(opts.Statistics); err != nil {
		return nil, err
	}
	if opts.Lexicons == nil {
		opts.Lexicons = p.outline
	}
	if p.skimmed && !skims(opts.Sections) {
		return nil, errors.New("a profile made for some sections cannot be compared in others")
	}
	left, err := opts.carried(p)
	if err != nil {
		return nil, err
	}
	c := comparison{Profile: p, options: opts, outlets: p.Outlets()}
	c.index()
	if err := c.gauge(); err != nil {
		return nil, err
	}
	// Naming, cues and sources are one family of tests: none is computed alone.
	if opts.wants(SectionNaming) || opts.wants(SectionCues) || opts.wants(SectionSources) || opts.wants(SectionCorpus) {
		if err := c.runTests(opts.Lexicons); err != nil {
			return nil, err
		}
	}
	r := &Report{
		Schema: Schema, LeftOut: left,
		Provenance: Provenance{
			Program: opts.Program, Version: opts.Version, Command: opts.Command,
			Seed: opts.Seed, Alpha: opts.Alpha, Lexicons: p.Lexicons, Inputs: p.digestString(),
		},
	}
	for _, id := range Sections() {
		if opts.wants(id) {
			r.Sections = append(r.Sections, id)
		}
	}
	r.Corpus = c.corpus()
	r.Design = c.design()
	for _, l := range opts.Lexicons {
		if !opts.wants(SectionNaming) && !opts.wants(SectionCues) {
			break
		}
		for _, cat := range l.Categories {
			if cat.Kind == lexicons.Choice {
				s, err := c.choice(l, cat)
				if err != nil {
					return nil, err
				}
				r.Naming = append(r.Naming, s)
			} else {
				s, err := c.cueSet(l, cat)
				if err != nil {
					return nil, err
				}
				r.Cues = append(r.Cues, s)
			}
		}
	}
	if err := c.fill(r); err != nil {
		return nil, err
	}
	r.Cautions = c.cautions(r)
	return r, nil
}

// fill computes the sections that no other section needs.
func (c *comparison) fill(r *Report) error {
	wants := c.options.wants
	var err error
	if wants(SectionDistinctive) {
		r.Distinctive = c.distinctive()
	}
	if wants(SectionSimilarity) {
		if r.Similarity, err = c.similarity(); err != nil {
			return err
		}
	}
	if wants(SectionSources) {
		r.Sources = c.sources()
	}
	if !wants(SectionNaming) && !wants(SectionQuotations) && !wants(SectionShared) && !wants(SectionCoverage) {
		return nil
	}
	side := c.side()
	if wants(SectionNaming) {
		c.deepen(r.Naming, side)
	}
	if wants(SectionQuotations) {
		r.Quotations = c.quotations(side)
	}
	if wants(SectionShared) {
		r.Shared = c.shared(side)
	}
	if wants(SectionCoverage) {
		r.Coverage = c.coverage(side)
	}
	return nil
}

// The sections of a report.
const (
	SectionCorpus      = "corpus"
	SectionNaming      = "naming"
	SectionCues        = "cues"
	SectionDistinctive = "distinctive"
	SectionSources     = "sources"
	SectionQuotations  = "quotations"
	SectionShared      = "shared"
	SectionCoverage    = "coverage"
	SectionSimilarity  = "similarity"
	SectionReading     = "reading"
)

// Sections lists the sections of a report in their order.
func Sections() []string {
	return []string{
		SectionCorpus, SectionNaming, SectionCues, SectionDistinctive, SectionSources,
		SectionQuotations, SectionShared, SectionCoverage, SectionSimilarity, SectionReading,
	}
}

func (o CompareOptions) wants(section string) bool {
	return len(o.Sections) == 0 || slices.Contains(o.Sections, section)
}

// comparison is a Profile being compared.
type comparison struct {
	*Profile
	options CompareOptions
	outlets []string       // the order of every table
	terms   map[Term]int32 // ids of the Profile's terms

	articles []Row             // sorted; nil when there are too many
	alone    []bool            // of every article: it repeats no other and takes part in tests
	hits     []termHits        // by term
	chances  map[int32][]int64 // by population and article
	events   []int32           // of every article; nil until they are asked for
	scope    stats.Scope       // of the whole set
	unheld   bool              // outlets share events, but there are too many articles to exchange within them
	interval []bool            // by outlet, whether its numbers may have intervals
	once     bool              // repeating articles are in counts only, and in nothing that speaks of outlets
	tested   []int             // outlets that take part in tests; none below tier 2
	tests    tests
}

func (c *comparison) index() {
	c.terms = make(map[Term]int32, len(c.Terms))
	for i, t := range c.Terms {
		c.terms[t] = int32(i)
	}
	c.articles, _ = c.Rows()
	if c.articles != nil {
		c.alone = c.units()
	}
	c.chances = map[int32][]int64{}
	c.indexHits()
}

// tally is what the outlet has of an option, or, with "", of the category.
func (c *comparison) tally(outlet string, l *lexicons.Lexicon, cat lexicons.Category, option string) Tally {
	return c.Tally(outlet, int(c.terms[Term{l.Name, cat.ID, option, cat.Kind}]))
}

func categoryOf(l *lexicons.Lexicon, cat lexicons.Category) Category {
	return Category{l.Name, cat.ID, cat.Title, cat.Source, cat.Note, cat.Experimental}
}

// options lists each of the category's options once, in the order of the file.
func options(cat lexicons.Category) []string {
	var list []string
	for _, e := range cat.Entries {
		if !slices.Contains(list, e.Option) {
			list = append(list, e.Option)
		}
	}
	return list
}

// names returns the counts of every option that any article has, most frequent in the
// outlets' wording first, and the options that none has.
func (c *comparison) names(l *lexicons.Lexicon, cat lexicons.Category) (found []Name, absent []string) {
	p := c.populationOf(l, cat)
	for _, option := range options(cat) {
		term := c.term(l, cat, option)
		tested := c.tests.of(term)
		n := Name{Option: option, Test: tested.set}
		var total int64
		for i, o := range c.outlets {
			t := c.tally(o, l, cat, option)
			total += t.Places.Total()
			n.Outlets = append(n.Outlets, NameCount{
				Outlet: o, Wording: t.Places.Wording(), Quoted: t.Places.Quoted(), ByVoice: t.Places,
				Negated: t.Negated, Legal: t.Legal, Articles: t.Articles, First: t.First, Headline: t.Headline,
				WordingArticles: t.Wording.Articles, Test: tested.outlets[i],
				LeftOut: c.Profile.outlets[o].left[term].all, OwnLeftOut: c.Profile.outlets[o].left[term].own,
			})
		}
		if total == 0 {
			absent = append(absent, option)
			continue
		}
		for i := range n.Outlets {
			if n.Outlets[i].Wording >= fewestToCarry {
				n.Outlets[i].Stability = c.stability(p, term, i)
			}
		}
		n.Evidence = c.evidence(term)
		found = append(found, n)
	}
	slices.SortStableFunc(found, func(a, b Name) int {
		aw, aq := a.totals()
		bw, bq := b.totals()
		return cmp.Or(cmp.Compare(bw, aw), cmp.Compare(bq, aq))
	})
	return found, absent
}

// fewestToCarry is the number of occurrences from which it is meaningful that one article
// has them.
const fewestToCarry = 2

// totals sums a name over all outlets.
func (n *Name) totals() (wording, quoted int64) {
	for _, o := range n.Outlets {
		wording += o.Wording
		quoted += o.Quoted
	}
	return wording, quoted
}

// evidence lists the kept examples of a term by outlet, article and place.
func (c *comparison) evidence(term int32) []Evidence {
	list := []Evidence{}
	for _, name := range c.outlets {
		o := c.Profile.outlets[name]
		list = o.kept.appendEvidence(list, name, slices.Clone(o.examplesOf(term)))
	}
	return list
}

// appendEvidence appends the examples of an outlet to list in reading order, by file and
// place. It sorts examples.
func (k *kept) appendEvidence(list []Evidence, outlet string, examples []Example) []Evidence {
	slices.SortFunc(examples, func(a, b Example) int {
		article, file := k.article(&a)
		otherArticle, otherFile := k.article(&b)
		return cmp.Or(
			cmp.Compare(file, otherFile), cmp.Compare(a.line, b.line), cmp.Compare(article, otherArticle),
			cmp.Compare(a.hit.Start, b.hit.Start), cmp.Compare(a.hit.End, b.hit.End),
		)
	})
	for i := range examples {
		list = append(list, k.evidence(outlet, &examples[i]))
	}
	return list
}

func (p *Profile) digestString() string {
	var sum [32]byte
	for i, w := range p.digest {
		binary.BigEndian.PutUint64(sum[8*i:], w)
	}
	return hex.EncodeToString(sum[:])
}

// ratio is a/b, nil when b is 0.
func ratio(a, b int64) *float64 {
	if b == 0 {
		return nil
	}
	v := float64(a) / float64(b)
	return &v
}
