package corpus

import (
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A tree is where files are. Names are slash-separated and as the user gave them.
type tree interface {
	stat(name string) (fs.FileInfo, error) // follows links
	open(name string) (io.ReadCloser, error)
	readDir(name string) ([]fs.DirEntry, error) // sorted by name
	glob(pattern string) ([]string, error)      // sorted
	real(name string) (string, error)           // the one name of a file that has several
	tidy(name string) string                    // slash-separated, with nothing superfluous
	all() []string                              // the paths to read when none is given
}

// disk is the machine's own files.
type disk struct{}

func (disk) stat(name string) (fs.FileInfo, error)      { return os.Stat(filepath.FromSlash(name)) }
func (disk) open(name string) (io.ReadCloser, error)    { return os.Open(filepath.FromSlash(name)) }
func (disk) readDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(name)) }
func (disk) glob(pattern string) (names []string, _ error) {
	names, err := filepath.Glob(filepath.FromSlash(pattern))
	for i := range names {
		names[i] = filepath.ToSlash(names[i])
	}
	slices.Sort(names)
	return names, err
}

func (disk) real(name string) (string, error) {
	abs, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

func (disk) tidy(name string) string { return path.Clean(filepath.ToSlash(name)) }
func (disk) all() []string           { return nil }

// files is an fs.FS, embedded or mapped.
type files struct{ fs.FS }

func (t files) stat(name string) (fs.FileInfo, error)      { return fs.Stat(t.FS, name) }
func (t files) open(name string) (io.ReadCloser, error)    { return t.FS.Open(name) }
func (t files) readDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.FS, name) }
func (t files) glob(pattern string) ([]string, error) {
	names, err := fs.Glob(t.FS, pattern)
	slices.Sort(names)
	return names, err
}
func (t files) real(name string) (string, error) { return path.Clean(name), nil }
func (files) tidy(name string) string            { return path.Clean(name) }
func (files) all() []string                      { return []string{"."} }

// hidden reports whether a walk skips name.
func hidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." && name != ".." }

// stemOf is a path without those extensions of its last element that formats are known by:
// "a/1.txt" and "a/1.jsonl.gz" have the stem "a/1".
func stemOf(name string) string {
	dir, base := path.Split(name)
	for range 2 {
		ext := path.Ext(base)
		if ext == "" || ext == base || len(ext) > 8 {
			break
		}
		base = strings.TrimSuffix(base, ext)
		if !compressedExt(ext) {
			break
		}
	}
	return dir + base
}

func compressedExt(ext string) bool {
	switch strings.ToLower(ext) {
	case ".gz", ".zst", ".zstd":
		return true
	}
	return false
}

// extOf is the extension that indicates a file's content, in lower case: ".jsonl" for "a.jsonl.gz".
func extOf(name string) string {
	ext := path.Ext(name)
	if compressedExt(ext) {
		ext = path.Ext(strings.TrimSuffix(name, ext))
	}
	return strings.ToLower(ext)
}
