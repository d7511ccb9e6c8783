//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hung is how long a program told to stop may take before it is killed and the test fails. On an
// otherwise idle machine it stops within a second.
const hung = time.Minute

// TestInterrupted checks that Ctrl-C, or a signal of the system, ends the program, in the middle of
// a long count and while a pipe is silent. It says how many articles it had read; no file is
// created and no part of one stays, and what a stream got is whole lines.
//
// No clock says when the program has begun, but a pipe holds a few dozen KB: once a MB has been
// written into it, nearly all of that has been read.
func TestInterrupted(t *testing.T) {
	const silent, on = true, false
	nothing := regexp.MustCompile(`^rashomon: interrupted after [1-9]\d* articles?: nothing was written\n$`)
	for _, c := range []struct {
		name, args string
		silent     bool // after the first MB, else it continues
		says       *regexp.Regexp
		signal     os.Signal
	}{
		{"a report of a silent pipe", "report - -o out.html", silent, nothing, os.Interrupt},
		{"a report of a pipe by its name", "report /dev/stdin -o out.html", silent, nothing, os.Interrupt},
		{"a long count", "report - -o out.html", on, nothing, os.Interrupt},
		{"a report to a stream", "report -", on, nothing, os.Interrupt},
		{"a profile", "profile - -o out.profile", silent, nothing, os.Interrupt},
		{"a profile of much", "profile - -o out.profile", on, nothing, os.Interrupt},
		{"annotations in a file", "annotate - -o out.jsonl", silent, nothing, os.Interrupt},
		{"annotations in a stream", "annotate - --format jsonl", silent, regexp.MustCompile(`^rashomon: interrupted after [1-9]\d* articles?: what was written is whole\n$`), os.Interrupt},
		{"annotations of much", "annotate - --format jsonl", on, regexp.MustCompile(`^rashomon: interrupted after [1-9]\d* articles?: what was written is whole\n$`), os.Interrupt},
		{"a profile that the system ends", "profile - -o out.profile", silent, nothing, syscall.SIGTERM},
		{"annotations in a file that the system ends", "annotate - -o out.jsonl", on, nothing, syscall.SIGTERM},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 2*hung)
			defer cancel()
			cmd := exec.CommandContext(ctx, "rashomon", strings.Fields(c.args)...)
			cmd.Dir = t.TempDir()
			var stdout, stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			begun := make(chan struct{})
			go func() {
				defer in.Close()
				for i, n := 0, 0; ; i++ {
					k, err := io.WriteString(in, article(i))
					if err != nil {
						return // it has ended
					}
					if n += k; n-k < 1<<20 && n >= 1<<20 {
						close(begun)
						if c.silent {
							<-ctx.Done()
							return
						}
					}
				}
			}()
			select {
			case <-begun:
			case <-ctx.Done():
				t.Fatal("it reads nothing")
			}
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			guard := time.AfterFunc(hung, cancel)
			err = waitFor(cmd, cancel)
			guard.Stop()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != exitFailure {
				t.Fatalf("it ended with %v and the words %q; want the status %d", err, stderr.String(), exitFailure)
			}
			if !c.says.MatchString(stderr.String()) {
				t.Errorf("it says %q, want %s", stderr.String(), c.says)
			}
			if left := inFolder(t, cmd.Dir); len(left) > 0 {
				t.Errorf("it leaves %v", left)
			}
			wholeLines(t, stdout.Bytes(), c.says == nothing)
		})
	}
}

// waitFor waits for cmd to end, whose input may be held open.
func waitFor(cmd *exec.Cmd, release func()) error {
	state, err := cmd.Process.Wait()
	release()
	cmd.Wait()
	if err == nil && !state.Success() {
		err = &exec.ExitError{ProcessState: state}
	}
	return err
}

// article is one of very many.
func article(i int) string {
	return fmt.Sprintf("{\"id\":\"%d\",\"outlet\":\"Outlet %d\",\"text\":%q}\n", i, i%3, strings.Repeat(fmt.Sprintf("The garrison of Port %d laid down its arms, and the mutiny was over, the council said. ", i), 20))
}

// inFolder lists what a folder contains, hidden or not.
func inFolder(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// wholeLines checks that out is nothing, or whole lines of JSON.
func wholeLines(t *testing.T, out []byte, nothing bool) {
	t.Helper()
	if nothing && len(out) > 0 {
		t.Errorf("it printed %.200q", out)
	}
	if len(out) > 0 && out[len(out)-1] != '\n' {
		t.Errorf("the last line is cut: %q", out[max(0, len(out)-100):])
	}
	for line := range bytes.Lines(out) {
		if !json.Valid(line) {
			t.Errorf("a line that is no JSON: %.200q", line)
		}
	}
}

// TestInterruptedAtTheEnd checks that a file is whole or absent even if only counting was left to
// do.
func TestInterruptedAtTheEnd(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*hung)
	defer cancel()
	cmd := exec.CommandContext(ctx, "rashomon", "report", "-", "-o", "out.json")
	cmd.Dir = t.TempDir()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		if _, err := io.WriteString(in, article(i)); err != nil {
			t.Fatal(err)
		}
	}
	in.Close()
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	left := inFolder(t, cmd.Dir)
	if err == nil { // it was faster
		b, err := os.ReadFile(filepath.Join(cmd.Dir, "out.json"))
		if err != nil || !json.Valid(b) || len(left) != 1 {
			t.Errorf("it ended well and left %v, of %d bytes: %v", left, len(b), err)
		}
		return
	}
	if !strings.Contains(stderr.String(), "nothing was written") || len(left) > 0 {
		t.Errorf("it ended with %v and %q, and left %v", err, stderr.String(), left)
	}
}

// TestClosedPipe checks that a reader that stops, such as head, ends the program at once and
// silently, however much output is left.
func TestClosedPipe(t *testing.T) {
	for _, args := range []string{"annotate - --format jsonl", "corpus list -", "report - --format json"} {
		ctx, cancel := context.WithTimeout(t.Context(), hung)
		cmd := exec.CommandContext(ctx, "rashomon", strings.Fields(args)...)
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = write, &stderr
		var in strings.Builder
		for i := range 200 {
			in.WriteString(article(i))
		}
		cmd.Stdin = strings.NewReader(in.String())
		read.Close()
		err = cmd.Run()
		write.Close()
		// The runtime ends a program whose standard output is gone as any other program ends then,
		// by the signal.
		if ctx.Err() != nil || err != nil && err.Error() != "signal: broken pipe" || stderr.Len() > 0 {
			t.Errorf("%s: %v, and it says %q", args, err, stderr.String())
		}
		cancel()
	}
}

// TestWorkIsLeftWhenInterrupted checks that long work that ignores contexts is not waited for, and
// that what it returns in time is handed on.
func TestWorkIsLeftWhenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	if got, err := unlessInterrupted(ctx, 3, func() (string, error) { return "whole", io.EOF }); got != "whole" || !errors.Is(err, io.EOF) {
		t.Errorf("work that ends gives %q, %v", got, err)
	}
	_, err := unlessInterrupted(ctx, 3, func() (string, error) {
		cancel()
		select {} // for ever
	})
	if got := explain(err); got != "interrupted after 3 articles: nothing was written" {
		t.Errorf("work that does not end: %q", got)
	}
}

// TestWritingIsLeftWhenInterrupted checks that a file that was begun is not created, and its part
// is removed.
func TestWritingIsLeftWhenInterrupted(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	err := writeTo(nil, filepath.Join(dir, "out.json"), func(w io.Writer) error {
		w = untilInterrupted{ctx, 3, w}
		for i := range 100 {
			if _, err := io.WriteString(w, strings.Repeat("x", 1<<16)); err != nil {
				return err
			}
			if left := inFolder(t, dir); len(left) != 1 || !strings.HasSuffix(left[0], ".part") {
				t.Errorf("while it is written the folder holds %v", left)
			}
			if i == 2 {
				cancel()
			}
		}
		return nil
	})
	if err == nil || explain(err) != "interrupted after 3 articles: nothing was written" {
		t.Errorf("it ends with %v", err)
	}
	if left := inFolder(t, dir); len(left) > 0 {
		t.Errorf("it leaves %v", left)
	}
}
