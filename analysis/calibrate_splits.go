package analysis

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"rashomon/analysis/stats"
)

// A source is what the splits of one outlet are drawn from: the rows that may be
// exchanged with each other, by block. One outlet's articles, which are halved, are a
// single block.
type source struct {
	blocks []block
	halved bool
}

// A block holds rows of the outlet and of the others together.
type block struct {
	event       int32 // -1 for the articles outside the events that both report
	own, others []int
}

// drawn is a split: the rows of the first side, then as many of the second.
type drawn struct {
	rows  []int
	event []int32 // of every row, -1 for none; nil if nothing is held constant
	scope stats.Scope
}

// sources lists what splits are drawn from, one for each outlet with enough articles.
func (s *splitter) sources() ([]source, error) {
	if s.scope.Blocked && s.scope.Allows(stats.ClaimP) {
		return s.withinEvents()
	}
	var list []source
	for _, o := range s.outlets {
		var pool []int
		from, to := s.rowsOf(o)
		for i := from; i < to; i++ {
			if s.alone[i] && s.articles[i].Words.Wording() > 0 {
				pool = append(pool, i)
			}
		}
		if len(pool) >= 2*s.each {
			list = append(list, source{blocks: []block{{event: -1, own: pool}}, halved: true})
		}
	}
	return list, nil
}

// withinEvents takes the blocks from the report's test of each outlet against the
// others. An outlet is left out if that test exchanges over all articles, or if no split
// of this size could be exchanged within events.
func (s *splitter) withinEvents() ([]source, error) {
	var list []source
	all := population{set: -1}.articles(s.comparison)
	for _, target := range s.tested {
		pair := against(all, target, s.tested)
		scope, err := scopeOf(pair, s.permuting())
		if err != nil {
			return nil, fmt.Errorf("calibrating: %w", err)
		}
		if !scope.Blocked {
			continue
		}
		src := source{blocks: blocksOf(pair)}
		random := rand.New(rand.NewPCG(s.opts.Seed, uint64(s.each)))
		if _, ok := src.draw(s.each, s.permuting(), random); ok {
			list = append(list, src)
		}
	}
	return list, nil
}

func scopeOf(pair stats.Articles, opt stats.PermuteOptions) (stats.Scope, error) {
	plan, err := pair.Plan(opt)
	if err != nil {
		return stats.Scope{}, err
	}
	d, err := stats.NewDesign(plan)
	if err != nil {
		return stats.Scope{}, err
	}
	return d.Pair(0, 1), nil
}

// blocksOf sorts the articles of two sides as stats.PermutePair does: the events that
// both report, and all other articles as one block more. A block of one side alone is
// left out, since nothing can be exchanged in it.
func blocksOf(pair stats.Articles) []block {
	const both = 3
	sides := map[int32]int{} // event → bits of the sides that report it; looked up only
	for i, o := range pair.Outlet {
		if pair.Exposure[i] > 0 && pair.Event[i] >= 0 {
			sides[pair.Event[i]] |= 1 << o
		}
	}
	var list []block
	at := map[int32]int{} // event → its block; looked up only
	for i, o := range pair.Outlet {
		if pair.Exposure[i] == 0 {
			continue
		}
		event := pair.Event[i]
		if event < 0 || sides[event] != both {
			event = -1
		}
		b, known := at[event]
		if !known {
			b = len(list)
			at[event] = b
			list = append(list, block{event: event})
		}
		if o == 0 {
			list[b].own = append(list[b].own, i)
		} else {
			list[b].others = append(list[b].others, i)
		}
	}
	return slices.DeleteFunc(list, func(b block) bool { return len(b.own) == 0 || len(b.others) == 0 })
}

// mostTries is how often a split is drawn anew that could not be exchanged within its
// events as the report's tests are: whether it can depends on the numbers of articles
// alone, and never on what is in them.
const mostTries = 50

// draw draws a split with so many articles a side; ok is false if there is none.
func (s source) draw(each int, opt stats.PermuteOptions, random *rand.Rand) (d drawn, ok bool) {
	if s.halved {
		pool := slices.Clone(s.blocks[0].own)
		random.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
		d.rows = pool[:2*each]
		sizes := stats.Plan{Outlets: []stats.OutletSize{{Articles: each}, {Articles: each}}, Permute: opt}
		design, err := stats.NewDesign(sizes)
		if err != nil {
			return drawn{}, false
		}
		d.scope = design.Pair(0, 1)
		return d, true
	}
	for range mostTries {
		if d, ok := s.exchange(each, opt, random); ok {
			return d, true
		}
	}
	return drawn{}, false
}

// exchange draws articles of the outlet, then as many of the others from the blocks that
// these are in, at least one from each, and exchanges them at random within the blocks.
func (s source) exchange(each int, opt stats.PermuteOptions, random *rand.Rand) (d drawn, ok bool) {
	type article struct{ block, row int }
	shuffle := func(list []article) {
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	var own, others, more []article
	for b, bl := range s.blocks {
		for _, row := range bl.own {
			own = append(own, article{b, row})
		}
	}
	if len(own) < each {
		return drawn{}, false
	}
	shuffle(own)
	own = own[:each]
	inBlock := make([][]int, len(s.blocks)) // the rows drawn
	first := make([]int, len(s.blocks))     // how many of them belong to the first side
	for _, a := range own {
		inBlock[a.block] = append(inBlock[a.block], a.row)
		first[a.block]++
	}
	for b, bl := range s.blocks {
		if first[b] == 0 {
			continue
		}
		one := random.IntN(len(bl.others))
		others = append(others, article{b, bl.others[one]})
		for i, row := range bl.others {
			if i != one {
				more = append(more, article{b, row})
			}
		}
	}
	if len(others)+len(more) < each {
		return drawn{}, false
	}
	shuffle(more)
	for _, a := range append(others, more[:each-len(others)]...) {
		inBlock[a.block] = append(inBlock[a.block], a.row)
	}
	var sides [2][]int
	var events [2][]int32
	for b, rows := range inBlock {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		for i, row := range rows {
			side := 1
			if i < first[b] {
				side = 0
			}
			sides[side] = append(sides[side], row)
			events[side] = append(events[side], s.blocks[b].event)
		}
	}
	d.rows, d.event = append(sides[0], sides[1]...), append(events[0], events[1]...)
	a := stats.Articles{Outlets: 2, Event: d.event}
	for i := range d.rows {
		a.Outlet = append(a.Outlet, int32(i/each))
		a.Exposure = append(a.Exposure, 1)
	}
	var err error
	d.scope, err = scopeOf(a, opt)
	return d, err == nil && d.scope.Blocked
}

// heldInSplits says what splits hold constant, and why.
func (c *comparison) heldInSplits() string {
	const halves = "so a split is one outlet's articles in two random halves."
	s := c.scope
	switch {
	case !s.Allows(stats.ClaimP):
		return "Nothing is held constant: a report on these articles makes no test, " + halves
	case s.Blocked:
		text := fmt.Sprintf("Held constant, as in the report's tests of these articles: the event. Articles are exchanged within the %s that outlets share", count(int64(s.Events), "event"))
		if s.InEvents < 1 {
			text += fmt.Sprintf(", and those outside these, %s of all, among themselves", proportion(1-s.InEvents))
		}
		return text + ". A split draws articles of one outlet and as many of the others, and exchanges them at random in this way: each side has as much of every event as before."
	case s.Events > 0:
		return fmt.Sprintf("Nothing is held constant, as in the report's tests of these articles: too few could be exchanged within the %s that outlets share, %s", count(int64(s.Events), "event"), halves)
	}
	return "Nothing is held constant, as in the report's tests of these articles: no event is reported by two of the outlets compared, " + halves
}
