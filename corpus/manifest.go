package corpus

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// manifestColumns are the columns that a manifest may have, in the order in which a draft writes
// them. Only file is required.
var manifestColumns = [...]string{"file", "outlet", "title", "date", "event", "author", "url", "lang", "section"}

// A row is what a manifest says of one file.
type row struct {
	line  int
	file  string   // as written
	says  Document // the known columns; "" if a cell is empty
	extra []Field
}

// complete replaces what doc says of itself by what the row says.
func (w *row) complete(doc *Document) {
	if w == nil {
		return
	}
	for _, name := range manifestColumns[1:] {
		if v := *w.says.field(name); v != "" {
			*doc.field(name) = v
		}
	}
	doc.Extra = append(doc.Extra, w.extra...)
}

// A manifest is the rows of one corpus.csv by the names of their files, for files that are named
// directly.
type manifest struct{ rows map[string]*row }

// described is the row for name in the manifest beside it, nil if there is none.
func (r *reader) described(name string) *row {
	dir := path.Dir(name)
	m, ok := r.manifests[dir]
	if !ok {
		m = &manifest{}
		r.manifests[dir] = m
		if file := path.Join(dir, ManifestName); r.exists(file) {
			m.rows = map[string]*row{}
			r.rows(file, func(w *row) { m.rows[path.Join(dir, w.file)] = w })
		}
	}
	return m.rows[name]
}

func (r *reader) exists(name string) bool {
	info, err := r.tree.stat(name)
	return err == nil && info.Mode().IsRegular()
}

// manifest reads the files that the manifest of dir names, in its order; as part of a walk from
// root it also reports which files it leaves out.
func (r *reader) manifest(dir, root string, walking bool) {
	name := path.Join(dir, ManifestName)
	if !r.first(name) {
		return
	}
	r.take(name, "manifest")
	listed := map[string]int{}
	if !r.rows(name, func(w *row) { r.listed(w, name, dir, root, listed) }) || !walking || r.ended() {
		return
	}
	out := r.unlisted(dir, root, listed, nil)
	if len(out) == 0 || r.ended() {
		return
	}
	shown := strings.Join(out[:min(3, len(out))], ", ")
	if len(out) > 3 {
		shown += ", …"
	}
	r.fault(&Fault{Kind: Unlisted, File: name, Reason: fmt.Sprintf("the manifest leaves out %s beside it (%s)", count(len(out), "file"), shown),
		Advice: "they were not read; add rows for those that are articles"})
}

// listed reads the file of one row.
func (r *reader) listed(w *row, name, dir, root string, before map[string]int) {
	bad := func(kind FaultKind, reason, advice string) {
		r.fault(&Fault{Kind: kind, File: name, Line: w.line, Reason: reason, Advice: advice})
	}
	if !filepath.IsLocal(filepath.FromSlash(w.file)) || path.IsAbs(w.file) {
		bad(OutsideFolder, fmt.Sprintf("the file %q lies outside the manifest's folder", w.file), "move it below the folder, or name it as a path of its own")
		return
	}
	child := path.Join(dir, w.file)
	if line, twice := before[child]; twice {
		bad(RepeatedID, fmt.Sprintf("the file %q stands in line %d already", w.file, line), "remove one of the rows; this one was skipped")
		return
	}
	before[child] = w.line
	info, err := r.tree.stat(child)
	switch {
	case err != nil:
		f := statFault(child, err)
		bad(f.Kind, fmt.Sprintf("the file %q: %s", w.file, f.Reason), f.Advice)
	case info.IsDir():
		delete(before, child) // its files still count as beside the manifest
		bad(BadManifest, fmt.Sprintf("%q is a folder", w.file), "name its files, one a row")
	case !info.Mode().IsRegular():
		bad(Unreadable, fmt.Sprintf("%q is not a regular file", w.file), "name it as a path of its own to read it all the same")
	case r.first(child):
		r.file(&input{file: child, id: stemOf(below(child, root)), folder: folderOf(below(child, root)), row: w})
	}
}

// unlisted appends to out the files at and below dir that the manifest does not name, by their
// names alone. A folder with a manifest of its own is read by that.
func (r *reader) unlisted(dir, root string, listed map[string]int, out []string) []string {
	entries, err := r.tree.readDir(dir)
	if err != nil {
		r.fault(statFault(dir, err))
		return out
	}
	for _, e := range entries {
		child := path.Join(dir, e.Name())
		switch _, named := listed[child]; {
		case named, hidden(e.Name()), e.Name() == ManifestName:
		case !e.IsDir():
			out = append(out, e.Name())
		case r.exists(path.Join(child, ManifestName)):
			r.folder(child, root, nil)
		default:
			out = r.unlisted(child, root, listed, out)
		}
	}
	return out
}

// longestManifest bounds a manifest, in bytes: enough for one row for each of some millions of
// articles.
const longestManifest = 1 << 29

// rows calls each for every good row of the manifest name and reports whether the manifest could be
// read.
func (r *reader) rows(name string, each func(*row)) bool {
	f, err := r.tree.open(name)
	if err != nil {
		r.fault(statFault(name, err))
		return false
	}
	defer f.Close()
	text, err := r.decoded(bufio.NewReader(&meter{ctx: r.ctx, from: f, left: longestManifest}), &input{})
	if err != nil {
		r.fault(statFault(name, err))
		return false
	}
	table := manifestTable{name: name, fault: r.fault}
	return table.read(text, func(w *row) bool {
		each(w)
		return !r.ended()
	})
}

// A manifestTable turns a manifest's bytes into rows and faults.
type manifestTable struct {
	name    string
	fault   func(*Fault)
	columns []string // the header's names; known ones in their known form
	files   int      // the index of the column file
}

func (t *manifestTable) bad(kind FaultKind, line int, reason, advice string, err error) {
	t.fault(&Fault{Kind: kind, File: t.name, Line: line, Reason: reason, Advice: advice, Err: err})
}

// read calls each for every row until it returns false, and reports whether the header was good.
func (t *manifestTable) read(text *bufio.Reader, each func(*row) bool) bool {
	sheet := openSpreadsheet(text)
	c := csv.NewReader(sheet)
	c.Comma = manifestSeparator(sheet)
	c.FieldsPerRecord = -1
	header := false
	for last := 0; ; {
		cells, err := c.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			line := last + 1
			var p *csv.ParseError
			if errors.As(err, &p) {
				t.bad(BadManifest, p.StartLine, "the row is not CSV: "+p.Err.Error(), "put quotation marks around the cell and double those inside it", err)
				last = p.Line
				continue
			}
			t.bad(readKind(err), line, "the manifest cannot be read on: "+cause(err), "", err)
			return header
		}
		line, _ := c.FieldPos(0)
		last = line
		if sheet.declares() {
			continue
		}
		if !header {
			if header = t.header(cells, line); !header {
				return false
			}
			continue
		}
		if w := t.row(cells, line); w != nil && !each(w) {
			return true
		}
	}
	if !header {
		t.bad(BadManifest, 1, "the manifest is empty", "its first line names columns: "+strings.Join(manifestColumns[:], ","), nil)
	}
	return header
}

// manifestSeparator is the mark between cells: the one declared, else a comma, unless the first line
// has none but a semicolon or a tab.
func manifestSeparator(sheet *spreadsheet) rune {
	switch first := sheet.first; {
	case sheet.declared:
		return sheet.separator
	case strings.Contains(first, ","):
	case strings.Contains(first, ";"):
		return ';'
	case strings.Contains(first, "\t"):
		return '\t'
	}
	return ','
}

// header reads the column names and reports whether file is among them.
func (t *manifestTable) header(cells []string, line int) bool {
	t.files = -1
	seen := map[string]bool{}
	for i, name := range cells {
		known, exact := knownColumn(name)
		bare := strings.TrimSpace(name)
		switch {
		case exact && known != name:
			t.bad(UnknownColumn, line, fmt.Sprintf("the column %q was read as %q", name, known), "write it so", nil)
		case exact:
		case known != "" && !seen[known]:
			t.bad(Misspelled, line, fmt.Sprintf("the column %q is not known and was not read", bare), fmt.Sprintf("did you mean %q?", known), nil)
		case bare != "":
			t.bad(UnknownColumn, line, fmt.Sprintf("the column %q is not known", bare), "its cells are kept beside the article and not read", nil)
		}
		if !exact {
			known = bare
		}
		if seen[known] && known != "" {
			t.bad(BadManifest, line, fmt.Sprintf("the column %q stands twice", known), "remove one; the first was read", nil)
			known = ""
		}
		seen[known] = true
		if known == "file" && t.files < 0 {
			t.files = i
		}
		t.columns = append(t.columns, known)
	}
	if t.files < 0 {
		t.bad(BadManifest, line, "the manifest has no column \"file\"", "its first line names columns: "+strings.Join(manifestColumns[:], ","), nil)
		return false
	}
	return true
}

// row reads one row, nil if it is faulty.
func (t *manifestTable) row(cells []string, line int) *row {
	for i, c := range cells {
		if !utf8.ValidString(c) {
			t.bad(NotUTF8, line, fmt.Sprintf("cell %d holds bytes that are not UTF-8", i+1), "save the manifest as UTF-8", nil)
			return nil
		}
		if i >= len(t.columns) && strings.TrimSpace(c) != "" {
			t.bad(BadManifest, line, fmt.Sprintf("the row has %d cells and the header %d", len(cells), len(t.columns)), "put quotation marks around a cell that holds the separator", nil)
			return nil
		}
	}
	w := &row{line: line}
	for i, c := range cells[:min(len(cells), len(t.columns))] {
		c = strings.TrimSpace(c)
		switch name := t.columns[i]; {
		case i == t.files:
			w.file = c
		case name == "" || c == "":
		default:
			if p := w.says.field(name); p != nil && name != "id" {
				*p = c
			} else {
				w.extra = append(w.extra, Field{Name: name, Value: c})
			}
		}
	}
	if w.file == "" {
		if len(cells) > 1 || strings.TrimSpace(cells[0]) != "" {
			t.bad(BadManifest, line, "the row names no file", "fill in its column \"file\"", nil)
		} else {
			t.bad(BadManifest, line, "the row is blank", "remove it", nil)
		}
		return nil
	}
	w.file = path.Clean(strings.ReplaceAll(w.file, `\`, "/")) // as spreadsheets on Windows write it
	return w
}

// knownColumn finds the column that name means: exact if only its capitals or surrounding space
// differ, else the one it is likely a slip for, else "".
func knownColumn(name string) (column string, exact bool) {
	bare := strings.ToLower(strings.TrimSpace(name))
	for _, c := range manifestColumns {
		if bare == c {
			return c, true
		}
	}
	for _, c := range manifestColumns {
		if slip(bare, c) || slip(strings.NewReplacer(" ", "", "_", "", "-", "").Replace(bare), c) {
			return c, false
		}
	}
	return "", false
}

// slip reports whether a and b are one typing slip apart: a letter more, fewer, wrong, or two
// swapped. Names of fewer than four letters differ too easily.
func slip(a, b string) bool {
	if a == b {
		return true
	}
	if len(b) < 4 || len(a) < 3 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	x, y := a[i:], b[i:]
	switch {
	case len(x) == len(y)+1:
		return x[1:] == y
	case len(y) == len(x)+1:
		return x == y[1:]
	case len(x) != len(y):
		return false
	}
	return x[1:] == y[1:] || len(x) > 1 && x[0] == y[1] && x[1] == y[0] && x[2:] == y[2:]
}

// count is n and the noun, in the plural unless n is 1.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
