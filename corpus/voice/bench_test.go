package voice

import (
	"strings"
	"testing"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

const benchParagraph = `The council of Osk will reopen the harbour, Mayor Dana Vell said on Monday, after a week in which no ship had left it. “We have kept our word,” she told reporters. “Nobody can say that we hid.” Critics accused her of “theatre” and said that the port, which lies behind two closed bridges, could not be reached anyway. According to a report by the harbour office, the repairs cost four million crowns.

`

// benchText is many paragraphs, each a little different: a repeated line would be
// passed over.
func benchText() string {
	var b strings.Builder
	for i := range 40 {
		b.WriteString(strings.ReplaceAll(benchParagraph, "Osk", "Osk"+string(rune('a'+i%26))+string(rune('a'+i/26))))
	}
	return b.String()
}

func countWords(tokens []text.Token) int {
	n := 0
	for _, t := range tokens {
		if t.Kind.Counts() {
			n++
		}
	}
	return n
}

// BenchmarkTokens is what BenchmarkRead is to be held against.
func BenchmarkTokens(b *testing.B) {
	src := benchText()
	v := text.NewVocabulary()
	tk := text.NewTokenizer(v)
	tokens := tk.Tokens(nil, src)
	n := countWords(tokens)
	b.ReportAllocs()
	for b.Loop() {
		tokens = tk.Tokens(tokens[:0], src)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/word")
}

func BenchmarkRead(b *testing.B) {
	doc := &corpus.Document{ID: "bench", Text: benchText()}
	r := NewReader(DefaultOptions())
	var into Reading
	r.Read(doc, &into)
	n := countWords(into.Tokens)
	b.ReportAllocs()
	for b.Loop() {
		r.Read(doc, &into)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/word")
}
