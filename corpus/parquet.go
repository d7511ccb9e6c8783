package corpus

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	pqt "github.com/parquet-go/parquet-go/format"
)

// parquetFile is Parquet, one article per row, with columns as in a table. A nested column is named
// by its path, "article.body".
type parquetFile struct{}

func (parquetFile) name() string { return "parquet" }

func (parquetFile) claims(head []byte, ext string) bool {
	return bytes.HasPrefix(head, []byte("PAR1")) || ext == ".parquet"
}

// slowestBatch bounds how long a few rows may take to read.
const slowestBatch = 60 * time.Second

// rowsAtOnce is small, since every row holds an article.
const rowsAtOnce = 16

func (parquetFile) read(r *reader, in *input) {
	from, size, err := r.whole(in, r.opts.MaxBytes)
	if err != nil {
		r.readFault(in, 0, err)
		return
	}
	var leaves []leaf
	var groups []parquet.RowGroup
	err = guarded(r.ctx, slowestBatch, func() error {
		if err := parquetFooter(from, size); err != nil {
			return err
		}
		file, err := parquet.OpenFile(from, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
		if err != nil {
			return err
		}
		if err := parquetSizes(file.Metadata(), size); err != nil {
			return err
		}
		leaves, groups = leavesOf(file), file.RowGroups()
		return nil
	})
	if err != nil {
		r.badParquet(in, 0, err)
		return
	}
	names := make([]string, len(leaves))
	for i, l := range leaves {
		names[i] = l.name
	}
	c := r.arrange(names)
	if !r.usable(in, c, 0) {
		return
	}
	n := 0
	for _, group := range groups {
		var ok bool
		if n, ok = r.rowGroup(in, group, leaves, c, n); !ok {
			return
		}
	}
	if n == 0 {
		r.fault(&Fault{Kind: Empty, File: in.file, Reason: "the table has no rows", Advice: "it was skipped"})
	}
}

func (r *reader) badParquet(in *input, n int, err error) {
	if r.ended() {
		return
	}
	r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: "the Parquet file is cut or damaged: " + strings.ToValidUTF8(err.Error(), "\uFFFD"),
		Advice: unlessSkipped(n, beforeDamage) + "; fetch the file again", Err: err})
}

// longestFooter bounds a file's footer, in bytes.
const longestFooter = 64 << 20

// parquetFooter checks the length of the footer, for which the library allocates memory, some
// gigabytes if a file of twelve bytes says so.
func parquetFooter(from io.ReaderAt, size int64) error {
	var tail [8]byte
	if size < int64(len(tail))+4 {
		return fmt.Errorf("it has %s", count(int(size), "byte"))
	}
	if n, err := from.ReadAt(tail[:], size-int64(len(tail))); n < len(tail) {
		return err
	}
	if length := int64(binary.LittleEndian.Uint32(tail[:])); string(tail[4:]) != "PAR1" || length > longestFooter || length > size-int64(len(tail))-4 {
		return errors.New("it does not end as it should")
	}
	return nil
}

// mostExpanded is how many times larger than the file its columns may be: anything larger is not
// text, and is made to exhaust memory.
const mostExpanded = 1000

// parquetSizes checks what a file says of its size before memory is allocated for it.
func parquetSizes(file *pqt.FileMetaData, size int64) error {
	left := mostExpanded * size // for the rows; counted down, since their sum may overflow
	for _, g := range file.RowGroups {
		if g.NumRows < 0 || g.NumRows > left {
			return fmt.Errorf("a group of %d rows in a file of %d bytes", g.NumRows, size)
		}
		left -= g.NumRows
		for _, c := range g.Columns {
			if m := c.MetaData; m.TotalUncompressedSize < 0 || m.TotalCompressedSize < 0 || m.TotalCompressedSize > size || m.TotalUncompressedSize > mostExpanded*size {
				return fmt.Errorf("a column of %d bytes in a file of %d", m.TotalUncompressedSize, size)
			}
		}
	}
	return nil
}

// A leaf is a column that holds values.
type leaf struct {
	name string
	unit time.Duration // of a timestamp; 0 for none
	day  bool          // a date, in days
}

func leavesOf(file *parquet.File) []leaf {
	var leaves []leaf
	for _, path := range file.Schema().Columns() {
		var parts []string
		for i, p := range path {
			if i > 0 && (p == "list" || p == "element" || p == "item" || p == "array") { // how lists are written
				continue
			}
			parts = append(parts, strings.ToValidUTF8(p, "\uFFFD"))
		}
		l := leaf{name: strings.Join(parts, ".")}
		if found, ok := file.Schema().Lookup(path...); ok {
			if t := found.Node.Type().LogicalType(); t != nil {
				switch t := t.Value.(type) {
				case *pqt.DateType:
					l.day = true
				case *pqt.TimestampType:
					l.unit = time.Nanosecond
					switch t.Unit.Value.(type) {
					case *pqt.MilliSeconds:
						l.unit = time.Millisecond
					case *pqt.MicroSeconds:
						l.unit = time.Microsecond
					}
				}
			}
		}
		leaves = append(leaves, l)
	}
	return leaves
}

// value is a value as text.
func (l *leaf) value(v parquet.Value) string {
	switch {
	case l.day && v.Kind() == parquet.Int32:
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	case l.unit > 0 && v.Kind() == parquet.Int64:
		per := int64(time.Second / l.unit)
		return time.Unix(v.Int64()/per, v.Int64()%per*int64(l.unit)).UTC().Format(time.RFC3339)
	}
	return v.String()
}

// rowGroup reads the articles of one group, which n rows of the file precede, and returns the
// number of rows read in all.
func (r *reader) rowGroup(in *input, group parquet.RowGroup, leaves []leaf, c columns, n int) (int, bool) {
	var rows parquet.Rows
	if failed := guarded(r.ctx, slowestBatch, func() error { rows = group.Rows(); return nil }); failed != nil {
		r.badParquet(in, n+1, failed)
		return n, false
	}
	reading := false // an abandoned read is still running
	defer func() {
		if !reading {
			guarded(r.ctx, slowestBatch, rows.Close) //nolint:errcheck // it was read to its end or given up
		}
	}()
	buf := make([]parquet.Row, rowsAtOnce)
	for !r.ended() {
		var got int
		var err error
		if failed := guarded(r.ctx, slowestBatch, func() error {
			got, err = rows.ReadRows(buf)
			return nil
		}); failed != nil {
			reading = !errors.As(failed, new(panicked))
			r.badParquet(in, n+1, failed)
			return n, false
		}
		for _, row := range buf[:got] {
			if n++; !r.ended() {
				r.parquetRow(in, row, leaves, c, n)
			}
		}
		if err == io.EOF || err == nil && got == 0 {
			return n, !r.ended()
		}
		if err != nil {
			r.badParquet(in, n+1, err)
			return n, false
		}
	}
	return n, false
}

// parquetRow hands on the article of one row. The elements of a list are paragraphs in the text and
// on one line elsewhere.
func (r *reader) parquetRow(in *input, row parquet.Row, leaves []leaf, c columns, n int) {
	doc := &Document{File: in.file, Line: n}
	for i := 0; i < len(row); {
		col, end := row[i].Column(), i+1
		for end < len(row) && row[end].Column() == col {
			end++
		}
		if col < 0 || col >= len(leaves) {
			r.badParquet(in, n, fmt.Errorf("a value of column %d of %d", col, len(leaves)))
			return
		}
		between := ", "
		if col == c.text {
			between = "\n\n"
		}
		cell := ""
		for k, v := range row[i:end] {
			if v.IsNull() {
				continue
			}
			s := leaves[col].value(v)
			if k > 0 && cell != "" {
				cell += between
			}
			if cell += s; int64(len(cell)) > r.opts.MaxArticle {
				r.fault(r.tooLong(in, "record", n))
				return
			}
		}
		text, _, ok := utf8Text([]byte(cell), "")
		if !ok {
			f := utf8Fault(in, []byte(cell), n)
			f.Reason = fmt.Sprintf("the column %q holds bytes that are not text", leaves[col].name)
			f.Advice = "the row was skipped"
			if f.Line = n; col == c.text {
				r.fault(f)
				return
			}
			text = nil // a picture, say
		}
		if col != c.text && len(text) > longestShort {
			c.set(doc, col, string(text))
		} else {
			c.set(doc, col, r.shared(text))
		}
		i = end
	}
	r.row(in, doc, c, n)
}
