package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync"

	"rashomon/analysis"
)

// JSON writes r as one indented JSON object, the form that Schema describes.
func JSON(w io.Writer, r *analysis.Report) error {
	return indented(w, "report", r)
}

// indented writes v as one indented JSON object; what names it in an error.
//
// It writes what a json.Encoder with an indent would write, but in pieces: the encoder
// holds an object twice before it writes any of it, and a report on many outlets is
// large.
func indented(w io.Writer, what string, v any) error {
	b := bufio.NewWriterSize(w, 1<<16)
	p := pieces{w: b}
	p.object(v)
	p.text("\n")
	if p.err == nil {
		p.err = b.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("writing the %s as JSON: %w", what, p.err)
	}
	return nil
}

// pieces writes JSON piece by piece. The first error stays.
type pieces struct {
	w    *bufio.Writer
	list [piecesAtOnce]piece
	err  error
}

// A piece is an encoder and what it wrote; both reuse the memory of the piece before.
type piece struct {
	bytes.Buffer
	encoder *json.Encoder
}

func (p *piece) encode(v any, prefix string) error {
	if p.encoder == nil {
		p.encoder = json.NewEncoder(&p.Buffer)
		p.encoder.SetEscapeHTML(false)
	}
	p.Reset()
	p.encoder.SetIndent(prefix, "  ")
	return p.encoder.Encode(v)
}

// piecesAtOnce is the number of items of a list that are encoded before they are
// written, on all cores.
const piecesAtOnce = 16

func (p *pieces) text(s string) {
	if p.err == nil {
		_, p.err = p.w.WriteString(s)
	}
}

// object writes what v points to, a field at a time where it is a struct of fields
// that are all written under the names of their tags.
func (p *pieces) object(v any) {
	at := reflect.ValueOf(v)
	if at.Kind() != reflect.Pointer || at.IsNil() || at.Elem().Kind() != reflect.Struct || !plainFields(at.Elem().Type()) {
		p.items("", []any{v})
		return
	}
	at = at.Elem()
	for i := range at.NumField() {
		p.text([]string{"{", ","}[min(i, 1)] + "\n  \"" + at.Type().Field(i).Tag.Get("json") + "\": ")
		if f := at.Field(i); plainList(f) {
			p.array(f)
		} else {
			p.items("  ", []any{f.Addr().Interface()})
		}
	}
	p.text("\n}")
}

// array writes the items of a list that is not empty, in a field.
func (p *pieces) array(list reflect.Value) {
	for from := 0; from < list.Len() && p.err == nil; from += piecesAtOnce {
		p.text([]string{"[", ","}[min(from, 1)] + "\n    ")
		var some []any
		for i := from; i < min(from+piecesAtOnce, list.Len()); i++ {
			some = append(some, list.Index(i).Addr().Interface())
		}
		p.items("    ", some)
	}
	p.text("\n  ]")
}

// items writes values with commas between them; all lines but the first begin with
// prefix.
func (p *pieces) items(prefix string, list []any) {
	if p.err != nil {
		return
	}
	errs := make([]error, len(list))
	var workers sync.WaitGroup
	step := min(runtime.GOMAXPROCS(0), len(list))
	for first := range step {
		workers.Go(func() {
			for i := first; i < len(list); i += step {
				errs[i] = p.list[i].encode(list[i], prefix)
			}
		})
	}
	workers.Wait()
	for i := range list {
		if p.err = cmp.Or(p.err, errs[i]); p.err != nil {
			return
		}
		if i > 0 {
			p.text(",\n" + prefix)
		}
		_, p.err = p.w.Write(bytes.TrimSuffix(p.list[i].Bytes(), []byte("\n")))
	}
}

// plainFields reports whether all fields are written, under the names of their tags.
func plainFields(t reflect.Type) bool {
	for f := range t.Fields() {
		name := f.Tag.Get("json")
		if !f.IsExported() || f.Anonymous || name == "" || name == "-" || strings.ContainsAny(name, ",\"\\<>&") {
			return false
		}
	}
	return t.NumField() > 0 && !writesItself(t)
}

// plainList reports whether v is a list of items that are written one by one, and is
// not empty.
func plainList(v reflect.Value) bool {
	return v.Kind() == reflect.Slice && v.Len() > 0 && v.Type().Elem().Kind() != reflect.Uint8 && !writesItself(v.Type())
}

// writesItself reports whether values of a type determine how they are encoded.
func writesItself(t reflect.Type) bool {
	for _, by := range []reflect.Type{reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()} {
		if t.Implements(by) || reflect.PointerTo(t).Implements(by) {
			return true
		}
	}
	return false
}
