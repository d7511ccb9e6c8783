package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/analysis/stats"
	"rashomon/corpus/text"
)

// wordFacts holds what is known about the listed stems, over all outlets.
type wordFacts struct {
	forms   stemForms
	moments []stats.Moments // over the outlets that others are compared with; nil if no interval is given
}

// stemForms holds the written forms of some stems.
type stemForms struct {
	at   []int32 // by stem, its place in list plus one
	list [][]FormCount
}

// formsOf looks up the forms of the stems, which may repeat.
func (v *vocabulary) formsOf(stems []int32) stemForms {
	s := stemForms{at: make([]int32, len(v.stems))}
	for _, stem := range stems {
		if s.at[stem] == 0 {
			s.list = append(s.list, nil)
			s.at[stem] = int32(len(s.list))
		}
	}
	for i := range v.forms {
		if f := &v.forms[i]; f.count > 0 && s.at[f.stem] > 0 {
			list := &s.list[s.at[f.stem]-1]
			*list = append(*list, FormCount{v.formText(int32(i)), f.count})
		}
	}
	return s
}

// of returns the written forms of a stem.
func (s *stemForms) of(stem int32) []FormCount { return s.list[s.at[stem]-1] }

// describeWords gathers the facts of the words that were chosen.
func (c *comparison) describeWords(pool *wordPool, all []*chosen) *wordFacts {
	var stems []int32
	for _, x := range all {
		for _, words := range x.words {
			for _, w := range words {
				stems = append(stems, w.stem)
			}
		}
	}
	facts := &wordFacts{forms: c.Profile.words.formsOf(stems)}
	if !slices.ContainsFunc(all, func(x *chosen) bool { return c.tellsIntervals(x.target) }) {
		return facts
	}
	facts.moments = make([]stats.Moments, len(facts.forms.list))
	var outlets stats.Moments
	for i, name := range c.outlets {
		if !pool.has[i] {
			continue
		}
		o := c.Profile.outlets[name]
		outlets.Merge(o.wordMoments(&wordTally{}))
		for at, stem := range o.words.keys {
			if word := facts.forms.at[stem]; word > 0 {
				t, m := o.words.at(int32(at)), &facts.moments[word-1]
				m.K, m.KK, m.KN = m.K+t.k, m.KK+t.squares, m.KN+t.products
			}
		}
	}
	for i := range facts.moments {
		facts.moments[i].Merge(outlets)
	}
	return facts
}

func (o *outlet) wordMoments(t *wordTally) stats.Moments {
	return stats.Moments{
		Docs: o.Articles, N: o.Words.Wording(), NN: o.WordingSquares,
		K: t.k, KK: t.squares, KN: t.products,
	}
}

// tell fills in the words that were chosen for one outlet.
func (c *comparison) tell(facts *wordFacts, x *chosen) {
	for list, words := range x.words {
		into := x.list(list)
		*into = make([]DistinctiveWord, 0, min(len(words), mostDistinctive))
		for i := range words {
			if len(*into) == mostDistinctive {
				break // the rest is only there for those passed over
			}
			if w := c.word(facts, x.target, &words[i]); list == listWording && c.isPassedOver(x.target, &w) {
				x.Passed++
			} else {
				*into = append(*into, w)
			}
		}
	}
	x.Reading = distinctReading(x.Distinctive)
}

// tellsIntervals reports whether words of an outlet have intervals.
func (c *comparison) tellsIntervals(target int) bool {
	return c.interval[target]
}

// isPassedOver reports whether an outlet that has intervals differs from the others in a
// word by no more than its articles differ among themselves. By rank alone, even an
// outlet that differs in no word would have some.
func (c *comparison) isPassedOver(target int, w *DistinctiveWord) bool {
	switch {
	case !c.tellsIntervals(target):
		return false
	case w.Interval != nil:
		return w.Interval.Lo <= 0
	}
	var others int64
	for _, i := range c.tested {
		if i != target {
			others += c.Profile.outlets[c.outlets[i]].Articles
		}
	}
	return allOfOne(w.Articles, w.OfArticles, others) > c.options.Alpha/2
}

// allOfOne is the probability that k articles, drawn at random out of n and the others,
// are all among the n: Fisher's exact test over articles for a word that the others do
// not have, for which there can be no ratio and no interval.
func allOfOne(k, n, others int64) float64 {
	p := 1.0
	for i := range k {
		p *= float64(n-i) / float64(n+others-i)
	}
	return p
}

// word describes one word.
func (c *comparison) word(facts *wordFacts, target int, x *chosenWord) DistinctiveWord {
	s := &c.Profile.words.stems[x.stem]
	out := c.Profile.outlets[c.outlets[target]]
	w := DistinctiveWord{
		Stem: c.Profile.words.stemText(x.stem), Count: x.k.K, ReferenceCount: x.rest.K, PerThousand: 1000 * float64(x.k.K) / float64(x.k.N),
		Articles: int64(x.tally.articles), OfArticles: out.Articles, LogOdds: x.odds.Delta, Z: x.odds.Z, Evidence: []Evidence{},
	}
	w.Word, w.Forms = joinForms(facts.forms.of(x.stem), s.name())
	w.LogRatio, w.OneArticle = out.oneArticle(&x.tally, x.k, x.rest)
	if c.tellsIntervals(target) {
		own := out.wordMoments(&x.tally)
		reference := facts.moments[facts.forms.at[x.stem]-1]
		reference.Remove(own)
		level := 1 - c.options.Alpha
		if r, err := stats.ClusterLogRatio(own, reference, level); err == nil {
			w.Interval = &Interval{r.CI.Lo, r.CI.Hi, level, MethodClustered}
		}
	}
	return w
}

// joinForms joins written forms that differ only in case and returns the commonest: a
// name as it is most often written, any other word in lower case.
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
