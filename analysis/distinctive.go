package analysis

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Distinctive is section 4 for one outlet: the words of its wording that set it apart
// from the other outlets, out of the whole vocabulary. It is a ranking by shrunken
// log-odds, not a test.
type Distinctive struct {
	Outlet         string  `json:"outlet"`
	Words          int64   `json:"words"` // of its wording, numbers left out
	ReferenceWords int64   `json:"reference_words"`
	Vocabulary     int64   `json:"vocabulary"`  // different stems in its wording
	Prior          string  `json:"prior"`       // shape of the Dirichlet prior
	PriorWords     float64 `json:"prior_words"` // its weight, in words
	// ToldApart says that outlets share events, so that words about a subject could be
	// told apart from words for it. If it is false, Topics is empty and Wording holds
	// both.
	ToldApart bool              `json:"topics_told_apart"`
	Wording   []DistinctiveWord `json:"wording"`
	// Passed is the number of words that their rank would put in Wording, but that are
	// left out because the outlet's articles differ as much among themselves: their
	// interval contains 0 or, if the others do not have the word, so few articles have
	// it that all of them may be the outlet's by chance.
	Passed  int64             `json:"passed_over"`
	Names   []DistinctiveWord `json:"names"`  // proper names: what is written about, more than how
	Topics  []DistinctiveWord `json:"topics"` // words whose difference is explained by the events reported
	Single  []DistinctiveWord `json:"single"` // words that one article drives; empty if the outlet has only one
	Reading []string          `json:"reading"`
}

// A DistinctiveWord is one stem in one outlet's wording.
type DistinctiveWord struct {
	Word           string      `json:"word"` // the commonest spelling
	Stem           string      `json:"stem"`
	Forms          []FormCount `json:"forms"` // joined by the stem, over all outlets, commonest first
	Count          int64       `json:"count"`
	PerThousand    float64     `json:"per_1000"`
	Articles       int64       `json:"articles"` // with the word in the outlet's wording
	OfArticles     int64       `json:"of_articles"`
	ReferenceCount int64       `json:"reference_count"`
	LogOdds        float64     `json:"log_odds"` // natural, shrunken, the outlet's minus the others'
	Z              float64     `json:"z"`        // LogOdds over its standard error: the order of the list
	LogRatio       float64     `json:"log_ratio"`
	Interval       *Interval   `json:"interval"`    // of LogRatio, for this word alone; null if the design has none
	OneArticle     *bool       `json:"one_article"` // without the article that has most occurrences, less than half of the difference is left; null for a single article
	Evidence       []Evidence  `json:"evidence"`    // from at most eight articles per outlet whose text is kept
}

// FormCount is how often a spelling occurs in the outlets' wording.
type FormCount struct {
	Form  string `json:"form"`
	Count int64  `json:"count"`
}

// Bounds of section 4.
const (
	mostDistinctive  = 12 // words per outlet
	mostWeighed      = 48 // from which those are chosen, if there are intervals
	mostOthers       = 6  // names, and topic words, per outlet
	fewestDistinct   = 3  // occurrences of a word that is listed
	leastZ           = 1.0
	mostForms        = 6
	mostWordEvidence = 3
)

// distinctive is section 4. Words are ranked outlet by outlet, and more is worked out
// only for those that are listed.
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

// toldApart reports whether the events allow words about a subject to be told apart
// from words for it: at least two events are known, and at least one is reported by two
// outlets.
func (c *comparison) toldApart() bool {
	e := c.Profile.words.events
	shared := false
	for event, n := range e.list {
		shared = shared || event != "" && len(n.outlets) > 1
	}
	return shared && len(e.list) > 1
}

// topicWords predicts word counts from what an outlet's articles are about: if every
// outlet reported an event with the same words, it would use stem
//
//	Σ_e n_e · K_e/N_e
//
// times, where n_e is its words on event e, K_e the stem's occurrences there over all
// outlets, and N_e all words there (indirect standardisation).
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
// occurrences in n words, against all occurrences in words.
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
