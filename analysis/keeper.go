package analysis

import (
	"slices"
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// A keeper makes Examples of one article after the other. What it keeps does not
// hold on to the article's text; what several examples share is kept once.
type keeper struct {
	of            *origin       // of the article, nil until an example of it is kept
	last          *keptSentence // that was asked for, whole; nil when none was
	sentences     []*keptSentence
	introductions []*introduction
}

// unsaid introduces the outlet's own words.
var unsaid = &introduction{}

// begin turns to the next article.
func (k *keeper) begin() {
	k.of, k.last = nil, nil
	k.sentences, k.introductions = k.sentences[:0], k.introductions[:0]
}

// exampleOf describes the hit h of the article.
func (k *keeper) exampleOf(a *Article, h *lexicons.Hit, place Place) Example {
	x := k.exampleAt(a, h.Span, place)
	x.negated = h.Negated
	verb := ""
	if at := a.contents.at(h.Start); at >= 0 {
		verb = a.Attributions[at].Verb
	}
	x.by = k.introduction(a.speakerName(a.Speaking[h.First]), verb)
	return x
}

// exampleAt describes the span h of the article.
func (k *keeper) exampleAt(a *Article, h text.Span, place Place) Example {
	d := a.Document
	x := Example{in: k.sentence(a, h), by: unsaid, hit: h, place: place, line: int32(max(d.Line, 1))}
	if d.Line == 0 {
		x.line += int32(strings.Count(d.Text[:h.Start], "\n"))
	}
	return x
}

// sentence is what is kept of the sentence around h.
func (k *keeper) sentence(a *Article, h text.Span) *keptSentence {
	if last := k.last; last != nil && last.at <= h.Start && int(h.Start-last.at) < len(last.text) {
		return last // as mostly: hits come in order, and often several in a sentence
	}
	d := a.Document
	whole := a.sentenceOf(h.Start)
	s := cutSentence(d.Text, whole, h)
	kept := k.keep(d, s)
	if s == whole {
		k.last = kept
	}
	return kept
}

// keep keeps a sentence once.
func (k *keeper) keep(d *corpus.Document, s text.Span) *keptSentence {
	for _, kept := range slices.Backward(k.sentences) { // hits come mostly in order
		if kept.at == s.Start && len(kept.text) == s.Len() {
			return kept
		}
	}
	if k.of == nil {
		k.of = &origin{strings.Clone(d.ID), strings.Clone(d.File)}
	}
	kept := &keptSentence{k.of, strings.Clone(s.Of(d.Text)), s.Start}
	k.sentences = append(k.sentences, kept)
	return kept
}

// introduction is what is kept of who speaks.
func (k *keeper) introduction(speaker, verb string) *introduction {
	if speaker == "" && verb == "" {
		return unsaid
	}
	for _, kept := range k.introductions {
		if kept.speaker == speaker && kept.verb == verb {
			return kept
		}
	}
	kept := &introduction{strings.Clone(speaker), strings.Clone(verb)}
	k.introductions = append(k.introductions, kept)
	return kept
}
