package analysis

import (
	"rashomon/corpus/text"
)

// A spokenWord is a word of an article with its place, used to align passages.
type spokenWord struct {
	text.Span
	key      uint64 // of its stem
	lemma    uint64 // of the word whose form it is, for what has to be the very word
	fold     string // as written, in lower case
	class    wordClass
	capital  bool // written with a capital
	upper    bool // in capitals alone
	number   bool
	place    Place
	speaker  int32 // index into the Copy's Speakers, -1
	sentence int32 // index into the Copy's Sentences
}

// of returns the original text of a span of the copy, from the kept sentences it
// touches.
func (c *Copy) of(s text.Span) string {
	from, to := c.sentenceAt(s.Start), c.sentenceAt(s.End-1)
	if from < 0 || to < from {
		return ""
	}
	out := ""
	for i := from; i <= to; i++ {
		k := &c.Sentences[i]
		a, b := max(s.Start, k.Start)-k.Start, min(s.End, k.End())-k.Start
		if i > from {
			out += " "
		}
		out += k.Text[a:b]
	}
	return out
}

// evidenceAt returns the sentence around a span as evidence; for a span over several
// sentences, all of them.
func (c *Copy) evidenceAt(s text.Span, place Place, speaker, verb string) Evidence {
	e := Evidence{
		Outlet: c.Outlet, Article: c.ID, File: c.File, Start: s.Start, End: s.End,
		Voice: place.String(), Speaker: speaker, Verb: verb,
	}
	from, to := c.sentenceAt(s.Start), c.sentenceAt(s.End-1)
	if from < 0 || to < from {
		return e
	}
	e.Line = int(c.Sentences[from].Line)
	e.SentenceStart = c.Sentences[from].Start
	e.Sentence = c.Sentences[from].Text
	if len(e.Sentence) > longestSentence {
		whole := text.Span{Start: e.SentenceStart, End: c.Sentences[from].End()}
		cut := cutSentence(e.Sentence, text.Span{End: int32(whole.Len())}, text.Span{Start: s.Start - whole.Start, End: min(s.End, s.Start+longestSentence, whole.End) - whole.Start})
		e.SentenceStart, e.Sentence = whole.Start+cut.Start, cut.Of(e.Sentence)
		return e
	}
	for i := from + 1; i <= to; i++ {
		k := &c.Sentences[i]
		gap := int(k.Start) - int(e.SentenceStart) - len(e.Sentence)
		if gap < 0 || gap > 8 {
			break
		}
		e.Sentence += "        "[:gap] + k.Text
	}
	return e
}
