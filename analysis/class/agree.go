package class

import (
	"errors"
	"fmt"
	"slices"

	"rashomon/analysis"
	"rashomon/analysis/stats"
)

// AgreementSchema names the form of an Agreement as JSON.
const AgreementSchema = "rashomon.agree/1"

// An Agreement is how far coders agree, question by question, and, apart from it,
// how far each of them agrees with the tool.
type Agreement struct {
	Schema        string         `json:"schema"`
	Pack          string         `json:"pack"` // "" where the codings do not say
	Seed          uint64         `json:"seed"`
	Level         float64        `json:"level"`       // of the intervals
	CannotTell    string         `json:"cannot_tell"` // answer or missing: how it was counted
	Items         int            `json:"items"`       // in the key, or else that any coder has
	Coders        []Coder        `json:"coders"`
	Questions     []Reliability  `json:"questions"`
	Groups        []Reliability  `json:"groups"` // questions taken together, where a group has several
	Disagreements []Disagreement `json:"disagreements"`
	Tool          *WithTool      `json:"tool"` // null without a key
	Skipped       []Fault        `json:"skipped"`
	Reading       []string       `json:"reading"`
}

// A Coder is one who coded.
type Coder struct {
	Coder      string `json:"coder"`
	Answered   int    `json:"answered"`
	CannotTell int    `json:"cannot_tell"`
	Missing    int    `json:"missing"` // items without an answer
}

// Reliability is how far coders agree on one question, or on the questions of a
// group. A unit is an item that at least two coders answered.
type Reliability struct {
	Name       string             `json:"name"`
	Ask        string             `json:"ask"` // "" for a group
	Group      string             `json:"group"`
	Coders     int                `json:"coders"` // who answered any of it
	Items      int                `json:"items"`  // answered by anybody
	Units      int                `json:"units"`
	Pairable   int                `json:"pairable"`  // answers on these units
	Observed   *float64           `json:"observed"`  // share of pairs of answers on one unit that are the same; null without units
	Alpha      *float64           `json:"alpha"`     // Krippendorff's, nominal; of a group with chance taken question by question
	Undefined  string             `json:"undefined"` // why there is no alpha
	Only       string             `json:"only"`      // the one answer that all of them gave, where alpha is undefined for it
	Interval   *analysis.Interval `json:"interval"`  // bootstrap over units; where coders never differ, from the units that were looked at
	NoInterval string             `json:"no_interval"`
	Verdict    string             `json:"verdict"` // firm, tentative, unreliable, by the lower end of the interval; "" without one
	Kappa      *float64           `json:"kappa"`   // Cohen's, where exactly two answered
	NoKappa    string             `json:"no_kappa"`
	Confusion  *Confusion         `json:"confusion"` // null without units
}

// The verdicts, after Krippendorff 2004, by the lower end of the interval: he asks how
// likely alpha is to fall short of the figure, and on a handful of units it may well.
const (
	Firm       = "firm"
	Tentative  = "tentative"
	Unreliable = "unreliable"

	firmFrom      = .800
	tentativeFrom = .667
)

// A Confusion counts which answers met on the same unit. With two coders a row is
// an answer of the first, a column of the second, and counts are units. With more
// it is Krippendorff's coincidence matrix, symmetric, whose sum is Pairable.
type Confusion struct {
	Row     string      `json:"row"`    // the first coder, or "" for a coincidence matrix
	Column  string      `json:"column"` // the second
	Answers []string    `json:"answers"`
	Counts  [][]float64 `json:"counts"`
}

// A Disagreement is an item that coders answered differently.
type Disagreement struct {
	Item     string    `json:"item"`
	Article  string    `json:"article"`
	Sentence int       `json:"sentence"` // 0 for the whole article
	Question string    `json:"question"`
	Ask      string    `json:"ask"`
	Text     string    `json:"text"` // of the sentence, as on the blind sheet
	Answers  []GivenBy `json:"answers"`
	Tool     string    `json:"tool"` // "" where it has no answer
	Unlike   int       `json:"unlike_pairs"`
}

// GivenBy is an answer with those who gave it.
type GivenBy struct {
	Answer string   `json:"answer"`
	Coders []string `json:"coders"`
}

// AgreeOptions says how agreement is worked out.
type AgreeOptions struct {
	Seed      uint64
	Alpha     float64 // intervals have 1 - Alpha
	Resamples int     // 0 means 9,999
	// Missing leaves out “cannot tell”; else it is an answer like any other.
	Missing bool
}

// Agree works out how far coders agree. Fewer than two coders with answers are an
// error: there is nothing to compare.
func Agree(c *Codings, o AgreeOptions) (*Agreement, error) {
	a := &Agreement{
		Schema: AgreementSchema, Pack: c.Pack, Seed: o.Seed, Level: 1 - o.Alpha, CannotTell: "answer", Items: len(c.items),
		Coders: []Coder{}, Questions: []Reliability{}, Groups: []Reliability{}, Disagreements: []Disagreement{}, Skipped: c.Faults,
	}
	if o.Missing {
		a.CannotTell = "missing"
	}
	if a.Skipped == nil {
		a.Skipped = []Fault{}
	}
	g := &agreer{Codings: c, options: o}
	for _, coder := range c.Coders {
		n := Coder{Coder: coder, Answered: len(c.given[coder]), Missing: len(c.items) - len(c.given[coder])}
		for _, given := range c.given[coder] {
			if given.answer == CannotTell {
				n.CannotTell++
			}
		}
		a.Coders = append(a.Coders, n)
		if n.Answered > 0 {
			g.coders = append(g.coders, coder)
		}
	}
	switch len(g.coders) {
	case 0:
		return nil, ErrNoCodings
	case 1:
		if !c.key {
			return nil, fmt.Errorf("all answers are of one coder, %s: agreement needs a second, or the key of the class pack with --key", g.coders[0])
		}
	}
	questions, groups := g.parts()
	for _, q := range questions {
		r, err := g.reliability(q)
		if err != nil {
			return nil, err
		}
		a.Questions = append(a.Questions, r)
	}
	for _, q := range groups {
		r, err := g.reliability(q)
		if err != nil {
			return nil, err
		}
		a.Groups = append(a.Groups, r)
	}
	a.Disagreements = g.disagreements()
	if c.key {
		tool, err := g.withTool(questions)
		if err != nil {
			return nil, err
		}
		a.Tool = tool
	}
	a.Reading = a.reading(len(g.coders))
	return a, nil
}

// agreer has what is looked up while agreement is worked out.
type agreer struct {
	*Codings
	options AgreeOptions
	coders  []string // who answered anything
}

// A part is items that are looked at together.
type part struct {
	name, ask, group string
	items            []int
	several          bool // a group of questions
}

// parts are the questions, and the groups that have several.
func (g *agreer) parts() (questions, groups []part) {
	add := func(list []part, name, ask, group string, item int) []part {
		i := slices.IndexFunc(list, func(p part) bool { return p.name == name })
		if i < 0 {
			i = len(list)
			list = append(list, part{name: name, ask: ask, group: group})
		}
		list[i].items = append(list[i].items, item)
		return list
	}
	for _, i := range g.ordered() {
		it := &g.items[i]
		ask := it.Ask
		if it.Question == VoiceGroup {
			ask = "Whose word is the marked name?"
		}
		questions = add(questions, it.Question, ask, it.Group, i)
		groups = add(groups, it.Group, "", it.Group, i)
	}
	groups = slices.DeleteFunc(groups, func(p part) bool {
		n := 0
		for _, q := range questions {
			if q.group == p.name {
				n++
			}
		}
		return n < 2
	})
	for i := range groups {
		groups[i].several = true
	}
	return questions, groups
}

// answer is the answer that counts, "" for none.
func (g *agreer) answer(coder, item string) string {
	a := g.of(coder, item)
	if g.options.Missing && a == CannotTell {
		return ""
	}
	return a
}

// codes puts the answers of some coders into the form of package stats.
func (g *agreer) codes(p part, coders []string, answer func(coder, item string) string) (stats.Codings, []string) {
	var answers []string
	c := stats.Codings{Codes: make([][]int, len(coders))}
	for k, coder := range coders {
		c.Codes[k] = make([]int, len(p.items))
		for u, i := range p.items {
			c.Codes[k][u] = stats.Missing
			if a := answer(coder, g.items[i].ID); a != "" {
				at := slices.Index(answers, a)
				if at < 0 {
					at = len(answers)
					answers = append(answers, a)
				}
				c.Codes[k][u] = at
			}
		}
	}
	// In the order of letters, whatever the coders' order.
	sorted := slices.Clone(answers)
	slices.Sort(sorted)
	for _, codes := range c.Codes {
		for u, code := range codes {
			if code != stats.Missing {
				codes[u] = slices.Index(sorted, answers[code])
			}
		}
	}
	c.Categories = len(sorted)
	return c, sorted
}

// reliability works out agreement on a part.
func (g *agreer) reliability(p part) (Reliability, error) {
	r := Reliability{Name: p.name, Ask: p.ask, Group: p.group}
	var coders []string
	for _, coder := range g.coders {
		if slices.ContainsFunc(p.items, func(i int) bool { return g.answer(coder, g.items[i].ID) != "" }) {
			coders = append(coders, coder)
		}
	}
	r.Coders = len(coders)
	codes, answers := g.codes(p, coders, g.answer)
	for u := range p.items {
		n := 0
		for k := range codes.Codes {
			if codes.Codes[k][u] != stats.Missing {
				n++
			}
		}
		if n > 0 {
			r.Items++
		}
		if n > 1 {
			r.Units++
			r.Pairable += n
		}
	}
	if r.Units == 0 {
		r.Undefined = "no item of it was answered by two coders"
		r.NoInterval, r.NoKappa = r.Undefined, r.Undefined
		return r, nil
	}
	r.Confusion = confusion(codes, answers, coders)
	observed := alike(codes)
	r.Observed = &observed
	if err := g.alpha(&r, p, codes, answers); err != nil {
		return r, err
	}
	return r, g.kappa(&r, p, codes)
}

// alike is the share of pairs of answers on one unit that are the same. Alpha weighs
// units by their answers and not by their pairs, so that with missing answers its own
// observed agreement is another number.
func alike(codes stats.Codings) float64 {
	same, pairs := 0, 0
	for u := range codes.Codes[0] {
		for k := range codes.Codes {
			for l := range k {
				a, b := codes.Codes[k][u], codes.Codes[l][u]
				if a == stats.Missing || b == stats.Missing {
					continue
				}
				pairs++
				if a == b {
					same++
				}
			}
		}
	}
	return float64(same) / float64(pairs)
}

// questionsOf numbers the question of every item of p.
func (g *agreer) questionsOf(p part) []int {
	number := map[string]int{}
	list := make([]int, len(p.items))
	for u, i := range p.items {
		q := g.items[i].Question
		if _, ok := number[q]; !ok {
			number[q] = len(number)
		}
		list[u] = number[q]
	}
	return list
}

// alpha sets Krippendorff's alpha with its interval, or why there is none. Of a group
// chance is what it is on each of its questions: over answers thrown together, the
// difference between the questions would count as agreement.
func (g *agreer) alpha(r *Reliability, p part, codes stats.Codings, answers []string) error {
	questions := g.questionsOf(p)
	alpha, err := stats.KrippendorffWithin(codes, questions, stats.Nominal)
	if errors.Is(err, stats.ErrNoCounts) {
		r.NoInterval = "there is no alpha"
		if r.Only = only(codes, answers); r.Only == "" {
			r.Undefined = "on each of its questions every answer that can be paired is the same: nothing shows that coders can tell categories apart"
			return nil
		}
		r.Undefined = fmt.Sprintf("every answer that can be paired is “%s”: with one category only nothing shows that coders can tell categories apart", r.Only)
		return nil
	}
	if err != nil {
		return fmt.Errorf("agreement on %s: %w", r.Name, err)
	}
	r.Alpha = &alpha.Value
	level := 1 - g.options.Alpha
	boot, err := stats.KrippendorffWithinBootstrap(codes, questions, stats.Nominal, stats.BootstrapOptions{Resamples: g.options.Resamples, Level: level, Seed: g.options.Seed})
	bound, never := stats.AlphaBoundWithoutDisagreement(alpha, level)
	switch {
	case errors.Is(err, stats.ErrTooFew):
		r.NoInterval = fmt.Sprintf("%d units are too few: a bootstrap needs %d", r.Units, stats.MinBootstrap)
		if r.Units >= stats.MinBootstrap {
			r.NoInterval = fmt.Sprintf("a bootstrap needs %d units of questions that have two and more", stats.MinBootstrap)
		}
	case never && (err == nil || errors.Is(err, stats.ErrNoCounts)):
		r.Interval = &analysis.Interval{Lo: bound, Hi: 1, Level: level, Method: "units on which coders may yet differ"}
	case errors.Is(err, stats.ErrNoCounts):
		r.NoInterval = "most resamples hold one category only"
	case err != nil:
		return fmt.Errorf("agreement on %s: %w", r.Name, err)
	default:
		r.Interval = &analysis.Interval{Lo: boot.CI.Lo, Hi: boot.CI.Hi, Level: level, Method: "bootstrap over units"}
	}
	if r.Interval != nil {
		r.Verdict = verdict(r.Interval.Lo)
	}
	return nil
}

// only is the one answer of units that at least two coders answered, "" where there
// are several.
func only(codes stats.Codings, answers []string) string {
	one := ""
	for u := range codes.Codes[0] {
		n, last := 0, 0
		for k := range codes.Codes {
			if code := codes.Codes[k][u]; code != stats.Missing {
				n++
				last = code
			}
		}
		switch {
		case n < 2 || one == answers[last]:
		case one != "":
			return ""
		default:
			one = answers[last]
		}
	}
	return one
}

func verdict(lower float64) string {
	switch {
	case lower >= firmFrom:
		return Firm
	case lower >= tentativeFrom:
		return Tentative
	}
	return Unreliable
}

// kappa sets Cohen's kappa where exactly two coders answered one question.
func (g *agreer) kappa(r *Reliability, p part, codes stats.Codings) error {
	if p.several {
		r.NoKappa = "its questions have chances of their own: see each of them"
		return nil
	}
	if len(codes.Codes) != 2 {
		r.NoKappa = fmt.Sprintf("it is of two coders, and %d answered", len(codes.Codes))
		return nil
	}
	k, err := stats.CohenKappa(codes.Codes[0], codes.Codes[1], codes.Categories, stats.Unweighted)
	switch {
	case errors.Is(err, stats.ErrNoCounts):
		r.NoKappa = "both coders gave one answer only"
	case err != nil:
		return fmt.Errorf("agreement on %s: %w", r.Name, err)
	default:
		r.Kappa = &k.Value
	}
	return nil
}
