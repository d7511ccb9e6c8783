//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestNamesObeyNothing checks that no command hands on to the terminal what the name of a file, a
// key or an outlet would make it do, and that every message is one line.
func TestNamesObeyNothing(t *testing.T) {
	dir := t.TempDir()
	set := filepath.Join(dir, "set\x1b[2J")
	if err := os.Mkdir(set, 0o755); err != nil {
		t.Skip("no such name can be given here: ", err)
	}
	for name, text := range map[string]string{
		"empty\x1b]0;x\x07.txt": "", "line\nbreak.txt": "", "c1\u009b31m\u202e.txt": "", "bytes.txt": "\x00\x01",
		"keys.jsonl": "{\"id\":\"a\\u001b[31m\",\"text\":\"x\"}\n{\"id\":\"a\\u001b[31m\",\"text\":\"x\"}\n{\"\\u001b[31mk\":1}\n{\"a\":\x1b[31m}\n",
		"good.txt":   "The mutiny ended.\n",
	} {
		if err := os.WriteFile(filepath.Join(set, name), []byte(text), 0o644); err != nil {
			t.Skip("no such name can be given here: ", err)
		}
	}
	missing, out := filepath.Join(dir, "missing\x1b[31m\n"), filepath.Join(dir, "out")
	for _, args := range [][]string{
		{"report", set}, {"report", set, "--strict"}, {"annotate", set, "-o", out}, {"kwic", "mutiny", set}, {"profile", set, "-o", out},
		{"lexicon", "check", "core-en", set}, {"lexicon", "sample", "core-en", set}, {"lexicon", "try", "mutiny", set},
		{"corpus", "list", set}, {"corpus", "init", set}, {"report", missing}, {"report", "--lexicon", missing}, {"report", "--aliases", missing},
		{"diff", missing, missing}, {"agree", missing}, {"merge", missing, "-o", out}, {"report", set, "--fail-on", "naming.\x1b[31m.wording>0"},
	} {
		var stdout, stderr bytes.Buffer
		run(args, strings.NewReader(""), &stdout, &stderr)
		for what, got := range map[string]string{"standard error": stderr.String(), "standard output": stdout.String()} {
			if args[0] == "annotate" && what == "standard output" {
				continue
			}
			if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) }); i >= 0 {
				t.Errorf("%q: on %s stands %q", args, what, got[i:min(i+40, len(got))])
			}
		}
		for line := range strings.Lines(stderr.String()) {
			if !strings.HasPrefix(line, "rashomon: ") {
				t.Errorf("%q: the line %q begins in the middle of a message", args, line)
			}
		}
	}
}
