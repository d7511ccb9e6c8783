package analysis

import (
	"fmt"

	"rashomon/analysis/stats"
	"rashomon/corpus/voice"
)

// ClassTest tests, for one class of source, whether its share of the words given to
// sources differs between the outlets.
type ClassTest struct {
	Class string `json:"class"`
	Test  *Test  `json:"test"` // over all tested outlets at once
}

// runClasses tests the shares that classes of source have of the words given to
// sources, as runTests does the terms: an article's chances are the words it gives to
// sources, and an article that lets nobody speak takes no part. It needs a row for each
// article.
func (t *tests) runClasses() error {
	c := t.c
	if c.articles == nil {
		return nil
	}
	all := population{set: -1}.articles(c)
	counts := make([][]int32, voice.Classes) // by class and article
	for class := range counts {
		counts[class] = make([]int32, len(c.articles))
	}
	for i := range c.articles {
		all.Exposure[i] = 0
		for _, s := range c.articles[i].Speakers {
			counts[s.Class][i] += int32(s.Words())
			if c.alone[i] {
				all.Exposure[i] += s.Words()
			}
		}
	}
	plan, err := all.Plan(c.permuting())
	if err != nil {
		return fmt.Errorf("testing classes of source: %w", err)
	}
	design, err := stats.NewDesign(plan)
	if err != nil {
		return fmt.Errorf("testing classes of source: %w", err)
	}
	scope, tested := design.Set(), design.Tested()
	if !scope.Allows(stats.ClaimP) {
		return nil
	}
	var table stats.Terms
	var classes []int
	filled := 0
	for class, of := range counts {
		articles, words := present(of, all, tested)
		if len(articles) < fewestArticles {
			continue
		}
		if err := table.Append(articles, words); err != nil {
			return fmt.Errorf("testing classes of source: %w", err)
		}
		filled += len(articles)
		classes = append(classes, class)
		t.classes[class] = &termTests{outlets: make([]*Test, len(c.outlets))}
	}
	if scope.Blocked { // every article of an event then has a residual
		filled = len(classes) * len(c.articles)
	}
	work := t.work(filled, len(classes), len(tested))
	if len(classes) == 0 || work.together > mostRelabelled {
		return nil
	}
	results := make([]*termTests, len(classes))
	for i, class := range classes {
		results[i] = t.classes[class]
	}
	_, err = t.exchange(results, table, all, tested, work)
	return err
}

// present lists the articles of the tested outlets that have any of the words.
func present(words []int32, a stats.Articles, tested []int) (articles, counts []int32) {
	in := make([]bool, a.Outlets)
	for _, o := range tested {
		in[o] = true
	}
	for i, n := range words {
		if n > 0 && in[a.Outlet[i]] {
			articles = append(articles, int32(i))
			counts = append(counts, n)
		}
	}
	return articles, counts
}
