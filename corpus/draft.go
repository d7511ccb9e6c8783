package corpus

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// DraftManifest returns a corpus.csv for the articles at and below dir, one row per file, to be
// reviewed and completed by hand: outlet is the folder's name if there are folders, else empty;
// title is the headline found in the text; date is the first date in its metadata; event is empty.
// Files of records get a row too, without a title. What cannot be read gets no row and is returned
// as a fault. An existing manifest is neither read nor written.
func DraftManifest(ctx context.Context, dir string) ([]byte, []*Fault, error) {
	return draft(ctx, disk{}, disk{}.tidy(dir))
}

// DraftManifestFS is DraftManifest for a folder of fsys.
func DraftManifestFS(ctx context.Context, fsys fs.FS, dir string) ([]byte, []*Fault, error) {
	return draft(ctx, files{fsys}, path.Clean(dir))
}

// draftColumns are the columns of a draft, of manifestColumns.
var draftColumns = manifestColumns[:5]

func draft(ctx context.Context, t tree, dir string) ([]byte, []*Fault, error) {
	info, err := t.stat(dir)
	if err != nil {
		return nil, nil, statFault(dir, err)
	}
	if !info.IsDir() {
		return nil, nil, &Fault{Kind: Missing, File: dir, Reason: "is not a folder", Advice: "name the folder that holds the articles"}
	}
	d := drafter{}
	r := newReader(ctx, DefaultOptions(), t, d.take)
	r.bare = true
	r.path(dir)
	r.settle(0)
	if d.err != nil {
		return nil, nil, d.err
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := append([][]string{draftColumns}, d.rows...)
	for _, row := range rows[1:] {
		row[0] = below(row[0], dir)
		for i, cell := range row {
			if IsFormula(cell) {
				row[i] = " " + cell // or a spreadsheet would take it for a formula; it is read without the space
			}
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, nil, fmt.Errorf("drafting the manifest of %s: %w", dir, err)
	}
	return out.Bytes(), d.faults, nil
}

// A drafter collects a manifest's rows from a stream of documents.
type drafter struct {
	rows    [][]string
	faults  []*Fault
	err     error
	last    string // the file of the last row
	regions []Region
}

func (d *drafter) take(doc *Document, err error) bool {
	var f *Fault
	switch {
	case errors.As(err, &f):
		d.faults = append(d.faults, f)
	case err != nil:
		d.err = err
	case doc.File == d.last: // a further record
	default:
		d.last = doc.File
		d.rows = append(d.rows, d.row(doc))
	}
	return d.err == nil
}

// row is what can be said of doc's file. Records speak for themselves.
func (d *drafter) row(doc *Document) []string {
	if doc.Line > 0 {
		return []string{doc.File, "", "", "", ""}
	}
	d.regions = Regions(d.regions[:0], doc)
	outlet := doc.Outlet
	if outlet == path.Base(stemOf(doc.File)) {
		outlet = "" // the file's name is not an outlet's
	}
	date := doc.Date
	for _, r := range d.regions {
		if date != "" {
			break
		}
		if r.Zone == Metadata {
			date = isoDate(r.Of(doc.Text))
		}
	}
	return []string{doc.File, outlet, headline(doc, d.regions), date, doc.Event}
}
