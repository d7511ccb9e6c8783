package analysis

import (
	"rashomon/analysis/stats"
	"rashomon/lexicons"
)

// A population is what terms are tested over: articles, the chances each had to use a
// term, and how often it used it. Chances are words in the outlet's wording for cues,
// and uses of the whole set for the names of a choice set: an article that names
// nothing chose nothing, and takes no part.
type population struct {
	terms []int32 // of the Profile, those tested
	set   int32   // the choice set's own term; -1 for words
}

// wordsPopulation is the population for all cue categories and their entries.
func (c *comparison) wordsPopulation(lexs []*lexicons.Lexicon) population {
	p := population{set: -1}
	for _, l := range lexs {
		for _, cat := range l.Categories {
			if cat.Kind == lexicons.Choice {
				continue
			}
			p.terms = append(p.terms, c.term(l, cat, ""))
			for _, option := range options(cat) {
				p.terms = append(p.terms, c.term(l, cat, option))
			}
		}
	}
	return p
}

// usesPopulation is the population for the names of one choice set.
func (c *comparison) usesPopulation(l *lexicons.Lexicon, cat lexicons.Category) population {
	p := population{set: c.term(l, cat, "")}
	for _, option := range options(cat) {
		p.terms = append(p.terms, c.term(l, cat, option))
	}
	return p
}

// populationOf is the population that the category is compared over.
func (c *comparison) populationOf(l *lexicons.Lexicon, cat lexicons.Category) population {
	if cat.Kind == lexicons.Choice {
		return c.usesPopulation(l, cat)
	}
	return population{set: -1}
}

func (c *comparison) term(l *lexicons.Lexicon, cat lexicons.Category, option string) int32 {
	return c.terms[Term{l.Name, cat.ID, option, cat.Kind}]
}

// moments returns the sums over the outlet's articles for one term of p.
func (p population) moments(c *comparison, outlet string, term int32) stats.Moments {
	t := c.Tally(outlet, int(term))
	if p.set < 0 {
		e := c.Exposure(outlet)
		return stats.Moments{
			Docs: e.Articles, N: e.Words.Wording(), NN: e.WordingSquares,
			K: t.Places.Wording(), KK: t.Wording.Squares, KN: t.Wording.Products,
		}
	}
	s := c.Tally(outlet, int(p.set))
	return stats.Moments{
		Docs: s.Wording.Articles, N: s.Places.Wording(), NN: s.Wording.Squares,
		K: t.Places.Wording(), KK: t.Wording.Squares, KN: t.InSet,
	}
}

// apart appends to each, for every outlet of list, the sums for one term of p, and
// returns the sums for all of them together.
func (p population) apart(c *comparison, list []int, term int32, each []stats.Moments) ([]stats.Moments, stats.Moments) {
	var all stats.Moments
	for _, o := range list {
		m := p.moments(c, c.outlets[o], term)
		each = append(each, m)
		all.Merge(m)
	}
	return each, all
}

// chances is the number of chances an article had in p.
func (p population) chances(r *Row) int64 {
	if p.set < 0 {
		return r.Words.Wording()
	}
	return int64(r.wording(p.set))
}

// wording is how often the article has a term in its wording.
func (r *Row) wording(term int32) int32 {
	for _, t := range r.Terms {
		if t.Term == term {
			return t.Wording
		}
	}
	return 0
}

// articles describes the rows to package stats; outlets are numbered as in every table,
// events and months in the order of the rows.
func (p population) articles(c *comparison) stats.Articles {
	a := stats.Articles{Outlets: len(c.outlets)}
	outlets, events, months := map[string]int32{}, map[string]int32{"": -1}, map[string]int32{}
	for i, o := range c.outlets {
		outlets[o] = int32(i)
	}
	number := func(ids map[string]int32, key string) int32 {
		if _, ok := ids[key]; !ok {
			ids[key] = int32(len(ids))
		}
		return ids[key]
	}
	for i := range c.articles {
		r := &c.articles[i]
		a.Outlet = append(a.Outlet, outlets[r.Outlet])
		chances := p.chances(r)
		if !c.alone[i] {
			chances = 0
		}
		a.Exposure = append(a.Exposure, chances)
		a.Event = append(a.Event, number(events, r.Event))
		month := int32(-1)
		if m, ok := monthOf(r.Date); ok {
			month = number(months, m)
		}
		a.Month = append(a.Month, month)
	}
	return a
}

// table counts the terms article by article, and returns how many counts it holds.
func (p population) table(c *comparison, terms []int32) (t stats.Terms, filled int, err error) {
	for _, term := range terms {
		h := c.hits[term]
		if err := t.Append(h.articles, h.counts); err != nil {
			return stats.Terms{}, 0, err
		}
		filled += len(h.articles)
	}
	return t, filled, nil
}

// termHits is where a term occurs in the outlets' wording, by position of the row.
type termHits struct {
	articles, counts []int32
}

// indexHits turns the rows around: from the terms of each article to the articles
// of each term.
func (c *comparison) indexHits() {
	c.hits = make([]termHits, len(c.Terms))
	for i := range c.articles {
		for _, t := range c.articles[i].Terms {
			if t.Wording > 0 {
				h := &c.hits[t.Term]
				h.articles = append(h.articles, int32(i))
				h.counts = append(h.counts, t.Wording)
			}
		}
	}
}
