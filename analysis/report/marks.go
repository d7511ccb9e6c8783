package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rashomon/analysis"
)

// Marks after a figure, each explained under its table.
const (
	articleMark = "†"
	passageMark = "‡"
	differsMark = "*"
)

// probability writes a p or q: three decimals, or four if three would be zeros.
func probability(p float64) string {
	s := strconv.FormatFloat(p, 'f', 3, 64)
	if s == "0.000" {
		s = strconv.FormatFloat(p, 'f', 4, 64)
	}
	if s == "0.0000" {
		return "<0.0001"
	}
	return s
}

func pCell(t *analysis.Test) string {
	if t == nil {
		return noData
	}
	return probability(t.P)
}

func qCell(t *analysis.Test) string {
	if t == nil {
		return noData
	}
	if t.Differs {
		return probability(t.Q) + differsMark
	}
	return probability(t.Q)
}

// intervalCell writes both ends with signs, as log ratios are.
func intervalCell(iv *analysis.Interval) string {
	if iv == nil {
		return noData
	}
	return signed(iv.Lo) + " to " + signed(iv.Hi)
}

// stabilityMark is the mark after a figure that one article or passage drives.
func stabilityMark(s *analysis.Stability) string {
	switch {
	case s == nil || !s.OneArticle:
		return ""
	case s.Unit == analysis.UnitPassage:
		return passageMark
	}
	return articleMark
}

// footnotes collects the meanings of the marks that a table has.
type footnotes struct {
	alpha    float64
	endless  bool // a log ratio with a count of 0
	differs  bool
	passage  bool
	carriers []string // articles that articleMark refers to
}

func (f *footnotes) test(list ...*analysis.Test) {
	for _, t := range list {
		f.differs = f.differs || t != nil && t.Differs
	}
}

func (f *footnotes) stability(s *analysis.Stability) {
	switch stabilityMark(s) {
	case passageMark:
		f.passage = true
	case articleMark:
		if !slices.Contains(f.carriers, s.Article) {
			f.carriers = append(f.carriers, s.Article)
		}
	}
}

// mostCarriers bounds the articles that a footnote names.
const mostCarriers = 4

func (f *footnotes) text() string {
	var lines []string
	if f.endless {
		lines = append(lines, "∞: one side has none, so no ratio can say how much more; the report as JSON or CSV gives it with 0.5 in place of 0.")
	}
	if n := len(f.carriers); n > 0 {
		names := f.carriers[:min(n, mostCarriers)]
		line := fmt.Sprintf("%s one article drives this: without it less than half of the difference is left (%s", articleMark, strings.Join(names, ", "))
		if n > mostCarriers {
			line += fmt.Sprintf(" and %d more", n-mostCarriers)
		}
		lines = append(lines, line+").")
	}
	if f.passage {
		lines = append(lines, passageMark+" one passage of the outlet's only article drives this.")
	}
	if f.differs {
		lines = append(lines, fmt.Sprintf("%s q is at most %g, here and in the test over all outlets.", differsMark, f.alpha))
	}
	return strings.Join(lines, " ")
}

// joined puts a note and footnotes together.
func joined(parts ...string) string {
	parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })
	return strings.Join(parts, " ")
}

// testsIntro says, once per section, what p and q are; it is nil if there are no tests.
func testsIntro(d analysis.Design) []string {
	if d.Tests == nil {
		return nil
	}
	p := "p is how often articles assigned to the outlets at random would differ as much as these do"
	switch {
	case d.Method != nil && *d.Method == analysis.MethodClustered:
		p = "p is how often outlets that are alike would differ as much as these do, given how much articles vary, worked out from sums"
	case d.Blocked:
		p = "p is how often articles assigned to the outlets at random, within the events they share, would differ as much as these do"
	}
	lines := []string{p + "; q is p corrected for every test in this report. " +
		"Each outlet is tested against the others together, and counts as different only if the test over all outlets says so too."}
	if d.Blocked {
		lines = append(lines, "Shares, rates, log ratios and intervals are taken across events: if p does not bear a difference out, the difference may lie in what the outlets wrote about.")
	}
	return append(lines, d.NotHeld...)
}
