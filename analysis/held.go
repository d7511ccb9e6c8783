package analysis

import (
	"fmt"

	"rashomon/analysis/stats"
)

// leastInEvents is the share of articles in shared events below which what the other
// articles are about may well decide a test.
const leastInEvents = 0.5

// notHeld lists the doubts about whether a difference is between the outlets or between
// what, or when, they wrote: what tests would have to hold constant and cannot.
func (c *comparison) notHeld() []string {
	if !c.scope.Allows(stats.ClaimP) || len(c.tested) < 2 {
		return []string{}
	}
	list := []string{}
	switch {
	case c.scope.Events == 0 && !c.namesEvents():
		list = append(list, "No article names the event it reports, so nothing is held constant: a difference between outlets may be one between the events they wrote about. Name events in a manifest or in the records (event).")
	case c.scope.Events == 0:
		list = append(list, "No event is reported by two of the outlets compared: a difference between outlets may be one between their events.")
	case c.scope.Blocked && c.scope.InEvents < leastInEvents:
		list = append(list, fmt.Sprintf("%s of the articles compared report no event that another outlet also reports: what these articles are about may decide a difference between outlets.", proportion(1-c.scope.InEvents)))
	}
	if alone := c.otherMonths(); len(alone) > 0 {
		list = append(list, fmt.Sprintf("No other outlet compared has articles from the months of %s: a difference from the others may be one between these periods.", several(alone, 5)))
	}
	return list
}

// namesEvents reports whether any article of the outlets compared names its event.
func (c *comparison) namesEvents() bool {
	for _, i := range c.tested {
		for event := range c.Profile.outlets[c.outlets[i]].events {
			if event != "" {
				return true
			}
		}
	}
	return false
}

// otherMonths lists the outlets compared whose articles, as far as dated, are all from
// months in which no other outlet has any.
func (c *comparison) otherMonths() []string {
	outlets := map[string]int{} // that have articles of a month
	for _, i := range c.tested {
		for month := range c.Profile.outlets[c.outlets[i]].months {
			outlets[month]++
		}
	}
	var alone []string
	for _, i := range c.tested {
		months := c.Profile.outlets[c.outlets[i]].months
		apart := len(months) > 0
		for month := range months {
			apart = apart && outlets[month] == 1
		}
		if apart {
			alone = append(alone, c.outlets[i])
		}
	}
	return alone
}
