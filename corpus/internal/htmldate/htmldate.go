// Package htmldate stands in for github.com/markusmobius/go-htmldate, which the
// extractor of web pages asks for a page's date when it is told to. Rashomon tells
// it not to: dates are read from what a page declares, in corpus/dates.go. The real
// package compiles its patterns at every start, and those of a parser of dates the
// words of 200 languages: 100 to 140 ms and 60 MB of memory for every command,
// "rashomon version" included.
//
// go.mod replaces the real module by this one. It has the names that the
// extractor compiles against, and finds no date.
package htmldate

import (
	"time"

	"golang.org/x/net/html"
)

// Options are those that the extractor sets.
type Options struct {
	URL                 string
	UseOriginalDate     bool
	SkipExtensiveSearch bool
}

// Result is a date that was found.
type Result struct {
	DateTime time.Time
	HasTime  bool
}

// IsZero reports that no date was found.
func (r Result) IsZero() bool { return r.DateTime.IsZero() }

// FromDocument finds no date.
func FromDocument(*html.Node, Options) (Result, error) { return Result{}, nil }
