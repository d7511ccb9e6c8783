package corpus_test

import (
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
)

// aFolder is how many files a folder of a crowd holds.
const aFolder = 1000

// A crowd is a tree of many small files, in folders of a thousand, that stores none of them: names
// and texts are made on request. All texts have the same length.
type crowd struct{ files, length int }

func (c crowd) Open(name string) (fs.File, error) {
	if path.Ext(name) != ".txt" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	text := strings.Repeat("The garrison laid down its arms. ", c.length/33+1)[:c.length]
	return fstest.MapFS{name: {Data: []byte(text)}}.Open(name)
}

func (c crowd) Stat(name string) (fs.FileInfo, error) {
	if path.Base(name) == corpus.ManifestName { // every folder is checked for a manifest
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return c.info(name), nil
}

func (c crowd) info(name string) someone {
	return someone{path.Base(name), int64(c.length), path.Ext(name) != ".txt"}
}

func (c crowd) ReadDir(name string) ([]fs.DirEntry, error) {
	n, ext := (c.files+aFolder-1)/aFolder, ""
	if name != "." {
		k, err := strconv.Atoi(name)
		if err != nil {
			return nil, err
		}
		n, ext = min(aFolder, c.files-k*aFolder), ".txt"
	}
	entries := make([]fs.DirEntry, n)
	for i := range entries {
		entries[i] = fs.FileInfoToDirEntry(c.info(fmt.Sprintf("%04d%s", i, ext)))
	}
	return entries, nil
}

// someone is a file or folder of a crowd.
type someone struct {
	name   string
	length int64
	folder bool
}

func (s someone) Name() string       { return s.name }
func (s someone) Size() int64        { return s.length }
func (s someone) ModTime() time.Time { return time.Time{} }
func (s someone) IsDir() bool        { return s.folder }
func (s someone) Sys() any           { return nil }
func (s someone) Mode() fs.FileMode {
	if s.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// readCrowd reads a crowd and returns the most memory that was kept at any of ten points on the
// way, beyond what was kept before.
func readCrowd(tb testing.TB, c crowd) (kept int64) {
	tb.Helper()
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n := 0
	for doc, err := range corpus.DocumentsFS(tb.Context(), corpus.DefaultOptions(), c) {
		if err != nil {
			tb.Fatal(err)
		}
		if len(doc.Text) != c.length {
			tb.Fatalf("%s has %d bytes of %d", doc.File, len(doc.Text), c.length)
		}
		if n++; n%(c.files/10) == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			kept = max(kept, int64(now.HeapAlloc)-int64(before.HeapAlloc))
		}
	}
	if n != c.files {
		tb.Fatalf("%d articles of %d files", n, c.files)
	}
	return kept
}

// mostKept is what may be kept per file read, in bytes: its name, the hash of it, and the hash of
// its id with its place, in maps that double.
const mostKept = 400

// TestCrowd checks that little is kept of very many files, and nothing of their texts: files with
// forty times the text keep the same.
func TestCrowd(t *testing.T) {
	if testing.Short() {
		t.Skip("reads two hundred thousand files")
	}
	const files = 200_000
	short, long := readCrowd(t, crowd{files, 50}), readCrowd(t, crowd{files, 2000})
	t.Logf("kept of a file: %d bytes with texts of 50 bytes, %d with texts of 2,000", short/files, long/files)
	if short > mostKept*files {
		t.Errorf("%d bytes are kept of a file, over %d", short/files, mostKept)
	}
	if more := long - short; more > 16*files {
		t.Errorf("%d bytes more are kept of a file that is longer by 1,950", more/files)
	}
}

// BenchmarkMillionFiles reads a million files that are on no disk.
func BenchmarkMillionFiles(b *testing.B) {
	for b.Loop() {
		b.ReportMetric(float64(readCrowd(b, crowd{1_000_000, 200}))/1e6, "MB-kept")
	}
}

// forbidding is a tree in which nobody may open certain names.
type forbidding struct {
	fstest.MapFS
	names map[string]bool
}

func (f forbidding) Open(name string) (fs.File, error) {
	if f.names[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f forbidding) ReadDir(name string) ([]fs.DirEntry, error) {
	if f.names[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

// TestForbidden checks that files and folders that may not be opened are named, and those beside
// them read, even for a user who may open everything.
func TestForbidden(t *testing.T) {
	tree := forbidding{mapFS(map[string]string{"s/a.txt": "x", "s/b.txt": "x", "s/c/d.txt": "x", "s/e/f.txt": "x", "m/corpus.csv": "file\ng.txt\nh.txt\n", "m/g.txt": "x", "m/h.txt": "x", "n/corpus.csv": "file\ni.txt\n", "n/i.txt": "x"}),
		map[string]bool{"s/a.txt": true, "s/c": true, "m/g.txt": true, "n/corpus.csv": true}}
	const may = "cannot be opened: permission denied; check that you may read it"
	want := []string{"unreadable! s/a.txt: " + may, "b of b in s/b.txt", "unreadable! s/c: " + may, "e/f of e in s/e/f.txt",
		"unreadable! m/g.txt: " + may, "h of h in m/h.txt", "unreadable! n/corpus.csv: " + may}
	if diff := cmp.Diff(want, told(t, corpus.DefaultOptions(), tree, "s", "m", "n", "s/a.txt")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
