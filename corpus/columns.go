package corpus

import (
	"bufio"
	"fmt"
	"strings"
)

// Columns of a table, CSV or Parquet, become fields of an article: by the user's map, else by the
// field's own name, else by names common in exports.

// guesses are the column names that exports use for a field, in lower case without spaces and
// marks; the first that a table has is taken.
var guesses = [...]struct {
	field string
	names []string
}{
	{"text", []string{"body", "content", "articletext", "articlebody", "article", "fulltext", "maintext", "bodytext", "contenttext", "textcontent", "story", "news"}},
	{"id", []string{"articleid", "docid", "documentid", "uid", "guid", "uuid"}},
	{"outlet", []string{"source", "publisher", "publication", "newspaper", "sitename", "sourcename", "site", "media", "medium", "mediaoutlet", "newsoutlet", "domain"}},
	{"title", []string{"headline", "articletitle"}},
	{"date", []string{"published", "publishdate", "publisheddate", "publicationdate", "datepublished", "publishedat", "publishedon", "pubdate", "datetime"}},
	{"event", []string{"topic", "incident"}},
	{"author", []string{"authors", "byline", "writer", "creator"}},
	{"url", []string{"link", "href", "weburl", "articleurl"}},
	{"lang", []string{"language"}},
	{"section", []string{"category", "desk", "rubric"}},
}

// bareName is a column's name without what varies between writers: capitals, spaces, marks.
func bareName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '_' || r == '-' || r == '\uFEFF' || r == '"':
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// guessField is the field that a column's name likely means, "" if none.
func guessField(name string) string {
	name = bareName(name)
	for _, g := range guesses {
		for _, n := range g.names {
			if n == name {
				return g.field
			}
		}
	}
	return ""
}

// columns says which field each column of a table is.
type columns struct {
	names  []string
	fields []string // by column; "" for one that is kept as Extra
	text   int      // the column of the text, -1 for none
	notes  []string // what was guessed
	absent []string // columns that a map names and the table lacks
	twice  []string // columns of the same name as one that became a field, which are kept as they are
}

// arrange works out what the columns of a table mean.
func (r *reader) arrange(names []string) columns {
	c := columns{names: names, fields: make([]string, len(names)), text: -1}
	taken := map[string]bool{}
	give := func(i int, field string) {
		c.fields[i] = field
		taken[field] = true
		if field == "text" {
			c.text = i
		}
	}
	find := func(match func(string) bool) int {
		for i, n := range names {
			if c.fields[i] == "" && match(n) {
				return i
			}
		}
		return -1
	}
	for _, m := range r.opts.Map {
		if i := find(func(n string) bool { return n == m.From }); i >= 0 {
			give(i, m.Field)
		} else if i := find(func(n string) bool { return strings.EqualFold(n, m.From) }); i >= 0 {
			give(i, m.Field)
		} else {
			c.absent = append(c.absent, m.From)
		}
		taken[m.Field] = true
	}
	for _, f := range articleFields {
		if taken[f] {
			continue
		}
		if i := find(func(n string) bool { return strings.EqualFold(n, f) }); i >= 0 {
			give(i, f)
		}
	}
	for _, g := range guesses {
		if taken[g.field] {
			continue
		}
		for _, name := range g.names {
			if i := find(func(n string) bool { return bareName(n) == name }); i >= 0 {
				give(i, g.field)
				c.notes = append(c.notes, fmt.Sprintf("%q as %s", names[i], g.field))
				break
			}
		}
	}
	read := map[string]bool{}
	for i, n := range names {
		if c.fields[i] != "" {
			read[strings.ToLower(n)] = true
		}
	}
	for i, n := range names {
		if c.fields[i] == "" && read[strings.ToLower(n)] {
			c.twice = append(c.twice, n)
		}
	}
	return c
}

// usable reports whether the columns can be articles, and notes what was guessed or is absent.
func (r *reader) usable(in *input, c columns, line int) bool {
	if c.text < 0 || len(c.absent) > 0 {
		f := &Fault{Kind: BadTable, File: in.file, Line: line, Reason: "no column is the text of the articles", Advice: "name it with --map text=COLUMN; the table has " + quotedList(c.names)}
		if len(c.absent) > 0 {
			f.Reason = "there is no column " + quotedList(c.absent)
			f.Advice = "--map names it; the table has " + quotedList(c.names)
		}
		r.fault(f)
		return c.text >= 0 && !r.ended()
	}
	if len(c.notes) > 0 {
		r.fault(&Fault{Kind: Guessed, File: in.file, Line: line, Reason: "read the column " + strings.Join(c.notes, ", "), Advice: "say it otherwise with --map"})
	}
	if len(c.twice) > 0 {
		r.fault(&Fault{Kind: Guessed, File: in.file, Line: line, Reason: "several columns have the name " + quotedList(c.twice) + ", and the first was read", Advice: "give each its own name; the others are kept beside the article"})
	}
	return !r.ended()
}

// mostNamed bounds how many columns a fault lists.
const mostNamed = 12

func quotedList(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == mostNamed {
			b.WriteString("…")
			break
		}
		if len(n) > longestShared {
			n = strings.ToValidUTF8(n[:longestShared], "") + "…"
		}
		fmt.Fprintf(&b, "%q", n)
	}
	return b.String()
}

// set puts a cell in the field of its column.
func (c *columns) set(doc *Document, i int, cell string) {
	switch {
	case cell == "":
	case c.fields[i] != "":
		doc.put(c.fields[i], cell)
	case c.names[i] != "":
		doc.Extra = append(doc.Extra, Field{Name: c.names[i], Value: cell})
	}
}

// row hands on the article of one row; at is its line or, where there are no lines, its number.
func (r *reader) row(in *input, doc *Document, c columns, at int) {
	if a, b := trim(doc.Text, 0, len(doc.Text)); a == b {
		r.fault(&Fault{Kind: NoText, File: in.file, Line: at, Reason: fmt.Sprintf("the column %q is empty", c.names[c.text]), Advice: "the row was skipped"})
		return
	}
	if int64(len(doc.Text)) > r.opts.MaxArticle {
		r.fault(r.tooLong(in, "record", at))
		return
	}
	own := doc.ID != ""
	if !own {
		doc.ID = fmt.Sprintf("%s:%d", in.id, at)
	}
	r.document(in, doc, own)
}

// decodedTable makes in.text UTF-8, judging by its first part: a table may be longer than what
// should be held in memory.
func (r *reader) decodedTable(in *input) {
	if in.decoded != "" {
		return
	}
	text := bufio.NewReaderSize(in.text, searched)
	head, _ := text.Peek(searched)
	in.text = text
	if e, name := tableEncoding(head); e != nil {
		in.decoded = name
		in.text = bufio.NewReaderSize(e.NewDecoder().Reader(text), bufferSize)
	}
}
