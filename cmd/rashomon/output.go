package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// writeTo calls write with standard output when file is empty, else with a
// temporary file beside file that takes its name once it is whole: a file is
// written whole or not at all. The temporary file is hidden, so that one that a
// crash left behind is not read as an article. A link stays one, and what is no
// file, such as /dev/null or a named pipe, is written to and not replaced.
func writeTo(stdout io.Writer, file string, write func(io.Writer) error) error {
	if file == "" || file == "-" {
		return write(stdout)
	}
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		out, err := os.OpenFile(file, os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("writing to %s: %w", file, err)
		}
		defer out.Close()
		return write(out)
	}
	dir, base := filepath.Split(file)
	tmp, err := os.CreateTemp(filepath.Clean(dir+"."), "."+base+".*.part")
	if err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	defer os.Remove(tmp.Name()) // fails quietly once it has its name
	b := bufio.NewWriter(tmp)
	if err := write(b); err != nil {
		tmp.Close()
		return err
	}
	if err := b.Flush(); err != nil {
		tmp.Close()
		return fmt.Errorf("writing %s: %w", file, err)
	}
	if err := tmp.Chmod(0o644); err != nil {
		tmp.Close()
		return fmt.Errorf("writing %s: %w", file, err)
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	if err := os.Rename(tmp.Name(), file); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	return nil
}
