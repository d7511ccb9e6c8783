package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/lexicons"
)

// conditions parses the values of --fail-on, before anything is counted.
func (f *reportFlags) conditions(lexs []*lexicons.Lexicon) ([]*analysis.Condition, error) {
	var list []*analysis.Condition
	for _, s := range f.failOn {
		c, err := analysis.ParseCondition(s)
		if err != nil {
			return nil, fmt.Errorf("--fail-on: %w", err)
		}
		if err := c.Check(lexs); err != nil {
			return nil, fmt.Errorf("--fail-on: %w", err)
		}
		if len(f.only) > 0 && !slices.Contains(f.only, c.Section()) {
			return nil, fmt.Errorf("--fail-on: condition %q asks about section %s, which --only leaves out: add it there", c, c.Section())
		}
		list = append(list, c)
	}
	return list, nil
}

// mostCrossed bounds how many figures are named for one condition.
const mostCrossed = 5

// crossed reports which conditions hold, and which ask about an outlet of which nothing was read;
// its error is errFound if any holds.
func crossed(w io.Writer, conditions []*analysis.Condition, r *analysis.Report, outlets []string) error {
	var found error
	for _, c := range conditions {
		if c.Outlet() != "*" && !slices.Contains(outlets, c.Outlet()) {
			say(w, "--fail-on %s asks about an outlet that has no article here; there are %s", c, strings.Join(outlets, ", "))
		}
		figures := c.Crossed(r.Figures(c.Section()))
		if len(figures) == 0 {
			continue
		}
		found = errFound
		var at []string
		for i, f := range figures {
			if i == mostCrossed {
				at = append(at, fmt.Sprintf("and %d more", len(figures)-i))
				break
			}
			of := slices.DeleteFunc([]string{f.Category, f.Name, f.Outlet}, func(s string) bool { return s == "" })
			at = append(at, strings.TrimSpace(strings.Join(of, ", ")+" "+f.Measure+" "+f.Value))
		}
		say(w, "--fail-on %s holds: %s", c, strings.Join(at, "; "))
	}
	return found
}
