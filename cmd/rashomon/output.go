package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// writeTo calls write with standard output if file is empty, else with a temporary file beside file
// that is renamed once it is whole: a file is written whole or not at all. The temporary file is
// hidden, so that one left behind by a crash is not read as an article. A link stays a link, and
// what is not a regular file, such as /dev/null or a named pipe, is written to and not replaced.
//
// The program does not decide who may read the file: one that is replaced keeps its mode, and a new
// one gets what the umask leaves.
func writeTo(stdout io.Writer, file string, write func(io.Writer) error) error {
	if file == "" || file == "-" {
		return write(stdout)
	}
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	old, err := os.Stat(file)
	switch {
	case err != nil:
		old = nil // it is new, or its creation reports what is wrong
	case old.IsDir():
		return fmt.Errorf("-o %s is a folder: name a file in it", file)
	case !old.Mode().IsRegular():
		out, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			return writingError(file, err)
		}
		return fill(out, file, write)
	}
	tmp, err := makeBeside(file, func(name string) (*os.File, error) {
		mode := fs.FileMode(0o666)
		if old != nil {
			mode = old.Mode().Perm()
		}
		return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	})
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails quietly once it is renamed
	if err := fill(tmp, file, write); err != nil {
		return err
	}
	if old != nil {
		if err := os.Chmod(tmp.Name(), old.Mode().Perm()); err != nil { // the umask was applied
			return writingError(file, err)
		}
	}
	if err := os.Rename(tmp.Name(), file); err != nil {
		return writingError(file, err)
	}
	return nil
}

// notInput refuses an output that is also read, such as one of the reports to be compared: it would
// be lost.
func notInput(output string, inputs ...string) error {
	out, err := os.Stat(output)
	if err != nil || !out.Mode().IsRegular() {
		return nil
	}
	for _, file := range inputs {
		if in, err := os.Stat(file); err == nil && os.SameFile(in, out) {
			return fmt.Errorf("%s is read and is the output too: write to another file", output)
		}
	}
	return nil
}

// fill writes the content of file to out, and closes it.
func fill(out *os.File, file string, write func(io.Writer) error) error {
	b := bufio.NewWriter(out)
	if err := write(b); err != nil {
		out.Close()
		var at *fs.PathError
		if errors.As(err, &at) && at.Path == out.Name() {
			return writingError(file, err)
		}
		return err
	}
	err := b.Flush()
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return writingError(file, err)
	}
	return nil
}

// makeBeside calls do with hidden names beside path until one is not taken.
func makeBeside[T any](path string, do func(name string) (T, error)) (T, error) {
	dir, base := filepath.Split(path)
	for tries := 0; ; tries++ {
		made, err := do(filepath.Join(dir, fmt.Sprintf(".%s.%08x.part", base, rand.Uint32())))
		switch {
		case err == nil:
			return made, nil
		case errors.Is(err, fs.ErrExist) && tries < 100:
			continue
		case errors.Is(err, fs.ErrNotExist):
			return made, fmt.Errorf("-o %s: there is no folder %s: make it, or name another", path, filepath.Dir(path))
		}
		return made, writingError(path, err)
	}
}

// writingError is the error err in writing file, without the name of the temporary file.
func writingError(file string, err error) error {
	return fmt.Errorf("writing %s: %w", file, bare(err))
}

// bare is what went wrong with a file, for a sentence that itself names the file.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
