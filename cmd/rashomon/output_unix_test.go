//go:build unix

package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// modeOf is the mode of a file or folder, 0 if it does not exist.
func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// TestModesOfFiles checks that the umask decides who may read a new file, and the old mode who may
// read a replaced one.
func TestModesOfFiles(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	for _, c := range []struct {
		why         string
		umask       int
		old, expect fs.FileMode // old is 0 for no file
	}{
		{"the usual umask", 0o022, 0, 0o644},
		{"one that keeps others out is kept to", 0o077, 0, 0o600},
		{"one that lets a group write is too", 0o002, 0, 0o664},
		{"a file that is nobody else's stays so", 0o022, 0o600, 0o600},
		{"a file that a group may write stays so", 0o022, 0o664, 0o664},
		{"a file that everybody may read stays so", 0o077, 0o644, 0o644},
		{"a file that nobody may write is replaced all the same", 0o022, 0o444, 0o444},
	} {
		file := filepath.Join(t.TempDir(), "report.json")
		if c.old != 0 {
			if err := os.WriteFile(file, []byte("before"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(file, c.old); err != nil {
				t.Fatal(err)
			}
		}
		syscall.Umask(c.umask)
		err := writeTo(io.Discard, file, func(w io.Writer) error {
			_, err := io.WriteString(w, "after")
			return err
		})
		syscall.Umask(0)
		if err != nil {
			t.Fatal(err)
		}
		if got := modeOf(t, file); got != c.expect {
			t.Errorf("%s: with umask %03o, %03o becomes %03o, want %03o", c.why, c.umask, c.old, got, c.expect)
		}
	}
}

// TestModesOfFolders does the same for a class pack, whose key is not for everybody.
func TestModesOfFolders(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	dir := filepath.Join(t.TempDir(), "class")
	pack := func() {
		t.Helper()
		f := &folder{dir: dir}
		for _, name := range []string{"index.html", "teacher/key.csv", "students/deep/form.html"} {
			if err := f.write(name, []byte("x")); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.keep(); err != nil {
			t.Fatal(err)
		}
	}
	want := func(why string, modes map[string]fs.FileMode) {
		t.Helper()
		for name, mode := range modes {
			if got := modeOf(t, filepath.Join(dir, name)); got != mode {
				t.Errorf("%s: %s has %03o, want %03o", why, name, got, mode)
			}
		}
	}
	pack()
	want("a new one is what the umask leaves", map[string]fs.FileMode{".": 0o700, "teacher": 0o700, "students/deep": 0o700, "teacher/key.csv": 0o600, "index.html": 0o600})
	changed := map[string]fs.FileMode{".": 0o755, "teacher": 0o700, "teacher/key.csv": 0o640, "students": 0o775, "students/deep": 0o755, "index.html": 0o644}
	for name, mode := range changed {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	pack()
	want("one that is replaced keeps what was set", changed)
	if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) != 1 {
		t.Errorf("beside it is left %v, %v", left, err)
	}
}

// TestWriteErrors checks that an error names what the user named, not the temporary file.
func TestWriteErrors(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ file, want, why string }{
		{filepath.Join(dir, "no", "x.html"), "-o " + filepath.Join(dir, "no", "x.html") + ": there is no folder " + filepath.Join(dir, "no"), "the folder that is missing"},
		{filepath.Join(dir, "no") + "/", "there is no folder " + filepath.Join(dir, "no"), "a folder by its name alone"},
		{dir, "-o " + dir + " is a folder: name a file in it", "a folder that is there"},
		{filepath.Join(dir, strings.Repeat("x", 300)), ": file name too long", "what the system says"},
	} {
		err := writeTo(io.Discard, c.file, func(io.Writer) error { return nil })
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), ".part") {
			t.Errorf("%s: %v, want %q", c.why, err, c.want)
		}
	}
}

// TestWriteToAPipe checks that what a pipe gets is whole, and that a failure to write is reported.
func TestWriteToAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	got := make(chan string)
	go func() {
		data, _ := os.ReadFile(pipe)
		got <- string(data)
	}()
	err := writeTo(io.Discard, pipe, func(w io.Writer) error {
		for range 1000 {
			if _, err := io.WriteString(w, "a word "); err != nil {
				return err
			}
		}
		return nil
	})
	if read := <-got; err != nil || read != strings.Repeat("a word ", 1000) {
		t.Errorf("the pipe got %d bytes, %v", len(read), err)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		return
	}
	err = writeTo(io.Discard, "/dev/full", func(w io.Writer) error {
		_, err := io.WriteString(w, "a word")
		return err
	})
	if err == nil || !strings.HasPrefix(err.Error(), "writing /dev/full: ") {
		t.Errorf("what a full device did not take: %v", err)
	}
}
