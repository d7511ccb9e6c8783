package analysis

import (
	"errors"
	"fmt"

	"rashomon/analysis/stats"
)

// resample bootstraps the log ratios of the cue categories, for every tested outlet
// against the others. Articles are drawn outlet by outlet and not within events, so
// differences between events widen the interval.
func (t *tests) resample(p population, terms []int32, table stats.Terms, tested []int) error {
	all := p.articles(t.c)
	for _, target := range tested {
		if !t.c.interval[target] {
			continue
		}
		pair := against(all, target, tested)
		plan, err := pair.Plan(t.c.permuting())
		if err != nil {
			return fmt.Errorf("resampling %s: %w", t.c.outlets[target], err)
		}
		d, err := stats.NewDesign(plan)
		if err != nil {
			return fmt.Errorf("resampling %s: %w", t.c.outlets[target], err)
		}
		if scope := d.Pair(0, 1); scope.Allows(stats.ClaimInterval) {
			if err := t.resampleOne(pair, terms, table, target, scope); err != nil {
				return err
			}
		}
	}
	return nil
}

// resampleOne bootstraps the log ratios of one outlet, the first of the pair.
func (t *tests) resampleOne(pair stats.Articles, terms []int32, table stats.Terms, target int, scope stats.Scope) error {
	opt := stats.DefaultBootstrapOptions()
	opt.Seed, opt.Level = t.c.options.Seed, 1-t.c.options.Alpha
	opt.Resamples = min(opt.Resamples, mostResampled/max(1, pair.Len()))
	if t.c.options.Draws > 0 {
		opt.Resamples = min(opt.Resamples, t.c.options.Draws)
	}
	if scope.Allows(stats.ClaimBCa) {
		opt.Method = stats.BCa
	}
	draws, err := stats.NewResamples(pair, 0, 1, stats.ByArticle, opt)
	if err != nil {
		return fmt.Errorf("resampling %s: %w", t.c.outlets[target], err)
	}
	for i, term := range terms {
		if t.c.Terms[term].Option != "" {
			continue
		}
		b, err := draws.LogRatio(table, i)
		if errors.Is(err, stats.ErrNoCounts) {
			continue // zeros give no interval
		}
		if err != nil {
			return fmt.Errorf("resampling %s: %w", t.c.outlets[target], err)
		}
		method := MethodPercentile
		if b.Method == stats.BCa {
			method = MethodBCa
		}
		t.results[term].intervals[target] = &Interval{b.CI.Lo, b.CI.Hi, opt.Level, method}
	}
	return nil
}
