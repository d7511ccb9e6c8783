package main

import (
	"fmt"
	"io"
	"strings"

	"rashomon/analysis/report"
	"rashomon/corpus"
)

// say writes a line of the program's own. Names of files, outlets and keys come from anywhere, so
// nothing of them reaches a terminal that it would obey.
func say(w io.Writer, format string, what ...any) {
	fmt.Fprintln(w, "rashomon:", report.Clean(fmt.Sprintf(format, what...)))
}

// cleanLines is report.Clean for several lines.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = report.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// sayFault names what was not read, or gives a note on what was.
func sayFault(w io.Writer, fault *corpus.Fault) {
	if fault.Note() {
		sayNote(w, fault)
		return
	}
	sayAbove(w, "skipped", fault)
}

func sayNote(w io.Writer, note any) { sayAbove(w, "noted", note) }

// sayAbove writes a line of its own even while progress is shown.
func sayAbove(w io.Writer, kind string, what any) {
	if isTerminal(w) {
		fmt.Fprint(w, "\r\x1b[K")
	}
	say(w, "%s: %v", kind, what)
}
