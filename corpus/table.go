package corpus

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table is CSV or TSV with a header and one article per row.
type table struct{}

func (table) name() string { return "table" }

func (table) claims(head []byte, ext string) bool {
	switch ext {
	case ".csv", ".tsv", ".tab":
		return true
	case ".md":
		return false
	}
	// In other files a first line that names the text and another field is a header, not a
	// sentence.
	first, _, whole := bytes.Cut(bytes.TrimPrefix(head, []byte(byteOrderMark)), []byte("\n"))
	if !whole || len(first) > longestHeader || !utf8.Valid(first) {
		return false
	}
	if !bytes.ContainsAny(first, ",;\t|") {
		return false
	}
	line := strings.TrimRight(string(first), "\r")
	text, others := false, 0
	for c := range strings.SplitSeq(line, string(separatorOf(line, ext))) {
		c = strings.Trim(c, " \"")
		if len(c) > longestShared || countWords(c, 4) > 3 {
			return false
		}
		field := strings.ToLower(c)
		if !isField(field) {
			field = guessField(c)
		}
		if field == "text" {
			text = true
		} else if field != "" {
			others++
		}
	}
	return text && others > 0
}

// longestHeader bounds the first line that is examined for column names.
const longestHeader = 1024

func isField(name string) bool {
	for _, f := range articleFields {
		if f == name {
			return true
		}
	}
	return false
}

// separatorOf is the mark between cells: a tab in .tsv, else whichever of comma, semicolon, tab and
// bar is most frequent in the header.
func separatorOf(header, ext string) rune {
	if ext == ".tsv" || ext == ".tab" {
		return '\t'
	}
	best, most := ',', 0
	for _, mark := range ",;\t|" {
		if n := strings.Count(header, string(mark)); n > most {
			best, most = mark, n
		}
	}
	return best
}

func csvReader(from io.Reader, comma rune) *csv.Reader {
	c := csv.NewReader(from)
	c.Comma = comma
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	return c
}

// errRow is what a leash ends with.
var errRow = errors.New("the limit on the bytes of one row is reached")

// A leash lets a reader have a fixed number of bytes per row: a quotation mark that is never closed
// would take in everything that follows.
type leash struct {
	from      io.Reader
	left, len int64
}

func (l *leash) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errRow
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

func (table) read(r *reader, in *input) {
	r.decodedTable(in)
	l := &leash{from: in.text, len: 2*r.opts.MaxArticle + bufferSize} // quotation marks inside a cell are doubled
	l.left = l.len
	sheet := openSpreadsheet(in.text)
	l.from = sheet
	separator := sheet.separator
	if !sheet.declared {
		separator = separatorOf(sheet.first, extOf(in.file))
	}
	rows := csvReader(l, separator)
	var c columns
	read := 0 // rows, and faults in their place
	for last := 0; !r.ended(); {
		cells, err := rows.Read()
		if err == io.EOF {
			break
		}
		if errors.Is(err, errRow) {
			r.fault(&Fault{Kind: TooLarge, File: in.file, Line: last + 1, Reason: fmt.Sprintf("a row that begins here has more than %d bytes", l.len),
				Advice: "is a quotation mark not closed? the rest was not read"})
			return
		}
		var p *csv.ParseError
		if errors.As(err, &p) {
			last = p.Line
			r.fault(&Fault{Kind: BadTable, File: in.file, Line: p.StartLine, Reason: "the row is not CSV: " + p.Err.Error(),
				Advice: "put quotation marks around a cell that holds them and double those inside it; the row was skipped", Err: err})
			l.left = l.len
			read++
			continue
		}
		if err != nil {
			r.readFault(in, last+1, err)
			return
		}
		line, _ := rows.FieldPos(0)
		last, _ = rows.FieldPos(len(cells) - 1)
		last += strings.Count(cells[len(cells)-1], "\n")
		l.left = l.len
		if sheet.declares() {
			continue
		}
		if c.fields == nil {
			c = r.arrange(headerOf(cells))
			if !r.usable(in, c, line) {
				return
			}
			continue
		}
		if len(cells) > 1 || strings.TrimSpace(cells[0]) != "" || len(c.names) == 1 && cells[0] != "" {
			read++
			r.cells(in, c, cells, line)
		}
	}
	switch {
	case r.ended() || read > 0:
	case c.fields == nil:
		r.fault(&Fault{Kind: Empty, File: in.file, Reason: "the table is empty", Advice: "its first line names columns, text among them"})
	default:
		r.fault(&Fault{Kind: Empty, File: in.file, Reason: "the table has no rows below its header", Advice: "it was skipped"})
	}
}

// headerOf is the column names of a header.
func headerOf(cells []string) []string {
	names := make([]string, len(cells))
	for i, c := range cells {
		names[i] = strings.TrimSpace(strings.ToValidUTF8(c, "\uFFFD"))
	}
	return names
}

// cells reads one row.
func (r *reader) cells(in *input, c columns, cells []string, line int) {
	if len(cells) != len(c.names) {
		r.fault(&Fault{Kind: BadTable, File: in.file, Line: line, Reason: fmt.Sprintf("the row has %s and the header %d", count(len(cells), "cell"), len(c.names)),
			Advice: "put quotation marks around a cell that holds the separator or a line end; the row was skipped"})
		return
	}
	doc := &Document{File: in.file, Line: line}
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			f := utf8Fault(in, []byte(cell), line)
			f.Reason = fmt.Sprintf("the column %q holds bytes that are not UTF-8", c.names[i])
			f.Advice = "name the encoding with --encoding; the row was skipped"
			r.fault(f)
			return
		}
		if i != c.text {
			// Cells share one string; a short one must not keep the text alive.
			cell = r.shared([]byte(strings.TrimSpace(cell)))
		}
		c.set(doc, i, cell)
	}
	r.row(in, doc, c, line)
}
