package corpus_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"rashomon/corpus"
)

// repeated yields n bytes of the pattern between start and end, without holding them in memory.
type repeated struct {
	start, pattern, end string
	n                   int64
	at                  int64
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.start != "" {
		n := copy(p, r.start)
		r.start = r.start[n:]
		return n, nil
	}
	if r.at < r.n {
		n := 0
		for n < len(p) && r.at < r.n {
			k := copy(p[n:min(int64(len(p)), int64(n)+r.n-r.at)], r.pattern[r.at%int64(len(r.pattern)):])
			n += k
			r.at += int64(k)
		}
		return n, nil
	}
	if r.end != "" {
		n := copy(p, r.end)
		r.end = r.end[n:]
		return n, nil
	}
	return 0, io.EOF
}

// readPiped reads a piped input and returns what came and the most memory that was in use beyond
// what was before.
func readPiped(t *testing.T, opts corpus.Options, from io.Reader) (out []string, grown int64) {
	t.Helper()
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	stop, done := make(chan struct{}), make(chan int64)
	go func() {
		most := int64(0)
		for {
			select {
			case <-stop:
				done <- most
				return
			case <-time.After(5 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, int64(m.HeapAlloc)-int64(before.HeapAlloc))
			}
		}
	}()
	opts.Stdin = from
	for doc, err := range corpus.Documents(t.Context(), opts, "-") {
		out = append(out, tell(t, doc, err))
	}
	close(stop)
	runtime.ReadMemStats(&now)
	return out, max(<-done, int64(now.HeapAlloc)-int64(before.HeapAlloc))
}

// TestLongRecords checks that records, rows and texts far over every limit are skipped without
// being held in memory, and that what follows them is read.
func TestLongRecords(t *testing.T) {
	if testing.Short() {
		t.Skip("makes gigabytes")
	}
	const large = 1 << 30
	word := "The garrison laid down its arms. "
	for _, c := range []struct {
		name, why string
		from      io.Reader
		want      []string
	}{
		{"json lines", "the next line is read", &repeated{start: `{"id":"1","text":"`, pattern: word, end: "\"}\n{\"id\":\"2\",\"text\":\"x\"}\n", n: large},
			[]string{"too large! -:1: the record has more than 8388608 bytes; it was skipped; raise --max-article if it is one article", "2 of stdin in -:2"}},
		{"json", "the next object is read", &repeated{start: "[\n{\"id\":\"1\",\"text\":\"", pattern: word, end: "\"},\n{\"id\":\"2\",\"text\":\"x\"}]", n: large},
			[]string{"too large! -:2: the record has more than 8388608 bytes; it was skipped; raise --max-article if it is one article", "2 of stdin in -:3"}},
		{"text", "", &repeated{pattern: word, n: large}, []string{"too large! -: the article has more than 8388608 bytes; it was skipped; raise --max-article if it is one article"}},
		{"table", "a row cannot be passed over when its quotation mark may be lost", &repeated{start: "outlet,text\nThe Quay,\"", pattern: word, end: "\"\nThe Quay,x\n", n: large},
			[]string{"too large! -:2: a row that begins here has more than 17039360 bytes; is a quotation mark not closed? the rest was not read"}},
		{"table without quotation marks", "", &repeated{start: "outlet,text\nThe Quay,", pattern: word, end: "\nThe Quay,x\n", n: large},
			[]string{"too large! -:2: a row that begins here has more than 17039360 bytes; is a quotation mark not closed? the rest was not read"}},
		{"markup that is no feed", "", &repeated{start: "<?xml version=\"1.0\"?><rss><channel><title>", pattern: word, n: large}, []string{"too large! -: the feed has more than 67108864 bytes; it was skipped; split it"}},
		{"page", "", &repeated{start: "<!doctype html><p>", pattern: word, n: large}, []string{"too large! -: the article has more than 8388608 bytes; it was skipped; raise --max-article if it is one article"}},
		{"web archive", "the next record is read", &repeated{start: fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n", large), pattern: word, n: large,
			end: "\r\n\r\n" + record("conversion", "https://q.example/b", "text/plain", "Two.")},
			[]string{"too large! -:1: the page has more than 8388608 bytes; it was skipped; raise --max-article if it is one article", "stdin:2 of q.example in -:2 url=https://q.example/b +fetched=2031-05-03T00:00:00Z"}},
		{"a server's answer with one long field", "the record is passed over by its length, and the next is read", longAnswer("X-Long: ", word, large),
			[]string{"bad archive! -:1: the server's answer cannot be read: its header has more than 65536 bytes; the record was skipped", "stdin:2 of q.example in -:2 url=https://q.example/b +fetched=2031-05-03T00:00:00Z"}},
		{"a server's answer with very many fields", "each of them is short", longAnswer("", "A: b\r\n", large),
			[]string{"bad archive! -:1: the server's answer cannot be read: its header has more than 65536 bytes; the record was skipped", "stdin:2 of q.example in -:2 url=https://q.example/b +fetched=2031-05-03T00:00:00Z"}},
		{"feed", "", &repeated{start: "<rss><channel><item><description>", pattern: word, n: large}, []string{"too large! -: the feed has more than 67108864 bytes; it was skipped; split it"}},
	} {
		got, grown := readPiped(t, corpus.DefaultOptions(), c.from)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", c.name, c.why, diff)
		}
		if grown > 400<<20 {
			t.Errorf("%s: %d MB in use", c.name, grown>>20)
		}
	}
}

// longAnswer is a web archive of a server's answer whose header has n bytes of pattern, followed by
// a text.
func longAnswer(start, pattern string, n int64) *repeated {
	start = "HTTP/1.1 200 OK\r\n" + start
	return &repeated{start: fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s", int64(len(start))+n, start),
		pattern: pattern, n: n, end: "\r\n\r\n" + record("conversion", "https://q.example/b", "text/plain", "Two.")}
}

// TestBombs checks that a small input that unpacks to a huge one ends at the limit.
func TestBombs(t *testing.T) {
	pack := func(w io.WriteCloser, b *bytes.Buffer, n int64) *bytes.Buffer {
		if _, err := io.Copy(w, &repeated{pattern: "The garrison laid down its arms.\n", n: n}); err != nil {
			t.Fatal(err)
		}
		w.Close()
		return b
	}
	const unpacked = 256 << 20
	var g, z bytes.Buffer
	gw := gzip.NewWriter(&g)
	zw, err := zstd.NewWriter(&z)
	if err != nil {
		t.Fatal(err)
	}
	opts := corpus.Options{MaxBytes: 16 << 20, MaxArticle: 1 << 30}
	for name, b := range map[string]*bytes.Buffer{"gzip": pack(gw, &g, unpacked), "zstd": pack(zw, &z, unpacked)} {
		size := b.Len()
		got, grown := readPiped(t, opts, b)
		want := []string{"too large! -: more than 16777216 bytes come out of it; it was skipped; raise --max-bytes if that is what it should hold"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s of %d bytes (-want +got):\n%s", name, size, diff)
		}
		if grown > 200<<20 {
			t.Errorf("%s: %d MB in use", name, grown>>20)
		}
	}
	// A word file's parts state their length, and may lie.
	long := word(`<w:document xmlns:w="w">` + strings.Repeat("<w:p><w:t>The garrison.</w:t></w:p>", 2_000_000))
	got, _ := readPiped(t, corpus.Options{MaxArticle: 1 << 20}, strings.NewReader(long))
	want := []string{"too large! -: the article has more than 1048576 bytes; it was skipped; raise --max-article if it is one article"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a word file of %d bytes (-want +got):\n%s", len(long), diff)
	}
}

// TestSlowPages checks that markup made to be slow soon ends in a fault or an article.
func TestSlowPages(t *testing.T) {
	paragraph := "<p>The council of Port Valen said on day four that the revolt was over.</p>"
	for _, c := range []struct{ name, page, want string }{
		{"deep", "<html>" + strings.Repeat("<div>", 300_000), "bad markup"},
		{"deep formatting", "<html>" + strings.Repeat("<b><i><a href=x>", 100_000), "bad markup"},
		{"deep tables", "<html>" + strings.Repeat("<table><tr><td>", 50_000), "bad markup"},
		{"many elements", "<html>" + strings.Repeat("<p>a</p>", 500_000), "too large"},
		{"many comments", "<html>" + strings.Repeat("<!-- x -->", 500_000), "too large"},
		{"a large attribute", `<html><p class="` + strings.Repeat("a ", 3_000_000) + `">` + strings.Repeat(paragraph, 10), "article"},
		{"many attributes", "<html><p " + strings.Repeat("a", 10) + strings.Repeat(" b=c", 200_000) + ">" + strings.Repeat(paragraph, 10), "article"},
		{"deep JSON-LD", `<html><script type="application/ld+json">` + strings.Repeat("[", 500_000) + "</script>" + strings.Repeat(paragraph, 10), "article"},
	} {
		start := time.Now()
		got := told(t, corpus.DefaultOptions(), fstest.MapFS{"a.html": {Data: []byte(c.page)}})
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want+"!") && !(c.want == "article" && strings.HasPrefix(got[0], "a of a in")) {
			t.Errorf("%s: %.200q, want %s", c.name, got, c.want)
		}
		// Not a measurement: a limit that a reader would notice.
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%s took %s", c.name, took)
		}
	}
}

// TestManyFiles checks that the cost of a file does not grow with their number.
func TestManyFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("makes thousands of files")
	}
	each := func(files int) (allocs, kept float64) {
		dir := t.TempDir()
		for i := range files {
			sub := filepath.Join(dir, fmt.Sprintf("%03d", i/100))
			if i%100 == 0 {
				if err := os.Mkdir(sub, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("%03d.txt", i%100)), []byte("The garrison laid down its arms."), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var before, after, live runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		n := 0
		for _, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), dir) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n == files {
				runtime.GC()
				runtime.ReadMemStats(&live)
			}
		}
		runtime.ReadMemStats(&after)
		if n != files {
			t.Fatalf("%d articles of %d files", n, files)
		}
		return float64(after.Mallocs-before.Mallocs) / float64(files), float64(int64(live.HeapAlloc)-int64(before.HeapAlloc)) / float64(files)
	}
	few, _ := each(500)
	many, kept := each(4_000)
	t.Logf("%.1f allocations a file for 500 files, %.1f for 4,000; %.0f bytes kept a file", few, many, kept)
	if many > 1.2*few {
		t.Errorf("%.1f allocations a file for 500 files and %.1f for 4,000", few, many)
	}
	if kept > 400 {
		t.Errorf("%.0f bytes a file are kept", kept)
	}
}

// TestChanged checks that a file written to while it is read is reported.
func TestChanged(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.jsonl", strings.Repeat("{\"text\":\"x\"}\n", 50_000))
	var got []string
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(dir, "a.jsonl")) {
		if err != nil {
			got = append(got, strings.ReplaceAll(tell(t, doc, err), filepath.ToSlash(dir)+"/", ""))
		} else if doc.Line == 1 {
			write(t, dir, "a.jsonl", strings.Repeat("{\"text\":\"y\"}\n", 40_000))
		}
	}
	if len(got) == 0 || got[len(got)-1] != "changed! a.jsonl: it changed while it was read; what was read may be neither the old nor the new; read it again" {
		t.Errorf("got %v", got)
	}
}

// TestOutputIsInput checks that the run ends before it reads its own output.
func TestOutputIsInput(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a/1.txt", "x")
	write(t, dir, "a/2.txt", "x")
	if err := os.Symlink(filepath.Join(dir, "a"), filepath.Join(dir, "b")); err != nil {
		t.Skip("links cannot be made here: ", err)
	}
	for output, want := range map[string]int{"b/2.txt": 1, "a/1.txt": 0, "a/3.txt": 2, "c/1.txt": 2} {
		output = filepath.Join(dir, filepath.FromSlash(output))
		n := 0
		var last error
		for doc, err := range corpus.Documents(t.Context(), corpus.Options{Output: output}, filepath.Join(dir, "a")) {
			if last = err; doc != nil {
				n++
			}
		}
		var f *corpus.Fault
		if n != want || want < 2 && (last == nil || errors.As(last, &f) || !strings.Contains(last.Error(), "output too")) || want == 2 && last != nil {
			t.Errorf("output %s: %d articles and %v, want %d", output, n, last, want)
		}
	}
}

// silent is an input that falls silent and does not end.
type silent struct{ start io.Reader }

func (s silent) Read(p []byte) (int, error) {
	if n, _ := s.start.Read(p); n > 0 {
		return n, nil
	}
	select {}
}

// hang is how long a reader may take to stop before the test calls it hung: on an otherwise idle
// machine it stops within a second.
const hang = 30 * time.Second

// TestInterrupted checks that every reader stops soon after its context ends, even in the middle of
// one huge input, and says how far it got.
func TestInterrupted(t *testing.T) {
	word := "The garrison laid down its arms. "
	const endless = 1 << 50
	for name, from := range map[string]io.Reader{
		"json lines":        &repeated{pattern: "{\"text\":\"The garrison laid down its arms.\"}\n", n: endless},
		"one line":          &repeated{start: `{"text":"`, pattern: word, n: endless},
		"one object":        &repeated{start: "[\n{\"text\":\"", pattern: word, n: endless},
		"text":              &repeated{pattern: word, n: endless},
		"table":             &repeated{start: "outlet,text\n", pattern: "The Quay,The garrison laid down its arms.\n", n: endless},
		"web archive":       &repeated{pattern: record("conversion", "https://q.example/a", "text/plain", "One."), n: endless},
		"one record":        &repeated{start: fmt.Sprintf("WARC/1.0\r\nWARC-Type: request\r\nContent-Length: %d\r\n\r\n", int64(endless)), pattern: word, n: endless},
		"lost record":       &repeated{start: "WARC/1.0\r\n\r\n", pattern: word, n: endless},
		"feed":              &repeated{start: "<rss>", pattern: word, n: endless},
		"parquet":           &repeated{start: "PAR1", pattern: word, n: endless},
		"silence":           silent{strings.NewReader("{\"text\":\"x\"}\n")},
		"silence at once":   silent{strings.NewReader("")},
		"silence in a page": silent{strings.NewReader("<html><p>")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			var cancelled time.Time
			timer := time.AfterFunc(300*time.Millisecond, func() { cancelled = time.Now(); cancel() })
			defer timer.Stop()
			n := 0
			var last error
			// Far beyond what 300 ms can read, so that no limit ends it first.
			opts := corpus.Options{Stdin: from, MaxBytes: 1 << 60, MaxArticle: 1 << 30}
			for doc, err := range corpus.Documents(ctx, opts, "-") {
				if last = err; doc != nil {
					n++
				}
			}
			took := time.Since(cancelled)
			var stopped *corpus.Interrupted
			switch {
			case strings.HasPrefix(name, "feed") && last != nil && !errors.As(last, &stopped), strings.HasPrefix(name, "parquet") && last != nil && !errors.As(last, &stopped):
				// The limit on what is held in memory came first.
			case !errors.As(last, &stopped) || !errors.Is(last, context.Canceled) || stopped.Articles > n || stopped.Articles < n-1:
				t.Errorf("%d articles, then %v; want the interruption and the number of articles", n, last)
			case took > hang:
				t.Errorf("stopped %s after it was told to", took)
			}
		})
	}
}

// TestProgress checks that what is counted is what was read.
func TestProgress(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "s/a.txt", strings.Repeat("x ", 5000))
	write(t, dir, "s/b.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n")
	write(t, dir, "c.csv", "outlet,text\nThe Quay,x\n")
	var p corpus.Progress
	for _, err := range corpus.Documents(t.Context(), corpus.Options{Progress: &p}, filepath.Join(dir, "s"), filepath.Join(dir, "c.csv")) {
		if err != nil {
			t.Fatal(err)
		}
	}
	const size = 10_000 + 26 + 23
	if read, total := p.Bytes(); read != size || total != size || p.Articles() != 4 || filepath.Base(p.File()) != "c.csv" {
		t.Errorf("%d of %d bytes, %d articles, last %s; want %d bytes, 4 articles and c.csv", read, total, p.Articles(), p.File(), size)
	}
	if read, total := (*corpus.Progress)(nil).Bytes(); read != 0 || total != 0 {
		t.Error("no progress is something")
	}
}
