package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestWriteToFullDisk holds that a file is written whole or not at all: when the
// writing fails, what stood there stands there still, and nothing beside it.
func TestWriteToFullDisk(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "report.json")
	if err := os.WriteFile(file, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, part := range []int{0, 10, 1 << 20} {
		err := writeTo(io.Discard, file, func(w io.Writer) error {
			if _, err := io.WriteString(w, strings.Repeat("x", part)); err != nil {
				return err
			}
			return syscall.ENOSPC
		})
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("after %d bytes: %v, want the disk's error", part, err)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != "before" {
			t.Errorf("after %d bytes the file holds %.20q, %v", part, got, err)
		}
		if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 1 {
			t.Errorf("after %d bytes the folder holds %v", part, left)
		}
		if left, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(left) != 0 {
			t.Errorf("after %d bytes the folder holds %v", part, left)
		}
	}
}
