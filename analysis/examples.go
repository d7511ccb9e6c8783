package analysis

import (
	"cmp"
	"iter"

	"rashomon/corpus/text"
)

// An Example is one occurrence of a term, or of what a speaker is given to say, with
// the sentence it stands in: the evidence behind a number.
type Example struct {
	rank    uint64
	in      *keptSentence
	by      *introduction
	hit     text.Span // bytes into the article's text
	line    int32     // line of the file on which the hit starts, 1-based
	place   Place
	negated bool
}

// A keptSentence is a sentence of an article, or a part of a very long one. Examples
// of one article share it.
type keptSentence struct {
	*origin
	text string // the original
	at   int32  // where it begins, bytes into the article's text
}

// origin is the article of a keptSentence; those of one article share it.
type origin struct{ article, file string }

// An introduction is who is said to speak, and the cue verb. Examples share it.
type introduction struct {
	speaker string // "" when the words are the outlet's or it is unknown
	verb    string
}

// An exampleSet is what is kept behind one number of an outlet, in the order of
// compareExamples. A Rank is a hash of article and position, so that the choice
// depends on the set of articles and not on the order in which they were read.
type exampleSet []Example

func (p *Profile) mergeExamples(o *Profile) {
	p.shelve(o.examples.bounds, o.said.bounds)
	for name, from := range o.outlets {
		to := p.outlets[name]
		for term, set := range from.termExamples() {
			into := to.examplesOf(term)
			for _, x := range set {
				p.examples.add(into, x)
			}
		}
		for speaker, set := range from.said {
			into := to.said[speaker]
			for _, x := range set {
				p.said.add(&into, x)
			}
			if len(into) > 0 {
				to.setSaid(speaker, into)
			}
		}
	}
	p.boundSaid()
	p.shelve(p.examples.bounds, p.said.bounds)
}

// examplesOf is what is kept behind a term, to be added to. It stands beside the term's
// tally, which is there from now on.
func (o *outlet) examplesOf(term int32) *exampleSet {
	return o.examples.value(o.tallies.small.at(term))
}

// termExamples are what is kept behind terms, in the order in which those came.
func (o *outlet) termExamples() iter.Seq2[int32, exampleSet] {
	return func(yield func(int32, exampleSet) bool) {
		for at, set := range o.examples.all() {
			if len(*set) > 0 && !yield(o.tallies.small.keys[at], *set) {
				return
			}
		}
	}
}

// setSaid sets what is kept behind a speaker.
func (o *outlet) setSaid(speaker string, set exampleSet) {
	if o.said == nil {
		o.said = map[string]exampleSet{}
	}
	o.said[speaker] = set
}

func compareExamples(a, b *Example) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(a.in.file, b.in.file),
		cmp.Compare(a.line, b.line),
		cmp.Compare(a.in.article, b.in.article),
		cmp.Compare(a.hit.Start, b.hit.Start),
		cmp.Compare(a.hit.End, b.hit.End),
		cmp.Compare(a.in.at, b.in.at),
		cmp.Compare(a.in.text, b.in.text),
		cmp.Compare(a.by.speaker, b.by.speaker),
		cmp.Compare(a.by.verb, b.by.verb),
	)
}

// rankOf is the rank of a position in an article of that hash: first that of the
// article, so that examples stand in few articles, which share what is kept of them,
// then that of the position.
func rankOf(article uint64, at int32) uint64 {
	return leastRank(article) | mix(article+uint64(at)*0x9e3779b97f4a7c15)>>(64-positionBits)
}

// leastRank is below the rank of any position in the article.
func leastRank(article uint64) uint64 { return mix(article) &^ (1<<positionBits - 1) }

// positionBits are those of a rank that tell positions of one article apart.
const positionBits = 24

func hashID(id string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

// longestSentence bounds what an example keeps of its sentence, in bytes.
const longestSentence = 1200

// cutSentence bounds a very long sentence around the place of interest.
func cutSentence(src string, sentence, at text.Span) text.Span {
	if sentence.Len() <= longestSentence {
		return sentence
	}
	return wholeRunes(src, text.Span{
		Start: max(sentence.Start, at.Start-longestSentence/2),
		End:   min(sentence.End, at.End+longestSentence/2),
	})
}

func (e *Example) evidence(outlet string) Evidence {
	return Evidence{
		Outlet: outlet, Article: e.in.article, File: e.in.file, Line: int(e.line),
		Start: e.hit.Start, End: e.hit.End, SentenceStart: e.in.at, Sentence: e.in.text,
		Voice: e.place.String(), Speaker: e.by.speaker, Verb: e.by.verb, Negated: e.negated,
	}
}

// sentenceOf is the sentence that holds the byte at, an empty span when none
// does.
func (a *Article) sentenceOf(at int32) text.Span {
	list := a.Sentences
	if len(list) == 0 {
		return text.Span{}
	}
	i, n := 0, len(list)
	for n > 1 {
		// Without a branch: which half it is nobody can foresee.
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
