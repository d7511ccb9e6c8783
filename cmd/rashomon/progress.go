package main

import (
	"fmt"
	"io"
	"time"
)

// patience is how long work may take before it shows progress.
const patience = time.Second

// progress returns a function to call as articles are read, which shows on a terminal how far
// reading has got once it has taken longer than patience, and a function to call at the end, which
// removes that line. Off a terminal both do nothing.
func progress(stderr io.Writer) (step func(articles, bytes int64), done func()) {
	if !isTerminal(stderr) {
		return nil, func() {}
	}
	start := time.Now()
	last := start
	shown := false
	step = func(articles, bytes int64) {
		now := time.Now()
		if now.Sub(start) < patience || now.Sub(last) < patience/5 {
			return
		}
		last, shown = now, true
		fmt.Fprintf(stderr, "\r\x1b[Kread %d articles, %.1f MB, %.0f MB/s ", articles, float64(bytes)/1e6, float64(bytes)/1e6/now.Sub(start).Seconds())
	}
	return step, func() {
		if shown {
			fmt.Fprint(stderr, "\r\x1b[K")
		}
	}
}
