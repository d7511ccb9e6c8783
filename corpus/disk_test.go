package corpus_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

// toldOnDisk is told for files below a new folder, whose name it leaves out.
func toldOnDisk(t *testing.T, dir string, paths ...string) []string {
	t.Helper()
	for i := range paths {
		paths[i] = filepath.Join(dir, filepath.FromSlash(paths[i]))
	}
	var out []string
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), paths...) {
		out = append(out, strings.ReplaceAll(tell(t, doc, err), filepath.ToSlash(dir)+"/", ""))
	}
	return out
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLinks(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "set/a/1.txt", "x")
	for link, to := range map[string]string{"set/a/up": "..", "set/b": "a", "set/gone.txt": "nowhere", "set/same.txt": "a/1.txt"} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	want := []string{
		"a/1 of a in set/a/1.txt",
		"loop! set/a/up: the folder leads back to one it lies in; remove the link; nothing is read twice",
		"missing! set/gone.txt: no such file or folder; check the spelling",
	}
	if diff := cmp.Diff(want, toldOnDisk(t, dir, "set", "set/same.txt", "set/b/1.txt")); diff != "" {
		t.Errorf("a folder of links (-want +got):\n%s", diff)
	}
}

// TestLoops checks that folders that lead into each other are read once, and that a link to itself
// is named.
func TestLoops(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "set/a/1.txt", "x")
	write(t, dir, "set/b/2.txt", "x")
	for link, to := range map[string]string{"set/a/to-b": "../b", "set/b/to-a": "../a", "set/self": "self"} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	want := []string{
		"a/1 of a in set/a/1.txt",
		"a/to-b/2 of to-b in set/a/to-b/2.txt",
		"loop! set/a/to-b/to-a: the folder leads back to one it lies in; remove the link; nothing is read twice",
		"unreadable! set/self: cannot be opened: too many levels of symbolic links; check that you may read it",
	}
	if diff := cmp.Diff(want, toldOnDisk(t, dir, "set")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", "x")
	write(t, dir, "b.txt", "x")
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(filepath.Join(dir, "a.txt")); err == nil {
		f.Close()
		t.Skip("this user may read everything")
	}
	want := []string{"unreadable! a.txt: cannot be opened: permission denied; check that you may read it", "b of b in b.txt"}
	if diff := cmp.Diff(want, toldOnDisk(t, dir, "a.txt", "b.txt")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// breaking yields some bytes and then fails, as a disk does.
type breaking struct{ left int }

func (b *breaking) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, errors.New("input/output error")
	}
	n := copy(p, bytes.Repeat([]byte(" "), min(b.left, len(p))))
	b.left -= n
	return n, nil
}

func TestBrokenStdin(t *testing.T) {
	opts := corpus.Options{Stdin: io.MultiReader(strings.NewReader("{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":"), &breaking{left: 10_000})}
	var got []string
	for doc, err := range corpus.Documents(t.Context(), opts, "-") {
		got = append(got, tell(t, doc, err))
	}
	want := []string{"1 of stdin in -:1", "unreadable! -:2: cannot be read on: input/output error; what stands before was read"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLongLines checks that a line longer than any buffer is read, and one over the limit is
// skipped without being held in memory.
func TestLongLines(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("The garrison laid down its arms. ", 30_000)
	write(t, dir, "a.jsonl", `{"id":"1","text":"`+long+`"}`+"\n"+`{"id":"2","text":"x"}`+"\n"+strings.Repeat(" ", 12<<20)+"\n"+`{"id":"4","text":"x"}`)
	write(t, dir, "b.json", `[{"id":"5","text":"`+long+`"}, {"id":"6","text":"`+strings.Repeat(long, 10)+`"}, {"id":"7","text":"x"}]`)
	write(t, dir, "c.txt", long)
	want := []string{"1 of a in a.jsonl:1", "2 of a in a.jsonl:2",
		"too large! a.jsonl:3: the record has more than 8388608 bytes; it was skipped; raise --max-article if it is one article", "4 of a in a.jsonl:4",
		"5 of b in b.json:1", "too large! b.json:1: the record has more than 8388608 bytes; it was skipped; raise --max-article if it is one article", "7 of b in b.json:1",
		"c of c in c.txt"}
	if diff := cmp.Diff(want, toldOnDisk(t, dir, "*.json*", "?.txt")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.json"), filepath.Join(dir, "c.txt")) {
		if err == nil && doc.Text != long && doc.Text != "x" {
			t.Errorf("%s came with %d bytes of text that are not its own", doc.ID, len(doc.Text))
		}
	}
	draft, faults, err := corpus.DraftManifest(t.Context(), dir)
	if err != nil || len(faults) != 2 || string(draft) != "file,outlet,title,date,event\na.jsonl,,,,\nb.json,,,,\nc.txt,,,,\n" {
		t.Errorf("draft %q, faults %v, %v", draft, faults, err)
	}
}

// endless makes n records, never holding more than one.
type endless struct {
	n, i      int
	buf, rest []byte
	body      string
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		if e.i == e.n {
			return 0, io.EOF
		}
		e.i++
		e.buf = strconv.AppendInt(append(e.buf[:0], `{"id":"`...), int64(e.i), 10)
		e.buf = append(append(append(e.buf, `","outlet":"The Quay","text":`...), e.body...), "}\n"...)
		e.rest = e.buf
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestMemoryDoesNotGrow reads 16 MB of articles and checks that only a small part of it stays
// behind: the hash of an id and its place.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 16 MB")
	}
	body, err := json.Marshal(strings.Repeat("The garrison of Port Valen laid down its arms.\n", 90))
	if err != nil {
		t.Fatal(err)
	}
	const articles = 4_000
	var before, now runtime.MemStats
	n, most := 0, uint64(0)
	size := 0
	for doc, err := range corpus.Documents(t.Context(), corpus.Options{Stdin: &endless{n: articles, body: string(body)}}, "-") {
		if err != nil {
			t.Fatal(err)
		}
		size += len(doc.Text)
		n++
		switch {
		case n == 100:
			runtime.GC()
			runtime.ReadMemStats(&before)
		case n%1000 == 0:
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
	}
	if n != articles {
		t.Fatalf("%d articles of %d", n, articles)
	}
	if grown := int64(most) - int64(before.HeapAlloc); grown > articles*128 {
		t.Errorf("%d bytes of articles left %d bytes more in memory, over 128 an article", size, grown)
	}
}

// TestAllocationsPerArticle checks that the text of a record is allocated once, and little else.
func TestAllocationsPerArticle(t *testing.T) {
	body, err := json.Marshal(strings.Repeat("The garrison of \"Port Valen\" laid down its arms.\n", 90))
	if err != nil {
		t.Fatal(err)
	}
	read := func(articles int) float64 {
		return testing.AllocsPerRun(3, func() {
			for _, err := range corpus.Documents(t.Context(), corpus.Options{Stdin: &endless{n: articles, body: string(body)}}, "-") {
				if err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	// The record maker allocates nothing once its buffer has grown.
	if each := (read(1500) - read(500)) / 1000; each > 3.5 {
		t.Errorf("%.2f allocations an article; want 3, the document, its text and its id, and a share of the map of ids", each)
	}
}
