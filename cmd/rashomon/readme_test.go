package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocumentsShowWhatTheProgramPrints runs every console block of README.md and docs that runs
// rashomon, and checks that the output shown there is what it prints. A line […] stands for any
// number of lines. With -update, blocks without such a line are rewritten.
func TestDocumentsShowWhatTheProgramPrints(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and on one goroutine: it runs without -short")
	}
	t.Setenv("COLUMNS", "80")
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, file := range append(files, "../../README.md") {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		parts := strings.Split(text, "```")
		for i := 1; i < len(parts); i += 2 {
			body, ok := strings.CutPrefix(parts[i], "console\n")
			if !ok {
				continue
			}
			command, want, _ := strings.Cut(body, "\n")
			args, ok := commandOf(command)
			if !ok {
				continue
			}
			var stdout, stderr bytes.Buffer
			status := run(args, strings.NewReader(""), &stdout, &stderr)
			ran++
			got := trimLines(stdout.String())
			if status != exitDone {
				t.Errorf("%s: %s: status %d: %s", filepath.Base(file), command, status, stderr.String())
				continue
			}
			switch {
			case matches(want, got):
			case *update && !strings.Contains(want, elided):
				parts[i] = "console\n" + command + "\n" + got
			default:
				t.Errorf("%s: %s no longer prints what stands there:\n%s", filepath.Base(file), command, got)
			}
		}
		if joined := strings.Join(parts, "```"); joined != text {
			if err := os.WriteFile(file, []byte(joined), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if ran == 0 {
		t.Error("no console block of README.md runs rashomon")
	}
}

const elided = "[…]"

// commandOf splits "$ rashomon kwic 'no limits'" into arguments.
func commandOf(line string) ([]string, bool) {
	rest, ok := strings.CutPrefix(line, "$ rashomon ")
	if !ok {
		rest, ok = strings.CutPrefix(line, "$ go run ./cmd/rashomon ")
	}
	if !ok {
		return nil, false
	}
	var args []string
	for i, part := range strings.Split(rest, "'") {
		if i%2 == 1 {
			args = append(args, part)
			continue
		}
		args = append(args, strings.Fields(part)...)
	}
	return args, true
}

// matches reports whether got is want, where elided lines of want match anything.
func matches(want, got string) bool {
	pieces := strings.Split(want, elided+"\n")
	for i, piece := range pieces {
		at := strings.Index(got, piece)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		got = got[at+len(piece):]
	}
	return got == "" || strings.HasSuffix(want, elided+"\n")
}

// trimLines removes the spaces at the ends of lines, as editors do in documents.
func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
