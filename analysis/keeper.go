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
	introductions []*introduction          // of named speakers
	nobodys       map[string]*introduction // of all articles, by verb
}

// unsaid introduces the outlet's own words.
var unsaid = &introduction{}

// begin turns to the next article.
func (k *keeper) begin() {
	k.of, k.last = nil, nil
	k.sentences, k.introductions = k.sentences[:0], k.introductions[:0]
}

// exampleOf makes of x, which is zero, the example of the hit h of the article.
func (k *keeper) exampleOf(x *Example, a *Article, h *lexicons.Hit, place Place) {
	k.exampleAt(x, a, h.Span, place)
	x.negated = h.Negated
	verb := ""
	if at := a.contents.at(h.Start); at >= 0 {
		verb = a.Attributions[at].Verb
	}
	x.by = k.introduction(a.speakerName(a.Speaking[h.First]), verb)
}

// exampleAt makes of x, which is zero, an example of the span h of the article.
func (k *keeper) exampleAt(x *Example, a *Article, h text.Span, place Place) {
	d := a.Document
	x.in, x.by, x.hit, x.place, x.line = k.sentence(a, h), unsaid, h, place, int32(max(d.Line, 1))
	if d.Line == 0 {
		x.line += int32(strings.Count(d.Text[:h.Start], "\n"))
	}
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
	if speaker == "" {
		return k.nobody(verb)
	}
	for _, kept := range k.introductions {
		if kept.speaker == speaker && kept.verb == verb {
			return kept
		}
	}
	kept := &introduction{strings.Clone(speaker), verb}
	k.introductions = append(k.introductions, kept)
	return kept
}

// nobody is what is kept of words of which it is not known who speaks them. A verb is one
// of a list, and no part of the article.
func (k *keeper) nobody(verb string) *introduction {
	if verb == "" {
		return unsaid
	}
	kept := k.nobodys[verb]
	if kept == nil {
		if k.nobodys == nil {
			k.nobodys = map[string]*introduction{}
		}
		kept = &introduction{verb: verb}
		k.nobodys[verb] = kept
	}
	return kept
}
