package analysis

import (
	"fmt"
	"slices"
	"strconv"

	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// A Detectable says how large a difference would have to be for this design to
// show it: the answer to "why is nothing significant?".
type Detectable struct {
	Outlet         string   `json:"outlet"` // of those compared, the one with the fewest words
	Words          int64    `json:"words"`  // in its wording
	ReferenceWords int64    `json:"reference_words"`
	PerThousand    float64  `json:"reference_per_1000"` // how often the others use the term
	Power          float64  `json:"power"`
	Alpha          float64  `json:"alpha"`
	Phi            float64  `json:"phi"`          // how many times as much articles vary as independent words would
	PhiTerms       int      `json:"phi_terms"`    // cue categories over which phi is the median; 0: not estimated, taken as 1
	Ratio          *float64 `json:"ratio"`        // for a single test; null if no text is long enough
	RatioOfAll     *float64 `json:"ratio_of_all"` // at alpha over the number of tests; null without tests
}

// The settings for which a detectable ratio is stated.
const (
	detectablePerThousand = 2
	detectablePower       = 0.8
	fewestHitsForPhi      = 20
)

// reach adds to d the most that the design could show.
func (c *comparison) reach(d *Design) {
	m := len(c.tests.family)
	if c.scope.Allows(stats.ClaimP) {
		for _, o := range c.tested {
			d.Tested = append(d.Tested, c.outlets[o])
		}
		name := c.options.Correction.String()
		d.Tests, d.Correction = &m, &name
		if n, ok := c.together(m); ok {
			d.Together = &n
		}
	}
	d.Detectable = c.detectable(m)
	if line := detectableLine(d.Detectable, m); line != "" {
		d.Reach = append(d.Reach, line)
	}
	if d.Tests != nil {
		d.Reach = append(d.Reach, c.testsLine(m, d.Together))
	}
}

// together returns how many of m tests must reach the smallest p at once before the
// correction calls any of them; not ok if even all of them would not be enough.
func (c *comparison) together(m int) (int, bool) {
	scope := c.scope
	scope.Floor = c.tests.floor
	alpha := c.options.Alpha
	switch c.options.Correction {
	case stats.Holm, stats.Bonferroni:
		return 1, scope.Attains(alpha, m)
	case stats.BenjaminiYekutieli:
		sum := 0.0
		for i := 1; i <= m; i++ {
			sum += 1 / float64(i)
		}
		alpha /= max(1, sum)
	}
	return scope.Together(alpha, m)
}

func (c *comparison) testsLine(m int, together *int) string {
	if m == 0 {
		return "No term occurs in enough articles to be tested."
	}
	line := fmt.Sprintf("%s made, printed or not, and corrected together (%s, alpha %s).",
		capital(testsWere(m)), correctionName(c.options.Correction), plain(c.options.Alpha))
	switch {
	case together == nil:
		line += fmt.Sprintf(" This design cannot show a difference in any of them: even the smallest p that any of them could give, %s, is too large for so many tests.",
			probability(c.tests.floor))
	case *together > 1:
		line += fmt.Sprintf(" One alone cannot show anything: at least %s of them would have to reach the smallest p that any could give, %s.",
			small(*together), probability(c.tests.floor))
	}
	if out := c.untested(); len(out) > 0 {
		of := "articles"
		if c.repeated() > 0 {
			of = "articles that repeat no other"
		}
		line += fmt.Sprintf(" %s fewer than %s %s: tests leave %s out, and out of what other outlets are compared with.", have(out), small(stats.MinTestArticles), of, itOrThem(len(out)))
	}
	return line
}

// untested lists the outlets that take no part in tests.
func (c *comparison) untested() []string {
	var out []string
	for i, o := range c.outlets {
		if !slices.Contains(c.tested, i) {
			out = append(out, o)
		}
	}
	return out
}

func itOrThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

func have(names []string) string {
	if len(names) == 1 {
		return names[0] + " has"
	}
	return several(names, 5) + " have"
}

func testsWere(m int) string {
	if m == 1 {
		return "1 test was"
	}
	return thousands(int64(m)) + " tests were"
}

func correctionName(a stats.Adjustment) string {
	switch a {
	case stats.BenjaminiYekutieli:
		return "Benjamini–Yekutieli"
	case stats.Holm:
		return "Holm"
	case stats.Bonferroni:
		return "Bonferroni"
	}
	return "Benjamini–Hochberg"
}

// detectable returns the smallest detectable rate ratio for the outlet with the fewest
// words.
func (c *comparison) detectable(m int) *Detectable {
	var best *Detectable
	compared, words := c.others(-1), int64(0)
	for _, i := range compared {
		e := c.Exposure(c.outlets[i])
		words += e.Words.Wording()
	}
	for _, i := range compared {
		name := c.outlets[i]
		d := Detectable{
			Outlet: name, PerThousand: detectablePerThousand,
			Power: detectablePower, Alpha: c.options.Alpha, Phi: 1,
		}
		e := c.Exposure(name)
		d.Words = e.Words.Wording()
		d.ReferenceWords = words - d.Words
		if d.Words > 0 && d.ReferenceWords > 0 && (best == nil || d.Words < best.Words) {
			best = &d
		}
	}
	if best == nil {
		return nil
	}
	best.Phi, best.PhiTerms = c.designEffect()
	at := func(alpha float64) *float64 {
		r, ok := stats.DetectableRatio(best.PerThousand/1000, best.ReferenceWords, best.Words, best.Phi, alpha, best.Power)
		if !ok {
			return nil
		}
		return &r
	}
	best.Ratio = at(best.Alpha)
	if m > 0 {
		best.RatioOfAll = at(best.Alpha / float64(m))
	}
	return best
}

// designEffect returns the median over cue categories of how much more articles vary
// than independent words would, at least 1; it is over no category if there are too few
// articles or hits to tell.
func (c *comparison) designEffect() (phi float64, terms int) {
	if len(c.tested) == 0 {
		return 1, 0
	}
	var list []float64
	p := population{set: -1}
	for i, term := range c.Terms {
		if term.Option != "" || term.Kind != lexicons.Cue {
			continue
		}
		var outlets []stats.Moments
		var hits int64
		for _, o := range c.tested {
			m := p.moments(c, c.outlets[o], int32(i))
			hits += m.K
			outlets = append(outlets, m)
		}
		if phi, ok := stats.DesignEffect(outlets); ok && hits >= fewestHitsForPhi {
			list = append(list, phi)
		}
	}
	if len(list) == 0 {
		return 1, 0
	}
	slices.Sort(list)
	return max(1, list[len(list)/2]), len(list)
}

func detectableLine(d *Detectable, m int) string {
	if d == nil {
		return ""
	}
	if d.Ratio == nil {
		return fmt.Sprintf("The texts are too short to show any difference in a term used %s times in 1,000 words.", plain(d.PerThousand))
	}
	line := fmt.Sprintf("A term that the others use %s times in 1,000 words (%s words) would have to be at least %s times as frequent in %s (%s words) to be detected with a power of %s at alpha %s",
		plain(d.PerThousand), thousands(d.ReferenceWords), oneDecimal(*d.Ratio), d.Outlet, thousands(d.Words), percentage(d.Power), plain(d.Alpha))
	if d.RatioOfAll != nil && m > 1 {
		line += fmt.Sprintf(", and %s times as frequent as one of %s tests", oneDecimal(*d.RatioOfAll), thousands(int64(m)))
	}
	if d.PhiTerms > 0 {
		return line + fmt.Sprintf("; articles are taken to vary %s times as much as independent words would, the median of %s.", oneDecimal(d.Phi), cueCategories(d.PhiTerms))
	}
	return line + ", if words were independent draws; since they are not, even more."
}

// plain writes a number with as many digits as it needs.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func oneDecimal(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

func percentage(v float64) string { return strconv.FormatFloat(100*v, 'f', -1, 64) + "\u00a0%" }

// probability writes a p with two significant digits.
func probability(p float64) string { return strconv.FormatFloat(p, 'g', 2, 64) }

func cueCategories(n int) string {
	if n == 1 {
		return "1 cue category"
	}
	return thousands(int64(n)) + " cue categories"
}
