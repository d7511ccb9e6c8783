package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// A Statistic is a further measure that was asked for by name, worked out for every
// outlet against the others.
type Statistic struct {
	Name    string         `json:"name"`
	Title   string         `json:"title"`
	Assumes string         `json:"assumes"` // what it takes for granted; "" for a measure based on articles
	Counted string         `json:"counted"` // what count and of are
	Against string         `json:"against"` // what reference_count and reference_of are
	Columns []string       `json:"columns"`
	Rows    []StatisticRow `json:"rows"`
	Note    string         `json:"note"`    // what its p, its intervals and its terms do not cover; "" if there is nothing to say
	Refused string         `json:"refused"` // why there are no rows; "" if there are some
}

// A StatisticRow is one outlet against the others, with its raw counts.
type StatisticRow struct {
	Entry          string     `json:"entry"`  // of the lexicon; "" for the category
	Outlet         string     `json:"outlet"` // "" for all
	Count          int64      `json:"count"`
	Of             int64      `json:"of"` // words of the outlet's wording, or its uses of the set
	ReferenceCount int64      `json:"reference_count"`
	ReferenceOf    int64      `json:"reference_of"`
	Values         []*float64 `json:"values"` // by column; null if there is none
}

// independent is what every token-level measure takes for granted.
const independent = "if words were independent draws"

// measure is a statistic that can be asked for.
type measure struct {
	name, title, assumes string
	columns              []string
	// claim is what the design must support; measures over words need none, but show
	// their p and intervals only if articles could be tested.
	claim stats.Claim
	// words works on the counts of two sides, articles on their articles, model on the
	// articles that repeat no other, within events if that is asked for, and table on
	// the names of a whole category by outlet.
	words    func(target, rest stats.Counts, level float64) []*float64
	articles func(target, rest []stats.Counts) []*float64
	model    func(target, rest []stats.EventCounts, within bool) []*float64
	table    func(c *comparison, l *lexicons.Lexicon, cat lexicons.Category, names []Name, s *Statistic) error
}

// measures lists what Statistics can name, in the order of printing.
var measures = []measure{
	{name: "g2", title: "Log-likelihood ratio G2, four cells (Dunning 1993)", columns: []string{"G2", "p"}, assumes: independent, words: g2(stats.Uncorrected)},
	{name: "g2-williams", title: "G2, four cells, with Williams' correction", columns: []string{"G2", "p"}, assumes: independent, words: g2(stats.Williams)},
	{name: "g2-yates", title: "G2, four cells, with Yates' correction", columns: []string{"G2", "p"}, assumes: independent, words: g2(stats.Yates)},
	{name: "g2-two-cell", title: "G2, two cells (Rayson and Garside 2000)", columns: []string{"G2", "p"}, assumes: independent, words: func(a, b stats.Counts, _ float64) []*float64 {
		return tested(stats.G2TwoCell(a, b))
	}},
	{name: "chi2", title: "Pearson's χ², uncorrected", columns: []string{"χ²", "p"}, assumes: independent, words: chi2(stats.Uncorrected)},
	{name: "chi2-yates", title: "Pearson's χ² with Yates' correction", columns: []string{"χ²", "p"}, assumes: independent, words: chi2(stats.Yates)},
	{name: "fisher", title: "Fisher's exact test, two-sided", columns: []string{"odds ratio", "lo", "hi", "p"}, assumes: independent, words: fisher},
	{name: "logratio", title: "Log ratio (Hardie 2014; lo and hi after Katz 1978)", columns: []string{"log2", "lo", "hi"}, assumes: independent, words: logRatioInterval},
	{name: "odds", title: "Odds ratio (lo and hi after Woolf 1955; 0.5 added to every cell where one is empty)", columns: []string{"odds ratio", "lo", "hi"}, assumes: independent, words: oddsRatio},
	{name: "logodds", title: "Log-odds with a pooled Dirichlet prior of a tenth of the words (Monroe, Colaresi and Quinn 2008)", columns: []string{"log-odds", "z"}, assumes: independent, words: logOdds},
	{name: "bic", title: "BIC of G2 (Wilson 2013): above 2 positive, 6 strong, 10 very strong, below 0 for no difference", columns: []string{"BIC"}, assumes: independent, words: bic},
	{name: "dp", title: "Gries' deviation of proportions over the outlet's articles: 0 even, 1 clumped", columns: []string{"range", "DP", "DPnorm", "KLD"}, claim: stats.ClaimDispersion, articles: dispersion},
	{name: "juilland", title: "Juilland's D over the outlet's articles: 1 even, 0 all in one", columns: []string{"range", "D"}, claim: stats.ClaimDispersion, articles: juilland},
	{name: "quasipoisson", title: "Quasi-Poisson regression on the articles", columns: []string{"log2", "SE", "phi", "p"}, claim: stats.ClaimModel, model: quasiPoisson},
	{name: "negbin", title: "Negative binomial regression on the articles", columns: []string{"log2", "SE", "theta", "p"}, claim: stats.ClaimModel, model: negativeBinomial},
	{name: Collocations, title: "Collocations: words within five words of a term, at least three times in two articles of an outlet", columns: []string{"logDice", "MI", "MI3", "t", "NPMI"}, assumes: independent, table: collocates},
	{name: "js", title: "Jensen–Shannon divergence of the mix from that of the others together, beside random halves of the outlet's articles", columns: []string{"bits", "halves"}, table: mixDivergence},
	{name: "ca", title: "Correspondence analysis of outlets and names: a picture, not a test", columns: []string{"dimension 1", "dimension 2", "mass"}, table: correspondence},
	{name: "tree", title: "Average-linkage clustering of the outlets by Jensen–Shannon distance of their mixes", columns: []string{"height"}, table: mixTree},
}

// Collocations names the measure that has to be requested before counting.
const Collocations = "collocations"

// StatisticNames lists what CompareOptions.Statistics can name.
func StatisticNames() []string {
	var names []string
	for _, m := range measures {
		names = append(names, m.name)
	}
	return names
}

// CheckStatistics refuses names that are not in the list, in one sentence.
func CheckStatistics(names []string) error {
	for _, n := range names {
		switch {
		case slices.Contains(StatisticNames(), n):
		case n == "alpha" || n == "kappa":
			return fmt.Errorf("statistic %q says how far coders agree and needs their codings, which articles do not contain: make a class pack with rashomon class, and give what coders saved to rashomon agree", n)
		default:
			return fmt.Errorf("there is no statistic %q: choose from %s", n, strings.Join(StatisticNames(), ", "))
		}
	}
	return nil
}

// statistics works out, for one category, the statistics that were asked for.
func (c *comparison) statistics(l *lexicons.Lexicon, cat lexicons.Category, names []Name) ([]Statistic, error) {
	list := []Statistic{}
	p := c.populationOf(l, cat)
	for _, m := range measures {
		if !slices.Contains(c.options.Statistics, m.name) || len(names) == 0 || len(c.outlets) < 2 {
			continue
		}
		s := Statistic{Name: m.name, Title: m.title, Assumes: m.assumes, Counted: "count", Against: "others", Columns: m.columns, Rows: []StatisticRow{}, Note: c.noteOf(m)}
		switch {
		case !c.scope.Allows(m.claim):
			s.Refused = fmt.Sprintf("needs at least %d articles from every outlet, over several events and months", stats.MinModelArticles)
		case (m.articles != nil || m.model != nil) && c.articles == nil:
			s.Refused = fmt.Sprintf("needs a row for each article, and there are more than %s", thousands(MaxRows))
		case m.table != nil:
			if err := m.table(c, l, cat, names, &s); err != nil {
				return nil, err
			}
		default:
			if p.set < 0 {
				c.measure(m, p, c.term(l, cat, ""), "", &s)
			}
			for _, n := range names {
				c.measure(m, p, c.term(l, cat, n.Option), n.Option, &s)
			}
		}
		list = append(list, s)
	}
	return list, nil
}

// measure adds a row for every outlet that has the term or, for the category, for every
// outlet.
func (c *comparison) measure(m measure, p population, term int32, entry string, s *Statistic) {
	list := c.others(-1)
	each, all := p.apart(c, list, term, nil)
	for i, outlet := range c.outlets {
		var t stats.Moments
		rest := all
		if at := slices.Index(list, i); at >= 0 {
			t = each[at]
			rest.Remove(t)
		} else {
			t = p.moments(c, outlet, term)
		}
		if entry != "" && t.K == 0 || t.K+rest.K == 0 {
			continue
		}
		row := StatisticRow{Entry: entry, Outlet: outlet, Count: t.K, Of: t.N, ReferenceCount: rest.K, ReferenceOf: rest.N}
		switch {
		case m.words != nil:
			row.Values = m.words(stats.Counts{K: t.K, N: t.N}, stats.Counts{K: rest.K, N: rest.N}, 1-c.options.Alpha)
		case m.model != nil:
			var reference []stats.EventCounts
			for _, o := range c.others(i) {
				reference = append(reference, c.ofEvents(p, term, o)...)
			}
			row.Values = m.model(c.ofEvents(p, term, i), reference, c.scope.Events > 0)
		default:
			var reference []stats.Counts
			for _, o := range c.others(i) {
				reference = append(reference, withChances(c.entries(p, term, o).counts)...)
			}
			row.Values = m.articles(withChances(c.entries(p, term, i).counts), reference)
		}
		if row.Values == nil {
			row.Values = make([]*float64, len(m.columns))
		}
		for j, column := range m.columns {
			if v := row.Values[j]; v != nil && math.IsInf(*v, 0) || !c.scope.Allows(stats.ClaimP) && (column == "p" || column == "lo" || column == "hi") {
				row.Values[j] = nil
			}
		}
		s.Rows = append(s.Rows, row)
	}
}

// noteOf says what a measure leaves out. A measure asked for by name is printed as it
// is known from elsewhere, next to tests that are corrected together and made within
// events; nothing must suggest that it is one of those.
func (c *comparison) noteOf(m measure) string {
	var list []string
	if m.assumes == independent {
		list = append(list, "Words are treated as independent draws, which they are not, and events are ignored.")
	}
	if m.model != nil {
		if c.scope.Events > 0 {
			list = append(list, "With terms for outlet and event, taking articles without a known event together: outlets are compared on events that they and the others report.")
		} else {
			list = append(list, "Without event terms, since no two outlets report the same event: a difference may be due to the subject.")
		}
		list = append(list, "A row has no values if one side has no hit there, or if its articles vary too little for the model.")
		if c.repeated() > 0 {
			list = append(list, "Articles near-identical to others are in the counts but not in the regression.")
		}
	}
	if m.articles != nil && c.once {
		list = append(list, "Articles near-identical to others are in the counts but not among the articles over which the spread is taken.")
	}
	if (m.name == "js" || m.name == "tree") && c.repeated() > 0 {
		list = append(list, "Articles near-identical to others are left out.")
	}
	if c.scope.Allows(stats.ClaimP) {
		switch {
		case slices.Contains(m.columns, "p"):
			list = append(list, "Each p is that of a single test that was asked for: it is not corrected for multiple tests and is not among those that q corrects. The report's own test is the one with q.")
		case slices.Contains(m.columns, "lo"):
			list = append(list, "Each interval, from lo to hi, is that of a single comparison, not corrected for multiple comparisons.")
		}
	}
	return strings.Join(list, " ")
}

// ofEvents returns the articles of an outlet that had chances and repeat no other, with
// their events as numbers.
func (c *comparison) ofEvents(p population, term int32, outlet int) []stats.EventCounts {
	var list []stats.EventCounts
	from, to := c.rowsOf(c.outlets[outlet])
	h := c.hits[term]
	at, _ := slices.BinarySearch(h.articles, int32(from))
	chances, events := c.chancesOf(p), c.eventNumbers()
	for i := from; i < to; i++ {
		k := int64(0)
		if at < len(h.articles) && h.articles[at] == int32(i) {
			k = int64(h.counts[at])
			at++
		}
		if c.alone[i] && chances[i] > 0 {
			list = append(list, stats.EventCounts{Counts: stats.Counts{K: k, N: chances[i]}, Event: events[i]})
		}
	}
	return list
}

// eventNumbers numbers the event of every article, -1 if none is known.
func (c *comparison) eventNumbers() []int32 {
	if c.events == nil {
		number := map[string]int32{"": -1}
		c.events = make([]int32, len(c.articles))
		for i := range c.articles {
			e := c.articles[i].Event
			if _, ok := number[e]; !ok {
				number[e] = int32(len(number)) - 1
			}
			c.events[i] = number[e]
		}
	}
	return c.events
}

// withChances leaves out articles that had none.
func withChances(list []stats.Counts) []stats.Counts {
	return slices.DeleteFunc(slices.Clone(list), func(c stats.Counts) bool { return c.N == 0 })
}
