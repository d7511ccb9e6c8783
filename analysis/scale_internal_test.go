//go:build unix

package analysis

import (
	"fmt"
	"hash/fnv"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"rashomon/corpus"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

// BenchmarkSideBySide lays 3,000, 12,000 and 50,000 articles side by side. There
// are 12,000; more are made of them with other ids, as they are ("repeated", so
// that they are found to be one text) or with their longer words rewritten
// ("rewritten", so that every replica is as much work as the first).
//
//	go test -run '^$' -bench SideBySide -benchtime 1x ./analysis
func BenchmarkSideBySide(b *testing.B) {
	dir := sharedDir(b)
	l, err := packs.Load(packs.Default)
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []struct {
		articles int
		replica  func(string, int) string
		name     string
	}{
		{3000, nil, "3000"}, {12000, nil, "12000"},
		{50000, func(s string, _ int) string { return s }, "50000 repeated"},
		{50000, rewritten, "50000 rewritten"},
	} {
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				p, err := Count(b.Context(), replicas(b, filepath.Join(dir, "data", "articles.jsonl.zst"), size.articles, size.replica), CountOptions{
					Lexicons: []*lexicons.Lexicon{l}, Voice: voice.DefaultOptions(),
				})
				if err != nil {
					b.Fatal(err)
				}
				c := &comparison{Profile: p, options: CompareOptions{Lexicons: []*lexicons.Lexicon{l}}, outlets: p.Outlets()}
				c.index()
				runtime.GC()
				var before runtime.MemStats
				runtime.ReadMemStats(&before)
				peak := watchHeap()
				b.StartTimer()
				from := processorTime(b)
				s := c.side()
				c.quotations(s)
				c.shared(s)
				v := c.coverage(s)
				b.StopTimer()
				b.ReportMetric((processorTime(b) - from).Seconds(), "cpu-s")
				b.ReportMetric(float64(before.HeapAlloc)/1e6, "profile-MB")
				b.ReportMetric(float64(peak())/1e6, "peak-MB")
				b.ReportMetric(float64(len(s.passages)), "passages")
				b.ReportMetric(float64(len(v.Rows)), "rows")
				b.StartTimer()
			}
		})
	}
}

// replicas yields the articles of a file and, beyond their number, the same again with
// other ids.
func replicas(b *testing.B, path string, n int, replica func(string, int) string) func(func(*corpus.Document, error) bool) {
	return func(yield func(*corpus.Document, error) bool) {
		for round := 0; n > 0; round++ {
			for doc, err := range corpus.Documents(b.Context(), corpus.DefaultOptions(), path) {
				if n == 0 {
					return
				}
				if err == nil && round > 0 {
					doc.ID += fmt.Sprint(" ", round)
					doc.Text = replica(doc.Text, round)
				}
				if n--; !yield(doc, err) {
					return
				}
			}
		}
	}
}

// rewritten gives the longer words of a text other vowels, each word its own, the same
// in every article of a round.
func rewritten(s string, round int) string {
	const vowels, longWord = "aeiou", 5
	var out strings.Builder
	out.Grow(len(s))
	for len(s) > 0 {
		end := strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
		if end < 0 {
			end = len(s)
		}
		word := s[:end]
		h := fnv.New32a()
		h.Write([]byte(word))
		turn := int(h.Sum32()%997) + round
		for i := range len(word) {
			if v := strings.IndexByte(vowels, word[i]); v >= 0 && len(word) >= longWord {
				out.WriteByte(vowels[(v+turn)%len(vowels)])
			} else {
				out.WriteByte(word[i])
			}
		}
		for end < len(s) && (s[end] < 'a' || s[end] > 'z') {
			out.WriteByte(s[end])
			end++
		}
		s = s[end:]
	}
	return out.String()
}

// watchHeap samples the heap until the function it returns is called, which returns the
// largest amount in use.
func watchHeap() func() uint64 {
	stop, done := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			select {
			case <-stop:
				done <- most
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 { close(stop); return <-done }
}

// processorTime is the processor time that this process has used.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
