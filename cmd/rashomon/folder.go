package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rashomon/analysis/report"
)

// A folder is written whole or not at all: into a hidden one beside it, which is renamed at the
// end.
type folder struct {
	dir string
	tmp string // "" until the first file
}

// newFolder checks that dir may be written: it does not exist, or is empty, or with force holds a
// class pack and nothing else.
func newFolder(dir string, force bool) (*folder, error) {
	dir = filepath.Clean(dir)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if parent, err := os.Stat(filepath.Dir(dir)); err != nil || !parent.IsDir() {
			return nil, fmt.Errorf("-o %s: there is no folder %s to put it into", dir, filepath.Dir(dir))
		}
		return &folder{dir: dir}, nil
	case err != nil:
		return nil, fmt.Errorf("-o %s: %w", dir, err)
	case !info.IsDir():
		return nil, fmt.Errorf("-o %s is a file: name a new folder", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("-o %s: %w", dir, err)
	}
	if len(entries) == 0 {
		return &folder{dir: dir}, nil
	}
	listed, ok := packFiles(dir)
	switch {
	case !ok:
		return nil, fmt.Errorf("-o %s: the folder is not empty and holds no class pack: name a new one", dir)
	case !force:
		return nil, fmt.Errorf("-o %s: a class pack stands there: name a new folder, or replace it with --force", dir)
	}
	if other := notListed(dir, listed); other != "" {
		return nil, fmt.Errorf("-o %s holds %s, which is not of the class pack: move it away, or name a new folder", dir, other)
	}
	return &folder{dir: dir}, nil
}

// packFiles lists the files of the class pack in dir, and reports whether there is one.
func packFiles(dir string) ([]string, bool) {
	data, err := os.ReadFile(filepath.Join(dir, report.ClassFile))
	if err != nil {
		return nil, false
	}
	var list report.ClassList
	if err := json.Unmarshal(data, &list); err != nil || list.Schema != report.ClassSchema {
		return nil, false
	}
	files := []string{report.ClassFile}
	for _, f := range list.Files {
		files = append(files, filepath.FromSlash(f.Name))
	}
	return files, true
}

// notListed is a file of dir that is not in the list, "" if there is none.
func notListed(dir string, listed []string) string {
	found := ""
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if !d.IsDir() && found == "" && !slices.Contains(listed, rel) {
			found = rel
		}
		return nil
	})
	if err != nil && found == "" {
		found = err.Error()
	}
	return found
}

// write writes one file; slashes in its name make folders.
func (f *folder) write(name string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q is no name inside a folder", name)
	}
	if f.tmp == "" {
		tmp, err := makeBeside(f.dir, func(name string) (string, error) { return name, mkdirLike(name, f.dir) })
		if err != nil {
			return err
		}
		f.tmp = tmp
	}
	parts := strings.Split(name, "/")
	for i := 1; i < len(parts); i++ {
		sub := filepath.Join(parts[:i]...)
		if err := mkdirLike(filepath.Join(f.tmp, sub), filepath.Join(f.dir, sub)); err != nil && !errors.Is(err, fs.ErrExist) {
			return writingError(f.dir, err)
		}
	}
	mode, replaces := fs.FileMode(0o666), false
	if old, err := os.Stat(filepath.Join(f.dir, filepath.FromSlash(name))); err == nil {
		mode, replaces = old.Mode().Perm(), true
	}
	file := filepath.Join(f.tmp, filepath.FromSlash(name))
	if err := os.WriteFile(file, data, mode); err != nil {
		return writingError(f.dir, err)
	}
	if replaces {
		if err := os.Chmod(file, mode); err != nil { // the umask was applied
			return writingError(f.dir, err)
		}
	}
	return nil
}

// mkdirLike makes a folder with the mode of the one that it replaces, extended so that its owner
// can fill it, or with what the umask leaves if there is none.
func mkdirLike(dir, old string) error {
	info, err := os.Stat(old)
	if err != nil {
		return os.Mkdir(dir, 0o777)
	}
	if err := os.Mkdir(dir, info.Mode().Perm()|0o700); err != nil {
		return err
	}
	return os.Chmod(dir, info.Mode()&(fs.ModePerm|fs.ModeSetgid|fs.ModeSticky)|0o700)
}

// abandon removes what was written.
func (f *folder) abandon() {
	if f.tmp != "" {
		os.RemoveAll(f.tmp)
	}
}

// keep gives the folder its name. An existing folder is removed only once the new one is in place,
// and is restored if that fails.
func (f *folder) keep() error {
	old := ""
	if _, err := os.Stat(f.dir); err == nil {
		old = f.tmp + ".old"
		if err := os.Rename(f.dir, old); err != nil {
			f.abandon()
			return writingError(f.dir, err)
		}
	}
	if err := os.Rename(f.tmp, f.dir); err != nil {
		err = writingError(f.dir, err)
		if old != "" && os.Rename(old, f.dir) != nil {
			err = fmt.Errorf("%w; what stood there is in %s", err, old)
		}
		f.abandon()
		return err
	}
	if old != "" {
		if err := os.RemoveAll(old); err != nil {
			return fmt.Errorf("%s is written; what it replaced could not be taken away: %w", f.dir, err)
		}
	}
	return nil
}
