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
	for i := range a.Attributions {
		t := &a.Attributions[i]
		for _, c := range t.Content {
			contents = append(contents, content{c, t.Speaker})
		}
	}
	if !parted(contents) { // the order of what lies apart is no matter
		slices.SortStableFunc(contents, func(x, y content) int { return cmp.Compare(y.Len(), x.Len()) })
	}
	for _, c := range contents {
		for i := a.tokenAt(c.Start); i < len(dst) && a.Tokens[i].Start < c.End; i++ {
			dst[i] = c.speaker
		}
	}
	for i := range a.Quotations {
		if q := &a.Quotations[i]; q.Speaker >= 0 {
			for t := q.First; t < q.Last; t++ {
				dst[t] = q.Speaker
			}
		}
	}
	return dst, contents
}

// parted reports whether contents follow one another without a common byte.
func parted(contents []content) bool {
	for i := 1; i < len(contents); i++ {
		if contents[i].Start < contents[i-1].End {
			return false
		}
	}
	return true
}

// tokenAt is the index of the first token that ends after the byte at.
func (a *Article) tokenAt(at int32) int {
	lo, hi := 0, len(a.Tokens)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); a.Tokens[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (a *Article) speakerName(i int32) string {
	if i < 0 {
		return ""
	}
	return a.Speakers[i].Name
}
