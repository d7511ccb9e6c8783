package analysis

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Distinctive is section 4 for one outlet: the words of its wording that set it
// apart from the other outlets, out of the whole vocabulary. It is a ranking by
// shrunken log-odds and no test.
type Distinctive struct {
	Outlet         string  `json:"outlet"`
	Words          int64   `json:"words"` // of its wording, numbers left out
	ReferenceWords int64   `json:"reference_words"`
	Vocabulary     int64   `json:"vocabulary"`  // different stems in its wording
	Prior          string  `json:"prior"`       // shape of the Dirichlet prior
	PriorWords     float64 `json:"prior_words"` // its weight, in words
	// ToldApart says that outlets share events, so that words of a subject could be
	// told from words for it. Where it is false, Topics is empty and Wording holds both.
	ToldApart bool              `json:"topics_told_apart"`
	Wording   []DistinctiveWord `json:"wording"`
	// Passed is the number of words that would stand in Wording by their order, and do
	// not since the outlet's articles differ as much among themselves: their interval
	// holds 0, or, where the others have none, so few articles have the word that all
	// of them may be the outlet's by chance.
	Passed  int64             `json:"passed_over"`
	Names   []DistinctiveWord `json:"names"`  // proper names: what is written about, more than how
	Topics  []DistinctiveWord `json:"topics"` // words whose difference is explained by the events told
	Single  []DistinctiveWord `json:"single"` // words that one article drives; none of these where the outlet has only one
	Reading []string          `json:"reading"`
}

// A DistinctiveWord is one stem in one outlet's wording.
type DistinctiveWord struct {
	Word           string      `json:"word"` // the commonest spelling
	Stem           string      `json:"stem"`
	Forms          []FormCount `json:"forms"` // that the stem joins, over all outlets, commonest first
	Count          int64       `json:"count"`
	PerThousand    float64     `json:"per_1000"`
	Articles       int64       `json:"articles"` // with the word in the outlet's wording
	OfArticles     int64       `json:"of_articles"`
	ReferenceCount int64       `json:"reference_count"`
	LogOdds        float64     `json:"log_odds"` // natural, shrunken, the outlet's less the others'
	Z              float64     `json:"z"`        // LogOdds over its standard error: the order of the list
	LogRatio       float64     `json:"log_ratio"`
	Interval       *Interval   `json:"interval"`    // of LogRatio, of this word alone; null where the design has none
	OneArticle     *bool       `json:"one_article"` // without the article that has most, less than half of the difference is left; null for a single article
	Evidence       []Evidence  `json:"evidence"`    // from at most eight articles an outlet whose text is kept
}

// FormCount is how often a spelling stands in the outlets' wording.
type FormCount struct {
	Form  string `json:"form"`
	Count int64  `json:"count"`
}

// Bounds of section 4.
const (
	mostDistinctive  = 12 // words an outlet
	mostWeighed      = 48 // of which those are listed, where there are intervals
	mostOthers       = 6  // names, and topic words, an outlet
	fewestDistinct   = 3  // occurrences of a word that is listed
	leastZ           = 1.0
	mostForms        = 6
	mostWordEvidence = 3
)

// distinctive is section 4. Words are ranked outlet by outlet, and only of those that
// are listed is more worked out.
func (c *comparison) distinctive() []Distinctive {
	list := []Distinctive{}
	if len(c.outlets) < 2 {
		return list
	}
	pool := c.poolWords()
	all := make([]*chosen, len(c.outlets))
	eachAtOnce(len(all), func() func(int) {
		var r ranking
		return func(i int) { all[i] = c.choose(pool, i, &r) }
	})
	all = slices.DeleteFunc(all, func(x *chosen) bool { return x == nil })
	of := c.describeWords(pool, all)
	eachAtOnce(len(all), func() func(int) {
		find := newWordFinder()
		return func(i int) {
			c.tell(of, all[i])
			c.showWords(find, &all[i].Distinctive)
		}
	})
	for _, x := range all {
		list = append(list, x.Distinctive)
	}
	return list
}

// toldApart says whether the events let words of a subject be told from words for
// it: at least two are known and at least one is told by two outlets.
func (c *comparison) toldApart() bool {
	e := c.Profile.words.events
	shared := false
	for event, n := range e.list {
		shared = shared || event != "" && len(n.outlets) > 1
	}
	return shared && len(e.list) > 1
}

// topicWords expects words from what an outlet's articles are about: if every
// outlet told an event with the same words, it would use stem
//
//	Σ_e n_e · K_e/N_e
//
// times, with n_e its words on event e, K_e the stem's occurrences there over all
// outlets and N_e all words there (indirect standardisation).
type topicWords struct {
	events []*eventCount
	words  []int64
}

func (c *comparison) topics(target int) topicWords {
	var t topicWords
	e := c.Profile.words.events
	for _, event := range slices.Sorted(maps.Keys(e.list)) {
		n := e.list[event]
		if words := n.outlets[c.outlets[target]]; words > 0 {
			t.events = append(t.events, n)
			t.words = append(t.words, words)
		}
	}
	return t
}

// explain reports whether the outlet's events explain most of a difference: k
// occurrences in n words, of all in words.
func (t topicWords) explain(stem int32, k, n, all, words int64) bool {
	var expected float64
	for i, e := range t.events {
		expected += float64(t.words[i]) * float64(e.count(stem)) / float64(e.words)
	}
	crude := math.Log2(float64(k) * float64(words) / (float64(n) * float64(all)))
	within := math.Log2(float64(k) / expected)
	return crude > 0 && within < crude/2
}

func distinctReading(d Distinctive) []string {
	if len(d.Wording) == 0 {
		return []string{}
	}
	var carried []string
	for _, w := range d.Wording {
		if w.OfArticles > 1 && 2*w.Articles > w.OfArticles {
			carried = append(carried, "“"+w.Word+"”")
		}
	}
	if len(carried) == 0 {
		return []string{}
	}
	return []string{fmt.Sprintf("Found in more than half of %s articles: %s.", possessive(d.Outlet), several(carried, mostDistinctive))}
}
