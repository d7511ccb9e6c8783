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
	Tier      int      `json:"tier"` // 0 to 3, METHODS of package stats
	Outlets   int      `json:"outlets"`
	Articles  int      `json:"articles_of_smallest_outlet"`
	Events    int      `json:"shared_events"` // told by at least two outlets
	Blocked   bool     `json:"blocked"`       // labels are exchanged within events
	PMin      *float64 `json:"p_min"`         // smallest p any data could give; null where there is no test
	Statement string   `json:"statement"`
	Refused   []string `json:"refused"` // what the report will therefore not say
}

// design works out section 1's statement of what may be claimed.
func (c *comparison) design() (Design, error) {
	plan := stats.Plan{}
	index := map[string]int{}
	events := map[string][]stats.Cell{}
	for i, name := range c.outlets {
		o := c.Profile.outlets[name]
		index[name] = i
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
	d, err := stats.NewDesign(plan)
	if err != nil {
		return Design{}, fmt.Errorf("working out the design: %w", err)
	}
	set := d.Set()
	out := Design{
		Tier: int(set.Tier), Outlets: set.Outlets, Articles: set.Articles,
		Events: set.Events, Blocked: set.Blocked, Refused: []string{},
	}
	if set.Allows(stats.ClaimP) {
		floor := set.Floor
		out.PMin = &floor
	}
	out.Statement = designStatement(set, len(c.outlets))
	out.Refused = refused(set)
	return out, nil
}

func designStatement(s stats.Scope, outlets int) string {
	if outlets < 2 {
		return "There is one outlet, so nothing is compared: its words are counted and shown with their sentences."
	}
	switch s.Tier {
	case stats.TierDescribe:
		return fmt.Sprintf("With %s for some outlets, the numbers describe these articles and not their outlets: a difference may be one writer's, one day's or one subject's.", count(int64(s.Articles), "article"))
	case stats.TierSpread:
		return fmt.Sprintf("With as few as %s an outlet, the spread over articles can be shown, but no test could tell an outlet's habit from chance.", count(int64(s.Articles), "article"))
	}
	text := fmt.Sprintf("With at least %s of each outlet compared, articles can be tested against articles; the smallest p-value this design could give is %.2g", count(int64(s.Articles), "article"), s.Floor)
	if s.Blocked {
		text += fmt.Sprintf(", exchanging outlets only within the %s they share", count(int64(s.Events), "event"))
	}
	return text + "."
}

// refused lists what a design does not support, in words.
func refused(s stats.Scope) []string {
	list := []string{}
	if !s.Allows(stats.ClaimP) {
		list = append(list, "no p-value, no star, no “significant”: the articles are too few for any test to decide")
	}
	if !s.Allows(stats.ClaimInterval) {
		list = append(list, "no interval that stands for an outlet")
	}
	return append(list,
		"no bias score and no ranking of outlets",
		"no claim about what an outlet left out on purpose: an absence is “not found in the supplied articles”",
		"no claim about truth, intent or effect on readers",
	)
}
