package class

import (
	"slices"
	"strings"

	"rashomon/analysis/stats"
)

// confusion counts which answers met.
func confusion(codes stats.Codings, answers, coders []string) *Confusion {
	c := &Confusion{Answers: answers, Counts: make([][]float64, len(answers))}
	for i := range c.Counts {
		c.Counts[i] = make([]float64, len(answers))
	}
	two := len(coders) == 2
	if two {
		c.Row, c.Column = coders[0], coders[1]
	}
	for u := range codes.Codes[0] {
		var given []int
		for k := range codes.Codes {
			if code := codes.Codes[k][u]; code != stats.Missing {
				given = append(given, code)
			}
		}
		if len(given) < 2 {
			continue
		}
		if two {
			c.Counts[given[0]][given[1]]++
			continue
		}
		for i, x := range given {
			for k, y := range given {
				if i != k {
					c.Counts[x][y] += 1 / float64(len(given)-1)
				}
			}
		}
	}
	return c
}

// disagreements lists the items that coders answered differently, in the order of the sheets.
func (g *agreer) disagreements() []Disagreement {
	list := []Disagreement{}
	for _, i := range g.ordered() {
		it := &g.items[i]
		answers := g.givenBy(it)
		if len(answers) < 2 {
			continue
		}
		d := Disagreement{
			Item: it.ID, Article: it.Article, Sentence: it.Sentence, Question: it.Question, Ask: it.Ask, Text: it.Text,
			Answers: answers, Tool: it.Answer,
		}
		total, same := 0, 0
		for _, a := range answers {
			total += len(a.Coders)
			same += len(a.Coders) * (len(a.Coders) - 1) / 2
		}
		d.Unlike = total*(total-1)/2 - same
		list = append(list, d)
	}
	return list
}

// givenBy groups the coders of an item by their answer, the commonest first.
func (g *agreer) givenBy(it *Item) []GivenBy {
	var list []GivenBy
	for _, coder := range g.coders {
		a := g.answer(coder, it.ID)
		if a == "" {
			continue
		}
		i := slices.IndexFunc(list, func(x GivenBy) bool { return x.Answer == a })
		if i < 0 {
			i = len(list)
			list = append(list, GivenBy{Answer: a})
		}
		list[i].Coders = append(list[i].Coders, coder)
	}
	slices.SortStableFunc(list, func(x, y GivenBy) int {
		if n := len(y.Coders) - len(x.Coders); n != 0 {
			return n
		}
		return strings.Compare(x.Answer, y.Answer)
	})
	return list
}
