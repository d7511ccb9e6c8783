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

// TestWriteToFullDisk checks that a file is written whole or not at all: if writing fails, the old
// content is still there, and nothing beside it.
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

// TestWriteToWhatIsNoFile checks that a device stays a device and a link a link.
func TestWriteToWhatIsNoFile(t *testing.T) {
	hello := func(w io.Writer) error {
		_, err := io.WriteString(w, "hello")
		return err
	}
	if err := writeTo(io.Discard, os.DevNull, hello); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s is no device any more: %v %v", os.DevNull, info, err)
	}
	dir := t.TempDir()
	target, link := filepath.Join(dir, "report.json"), filepath.Join(dir, "latest.json")
	if err := os.WriteFile(target, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := writeTo(io.Discard, link, hello); err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(target); err != nil || string(got) != "hello" {
		t.Errorf("behind the link stands %q, %v", got, err)
	}
	if to, err := os.Readlink(link); err != nil || to != target {
		t.Errorf("the link leads to %q, %v", to, err)
	}
}
