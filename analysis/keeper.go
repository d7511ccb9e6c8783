package analysis

import (
	"strings"

	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// A keeper makes Examples of one article after the other. What it keeps does not
// hold on to the article's text; a sentence that is kept behind several numbers is
// kept once.
type keeper struct {
	of        *origin // of the article, nil until an example of it is kept
	sentences []keptSpan
}

type keptSpan struct {
	start int32
	text  string
}

// begin turns to the next article.
func (k *keeper) begin() { k.of, k.sentences = nil, k.sentences[:0] }

// exampleOf describes the hit h of the article.
func (k *keeper) exampleOf(a *Article, h lexicons.Hit, place Place) Example {
	x := k.exampleAt(a, h.Span, place)
	x.negated = h.Negated
	if at := a.attributionAt(h.Start); at >= 0 {
		x.verb = strings.Clone(a.Attributions[at].Verb)
	}
	x.speaker = strings.Clone(a.speakerName(a.Speaking[h.First]))
	return x
}

// exampleAt describes the span h of the article.
func (k *keeper) exampleAt(a *Article, h text.Span, place Place) Example {
	d := a.Document
	if k.of == nil {
		k.of = &origin{strings.Clone(d.ID), strings.Clone(d.File)}
	}
	sentence := cutSentence(d.Text, a.sentenceOf(h.Start), h)
	x := Example{of: k.of, hit: h, at: sentence.Start, sentence: k.textOf(d.Text, sentence), place: place, line: int32(max(d.Line, 1))}
	if d.Line == 0 {
		x.line += int32(strings.Count(d.Text[:h.Start], "\n"))
	}
	return x
}

func (k *keeper) textOf(src string, s text.Span) string {
	for _, kept := range k.sentences {
		if kept.start == s.Start && len(kept.text) == s.Len() {
			return kept.text
		}
	}
	t := strings.Clone(s.Of(src))
	k.sentences = append(k.sentences, keptSpan{s.Start, t})
	return t
}
