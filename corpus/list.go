package corpus

import (
	"context"
	"io/fs"
	"iter"
	"unicode"
)

// A Listed is one line of what would be read: an article, or a fault. A fault has only File, Line
// and Fault set, and Format if its file had one.
type Listed struct {
	File    string
	Line    int    // of the record in File; 0 for a file that is one article
	Format  string // what the file was taken for
	ID      string
	Outlet  string
	Title   string // as given, else the headline found in the text
	Date    string
	Event   string
	Lang    string
	Decoded string // the encoding it was decoded from, "" for UTF-8
	Bytes   int    // of the text
	Words   int    // runs of letters and digits, all zones; a rough size, not the report's count
	Fault   *Fault // nil for an article
}

// List reads what Documents would read and says what each file was taken for. An error ends it, as
// it ends Documents.
func List(ctx context.Context, opts Options, paths ...string) iter.Seq2[Listed, error] {
	return list(func(yield func(*Document, error) bool, taken func(string, string)) {
		r := newReader(ctx, opts, disk{}, yield)
		r.taken = taken
		r.paths(paths)
	})
}

// ListFS is List for files of fsys; no path means all of it.
func ListFS(ctx context.Context, opts Options, fsys fs.FS, paths ...string) iter.Seq2[Listed, error] {
	return list(func(yield func(*Document, error) bool, taken func(string, string)) {
		r := newReader(ctx, opts, files{fsys}, yield)
		r.taken = taken
		r.paths(paths)
	})
}

// list turns a run of a reader into its listing.
func list(run func(yield func(*Document, error) bool, taken func(file, format string))) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		var file, format string
		var regions []Region
		run(func(doc *Document, err error) bool {
			if doc != nil {
				regions = Regions(regions[:0], doc)
				return yield(Listed{File: doc.File, Line: doc.Line, Format: format, ID: doc.ID, Outlet: doc.Outlet, Title: headline(doc, regions),
					Date: doc.Date, Event: doc.Event, Lang: doc.Lang, Decoded: doc.Decoded, Bytes: len(doc.Text), Words: wordRuns(doc.Text)}, nil)
			}
			f, ok := err.(*Fault) // the reader hands faults on unwrapped
			if !ok {
				return yield(Listed{}, err)
			}
			row := Listed{File: f.File, Line: f.Line, Fault: f}
			if f.File == file {
				row.Format = format
			}
			return yield(row, nil)
		}, func(f, name string) { file, format = f, name })
	}
}

// headline is doc's title, or the first headline of its text.
func headline(doc *Document, regions []Region) string {
	if doc.Title != "" {
		return doc.Title
	}
	for _, r := range regions {
		if r.Zone == Headline {
			line := r.Of(doc.Text)
			if n := heading(line); n > 0 {
				a, b := trim(line, n, len(line))
				line = line[a:b]
			}
			return line
		}
	}
	return ""
}

// wordRuns counts the runs of letters and digits of s.
func wordRuns(s string) int {
	n, inside := 0, false
	for _, r := range s {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if word && !inside {
			n++
		}
		inside = word
	}
	return n
}
