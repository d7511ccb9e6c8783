package analysis

import (
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// A keeper makes Examples of one article after the other, each in what an outlet keeps.
// That does not hold on to the article's text, and of what several Examples share nothing
// stands there twice.
type keeper struct {
	in            *kept
	of            *corpus.Document
	tidied        int   // how often in was, when the article was begun
	article       int32 // its number, 0 until an Example of it is kept
	sentences     int   // of in, before the article's
	introductions int
	last          int32 // the sentence that was asked for, whole; 0 when none was
	span          text.Span
	whole         string // the part of the article's text that is kept anyhow
	file          string // of this article or others
}

// begin turns to an article, or goes on with it, in what an outlet that is held keeps.
func (k *keeper) begin(d *corpus.Document, in *kept) {
	if k.of == d && k.in == in && k.tidied == in.tidied {
		return
	}
	*k = keeper{in: in, of: d, tidied: in.tidied, sentences: len(in.sentences), introductions: len(in.introductions), file: k.file}
}

// exampleOf makes of x, which is zero, the example of the hit h of the article.
func (k *keeper) exampleOf(x *Example, a *Article, h *lexicons.Hit, place Place) {
	k.exampleAt(x, a, h.Span, place)
	x.negated = h.Negated
	x.by = k.introduction(a.introduced(h))
}

// exampleAt makes of x, which is zero, an example of the span h of the article.
func (k *keeper) exampleAt(x *Example, a *Article, h text.Span, place Place) {
	x.in, x.hit, x.place, x.line = k.sentence(a, h), h, place, int32(a.lineOf(h.Start))
}

// sentence is what is kept of the sentence around h.
func (k *keeper) sentence(a *Article, h text.Span) int32 {
	if k.last != 0 && k.span.Start <= h.Start && h.Start < k.span.End {
		return k.last // as mostly: hits come in order, and often several in a sentence
	}
	whole := a.sentenceOf(h.Start)
	s := cutSentence(k.of.Text, whole, h)
	kept := k.keep(s)
	if s == whole {
		k.last, k.span = kept, s
	}
	return kept
}

// keep keeps a sentence once.
func (k *keeper) keep(s text.Span) int32 {
	if k.article == 0 {
		if k.file != k.of.File {
			k.file = strings.Clone(k.of.File)
		}
		k.article = k.in.addArticle(k.of.ID, k.file)
	}
	source := s.Of(k.of.Text)
	for i := len(k.in.sentences) - 1; i >= k.sentences; i-- { // hits come mostly in order
		if kept := &k.in.sentences[i]; kept.article == k.article && kept.at == s.Start && len(kept.text) == len(source) {
			return int32(i) + 1
		}
	}
	if int(s.End) <= len(k.whole) {
		k.in.articles[k.article-1].whole = true
		return k.in.addSentence(k.article, s.Start, s.Of(k.whole))
	}
	return k.in.addSentence(k.article, s.Start, strings.Clone(source))
}

// introduction is what is kept of who speaks. A verb is one of a list, and no part of the
// article.
func (k *keeper) introduction(speaker, verb string) int32 {
	return k.in.introduction(k.introductions, speaker, verb)
}

// lineOf is the line of the file on which a byte stands, 1-based.
func (a *Article) lineOf(at int32) int {
	if d := a.Document; d.Line == 0 {
		return 1 + strings.Count(d.Text[:at], "\n")
	}
	return a.Document.Line
}

// introduced is who is said to speak at a hit, and the cue verb.
func (a *Article) introduced(h *lexicons.Hit) (speaker, verb string) {
	if at := a.contents.at(h.Start); at >= 0 {
		verb = a.Attributions[at].Verb
	}
	return a.speakerName(a.Speaking[h.First]), verb
}

// evidence is a span as a report shows it. It does not hold on to the article's text.
func (a *Article) evidence(h text.Span, place Place) Evidence {
	d := a.Document
	s := cutSentence(d.Text, a.sentenceOf(h.Start), h)
	return Evidence{
		Outlet: d.Outlet, Article: strings.Clone(d.ID), File: strings.Clone(d.File), Line: a.lineOf(h.Start),
		Start: h.Start, End: h.End, SentenceStart: s.Start, Sentence: strings.Clone(s.Of(d.Text)), Voice: place.String(),
	}
}

// hitEvidence is evidence of a hit.
func (a *Article) hitEvidence(h *lexicons.Hit, place Place) Evidence {
	e := a.evidence(h.Span, place)
	speaker, verb := a.introduced(h)
	e.Speaker, e.Verb, e.Negated = strings.Clone(speaker), verb, h.Negated
	return e
}
