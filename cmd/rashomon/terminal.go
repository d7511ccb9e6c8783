package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"

	"rashomon/analysis/report"
)

// terminalOptions is the width and colour of w.
func terminalOptions(w io.Writer) report.Options {
	return report.Options{Width: terminalWidth(w), Color: colours(w, false)}
}

// terminalWidth is COLUMNS when set, else the width of the terminal w, else 0.
func terminalWidth(w io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil {
			return n
		}
	}
	return 0
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colours reports whether w should get colour: a terminal, unless NO_COLOR or
// --no-color says otherwise (no-color.org).
func colours(w io.Writer, off bool) bool {
	return !off && os.Getenv("NO_COLOR") == "" && isTerminal(w)
}
