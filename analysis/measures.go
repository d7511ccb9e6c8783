package analysis

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// This file turns the results of package stats into the columns of a measure; nil means
// no value.

func values(v ...float64) []*float64 {
	list := make([]*float64, len(v))
	for i := range v {
		if !math.IsNaN(v[i]) {
			list[i] = &v[i]
		}
	}
	return list
}

func tested(t stats.Test, err error) []*float64 {
	if err != nil {
		return nil
	}
	return values(t.Statistic, t.P)
}

func g2(by stats.Correction) func(a, b stats.Counts, _ float64) []*float64 {
	return func(a, b stats.Counts, _ float64) []*float64 { return tested(stats.G2(a, b, by)) }
}

func chi2(by stats.Correction) func(a, b stats.Counts, _ float64) []*float64 {
	return func(a, b stats.Counts, _ float64) []*float64 { return tested(stats.ChiSquare(a, b, by)) }
}

func fisher(a, b stats.Counts, level float64) []*float64 {
	f, err := stats.FisherExact(a, b, level)
	if err != nil {
		return nil
	}
	return values(f.OddsRatio, f.CI.Lo, f.CI.Hi, f.P)
}

func logRatioInterval(a, b stats.Counts, level float64) []*float64 {
	e, ok := stats.LogRatio(a, b, level)
	if !ok {
		return nil
	}
	return values(e.Value, e.CI.Lo, e.CI.Hi)
}

func oddsRatio(a, b stats.Counts, level float64) []*float64 {
	o, ok := stats.OddsRatio(a, b, level)
	if !ok {
		o, ok = stats.HaldaneOddsRatio(a, b, level)
	}
	if !ok {
		return nil
	}
	return values(o.Ratio, o.CI.Lo, o.CI.Hi)
}

func logOdds(a, b stats.Counts, _ float64) []*float64 {
	o, err := stats.DirichletLogOdds([]int64{a.K, a.N - a.K}, []int64{b.K, b.N - b.K}, stats.Prior{Kind: stats.PooledPrior})
	if err != nil {
		return nil
	}
	return values(o[0].Delta, o[0].Z)
}

func bic(a, b stats.Counts, _ float64) []*float64 {
	t, err := stats.G2(a, b, stats.Uncorrected)
	if err != nil {
		return nil
	}
	v, ok := stats.BIC(t, a.N+b.N)
	if !ok {
		return nil
	}
	return values(v)
}

func dispersion(target, _ []stats.Counts) []*float64 {
	d, ok := stats.Disperse(target)
	if !ok {
		return nil
	}
	return values(float64(d.Range), d.DP, d.DPNorm, d.KLD)
}

func juilland(target, _ []stats.Counts) []*float64 {
	d, ok := stats.Disperse(target)
	if !ok {
		return nil
	}
	return values(float64(d.Range), d.JuillandD)
}

func quasiPoisson(target, rest []stats.EventCounts, within bool) []*float64 {
	var f stats.QuasiPoisson
	var err error
	if within {
		f, err = stats.FitQuasiPoissonWithin(target, rest)
	} else {
		f, err = stats.FitQuasiPoisson(withoutEvents(target), withoutEvents(rest))
	}
	if err != nil {
		return nil
	}
	return values(f.LogRatio/math.Ln2, f.SE/math.Ln2, f.Phi, f.P)
}

func negativeBinomial(target, rest []stats.EventCounts, within bool) []*float64 {
	var f stats.NegativeBinomial
	var err error
	if within {
		f, err = stats.FitNegativeBinomialWithin(target, rest)
	} else {
		f, err = stats.FitNegativeBinomial(withoutEvents(target), withoutEvents(rest))
	}
	if err != nil {
		return nil
	}
	return values(f.LogRatio/math.Ln2, f.SE/math.Ln2, f.Theta, f.P)
}

func withoutEvents(list []stats.EventCounts) []stats.Counts {
	out := make([]stats.Counts, len(list))
	for i, c := range list {
		out[i] = c.Counts
	}
	return out
}

// leastForPicture is the total count below which a correspondence analysis is mere
// decoration.
const leastForPicture = 50

// correspondence places outlets and names in the plane. Rows and columns without a
// count are left out.
func correspondence(c *comparison, _ *lexicons.Lexicon, _ lexicons.Category, names []Name, s *Statistic) error {
	var table [][]int64
	var outlets []string
	var used []int
	var total int64
	for i, n := range names {
		if w, _ := n.totals(); w > 0 {
			used = append(used, i)
			total += w
		}
	}
	for o := range c.outlets {
		var row []int64
		var sum int64
		for _, i := range used {
			row = append(row, names[i].Outlets[o].Wording)
			sum += names[i].Outlets[o].Wording
		}
		if sum > 0 {
			table, outlets = append(table, row), append(outlets, c.outlets[o])
		}
	}
	if total < leastForPicture {
		s.Refused = "would be mere decoration: it needs at least 50 occurrences in the outlets' wording, and there are " + thousands(total)
		return nil
	}
	ca, err := stats.Correspond(table)
	if err != nil {
		s.Refused = "needs at least two outlets and two names in their wording"
		return nil
	}
	point := func(entry, outlet string, count int64, at []float64, mass float64) {
		second := math.NaN()
		if len(at) > 1 {
			second = at[1]
		}
		s.Rows = append(s.Rows, StatisticRow{Entry: entry, Outlet: outlet, Count: count, Of: total, Values: values(at[0], second, mass)})
	}
	for i, o := range outlets {
		point("", o, int64(math.Round(ca.RowMass[i]*float64(total))), ca.Rows[i], ca.RowMass[i])
	}
	for j, i := range used {
		w, _ := names[i].totals()
		point(names[i].Option, "", w, ca.Columns[j], ca.ColumnMass[j])
	}
	return nil
}

// mixDivergence compares each outlet's mix of names with that of the others.
func mixDivergence(c *comparison, l *lexicons.Lexicon, cat lexicons.Category, _ []Name, s *Statistic) error {
	if c.articles == nil {
		s.Refused = "needs a row for each article, and there are more than " + thousands(MaxRows)
		return nil
	}
	names := options(cat)
	for i, outlet := range c.outlets {
		articles, _, mix := c.mixes(l, cat, names, outlet)
		rest := make([]int64, len(names))
		for _, o := range c.others(i) {
			_, _, other := c.mixes(l, cat, names, c.outlets[o])
			for j, k := range other {
				rest[j] += k
			}
		}
		bits, ok := stats.JensenShannon(mix, rest)
		if !ok {
			continue
		}
		row := StatisticRow{Outlet: outlet, Count: sum(mix), Of: sum(mix), ReferenceCount: sum(rest), ReferenceOf: sum(rest), Values: []*float64{&bits, nil}}
		half, err := stats.SplitHalf(articles, mixSplits, c.options.Seed, stats.JensenShannon)
		switch {
		case err == nil:
			row.Values[1] = &half.Mean
		case !errors.Is(err, stats.ErrTooFew) && !errors.Is(err, stats.ErrNoCounts):
			return fmt.Errorf("halving %s: %w", outlet, err)
		}
		s.Rows = append(s.Rows, row)
	}
	return nil
}

func sum(counts []int64) (total int64) {
	for _, k := range counts {
		total += k
	}
	return total
}

// mixTree lists the merges of the tree that the similarity section draws.
func mixTree(c *comparison, l *lexicons.Lexicon, cat lexicons.Category, _ []Name, s *Statistic) error {
	m, err := c.labelMix(l, cat)
	if err != nil {
		return err
	}
	if m.Tree == nil {
		s.Refused = fmt.Sprintf("needs %d outlets that use these names %d times in %d articles", stats.MinTreeLeaves, fewestMixUses, stats.MinTestArticles)
		return nil
	}
	for i := range m.Tree {
		t := &m.Tree[i]
		s.Rows = append(s.Rows, StatisticRow{
			Entry: strings.Join(t.Left, ", "), Outlet: "with " + strings.Join(t.Right, ", "), Values: []*float64{&t.Height},
		})
	}
	return nil
}
