package corpus

import (
	"bufio"
	"bytes"
	"io"
)

// jsonLines is a file with one object per line.
type jsonLines struct{}

func (jsonLines) name() string { return "json lines" }

func (jsonLines) claims(head []byte, ext string) bool {
	if ext == ".jsonl" || ext == ".ndjson" {
		return true
	}
	first := jsonStart(head)
	if !bytes.HasPrefix(first, []byte("{")) || !objectStart(first) {
		return false
	}
	// An object spread over several lines is left to jsonValues.
	line, _, whole := bytes.Cut(first, []byte("\n"))
	return !whole || balanced(line)
}

// jsonStart is head from its first byte that is not white space.
func jsonStart(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
}

// objectStart reports whether head, which begins with a brace, continues as an object does.
func objectStart(head []byte) bool {
	next := bytes.TrimLeft(head[1:], " \t\r\n")
	return len(next) > 0 && (next[0] == '"' || next[0] == '}')
}

// balanced reports whether all braces and brackets that line opens are closed in it.
func balanced(line []byte) bool {
	var e extent
	return e.end(line) >= 0
}

func (jsonLines) read(r *reader, in *input) {
	any := false
	for line := 1; !r.ended(); line++ {
		raw, long, err := r.nextLine(in.text)
		if err != nil && err != io.EOF {
			r.readFault(in, line, err)
			return
		}
		if line == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
		}
		switch {
		case long:
			any = true
			r.fault(r.tooLong(in, "record", line))
		case len(bytes.TrimSpace(raw)) > 0:
			any = true
			r.record(in, raw, line)
		}
		if err == io.EOF {
			if !any {
				r.noRecords(in)
			}
			return
		}
	}
}

// noRecords reports that an input is JSON and holds no object.
func (r *reader) noRecords(in *input) {
	r.fault(&Fault{Kind: Empty, File: in.file, Reason: "the file holds no records", Advice: "it was skipped; an article is an object with the key \"text\""})
}

// nextLine is the next line without its end, valid until the next read. A line longer than the
// limit of an article is skipped, and long is set.
func (r *reader) nextLine(from *bufio.Reader) (line []byte, long bool, err error) {
	line, err = from.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		r.line = r.line[:0]
		for err == bufio.ErrBufferFull {
			if long = long || int64(len(r.line)+len(line)) > r.opts.MaxArticle+1; !long {
				r.line = append(r.line, line...)
			}
			line, err = from.ReadSlice('\n')
		}
		r.line = append(r.line, line...)
		line = r.line
	}
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
	}
	return line, long || int64(len(line)) > r.opts.MaxArticle, err
}
