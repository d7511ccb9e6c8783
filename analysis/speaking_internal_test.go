package analysis

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// TestSpeaking compares the speakers of tokens with every content laid over the text,
// the longest first: among nested ones the innermost counts, and a quotation comes
// before all.
func TestSpeaking(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	var got []int32
	var room contents
	for range 500 {
		a := &Article{Reading: &voice.Reading{}}
		end := int32(0)
		for range rng.IntN(30) {
			at := end + rng.Int32N(3)
			end = at + 1 + rng.Int32N(6)
			a.Tokens = append(a.Tokens, text.Token{Span: text.Span{Start: at, End: end}})
		}
		n := int32(len(a.Tokens))
		run := func() (first, last int32, span text.Span) {
			first = rng.Int32N(n)
			last = first + 1 + rng.Int32N(n-first)
			return first, last, text.Span{Start: a.Tokens[first].Start, End: a.Tokens[last-1].End}
		}
		type layer struct{ first, last, speaker int32 }
		var layers []layer
		want := make([]int32, n)
		for i := range want {
			want[i] = -1
		}
		for s := int32(0); n > 0 && s < rng.Int32N(6); s++ {
			first, last, span := run()
			a.Attributions = append(a.Attributions, voice.Attribution{Content: []voice.Passage{{Span: span, First: first, Last: last}}, Speaker: s})
			layers = append(layers, layer{first, last, s})
		}
		length := func(l layer) int32 { return a.Tokens[l.last-1].End - a.Tokens[l.first].Start }
		slices.SortStableFunc(layers, func(x, y layer) int { return cmp.Compare(length(y), length(x)) })
		for s := int32(10); n > 0 && s < 10+rng.Int32N(3); s++ {
			first, last, span := run()
			a.Quotations = append(a.Quotations, voice.Quotation{Span: span, First: first, Last: last, Speaker: s})
			layers = append(layers, layer{first, last, s})
		}
		for _, l := range layers {
			for i := l.first; i < l.last; i++ {
				want[i] = l.speaker
			}
		}
		room = a.contentsOf(room)
		a.contents = room
		if got = a.speaking(got); !slices.Equal(got, want) {
			t.Fatalf("speakers %v, want %v of %+v and %+v", got, want, a.Attributions, a.Quotations)
		}
		for at := range end + 1 {
			if got, want := a.contents.at(at), a.innermost(at); got != want {
				t.Fatalf("byte %d: attribution %d, want %d of %+v", at, got, want, a.Attributions)
			}
		}
	}
}

// innermost returns the first of the shortest contents at a byte.
func (a *Article) innermost(at int32) int32 {
	best, length := int32(-1), 0
	for i, t := range a.Attributions {
		for _, c := range t.Content {
			if c.Start <= at && at < c.End && (best < 0 || c.Len() < length) {
				best, length = int32(i), c.Len()
			}
		}
	}
	return best
}
