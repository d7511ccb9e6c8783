package corpus

import "rashomon/corpus/text"

// A Document is one article as it came in. Text is the original, decoded to UTF-8 and otherwise
// untouched: every later Span points into it. For a text file Text is the whole file, front matter
// and all, so that offsets are offsets into the file, unless it was packed or is not UTF-8: see
// Decoded. For a page, feed, word file or PDF it is the text that was extracted, headline first,
// and is in no file.
type Document struct {
	ID      string // unique in a run; the file's stem or the record's id
	File    string // as the user would name it, slash-separated
	Line    int    // line of File, 1-based, or the record's number in formats without lines: items of feeds, rows of Parquet, records of web archives; 0 for a file that is one article
	Outlet  string
	Title   string // as the manifest, front matter or record gives it; "" when only the text may hold one
	Date    string // ISO 8601 if it can be read in only one way, else as given; see GivenDate
	Event   string // what the article is about, "" when not said
	Author  string
	URL     string
	Lang    string // as the input says, usually BCP 47; "" when not said. Language looks at the text
	Section string
	Extra   []Field // other columns or keys, in the order they came
	Text    string
	Decoded string // the encoding Text was decoded from and how it is known, "windows-1252 (declared)"; "" when the bytes were UTF-8
}

// A Field is one piece of metadata that Rashomon keeps without reading it.
type Field struct{ Name, Value string }

// A Zone says what part of an article a line is. Voice is determined only in the body; zones are a
// separate axis.
type Zone uint8

// The zones of an article, by the rules of [Regions].
const (
	Body Zone = iota
	Headline
	Subhead
	Caption
	Credit
	Byline
	Metadata
	Boilerplate
)

// Zones is the number of zones.
const Zones = len(zoneNames)

var zoneNames = [...]string{"body", "headline", "subhead", "caption", "credit", "byline", "metadata", "boilerplate"}

// String is the zone's name in every output.
func (z Zone) String() string { return zoneNames[z] }

// A Region is a run of text in one zone. The regions of an article are ordered
// and disjoint and cover every line that has text. A body region is one
// paragraph: one line, or the joined lines of a hard-wrapped one.
type Region struct {
	text.Span
	Zone      Zone
	Duplicate bool // the same line occurs earlier in the article; it is never counted
}
