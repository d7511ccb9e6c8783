package class

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis/stats"
)

// WithTool is how far each coder agrees with the tool. It does not measure how well anybody codes:
// the tool reads by rules.
type WithTool struct {
	Questions []ToolQuestion `json:"questions"` // those that the tool answers
	Against   []Disagreement `json:"against"`   // where all coders, at least two, agree on a different answer
}

// A ToolQuestion is one question, coder by coder.
type ToolQuestion struct {
	Question string        `json:"question"`
	Coders   []CoderOfTool `json:"coders"`
}

// A CoderOfTool is one coder compared with the tool.
type CoderOfTool struct {
	Coder   string   `json:"coder"`
	Items   int      `json:"items"` // that both answered
	Same    int      `json:"same"`
	Kappa   *float64 `json:"kappa"`
	NoKappa string   `json:"no_kappa"`
}

// tool is a name for the tool among coders that no coder can have.
const tool = "\x00tool"

// withTool compares every coder with the key.
func (g *agreer) withTool(questions []part) (*WithTool, error) {
	w := &WithTool{Questions: []ToolQuestion{}, Against: []Disagreement{}}
	answer := func(coder, item string) string {
		if coder == tool {
			return g.items[g.index[item]].Answer
		}
		return g.answer(coder, item)
	}
	for _, p := range questions {
		if !slices.ContainsFunc(p.items, func(i int) bool { return g.items[i].Answer != "" }) {
			continue
		}
		q := ToolQuestion{Question: p.name}
		for _, coder := range g.coders {
			n := CoderOfTool{Coder: coder}
			for _, i := range p.items {
				a, b := answer(coder, g.items[i].ID), answer(tool, g.items[i].ID)
				if a == "" || b == "" {
					continue
				}
				n.Items++
				if a == b {
					n.Same++
				}
			}
			codes, _ := g.codes(p, []string{coder, tool}, answer)
			k, err := stats.CohenKappa(codes.Codes[0], codes.Codes[1], max(codes.Categories, 1), stats.Unweighted)
			switch {
			case errors.Is(err, stats.ErrTooFew):
				n.NoKappa = "no item was answered by both"
			case errors.Is(err, stats.ErrNoCounts):
				n.NoKappa = "both gave one answer only"
			case err != nil:
				return nil, fmt.Errorf("agreement with the tool on %s: %w", p.name, err)
			default:
				n.Kappa = &k.Value
			}
			q.Coders = append(q.Coders, n)
		}
		w.Questions = append(w.Questions, q)
	}
	for _, i := range g.ordered() {
		it := &g.items[i]
		answers := g.givenBy(it)
		if len(answers) == 1 && len(answers[0].Coders) > 1 && it.Answer != "" && it.Answer != answers[0].Answer {
			w.Against = append(w.Against, Disagreement{
				Item: it.ID, Article: it.Article, Sentence: it.Sentence, Question: it.Question, Ask: it.Ask, Text: it.Text, Answers: answers, Tool: it.Answer,
			})
		}
	}
	return w, nil
}

// reading explains in plain words what the figures are.
func (a *Agreement) reading(coders int) []string {
	var lines []string
	if coders == 1 {
		lines = append(lines, fmt.Sprintf("Only %s answered anything: there is no agreement among people to report.", a.Coders[0].Coder))
		return lines
	}
	count := map[string]int{}
	undefined, without := 0, 0
	for _, q := range a.Questions {
		switch {
		case q.Verdict != "":
			count[q.Verdict]++
		case q.Alpha != nil:
			without++
		case q.Units > 0:
			undefined++
		}
	}
	if n := count[Firm] + count[Tentative] + count[Unreliable]; n > 0 {
		var parts []string
		for _, v := range []struct{ verdict, where, says string }{
			{Firm, "at least .800", "conclusions can rest on these answers"},
			{Tentative, "from .667 to .800", "for tentative conclusions only"},
			{Unreliable, "below .667", "these units do not show that the answers say more of the articles than of the coders or of the question"},
		} {
			if k := count[v.verdict]; k > 0 {
				parts = append(parts, fmt.Sprintf("in %s it is %s: %s", spelled(k), v.where, v.says))
			}
		}
		lines = append(lines, fmt.Sprintf("Of %s alpha has an interval, whose lower end is what counts; %s (Krippendorff 2004).", countOf(n, "question"), strings.Join(parts, "; ")))
	}
	if without > 0 {
		lines = append(lines, fmt.Sprintf("Of %s alpha has no interval, and nothing is concluded: that takes %d units.", countOf(without, "question"), stats.MinBootstrap))
	}
	if undefined > 0 {
		lines = append(lines, fmt.Sprintf("In %s everybody gave one and the same answer: alpha is undefined there, not 1.", countOf(undefined, "question")))
	}
	lines = append(lines, "Intervals are from a bootstrap over units as if these were drawn alone; units of one article belong together, so they are rather too short. Of a group chance is taken question by question, so that a difference between its questions is no agreement.")
	return lines
}

func countOf(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return spelled(n) + " " + what + "s"
}
