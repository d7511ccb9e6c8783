package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		why  string
		text string // sentences separated by |
		keep string // a quotation inside which nothing ends
	}{
		{why: "a full stop before a capital ends", text: "The garrison rose.| The minister fled."},
		{why: "a title holds its name", text: "He met Gen. Arvo Tamm and Mr. Lind on Monday.| They left."},
		{why: "an initial holds a surname", text: "The envoy, J. R. Holm, spoke.| Nobody replied."},
		{why: "an acronym inside a sentence", text: "The U.S. Treasury paid.| The bank closed."},
		{why: "an acronym before a starter ends", text: "He flew to the U.S.| The talks failed."},
		{why: "a decimal is one number", text: "Prices rose 3.5 per cent.| Wages did not."},
		{why: "a month holds its day", text: "It began on Sept. 4 in the north.| It ended there."},
		{why: "a question inside a quotation goes on in lower case", text: "“Why now?” he asked.| She shrugged."},
		{why: "a quotation of two sentences stays whole with its verb",
			text: "“We stay. We fight,” he said.| Others fled.", keep: "“We stay. We fight,”"},
		{why: "a company ends before a starter", text: "He works for Orlo Inc.| The firm is small."},
		{why: "a company holds a name", text: "He works for Orlo Inc. Chairman Vey said so."},
		{why: "times of day", text: "It began at 5 a.m. Monday.| By noon it was over."},
		{why: "an ellipsis goes on in lower case", text: "It was ... a drama.| So they said."},
		{why: "hard-wrapped lines go on", text: "The garrison at\nSaltmarsh rose at dawn.|\nThe envoy left."},
		{why: "a number sign holds its number", text: "Rule No. 7 applies.| Rule 8 does not."},
		{why: "I is a word, not an initial", text: "So did I.| The rest fled."},
		{why: "a bracketed sentence", text: "They left.| (The gates were shut.)| Nobody saw."},
	}
	s := NewSplitter()
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			src := strings.ReplaceAll(tt.text, "|", "")
			var keep []Span
			if tt.keep != "" {
				i := strings.Index(src, tt.keep)
				keep = []Span{{int32(i), int32(i + len(tt.keep))}}
			}
			var want, got []string
			for part := range strings.SplitSeq(tt.text, "|") {
				want = append(want, strings.TrimSpace(part))
			}
			for _, sp := range s.Sentences(nil, src, Span{0, int32(len(src))}, keep) {
				got = append(got, sp.Of(src))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("sentences differ (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEndsPlainly compares the fast path with the slow one: where it says that a sentence ends
// the other must too, and it must say so in prose.
func TestEndsPlainly(t *testing.T) {
	s := NewSplitter()
	afters := []string{"", "The", "“The", "\"The", "the", "“the", "Mr", "\u00c9tat", "7", " The", "(The", "“", "T"}
	said := 0
	rows([]string{
		"gov", "Sept", "approximately", "harbour", "x", "I", "U", "é", // words, with letters of abbreviations and without
		".", "?", "!", "\"", "”", ")", " ", "\n", "-", "’", "\xe2",
	}, 4, func(before string) {
		for _, after := range afters {
			if s.endsPlainly(before, after) {
				if said++; s.goesOn(before, after) {
					t.Fatalf("%q before %q goes on", before, after)
				}
			}
		}
	})
	if said < 10_000 || !s.endsPlainly("It left the harbour. ", "The") {
		t.Errorf("the short way says little: %d", said)
	}
	for word := range s.abbreviations {
		if s.endsPlainly("said "+word+". ", "The") && s.goesOn("said "+word+". ", "The") {
			t.Errorf("%q is taken for no abbreviation", word)
		}
	}
}
