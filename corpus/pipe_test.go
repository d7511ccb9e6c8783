//go:build unix

package corpus_test

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNoRegularFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "set/z.txt", "x")
	write(t, dir, "listed/corpus.csv", "file\npipe\n")
	for _, name := range []string{"set/pipe", "listed/pipe"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip("no pipe can be made here: ", err)
		}
	}
	want := []string{
		"unreadable! set/pipe: not a regular file; name it as a path of its own to read it all the same",
		"z of z in set/z.txt",
		`unreadable! listed/corpus.csv:2: "pipe" is not a regular file; name it as a path of its own to read it all the same`,
	}
	if diff := cmp.Diff(want, toldOnDisk(t, dir, "set", "listed")); diff != "" {
		t.Errorf("a pipe in a folder would hang a reader (-want +got):\n%s", diff)
	}
}
