package corpus

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strconv"
	"strings"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/text/encoding"
)

// Documents reads the articles that paths name, one by one, in the order of the paths, of names
// within a folder, rows within a manifest and records within a file. A path is a file, a folder, a
// glob or "-".
//
// Besides documents the stream carries faults, as errors of type *Fault with a nil document:
// reading continues after them, unless Options.Strict is set. Any other error ends the stream: the
// context's, or a faulty option. Memory holds one article and a few words per article read, for its
// id.
func Documents(ctx context.Context, opts Options, paths ...string) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		newReader(ctx, opts, disk{}, yield).paths(paths)
	}
}

// DocumentsFS is Documents for files of fsys; no path means all of it.
func DocumentsFS(ctx context.Context, opts Options, fsys fs.FS, paths ...string) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		newReader(ctx, opts, files{fsys}, yield).paths(paths)
	}
}

// DocumentsIn is Documents for one file that the caller has opened, wherever it is; name is what
// faults and articles call it.
func DocumentsIn(ctx context.Context, opts Options, name string, content io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		r := newReader(ctx, opts, disk{}, yield)
		if !r.ended() {
			src := interruptible(ctx, content)
			defer src.Close()
			r.input(&input{file: name, id: path.Base(stemOf(name))}, src)
		}
		r.settle(0)
	}
}

// A reader is one run over its paths.
type reader struct {
	ctx   context.Context
	opts  Options
	tree  tree
	yield func(*Document, error) bool
	done  bool // the caller has stopped listening, or the run has ended

	ids       map[uint64]place    // by hash, where an id was first read
	names     []string            // of the files that places are in
	read      map[uint64]struct{} // hashes of the real names of files that were read
	folders   map[string]struct{} // the real names of folders that were walked
	manifests map[string]*manifest

	buf   *bufio.Reader // over the file being read
	line  []byte        // for a record that does not fit into buf
	json  jsonScan      // over the record being read
	doc   *Document     // that the record becomes
	each  func(key []byte, v jsonValue)
	twice bool              // two texts stand in the record
	words map[string]string // values that many records share
	// taken is told what every input was taken for; nil outside List.
	taken func(file, format string)
	bare  bool // manifests are ignored

	faults int // found so far

	queue    []step // waiting to be handed on
	working  int    // steps of queue that are background work
	settling bool   // a step is being handed on

	output     string            // the real name of Options.Output, "" without one
	forced     encoding.Encoding // of Options.Encoding; nil for none and for UTF-8
	forcedName string
	outletOf   map[string]string // by folded spelling, of Options.Aliases
}

// A place is a line of a file, by its index in reader.names.
type place struct{ file, line int32 }

func newReader(ctx context.Context, opts Options, t tree, yield func(*Document, error) bool) *reader {
	r := &reader{ctx: ctx, opts: opts.withDefaults(), tree: t, yield: yield,
		ids: map[uint64]place{}, read: map[uint64]struct{}{}, folders: map[string]struct{}{}, manifests: map[string]*manifest{},
		buf: bufio.NewReaderSize(nil, bufferSize)}
	for _, rule := range opts.Outlets {
		if err := rule.check(); err != nil {
			r.stop(err)
		}
	}
	if err := r.prepare(); err != nil {
		r.stop(err)
	}
	return r
}

// prepare works out what the options mean.
func (r *reader) prepare() (err error) {
	if r.opts.Encoding != "" {
		if r.forced, r.forcedName, err = parseEncoding(r.opts.Encoding); err != nil {
			return err
		}
	}
	if r.opts.Output != "" {
		if real, err := r.tree.real(r.opts.Output); err == nil {
			r.output = real
		}
	}
	for _, m := range r.opts.Map {
		if err := m.check(); err != nil {
			return err
		}
	}
	r.outletOf, err = foldedNames("outlet", r.opts.Aliases)
	return err
}

// stop ends the run with an error that is not a fault.
func (r *reader) stop(err error) {
	if !r.done {
		r.yield(nil, err)
		r.done = true
	}
}

// ended reports whether there is nothing more to do.
func (r *reader) ended() bool {
	if r.done {
		return true
	}
	if err := r.ctx.Err(); err != nil {
		r.stop(&Interrupted{Articles: len(r.ids), Err: context.Cause(r.ctx)})
	}
	return r.done
}

// fault hands a fault on.
func (r *reader) fault(f *Fault) {
	if r.ended() { // the fault is the context's, not the input's
		return
	}
	r.faults++
	if r.waits() {
		r.queued(func() { r.fault(f) })
		return
	}
	if !r.yield(nil, f) || r.opts.Strict && !f.Note() {
		r.done = true
	}
}

// document completes doc, which came from in, and hands it on. ownID says that the id is the
// record's own and not made from the file's name.
func (r *reader) document(in *input, doc *Document, ownID bool) {
	if r.done {
		return
	}
	if r.waits() {
		r.queued(func() { r.document(in, doc, ownID) })
		return
	}
	doc.Decoded = in.decoded
	in.row.complete(doc)
	doc.setDate()
	doc.Outlet = r.outlet(in, doc.Outlet)
	if !r.identify(in, doc, ownID) {
		return
	}
	r.opts.Progress.article()
	if !r.yield(doc, nil) {
		r.done = true
		return
	}
	r.hiddenNote(in, doc)
}

// outlet is the outlet of an article of in whose record names stated, under the one name that the
// aliases give it.
func (r *reader) outlet(in *input, stated string) string {
	name := r.outletAsGiven(in, stated)
	if len(r.outletOf) > 0 {
		if one, ok := r.outletOf[foldName(name)]; ok {
			return one
		}
	}
	return name
}

func (r *reader) outletAsGiven(in *input, stated string) string {
	for _, rule := range r.opts.Outlets {
		if rule.matches(in.file) {
			return rule.Name
		}
	}
	switch {
	case stated != "":
		return stated
	case in.folder != "":
		return in.folder
	}
	return path.Base(in.id)
}

// identify makes sure that doc's id is unique. An id made from a file's name gives way to a longer
// one; a record's own is a fault.
func (r *reader) identify(in *input, doc *Document, own bool) bool {
	r.stand(in)
	here := place{file: in.place - 1, line: int32(doc.Line)}
	if r.claim(doc.ID, here) {
		return true
	}
	if !own {
		rest := ""
		if doc.Line > 0 {
			rest = ":" + strconv.Itoa(doc.Line)
		}
		for _, id := range [...]string{stemOf(in.file) + rest, in.file + rest} {
			if r.claim(id, here) {
				doc.ID = id
				return true
			}
		}
	}
	first := r.ids[xxhash.Sum64String(doc.ID)]
	where := r.names[first.file]
	if first.line > 0 {
		where += ":" + strconv.Itoa(int(first.line))
	}
	r.fault(&Fault{Kind: RepeatedID, File: in.file, Line: doc.Line, Reason: fmt.Sprintf("the id %q was already read in %s", doc.ID, where),
		Advice: "give each article its own id; this one was skipped"})
	return false
}

// stand gives the input its place in names.
func (r *reader) stand(in *input) {
	if in.place == 0 {
		r.names = append(r.names, in.file)
		in.place = int32(len(r.names))
	}
}

// claim takes id for the article at here, unless it is taken.
func (r *reader) claim(id string, here place) bool {
	h := xxhash.Sum64String(id)
	if _, taken := r.ids[h]; taken {
		return false
	}
	r.ids[h] = here
	return true
}

// field is where the value that a manifest, front matter or a record gives under name is kept, nil
// if name is not a known field.
func (d *Document) field(name string) *string {
	switch name {
	case "id":
		return &d.ID
	case "outlet":
		return &d.Outlet
	case "title":
		return &d.Title
	case "date":
		return &d.Date
	case "event":
		return &d.Event
	case "author":
		return &d.Author
	case "url":
		return &d.URL
	case "lang":
		return &d.Lang
	case "section":
		return &d.Section
	}
	return nil
}

// set sets the field name, in any capitals; an unknown one is kept as Extra.
func (d *Document) set(name, value string) {
	p := d.field(name)
	if p == nil {
		p = d.field(strings.ToLower(strings.TrimSpace(name)))
	}
	if p == nil {
		d.Extra = append(d.Extra, Field{Name: name, Value: value})
		return
	}
	*p = value
}
