package analysis

import (
	"fmt"
	"math"
	"slices"

	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// Similarity is section 9: how far apart the outlets' mixes of names lie, set by set,
// compared with how far apart two halves of one outlet lie. Totals over sets would
// depend on what was written about, so there are none.
type Similarity struct {
	Sets    []LabelMix `json:"sets"`
	Reading []string   `json:"reading"`
}

// LabelMix compares the shares of a choice set's names between outlets.
type LabelMix struct {
	Category
	Outlets []MixOutlet `json:"outlets"` // those with enough uses
	Pairs   []MixPair   `json:"pairs"`   // between them, in the report's order
	Tree    []MixMerge  `json:"tree"`    // average linkage; null if there are too few outlets
	Refused string      `json:"refused"` // why there are no pairs; "" if there are some

	// Exchanges is how often articles exchanged their outlets at random, 0 if that
	// could show nothing or would take too long; Within says that they did so only
	// within events.
	Exchanges int  `json:"exchanges"`
	Within    bool `json:"within_events"`

	from *mixed // what was compared; nil if nothing was
}

// MixOutlet is one outlet's mix. Near-identical articles take no part, as in tests.
type MixOutlet struct {
	Outlet   string  `json:"outlet"`
	Uses     int64   `json:"uses"`     // of the set, in its wording
	Articles int64   `json:"articles"` // with any
	Halves   float64 `json:"halves"`   // mean distance of two random halves of its articles
	HalvesHi float64 `json:"halves_hi"`
}

// MixPair is the Jensen-Shannon distance of two mixes, the root of the divergence
// in bits: 0 for the same shares, 1 for mixes with no name in common.
type MixPair struct {
	First    string  `json:"first"`
	Second   string  `json:"second"`
	Distance float64 `json:"distance"`
	Beyond   bool    `json:"beyond_halves"` // farther than nearly all halves of either outlet
	// Apart says that the two lie farther apart, in standard deviations of their
	// distance under exchange, than any pair does in all but a share alpha of the
	// exchanges, over all sets together; null without exchanges.
	Apart        *bool `json:"beyond_exchanges"`
	SharedEvents *int  `json:"shared_events"` // that articles of both report; null if no event is known
}

// MixMerge joins two clusters of outlets at the mean distance between their members.
type MixMerge struct {
	Left   []string `json:"left"`
	Right  []string `json:"right"`
	Height float64  `json:"height"`
}

// The size below which mixes are not compared: short texts lie apart by chance.
const (
	fewestMixUses = 10
	mixSplits     = 500
)

// similarity is section 9.
func (c *comparison) similarity() (Similarity, error) {
	s := Similarity{Sets: []LabelMix{}, Reading: []string{}}
	for _, l := range c.options.Lexicons {
		for _, cat := range l.Categories {
			if cat.Kind != lexicons.Choice || !c.inWording(l, cat) {
				continue
			}
			m, err := c.labelMix(l, cat)
			if err != nil {
				return Similarity{}, err
			}
			s.Sets = append(s.Sets, m)
		}
	}
	if err := c.exchangeMixes(s.Sets); err != nil {
		return Similarity{}, err
	}
	s.Reading = c.mixReading(s.Sets)
	return s, nil
}

// inWording reports whether any outlet's wording uses the set.
func (c *comparison) inWording(l *lexicons.Lexicon, cat lexicons.Category) bool {
	return slices.ContainsFunc(c.outlets, func(o string) bool {
		t := c.tally(o, l, cat, "")
		return t.Places.Wording() > 0
	})
}

// labelMix compares the outlets that use one set often enough.
func (c *comparison) labelMix(l *lexicons.Lexicon, cat lexicons.Category) (LabelMix, error) {
	m := LabelMix{Category: categoryOf(l, cat), Outlets: []MixOutlet{}, Pairs: []MixPair{}}
	if c.articles == nil {
		m.Refused = fmt.Sprintf("there are more than %s articles, and an outlet can be halved only if its articles are kept", thousands(MaxRows))
		return m, nil
	}
	names := options(cat)
	from := &mixed{set: c.term(l, cat, "")}
	var mixes [][]int64
	for at, outlet := range c.outlets {
		articles, rows, mix := c.mixes(l, cat, names, outlet)
		uses := sum(mix)
		if len(articles) < stats.MinTestArticles || uses < fewestMixUses {
			continue
		}
		b, err := stats.SplitHalf(articles, mixSplits, c.options.Seed, stats.JensenShannon)
		if err != nil {
			return LabelMix{}, fmt.Errorf("halving %s: %w", outlet, err)
		}
		mixes = append(mixes, mix)
		from.add(at, articles, rows)
		m.Outlets = append(m.Outlets, MixOutlet{
			Outlet: outlet, Uses: uses, Articles: int64(len(articles)),
			Halves: math.Sqrt(b.Mean), HalvesHi: math.Sqrt(b.Interval.Hi),
		})
	}
	if len(mixes) < 2 {
		m.Refused = fmt.Sprintf("%s the set %d times in %d articles, and two such outlets are needed for a comparison", usersOf(len(mixes)), fewestMixUses, stats.MinTestArticles)
		return m, nil
	}
	m.from = from
	shared := c.sharedEvents(from)
	distances := make([][]float64, len(mixes))
	for i := range mixes {
		distances[i] = make([]float64, len(mixes))
	}
	for i := range mixes {
		for j := i + 1; j < len(mixes); j++ {
			bits, ok := stats.JensenShannon(mixes[i], mixes[j])
			if !ok {
				continue
			}
			d := math.Sqrt(bits)
			distances[i][j], distances[j][i] = d, d
			m.Pairs = append(m.Pairs, MixPair{
				First: m.Outlets[i].Outlet, Second: m.Outlets[j].Outlet, Distance: d,
				Beyond: d > m.Outlets[i].HalvesHi && d > m.Outlets[j].HalvesHi, SharedEvents: shared(i, j),
			})
		}
	}
	if len(mixes) >= stats.MinTreeLeaves {
		tree, err := stats.Cluster(distances, stats.AverageLinkage)
		if err != nil {
			return LabelMix{}, fmt.Errorf("clustering outlets: %w", err)
		}
		m.Tree = m.merges(tree)
	}
	return m, nil
}

func usersOf(n int) string {
	if n == 0 {
		return "no outlet uses"
	}
	return "only one outlet uses"
}

// mixes counts the names in each article that uses the set and repeats no other, for
// one outlet, and returns those articles' rows and the total counts.
func (c *comparison) mixes(l *lexicons.Lexicon, cat lexicons.Category, names []string, outlet string) (articles [][]int64, rows []int, mix []int64) {
	at := map[int32]int{}
	for i, n := range names {
		at[c.term(l, cat, n)] = i
	}
	mix = make([]int64, len(names))
	from, to := c.rowsOf(outlet)
	for r := from; r < to; r++ {
		if !c.alone[r] {
			continue
		}
		counts := make([]int64, len(names))
		used := false
		for _, t := range c.articles[r].Terms {
			if i, ok := at[t.Term]; ok && t.Wording > 0 {
				counts[i] += int64(t.Wording)
				mix[i] += int64(t.Wording)
				used = true
			}
		}
		if used {
			articles, rows = append(articles, counts), append(rows, r)
		}
	}
	return articles, rows, mix
}

// merges names the leaves of a tree.
func (m *LabelMix) merges(tree stats.Tree) []MixMerge {
	clusters := make([][]string, 0, 2*len(m.Outlets))
	for _, o := range m.Outlets {
		clusters = append(clusters, []string{o.Outlet})
	}
	list := []MixMerge{}
	for _, merge := range tree.Merges {
		left, right := clusters[merge.Left], clusters[merge.Right]
		list = append(list, MixMerge{left, right, merge.Height})
		clusters = append(clusters, append(append([]string{}, left...), right...))
	}
	return list
}

func pairsOf(n int) string {
	if n == 1 {
		return "1 pair"
	}
	return thousands(int64(n)) + " pairs"
}

func lie(n int) string {
	switch n {
	case 0:
		return "none lies"
	case 1:
		return "1 lies"
	}
	return thousands(int64(n)) + " lie"
}

// pairsLie begins a sentence about so many pairs.
func pairsLie(n int) string {
	switch n {
	case 0:
		return "No pair lies"
	case 1:
		return "1 pair lies"
	}
	return pairsOf(n) + " lie"
}
