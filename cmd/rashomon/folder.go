package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"rashomon/analysis/report"
)

// A folder is written whole or not at all: into a hidden one beside it, which takes
// its name in the end.
type folder struct {
	dir string
	tmp string // "" until the first file
}

// newFolder checks that dir may be written: it is not there, or empty, or with
// force a class pack and nothing beside.
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

// packFiles lists the files of the class pack in dir, false when there is none.
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

// notListed is a file of dir that is none of the list, "" when there is none.
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

// write writes one file; slashes in its name are folders.
func (f *folder) write(name string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q is no name inside a folder", name)
	}
	if f.tmp == "" {
		tmp, err := os.MkdirTemp(filepath.Dir(f.dir), "."+filepath.Base(f.dir)+".*.part")
		if err != nil {
			return fmt.Errorf("writing %s: %w", f.dir, err)
		}
		f.tmp = tmp
	}
	file := filepath.Join(f.tmp, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", f.dir, err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", f.dir, err)
	}
	return nil
}

// abandon takes away what was written.
func (f *folder) abandon() {
	if f.tmp != "" {
		os.RemoveAll(f.tmp)
	}
}

// keep gives the folder its name. What stood there goes only once the new one is
// whole, and comes back when it cannot take its place.
func (f *folder) keep() error {
	if err := os.Chmod(f.tmp, 0o755); err != nil {
		f.abandon()
		return fmt.Errorf("writing %s: %w", f.dir, err)
	}
	old := ""
	if _, err := os.Stat(f.dir); err == nil {
		old = f.tmp + ".old"
		if err := os.Rename(f.dir, old); err != nil {
			f.abandon()
			return fmt.Errorf("writing %s: %w", f.dir, err)
		}
	}
	if err := os.Rename(f.tmp, f.dir); err != nil {
		if old != "" {
			err = errors.Join(err, os.Rename(old, f.dir))
		}
		f.abandon()
		return fmt.Errorf("writing %s: %w", f.dir, err)
	}
	if old != "" {
		if err := os.RemoveAll(old); err != nil {
			return fmt.Errorf("%s is written; what it replaced could not be taken away: %w", f.dir, err)
		}
	}
	return nil
}
