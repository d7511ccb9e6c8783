package corpus

import (
	"strconv"
	"strings"
)

// A Fault is something in the input that was not read as the user meant it. Faults arrive in the
// stream among the documents and reading continues; any other error ends it.
type Fault struct {
	Kind   FaultKind
	File   string // as the user would name it
	Line   int    // 1-based; 0 when the fault concerns the whole file
	Reason string // what is wrong, without a final full stop
	Advice string // what to do about it, "" when there is nothing to add
	Err    error  // the cause, when another library gave one

	Language string // of an article in another language than the lexicons', as Document.Language gives it
}

// Error is one sentence: "file:line: reason; advice".
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		b.WriteByte(':')
		b.WriteString(strconv.Itoa(f.Line))
	}
	b.WriteString(": ")
	b.WriteString(f.Reason)
	if f.Advice != "" {
		b.WriteString("; ")
		b.WriteString(f.Advice)
	}
	return b.String()
}

// Unwrap is the cause.
func (f *Fault) Unwrap() error { return f.Err }

// Note reports whether the fault cost no article: every article was read, and what is said about
// it was kept. An article in a language that no lexicon is for was read, too, but is not counted.
func (f *Fault) Note() bool {
	switch f.Kind {
	case UnknownColumn, Unlisted, Guessed, PassedOver, HiddenCharacters, OtherLanguage:
		return true
	}
	return false
}

// Interrupted is the error that a stream ends with when its context does; it says what was read
// until then.
type Interrupted struct {
	Articles int
	Err      error // the context's
}

// Error says how far the reading got.
func (e *Interrupted) Error() string {
	return "reading articles: " + e.Err.Error() + " after " + count(e.Articles, "article")
}

// Unwrap is the context's error.
func (e *Interrupted) Unwrap() error { return e.Err }

// A FaultKind is a sort of fault; faults of one kind are counted together.
type FaultKind uint8

// The kinds of faults.
const (
	Missing          FaultKind = iota // a path or a manifest's file is not there
	Unreadable                        // no permission, not a regular file, a failing disk
	Loop                              // a folder that contains itself
	OutsideFolder                     // a manifest names a file outside its folder
	BadManifest                       // a manifest's line cannot be read
	Misspelled                        // a manifest's column that looks like a known one
	UnknownColumn                     // a manifest's column that Rashomon keeps but does not read
	Unlisted                          // files beside a manifest that it does not name
	UnknownFormat                     // not the format of an article: a picture, a program
	BadYAML                           // front matter that is not YAML
	BadJSON                           // a record that is not JSON
	BadCompressed                     // compressed data is cut or damaged
	NotUTF8                           // bytes that are not UTF-8
	Empty                             // a file without text
	NoText                            // a record without text
	RepeatedID                        // an id that an earlier article has
	TooLarge                          // past a limit
	TooSlow                           // a page that takes too long to parse
	BadMarkup                         // a page or feed that cannot be parsed
	BadTable                          // a row that does not fit its header, or a column that is missing
	BadArchive                        // a web archive, Parquet or word file that is cut or damaged
	Changed                           // a file that changed while it was read
	Guessed                           // columns that were taken for fields by their names
	PassedOver                        // records of an archive or feed that hold no article
	HiddenCharacters                  // invisible marks that keep words from being found
	OtherLanguage                     // an article in a language that is not a lexicon's
	faultKinds
)

var faultNames = [faultKinds]string{"missing", "unreadable", "loop", "outside folder", "bad manifest", "misspelled column", "unknown column", "unlisted",
	"unknown format", "bad YAML", "bad JSON", "bad compression", "not UTF-8", "empty", "no text", "repeated id", "too large",
	"too slow", "bad markup", "bad table", "bad archive", "changed", "guessed columns", "passed over", "hidden characters", "other language"}

// String is the kind's name in every output.
func (k FaultKind) String() string {
	if k < faultKinds {
		return faultNames[k]
	}
	return "unknown"
}
