package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// elsewhere are the beginnings of commands in documents that other tests run, or that are the
// tests.
var elsewhere = []string{
	"go run ./cmd/rashomon", "go test", "go build", "go install", ".ci/run", "make", // .ci/run
	"python3 figures.py", "Rscript figures.R", "sh watch.sh", // examples_*.txtar
	"rashomon serve", "git ", "docs/", "export ",
	"cd cmd/rashomon-beam", "CGO_ENABLED=0 go build", "./rashomon-beam", "go run github.com/apache/beam", // the tests of that module
	"docker run", // of runners that the document says were not run
}

// shellCommands FILE runs every command in the "sh" blocks of a document, in the script's folder.
// Commands that find something end with status 1, all others with 0.
func shellCommands(ts *testscript.TestScript, _ bool, args []string) {
	ran := 0
	for i, part := range strings.Split(ts.ReadFile(args[0]), "```") {
		body, ok := strings.CutPrefix(part, "sh\n")
		if i%2 == 0 || !ok {
			continue
		}
		body = strings.ReplaceAll(body, "\\\n", " ")
		for line := range strings.Lines(body) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") || slices.ContainsFunc(elsewhere, func(s string) bool { return strings.HasPrefix(line, s) }) {
				continue
			}
			finds := strings.HasPrefix(line, "rashomon diff") || strings.Contains(line, "--fail-on")
			var exit *exec.ExitError
			if err := ts.Exec("sh", "-c", line); err != nil && !(finds && errors.As(err, &exit) && exit.ExitCode() == exitFound) {
				ts.Fatalf("%s: %s: %v", args[0], line, err)
			}
			ran++
		}
	}
	if ran == 0 {
		ts.Fatalf("%s has no command that was run", args[0])
	}
}

// TestEveryDocumentIsRun checks that a document with commands is run by a script or a test that
// names it.
func TestEveryDocumentIsRun(t *testing.T) {
	var runs strings.Builder
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(files, "classroom_test.go") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		runs.Write(b)
	}
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(docs) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, f := range docs {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "```sh\n") && !strings.Contains(runs.String(), filepath.Base(f)) {
			t.Errorf("no script runs the commands of docs/%s: add it to docs_commands.txtar", filepath.Base(f))
		}
	}
}
