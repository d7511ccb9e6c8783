package analysis

import (
	"slices"
	"strings"

	"rashomon/analysis/stats"
)

// wordPool counts the words of the outlets that others are compared with.
type wordPool struct {
	k     []int64 // by stem
	total int64
	has   []bool // by outlet
}

func (c *comparison) poolWords() *wordPool {
	p := &wordPool{k: make([]int64, len(c.Profile.words.stems)), has: make([]bool, len(c.outlets))}
	for i, name := range c.outlets {
		if p.has[i] = len(c.tested) == 0 || slices.Contains(c.tested, i); !p.has[i] {
			continue
		}
		words := &c.Profile.outlets[name].words
		for at, stem := range words.keys {
			k := words.k(int32(at))
			p.k[stem] += k
			p.total += k
		}
	}
	return p
}

// The lists of words of an outlet.
const (
	listWording = iota
	listNames
	listTopics
	listSingle
	wordLists
)

// chosen holds the words that are listed for one outlet.
type chosen struct {
	Distinctive
	target int
	most   int // words of its wording that are looked at
	words  [wordLists][]chosenWord
}

// chosenWord is a word that is listed, before more about it is worked out.
type chosenWord struct {
	stem    int32
	tally   wordTally
	k, rest stats.Counts
	odds    stats.LogOdds
}

func (x *chosen) list(of int) *[]DistinctiveWord {
	return [wordLists]*[]DistinctiveWord{&x.Wording, &x.Names, &x.Topics, &x.Single}[of]
}

func (x *chosen) full(list int) bool {
	if list == listWording {
		return len(x.words[list]) == x.most
	}
	return len(x.words[list]) == mostOthers
}

// choose ranks the words of one outlet and takes those that are listed; nil if it or
// the others have none.
func (c *comparison) choose(pool *wordPool, target int, r *ranking) *chosen {
	v := &c.Profile.words
	out := c.Profile.outlets[c.outlets[target]]
	x := &chosen{target: target, most: mostDistinctive, Distinctive: Distinctive{
		Outlet: c.outlets[target], Words: out.vocabularyWords, ReferenceWords: pool.total, Vocabulary: int64(len(out.words.list)),
		Prior: "pooled", ToldApart: c.toldApart(),
	}}
	var own int64
	for at := range int32(len(out.words.list)) {
		own += out.words.k(at)
	}
	if pool.has[target] {
		x.ReferenceWords -= own
	}
	if c.tellsIntervals(target) {
		x.most = mostWeighed
	}
	if x.Words == 0 || x.ReferenceWords == 0 || len(v.stems) < 2 {
		return nil
	}
	x.PriorWords = float64(x.Words+x.ReferenceWords) / 10
	odds := stats.PooledOdds{Target: own, Reference: x.ReferenceWords, Strength: x.PriorWords}
	rest := func(at int32) int64 {
		n := pool.k[out.words.keys[at]]
		if pool.has[target] {
			n -= out.words.k(at)
		}
		return n
	}
	r.begin(v, out.words.keys)
	for at := range int32(len(out.words.keys)) {
		if k := out.words.k(at); k >= fewestDistinct {
			if of, ok := odds.AtLeast(k, rest(at), leastZ); ok {
				r.list = append(r.list, ranked{of.Z, at})
			}
		}
	}
	r.rest = r.list
	topics := c.topics(target)
	for misses := 0; r.more() && !x.complete(out); {
		if x.full(listWording) && x.full(listNames) && (!x.ToldApart || x.full(listTopics)) {
			// The words still wanted are rare or absent: look for them in any order
			// first.
			if misses++; misses == fewMisses {
				r.leave(func(at int32) bool {
					t := out.words.at(at)
					k, rest := stats.Counts{K: t.k, N: x.Words}, stats.Counts{K: rest(at), N: x.ReferenceWords}
					if !out.mayBeDriven(&t, k, rest) || v.stems[out.words.keys[at]].name() {
						return false
					}
					_, driven := out.oneArticle(&t, k, rest)
					return driven != nil && *driven
				})
				continue
			}
		}
		at := r.next()
		stem, t := out.words.keys[at], out.words.at(at)
		w := chosenWord{stem: stem, tally: t, k: stats.Counts{K: t.k, N: x.Words}, rest: stats.Counts{K: rest(at), N: x.ReferenceWords}}
		into := listWording
		if v.stems[stem].name() {
			into = listNames
		} else if x.full(listWording) && x.full(listSingle) && (!x.ToldApart || x.full(listTopics)) {
			continue // whichever list it belongs to
		} else if _, driven := out.oneArticle(&t, w.k, w.rest); driven != nil && *driven {
			into = listSingle
		} else if x.ToldApart && topics.explain(stem, t.k, x.Words, t.k+w.rest.K, x.Words+x.ReferenceWords) {
			into = listTopics
		}
		if !x.full(into) {
			w.odds = odds.Word(w.k.K, w.rest.K)
			x.words[into] = append(x.words[into], w)
		}
	}
	return x
}

// complete reports whether no lower-ranked word is listed: topics are told apart as far
// as the other lists call for, and in an only article nothing is set apart as driven by
// one.
func (x *chosen) complete(o *outlet) bool {
	if !x.full(listWording) || !x.full(listNames) {
		return false
	}
	return x.full(listSingle) || o.Articles <= 1 && (!x.ToldApart || x.full(listTopics))
}

// name reports whether a stem is nearly always capitalised inside sentences.
func (s *stemCount) name() bool { return 2*s.capital > s.inside }

// oneArticle returns the log ratio of a stem, and whether one article drives it; nil
// for a single article.
func (o *outlet) oneArticle(t *wordTally, k, rest stats.Counts) (ratio float64, driven *bool) {
	ratio, _ = stats.RateRatio(k, rest)
	if o.Articles <= 1 {
		return ratio, nil
	}
	// The article's length is taken as the outlet's mean.
	s := stats.Stability{Value: ratio}
	left := stats.Counts{K: k.K - int64(t.most), N: k.N - k.N/o.Articles}
	if left.K > 0 {
		s.Remaining, _ = stats.RateRatio(left, rest)
	}
	is := s.Driven()
	return ratio, &is
}

// mayBeDriven is false only if oneArticle would say so, but needs no logarithm: without
// an article that has most of the k occurrences, at least v + log2((k-most)/k) is left
// of a log ratio v, and this is less than v/2 only if (k/(k-most))² > 2^v.
func (o *outlet) mayBeDriven(t *wordTally, k, rest stats.Counts) bool {
	const slack = 1 + 1e-6 // for rounding errors
	left := float64(k.K - int64(t.most))
	if left > float64(k.N-k.N/o.Articles) {
		return true // in fewer words than that, for which there is no ratio
	}
	return left*left*float64(rest.N) <= slack*float64(k.K)*float64(k.N)*max(0.5, float64(rest.K))
}

// fewMisses is the number of words looked at before the rest is searched.
const fewMisses = 64

// A ranking gives an outlet's words in order, the highest z first and by stem if z is
// equal. Few words of a whole vocabulary are wanted: those in front are made a heap,
// and the others are left as they are until they are called for.
type ranking struct {
	list       []ranked // all
	heap, rest []ranked // what is left
	words      *vocabulary
	keys       []int32
}

type ranked struct {
	z  float64
	at int32 // of the outlet's words
}

func (r *ranking) begin(v *vocabulary, keys []int32) {
	r.list, r.heap, r.words, r.keys = r.list[:0], nil, v, keys
}

// more reports whether there is a next word.
func (r *ranking) more() bool {
	if len(r.heap) == 0 {
		r.call()
	}
	return len(r.heap) > 0
}

// call makes a heap of the front of the rest, about that many words.
func (r *ranking) call() {
	const some, parts = 512, 256
	if len(r.rest) == 0 {
		return
	}
	least, most := r.rest[0].z, r.rest[0].z
	for i := range r.rest {
		least, most = min(least, r.rest[i].z), max(most, r.rest[i].z)
	}
	part := func(z float64) int { // never less for a higher z
		if most == least {
			return 0
		}
		return min(int((z-least)/(most-least)*parts), parts-1)
	}
	var count [parts]int
	for i := range r.rest {
		count[part(r.rest[i].z)]++
	}
	lowest, n := parts, 0
	for n < min(some, len(r.rest)) {
		lowest--
		n += count[lowest]
	}
	n = 0
	for i := range r.rest {
		if part(r.rest[i].z) >= lowest {
			r.rest[i], r.rest[n] = r.rest[n], r.rest[i]
			n++
		}
	}
	r.heap, r.rest = r.rest[:n:n], r.rest[n:]
	for i := len(r.heap)/2 - 1; i >= 0; i-- {
		r.sink(i)
	}
}

// leave keeps, of the words that are left, only those wanted.
func (r *ranking) leave(wanted func(at int32) bool) {
	unwanted := func(x ranked) bool { return !wanted(x.at) }
	all := append(slices.DeleteFunc(r.heap, unwanted), slices.DeleteFunc(r.rest, unwanted)...)
	r.heap, r.rest = nil, all
}

func (r *ranking) before(a, b ranked) bool {
	if a.z != b.z {
		return a.z > b.z
	}
	return strings.Compare(r.words.stemText(r.keys[a.at]), r.words.stemText(r.keys[b.at])) < 0
}

// next takes the first word.
func (r *ranking) next() int32 {
	first, last := r.heap[0].at, len(r.heap)-1
	r.heap[0] = r.heap[last]
	r.heap = r.heap[:last]
	r.sink(0)
	return first
}

func (r *ranking) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(r.heap) {
			return
		}
		if child+1 < len(r.heap) && r.before(r.heap[child+1], r.heap[child]) {
			child++
		}
		if !r.before(r.heap[child], r.heap[i]) {
			return
		}
		r.heap[i], r.heap[child] = r.heap[child], r.heap[i]
		i = child
	}
}
