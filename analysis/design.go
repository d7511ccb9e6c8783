package analysis

import (
	"fmt"
	"maps"
	"slices"

	"rashomon/analysis/stats"
)

// Design says what this set of articles can support: the gate before every
// p-value, interval and claim about an outlet.
type Design struct {
	Tier      int      `json:"tier"` // 0 to 3, as in stats.Tier
	Outlets   int      `json:"outlets"`
	Articles  int      `json:"articles_of_smallest_outlet"`
	Events    int      `json:"shared_events"` // reported by at least two outlets
	Blocked   bool     `json:"blocked"`       // labels are exchanged within events
	InEvents  float64  `json:"in_events"`     // share of the articles compared that report these events
	Method    *string  `json:"method"`        // of the tests: exchanged articles, or sums; null if there is no test
	PMin      *float64 `json:"p_min"`         // smallest p that any data could give; null if there is no test
	Statement string   `json:"statement"`
	Refused   []string `json:"refused"` // what the report will therefore not say

	Repeated   int64       `json:"repeated_articles"` // near-identical to others, so they take no part in tests
	Tested     []string    `json:"tested_outlets"`    // those with enough articles; empty if there is no test
	Tests      *int        `json:"tests"`             // tests made, printed or not; null if there is no test
	Correction *string     `json:"correction"`        // for so many tests: bh, by, holm, bonferroni
	Together   *int        `json:"tests_together"`    // tests that must reach p_min at once for any to show a difference; null if none can
	Detectable *Detectable `json:"detectable"`        // null if outlets have no words to compare
	Reach      []string    `json:"reach"`             // what this design could show, in words
	NotHeld    []string    `json:"not_held"`          // what else the outlets differ in that no test holds constant, in words
}

// plan describes the articles to package stats. If there is a row for each, those that
// repeat others do not count.
func (c *comparison) plan() stats.Plan {
	if c.articles != nil {
		if plan, err := (population{set: -1}).articles(c).Plan(c.permuting()); err == nil {
			return plan
		}
	}
	plan := stats.Plan{Permute: c.permuting()}
	events := map[string][]stats.Cell{}
	for i, name := range c.outlets {
		o := c.Profile.outlets[name]
		plan.Outlets = append(plan.Outlets, stats.OutletSize{Articles: int(o.Articles), Months: len(o.months)})
		for event, n := range o.events {
			if event != "" {
				events[event] = append(events[event], stats.Cell{Outlet: i, Articles: int(n)})
			}
		}
	}
	for _, event := range slices.Sorted(maps.Keys(events)) {
		plan.Events = append(plan.Events, events[event])
	}
	return plan
}

// gauge works out what may be claimed, before anything is compared.
func (c *comparison) gauge() error {
	plan := c.plan()
	d, err := stats.NewDesign(plan)
	if err != nil {
		return fmt.Errorf("working out the design: %w", err)
	}
	c.scope, c.interval = d.Set(), make([]bool, len(c.outlets))
	if !c.scope.Allows(stats.ClaimP) {
		return nil
	}
	if c.unheld = c.articles == nil && c.scope.Blocked; c.unheld {
		c.scope.Tier = stats.TierSpread // a test across events would mistake their differences for the outlets'
		return nil
	}
	c.tested, c.once = d.Tested(), c.repeated() > 0
	all := 0
	for _, i := range c.tested {
		all += plan.Outlets[i].Articles
	}
	for _, i := range c.tested { // whoever has few articles does not silence the others
		n := plan.Outlets[i].Articles
		c.interval[i] = min(n, all-n) >= stats.MinBootstrap
	}
	return nil
}

// design is section 1's statement of what may be claimed.
func (c *comparison) design() Design {
	set := c.scope
	out := Design{
		Tier: int(set.Tier), Outlets: set.Outlets, Articles: set.Articles,
		Events: set.Events, Blocked: set.Blocked && set.Allows(stats.ClaimP), InEvents: set.InEvents,
		Refused: c.refused(), Statement: c.designStatement(),
		Repeated: c.repeated(),
		Tested:   []string{}, Reach: []string{}, NotHeld: c.notHeld(),
	}
	if set.Allows(stats.ClaimP) {
		method := MethodClustered
		if c.articles != nil {
			floor := set.Floor
			out.PMin, method = &floor, MethodPermutation
		}
		out.Method = &method
	}
	c.reach(&out)
	if out.Repeated > 0 {
		out.Reach = append(out.Reach, fmt.Sprintf("%s near-identical to others. Among those of one outlet, only the first counts in the tests; a text that several outlets print counts in none, since it is no outlet's own wording. Counts and rates in the tables include them all; log ratios, intervals and the marks for differences that one article drives leave them out, as the tests do.", were(out.Repeated)))
	}
	return out
}

func (c *comparison) designStatement() string {
	s := c.scope
	if len(c.outlets) < 2 {
		return "There is one outlet, so nothing is compared: its words are counted and shown with their sentences."
	}
	switch s.Tier {
	case stats.TierDescribe:
		return fmt.Sprintf("With as few as %s per outlet, the numbers describe these articles and not their outlets: a difference may come from one writer, one day or one subject.", count(int64(s.Articles), "article"))
	case stats.TierSpread:
		if c.unheld {
			return fmt.Sprintf("There are more than %s articles, too many to keep a row for each, so outlets cannot be exchanged within the %s they share. A test over all articles would mistake differences between these events for differences between the outlets, so none is made: give at most %s articles at a time.", thousands(MaxRows), count(int64(s.Events), "event"), thousands(MaxRows))
		}
		return fmt.Sprintf("With as few as %s per outlet, the spread over articles can be shown, but no test could tell an outlet's habit from chance.", count(int64(s.Articles), "article"))
	}
	text := fmt.Sprintf("With at least %s from each outlet compared, articles can be tested against articles", count(int64(s.Articles), "article"))
	if c.articles == nil {
		return text + fmt.Sprintf(", from sums only: with more than %s of them, no row is kept for each. Near-identical articles are not set aside, and no smallest p-value is known.", thousands(MaxRows))
	}
	text += fmt.Sprintf("; the smallest p-value this design could give is %.2g", s.Floor)
	switch {
	case s.Blocked:
		text += fmt.Sprintf(", exchanging outlets within the %s they share", count(int64(s.Events), "event"))
		if s.InEvents < 1 {
			text += fmt.Sprintf(", and among the articles outside these, %s of all", proportion(1-s.InEvents))
		}
	case s.Events > 0:
		text += fmt.Sprintf(", exchanging outlets over all articles: too few could be exchanged within the %s they share", count(int64(s.Events), "event"))
	}
	return text + "."
}

// proportion returns a share in per cent; a share is never rounded to 0 or 100.
func proportion(v float64) string {
	return fmt.Sprintf("%.0f\u00a0%%", min(max(100*v, 1), 99))
}

// refused lists what the design does not support, in words.
func (c *comparison) refused() []string {
	list := []string{}
	switch {
	case c.unheld:
		list = append(list, "no p-value, no star, no “significant”: the events that outlets share cannot be held constant in so many articles")
	case !c.scope.Allows(stats.ClaimP):
		list = append(list, "no p-value, no star, no “significant”: the articles are too few for any test to decide")
	}
	switch {
	case !slices.Contains(c.interval, true):
		list = append(list, "no interval that stands for an outlet")
	case slices.Contains(c.interval, false):
		list = append(list, fmt.Sprintf("no interval that stands for an outlet with fewer than %s articles", small(stats.MinBootstrap)))
	}
	return append(list,
		"no bias score and no ranking of outlets",
		"no claim about what an outlet left out on purpose: an absence is “not found in the supplied articles”",
		"no claim about truth, intent or effect on readers",
	)
}
