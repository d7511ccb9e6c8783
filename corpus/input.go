package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// An input is one file, or stdin, while it is being read.
type input struct {
	file    string        // as the user would name it
	id      string        // for an article that has none of its own
	folder  string        // the folder it is in below the given path, "" at the top
	row     *row          // what a manifest says of it, nil without one
	text    *bufio.Reader // its content, decompressed and decoded
	raw     io.Reader     // where it comes from, as stored
	pipe    bool          // it opens only once something is at the other end
	packed  string        // how it was compressed, "" if not
	decoded string        // the encoding it was decoded from, "" for UTF-8
	damaged *Fault        // for a page of damaged UTF-8 that was read nevertheless, else nil
	hidden  bool          // invisible marks were noted
	twice   bool          // a record with two texts was noted
	place   int32         // its index in reader.names + 1, 0 before its first article
}

// Sizes, in bytes.
const (
	bufferSize = 256 << 10
	sniffSize  = 4 << 10
	// widestWindow bounds how much memory a zstd frame can make its reader use.
	widestWindow = 128 << 20
	// mostLayers is how many times over data may be compressed.
	mostLayers = 2
)

// take records what a file was taken for.
func (r *reader) take(file, format string) {
	switch {
	case r.taken == nil:
	case r.waits():
		r.queued(func() { r.taken(file, format) })
	default:
		r.taken(file, format)
	}
}

// file reads one file.
func (r *reader) file(in *input) {
	if r.ended() {
		return
	}
	f, err := r.opened(in)
	if r.ended() {
		return
	}
	if err != nil {
		r.fault(statFault(in.file, err))
		return
	}
	defer f.Close()
	r.opts.Progress.at(in.file)
	before, regular := fileState(f)
	var src io.Reader = f
	if !regular {
		wait := interruptible(r.ctx, f) // a pipe may stay silent for ever
		defer wait.Close()
		src = wait
	}
	r.input(in, src)
	if after, _ := fileState(f); regular && after != before {
		r.fault(&Fault{Kind: Changed, File: in.file, Reason: "it changed while it was read", Advice: "what was read may be neither the old nor the new; read it again"})
	}
}

// stdin reads standard input.
func (r *reader) stdin() {
	if r.opts.Stdin == nil {
		r.fault(&Fault{Kind: Missing, File: "-", Reason: "there is no standard input", Advice: "name files or folders"})
		return
	}
	r.opts.Progress.at("-")
	src := interruptible(r.ctx, r.opts.Stdin)
	defer src.Close()
	r.input(&input{file: "-", id: "stdin"}, src)
}

// input reads src by the first format that claims it.
func (r *reader) input(in *input, src io.Reader) {
	m := &meter{ctx: r.ctx, from: src, left: r.opts.MaxBytes, progress: r.opts.Progress}
	r.buf.Reset(m)
	in.text, in.raw = r.buf, src
	var head []byte
	for layers := 0; ; layers++ {
		var err error
		if head, err = in.text.Peek(sniffSize); err != nil && err != io.EOF && len(head) == 0 {
			r.readFault(in, 0, err)
			return
		}
		unpack := unpacker(head)
		if unpack == nil {
			break
		}
		if layers == mostLayers {
			r.fault(&Fault{Kind: BadCompressed, File: in.file, Reason: fmt.Sprintf("compressed more than %d times over", mostLayers), Advice: "unpack it first"})
			return
		}
		out, err := unpack(in)
		if err != nil {
			r.readFault(in, 0, err)
			return
		}
		defer out.Close()
		in.text = bufio.NewReaderSize(&meter{ctx: r.ctx, from: out, left: r.opts.MaxBytes}, bufferSize)
	}
	ext := extOf(in.file)
	if r.readBy(byteFormats[:], in, head, ext) {
		return
	}
	text, err := r.decoded(in.text, in)
	if err != nil {
		r.readFault(in, 0, err)
		return
	}
	in.text = text
	head, _ = in.text.Peek(sniffSize)
	r.readBy(formats[:], in, head, ext)
}

// readBy reads in by the first of the formats that claims it, and reports whether one did.
func (r *reader) readBy(list []format, in *input, head []byte, ext string) bool {
	for _, f := range list {
		if f.claims(head, ext) {
			r.take(in.file, f.name())
			f.read(r, in)
			r.ended() // reports an interruption
			return true
		}
	}
	return false
}

// unpacker is what decompresses data that begins with head, nil for plain data.
func unpacker(head []byte) func(*input) (io.ReadCloser, error) {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8}):
		return func(in *input) (io.ReadCloser, error) {
			in.packed = "gzip"
			return gzip.NewReader(in.text)
		}
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return func(in *input) (io.ReadCloser, error) {
			in.packed = "zstd"
			d, err := zstd.NewReader(in.text, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(widestWindow), zstd.WithDecoderLowmem(true))
			if err != nil {
				return nil, err
			}
			return d.IOReadCloser(), nil
		}
	}
	return nil
}

// decoded gives text as UTF-8 if its encoding is known without reading it: UTF-16 after a
// byte-order mark, and what Options.Encoding says. All else is left as it is.
func (r *reader) decoded(text *bufio.Reader, in *input) (*bufio.Reader, error) {
	head, err := text.Peek(3)
	if err != nil && err != io.EOF {
		return text, err
	}
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		in.decoded, from = "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		in.decoded, from = "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\uFEFF")) || r.forced == nil:
		return text, nil
	default:
		in.decoded, from = r.forcedName+" (--encoding)", r.forced
	}
	return bufio.NewReaderSize(transform.NewReader(text, from.NewDecoder()), bufferSize), nil
}

// readFault reports an error in the middle of an input, at line.
func (r *reader) readFault(in *input, line int, err error) {
	if !r.ended() {
		r.fault(r.readingFault(in, line, err))
	}
}

// readingFault is the fault for an error in the middle of an input. One that is read in one go, since
// it is one article, say, has no line, and nothing of it is read then.
func (r *reader) readingFault(in *input, line int, err error) *Fault {
	f := &Fault{Kind: readKind(err), File: in.file, Line: line, Err: err}
	switch {
	case f.Kind == TooLarge:
		f.Reason = fmt.Sprintf("more than %d bytes come out of it", r.opts.MaxBytes)
		f.Advice = unlessSkipped(line, "the rest was not read") + "; raise --max-bytes if that is what it should hold"
	case in.packed != "" && !strings.Contains(fmt.Sprintf("%T", err), "PathError"):
		f.Kind = BadCompressed
		f.Reason = fmt.Sprintf("the %s data is cut or damaged: %s", in.packed, cause(err))
		f.Advice = unlessSkipped(line, beforeDamage) + "; fetch the file again"
	default:
		f.Reason = "cannot be read on: " + cause(err)
		f.Advice = unlessSkipped(line, "what stands before was read")
	}
	return f
}

// unlessSkipped is what became of an input that cannot be read from a line, or number, on: 0 is none.
func unlessSkipped(line int, became string) string {
	if line == 0 {
		return "it was skipped"
	}
	return became
}

const beforeDamage = "what stands before the damage was read"

// readKind is the kind of fault that ended the reading.
func readKind(err error) FaultKind {
	if errors.Is(err, errLimit) {
		return TooLarge
	}
	return Unreadable
}
