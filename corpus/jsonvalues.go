package corpus

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// jsonValues is a file with one object, an array of objects, or objects one after another, over any
// number of lines.
type jsonValues struct{}

func (jsonValues) name() string { return "json" }

func (jsonValues) claims(head []byte, ext string) bool {
	if ext == ".json" {
		return true
	}
	first := jsonStart(head)
	if bytes.HasPrefix(first, []byte("[")) {
		first = jsonStart(first[1:])
		return len(first) == 0 && ext == "" || bytes.HasPrefix(first, []byte("{")) && objectStart(first)
	}
	return bytes.HasPrefix(first, []byte("{")) && objectStart(first)
}

func (jsonValues) read(r *reader, in *input) {
	line := 1
	before := r.faults
	for n := 0; !r.ended(); n++ {
		if !r.between(in, &line) {
			if n == 0 && r.faults == before {
				r.noRecords(in)
			}
			return
		}
		raw, at, ok := r.value(in, &line)
		if !ok {
			return
		}
		if raw != nil {
			r.record(in, raw, at)
		}
	}
}

// between skips what is between objects, up to the next one, and reports whether there is one.
// Anything other than separators is a fault, one per gap.
func (r *reader) between(in *input, line *int) bool {
	named := false
	for {
		if _, err := in.text.Peek(1); err != nil {
			if err != io.EOF {
				r.readFault(in, *line, err)
			}
			return false
		}
		chunk, _ := in.text.Peek(in.text.Buffered())
		for i, c := range chunk {
			switch c {
			case '{':
				in.text.Discard(i) //nolint:errcheck // the bytes are buffered
				return true
			case '\n':
				*line++
			case ' ', '\t', '\r', ',', '[', ']', 0xEF, 0xBB, 0xBF:
			default:
				if !named {
					what, _ := utf8.DecodeRune(chunk[i:])
					r.fault(&Fault{Kind: BadJSON, File: in.file, Line: *line, Reason: fmt.Sprintf("%q stands where an object's { should", what),
						Advice: "an article is an object with the key \"text\"; what stands before the next object was passed over"})
					if r.ended() {
						return false
					}
				}
				named = true
			}
		}
		in.text.Discard(len(chunk)) //nolint:errcheck // the bytes are buffered
	}
}

// value reads the object that begins here, to the end that its braces mark, and the line on which
// it began. raw is nil for one over the limit; ok is false if the input ended.
func (r *reader) value(in *input, line *int) (raw []byte, at int, ok bool) {
	at = *line
	var e extent
	long := false
	r.line = r.line[:0]
	for {
		if _, err := in.text.Peek(1); err != nil {
			if err == io.EOF {
				r.fault(&Fault{Kind: BadJSON, File: in.file, Line: at, Reason: "the object that begins here is not closed", Advice: "the rest of the file was not read"})
			} else {
				r.readFault(in, *line, err)
			}
			return nil, at, false
		}
		chunk, _ := in.text.Peek(in.text.Buffered())
		end := e.end(chunk)
		if end >= 0 {
			chunk = chunk[:end]
		}
		*line += bytes.Count(chunk, []byte{'\n'})
		if long = long || int64(len(r.line)+len(chunk)) > r.opts.MaxArticle; !long {
			r.line = append(r.line, chunk...)
		}
		in.text.Discard(len(chunk)) //nolint:errcheck // the bytes are buffered
		if end < 0 {
			continue
		}
		if long {
			r.fault(r.tooLong(in, "record", at))
			return nil, at, true
		}
		return r.line, at, true
	}
}

// An extent finds the end of a value by its braces and brackets alone, in however many pieces it
// arrives.
type extent struct {
	depth           int
	inside, escaped bool // inside a string; after a backslash in it
}

// end is the offset after the value's end in piece, -1 if it continues.
func (e *extent) end(piece []byte) int {
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		switch {
		case e.escaped:
			e.escaped = false
		case e.inside:
			switch c {
			case '\\':
				e.escaped = true
			case '"':
				e.inside = false
			}
		case c == '"':
			e.inside = true
		case c == '{' || c == '[':
			e.depth++
		case c == '}' || c == ']':
			if e.depth--; e.depth <= 0 {
				return i + 1
			}
		}
	}
	return -1
}
