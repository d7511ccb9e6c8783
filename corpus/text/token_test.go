package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTokens(t *testing.T) {
	tests := []struct {
		why, src string
		want     []string // surface/kind initial
	}{
		{"marks are tokens of their own", "“No,” he said.", []string{"“M", "NoW", ",M", "”M", "heW", "saidW", ".M"}},
		{"an apostrophe joins", "Orlia’s won't", []string{"Orlia’sW", "won'tW"}},
		{"a hyphen parts, so that it can equal a space", "no-limits", []string{"noW", "-M", "limitsW"}},
		{"numbers keep their marks", "1,200 and 3.5", []string{"1,200N", "andW", "3.5N"}},
		{"no-break space and zero-width space lie between tokens", "a\u00a0b\u200b c", []string{"aW", "bW", "cW"}},
		{"currency and emoji are symbols", "€5 🙂", []string{"€S", "5N", "🙂S"}},
		{"bytes that are not UTF-8 are kept", "a \xff b", []string{"aW", "\xffS", "bW"}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var got []string
			for _, tok := range NewTokenizer(NewVocabulary()).Tokens(nil, tt.src) {
				got = append(got, tok.Of(tt.src)+string("MSNW"[tok.Kind]))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("tokens differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestForm(t *testing.T) {
	// Stems are Snowball English's; those of mutiny, internal and united are in
	// its published vocabulary (snowballstem.org, english/voc.txt).
	tests := []struct {
		why  string
		word string
		want Form
	}{
		{"a plain word", "mutiny", Form{Text: "mutiny", Fold: "mutiny", Base: "mutiny", Stem: "mutini", Kind: Word, Case: Lower}},
		{"a possessive is stripped from the base", "Regime’s", Form{Text: "Regime’s", Fold: "regime's", Base: "regime", Stem: "regim", Kind: Word, Case: Title}},
		{"a plural possessive too", "rebels'", Form{Text: "rebels'", Fold: "rebels'", Base: "rebels", Stem: "rebel", Kind: Word, Case: Lower}},
		{"capitals", "TREASON", Form{Text: "TREASON", Fold: "treason", Base: "treason", Stem: "treason", Kind: Word, Case: Upper}},
		{"one capital letter is title case", "A", Form{Text: "A", Fold: "a", Base: "a", Stem: "a", Kind: Word, Case: Title}},
		{"mixed case", "McOrlo", Form{Text: "McOrlo", Fold: "mcorlo", Base: "mcorlo", Stem: "mcorlo", Kind: Word, Case: Mixed}},
		{"numbers are not stemmed", "1990s", Form{Text: "1990s", Fold: "1990s", Base: "1990s", Stem: "1990s", Kind: Word, Case: Lower}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			v := NewVocabulary()
			if diff := cmp.Diff(tt.want, v.Form(v.Intern(tt.word))); diff != "" {
				t.Errorf("as a vocabulary keeps it (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.want, NewForm(tt.word)); diff != "" {
				t.Errorf("form differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestVocabularyKeepsLongFormsShort(t *testing.T) {
	v := NewVocabulary()
	long := strings.Repeat("x", 1<<20)
	id := v.Intern(long)
	if n := len(v.Form(id).Text); n > longestForm {
		t.Errorf("a form of %d bytes was kept with %d, want at most %d", len(long), n, longestForm)
	}
	if again := v.Intern(long); again != id {
		t.Errorf("the same long form got ids %d and %d", id, again)
	}
}

// FuzzTokens checks the law that every later package relies on: tokens are ordered, disjoint, not
// empty, and with the gaps between them give back the source.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"", "a b", "“No,” he said.", "a\xffb\x00", "no-limits\r\n\r\nx", "\u202eabc\u200d🙂‍🙂", "日本語 русский"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		v := NewVocabulary()
		toks := NewTokenizer(v).Tokens(nil, src)
		var rebuilt strings.Builder
		at := int32(0)
		for i, tok := range toks {
			if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(src) {
				t.Fatalf("token %d is %v after offset %d of %d", i, tok.Span, at, len(src))
			}
			gap := src[at:tok.Start]
			if !isGap(gap) {
				t.Fatalf("the gap %q before token %d is not blank", gap, i)
			}
			rebuilt.WriteString(gap)
			rebuilt.WriteString(tok.Of(src))
			at = tok.End
			if len(tok.Of(src)) <= longestForm && v.Form(tok.Form).Text != tok.Of(src) {
				t.Fatalf("token %d is %q but its form says %q", i, tok.Of(src), v.Form(tok.Form).Text)
			}
		}
		rebuilt.WriteString(src[at:])
		if rebuilt.String() != src || !isGap(src[at:]) {
			t.Fatalf("tokens and gaps give %q, want %q", rebuilt.String(), src)
		}
	})
}

// FuzzSentences: sentences are ordered, disjoint, and cover every byte of the
// paragraph that is not white space; none ends inside a kept span.
func FuzzSentences(f *testing.F) {
	f.Add("He left. She stayed.", uint16(3), uint16(12))
	f.Add("“A. B,” he said. C", uint16(0), uint16(9))
	f.Add("Gen. X. y\n\nz", uint16(0), uint16(0))
	s := NewSplitter()
	f.Fuzz(func(t *testing.T, src string, a, b uint16) {
		var keep []Span
		if a < b && int(b) <= len(src) && utf8.ValidString(src[a:b]) {
			keep = []Span{{int32(a), int32(b)}}
		}
		at := int32(0)
		for _, sp := range s.Sentences(nil, src, Span{0, int32(len(src))}, keep) {
			if sp.Start < at || sp.Empty() || int(sp.End) > len(src) {
				t.Fatalf("sentence %v after offset %d of %d", sp, at, len(src))
			}
			if strings.TrimSpace(src[at:sp.Start]) != "" {
				t.Fatalf("%q lies in no sentence", src[at:sp.Start])
			}
			if len(keep) > 0 && sp.End > keep[0].Start && sp.End < keep[0].End && strings.TrimSpace(src[sp.End:keep[0].End]) != "" {
				t.Fatalf("sentence %v ends inside %v", sp, keep[0])
			}
			at = sp.End
		}
		if strings.TrimSpace(src[at:]) != "" {
			t.Fatalf("%q lies in no sentence", src[at:])
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	src := strings.Repeat("The garrison’s officers, who had said “no limits” on Monday, rose against the regime. ", 100)
	tk := NewTokenizer(NewVocabulary())
	toks := tk.Tokens(nil, src)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		toks = tk.Tokens(toks[:0], src)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(toks)), "ns/token")
}

func BenchmarkSentences(b *testing.B) {
	src := strings.Repeat("The garrison’s officers, who had said “no limits” on Monday, rose against Gen. Holm. ", 100)
	s := NewSplitter()
	var dst []Span
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		dst = s.Sentences(dst[:0], src, Span{0, int32(len(src))}, nil)
	}
}

// TestLetters compares the fast path to kind and case with the slow one.
func TestLetters(t *testing.T) {
	rows([]string{"a", "Z", "7", "-", "’", "é"}, 5, func(s string) {
		if kind, written, ok := letters(s); ok && (kind != kindOf(s) || written != caseOf(s) || strings.ToLower(s) != Fold(s)) {
			t.Fatalf("%q is taken for %v, %v", s, kind, written)
		}
	})
	if _, _, ok := letters("mutiny"); !ok {
		t.Error("a word of letters is not known")
	}
}
