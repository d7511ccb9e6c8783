package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus/text"
)

// A content is a run of text that one speaker is said to have said.
type content struct {
	text.Span
	speaker int32
}

// speaking fills dst with the index of the speaker whose words each token is,
// -1 where the outlet speaks or the source is unknown. Of nested contents the
// innermost counts; a quotation knows its speaker best.
func (a *Article) speaking(dst []int32, contents []content) ([]int32, []content) {
	dst = slices.Grow(dst[:0], len(a.Tokens))[:len(a.Tokens)]
	for i := range dst {
		dst[i] = -1
	}
	contents = contents[:0]
	for _, t := range a.Attributions {
		for _, c := range t.Content {
			contents = append(contents, content{c, t.Speaker})
		}
	}
	slices.SortStableFunc(contents, func(x, y content) int { return cmp.Compare(y.Len(), x.Len()) })
	for _, q := range a.Quotations {
		if q.Speaker >= 0 {
			contents = append(contents, content{q.Span, q.Speaker})
		}
	}
	for _, c := range contents {
		for i := a.tokenAt(c.Start); i < len(dst) && a.Tokens[i].Start < c.End; i++ {
			dst[i] = c.speaker
		}
	}
	return dst, contents
}

// tokenAt is the index of the first token that ends after the byte at.
func (a *Article) tokenAt(at int32) int {
	i, _ := slices.BinarySearchFunc(a.Tokens, at, func(t text.Token, at int32) int { return int(t.End) - int(at) - 1 })
	return i
}

func (a *Article) speakerName(i int32) string {
	if i < 0 {
		return ""
	}
	return a.Speakers[i].Name
}
