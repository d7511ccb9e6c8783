package analysis

import (
	"errors"
	"fmt"

	"rashomon/analysis/stats"
)

// cluster tests, from sums alone, what no relabelling tested: all outlets at once, and
// every outlet against the other tested outlets, and works out intervals. An outlet
// without a hit has no log ratio: its test counts in the family as one that shows
// nothing.
func (t *tests) cluster(p population, terms []int32, tested []int) error {
	level := 1 - t.c.options.Alpha
	var each []stats.Moments
	for _, term := range terms {
		relabelled := t.results[term].set != nil
		intervals := p.set < 0 && t.c.Terms[term].Option == ""
		if relabelled && !intervals {
			continue
		}
		var all stats.Moments
		each = each[:0]
		for _, target := range tested {
			m := t.c.unitMoments(p, term, target)
			each = append(each, m)
			all.Merge(m)
		}
		if !relabelled {
			t.floor = 0
			if _, _, v, err := stats.ClusterSet(each); err == nil {
				t.results[term].set = t.plan(v, MethodWelch)
			}
		}
		for at, target := range tested {
			rest := all
			rest.Remove(each[at])
			result := t.results[term]
			r, err := stats.ClusterLogRatio(each[at], rest, level)
			onePair := len(tested) == 2 && at == 1 // whose test was made from the other side
			if errors.Is(err, stats.ErrNoCounts) {
				if !onePair && !relabelled {
					t.plan(1, MethodClustered)
				}
				continue
			}
			if err != nil {
				return fmt.Errorf("testing %s: %w", t.c.outlets[target], err)
			}
			switch {
			case relabelled:
			case onePair:
				result.outlets[target] = result.outlets[tested[0]]
			default:
				result.outlets[target] = t.plan(r.P, MethodClustered)
			}
			if intervals && t.c.interval[target] {
				result.intervals[target] = &Interval{r.CI.Lo, r.CI.Hi, level, MethodClustered}
			}
		}
	}
	return nil
}
