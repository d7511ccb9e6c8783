package analysis

import "strings"

// passageCount is the number of passages of consecutive sentences into which a sole
// article is cut.
const passageCount = 10

// passages counts the sole article of an outlet passage by passage, so that the effect of
// one passage on a comparison can be shown when there is no second article.
type passages struct {
	article string
	words   [passageCount]int32            // in the outlet's wording
	hits    map[int32]*[passageCount]int32 // by term, likewise
}

// passagesOf cuts an article. Terms without a hit have no entry; in returns zeros for
// them.
func (c *Counter) passagesOf(a *Article) *passages {
	p := &passages{article: strings.Clone(a.Document.ID), hits: map[int32]*[passageCount]int32{}}
	of := make([]int8, len(a.Tokens))
	for i, s := range a.Sentences {
		for t := s.First; t < s.Last; t++ {
			of[t] = int8(i * passageCount / len(a.Sentences))
		}
	}
	for i, t := range a.Tokens {
		if t.Kind.Counts() && !a.Duplicates[i] && placeOf(a.Zones[i], a.Voices[i]).Wording() {
			p.words[of[i]]++
		}
	}
	for _, h := range a.Hits {
		if h.Blocked || a.Duplicates[h.First] || !a.PlaceOf(h).Wording() {
			continue
		}
		for _, term := range [2]int32{c.terms.option[h.Entry], c.terms.category[h.Entry]} {
			if p.hits[term] == nil {
				p.hits[term] = new([passageCount]int32)
			}
			p.hits[term][of[h.First]]++
		}
	}
	return p
}

// in returns the hits of a term by passage.
func (p *passages) in(term int32) *[passageCount]int32 {
	if h := p.hits[term]; h != nil {
		return h
	}
	return new([passageCount]int32)
}
