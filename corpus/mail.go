package corpus

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mailFile is a message as mail programs save it (.eml), or a file of many (mbox). A message's
// article is its HTML text if it has one, else its plain text; attachments are left out.
type mailFile struct{}

// savedPage is a page as browsers save it in one file (.mht): a message whose parts are the page
// and what it shows.
type savedPage struct{ mailFile }

func (savedPage) name() string { return "saved page" }

func (savedPage) claims(head []byte, ext string) bool {
	fields, _ := mailFields(head)
	return fields > 0 && (ext == ".mht" || ext == ".mhtml" || bytes.Contains(head, []byte("\nSnapshot-Content-Location:")))
}

func (mailFile) name() string { return "mail" }

func (mailFile) claims(head []byte, ext string) bool {
	fields, sure := mailFields(head)
	if ext == ".eml" || ext == ".mbox" {
		return fields > 0
	}
	return fields > 2 && sure
}

// mailFields counts the fields of a message's header, and reports whether any of them occurs only
// in mail.
func mailFields(head []byte) (n int, sure bool) {
	if bytes.HasPrefix(head, []byte("From ")) {
		_, head, _ = bytes.Cut(head, []byte("\n"))
	}
	for len(head) > 0 {
		var line []byte
		line, head, _ = bytes.Cut(head, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			break
		}
		if n > 0 && (line[0] == ' ' || line[0] == '\t') {
			continue
		}
		name, _, found := bytes.Cut(line, []byte(":"))
		if !found || len(name) == 0 || bytes.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' }) {
			if len(head) == 0 {
				break // cut by the end of head
			}
			return 0, false
		}
		n++
		switch strings.ToLower(string(name)) {
		case "mime-version", "message-id", "received", "return-path", "delivered-to":
			sure = true
		}
	}
	return n, sure
}

// longestMail bounds a message with its attachments, in bytes.
const longestMail = 64 << 20

func (mailFile) read(r *reader, in *input) {
	start, _ := in.text.Peek(longestPostmark)
	many := postmark().Match(start)
	for n := 1; !r.ended(); n++ {
		line := 0
		if many {
			line = n
		}
		message, err := nextMessage(in.text, many)
		switch {
		case err == io.EOF:
			return
		case errors.Is(err, errArticle):
			r.fault(&Fault{Kind: TooLarge, File: in.file, Line: line, Reason: fmt.Sprintf("the message has more than %d bytes", longestMail), Advice: "save its text as .txt; it was skipped"})
		case err != nil:
			r.readFault(in, line, err)
			return
		default:
			r.message(in, message, line)
		}
		if !many {
			return
		}
	}
}

// postmark is the line that begins a message in a file of several: it contains a time of day.
var postmark = lazily(`^From [^\n]*\d\d:\d\d`)

// longestPostmark is how much of such a line is looked at, in bytes.
const longestPostmark = 200

// nextMessage reads a whole input or, if many is set, up to the next postmark after an empty line.
// io.EOF means that there is no message.
func nextMessage(from *bufio.Reader, many bool) (message []byte, err error) {
	empty, begun, long := true, false, false
	whole := true // what is read next begins a line
	for {
		if many && whole && empty {
			if start, _ := from.Peek(longestPostmark); postmark().Match(start) {
				if begun {
					break
				}
				if _, err := from.ReadSlice('\n'); err != nil && err != bufio.ErrBufferFull {
					return nil, err
				}
				begun = true
			}
		}
		line, err := from.ReadSlice('\n')
		if len(line) > 0 {
			begun = true
			if whole && many && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
				line = line[1:]
			}
			empty = whole && len(bytes.TrimRight(line, "\r\n")) == 0
			if len(message)+len(line) > longestMail {
				long = true
			} else if !long {
				message = append(message, line...)
			}
		}
		whole = err == nil
		if err == io.EOF {
			break
		}
		if err != nil && err != bufio.ErrBufferFull {
			return nil, err
		}
	}
	switch {
	case long:
		return nil, errArticle
	case !begun:
		return nil, io.EOF
	}
	return message, nil
}

// message hands on the article of a message. line is its number among several, 0 for a single one.
func (r *reader) message(in *input, raw []byte, line int) {
	bad := func(kind FaultKind, reason, advice string, err error) {
		r.fault(&Fault{Kind: kind, File: in.file, Line: line, Reason: reason, Advice: advice, Err: err})
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		bad(BadMarkup, "the message cannot be read: "+strings.ToValidUTF8(err.Error(), "\uFFFD"), "save its text as .txt; it was skipped", err)
		return
	}
	var parts mailParts
	parts.add(textproto.MIMEHeader(m.Header), m.Body, 0)
	doc := &Document{ID: in.id, File: in.file, Line: line, Title: strings.Join(strings.Fields(unworded(m.Header.Get("Subject"))), " ")}
	if line > 0 {
		doc.ID = fmt.Sprintf("%s:%d", in.id, line)
	}
	if at, err := m.Header.Date(); err == nil {
		doc.Date = at.Format(time.RFC3339)
	} else {
		doc.Date = m.Header.Get("Date")
	}
	body, declared := parts.html, parts.htmlCharset
	if body == nil {
		body, declared = parts.plain, parts.plainCharset
	}
	if int64(len(body)) > r.opts.MaxArticle {
		r.fault(r.tooLong(in, "record", line))
		return
	}
	if parts.html != nil {
		declared = cmp.Or(declared, declaredEncoding(body))
	}
	body, f := legiblePage(in, body, 0, declared)
	if f != nil {
		f.Line = line
		r.fault(f)
		return
	}
	if at := cmp.Or(m.Header.Get("Snapshot-Content-Location"), parts.location); parts.html != nil && isWebAddress(at) {
		r.page(in, body, doc, at, "")
		return
	}
	if from, err := (&mail.AddressParser{WordDecoder: &words}).Parse(m.Header.Get("From")); err == nil {
		_, host, _ := strings.Cut(from.Address, "@")
		doc.Outlet = cmp.Or(strings.TrimSpace(from.Name), host)
	}
	text := string(body)
	if parts.html != nil {
		text, err = bodyText(text)
	}
	switch {
	case err != nil:
		bad(BadMarkup, "the message cannot be taken apart: "+err.Error(), "it was skipped", err)
		return
	case strings.TrimSpace(text) == "":
		bad(NoText, "the message has no text", "it was skipped; what hangs on it has to be saved as files", nil)
		return
	case doc.Title != "":
		text = doc.Title + "\n\n" + text
	}
	doc.Text = strings.ToValidUTF8(text, "\uFFFD")
	r.document(in, doc, false)
}

// bodyText is the whole text of a page's body.
func bodyText(page string) (text string, err error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return "", err
	}
	walkMarkup(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Body {
			text = paragraphs(n)
			return false
		}
		return true
	})
	return text, nil
}

func isWebAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// words decodes what headers contain beyond ASCII.
var words = mime.WordDecoder{CharsetReader: func(charset string, from io.Reader) (io.Reader, error) {
	e, _, err := parseEncoding(charset)
	if err != nil || e == nil {
		return from, err
	}
	return e.NewDecoder().Reader(from), nil
}}

func unworded(s string) string {
	out, err := words.DecodeHeader(s)
	if err != nil {
		out = s
	}
	return strings.ToValidUTF8(out, "\uFFFD")
}

// mailParts are the first HTML text and the first plain text of a message.
type mailParts struct {
	html, plain               []byte
	htmlCharset, plainCharset string
	location                  string // where a saved page was
}

// deepestMail bounds how deep parts may be nested.
const deepestMail = 8

// add looks through a part. One that is broken or cut is read as far as possible.
func (p *mailParts) add(header textproto.MIMEHeader, body io.Reader, depth int) {
	media, params, err := mime.ParseMediaType(cmp.Or(header.Get("Content-Type"), "text/plain"))
	if err != nil && media == "" {
		media = "text/plain"
	}
	if strings.HasPrefix(media, "multipart/") && params["boundary"] != "" {
		parts := multipart.NewReader(body, params["boundary"])
		for depth < deepestMail {
			part, err := parts.NextRawPart()
			if err != nil {
				return
			}
			p.add(part.Header, part, depth+1)
		}
		return
	}
	if disposition, _, _ := strings.Cut(header.Get("Content-Disposition"), ";"); strings.EqualFold(strings.TrimSpace(disposition), "attachment") {
		return
	}
	read := func() []byte {
		text, _ := io.ReadAll(untransferred(header.Get("Content-Transfer-Encoding"), body)) // what can be read
		return append([]byte{}, text...)                                                    // not nil: the part is there
	}
	switch {
	case media == "text/html" && p.html == nil:
		p.html, p.htmlCharset, p.location = read(), params["charset"], header.Get("Content-Location")
	case media == "text/plain" && p.plain == nil:
		p.plain, p.plainCharset = read(), params["charset"]
	}
}

// untransferred removes the encoding in which a part was transferred.
func untransferred(how string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}
