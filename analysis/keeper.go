package analysis

import (
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/lexicons"
)

// A keeper makes Examples of one article after another, each in what an outlet keeps.
// That does not retain the article's text, and stores what several Examples share only
// once.
type keeper struct {
	in            *kept
	of            *corpus.Document
	tidied        int   // in.tidied when the article was begun
	article       int32 // its number, 0 until an Example of it is kept
	sentences     int   // of in, before the article's
	introductions int
	last          int32 // the last sentence asked for, if whole; else 0
	span          text.Span
	whole         string // the part of the article's text that is kept anyway
	file          string // of this article or others
}

// begin starts an article, or continues with it, in what an outlet, whose lock is held,
// keeps.
func (k *keeper) begin(d *corpus.Document, in *kept) {
	if k.of == d && k.in == in && k.tidied == in.tidied {
		return
	}
	*k = keeper{in: in, of: d, tidied: in.tidied, sentences: len(in.sentences), introductions: len(in.introductions), file: k.file}
}

// exampleOf makes x, which is zero, the example of the hit h of the article.
func (k *keeper) exampleOf(x *Example, a *Article, h *lexicons.Hit, place Place) {
	k.exampleAt(x, a, h.Span, place)
	x.negated = h.Negated
	x.by = k.introduction(a.introduced(h))
}

// exampleAt makes x, which is zero, an example of the span h of the article.
func (k *keeper) exampleAt(x *Example, a *Article, h text.Span, place Place) {
	x.in, x.hit, x.place, x.line = k.sentence(a, h), h, place, int32(a.lineOf(h.Start))
}

// sentence is the number of the kept sentence around h.
func (k *keeper) sentence(a *Article, h text.Span) int32 {
	if k.last != 0 && k.span.Start <= h.Start && h.Start < k.span.End {
		return k.last // usual: hits come in order, and often several in a sentence
	}
	whole := a.sentenceOf(h.Start)
	s := cutSentence(k.of.Text, whole, h)
	kept := k.keep(s)
	if s == whole {
		k.last, k.span = kept, s
	}
	return kept
}

// keep stores a sentence once.
func (k *keeper) keep(s text.Span) int32 {
	if k.article == 0 {
		if k.file != k.of.File {
			k.file = strings.Clone(k.of.File)
		}
		k.article = k.in.addArticle(k.of.ID, k.file)
	}
	source := s.Of(k.of.Text)
	for i := len(k.in.sentences) - 1; i >= k.sentences; i-- { // hits mostly come in order
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

// introduction is the number of who speaks. A verb comes from a list, not from the
// article.
func (k *keeper) introduction(speaker, verb string) int32 {
	return k.in.introduction(k.introductions, speaker, verb)
}

// lineOf is the line of the file that a byte is on, 1-based.
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

// evidence is a span as a report shows it. It does not retain the article's text.
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
