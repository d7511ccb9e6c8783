package analysis

import (
	"fmt"
	"strings"

	"rashomon/analysis/stats"
)

// mixed holds the articles behind the mixes of one set.
type mixed struct {
	set      int32
	outlets  []int     // those compared, by their number in the report
	articles [][]int64 // outlet after outlet
	rows     []int     // of the articles
	of       []int32   // of the articles: the place of their outlet in outlets
}

func (m *mixed) add(outlet int, articles [][]int64, rows []int) {
	for range articles {
		m.of = append(m.of, int32(len(m.outlets)))
	}
	m.outlets = append(m.outlets, outlet)
	m.articles = append(m.articles, articles...)
	m.rows = append(m.rows, rows...)
}

// sharedEvents returns a function for how many events articles of two of the outlets
// both report, nil if no article's event is known.
func (c *comparison) sharedEvents(m *mixed) func(i, j int) *int {
	told := make([]map[string]bool, len(m.outlets))
	for i := range told {
		told[i] = map[string]bool{}
	}
	known := false
	for at, row := range m.rows {
		if event := c.articles[row].Event; event != "" {
			told[m.of[at]][event] = true
			known = true
		}
	}
	return func(i, j int) *int {
		if !known {
			return nil
		}
		n := 0
		for event := range told[i] {
			if told[j][event] {
				n++
			}
		}
		return &n
	}
}

// Bounds on exchanging the outlets of articles: how often, and how many counts and
// shares may be looked at for it.
const (
	mixExchanges   = 999
	mostExchanging = 100e6
)

// exchangeMixes checks for every pair whether it lies farther apart than any pair of
// its set does when articles exchange their outlets, within events if the tests do so;
// each distance is scaled by how it varies under exchange. If each pair were judged by
// itself, against halves of its own outlets, some pair out of many would nearly always
// lie beyond them by chance; a pair lies beyond the farthest of all only as often as
// one accepts to be wrong. That level is divided evenly among the sets (Bonferroni).
func (c *comparison) exchangeMixes(sets []LabelMix) error {
	compared := 0
	for i := range sets {
		if sets[i].from != nil {
			compared++
		}
	}
	for i := range sets {
		if sets[i].from == nil {
			continue
		}
		if err := c.exchange(&sets[i], c.options.Alpha/float64(compared)); err != nil {
			return fmt.Errorf("exchanging the outlets of articles on %s: %w", sets[i].Title, err)
		}
	}
	return nil
}

func (c *comparison) exchange(m *LabelMix, alpha float64) error {
	scope, block, err := c.exchangesOf(m.from)
	if err != nil {
		return err
	}
	m.Within = scope.Blocked
	width := len(m.from.articles[0])
	draws := mixExchanges
	if c.options.Draws > 0 {
		draws = min(draws, c.options.Draws)
	}
	draws = min(draws, int(mostExchanging/float64(2*width*(len(m.from.articles)+2*len(m.Pairs)))))
	// There must be a share alpha of the possible arrangements, and of those drawn.
	if !scope.Allows(stats.ClaimP) || scope.Floor > alpha || 1 > alpha*float64(1+draws) {
		return nil
	}
	far, err := stats.FarthestPair(stats.Mixes{
		Articles: m.from.articles, Outlet: m.from.of, Block: block, Outlets: len(m.from.outlets),
	}, draws, c.options.Seed)
	if err != nil {
		return err
	}
	m.Exchanges = draws
	place := map[string]int{}
	for i, o := range m.Outlets {
		place[o.Outlet] = i
	}
	for i := range m.Pairs {
		p := &m.Pairs[i]
		apart := far.P(place[p.First], place[p.Second], p.Distance) <= alpha
		p.Apart = &apart
	}
	return nil
}

// exchangesOf returns what exchanging the articles of m can show, and the block of
// each: an event that several of the outlets report, or everything else together, as in
// the tests.
func (c *comparison) exchangesOf(m *mixed) (stats.Scope, []int32, error) {
	all := population{set: m.set}.articles(c)
	takes := make([]bool, all.Len())
	for _, row := range m.rows {
		takes[row] = true
	}
	for i := range all.Exposure {
		if !takes[i] {
			all.Exposure[i] = 0
		}
	}
	plan, err := all.Plan(c.permuting())
	if err != nil {
		return stats.Scope{}, nil, err
	}
	design, err := stats.NewDesign(plan)
	if err != nil {
		return stats.Scope{}, nil, err
	}
	scope := design.Set()
	if !scope.Blocked {
		return scope, nil, nil
	}
	teller := map[int32]int32{} // event → its only outlet, -1 for several
	for at, row := range m.rows {
		event := all.Event[row]
		if first, told := teller[event]; !told {
			teller[event] = m.of[at]
		} else if first != m.of[at] {
			teller[event] = -1
		}
	}
	block := make([]int32, len(m.rows))
	for at, row := range m.rows {
		block[at] = -1
		if event := all.Event[row]; teller[event] < 0 {
			block[at] = event
		}
	}
	return scope, block, nil
}

// halvesTail is the share of random halves that lie farther apart than halves_hi.
const halvesTail = 0.025

// mixReading says what the distances show. It concludes that outlets choose names
// differently only from pairs that lie beyond the exchanges, and only if they report
// the same events.
func (c *comparison) mixReading(sets []LabelMix) []string {
	compared, pairs, beyond, apart, exchanged, subjects, unknown := 0, 0, 0, 0, 0, 0, 0
	for _, m := range sets {
		if m.Refused == "" {
			compared++
		}
		pairs += len(m.Pairs)
		for _, p := range m.Pairs {
			if p.Beyond {
				beyond++
			}
			if p.Apart != nil {
				exchanged++
			}
			if p.Apart == nil || !*p.Apart {
				continue
			}
			apart++
			switch {
			case p.SharedEvents == nil:
				unknown++
			case *p.SharedEvents == 0 || !m.Within:
				subjects++
			}
		}
	}
	if compared == 0 {
		return append([]string{"No set of names is used often enough by two outlets for their mixes to be compared; with so few uses, two halves of one outlet would lie far apart too."}, c.mixesWithout()...)
	}
	lines := []string{fmt.Sprintf("%s of outlets compared over %s; %s farther apart than nearly all halves of either outlet. By chance alone %s of them would, and more if an outlet has few articles, since these can be halved in only a few ways.",
		capital(pairsOf(pairs)), count(int64(compared), "set"), lie(beyond), byChance(pairs))}
	besides := fmt.Sprintf("farther apart, for outlets with this many articles, than any pair does in all but %s of random exchanges of articles between outlets", percentOf(c.options.Alpha))
	switch {
	case exchanged == 0:
		lines = append(lines, "No conclusion is drawn from this: these articles are too few, or too many, to say how far apart pairs lie when articles exchange their outlets at random.")
	case apart == 0:
		lines = append(lines, fmt.Sprintf("%s %s: that outlets choose names differently was not shown here, which is not the same as choosing alike.", pairsLie(apart), besides))
	default:
		line := fmt.Sprintf("%s %s", pairsLie(apart), besides)
		if same := apart - subjects - unknown; same > 0 {
			line += fmt.Sprintf(": %s choose names differently, which does not say which choice is right", ofThem(same, apart, "these outlets", "the outlets"))
		}
		lines = append(lines, line+".")
		if subjects > 0 {
			lines = append(lines, fmt.Sprintf("%s the outlets report no event in common, or too few to exchange articles within events: what they write about may differ, and not what they call it.", ofThem(subjects, apart, "There", "")))
		}
		if unknown > 0 {
			lines = append(lines, "No events are given: what the outlets write about may differ, and not what they call it.")
		}
	}
	return append(lines, c.mixesWithout()...)
}

// mixesWithout says that repeated articles are left out, where there are any.
func (c *comparison) mixesWithout() []string {
	if n := c.repeated(); n > 0 {
		return []string{fmt.Sprintf("Left out, as in the tests: %s near-identical to others.", count(n, "article"))}
	}
	return nil
}

// byChance is the number of pairs that would lie beyond the halves of either outlet by
// chance.
func byChance(pairs int) string {
	n := halvesTail * float64(pairs)
	if n < 0.1 {
		return "none"
	}
	return "about " + strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0")
}

// percentOf writes a small share as a percentage.
func percentOf(v float64) string { return fmt.Sprintf("%g %%", 100*v) }

// ofThem refers to n of a number of pairs: to all of them in one word, otherwise by
// their number.
func ofThem(n, all int, every, outlets string) string {
	if n == all {
		return every
	}
	text := "in " + thousands(int64(n)) + " of them"
	if outlets != "" {
		return text + " " + outlets
	}
	return capital(text)
}
