package analysis

import (
	"cmp"
	"slices"
)

// MaxRows is the number of articles up to which a Profile keeps a row for each. Beyond
// it all the rows are dropped, and whatever needs them (permutation over articles, the
// list of articles, names in order of appearance) is refused or computed from sums: a
// selection of the rows would depend on the order of reading.
const MaxRows = 20000

// A Row is one article of a Profile. Until it is asked for, it is kept packed: a third
// of the size, without pointers, and not holding on to any text.
type Row struct {
	ID, File  string
	Line      int
	Outlet    string
	Title     string
	Date      string
	Event     string
	Decoded   string
	SHA256    [32]byte // of the article's text
	Words     Places
	Duplicate int64
	Terms     []TermCount // in the order of the terms, only those that occur
	Speakers  []RowSpeaker
	Labels    []Label // names of the choice sets, in order of first appearance

	sketch []uint32 // the lowest hashes of its shingles, ascending
}

// A TermCount is how often a term occurs in one article.
type TermCount struct {
	Term            int32 // index into the Profile's Terms
	Wording, Quoted int32
}

// A Label is the first place of a name in an article, once in the outlet's
// wording and once in quotations.
type Label struct {
	Term  int32
	Place Place
	Start int32 // byte offset
}

// rows is a set of rows, packed, or the fact that there are too many.
type rows struct {
	list [][]byte
	over bool
}

// add takes ownership of a packed row.
func (r *rows) add(packed []byte) {
	if r.over {
		return
	}
	r.list = append(r.list, packed)
	r.bound()
}

func (r *rows) merge(o *rows) {
	r.over = r.over || o.over
	r.list = append(r.list, o.list...)
	r.bound()
}

// drop drops all rows: there are too many.
func (r *rows) drop() { r.list, r.over = nil, true }

func (r *rows) bound() {
	if r.over || len(r.list) > MaxRows {
		r.drop()
	}
}

// sorted returns the rows in their fixed order: by outlet, date, event, id, file, line.
func (r *rows) sorted() []Row {
	list := make([]Row, len(r.list))
	const together = 64
	eachAtOnce((len(list)+together-1)/together, func() func(int) {
		names := map[string]string{}
		return func(part int) {
			for i := part * together; i < min((part+1)*together, len(list)); i++ {
				list[i] = unpackRow(r.list[i], names)
			}
		}
	})
	slices.SortFunc(list, func(a, b Row) int { return compareRows(&a, &b) })
	return list
}

// order lists the rows, as they are packed, in their fixed order.
func (r *rows) order() [][]byte {
	keys := make([]Row, len(r.list))
	names := map[string]string{}
	at := make([]int, len(r.list))
	for i, packed := range r.list {
		at[i] = i
		keys[i] = unpackRow(packed, names)
		keys[i].Terms, keys[i].Speakers, keys[i].Labels, keys[i].sketch = nil, nil, nil, nil
	}
	slices.SortFunc(at, func(a, b int) int { return compareRows(&keys[a], &keys[b]) })
	list := make([][]byte, len(at))
	for i, from := range at {
		list[i] = r.list[from]
	}
	return list
}

func compareRows(a, b *Row) int {
	return cmp.Or(
		cmp.Compare(a.Outlet, b.Outlet),
		cmp.Compare(a.Date, b.Date),
		cmp.Compare(a.Event, b.Event),
		cmp.Compare(a.ID, b.ID), // before the file and the line, which only say where it was put
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		slices.Compare(a.SHA256[:], b.SHA256[:]),
		cmp.Compare(a.Title, b.Title),
		cmp.Compare(a.Decoded, b.Decoded),
	)
}
