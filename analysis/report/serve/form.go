package serve

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rashomon/lexicons/packs"
)

// Limits of one request.
const (
	maxRequest = 64 << 20 // bytes, also of all files of a set
	maxParts   = 20000    // fields and files
	maxField   = 2000     // bytes of a name, a title, a date
	maxPaste   = 8 << 20  // bytes of a pasted text
	maxFiles   = 4000     // of a set
	maxDrain   = 1 << 30  // bytes that are read from a request that is too large, so that it can be answered
)

// A form is what a request asks for. It is read whole before any of it is carried
// out.
type form struct {
	do       string // what the button says: read, report, example, forget
	remove   string // an article to take out
	pastes   map[string]*paste
	order    []string // of pastes
	uploads  []upload
	changes  map[articleKey]*change
	lexicons []string
	asked    bool // whether the form names lexicons
}

type paste struct {
	change
	text string
}

type upload struct {
	name string
	data []byte
}

// A refusal is an answer that is not the page of a set: a status and a sentence.
type refusal struct {
	status int
	reason string
}

func (r *refusal) Error() string { return r.reason }

func refuse(status int, format string, args ...any) error {
	return &refusal{status, fmt.Sprintf(format, args...)}
}

var errTooLarge = &refusal{http.StatusRequestEntityTooLarge, fmt.Sprintf(
	"That is more than %d MB at once. Send fewer articles, or run the program in a terminal, where it reads any number.", maxRequest>>20)}

// readForm reads a request's form part by part, in memory. The first part has to
// be the token with which the form was sent out: without it nothing else is read.
func readForm(r *http.Request, token func(string) bool) (*form, error) {
	body := &bounded{Reader: r.Body, left: maxRequest}
	r.Body = http.NoBody
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" || params["boundary"] == "" {
		return nil, refuse(http.StatusUnsupportedMediaType, "This address accepts the form of its own page and nothing else.")
	}
	f := &form{pastes: map[string]*paste{}, changes: map[articleKey]*change{}}
	parts := multipart.NewReader(body, params["boundary"])
	err = f.read(parts, token)
	if body.left < 0 || errors.Is(err, errTooLarge) {
		// The browser shows an answer only once everything it sends has been read.
		_, _ = io.CopyN(io.Discard, body.Reader, maxDrain)
		return nil, errTooLarge
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (f *form) read(parts *multipart.Reader, token func(string) bool) error {
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			if n == 0 {
				return errNoToken
			}
			return nil
		}
		if err != nil {
			return refuse(http.StatusBadRequest, "What the browser sent was cut off or damaged: try again.")
		}
		if n == maxParts {
			return refuse(http.StatusRequestEntityTooLarge, "That is more than %d fields and files at once: send fewer.", maxParts)
		}
		if n == 0 {
			if data, err := io.ReadAll(io.LimitReader(part, maxField)); err != nil || part.FormName() != "token" || !token(string(data)) {
				return errNoToken
			}
			continue
		}
		if err := f.take(part); err != nil {
			return err
		}
	}
}

var errNoToken = &refusal{http.StatusForbidden, "This form does not come from the program that is running now. Open the page again, at the address that the program printed."}

// take reads one part.
func (f *form) take(part *multipart.Part) error {
	name := part.FormName()
	most := int64(maxField)
	if name == "files" {
		most = maxRequest
	} else if strings.HasSuffix(name, "-text") {
		most = maxPaste
	}
	data, err := io.ReadAll(io.LimitReader(part, most+1))
	switch {
	case errors.Is(err, errTooLarge):
		return errTooLarge
	case err != nil:
		return refuse(http.StatusBadRequest, "What the browser sent was cut off or damaged: try again.")
	case int64(len(data)) > most:
		if most == maxField {
			return refuse(http.StatusRequestEntityTooLarge, "A name, title or date is longer than %d letters: shorten it.", maxField)
		}
		return refuse(http.StatusRequestEntityTooLarge, "A pasted text is longer than %d MB: paste one article at a time.", maxPaste>>20)
	}
	if name == "files" {
		if given := givenName(part); given != "" || len(data) > 0 {
			f.uploads = append(f.uploads, upload{fileName(given), data})
		}
		return nil
	}
	f.field(name, string(data))
	return nil
}

// givenName is the name that the browser gave to a file, including its folders if a
// folder was chosen. Part.FileName would leave them out.
func givenName(part *multipart.Part) string {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return part.FileName()
	}
	return params["filename"]
}

// field takes one field of text.
func (f *form) field(name, value string) {
	if number, field, ok := strings.Cut(strings.TrimPrefix(name, "paste-"), "-"); ok && strings.HasPrefix(name, "paste-") {
		p := f.pastes[number]
		if p == nil {
			p = &paste{}
			f.pastes[number] = p
			f.order = append(f.order, number)
		}
		if field == "text" {
			p.text = strings.ReplaceAll(value, "\r\n", "\n") // as browsers end lines
			return
		}
		p.set(field, value)
		return
	}
	if field, key, ok := strings.Cut(name, ":"); ok {
		if k, ok := parseKey(key); ok {
			if f.changes[k] == nil {
				f.changes[k] = &change{}
			}
			f.changes[k].set(field, value)
		}
		return
	}
	switch name {
	case "do":
		f.do = value
	case "remove":
		f.do, f.remove = "read", value
	case "lexicons":
		f.asked = true
		if slices.Contains(packs.Names(), value) && !slices.Contains(f.lexicons, value) {
			f.lexicons = append(f.lexicons, value)
		}
	}
}

// set fills the field of that name, on one line.
func (c *change) set(field, value string) {
	value = strings.Join(strings.FieldsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	switch field {
	case "outlet":
		c.outlet = value
	case "title":
		c.title = value
	case "date":
		c.date = value
	case "event":
		c.event = value
	}
}

// empty reports whether the form contains no article.
func (f *form) empty() bool {
	if len(f.uploads) > 0 || f.do == "example" {
		return false
	}
	for _, p := range f.pastes {
		if strings.TrimSpace(p.text) != "" {
			return false
		}
	}
	return true
}

// apply does to s what the form says, except making its report.
func (f *form) apply(s *set) error {
	var more int64
	for _, u := range f.uploads {
		more += int64(len(u.data))
	}
	for _, p := range f.pastes {
		more += int64(len(p.text))
	}
	if s.bytes+more > maxRequest || len(s.files)+len(f.uploads)+len(f.pastes) > maxFiles {
		return refuse(http.StatusRequestEntityTooLarge, "With these there would be more than %d MB or %s files here. Take some out first, or run the program in a terminal, where it reads any number.", maxRequest>>20, strconv.Itoa(maxFiles))
	}
	for k, c := range f.changes {
		s.change(k, *c)
	}
	if k, ok := parseKey(f.remove); ok {
		s.remove(k)
	}
	for _, u := range f.uploads {
		s.add(u.name, u.data)
	}
	for _, number := range f.order {
		if p := f.pastes[number]; strings.TrimSpace(p.text) != "" {
			s.paste(p.text, p.change)
		}
	}
	if f.do == "example" {
		if err := s.example(); err != nil {
			return err
		}
	}
	if f.asked && len(f.lexicons) > 0 && !slices.Equal(f.lexicons, s.lexicons) {
		s.lexicons, s.result = f.lexicons, nil
	}
	return nil
}

// bounded reads so many bytes and then fails.
type bounded struct {
	io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, errTooLarge
	}
	return n, err
}
