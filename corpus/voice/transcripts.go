package voice

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A transcript gives each speaker a separate paragraph, "VELL: We stay." One paragraph does not
// show that, since "Note: ..." looks the same: an article counts as a transcript from this many
// labelled paragraphs on.
const (
	upperLabels = 2 // labels in capitals throughout
	titleLabels = 3 // labels with capitals
	labelWords  = 4 // the longest label
)

// label returns the token of the colon that ends a speaker's label at the start of a paragraph, 0
// when there is none, and whether the label is in capitals.
func (r *Reader) label(into *Reading, region int) (colonAt int32, upper bool) {
	first, last := r.regionTokens[region].first, r.regionTokens[region].last
	for t := first; t < last && t < first+2*labelWords; t++ {
		w := &r.text[t]
		switch {
		case w.classes&colon != 0:
			if t == first || t+1 == last {
				return 0, false
			}
			return t, r.inUpper(into, first, t)
		case into.Tokens[t].Kind == text.Mark:
			if into.Tokens[t].Of(into.Document.Text) != "." {
				return 0, false
			}
		case w.classes&(name|honorific) == 0 || w.classes&timely != 0:
			return 0, false
		}
	}
	return 0, false
}

// inUpper reports whether the words from token first to last are in capitals.
func (r *Reader) inUpper(into *Reading, first, last int32) bool {
	for _, t := range into.Tokens[first:last] {
		if t.Kind != text.Mark && r.vocabulary.Form(t.Form).Case != text.Upper {
			return false
		}
	}
	return true
}

// transcribe determines whether the article is a transcript and, if so, attributes its labelled
// paragraphs. Their sentences are not read again.
func (r *Reader) transcribe(into *Reading) {
	r.transcript = grow(r.transcript, len(into.Regions))
	uppers, titles := 0, 0
	for i := range into.Regions {
		r.transcript[i] = 0
		if into.Regions[i].Zone != corpus.Body || into.Regions[i].Duplicate {
			continue
		}
		t, upper := r.label(into, i)
		r.transcript[i] = t
		switch {
		case t > 0 && upper:
			uppers++
		case t > 0:
			titles++
		}
	}
	if uppers < upperLabels && uppers+titles < titleLabels {
		clear(r.transcript)
		return
	}
	for i := range into.Regions {
		t := r.transcript[i]
		if t == 0 {
			continue
		}
		first, last := r.regionTokens[i].first, r.regionTokens[i].last
		n := len(into.Attributions)
		a := r.nextAttribution(into)
		a.Content = append(a.Content, into.passage(run{t + 1, last}))
		a.Source = into.span(run{first, t})
		a.Verb, a.Confidence = "transcript", .9
		r.mentions = append(r.mentions[:n], mention{source: run{first, t}, sentence: r.sentenceAt(into, first)})
		r.paints = append(r.paints, paint{run{first, t + 1}, Cue}, paint{run{t + 1, last}, Quote})
		quotations := within(into.Quotations, run{t, last})
		for q := range quotations {
			quotations[q].Attribution = int32(n)
		}
	}
}

// sentenceAt returns the sentence that token t is in.
func (r *Reader) sentenceAt(into *Reading, t int32) int32 {
	lo, hi := 0, len(into.Sentences)-1
	for lo < hi {
		mid := (lo + hi) / 2
		if into.Sentences[mid].Last <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return int32(lo)
}
