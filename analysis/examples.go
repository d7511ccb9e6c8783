package analysis

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// An Example is one occurrence of a term with the sentence it stands in: the
// evidence behind a number.
type Example struct {
	Article  string // id
	Outlet   string
	File     string
	Line     int       // line of File on which the hit starts, 1-based
	Hit      text.Span // bytes into the article's text
	Span     text.Span // of the sentence, bytes into the article's text
	Sentence string    // the original text of Span, cut when very long
	Place    Place
	Speaker  string // whose words they are, "" when the outlet's or unknown
	Verb     string // the cue verb that introduces the speaker
	Negated  bool

	rank uint64
}

// exampleKey says which number an example belongs to.
type exampleKey struct {
	outlet  string
	term    int32 // 0 for a speaker
	place   Place
	speaker string // "" for a term
}

// examples keeps, for every key, the limit examples of lowest rank. Ranks are a
// hash of article and position, so that the choice depends on the set of
// articles and not on the order in which they were read.
//
// Past mostExamples all told, the limit is halved for every key, so that numbers
// are alike in what stands behind them. Since the size of a set at a limit is that
// or the number of occurrences, whichever is less, the limit too depends on the
// articles alone.
type examples struct {
	limit int
	held  int                      // in all sets
	sets  map[exampleKey][]Example // each in the order of compareExamples
}

// mostExamples bounds the sentences that a Profile keeps behind the terms, as far as
// one a key allows.
const mostExamples = 1 << 16

func newExamples(limit int) examples {
	return examples{limit: limit, sets: map[exampleKey][]Example{}}
}

// wants reports whether an example of that rank would be kept.
func (e *examples) wants(key exampleKey, rank uint64) bool {
	set := e.sets[key]
	return len(set) < e.limit || len(set) > 0 && rank <= set[len(set)-1].rank
}

func (e *examples) add(key exampleKey, ex Example) {
	if e.limit == 0 {
		return
	}
	set := e.sets[key]
	i, _ := slices.BinarySearchFunc(set, ex, compareExamples)
	set = slices.Insert(set, i, ex)
	e.held++
	if len(set) > e.limit {
		set[e.limit] = Example{} // its sentence is let go
		set = set[:e.limit]
		e.held--
	}
	e.sets[key] = set
	for e.held > mostExamples && e.limit > 1 {
		e.bound(e.limit / 2)
	}
}

// bound lowers the limit.
func (e *examples) bound(limit int) {
	if limit >= e.limit {
		return
	}
	e.limit, e.held = limit, 0
	for key, set := range e.sets {
		if len(set) > limit {
			set = slices.Clone(set[:limit])
			e.sets[key] = set
		}
		e.held += len(set)
	}
}

func (e *examples) merge(o *examples) {
	e.bound(o.limit)
	for key, set := range o.sets {
		for _, ex := range set {
			e.add(key, ex)
		}
	}
}

func compareExamples(a, b Example) int {
	return cmp.Or(
		cmp.Compare(a.rank, b.rank),
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Hit.Start, b.Hit.Start),
		cmp.Compare(a.Hit.End, b.Hit.End),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Sentence, b.Sentence),
		cmp.Compare(a.Speaker, b.Speaker),
		cmp.Compare(a.Verb, b.Verb),
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

// example describes the hit h of the article.
func (a *Article) example(h lexicons.Hit, place Place) Example {
	ex := a.exampleAt(h.Span, place)
	ex.Negated = h.Negated
	if at := a.attributionAt(h.Start); at >= 0 {
		ex.Verb = a.Attributions[at].Verb
	}
	ex.Speaker = a.speakerName(a.Speaking[h.First])
	return ex
}

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

// exampleAt describes the span h of the article.
func (a *Article) exampleAt(h text.Span, place Place) Example {
	d := a.Document
	sentence := cutSentence(d.Text, a.sentenceOf(h.Start), h)
	ex := Example{
		Article: d.ID, Outlet: d.Outlet, File: d.File,
		Line: max(d.Line, 1), Hit: h, Span: sentence,
		Sentence: strings.Clone(sentence.Of(d.Text)),
		Place:    place,
	}
	if d.Line == 0 {
		ex.Line += strings.Count(d.Text[:h.Start], "\n")
	}
	return ex
}

func (e *Example) evidence() Evidence {
	return Evidence{
		Outlet: e.Outlet, Article: e.Article, File: e.File, Line: e.Line,
		Start: e.Hit.Start, End: e.Hit.End, SentenceStart: e.Span.Start, Sentence: e.Sentence,
		Voice: e.Place.String(), Speaker: e.Speaker, Verb: e.Verb, Negated: e.Negated,
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
