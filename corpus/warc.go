package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// webArchive is WARC (ISO 28500): records of a header, a block of the length given there, and two
// line ends. Pages are in records of responses and resources, text extracted from pages in
// conversions. Gzip members, one per record, have been unpacked already.
type webArchive struct{}

func (webArchive) name() string { return "web archive" }

func (webArchive) claims(head []byte, ext string) bool {
	return bytes.HasPrefix(head, []byte("WARC/")) || ext == ".warc"
}

// longestField bounds a record's header, and an answer's, in bytes.
const longestField = 64 << 10

// A warcRecord is a record's header.
type warcRecord struct {
	kind, uri, date, content string
	length                   int64
}

func (webArchive) read(r *reader, in *input) {
	passed := passedOver{}
	for n := 1; !r.ended(); n++ {
		rec, err := nextRecord(in.text)
		if err == io.EOF {
			break
		}
		var bad *badRecord
		if errors.As(err, &bad) {
			r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: bad.reason, Advice: "the next record that begins was looked for"})
			if r.ended() || !resync(in.text) {
				break
			}
			continue
		}
		if err != nil {
			r.cut(in, n, err)
			break
		}
		block := &io.LimitedReader{R: in.text, N: rec.length}
		r.archived(in, rec, block, n, passed)
		if r.ended() {
			return
		}
		if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
			r.cut(in, n, err)
			break
		}
	}
	passed.tell(r, in)
}

// cut reports an archive that ends in the middle of record n.
func (r *reader) cut(in *input, n int, err error) {
	if err != nil && (err != io.ErrUnexpectedEOF || in.packed != "") {
		r.readFault(in, n, err)
		return
	}
	r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: "the archive ends inside a record", Advice: "what stands before it was read; fetch the file again"})
}

// A badRecord is a header that cannot be read, in an archive that continues.
type badRecord struct{ reason string }

func (e *badRecord) Error() string { return e.reason }

// nextRecord reads the next record's header.
func nextRecord(from *bufio.Reader) (rec warcRecord, err error) {
	left := longestField
	line := func() (string, error) {
		s, err := from.ReadSlice('\n')
		if left -= len(s); left < 0 || err == bufio.ErrBufferFull {
			return "", &badRecord{"a record's header does not end"}
		}
		if err == io.EOF && len(s) > 0 {
			err = io.ErrUnexpectedEOF
		}
		return string(bytes.TrimRight(s, "\r\n")), err
	}
	first := ""
	for first == "" { // the line ends after the last record
		if first, err = line(); err != nil {
			return rec, err
		}
	}
	if !strings.HasPrefix(first, "WARC/") {
		return rec, &badRecord{"no record begins where one should"}
	}
	rec.length = -1
	for {
		s, err := line()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return rec, err
		}
		if s == "" {
			break
		}
		name, value, _ := strings.Cut(s, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "warc-type":
			rec.kind = strings.ToLower(value)
		case "warc-target-uri":
			rec.uri = strings.Trim(value, "<>")
		case "warc-date":
			rec.date = value
		case "content-type":
			rec.content = value
		case "content-length":
			if n, err := strconv.ParseInt(value, 10, 64); err == nil && n >= 0 {
				rec.length = n
			}
		}
	}
	if rec.length < 0 {
		return rec, &badRecord{"a record's header gives no length"}
	}
	return rec, nil
}

// resync skips to the next line that begins a record, and reports whether there is one.
func resync(from *bufio.Reader) bool {
	for {
		start, err := from.Peek(5)
		if err != nil {
			return false
		}
		if bytes.Equal(start, []byte("WARC/")) {
			return true
		}
		for {
			_, err = from.ReadSlice('\n')
			if err != bufio.ErrBufferFull {
				break
			}
		}
		if err != nil {
			return false
		}
	}
}

// archived reads a record if it holds an article.
func (r *reader) archived(in *input, rec warcRecord, block io.Reader, n int, passed passedOver) {
	switch rec.kind {
	case "response":
		if !strings.HasPrefix(rec.content, "application/http") && !strings.HasPrefix(rec.uri, "http") {
			passed.add(rec.kind + " of " + mediaType(rec.content))
			return
		}
		r.answered(in, rec, block, n, passed)
	case "resource", "conversion":
		r.archivedBody(in, rec, mediaType(rec.content), rec.content, block, n, passed)
	case "warcinfo", "request", "metadata", "revisit", "continuation":
		// these hold no article
	default:
		passed.add("record of the kind " + strconv.Quote(rec.kind[:min(len(rec.kind), longestShared)]))
	}
}

// answered reads a server's answer.
func (r *reader) answered(in *input, rec warcRecord, block io.Reader, n int, passed passedOver) {
	from := bufio.NewReaderSize(block, sniffSize)
	head, err := answerHead(from)
	var answer *http.Response
	if err == nil {
		answer, err = http.ReadResponse(bufio.NewReaderSize(io.MultiReader(bytes.NewReader(head), from), sniffSize), nil)
	}
	if err != nil {
		r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: "the server's answer cannot be read: " + strings.ToValidUTF8(err.Error(), "\uFFFD"), Advice: "the record was skipped", Err: err})
		return
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		passed.add("answer " + strconv.Itoa(answer.StatusCode))
		return
	}
	content := answer.Header.Get("Content-Type")
	media := mediaType(content)
	if media != "" && !pageMedia(media) {
		passed.add(media)
		return
	}
	body, err := unpackedBody(answer.Body, answer.Header.Get("Content-Encoding"))
	if err != nil {
		r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: "the page's compression cannot be undone: " + err.Error(), Advice: "the record was skipped", Err: err})
		return
	}
	defer body.Close()
	r.archivedBody(in, rec, media, content, body, n, passed)
}

// answerHead reads the head of a server's answer, including the empty line after it.
// http.ReadResponse holds a head of any length in memory, so it is given at most longestField
// bytes. It reports what a cut head lacks.
func answerHead(from *bufio.Reader) ([]byte, error) {
	var head []byte
	for begins := true; ; {
		part, err := from.ReadSlice('\n')
		if head = append(head, part...); len(head) > longestField {
			return nil, fmt.Errorf("its header has more than %d bytes", longestField)
		}
		switch {
		case err == io.EOF, err == nil && begins && len(bytes.TrimRight(part, "\r\n")) == 0:
			return head, nil
		case err != nil && err != bufio.ErrBufferFull:
			return nil, err
		}
		begins = err == nil
	}
}

// unpackedBody undoes a Content-Encoding. Many archives keep the header and not the compression, so
// the body's first bytes are checked. Closing the result does not close body.
func unpackedBody(body io.Reader, coding string) (io.ReadCloser, error) {
	b := bufio.NewReader(body)
	head, _ := b.Peek(4)
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "gzip", "x-gzip":
		if bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
			return gzip.NewReader(b)
		}
	case "zstd":
		if bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			d, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(widestWindow), zstd.WithDecoderLowmem(true))
			if err != nil {
				return nil, err
			}
			return d.IOReadCloser(), nil
		}
	case "deflate":
		if len(head) > 1 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			b.Discard(2) //nolint:errcheck // they are buffered
			return flate.NewReader(b), nil
		}
		if len(head) > 0 && head[0] != '<' && head[0] > ' ' {
			return flate.NewReader(b), nil
		}
	case "br":
		if len(head) > 0 && head[0] != '<' {
			return io.NopCloser(brotli.NewReader(b)), nil
		}
	}
	return io.NopCloser(b), nil
}

// archivedBody reads a page or a text.
func (r *reader) archivedBody(in *input, rec warcRecord, media, content string, body io.Reader, n int, passed passedOver) {
	if media != "" && !pageMedia(media) {
		passed.add(media)
		return
	}
	raw, err := readLimited(body, r.opts.MaxArticle)
	if errors.Is(err, errLimit) {
		r.fault(r.tooLong(in, "page", n))
		return
	}
	if err != nil && len(raw) == 0 || r.ended() {
		if !r.ended() {
			r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: "the page is cut or damaged: " + err.Error(), Advice: "the record was skipped", Err: err})
		}
		return
	}
	if err != nil {
		r.fault(&Fault{Kind: BadArchive, File: in.file, Line: n, Reason: "the page is cut or damaged: " + err.Error(), Advice: "what stands before the damage is not read as an article; fetch it again", Err: err})
		return
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		passed.add("empty page")
		return
	}
	if media == "" && !(webPage{}).claims(raw[:min(len(raw), sniffSize)], "") {
		passed.add("content of no named type")
		return
	}
	r.stand(in)
	one := &input{file: in.file, id: in.id, folder: in.folder, row: in.row, place: in.place}
	declared := charsetOf(content)
	if declared == "" {
		declared = declaredEncoding(raw)
	}
	takesText := legible
	if media != "text/plain" {
		takesText = legiblePage
	}
	raw, f := takesText(one, raw, n, declared)
	if f != nil {
		f.Line = n
		r.fault(f)
		return
	}
	if one.damaged != nil {
		one.damaged.Line = n
	}
	host := hostOf(rec.uri)
	doc := &Document{File: in.file, Line: n}
	if rec.date != "" {
		doc.Extra = append(doc.Extra, Field{Name: "fetched", Value: rec.date})
	}
	if media == "text/plain" {
		doc.ID, doc.URL, doc.Outlet, doc.Text = fmt.Sprintf("%s:%d", in.id, n), rec.uri, host, string(raw)
		r.document(one, doc, false)
	} else {
		r.page(one, raw, doc, rec.uri, host)
	}
}

// pageMedia reports whether content of the type media can be an article.
func pageMedia(media string) bool {
	return media == "text/html" || media == "application/xhtml+xml" || media == "text/plain"
}

func mediaType(content string) string {
	media, _, _ := strings.Cut(content, ";")
	return strings.ToLower(strings.TrimSpace(media))
}

func charsetOf(content string) string {
	_, params, err := mime.ParseMediaType(content)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// passedOver counts the records of an archive that hold no article, by what they hold.
type passedOver map[string]int

func (p passedOver) add(what string) {
	if what == "" {
		what = "content of no named type"
	}
	if len(what) > longestShared {
		what = strings.ToValidUTF8(what[:longestShared], "")
	}
	if _, known := p[what]; known || len(p) < mostNamed {
		p[what]++
	} else {
		p["others"]++
	}
}

func (p passedOver) tell(r *reader, in *input) {
	if len(p) == 0 || r.ended() {
		return
	}
	total := 0
	var parts []string
	for what, n := range p {
		total += n
		parts = append(parts, fmt.Sprintf("%d %s", n, what))
	}
	slices.Sort(parts)
	r.fault(&Fault{Kind: PassedOver, File: in.file, Reason: fmt.Sprintf("%s hold no page (%s)", count(total, "record"), strings.Join(parts, ", ")), Advice: "they were passed over"})
}
