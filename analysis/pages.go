package analysis

import (
	"rashomon/corpus/text"
)

// A spokenWord is a word of an article with its place: what passages are
// aligned by.
type spokenWord struct {
	text.Span
	key      uint64
	fold     string // as written, in lower case
	class    wordClass
	capital  bool // written with a capital
	upper    bool // in capitals alone
	number   bool
	place    Place
	speaker  int32 // index into the Copy's Speakers, -1
	sentence int32 // index into the Copy's Sentences
}

// opener cuts the kept sentences of Copies into words again.
type opener struct {
	tokenizer  *text.Tokenizer
	vocabulary *text.Vocabulary
	keys       *wordKeys
	tokens     []text.Token
}

func newOpener() *opener {
	v := text.NewVocabulary()
	return &opener{tokenizer: text.NewTokenizer(v), vocabulary: v, keys: newWordKeys(v)}
}

// words appends the counted words of the copy's sentence to dst.
func (o *opener) words(dst []spokenWord, c *Copy, sentence int) []spokenWord {
	s := &c.Sentences[sentence]
	o.tokens = o.tokenizer.Tokens(o.tokens[:0], s.Text)
	run := c.runAt(s.Start)
	for _, t := range o.tokens {
		if !t.Kind.Counts() {
			continue
		}
		at := s.Start + t.Start
		for run+1 < len(c.Runs) && c.Runs[run+1].Start <= at {
			run++
		}
		key, form := o.keys.of(t.Form), o.vocabulary.Form(t.Form)
		w := spokenWord{
			Span: text.Span{Start: at, End: s.Start + t.End}, key: key.key, class: key.class,
			fold: form.Fold, capital: form.Case > text.Lower, upper: form.Case == text.Upper, number: form.Fold[0] >= '0' && form.Fold[0] <= '9',
			sentence: int32(sentence), speaker: -1,
		}
		if run >= 0 {
			w.place, w.speaker = c.Runs[run].Place, c.Runs[run].Speaker
		}
		dst = append(dst, w)
	}
	return dst
}

// of is the original text of a span of the copy, over the kept sentences it
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

// evidenceAt is the sentence around a span as evidence; a span over several
// sentences shows them all.
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
