package analysis

import (
	"fmt"
	"maps"
	"slices"

	"rashomon/analysis/stats"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// A Test asks whether articles could have exchanged their outlets without the
// numbers changing. Only designs of tier 2 and above have any.
type Test struct {
	P       float64 `json:"p"`
	Q       float64 `json:"q"`       // p corrected for all tests of the report
	Method  string  `json:"method"`  // MethodPermutation, or MethodClustered from sums
	Differs bool    `json:"differs"` // q is at most alpha; for one outlet, only if the test over all outlets says so too

	// Difference is what a test of one outlet against the others looks at: its uses per
	// chance minus theirs, weighted over the events within which outlets are exchanged,
	// so it may have another sign than the log ratio. It is null in a test of all
	// outlets and in one from sums.
	Difference *float64 `json:"difference"`
}

// The methods of tests and intervals.
const (
	MethodPermutation = "permutation of articles"
	MethodClustered   = "document-clustered log ratio"
	MethodWelch       = "document-clustered analysis of variance"
	MethodPercentile  = "bootstrap of articles, percentile"
	MethodBCa         = "bootstrap of articles, BCa"
	MethodWilson      = "Wilson, over articles"
	MethodWithin      = "Mantel-Haenszel ratio within events, variance over articles"
)

// An Interval says how far a number might lie from its value had other articles of the
// same outlets been supplied.
type Interval struct {
	Lo     float64 `json:"lo"`
	Hi     float64 `json:"hi"`
	Level  float64 `json:"level"`
	Method string  `json:"method"`
}

// fewestArticles is the number of articles, over all outlets, below which a term is not
// tested. It takes no account of the outlet, so leaving out rare terms does not bias
// the tests of the others (Bourgon, Gentleman and Huber 2010); with hits in two
// articles, no labels could give a p that survives any correction.
const fewestArticles = 3

// Bounds on the work of resampling: counts times relabellings, and draws held in
// memory. Beyond the first, the clustered log ratio takes over, which needs only sums.
const (
	mostRelabelled = 4e9
	mostResampled  = 32e6
)

// termTests holds the tests of one term.
type termTests struct {
	set       *Test       // over all outlets at once
	outlets   []*Test     // each against the others together; by outlet
	intervals []*Interval // of each one's log ratio; by outlet
}

// tests holds the results of a report and the family in which they are corrected.
type tests struct {
	c       *comparison
	results map[int32]*termTests
	classes [voice.Classes]*termTests // by class of source; nil where it was not tested
	members map[int32][]int           // outlets that took part, by the population's set
	family  []*Test
	twins   []twin
	floor   float64 // smallest p that any test of the family could give; 0 without bound
}

// runTests tests every term of lexs. Two questions are asked of each: whether the
// outlets differ at all (one test over the outlets with enough articles, the omnibus),
// and whether one of them differs from the others together, which is what its log ratio
// compares. Tests of every outlet against every other would be many more and answer a
// question that no table asks. An outlet counts as different only if both tests say so.
// All of them form one family: whether a row is printed makes no difference. The shares
// of the classes of source belong to it too.
func (c *comparison) runTests(lexs []*lexicons.Lexicon) error {
	c.tests = tests{c: c, results: map[int32]*termTests{}, members: map[int32][]int{}, floor: 1}
	if !c.scope.Allows(stats.ClaimP) {
		return nil
	}
	if err := c.tests.run(c.wordsPopulation(lexs)); err != nil {
		return err
	}
	for _, l := range lexs {
		for _, cat := range l.Categories {
			if cat.Kind != lexicons.Choice {
				continue
			}
			if err := c.tests.run(c.usesPopulation(l, cat)); err != nil {
				return err
			}
		}
	}
	if err := c.tests.runClasses(); err != nil {
		return err
	}
	return c.tests.correct()
}

// run tests the terms of one population, if it is large enough.
func (t *tests) run(p population) error {
	design, err := t.designOf(p)
	if err != nil {
		return err
	}
	scope, tested := design.Set(), design.Tested()
	if !scope.Allows(stats.ClaimP) {
		return nil
	}
	terms := t.testable(p, tested)
	if len(terms) == 0 {
		return nil
	}
	t.members[p.set] = tested
	for _, term := range terms {
		t.results[term] = &termTests{outlets: make([]*Test, len(t.c.outlets)), intervals: make([]*Interval, len(t.c.outlets))}
	}
	if t.c.articles == nil {
		return t.cluster(p, terms, tested)
	}
	table, filled, err := p.table(t.c, terms)
	if err != nil {
		return fmt.Errorf("testing: %w", err)
	}
	if scope.Blocked { // every article of an event then has a residual
		filled = len(terms) * len(t.c.articles)
	}
	work := t.work(filled, len(terms), len(tested))
	if work.together > mostRelabelled {
		return t.cluster(p, terms, tested)
	}
	results := make([]*termTests, len(terms))
	for i, term := range terms {
		results[i] = t.results[term]
	}
	if err := t.exchange(results, table, p.articles(t.c), tested, work); err != nil {
		return err
	}
	switch {
	case p.set >= 0 || !slices.Contains(t.c.interval, true):
		return nil // shares have intervals over their articles
	case work.apart > mostRelabelled:
		return t.cluster(p, terms, tested)
	}
	return t.resample(p, terms, table, tested)
}

// A workload is the counts times relabellings of a test over all outlets and of each
// against the others: with separate relabellings for each, or the same for all.
type workload struct{ apart, together float64 }

func (t *tests) work(filled, terms, outlets int) workload {
	draws := float64(t.c.permuting().Draws)
	once := float64(filled+8*len(t.c.articles)) * draws
	if outlets == 2 {
		return workload{once, once}
	}
	return workload{apart: once * float64(1+outlets), together: once + float64(terms*outlets)*draws}
}

func (c *comparison) permuting() stats.PermuteOptions {
	opt := stats.DefaultPermuteOptions()
	opt.Seed = c.options.Seed
	if c.options.Draws > 0 {
		opt.Draws = c.options.Draws
	}
	return opt
}

// designOf returns the design of the articles that had any chance in p.
func (t *tests) designOf(p population) (stats.Design, error) {
	var plan stats.Plan
	var err error
	switch {
	case t.c.articles != nil:
		plan, err = p.articles(t.c).Plan(t.c.permuting())
	case p.set < 0:
		plan = t.c.plan()
	default:
		for _, o := range t.c.outlets {
			plan.Outlets = append(plan.Outlets, stats.OutletSize{Articles: int(p.moments(t.c, o, p.set).Docs)})
		}
	}
	if err != nil {
		return stats.Design{}, fmt.Errorf("testing: %w", err)
	}
	d, err := stats.NewDesign(plan)
	if err != nil {
		return stats.Design{}, fmt.Errorf("testing: %w", err)
	}
	return d, nil
}

// testable returns the terms of p that occur in enough articles of the tested outlets.
func (t *tests) testable(p population, tested []int) []int32 {
	var terms []int32
	for _, term := range p.terms {
		var articles int64
		for _, o := range tested {
			tally := t.c.Tally(t.c.outlets[o], int(term))
			articles += tally.Wording.Articles
		}
		if articles >= fewestArticles {
			terms = append(terms, term)
		}
	}
	return terms
}

// exchange tests every term over all tested outlets at once, and each outlet against
// the others together, by exchanging the outlets of articles. If there are two outlets,
// they are one pair, whose test is the test over both. If there are many outlets, each
// is tested with the relabellings of the first test, since drawing new ones for each
// would take that many times as long.
func (t *tests) exchange(results []*termTests, table stats.Terms, all stats.Articles, tested []int, work workload) error {
	opt := t.c.permuting()
	opt.Each = work.apart > mostRelabelled
	out, err := stats.PermuteSet(table, all, tested, opt)
	if err != nil {
		return fmt.Errorf("testing: %w", err)
	}
	t.floor = min(t.floor, out.Scope.Floor)
	for i, r := range results {
		r.set = t.plan(out.Terms[i].P, MethodPermutation)
		if len(tested) == 2 {
			t.onePair(r, tested, out.Terms[i].Statistic)
		}
		for at, one := range out.Terms[i].Each {
			r.outlets[tested[at]] = t.planOne(one)
		}
	}
	if len(tested) == 2 || opt.Each {
		return nil
	}
	for _, target := range tested {
		out, err := stats.PermutePair(table, against(all, target, tested), 0, 1, opt)
		if err != nil {
			return fmt.Errorf("testing %s: %w", t.c.outlets[target], err)
		}
		t.floor = min(t.floor, out.Scope.Floor)
		for i, r := range results {
			r.outlets[target] = t.planOne(out.Terms[i])
		}
	}
	return nil
}

// A twin is the test of one of two outlets against the other: the test over both, with
// the difference as seen from that one.
type twin struct{ test, of *Test }

// onePair makes the test over two outlets that of each; difference is the first's minus
// the second's.
func (t *tests) onePair(r *termTests, tested []int, difference float64) {
	for at, target := range tested {
		d := difference
		if at == 1 {
			d = -d
		}
		test := *r.set
		test.Difference = &d
		r.outlets[target] = &test
		t.twins = append(t.twins, twin{&test, r.set})
	}
}

// planOne adds a test of one outlet against the others to the family.
func (t *tests) planOne(one stats.Permuted) *Test {
	test := t.plan(one.P, MethodPermutation)
	test.Difference = &one.Statistic
	return test
}

// plan adds a test to the family.
func (t *tests) plan(p float64, method string) *Test {
	test := &Test{P: p, Method: method}
	t.family = append(t.family, test)
	return test
}

// against numbers the target 0 and the other tested outlets 1. Articles of outlets that
// are not tested get no chances, so they take no part.
func against(a stats.Articles, target int, tested []int) stats.Articles {
	pair := stats.Articles{Outlets: 2, Event: a.Event, Month: a.Month}
	in := make([]bool, a.Outlets)
	for _, o := range tested {
		in[o] = true
	}
	for i, o := range a.Outlet {
		side, chances := int32(1), a.Exposure[i]
		if int(o) == target {
			side = 0
		} else if !in[o] {
			chances = 0
		}
		pair.Outlet = append(pair.Outlet, side)
		pair.Exposure = append(pair.Exposure, chances)
	}
	return pair
}

// correct sets Q and Differs of every test.
func (t *tests) correct() error {
	p := make([]float64, len(t.family))
	for i, test := range t.family {
		p[i] = test.P
	}
	q, err := stats.Adjust(p, t.c.options.Correction)
	if err != nil {
		return fmt.Errorf("correcting for %d tests: %w", len(p), err)
	}
	for i, test := range t.family {
		test.Q = q[i]
		test.Differs = q[i] <= t.c.options.Alpha
	}
	for _, twin := range t.twins {
		twin.test.Q, twin.test.Differs = twin.of.Q, twin.of.Differs
	}
	results := slices.AppendSeq(t.classes[:], maps.Values(t.results))
	for _, result := range results {
		if result == nil || result.set == nil || result.set.Differs {
			continue
		}
		for _, test := range result.outlets {
			if test != nil {
				test.Differs = false
			}
		}
	}
	return nil
}

// of returns the tests of a term; all fields are nil if it was not tested.
func (t *tests) of(term int32) termTests {
	if r := t.results[term]; r != nil {
		return *r
	}
	return termTests{outlets: make([]*Test, len(t.c.outlets)), intervals: make([]*Interval, len(t.c.outlets))}
}

// testedOutlets names the outlets whose articles were tested over the uses of a choice
// set, nil if the design has no tests.
func (c *comparison) testedOutlets(set int32) []string {
	if !c.scope.Allows(stats.ClaimP) {
		return nil
	}
	names := []string{}
	for _, o := range c.tests.members[set] {
		names = append(names, c.outlets[o])
	}
	return names
}
