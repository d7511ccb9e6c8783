package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// prism builds Beam's Prism once for all tests, in a folder that TestMain removes.
var prism = sync.OnceValues(func() (string, error) {
	binary := filepath.Join(built, "prism")
	if out, err := exec.Command("go", "build", "-o", binary, "github.com/apache/beam/sdks/v2/go/cmd/prism").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return binary, nil
})

// built is the folder for programs that tests build.
var built string

// startPrism runs Beam's Prism as a process of its own and returns its address.
func startPrism(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("worker processes are tried on Linux only")
	}
	binary, err := prism()
	if err != nil {
		t.Skipf("Prism cannot be built here: %v", err)
	}
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	log := &bytes.Buffer{}
	cmd := exec.Command(binary, "--job_port="+strconv.Itoa(port), "--serve_http=false")
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("Prism said\n%s", log)
		}
	})
	return fmt.Sprintf("localhost:%d", port)
}

// apart are the flags that send the work to the Prism at endpoint, with workers in processes of
// their own, which leave their process ids in pids.
func apart(t *testing.T, endpoint, pids string) []string {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	config, err := json.Marshal(map[string]any{"command": own, "env": map[string]string{asMain: "1", pidsIn: pids}})
	if err != nil {
		t.Fatal(err)
	}
	return []string{"--runner", "universal", "--endpoint", endpoint, "--environment_type", "PROCESS", "--environment_config", string(config)}
}

func workers(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// TestPrismApart: runner, submitter and worker are three processes, and a profile goes over the
// wire. Prism starts one worker per job: this tests the protocol and the coder, and says nothing
// about scaling.
func TestPrismApart(t *testing.T) {
	t.Parallel() // it waits for other processes
	endpoint, dir, pids := startPrism(t), t.TempDir(), t.TempDir()
	all := articles(50)
	var paths []string
	for i := range 5 {
		paths = append(paths, write(t, fmt.Sprintf("%s/%d.jsonl", dir, i), lines(all[10*i:10*i+10])))
	}
	write(t, paths[3], lines(all[30:32])+poison+"\n"+lines(all[32:40]))
	got, said := succeed(t, filepath.Join(dir, "beam.profile"), append(apart(t, endpoint, pids), "--input", filepath.Join(dir, "*.jsonl"))...)
	if want := onOneMachine(t, paths...); !bytes.Equal(got, want) {
		t.Errorf("%d bytes, and on one machine %d others\n%s", len(got), len(want), said)
	}
	if s := read(t, got).Skipped(); s.Total != 1 || s.List[0].File != paths[3] || s.List[0].Line != 3 {
		t.Errorf("the poisoned record is told as %+v", s)
	}
	if list := workers(t, pids); len(list) == 0 || slices.Contains(list, strconv.Itoa(os.Getpid())) {
		t.Errorf("the workers were %v: no process of its own counted", list)
	}
}

// fifo makes a file that has content and no end: reading it blocks. Filling it returns once a
// reader is in the middle of it.
func fifo(t *testing.T, name string) (fill func(string), f *os.File) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Skipf("no named pipe can be made: %v", err)
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0) // so that opening it to read does not block
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return func(content string) {
		if _, err := f.WriteString(content); err != nil {
			t.Error(err)
		}
	}, f
}

// morePipe is more than a pipe holds on Linux.
const morePipe = 1 << 18

// TestDeadline checks that a run that does not end is ended.
func TestDeadline(t *testing.T) {
	t.Parallel() // it waits for other processes
	dir := t.TempDir()
	fifo(t, filepath.Join(dir, "a.jsonl"))
	output := filepath.Join(dir, "x.profile")
	cmd, said := command(t.Context(), t, "--input", filepath.Join(dir, "*.jsonl"), "--output", output, "--deadline", "2s")
	err := cmd.Run()
	fail(t, err, said.String(), "the run was not done after 2s and wrote nothing", output)
}

// TestWorkerKilled checks that a worker killed in the middle of a file leaves no number, that the
// run ends by the deadline, and that the next one gives the right bytes.
func TestWorkerKilled(t *testing.T) {
	t.Parallel() // it waits for other processes
	endpoint, dir, pids := startPrism(t), t.TempDir(), t.TempDir()
	all := articles(2000)
	whole := write(t, filepath.Join(dir, "a.jsonl"), lines(all[:20]))
	waiting := filepath.Join(dir, "b.jsonl")
	if n := len(lines(all[20:])); n < morePipe {
		t.Fatalf("%d bytes may fit into a pipe", n)
	}
	fill, pipe := fifo(t, waiting)
	output := filepath.Join(dir, "x.profile")
	args := append(apart(t, endpoint, pids), "--input", filepath.Join(dir, "*.jsonl"), "--output", output)

	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd, said := command(ctx, t, append(args, "--deadline", "30s")...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	filled := make(chan struct{})
	go func() { fill(lines(all[20:])); close(filled) }()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-filled:
	case err := <-ended:
		t.Fatalf("the run ended before a worker was in the middle: %v\n%s", err, said)
	}
	killed := workers(t, pids)
	if len(killed) == 0 {
		t.Fatal("no worker is there to be killed")
	}
	for _, w := range killed {
		pid, err := strconv.Atoi(w)
		if err == nil {
			err = syscall.Kill(pid, syscall.SIGKILL)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	err := <-ended
	if ctx.Err() != nil {
		t.Fatalf("the run did not end by its deadline\n%s", said)
	}
	fail(t, err, said.String(), "wrote nothing", output)
	t.Logf("the run ended with: %s", lastLine(said.String()))

	if err := pipe.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(waiting); err != nil {
		t.Fatal(err)
	}
	write(t, waiting, lines(all[20:]))
	got, again := succeed(t, output, args[:len(args)-2]...)
	if want := onOneMachine(t, whole, waiting); !bytes.Equal(got, want) {
		t.Errorf("the second run: %d bytes, and on one machine %d others\n%s", len(got), len(want), again)
	}
	if list := workers(t, pids); len(list) <= len(killed) {
		t.Errorf("the second run had no worker of its own: %v after %v", list, killed)
	}
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}
