package analysis

import (
	"cmp"
	"hash/fnv"
	"slices"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// An Example is one occurrence of a term, or of what a speaker is given to say, with
// the sentence it stands in: the evidence behind a number.
type Example struct {
	rank     uint64
	of       *origin
	hit      text.Span // bytes into the article's text
	sentence string    // the original text, cut when very long
	speaker  string    // whose words they are, "" when the outlet's or unknown
	verb     string    // the cue verb that introduces the speaker
	at       int32     // where the sentence begins, bytes into the article's text
	line     int32     // line of the file on which the hit starts, 1-based
	place    Place
	negated  bool
}

// origin is the article of an Example; those of one article share it.
type origin struct{ article, file string }

// An exampleSet is what is kept behind one number: the examples of lowest rank, in
// the order of compareExamples. Ranks are a hash of article and position, so that
// the choice depends on the set of articles and not on the order in which they were
// read.
type exampleSet struct {
	list []Example
	last uint64 // rank of the last of them, at hand for the many that are not wanted
}

// shelf keeps exampleSets within bounds: at most limit examples a set.
//
// Past most all told, the limit is halved for every set, so that numbers
// are alike in what stands behind them. Since the size of a set at a limit is that
// or the number of occurrences, whichever is less, the limit too depends on the
// articles alone.
type shelf struct {
	limit int
	held  int // in all sets
	most  int // to be held, as far as one a set allows
}

// What a Profile keeps at most behind its terms, and behind speakers.
const (
	mostExamples = 1 << 15
	mostSaid     = 1 << 14
)

// newShelves are those of an empty Profile.
func newShelves(examples int) (terms, said shelf) {
	return shelf{limit: examples, most: mostExamples}, shelf{limit: min(examples, maxSaid), most: mostSaid}
}

// wants reports whether an example of that rank would be kept in the set.
func (s *shelf) wants(set exampleSet, rank uint64) bool {
	return len(set.list) < s.limit || len(set.list) > 0 && rank <= set.last
}

func (s *shelf) add(set *exampleSet, x Example) {
	if s.limit == 0 {
		return
	}
	i, _ := slices.BinarySearchFunc(set.list, x, compareExamples)
	switch {
	case len(set.list) < s.limit:
		set.list = slices.Insert(set.list, i, x)
		s.held++
	case i < len(set.list):
		copy(set.list[i+1:], set.list[i:]) // the last is let go
		set.list[i] = x
	}
	set.settle()
}

// settle notes the rank of the last example.
func (set *exampleSet) settle() {
	if n := len(set.list); n > 0 {
		set.last = set.list[n-1].rank
	}
}

// over reports whether the limit has to be lowered.
func (s *shelf) over() bool { return s.held > s.most && s.limit > 1 }

// cut takes from the set what is beyond the limit.
func (s *shelf) cut(set *exampleSet) {
	if len(set.list) > s.limit {
		set.list = slices.Clone(set.list[:s.limit])
		set.settle()
	}
	s.held += len(set.list)
}

// lower lowers a shelf's limit to limit, and on until what it holds is within
// bounds; sets calls its argument with every set on it.
func (s *shelf) lower(limit int, sets func(func(*exampleSet))) {
	for limit < s.limit || s.over() {
		if limit >= s.limit {
			limit = s.limit / 2
		}
		s.limit, s.held = limit, 0
		sets(s.cut)
	}
}

// shelve lowers the limits of p's shelves where that is called for.
func (p *Profile) shelve(terms, said int) {
	p.examples.lower(terms, func(cut func(*exampleSet)) {
		for _, o := range p.outlets {
			for i := range o.examples.list {
				cut(&o.examples.list[i])
			}
		}
	})
	p.said.lower(said, func(cut func(*exampleSet)) {
		for _, o := range p.outlets {
			for name, set := range o.said {
				cut(&set)
				o.said[name] = set
			}
		}
	})
}

// maxSaid is the number of sentences kept for every speaker of an outlet.
const maxSaid = 3

// boundSaid drops the speakers' examples once there are too many articles to
// keep their names.
func (p *Profile) boundSaid() {
	_, none := newShelves(p.options.Examples)
	if !p.rows.over || p.said == none {
		return
	}
	for _, o := range p.outlets {
		o.said = nil
	}
	p.said = none
}

func (p *Profile) mergeExamples(o *Profile) {
	p.shelve(o.examples.limit, o.said.limit)
	for name, from := range o.outlets {
		to := p.outlets[name]
		for i, set := range from.examples.list {
			into := to.examples.of(from.examples.keys[i])
			for _, x := range set.list {
				p.examples.add(into, x)
			}
		}
		for speaker, set := range from.said {
			into := to.said[speaker]
			for _, x := range set.list {
				p.said.add(&into, x)
			}
			to.setSaid(speaker, into)
		}
	}
	p.boundSaid()
	p.shelve(p.examples.limit, p.said.limit)
}

// setSaid sets what is kept behind a speaker.
func (o *outlet) setSaid(speaker string, set exampleSet) {
	if o.said == nil {
		o.said = map[string]exampleSet{}
	}
	o.said[speaker] = set
}

// exampleKey numbers a term's places.
func exampleKey(term int32, place Place) int32 { return term*int32(NoPlace) + int32(place) }

func compareExamples(a, b Example) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(a.of.file, b.of.file),
		cmp.Compare(a.line, b.line),
		cmp.Compare(a.of.article, b.of.article),
		cmp.Compare(a.hit.Start, b.hit.Start),
		cmp.Compare(a.hit.End, b.hit.End),
		cmp.Compare(a.at, b.at),
		cmp.Compare(a.sentence, b.sentence),
		cmp.Compare(a.speaker, b.speaker),
		cmp.Compare(a.verb, b.verb),
	)
}

// rankOf mixes an article's hash with a position (the finaliser of splitmix64,
// Steele, Lea and Flood 2014).
func rankOf(article uint64, at int32) uint64 {
	x := article + uint64(at)*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func hashID(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return h.Sum64()
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
		Outlet: outlet, Article: e.of.article, File: e.of.file, Line: int(e.line),
		Start: e.hit.Start, End: e.hit.End, SentenceStart: e.at, Sentence: e.sentence,
		Voice: e.place.String(), Speaker: e.speaker, Verb: e.verb, Negated: e.negated,
	}
}

// attributionAt is the index of the innermost attribution whose content holds
// the byte at, -1 when there is none.
func (a *Article) attributionAt(at int32) int {
	best, length := -1, 0
	for i, t := range a.Attributions {
		for _, c := range t.Content {
			if c.Start <= at && at < c.End && (best < 0 || c.Len() < length) {
				best, length = i, c.Len()
			}
		}
	}
	return best
}

// sentenceOf is the sentence that holds the byte at, an empty span when none
// does.
func (a *Article) sentenceOf(at int32) text.Span {
	i, _ := slices.BinarySearchFunc(a.Sentences, at, func(s voice.Sentence, at int32) int { return int(s.End) - int(at) - 1 })
	if i < len(a.Sentences) && a.Sentences[i].Start <= at {
		return a.Sentences[i].Span
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
