package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"rashomon/analysis/stats"
	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// Collocations are counted only on request, since pairs of words far outnumber words.

// collocationSpan is the number of words before and after a term in which its company
// is looked for, within the sentence and the outlet's wording.
const collocationSpan = 5

// Bounds on what is shown: the scores of pairs that occur once or twice, or in a single
// article, say nothing.
const (
	fewestTogether         = 3
	fewestTogetherArticles = 2
	mostCollocates         = 5 // of a term in an outlet
)

// pairKey is a term and the stem of a word in its company.
type pairKey struct{ term, stem int32 }

// pairCount counts a pair in one outlet.
type pairCount struct {
	k        int64 // words of that stem in the windows of the term
	articles int64
}

// pairCounts are the pairs of one outlet; nil until there is one.
type pairCounts map[pairKey]pairCount

func (p *pairCounts) add(key pairKey, n pairCount) {
	if *p == nil {
		*p = pairCounts{}
	}
	sum := (*p)[key]
	sum.k += n.k
	sum.articles += n.articles
	(*p)[key] = sum
}

func (p *pairCounts) merge(o pairCounts, stems []int32) {
	for key, n := range o {
		p.add(pairKey{key.term, stems[key.stem]}, n)
	}
}

// collocate counts the company of every hit of the article.
func (c *Counter) collocate(a *Article) {
	if c.pairs == nil {
		c.pairs = map[pairKey]int64{}
	}
	clear(c.pairs)
	sentence := 0
	for _, h := range a.Hits {
		if h.Blocked || a.Duplicates[h.First] || !a.PlaceOf(h).Wording() {
			continue
		}
		for sentence > 0 && a.Sentences[sentence].First > h.First {
			sentence--
		}
		for sentence+1 < len(a.Sentences) && a.Sentences[sentence].Last <= h.First {
			sentence++
		}
		s := a.Sentences[sentence]
		look := func(from, until, step int32) {
			for i, left := from, collocationSpan; i != until && left > 0; i += step {
				if a.Tokens[i].Kind != text.Word {
					continue
				}
				left--
				if a.Duplicates[i] || !placeOf(a.Zones[i], a.Voices[i]).Wording() {
					continue
				}
				c.pairs[pairKey{c.terms.option[h.Entry], c.words.stemOf(a.Tokens[i].Form, a, c.profile)}]++
			}
		}
		look(h.First-1, s.First-1, -1)
		look(h.Last, max(h.Last, s.Last), 1)
	}
}

// collocates lists the company that each name keeps in each outlet, by logDice, the one
// measure that can be compared between corpora of different sizes. Every place in a
// window is a chance, so words, terms and chances are multiplied by the span.
func collocates(c *comparison, l *lexicons.Lexicon, cat lexicons.Category, names []Name, s *Statistic) error {
	if !c.Profile.options.Collocations {
		return fmt.Errorf("collocations were not counted: count the articles again and ask for them")
	}
	s.Counted, s.Against = "in places around it", "the word overall"
	v := &c.Profile.words
	forms, stems := c.companions(), v.sortedStems()
	for _, n := range names {
		term := c.term(l, cat, n.Option)
		for _, outlet := range c.outlets {
			out := c.Profile.outlets[outlet]
			t := c.Tally(outlet, int(term))
			var list []StatisticRow
			for _, stem := range stems {
				pair := out.pairs[pairKey{term, stem}]
				if pair.k < fewestTogether || pair.articles < fewestTogetherArticles {
					continue
				}
				const places = 2 * collocationSpan
				as, ok := stats.Associate(stats.Cooccurrence{
					Both: pair.k, First: places * t.Places.Wording(), Second: places * tallyOf(&out.words, stem).k, N: places * out.vocabularyWords,
				})
				if !ok || as.MI <= 0 {
					continue // not together, or less often than by chance
				}
				word, _ := joinForms(forms.of(stem), v.stems[stem].name())
				list = append(list, StatisticRow{
					Entry: n.Option + " … " + word, Outlet: outlet, Count: pair.k, Of: places * t.Places.Wording(),
					ReferenceCount: tallyOf(&out.words, stem).k, ReferenceOf: out.vocabularyWords,
					Values: values(as.LogDice, as.MI, as.MI3, as.T, as.NPMI),
				})
			}
			slices.SortStableFunc(list, func(a, b StatisticRow) int { return cmp.Compare(*b.Values[0], *a.Values[0]) })
			s.Rows = append(s.Rows, list[:min(len(list), mostCollocates)]...)
		}
	}
	return nil
}

// companions returns the spellings of the stems that occur near any name.
func (c *comparison) companions() stemForms {
	var stems []int32
	for _, o := range c.Profile.outlets {
		for pair := range o.pairs {
			stems = append(stems, pair.stem)
		}
	}
	return c.Profile.words.formsOf(stems)
}
