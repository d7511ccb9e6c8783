package text

import (
	"slices"
	"strings"
	"testing"
)

// FuzzSentencesAt compares the ends found by stops with those found by looking at every
// character, wherever no gap between tokens may end a sentence.
func FuzzSentencesAt(f *testing.F) {
	for _, s := range []string{
		"He left. She stayed.", "3.5 U.S.A. e.g. this (No.) “Yes.” he said. No! Why?", "J.é É.B ÷. B… C", "a.\u0301B. \u00a0C", "A.\xe2\x80 \xff. B",
		"אב.גד. A", "\xd7A.ב.A", "。B ！C", "x․Y a._b A_.B", "\u202eA. \u200dB", "\U0001f600. \U0001f642\u200d🙂 A", "a\u2028B\u0085C",
	} {
		f.Add(s)
	}
	s := NewSplitter()
	v := NewVocabulary()
	f.Fuzz(func(t *testing.T, src string) {
		if v.Len() > 1<<16 {
			v = NewVocabulary()
		}
		tk := NewTokenizer(v)
		tokens := tk.Tokens(nil, src)
		if tk.OddGap() || strings.ContainsAny(src, "\r\n") {
			return
		}
		var stops []Span
		for _, x := range tokens {
			if MayEndSentence(v.Form(x.Form).Text) {
				stops = append(stops, x.Span)
			}
		}
		all := Span{0, int32(len(src))}
		got, want := s.SentencesAt(nil, src, all, nil, stops), s.Sentences(nil, src, all, nil)
		if !slices.Equal(got, want) {
			t.Fatalf("%q has sentences %v by stops %v, want %v", src, got, stops, want)
		}
	})
}

// TestMostFormsEndNoSentence: words end none, or the path by stops would skip nothing.
func TestMostFormsEndNoSentence(t *testing.T) {
	for form, want := range map[string]bool{
		"word": false, "U.S": false, "3.5": false, "it's": false, ",": false, "Erdoğan": false, "“": false, "…": false, "—": false, "€": false,
		".": true, "?": true, "!": true, "。": true, "\xff": true, strings.Repeat("a", longestForm): true,
	} {
		if got := MayEndSentence(form); got != want {
			t.Errorf("MayEndSentence(%q) is %v, want %v", form, got, want)
		}
	}
}
