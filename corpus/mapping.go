package corpus

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A FieldMap says that an article's Field is in the column or key From. A dot in From leads into an
// object, a number into a list: "article.body", "paragraphs.0".
type FieldMap struct{ Field, From string }

// articleFields are the fields that a FieldMap may name.
var articleFields = [...]string{"text", "id", "outlet", "title", "date", "event", "author", "url", "lang", "section"}

// ParseFieldMap parses maps written FIELD=COLUMN,FIELD=COLUMN.
func ParseFieldMap(s string) ([]FieldMap, error) {
	var list []FieldMap
	for part := range strings.SplitSeq(s, ",") {
		field, from, ok := strings.Cut(part, "=")
		m := FieldMap{strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(from)}
		if !ok || m.From == "" {
			return nil, fmt.Errorf("%q is not FIELD=COLUMN, for example text=body,outlet=source", part)
		}
		if err := m.check(); err != nil {
			return nil, err
		}
		for _, other := range list {
			if other.Field == m.Field && other.From != m.From {
				return nil, fmt.Errorf("%s is mapped to both %q and %q: take one of them out", m.Field, other.From, m.From)
			}
		}
		list = append(list, m)
	}
	return list, nil
}

func (m FieldMap) check() error {
	if slices.Contains(articleFields[:], m.Field) {
		return nil
	}
	for _, f := range articleFields {
		if slip(m.Field, f) {
			return fmt.Errorf("an article has no field %q: did you mean %q?", m.Field, f)
		}
	}
	return fmt.Errorf("an article has no field %q: it has %s", m.Field, strings.Join(articleFields[:], ", "))
}

// mapped is the column or key that a map names for field, "" if none.
func (r *reader) mapped(field string) string {
	for _, m := range r.opts.Map {
		if m.Field == field {
			return m.From
		}
	}
	return ""
}

// put sets the article's field to value.
func (d *Document) put(field, value string) {
	if field == "text" {
		d.Text = value
	} else if p := d.field(field); p != nil {
		*p = value
	}
}

// mappedMember takes over a member that a map names or leads into, and reports whether it did. The
// member of a field that is mapped from elsewhere is kept as Extra under its own name.
func (r *reader) mappedMember(doc *Document, key []byte, v jsonValue) bool {
	taken := false
	for _, m := range r.opts.Map {
		if string(key) == m.From {
			if value, ok := v.plain(m.Field); ok {
				doc.put(m.Field, value)
			}
			taken = true
			continue
		}
		if rest, ok := strings.CutPrefix(m.From, string(key)+"."); ok && (v.kind == '{' || v.kind == '[') {
			if in, ok := v.at(rest); ok {
				if value, ok := in.plain(m.Field); ok {
					doc.put(m.Field, value)
				}
			}
			taken = true
		}
	}
	if taken {
		return true
	}
	for _, m := range r.opts.Map {
		if bytes.EqualFold(key, []byte(m.Field)) {
			if value, ok := v.plain(m.Field); ok && m.Field != "text" {
				doc.Extra = append(doc.Extra, Field{Name: r.shared(key), Value: value})
			}
			return true
		}
	}
	return false
}

// plain is v as a field's value: a string, a number, or a list of them, whose elements are
// paragraphs in a text and names elsewhere.
func (v jsonValue) plain(field string) (string, bool) {
	switch v.kind {
	case '"', '0', 't':
		return string(v.bytes), true
	case '[':
		between := ", "
		if field == "text" {
			between = "\n\n"
		}
		return joined(v.bytes, between)
	}
	return "", false
}

// at follows a path of keys and numbers into an object or list.
func (v jsonValue) at(path string) (found jsonValue, ok bool) {
	keep := func(in jsonValue) {
		found, ok = jsonValue{in.kind, bytes.Clone(in.bytes)}, true // the scan overwrites what it unescapes
	}
	step, rest, deeper := strings.Cut(path, ".")
	var s jsonScan
	switch v.kind {
	case '{':
		s.object(v.bytes, func(key []byte, in jsonValue) { //nolint:errcheck // it was scanned once already
			if !ok && (string(key) == step || string(key) == path) {
				keep(in)
				deeper = deeper && string(key) == step && string(key) != path
			}
		})
	case '[':
		want, err := strconv.Atoi(step)
		if err != nil {
			return found, false
		}
		i := 0
		s = jsonScan{b: v.bytes, i: 1}
		s.elements(1, func(in jsonValue) { //nolint:errcheck // it was scanned once already
			if i == want {
				keep(in)
			}
			i++
		})
	}
	if ok && deeper {
		return found.at(rest)
	}
	return found, ok
}
