package analysis

import (
	"fmt"

	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// cueSet is a table of section 3, "Which cues?": how often each outlet uses a
// category's entries, in its wording and in quotations, against its words there.
func (c *comparison) cueSet(l *lexicons.Lexicon, cat lexicons.Category) (CueSet, error) {
	s := CueSet{Category: categoryOf(l, cat), Outlets: []CueCount{}, Entries: []Name{}}
	term := c.term(l, cat, "")
	tested := c.tests.of(term)
	s.Test = tested.set
	for i, o := range c.outlets {
		t, e := c.tally(o, l, cat, ""), c.Exposure(o)
		s.Outlets = append(s.Outlets, CueCount{
			Outlet: o, Wording: t.Places.Wording(), Quoted: t.Places.Quoted(), ByVoice: t.Places, Negated: t.Negated,
			WordingWords: e.Words.Wording(), QuotedWords: e.Words.Quoted(),
			Articles: t.Wording.Articles, OfArticles: e.Articles,
			WordingRate: perThousand(t.Places.Wording(), e.Words.Wording()),
			QuotedRate:  perThousand(t.Places.Quoted(), e.Words.Quoted()),
			Spread:      c.spread(term, i),
			Interval:    tested.intervals[i], Test: tested.outlets[i],
			Stability: c.stability(population{set: -1}, term, i),
		})
	}
	for i := range s.Outlets {
		s.Outlets[i].LogRatio = c.logRatio(term, i)
		s.Outlets[i].WithinEvents = c.withinEvents(term, i)
	}
	found, _ := c.names(l, cat)
	s.Entries = append(s.Entries, found...)
	more, err := c.statistics(l, cat, s.Entries)
	if err != nil {
		return CueSet{}, err
	}
	s.Statistics = more
	s.Reading = append(c.cueReading(s), c.turned(s)...)
	return s, nil
}

// spread returns the lowest and the highest rate of a term over the articles of an
// outlet: all that a few articles can show about how alike they are.
func (c *comparison) spread(term int32, outlet int) *Spread {
	if !c.scope.Allows(stats.ClaimSpread) || c.articles == nil {
		return nil
	}
	var s *Spread
	articles := 0
	for _, e := range c.entries(population{set: -1}, term, outlet).counts {
		rate := perThousand(e.K, e.N)
		if rate == nil {
			continue
		}
		if articles++; s == nil {
			s = &Spread{*rate, *rate}
		}
		s.Lowest, s.Highest = min(s.Lowest, *rate), max(s.Highest, *rate)
	}
	if articles < 2 || c.Exposure(c.outlets[outlet]).Articles < 2 {
		return nil
	}
	return s
}

// level is the confidence of the intervals that stats computes along with a log ratio;
// they assume that words are independent draws, and are not shown.
const level = 0.95

// logRatio compares an outlet with the others together (those that are tested, if there
// are tests), over the articles that tests look at. It is nil if there is nothing to
// compare: a side has no words, or the cue occurs nowhere.
func (c *comparison) logRatio(term int32, target int) *LogRatio {
	words := population{set: -1}
	var rest stats.Counts
	others := c.others(target)
	for _, i := range others {
		sum, _ := c.pooled(words, term, i)
		rest = rest.Add(sum)
	}
	own, _ := c.pooled(words, term, target)
	e, ok := stats.LogRatio(own, rest, level)
	if !ok {
		return nil
	}
	reference := "the other outlets"
	if len(others) < len(c.outlets)-1 {
		reference = "the other tested outlets"
	}
	return &LogRatio{
		Value: e.Value, Count: own.K, Words: own.N, Reference: reference, ReferenceCount: rest.K, ReferenceWords: rest.N,
		Smoothed: e.Smoothed,
	}
}

// withinEvents compares an outlet with the other tested ones within events, if the tests
// do so and the outlet's numbers may have intervals; nil if events or articles are too
// few for an interval that holds its level.
func (c *comparison) withinEvents(term int32, target int) *Within {
	if !c.scope.Blocked || c.articles == nil || !c.interval[target] {
		return nil
	}
	words := population{set: -1}
	var reference []stats.EventCounts
	for _, o := range c.others(target) {
		reference = append(reference, c.ofEvents(words, term, o)...)
	}
	w, err := stats.LogRatioWithin(c.ofEvents(words, term, target), reference, 1-c.options.Alpha)
	if err != nil { // too few events or hits
		return nil
	}
	return &Within{Value: w.Value, Interval: Interval{w.CI.Lo, w.CI.Hi, 1 - c.options.Alpha, MethodWithin}, Strata: w.Strata}
}

// turned names the outlets for which the difference within events, which their test
// looks at, has the opposite sign to their log ratio, which is over all articles
// (Simpson 1951).
func (c *comparison) turned(s CueSet) []string {
	var outlets []string
	for _, o := range s.Outlets {
		if c.scope.Blocked && o.Test != nil && o.Test.Difference != nil && o.LogRatio != nil && *o.Test.Difference*o.LogRatio.Value < 0 {
			outlets = append(outlets, o.Outlet)
		}
	}
	if len(outlets) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Within the events that outlets share, the difference of %s from the others has the opposite sign to the one over all articles: what they wrote about reverses it.", several(outlets, 5))}
}

func (c *comparison) cueReading(s CueSet) []string {
	var wording, quoted int64
	var without []string
	for _, o := range s.Outlets {
		wording += o.Wording
		quoted += o.Quoted
		if o.Wording == 0 {
			without = append(without, o.Outlet)
		}
	}
	if wording+quoted == 0 {
		return []string{"None of these cues was found in the supplied articles."}
	}
	line := fmt.Sprintf("%s in the outlets' wording, %s in quotations", capital(times(wording)), times(quoted))
	if wording == 0 {
		line = fmt.Sprintf("Found only in quotations, %s", times(quoted))
	}
	if n := len(without); wording > 0 && n > 0 {
		line += fmt.Sprintf("; not found in the wording of %s", several(without, 5))
	}
	return append([]string{line + "."}, namesReading(s.Entries, c.outlets)...)
}

// perThousand returns 1000·k/n, or nil if n is 0.
func perThousand(k, n int64) *float64 {
	r := ratio(k, n)
	if r != nil {
		*r *= 1000
	}
	return r
}
