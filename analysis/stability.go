package analysis

import (
	"slices"

	"rashomon/analysis/stats"
)

// A Stability says what a single article can do to a comparison of one outlet with the
// others: every article is left out in turn.
type Stability struct {
	OneArticle bool    `json:"one_article"` // without it, less than half of the difference is left
	Unit       string  `json:"unit"`        // UnitArticle, or UnitPassage if the outlet has a single article
	Outlet     string  `json:"outlet"`      // of the article that carries most of the difference
	Article    string  `json:"article"`     // its id
	LogRatio   float64 `json:"log_ratio"`
	Without    float64 `json:"log_ratio_without"` // what is left without it
}

// The units that are left out in turn.
const (
	UnitArticle = "article"
	UnitPassage = "passage" // a tenth of the sentences of the outlet's only article
)

// mostLeftOut bounds articles × terms × outlets: beyond it no single article is looked
// for, since among so many hardly any drives a comparison.
const mostLeftOut = 1e8

// others returns the outlets that one is compared with: the others that are tested, or
// all others if there is no test.
func (c *comparison) others(target int) []int {
	var list []int
	for i := range c.outlets {
		if i != target && (len(c.tested) == 0 || slices.Contains(c.tested, i)) {
			list = append(list, i)
		}
	}
	return list
}

// entries are the parts that can be left out of an outlet: its articles, or the
// passages of its only article.
type entries struct {
	counts []stats.Counts
	of     []entry
}

// entry says where a part comes from.
type entry struct {
	outlet, article, unit string
}

func (e *entries) add(k, n int64, of entry) {
	e.counts = append(e.counts, stats.Counts{K: k, N: n})
	e.of = append(e.of, of)
}

func hitsIn(e entries) (k int64) {
	for _, c := range e.counts {
		k += c.K
	}
	return k
}

// stability leaves out each article of both sides. It is nil if there is nothing to
// compare or no row for each article.
func (c *comparison) stability(p population, term int32, target int) *Stability {
	others := c.others(target)
	if c.articles == nil || len(others) == 0 ||
		float64(len(c.articles))*float64(len(c.Terms))*float64(len(c.outlets)) > mostLeftOut {
		return nil
	}
	t := c.entries(p, term, target)
	var r entries
	for _, o := range others {
		e := c.entries(p, term, o)
		r.counts = append(r.counts, e.counts...)
		r.of = append(r.of, e.of...)
	}
	if hitsIn(t)+hitsIn(r) < fewestToCarry {
		return nil
	}
	s, ok := stats.LeaveOneOut(t.counts, r.counts, nil)
	if !ok {
		return nil
	}
	carrier := t.of
	if s.CarrierSide == stats.ReferenceSide {
		carrier = r.of
	}
	out := Stability{
		OneArticle: s.Driven(), Unit: carrier[s.Carrier].unit, Outlet: carrier[s.Carrier].outlet,
		Article: carrier[s.Carrier].article, LogRatio: s.Value, Without: s.Remaining,
	}
	if s.Value < 0 {
		out.Without = -s.Remaining
	}
	return &out
}

// entries counts one term in each part of an outlet.
func (c *comparison) entries(p population, term int32, outlet int) entries {
	var e entries
	name := c.outlets[outlet]
	if only := c.Profile.outlets[name].only; only != nil {
		chances := only.words[:]
		if p.set >= 0 {
			chances = only.in(p.set)[:]
		}
		hits := only.in(term)
		for i, n := range chances {
			e.add(int64(hits[i]), int64(n), entry{name, only.article, UnitPassage})
		}
		return e
	}
	from, to := c.rowsOf(name)
	h := c.hits[term]
	at, _ := slices.BinarySearch(h.articles, int32(from))
	chances := c.chancesOf(p)
	for i := from; i < to; i++ {
		k := int64(0)
		if at < len(h.articles) && h.articles[at] == int32(i) {
			k = int64(h.counts[at])
			at++
		}
		if c.once && !c.alone[i] {
			continue
		}
		e.add(k, chances[i], entry{name, c.articles[i].ID, UnitArticle})
	}
	return e
}

// pooled sums one term over the articles of an outlet that count in tests, and counts
// those with a hit and those with any chance of one.
func (c *comparison) pooled(p population, term int32, outlet int) (sum stats.Counts, with stats.Counts) {
	if !c.once {
		name := c.outlets[outlet]
		m := p.moments(c, name, term)
		of := m.Docs
		return stats.Counts{K: m.K, N: m.N}, stats.Counts{K: c.Tally(name, int(term)).Wording.Articles, N: of}
	}
	for _, e := range c.entries(p, term, outlet).counts {
		sum = sum.Add(e)
		if e.N > 0 {
			with.N++
		}
		if e.K > 0 {
			with.K++
		}
	}
	return sum, with
}

// unitMoments are the sums for one term over the articles that represent an outlet.
func (c *comparison) unitMoments(p population, term int32, outlet int) (m stats.Moments) {
	if !c.once {
		return p.moments(c, c.outlets[outlet], term)
	}
	for _, e := range c.entries(p, term, outlet).counts {
		if e.N > 0 {
			m.Add(e.K, e.N)
		}
	}
	return m
}

// rowsOf returns the range of an outlet's rows.
func (c *comparison) rowsOf(outlet string) (from, to int) {
	compare := func(r Row, name string) int {
		switch {
		case r.Outlet < name:
			return -1
		case r.Outlet > name:
			return 1
		}
		return 0
	}
	from, _ = slices.BinarySearchFunc(c.articles, outlet, compare)
	to = from
	for to < len(c.articles) && c.articles[to].Outlet == outlet {
		to++
	}
	return from, to
}

// chancesOf returns the chances each article had in p, worked out once.
func (c *comparison) chancesOf(p population) []int64 {
	if list, ok := c.chances[p.set]; ok {
		return list
	}
	list := make([]int64, len(c.articles))
	for i := range c.articles {
		list[i] = p.chances(&c.articles[i])
	}
	c.chances[p.set] = list
	return list
}
