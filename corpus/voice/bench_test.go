package voice

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rashomon/corpus"
	"rashomon/corpus/sample"
	"rashomon/corpus/text"
)

const benchParagraph = `The council of Osk will reopen the harbour, Mayor Dana Vell said on Monday, after a week in which no ship had left it. “We have kept our word,” she told reporters. “Nobody can say that we hid.” Critics accused her of “theatre” and said that the port, which lies behind two closed bridges, could not be reached anyway. According to a report by the harbour office, the repairs cost four million crowns.

`

// benchText returns many paragraphs, each a little different: a repeated line would be skipped.
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

// BenchmarkRead reads one dense paragraph over and over: every sentence has a source.
func BenchmarkRead(b *testing.B) {
	benchmarkSteps(b, []*corpus.Document{{ID: "bench", Text: benchText()}})
}

// BenchmarkExample reads the embedded example.
func BenchmarkExample(b *testing.B) { benchmarkSteps(b, example(b)) }

// BenchmarkArticles reads 3,000 news articles of many outlets.
func BenchmarkArticles(b *testing.B) {
	docs := news(b, 4, 3000)
	if docs == nil {
		b.Skip("RASHOMON_SHARED is not set: it names the folder with the articles")
	}
	benchmarkSteps(b, docs)
}

// example returns the embedded example.
func example(t testing.TB) []*corpus.Document {
	t.Helper()
	var docs []*corpus.Document
	for doc, err := range corpus.DocumentsFS(context.Background(), corpus.DefaultOptions(), sample.FS()) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

// news returns one out of every given number of news articles in the shared folder, and at most
// most of them; none without that folder.
func news(t testing.TB, every, most int) []*corpus.Document {
	t.Helper()
	dir := os.Getenv("RASHOMON_SHARED")
	if dir == "" {
		return nil
	}
	var docs []*corpus.Document
	n := 0
	for doc, err := range corpus.Documents(context.Background(), corpus.DefaultOptions(), filepath.Join(dir, "data", "articles.jsonl.zst")) {
		if doc == nil {
			var note *corpus.Fault
			if !errors.As(err, &note) {
				t.Fatal(err)
			}
			continue
		}
		if n++; n%every == 0 {
			docs = append(docs, doc)
		}
		if len(docs) == most {
			break
		}
	}
	return docs
}

// benchmarkSteps reads docs with a warm Reader and reports what each step of Read takes per word,
// in nanoseconds, and, as "said", the steps that say who speaks: all but regions, tokens and
// sentences. For every step of every article the fastest pass counts, since whatever else runs on
// the machine only adds time.
func benchmarkSteps(b *testing.B, docs []*corpus.Document) {
	r := NewReader(DefaultOptions())
	var into Reading
	words := 0
	for _, doc := range docs {
		r.Read(doc, &into)
		words += countWords(into.Tokens)
	}
	fastest := make([][len(steps)]time.Duration, len(docs))
	pass := 0
	b.ReportAllocs()
	for b.Loop() {
		for d, doc := range docs {
			r.begin(doc, &into)
			for i, step := range steps {
				began := time.Now()
				step.do(r, &into)
				if took := time.Since(began); pass == 0 || took < fastest[d][i] {
					fastest[d][i] = took
				}
			}
		}
		pass++
	}
	said, all := 0.0, 0.0
	for i, step := range steps {
		sum := 0.0
		for d := range docs {
			sum += float64(fastest[d][i].Nanoseconds()) / float64(words)
		}
		b.ReportMetric(sum, step.name+"-ns/word")
		all += sum
		switch step.name {
		case "regions", "tokens", "sentences":
		default:
			said += sum
		}
	}
	b.ReportMetric(said, "said-ns/word")
	b.ReportMetric(all, "ns/word")
}
