package analysis

import (
	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// An Article is one article, annotated: its Reading and the hits of the
// lexicons in it. It is valid until the Annotator's next call.
type Article struct {
	*voice.Reading
	Hits     []lexicons.Hit
	Speaking []int32 // of every token: index into Speakers of whoever speaks it, -1 when it is the outlet or unknown

	stretches []stretch // all tokens, by place
	before    []int32   // words before every token, and before the end
	contents  contents
}

// An Annotator annotates one article after another. It is not safe for concurrent use:
// give each worker its own.
type Annotator struct {
	reader  *voice.Reader
	scanner *lexicons.Scanner
	reading voice.Reading
	article Article

	matcher *lexicons.Matcher
	options voice.Options
}

// NewAnnotator returns an Annotator that looks for what m matches.
func NewAnnotator(m *lexicons.Matcher, opts voice.Options) *Annotator {
	r := voice.NewReader(opts)
	return &Annotator{reader: r, scanner: m.Scanner(r.Vocabulary()), matcher: m, options: opts}
}

// Another returns an Annotator that shares what a has learnt about spellings: for another
// worker, running concurrently.
func (a *Annotator) Another() *Annotator {
	return &Annotator{reader: a.reader.Another(), scanner: a.scanner.Another(), matcher: a.matcher, options: a.options}
}

// maxForms is the number of different spellings that Annotators know at a time: what they
// have learnt about each takes about .3 kilobytes, and most spellings are names and slips
// that never recur.
const maxForms = 5 << 16

// Full reports whether the Annotator knows so many spellings that it should be replaced
// by a new one.
func (a *Annotator) Full() bool { return a.reader.Vocabulary().Len() > maxForms }

// Again returns a new Annotator that works like a.
func (a *Annotator) Again() *Annotator { return NewAnnotator(a.matcher, a.options) }

// Annotate reads doc.
func (a *Annotator) Annotate(doc *corpus.Document) *Article {
	a.reader.Read(doc, &a.reading)
	a.article.Reading = &a.reading
	a.article.Hits = a.scanner.Scan(a.article.Hits[:0], &a.reading)
	a.article.contents = a.article.contentsOf(a.article.contents)
	a.article.Speaking = a.article.speaking(a.article.Speaking)
	a.article.stretches = a.article.stretchesOf(a.article.stretches)
	a.article.before = wordsBefore(a.article.before, a.article.Tokens)
	return &a.article
}

// PlaceOf returns the place of the hit's words, going by the first.
func (a *Article) PlaceOf(h lexicons.Hit) Place {
	return placeOf(a.Zones[h.First], a.Voices[h.First])
}
