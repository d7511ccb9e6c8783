//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedAtAPipe checks that a signal ends the program while it waits for somebody at the
// other end of a named pipe, wherever one is named.
func TestInterruptedAtAPipe(t *testing.T) {
	for _, args := range []string{
		"corpus list pipe", "report pipe -o out.html", "report -o pipe --format json", "report --lexicon pipe", "report --aliases pipe",
		"diff pipe pipe", "agree pipe", "merge pipe -o out.profile",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), hung)
			defer cancel()
			cmd := exec.CommandContext(ctx, "rashomon", strings.Fields(args)...)
			cmd.Dir = t.TempDir()
			if err := syscall.Mkfifo(filepath.Join(cmd.Dir, "pipe"), 0o600); err != nil {
				t.Skipf("no pipes here: %v", err)
			}
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			// No clock says when it has begun to wait, and a signal that comes before the program
			// expects one ends it too. One that comes too early for this test shows nothing.
			time.Sleep(time.Second)
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait()
			var exit *exec.ExitError
			if ctx.Err() != nil || !errors.As(err, &exit) || exit.ExitCode() != exitFailure || !strings.HasPrefix(stderr.String(), "rashomon: interrupted") {
				t.Errorf("it ended with %v and the words %q; want the status %d", err, stderr.String(), exitFailure)
			}
			if left := inFolder(t, cmd.Dir); len(left) != 1 {
				t.Errorf("it leaves %v", left)
			}
		})
	}
}
