package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// choice is a table of section 2, "What is it called?": the options of one choice set
// by outlet, with the outlet's wording separate from its quotations. Shares are within
// the set, since the total depends on the topic and not on the framing.
func (c *comparison) choice(l *lexicons.Lexicon, cat lexicons.Category) (Choice, error) {
	s := Choice{Category: categoryOf(l, cat), Names: []Name{}, Absent: []string{}, Passed: []PassedOver{}}
	for _, o := range c.outlets {
		t, e := c.tally(o, l, cat, ""), c.Exposure(o)
		s.Sets = append(s.Sets, ChoiceTotal{
			Outlet: o, Wording: t.Places.Wording(), Quoted: t.Places.Quoted(),
			Articles: t.Articles, OfArticles: e.Articles, Words: e.Words.Wording(),
			WordingArticles: t.Wording.Articles,
		})
	}
	found, absent := c.names(l, cat)
	for _, n := range found {
		for i := range n.Outlets {
			n.Outlets[i].Share = ratio(n.Outlets[i].Wording, s.Sets[i].Wording)
			c.articleShare(&n.Outlets[i], s.Sets[i].WordingArticles, c.usesPopulation(l, cat), c.term(l, cat, n.Option), i)
		}
		s.Names = append(s.Names, n)
	}
	s.Absent = append(s.Absent, absent...)
	for _, option := range absent {
		if n := c.passedOver(c.term(l, cat, option)); n > 0 {
			s.Passed = append(s.Passed, PassedOver{option, n})
		}
	}
	s.Tested = c.testedOutlets(c.term(l, cat, ""))
	s.Across = c.tests.across[c.term(l, cat, "")]
	s.Articles = c.labels(l, cat)
	more, err := c.statistics(l, cat, s.Names)
	if err != nil {
		return Choice{}, err
	}
	s.Statistics = more
	s.Reading = namesReading(s.Names, c.outlets)
	s.Reading = append(s.Reading, ownVoiceReading(s.Names, c.outlets)...)
	if len(s.Names) == 0 {
		s.Reading = []string{noneFound(s.Passed)}
	}
	return s, nil
}

// passedOver is how often all outlets have a term's words where the lexicon leaves them out.
func (c *comparison) passedOver(term int32) int64 {
	var n int64
	for _, o := range c.outlets {
		n += c.Profile.outlets[o].left[term].all
	}
	return n
}

// noneFound says that no name of a set was found, and where its words are all the same.
func noneFound(passed []PassedOver) string {
	if len(passed) == 0 {
		return "None of these names was found in the supplied articles."
	}
	var words []string
	for _, p := range passed {
		words = append(words, fmt.Sprintf("“%s” %s", p.Option, times(p.Count)))
	}
	return fmt.Sprintf("None of these names was found in the supplied articles, except where the lexicon leaves them out, as in a proper name or in another sense: %s.", several(words, mostReadings))
}

// articleShare sets the share of the articles using the set that use this name, and how
// precisely it is known.
func (c *comparison) articleShare(n *NameCount, of int64, p population, term int32, outlet int) {
	n.ArticleShare = ratio(n.WordingArticles, of)
	if !c.scope.Allows(stats.ClaimP) {
		return
	}
	level := 1 - c.options.Alpha
	_, with := c.pooled(p, term, outlet)
	if with.N < stats.MinBootstrap {
		return
	}
	if iv, ok := stats.Wilson(with, level); ok {
		n.ArticleInterval = &Interval{iv.Lo, iv.Hi, level, MethodWilson}
	}
}

// labels lists the names each article uses in order of first appearance.
func (c *comparison) labels(l *lexicons.Lexicon, cat lexicons.Category) []ArticleLabels {
	rows, ok := c.Rows()
	if !ok {
		return nil
	}
	list := []ArticleLabels{}
	for _, r := range rows {
		a := ArticleLabels{Article: r.ID, Outlet: r.Outlet, Labels: []ArticleLabel{}}
		for _, label := range r.Labels {
			if t := c.Terms[label.Term]; t.Lexicon == l.Name && t.Category == cat.ID {
				a.Labels = append(a.Labels, ArticleLabel{t.Option, label.Place.String(), label.Start})
			}
		}
		list = append(list, a)
	}
	return list
}

// mostReadings bounds the number of names that a table's reading mentions.
const mostReadings = 8

// namesReading says in plain words what stands out: names that one outlet
// alone uses, and names that no outlet uses in its own voice. Names found once are
// left to the table.
func namesReading(names []Name, outlets []string) []string {
	lines := []string{}
	for _, n := range names {
		if len(lines) == mostReadings {
			break
		}
		if line := nameReading(n, outlets); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// nameReading returns the sentence about one name, "" if nothing stands out.
func nameReading(n Name, outlets []string) string {
	wording, quoted := n.totals()
	if wording+quoted < 2 || len(outlets) < 2 {
		return ""
	}
	var users []NameCount
	var quoters, others []string // outlets with it in quotation marks, and with it nowhere else
	var indirect, left int64
	for _, o := range n.Outlets {
		indirect += o.ByVoice[Indirect]
		left += o.LeftOut
		if o.Wording > 0 {
			users = append(users, o)
		}
		if o.Quoted > 0 {
			quoters = append(quoters, fmt.Sprintf("%s %d", o.Outlet, o.Quoted))
			if o.Wording == 0 {
				others = append(others, quoters[len(quoters)-1])
			}
		}
	}
	name := "“" + n.Option + "”"
	// The word also occurs where the lexicon takes it for something else.
	counted := "appears"
	if left > 0 {
		counted = "was counted"
	}
	switch {
	case wording == 0:
		return fmt.Sprintf("%s %s only inside quotation marks, in %s (%s).",
			name, counted, outOf(len(quoters), len(outlets)), list(quoters))
	case wording == indirect:
		line := fmt.Sprintf("%s %s only in reported speech, %s", name, counted, times(indirect))
		if quoted > 0 {
			line += ", and inside quotation marks, " + times(quoted)
		}
		return line + " (" + list(perOutlet(n)) + ")."
	case len(users) == 1 && wording >= 2:
		user := &users[0]
		line := fmt.Sprintf("%s %s %s in %s", name, counted, times(wording), user.Outlet)
		switch {
		case quoted == 0:
			line += ", outside quotation marks, and nowhere else"
		case len(others) == 0:
			line += fmt.Sprintf(" outside quotation marks, %s inside them, and nowhere else", times(user.Quoted))
		case user.Quoted > 0:
			line += fmt.Sprintf(" outside quotation marks and %s inside them, and elsewhere only inside them (%s)", times(user.Quoted), list(others))
		default:
			line += fmt.Sprintf(", outside quotation marks, and elsewhere only inside them (%s)", list(others))
		}
		if indirect > 0 {
			line += fmt.Sprintf("; %s of the %s %s in reported speech", small(int(indirect)), small(int(wording)), are(indirect))
		}
		return line + "."
	}
	return ""
}

// outOf writes "two of the five outlets", "both outlets", "all five outlets".
func outOf(n, outlets int) string {
	switch {
	case n == outlets && n == 2:
		return "both outlets"
	case n == outlets:
		return "all " + small(outlets) + " outlets"
	}
	return small(n) + " of the " + small(outlets) + " outlets"
}

// perOutlet lists the outlets that have the name with its count in any voice.
func perOutlet(n Name) []string {
	var s []string
	for _, o := range n.Outlets {
		if t := o.Wording + o.Quoted; t > 0 {
			s = append(s, fmt.Sprintf("%s %d", o.Outlet, t))
		}
	}
	return s
}

// ownVoice returns how often an outlet uses a name in its own voice: its wording
// without reported speech.
func (o *NameCount) ownVoice() int64 { return o.Wording - o.ByVoice[Indirect] }

// ownVoiceReading names every outlet that uses a set but has none of the names most
// outlets choose in its own voice, or has them only where the lexicon leaves them out.
func ownVoiceReading(names []Name, outlets []string) []string {
	if len(outlets) < 2 {
		return nil
	}
	common := commonNames(names)
	lines := []string{}
	for i, outlet := range outlets {
		var none, left, reported, quoted []string
		uses := false
		for _, n := range names {
			uses = uses || n.Outlets[i].Wording > 0 || n.Outlets[i].Quoted > 0
		}
		for _, n := range common {
			o := n.Outlets[i]
			if o.ownVoice() > 0 {
				continue
			}
			if o.OwnLeftOut > 0 {
				left = append(left, "“"+n.Option+"”")
				continue
			}
			none = append(none, "“"+n.Option+"”")
			if o.ByVoice[Indirect] > 0 {
				reported = append(reported, "“"+n.Option+"”")
			} else if o.Quoted > 0 {
				quoted = append(quoted, "“"+n.Option+"”")
			}
		}
		// An outlet that lacks one common name has merely chosen another.
		if lacks := len(none) + len(left); !uses || len(none) == 0 || lacks < 2 || lacks < len(common) {
			continue
		}
		line := fmt.Sprintf("%s uses %s in its own voice", outlet, noneOf(none))
		var asides []string
		if len(reported) > 0 {
			asides = append(asides, fmt.Sprintf("its %s %s in reported speech", list(reported), appear(len(reported))))
		}
		if len(quoted) > 0 {
			asides = append(asides, fmt.Sprintf("its %s only in quotations", list(quoted)))
		}
		if len(asides) > 0 {
			line += " (" + strings.Join(asides, ", ") + ")"
		}
		if len(left) > 0 {
			line += fmt.Sprintf(", and %s only where the lexicon leaves %s out, as in a proper name or in another sense", list(left), itThem(len(left)))
		}
		lines = append(lines, line+".")
	}
	return lines
}

// commonNames returns up to three names that at least two outlets use in their wording,
// most used first.
func commonNames(names []Name) []Name {
	type used struct {
		Name
		outlets, times int64
	}
	var list []used
	for _, n := range names {
		u := used{Name: n}
		for _, o := range n.Outlets {
			if o.Wording > 0 {
				u.outlets++
				u.times += o.Wording
			}
		}
		if u.outlets >= 2 {
			list = append(list, u)
		}
	}
	slices.SortStableFunc(list, func(a, b used) int {
		return cmp.Or(cmp.Compare(b.outlets, a.outlets), cmp.Compare(b.times, a.times))
	})
	out := []Name{}
	for _, u := range list[:min(3, len(list))] {
		out = append(out, u.Name)
	}
	return out
}

func are(n int64) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func appear(n int) string {
	if n == 1 {
		return "appears"
	}
	return "appear"
}

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// noneOf writes "no “mutiny”", "neither “mutiny” nor “revolt”", "none of “mutiny”,
// “revolt” and “rebellion”".
func noneOf(names []string) string {
	switch len(names) {
	case 1:
		return "no " + names[0]
	case 2:
		return "neither " + names[0] + " nor " + names[1]
	}
	return "none of " + list(names)
}

func itThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}
