package analysis

import (
	"cmp"
	"iter"

	"rashomon/corpus/text"
)

// An Example is one occurrence of a term, or of what a speaker is reported to say, with
// its sentence: the evidence behind a number. What it shares with others is in what its
// outlet has kept.
type Example struct {
	rank    uint64
	hit     text.Span // bytes into the article's text
	in      int32     // number of its sentence; 0 when this is not an Example
	by      int32     // number of who speaks
	line    int32     // line of the file on which the hit begins, 1-based
	place   Place
	negated bool
}

// An exampleSet is what is kept behind one number of an outlet, in the order of
// kept.compare. A rank is a hash of article and position, so that the choice depends on
// the set of articles and not on the order in which they were read.
type exampleSet []Example

// A bestExample is the example of a term when one is kept whatever its place, or none.
type bestExample [1]Example

// set contains the example, if there is one.
func (b *bestExample) set() exampleSet { return b[:min(b[0].in, 1)] }

func (p *Profile) mergeExamples(o *Profile) {
	p.shelve(o.examples.bounds, o.said.bounds)
	for name, from := range o.outlets {
		to := p.outlets[name]
		m := newMover(&from.kept, &to.kept)
		for term, set := range from.termExamples() {
			at := to.tallies.small.at(term)
			for _, x := range set {
				p.addExample(to, at, x, m)
			}
		}
		for speaker, set := range from.said {
			for _, x := range set {
				p.addSaid(to, speaker, x, m)
			}
		}
	}
	p.boundSaid()
	p.shelve(p.examples.bounds, p.said.bounds)
}

// addExample keeps an example, which m has to move, for the term at a position in o's
// tallies, if it is wanted there.
func (p *Profile) addExample(o *outlet, at int32, x Example, m *mover) {
	if s := &p.examples; s.level > 0 {
		if best := &o.best.value(at)[0]; best.wants(x.rank) {
			m.move(&x)
			s.putBest(&o.kept, best, &x)
		}
	} else if set := o.examples.value(at); s.wants(*set, x.place, x.rank) {
		m.move(&x)
		s.put(&o.kept, set, &x)
	}
}

// addSaid is addExample for a speaker.
func (p *Profile) addSaid(o *outlet, speaker string, x Example, m *mover) {
	if set := o.said[speaker]; p.said.wants(set, x.place, x.rank) {
		m.move(&x)
		p.said.put(&o.kept, &set, &x)
		o.setSaid(speaker, set)
	}
}

// termExamples are what is kept for terms, in the order in which those came.
func (o *outlet) termExamples() iter.Seq2[int32, exampleSet] {
	return func(yield func(int32, exampleSet) bool) {
		for at, set := range o.examples.all() {
			if len(*set) > 0 && !yield(o.tallies.small.keys[at], *set) {
				return
			}
		}
		for at, best := range o.best.all() {
			if best[0].in != 0 && !yield(o.tallies.small.keys[at], best.set()) {
				return
			}
		}
	}
}

// allExamples goes through what the outlet keeps for terms and speakers, in any order.
func (o *outlet) allExamples(yield func(*Example) bool) {
	of := func(set exampleSet) bool {
		for i := range set {
			if !yield(&set[i]) {
				return false
			}
		}
		return true
	}
	for _, chunk := range o.best.chunks {
		for i := range chunk {
			if x := &chunk[i][0]; x.in != 0 && !yield(x) {
				return
			}
		}
	}
	for _, set := range o.examples.all() {
		if !of(*set) {
			return
		}
	}
	for _, set := range o.said {
		if !of(set) {
			return
		}
	}
}

// examplesOf is what is kept for a term.
func (o *outlet) examplesOf(term int32) exampleSet {
	at := o.tallies.small.position(term)
	if best := o.best.get(at); best != nil {
		return best.set()
	}
	if set := o.examples.get(at); set != nil {
		return *set
	}
	return nil
}

// setSaid sets what is kept for a speaker.
func (o *outlet) setSaid(speaker string, set exampleSet) {
	if o.said == nil {
		o.said = map[string]exampleSet{}
	}
	o.said[speaker] = set
}

func (k *kept) compare(a, b *Example) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	article, file := k.article(a)
	otherArticle, otherFile := k.article(b)
	in, otherIn := k.sentence(a), k.sentence(b)
	speaker, verb := k.speaker(a)
	otherSpeaker, otherVerb := k.speaker(b)
	return cmp.Or(
		cmp.Compare(file, otherFile),
		cmp.Compare(a.line, b.line),
		cmp.Compare(article, otherArticle),
		cmp.Compare(a.hit.Start, b.hit.Start),
		cmp.Compare(a.hit.End, b.hit.End),
		cmp.Compare(in.at, otherIn.at),
		cmp.Compare(in.text, otherIn.text),
		cmp.Compare(speaker, otherSpeaker),
		cmp.Compare(verb, otherVerb),
	)
}

// rankOf is the rank of a position in an article with that hash: first that of the
// article, so that examples come from few articles, which share what is kept of them,
// then that of the position.
func rankOf(article uint64, at int32) uint64 {
	return leastRank(article) | mix(article+uint64(at)*0x9e3779b97f4a7c15)>>(64-positionBits)
}

// leastRank is at most the rank of any position in the article.
func leastRank(article uint64) uint64 { return mix(article) &^ (1<<positionBits - 1) }

// positionBits is the number of bits of a rank that distinguish positions of one article.
const positionBits = 24

func hashID(id string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

// longestSentence limits what an example keeps of its sentence, in bytes.
const longestSentence = 1200

// cutSentence cuts a very long sentence to the part around the place of interest.
func cutSentence(src string, sentence, at text.Span) text.Span {
	if sentence.Len() <= longestSentence {
		return sentence
	}
	return wholeRunes(src, text.Span{
		Start: max(sentence.Start, at.Start-longestSentence/2),
		End:   min(sentence.End, at.End+longestSentence/2),
	})
}

// evidence is x as a report shows it.
func (k *kept) evidence(outlet string, x *Example) Evidence {
	in := k.sentence(x)
	article, file := k.article(x)
	speaker, verb := k.speaker(x)
	return Evidence{
		Outlet: outlet, Article: article, File: file, Line: int(x.line),
		Start: x.hit.Start, End: x.hit.End, SentenceStart: in.at, Sentence: in.text,
		Voice: x.place.String(), Speaker: speaker, Verb: verb, Negated: x.negated,
	}
}

// sentenceOf is the sentence that contains the byte at, an empty span when none does.
func (a *Article) sentenceOf(at int32) text.Span {
	list := a.Sentences
	if len(list) == 0 {
		return text.Span{}
	}
	i, n := 0, len(list)
	for n > 1 {
		// Without a branch: which half it is cannot be predicted.
		half := n / 2
		behind := (list[i+half-1].End - 1 - at) >> 31 // -1 or 0
		i += half & int(behind)
		n -= half
	}
	if s := &list[i]; s.Start <= at && at < s.End {
		return s.Span
	}
	return text.Span{}
}

// wholeRunes widens s so that it cuts no character in two.
func wholeRunes(src string, s text.Span) text.Span {
	for s.Start > 0 && src[s.Start]&0xc0 == 0x80 {
		s.Start--
	}
	for int(s.End) < len(src) && src[s.End]&0xc0 == 0x80 {
		s.End++
	}
	return s
}
