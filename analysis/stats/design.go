package stats

import (
	"fmt"
	"math"
	"sort"
)

// OutletSize is what the design needs to know about an outlet. Near-identical articles
// (wire copy) should be merged before counting.
type OutletSize struct {
	Articles int
	// Months is the number of calendar months the articles fall in; 0 if unknown,
	// which keeps the outlet below TierModel.
	Months int
}

// Cell says how many articles an outlet has on an event.
type Cell struct{ Outlet, Articles int }

// Plan describes a set of articles. Outlets are numbered by position.
type Plan struct {
	Outlets []OutletSize
	// Events lists, for each event, the outlets that cover it. Articles with no event or an
	// unknown one are left out.
	Events [][]Cell
	// Permute is how p-values will be computed: it bounds the smallest one.
	Permute PermuteOptions
}

// Design answers what a set of articles supports. It is made by NewDesign.
type Design struct {
	outlets []OutletSize
	events  [][]Cell
	permute PermuteOptions
}

// NewDesign checks the plan. Negative sizes, outlets out of range, an outlet listed twice
// in one event, and more articles in events than an outlet has give ErrShape.
func NewDesign(p Plan) (Design, error) {
	d := Design{permute: p.Permute.orDefault()}
	d.outlets = append(d.outlets, p.Outlets...)
	inEvents := make([]int, len(p.Outlets))
	for i, o := range p.Outlets {
		if o.Articles < 0 || o.Months < 0 {
			return Design{}, fmt.Errorf("design: outlet %d: %w", i, ErrShape)
		}
	}
	for e, event := range p.Events {
		cells := append([]Cell(nil), event...)
		sort.Slice(cells, func(i, j int) bool { return cells[i].Outlet < cells[j].Outlet })
		for i, c := range cells {
			if c.Outlet < 0 || c.Outlet >= len(p.Outlets) || c.Articles < 0 ||
				i > 0 && cells[i-1].Outlet == c.Outlet {
				return Design{}, fmt.Errorf("design: event %d: %w", e, ErrShape)
			}
			inEvents[c.Outlet] += c.Articles
		}
		d.events = append(d.events, cells)
	}
	for i, n := range inEvents {
		if n > p.Outlets[i].Articles {
			return Design{}, fmt.Errorf("design: outlet %d has %d articles and %d in events: %w",
				i, p.Outlets[i].Articles, n, ErrShape)
		}
	}
	return d, nil
}

// Scope is what one comparison can support.
type Scope struct {
	Tier     Tier
	Outlets  int // outlets compared
	Articles int // articles of the smallest of them
	Events   int // events that at least two of them cover
	// Blocked says that labels are exchanged within events, not across them.
	Blocked bool
	// InEvents is the share, 0 to 1, of the compared articles that are in those events; the
	// rest form one further block.
	InEvents float64
	// LogArrangements is ln of the number of ways to exchange the labels.
	LogArrangements float64
	// Exact says that all arrangements will be enumerated.
	Exact bool
	// Floor is the smallest p that any data could give, 1 if there is no test.
	Floor float64
}

// Allows reports whether the scope supports the claim: its tier does and, for
// intervals, every outlet has MinBootstrap articles.
func (s Scope) Allows(c Claim) bool {
	if (c == ClaimInterval || c == ClaimBCa) && s.Articles < MinBootstrap {
		return false
	}
	return s.Tier.Allows(c)
}

// Attains reports whether a single one of the given number of tests can fall below alpha
// after Bonferroni's or Holm's correction, that is Floor <= alpha/tests.
func (s Scope) Attains(alpha float64, tests int) bool {
	return s.Tier.Allows(ClaimP) && tests > 0 && s.Floor <= alpha/float64(tests)
}

// Together is the number of tests that must reach Floor at once before Benjamini and
// Hochberg's procedure calls any of them, ⌈tests·Floor/alpha⌉. Attains is Together = 1.
// ok is false when that is more than the number of tests: such a design cannot show a
// difference for any of them.
func (s Scope) Together(alpha float64, tests int) (n int, ok bool) {
	if !s.Tier.Allows(ClaimP) || tests <= 0 || !inside(alpha) {
		return 0, false
	}
	need := math.Ceil(float64(tests)*s.Floor/alpha - 1e-9)
	if need > float64(tests) {
		return 0, false
	}
	return max(1, int(need)), true
}

// Pair is the scope of one outlet against another: the tier of that pair, by the
// smaller of the two. An index out of range, or an outlet against itself, gives
// the zero tier with Floor 1.
//
// Six events covered by both outlets would support a test too (a sign-flip's smallest p
// is then 2/2⁶), but each contributes an article of each outlet, so that a pair with six
// events has four articles anyway: the article count alone decides. Labels are exchanged
// within events where that still leaves a p of 0.05 within reach, else across them: with
// four events covered once by each outlet, 2/2⁴ = 0.125 could never show anything, 1/35
// can, and ignoring a balanced pairing only makes a test cautious.
func (d Design) Pair(target, reference int) Scope {
	if target == reference || min(target, reference) < 0 || max(target, reference) >= len(d.outlets) {
		return Scope{Floor: 1}
	}
	return d.scope([]int{target, reference})
}

// Tested lists the outlets that take part in the test over all outlets: those
// with at least MinTestArticles articles.
func (d Design) Tested() []int {
	var out []int
	for i, o := range d.outlets {
		if o.Articles >= MinTestArticles {
			out = append(out, i)
		}
	}
	return out
}

// Set is the scope of the test over all outlets. With more than two outlets a single thin
// one must neither silence the others (the weakest tier) nor borrow from them (the
// strongest): the test runs over the outlets of Tested, the tier is that of its weakest
// member, and the others are described but take no part. With fewer than two such outlets
// the scope covers every outlet and shows why there is no test.
func (d Design) Set() Scope {
	members := d.Tested()
	if len(members) < 2 {
		members = members[:0]
		for i := range d.outlets {
			members = append(members, i)
		}
	}
	return d.scope(members)
}

// Allows reports whether the set as a whole supports the claim.
func (d Design) Allows(c Claim) bool { return d.Set().Allows(c) }

// scope describes the comparison of the given outlets.
func (d Design) scope(members []int) Scope {
	s := Scope{Outlets: len(members), Floor: 1}
	if len(members) == 0 {
		return s
	}
	place := make(map[int]int, len(members)) // looked up only, never ranged over
	loose := make([]int, len(members))       // articles outside shared events
	least, most, total := d.outlets[members[0]].Articles, 0, 0
	for i, m := range members {
		place[m] = i
		loose[i] = d.outlets[m].Articles
		least, most = min(least, loose[i]), max(most, loose[i])
		total += loose[i]
	}
	s.Articles = least
	told := make([]int, len(members)) // events each member covers
	var blocks [][]int
	shared := 0
	for _, event := range d.events {
		block := make([]int, len(members))
		tellers, articles := 0, 0
		for _, c := range event {
			if i, in := place[c.Outlet]; in && c.Articles > 0 {
				block[i] = c.Articles
				articles += c.Articles
				told[i]++
				tellers++
			}
		}
		if tellers < 2 {
			continue
		}
		for i := range block {
			loose[i] -= block[i]
		}
		blocks = append(blocks, block)
		shared += articles
	}
	s.Events = len(blocks)
	if total > 0 {
		s.InEvents = float64(shared) / float64(total)
	}
	s.Tier = d.tier(members, least, most, told)
	if len(members) < 2 || least == 0 {
		return s
	}
	whole := make([]int, len(members))
	for i, m := range members {
		whole[i] = d.outlets[m].Articles
	}
	return s.arrange(append(blocks, loose), whole, d.permute)
}

// tier applies the thresholds to the members of a comparison.
func (d Design) tier(members []int, least, most int, told []int) Tier {
	switch {
	case most <= 1:
		return TierDescribe
	case len(members) < 2 || least < MinTestArticles:
		return TierSpread
	case least < MinModelArticles:
		return TierTest
	}
	for i, m := range members {
		if told[i] < MinModelEvents || d.outlets[m].Months < MinModelMonths {
			return TierTest
		}
	}
	return TierModel
}

// blockAlpha is the p that must stay within reach for labels to be exchanged
// within events.
const blockAlpha = 0.05

// arrange fills in the part of a scope that depends on how labels are exchanged: within
// the blocks if that can still show anything, else over all articles.
func (s Scope) arrange(blocks [][]int, whole []int, opt PermuteOptions) Scope {
	inBlocks, across := s, s
	inBlocks.Blocked = s.Events > 0
	inBlocks.count(blocks, opt)
	if !inBlocks.Blocked || inBlocks.Floor <= blockAlpha {
		return inBlocks
	}
	across.count([][]int{whole}, opt)
	return across
}

// count sets LogArrangements, Exact and Floor for labels exchanged within blocks.
func (s *Scope) count(blocks [][]int, opt PermuteOptions) {
	s.LogArrangements = logArrangements(blocks)
	_, s.Exact = countArrangements(blocks, int64(opt.MaxExact))
	s.Floor = math.Min(1, math.Exp(logMirrors(blocks)-s.LogArrangements))
	if !s.Exact {
		s.Floor = math.Max(s.Floor, 1/(1+float64(opt.Draws)))
	}
}
