package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// serveExample is the example in the help of serve. No script can run it, since it does not end by
// itself.
const serveExample = "rashomon serve --port 0"

// TestServeUntilInterrupted checks that serve prints its address, answers there, and ends with
// status 0 when interrupted, as with Ctrl-C.
func TestServeUntilInterrupted(t *testing.T) {
	args := strings.Fields(serveExample)
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("no address: %v", err)
	}
	address = strings.TrimSpace(address)
	if !strings.HasPrefix(address, "http://127.0.0.1:") && !strings.HasPrefix(address, "http://[::1]:") {
		t.Errorf("it answers at %s", address)
	}
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(res.Body)
	res.Body.Close()
	if err != nil || res.StatusCode != http.StatusOK || !strings.Contains(string(page), "<form") {
		t.Errorf("the page: %s, %v", res.Status, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("interrupted, it ends with %v", err)
	}
	if !strings.Contains(stderr.String(), "ended; nothing was kept") {
		t.Errorf("it says %q", stderr.String())
	}
}
