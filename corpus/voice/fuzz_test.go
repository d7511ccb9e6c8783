package voice

import (
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// check asserts what must be true of every reading of any text.
func check(t *testing.T, into *Reading) {
	t.Helper()
	src := into.Document.Text
	n := len(into.Tokens)
	if len(into.Zones) != n || len(into.Voices) != n || len(into.Duplicates) != n {
		t.Fatalf("parallel slices: %d tokens, %d zones, %d voices, %d duplicates", n, len(into.Zones), len(into.Voices), len(into.Duplicates))
	}
	for i, v := range into.Voices {
		if v >= Voices {
			t.Fatalf("token %d has voice %d", i, v)
		}
		// Outside the body, only a quotation is not the outlet's own.
		if v != Own && into.Zones[i] != corpus.Body && !(v.Quoted() && quotes(into.Zones[i])) {
			t.Fatalf("token %d, %v, has voice %v", i, into.Zones[i], v)
		}
	}
	inText := func(what string, s text.Span) {
		t.Helper()
		if s.Start < 0 || s.End < s.Start || int(s.End) > len(src) {
			t.Fatalf("%s %v lies outside the text of %d bytes", what, s, len(src))
		}
	}
	tokenAt := int32(0)
	for i, s := range into.Sentences {
		if s.First < tokenAt || s.Last <= s.First || int(s.Last) > n {
			t.Fatalf("sentence %d holds tokens %d to %d after %d", i, s.First, s.Last, tokenAt)
		}
		tokenAt = s.Last
		if !into.Regions[s.Region].Contains(s.Span) {
			t.Fatalf("sentence %d leaves its region", i)
		}
	}
	end := int32(0)
	for i, q := range into.Quotations {
		inText("quotation", q.Span)
		if q.Start < end {
			t.Fatalf("quotation %d begins before the one before it ends", i)
		}
		end = q.End
		if into.Tokens[q.First].Start != q.Start || into.Tokens[q.Last-1].End != q.End {
			t.Fatalf("quotation %d and its tokens differ", i)
		}
		inside := false
		for _, region := range into.Regions {
			inside = inside || region.Contains(q.Span)
		}
		if !inside {
			t.Fatalf("quotation %d leaves its paragraph", i)
		}
		if q.Attribution >= int32(len(into.Attributions)) || q.Speaker >= int32(len(into.Speakers)) {
			t.Fatalf("quotation %d points at attribution %d and speaker %d", i, q.Attribution, q.Speaker)
		}
	}
	start := int32(0)
	for i, a := range into.Attributions {
		if len(a.Content) == 0 {
			t.Fatalf("attribution %d has no content", i)
		}
		if a.Content[0].Start < start {
			t.Fatalf("attribution %d stands before the one before it", i)
		}
		start = a.Content[0].Start
		at := int32(0)
		for _, c := range a.Content {
			inText("content", c.Span)
			if c.First >= c.Last || c.Span != into.span(run{c.First, c.Last}) {
				t.Fatalf("attribution %d: content %v is not of the tokens %d to %d", i, c.Span, c.First, c.Last)
			}
			if c.Empty() || c.Start < at {
				t.Fatalf("attribution %d: content %v after byte %d", i, c, at)
			}
			at = c.End
		}
		inText("source", a.Source)
		inText("cue", a.Cue)
		if a.Confidence < 0 || a.Confidence > 1 {
			t.Fatalf("attribution %d has confidence %v", i, a.Confidence)
		}
		if a.Speaker >= int32(len(into.Speakers)) || a.Via >= int32(len(into.Speakers)) {
			t.Fatalf("attribution %d points at speaker %d via %d", i, a.Speaker, a.Via)
		}
	}
	for i, s := range into.Speakers {
		if s.Name == "" || !strings.Contains(src, s.Name) {
			t.Fatalf("speaker %d has the name %q, which is not in the text", i, s.Name)
		}
	}
	for _, c := range into.Cautions {
		inText("caution", c.Span)
		if c.Message == "" {
			t.Fatal("a caution without a message")
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "\"", "''", "“A,” said B. “C.”", "He said:\n\n“A.\n\n“B.”\n", "‘Tis the ‘diplomats’ table’,’ he said",
		"According to , \" as \" described as per", "A, who said that, said, \"B", "\xff\"\xfe said \x00",
		"Mr. O'Dell -- of the '90s -- said \"6'2\" tall\" and \"\"we\"\" vowed to \"stay\".",
		"but added: “Go.” the mayor said.\nHowever, ",
		"X accused Y of “Z” — W — and called it \"bad\" as well as worse, saying that, \"no\"",
	} {
		f.Add(s)
	}
	r := NewReader(DefaultOptions())
	var into Reading
	f.Fuzz(func(t *testing.T, s string) {
		if r.Vocabulary().Len() > 1<<20 {
			r = NewReader(DefaultOptions())
		}
		r.Read(&corpus.Document{ID: "fuzz", Text: s}, &into)
		check(t, &into)
	})
}
