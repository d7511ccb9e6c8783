// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// the extractor of web pages imports for a search that Rashomon never asks for:
// dates are read from what a page declares, in corpus/dates.go. The real package
// compiles the words of 200 languages when a program starts, 100 to 140 ms and
// 60 MB of memory for every command, "rashomon version" included.
//
// go.mod replaces the real module by this one. It has the names that the
// extractor compiles against, and finds no date.
package dateparser

import (
	"errors"
	"time"
)

// Parser, ParserType and Configuration are as much of the real ones as is set.
type (
	Parser        struct{ ParserTypes []ParserType }
	ParserType    uint8
	DateSource    uint8
	Configuration struct {
		PreferredDateSource DateSource
		StrictParsing       bool
	}
	// Date is what the real Parse returns.
	Date struct{ Time time.Time }
)

const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// Past is a source of dates.
const Past DateSource = 1

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("dates are not searched for")
}
