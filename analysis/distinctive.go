package analysis

import (
	"cmp"
	"container/heap"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"rashomon/analysis/stats"
	"rashomon/corpus/text"
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
	Names     []DistinctiveWord `json:"names"`  // proper names: what is written about, more than how
	Topics    []DistinctiveWord `json:"topics"` // words whose difference is explained by the events told
	Single    []DistinctiveWord `json:"single"` // words that one article drives; none of these where the outlet has only one
	Reading   []string          `json:"reading"`
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
	mostOthers       = 6  // names, and topic words, an outlet
	fewestDistinct   = 3  // occurrences of a word that is listed
	leastZ           = 1.0
	mostForms        = 6
	mostWordEvidence = 3
)

// vocabularyIndex is what is looked up of the whole vocabulary, by stem.
type vocabularyIndex struct {
	forms []int32 // of the vocabulary, those of one stem together
	from  []int32 // of every stem, where its forms begin; one more at the end
	pool  []int64 // occurrences over the outlets that others are set against
}

// distinctive is section 4.
func (c *comparison) distinctive() ([]Distinctive, error) {
	list := []Distinctive{}
	if len(c.outlets) < 2 {
		return list, nil
	}
	o := c.indexWords()
	for i := range c.outlets {
		d, ok, err := c.distinct(o, i)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, d)
		}
	}
	c.showWords(list)
	return list, nil
}

// indexWords indexes the vocabulary.
func (c *comparison) indexWords() vocabularyIndex {
	v := &c.Profile.words
	o := vocabularyIndex{forms: make([]int32, len(v.forms)), from: make([]int32, len(v.stems)+1), pool: make([]int64, len(v.stems))}
	for i := range v.forms {
		o.from[v.forms[i].stem+1]++
	}
	for i := range v.stems {
		o.from[i+1] += o.from[i]
	}
	next := slices.Clone(o.from)
	for i := range v.forms {
		at := &next[v.forms[i].stem]
		o.forms[*at] = int32(i)
		*at++
	}
	for i, name := range c.outlets {
		if len(c.tested) == 0 || slices.Contains(c.tested, i) {
			words := &c.Profile.outlets[name].words
			for at, stem := range words.keys {
				o.pool[stem] += words.list[at].k
			}
		}
	}
	return o
}

// formsOf are the spellings of a stem.
func (c *comparison) formsOf(o vocabularyIndex, stem int32) []FormCount {
	var list []FormCount
	for _, i := range o.forms[o.from[stem]:o.from[stem+1]] {
		if f := &c.Profile.words.forms[i]; f.count > 0 {
			list = append(list, FormCount{f.form, f.count})
		}
	}
	return list
}

// distinct ranks the words of one outlet; not ok where it or the others have none.
func (c *comparison) distinct(o vocabularyIndex, target int) (Distinctive, bool, error) {
	v := &c.Profile.words
	out := c.Profile.outlets[c.outlets[target]]
	others := c.others(target)
	pooled := len(c.tested) == 0 || slices.Contains(c.tested, target)
	counts, rest := make([]int64, len(v.stems)), make([]int64, len(v.stems))
	d := Distinctive{
		Outlet: c.outlets[target], Words: out.vocabularyWords, Vocabulary: int64(len(out.words.list)), Prior: "pooled",
		ToldApart: c.toldApart(), Wording: []DistinctiveWord{}, Names: []DistinctiveWord{}, Topics: []DistinctiveWord{}, Single: []DistinctiveWord{},
	}
	for i, stem := range out.words.keys {
		counts[stem] = out.words.list[i].k
	}
	for i := range rest {
		rest[i] = o.pool[i]
		if pooled {
			rest[i] -= counts[i]
		}
		d.ReferenceWords += rest[i]
	}
	if d.Words == 0 || d.ReferenceWords == 0 || len(counts) < 2 {
		return d, false, nil
	}
	d.PriorWords = float64(d.Words+d.ReferenceWords) / 10
	odds, err := stats.DirichletLogOdds(counts, rest, stats.Prior{Kind: stats.PooledPrior, Strength: d.PriorWords})
	if err != nil {
		return d, false, fmt.Errorf("the words of %s: %w", d.Outlet, err)
	}
	ranked := ranking{before: func(a, b int) bool {
		if odds[a].Z != odds[b].Z {
			return odds[a].Z > odds[b].Z
		}
		return v.stems[a].stem < v.stems[b].stem
	}}
	for i := range odds {
		if odds[i].Z >= leastZ && counts[i] >= fewestDistinct {
			ranked.list = append(ranked.list, i)
		}
	}
	heap.Init(&ranked)
	topics := c.topics(target)
	for len(ranked.list) > 0 {
		i := heap.Pop(&ranked).(int)
		stem := int32(i)
		k, reference := stats.Counts{K: counts[i], N: d.Words}, stats.Counts{K: rest[i], N: d.ReferenceWords}
		into, most := &d.Wording, mostDistinctive
		if s := v.stems[stem]; 2*s.capital > s.inside {
			into, most = &d.Names, mostOthers
		} else if _, driven := c.oneArticle(stem, target, k, reference); driven != nil && *driven {
			into, most = &d.Single, mostOthers
		} else if d.ToldApart && topics.explain(stem, counts[i], d.Words, counts[i]+rest[i], d.Words+d.ReferenceWords) {
			into, most = &d.Topics, mostOthers
		}
		if len(*into) < most {
			w := c.word(o, stem, target, others, k, reference)
			w.LogOdds, w.Z = odds[i].Delta, odds[i].Z
			*into = append(*into, w)
		}
		if len(d.Wording) == mostDistinctive && len(d.Names) == mostOthers && len(d.Single) == mostOthers {
			break
		}
	}
	d.Reading = distinctReading(d)
	return d, true, nil
}

// A ranking is a heap of stems: of a whole vocabulary few are wanted, and to put all
// in order would take longer than to work them out.
type ranking struct {
	list   []int
	before func(a, b int) bool
}

func (r *ranking) Len() int           { return len(r.list) }
func (r *ranking) Less(i, j int) bool { return r.before(r.list[i], r.list[j]) }
func (r *ranking) Swap(i, j int)      { r.list[i], r.list[j] = r.list[j], r.list[i] }
func (r *ranking) Push(x any)         { r.list = append(r.list, x.(int)) }
func (r *ranking) Pop() any {
	last := len(r.list) - 1
	x := r.list[last]
	r.list = r.list[:last]
	return x
}

// word fills in the counts of one stem.
func (c *comparison) word(o vocabularyIndex, stem int32, target int, others []int, k, rest stats.Counts) DistinctiveWord {
	v := &c.Profile.words
	out := c.Profile.outlets[c.outlets[target]]
	t := out.words.tally(stem)
	w := DistinctiveWord{
		Stem: v.stems[stem].stem, Count: k.K, ReferenceCount: rest.K, PerThousand: 1000 * float64(k.K) / float64(k.N),
		Articles: int64(t.articles), OfArticles: out.Articles, Evidence: []Evidence{},
	}
	w.Word, w.Forms = joinForms(c.formsOf(o, stem), 2*v.stems[stem].capital > v.stems[stem].inside)
	w.LogRatio, w.OneArticle = c.oneArticle(stem, target, k, rest)
	if c.scope.Allows(stats.ClaimInterval) && slices.Contains(c.tested, target) {
		var reference stats.Moments
		for _, r := range others {
			reference.Merge(c.wordMoments(r, stem))
		}
		level := 1 - c.options.Alpha
		if r, err := stats.ClusterLogRatio(c.wordMoments(target, stem), reference, level); err == nil {
			w.Interval = &Interval{r.CI.Lo, r.CI.Hi, level, MethodClustered}
		}
	}
	return w
}

// oneArticle is the log ratio of a stem, and whether one article drives it; nil of a
// single article.
func (c *comparison) oneArticle(stem int32, target int, k, rest stats.Counts) (ratio float64, driven *bool) {
	if e, ok := stats.LogRatio(k, rest, level); ok {
		ratio = e.Value
	}
	out := c.Profile.outlets[c.outlets[target]]
	if out.Articles <= 1 {
		return ratio, nil
	}
	// The article's length is taken as the outlet's mean.
	s := stats.Stability{Value: ratio}
	t := out.words.tally(stem)
	left := stats.Counts{K: k.K - int64(t.most), N: k.N - k.N/out.Articles}
	if e, ok := stats.LogRatio(left, rest, level); ok && left.K > 0 {
		s.Remaining = e.Value
	}
	is := s.Driven()
	return ratio, &is
}

func (c *comparison) wordMoments(outlet int, stem int32) stats.Moments {
	o := c.Profile.outlets[c.outlets[outlet]]
	t := o.words.tally(stem)
	return stats.Moments{
		Docs: o.Articles, N: o.Words.Wording(), NN: o.WordingSquares,
		K: t.k, KK: t.squares, KN: t.products,
	}
}

// joinForms joins written forms that differ in case alone and returns the
// commonest: a name as it is written most, any other word in lower case.
func joinForms(written []FormCount, name bool) (word string, forms []FormCount) {
	at := map[string]int{}
	best := map[string]FormCount{}
	for _, f := range written {
		folded := text.Fold(f.Form)
		if b, ok := best[folded]; !ok || f.Count > b.Count || f.Count == b.Count && f.Form < b.Form {
			best[folded] = f
		}
		if i, ok := at[folded]; ok {
			forms[i].Count += f.Count
			continue
		}
		at[folded] = len(forms)
		forms = append(forms, FormCount{folded, f.Count})
	}
	slices.SortFunc(forms, func(a, b FormCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Form, b.Form))
	})
	if len(forms) == 0 {
		return "", nil
	}
	word = forms[0].Form
	if name {
		word = best[word].Form
	}
	return word, forms[:min(len(forms), mostForms)]
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
	return []string{fmt.Sprintf("Carried by more than half of %s articles: %s.", possessive(d.Outlet), several(carried, mostDistinctive))}
}

// showWords finds sentences for the words listed, in the texts that are kept.
func (c *comparison) showWords(list []Distinctive) {
	spelling := text.NewVocabulary()
	cut := text.NewTokenizer(spelling)
	var tokens []text.Token
	for i := range list {
		d := &list[i]
		var all []*DistinctiveWord
		words := map[string]int{}
		for _, part := range []*[]DistinctiveWord{&d.Wording, &d.Names, &d.Topics, &d.Single} {
			for j := range *part {
				w := &(*part)[j]
				for _, f := range w.Forms {
					words[f.Form] = len(all)
				}
				all = append(all, w)
			}
		}
		for _, x := range c.Profile.outlets[d.Outlet].witnesses {
			tokens = cut.Tokens(tokens[:0], x.text)
			x.find(d.Outlet, tokens, spelling, words, func(word int, e Evidence) {
				all[word].Evidence = append(all[word].Evidence, e)
			})
		}
		for _, w := range all {
			w.Evidence = spread(w.Evidence)
		}
	}
}

// spread keeps a few occurrences, of different articles first.
func spread(list []Evidence) []Evidence {
	slices.SortStableFunc(list, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
	var first, more []Evidence
	for i, e := range list {
		if i == 0 || e.Article != list[i-1].Article || e.File != list[i-1].File {
			first = append(first, e)
		} else {
			more = append(more, e)
		}
	}
	all := append(first, more...)
	return append([]Evidence{}, all[:min(len(all), mostWordEvidence)]...)
}
