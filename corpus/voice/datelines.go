package voice

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// pastDateline returns the first token of a sentence after the place and date that a report opens
// with, "TALMERE, May 9 (Tessel Wire) - ": they are not part of what is said, and the place is
// not the speaker. Without them it returns the sentence's own first token.
func (r *Reader) pastDateline(into *Reading, s Sentence) int32 {
	const reach = 20 // tokens: two places, a date, an agency
	tokens, src := into.Tokens, into.Document.Text
	first := tokens[s.First]
	if first.Len() < 3 || 'a' <= src[first.Start+1] && src[first.Start+1] <= 'z' { // the usual case
		return s.First
	}
	region := &into.Regions[s.Region]
	if region.Start != s.Start || region.Zone != corpus.Body || r.vocabulary.Form(first.Form).Case != text.Upper {
		return s.First
	}
	open := false
	for t := s.First + 1; t < min(s.Last-1, s.First+reach); t++ {
		k := r.text[t].classes
		switch {
		case k&openParen != 0:
			open = true
		case k&closeParen != 0:
			open = false
		case open:
		case k&dashMark != 0 || tokens[t].Of(src) == "-" && tokens[t-1].End < tokens[t].Start:
			return t + 1
		case k&lowercase != 0 && k&(timely|prep) == 0 || k&(terminal|colon|semicolon) != 0:
			return s.First
		}
	}
	return s.First
}
