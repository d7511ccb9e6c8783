package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus/voice"
)

// A content is what a speaker is reported to have said.
type content struct {
	voice.Passage
	speaker     int32
	attribution int32 // index into Attributions
}

// contents are those of an article: in order if they do not overlap, otherwise the
// longest first.
type contents struct {
	list  []content
	apart bool
}

// contentsOf lists the contents of a, in dst's memory.
func (a *Article) contentsOf(dst contents) contents {
	list := dst.list[:0]
	for i := range a.Attributions {
		t := &a.Attributions[i]
		for _, c := range t.Content {
			list = append(list, content{c, t.Speaker, int32(i)})
		}
	}
	apart := parted(list)
	if !apart {
		slices.SortStableFunc(list, func(x, y content) int { return cmp.Compare(y.Len(), x.Len()) })
	}
	return contents{list, apart}
}

// at returns the index of the innermost attribution whose content includes the byte at,
// -1 if there is none: among contents of one length, the first.
func (c *contents) at(at int32) int32 {
	if c.apart {
		lo, hi := 0, len(c.list)
		for lo < hi {
			if mid := int(uint(lo+hi) >> 1); c.list[mid].End <= at {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		if lo < len(c.list) && c.list[lo].Start <= at {
			return c.list[lo].attribution
		}
		return -1
	}
	best, length := int32(-1), 0
	for i := len(c.list) - 1; i >= 0; i-- {
		in := &c.list[i]
		if best >= 0 && in.Len() > length {
			break
		}
		if in.Start <= at && at < in.End {
			best, length = in.attribution, in.Len()
		}
	}
	return best
}

// speaking fills dst with the index of the speaker whose words each token is, -1 if the
// outlet speaks or the source is unknown. Among nested contents the innermost counts; a
// quotation knows its speaker best.
func (a *Article) speaking(dst []int32) []int32 {
	dst = slices.Grow(dst[:0], len(a.Tokens))[:len(a.Tokens)]
	for n := 0; n < len(dst); n += copy(dst[n:], nobody[:]) {
	}
	for _, c := range a.contents.list {
		spread(dst[c.First:c.Last], c.speaker)
	}
	for i := range a.Quotations {
		if q := &a.Quotations[i]; q.Speaker >= 0 {
			spread(dst[q.First:max(q.First, q.Last)], q.Speaker)
		}
	}
	return dst
}

// spread assigns all of said to a speaker: four at a time, and the last four may
// overlap those before.
func spread(said []int32, speaker int32) {
	n := len(said)
	if n < 4 {
		for i := range said {
			said[i] = speaker
		}
		return
	}
	four := [4]int32{speaker, speaker, speaker, speaker}
	for i := 0; i+4 < n; i += 4 {
		*(*[4]int32)(said[i:]) = four
	}
	*(*[4]int32)(said[n-4:]) = four
}

// nobody is a long run of tokens without a speaker.
var nobody = func() (list [1 << 10]int32) {
	for i := range list {
		list[i] = -1
	}
	return list
}()

// parted reports whether contents follow one another without overlapping.
func parted(contents []content) bool {
	for i := 1; i < len(contents); i++ {
		if contents[i].Start < contents[i-1].End {
			return false
		}
	}
	return true
}

func (a *Article) speakerName(i int32) string {
	if i < 0 {
		return ""
	}
	return a.Speakers[i].Name
}
