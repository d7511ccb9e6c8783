package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// An input is one file, or stdin, while it is read.
type input struct {
	file    string        // as the user would name it
	id      string        // of an article that has none of its own
	folder  string        // the folder it lies in below the given path, "" at the top
	row     *row          // what a manifest says of it, nil without one
	text    *bufio.Reader // its content, decompressed and decoded
	packed  string        // how it was compressed, "" when it was not
	decoded string        // the encoding it was decoded from, "" for UTF-8
	place   int32         // its index in reader.names + 1, 0 before its first article
}

// Sizes, in bytes.
const (
	bufferSize = 256 << 10
	sniffSize  = 4 << 10
	// widestWindow bounds what a zstd frame may make its reader hold.
	widestWindow = 128 << 20
	// mostLayers is how often compressed data may be compressed.
	mostLayers = 2
)

// take notes what a file was taken for.
func (r *reader) take(file, format string) {
	if r.taken != nil {
		r.taken(file, format)
	}
}

// file reads one file.
func (r *reader) file(in *input) {
	if r.ended() {
		return
	}
	f, err := r.tree.open(in.file)
	if err != nil {
		r.fault(statFault(in.file, err))
		return
	}
	defer f.Close()
	r.input(in, f)
}

// stdin reads what is piped in.
func (r *reader) stdin() {
	if r.opts.Stdin == nil {
		r.fault(&Fault{Kind: Missing, File: "-", Reason: "there is no standard input", Advice: "name files or folders"})
		return
	}
	r.input(&input{file: "-", id: "stdin"}, r.opts.Stdin)
}

// input reads src by the first format that claims it.
func (r *reader) input(in *input, src io.Reader) {
	r.buf.Reset(&meter{ctx: r.ctx, from: src, left: r.opts.MaxBytes})
	in.text = r.buf
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
	text, err := decoded(in.text, in)
	if err != nil {
		r.readFault(in, 0, err)
		return
	}
	in.text = text
	head, _ = in.text.Peek(sniffSize)
	ext := extOf(in.file)
	for _, f := range formats {
		if f.claims(head, ext) {
			r.take(in.file, f.name())
			f.read(r, in)
			return
		}
	}
}

// unpacker is what decompresses data with such a head, nil for plain data.
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

// decoded gives text as UTF-8: UTF-16 behind a byte-order mark is decoded, all
// else left as it is.
func decoded(text *bufio.Reader, in *input) (*bufio.Reader, error) {
	head, err := text.Peek(2)
	if err != nil {
		if err == io.EOF {
			err = nil
		}
		return text, err
	}
	endian := unicode.LittleEndian
	switch {
	case head[0] == 0xFF && head[1] == 0xFE:
		in.decoded = "UTF-16LE"
	case head[0] == 0xFE && head[1] == 0xFF:
		in.decoded, endian = "UTF-16BE", unicode.BigEndian
	default:
		return text, nil
	}
	return bufio.NewReaderSize(transform.NewReader(text, unicode.UTF16(endian, unicode.UseBOM).NewDecoder()), bufferSize), nil
}

// errLimit is what a meter ends with.
var errLimit = errors.New("the limit on the bytes of one input is reached")

// A meter reads until a number of bytes is reached or the context ends.
type meter struct {
	ctx  context.Context
	from io.Reader
	left int64
}

func (m *meter) Read(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	if m.left <= 0 {
		// The end may lie exactly here.
		var one [1]byte
		if n, err := m.from.Read(one[:]); n == 0 && err != nil {
			return 0, err
		}
		return 0, errLimit
	}
	n, err := m.from.Read(p[:min(int64(len(p)), m.left)])
	m.left -= int64(n)
	return n, err
}

// readFault tells of an error in the middle of an input, behind line.
func (r *reader) readFault(in *input, line int, err error) {
	if r.ended() {
		return
	}
	f := &Fault{Kind: readKind(err), File: in.file, Line: line, Err: err}
	switch {
	case f.Kind == TooLarge:
		f.Reason = fmt.Sprintf("more than %d bytes come out of it", r.opts.MaxBytes)
		f.Advice = "the rest was not read; raise --max-bytes if that is what it should hold"
	case in.packed != "" && !strings.Contains(fmt.Sprintf("%T", err), "PathError"):
		f.Kind = BadCompressed
		f.Reason = fmt.Sprintf("the %s data is cut or damaged: %s", in.packed, cause(err))
		f.Advice = "what stands before the damage was read; fetch the file again"
	default:
		f.Reason = "cannot be read on: " + cause(err)
		f.Advice = "what stands before was read"
	}
	r.fault(f)
}

// readKind is the kind of a fault that reading ended with.
func readKind(err error) FaultKind {
	if errors.Is(err, errLimit) {
		return TooLarge
	}
	return Unreadable
}
