package serve

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// memory is a file system of files that exist only in memory. Folders exist because
// there are files in them.
//
// Note: testing/fstest has one, but it imports package testing.
type memory map[string][]byte

var _ fs.ReadDirFS = memory(nil)

// Open opens a file or folder.
func (m memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := m[name]; ok {
		return &openFile{Reader: bytes.NewReader(data), entry: entry{path.Base(name), int64(len(data)), false}}, nil
	}
	if name == "." || m.has(name) {
		list, err := m.ReadDir(name)
		return &openFolder{entry{path.Base(name), 0, true}, list}, err
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists a folder, sorted by name.
func (m memory) ReadDir(name string) ([]fs.DirEntry, error) {
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	var list []fs.DirEntry
	seen := map[string]bool{}
	for _, n := range m.names() {
		rest, below := strings.CutPrefix(n, prefix)
		if !below {
			continue
		}
		first, _, folder := strings.Cut(rest, "/")
		if !seen[first] {
			seen[first] = true
			e := entry{name: first, folder: folder}
			if !folder {
				e.size = int64(len(m[n]))
			}
			list = append(list, e)
		}
	}
	if len(list) == 0 && name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// has reports whether there is a file or folder with that name.
func (m memory) has(name string) bool {
	if _, file := m[name]; file {
		return true
	}
	for n := range m {
		if strings.HasPrefix(n, name+"/") {
			return true
		}
	}
	return false
}

func (m memory) names() []string {
	list := make([]string, 0, len(m))
	for n := range m {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}

// entry describes a file or folder.
type entry struct {
	name   string
	size   int64
	folder bool
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return e.size }
func (e entry) IsDir() bool                { return e.folder }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) Sys() any                   { return nil }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }

func (e entry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// openFile is a file being read.
type openFile struct {
	*bytes.Reader
	entry
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *openFile) Close() error               { return nil }
func (f *openFile) Size() int64                { return f.entry.size }

// openFolder is a folder being read.
type openFolder struct {
	entry
	list []fs.DirEntry // those not read yet
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir lists the next n entries, or all that are left if n is 0 or less.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.list) {
		if n > 0 && len(f.list) == 0 {
			return nil, io.EOF
		}
		n = len(f.list)
	}
	list := f.list[:n:n]
	f.list = f.list[n:]
	return list, nil
}

var _ io.ReaderAt = (*openFile)(nil) // as Parquet needs it
