package corpus

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// wordFile is DOCX, one article: a ZIP archive whose word/document.xml holds paragraphs. The text
// is theirs; notes, comments and deleted text are left out.
type wordFile struct{}

func (wordFile) name() string { return "word file" }

func (wordFile) claims(head []byte, ext string) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && (ext == ".docx" || bytes.Contains(head, []byte("word/")))
}

// longestWord bounds a word file, in bytes: most of one is pictures.
const longestWord = 256 << 20

const slowestWord = 30 * time.Second

func (wordFile) read(r *reader, in *input) {
	from, size, err := r.whole(in, longestWord)
	if err != nil {
		r.readFault(in, 0, err)
		return
	}
	doc := &Document{ID: in.id, File: in.file}
	err = guarded(r.ctx, slowestWord, func() error { return readWord(from, size, doc, r.opts.MaxArticle) })
	if r.ended() {
		return
	}
	switch {
	case errors.Is(err, errArticle):
		r.fault(r.tooLong(in, "article", 0))
	case err != nil:
		r.fault(&Fault{Kind: BadArchive, File: in.file, Reason: "the word file cannot be read: " + strings.ToValidUTF8(err.Error(), "\uFFFD"), Advice: "save it as .txt; it was skipped", Err: err})
	case doc.Text == "":
		r.fault(&Fault{Kind: Empty, File: in.file, Reason: "the word file has no text", Advice: "it was skipped"})
	default:
		r.document(in, doc, false)
	}
}

func readWord(from io.ReaderAt, size int64, doc *Document, most int64) error {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return err
	}
	body, err := openPart(z, "word/document.xml", most)
	if err != nil {
		return err
	}
	defer body.Close()
	if doc.Text, err = wordText(body); err != nil {
		return err
	}
	core, err := openPart(z, "docProps/core.xml", most)
	if err != nil {
		return nil // many have none
	}
	defer core.Close()
	var says struct {
		Title   string `xml:"title"`
		Creator string `xml:"creator"`
		Created string `xml:"created"`
	}
	if xml.NewDecoder(core).Decode(&says) == nil {
		doc.Title, doc.Author = strings.TrimSpace(says.Title), strings.TrimSpace(says.Creator)
		if says.Created != "" { // when it was typed, not when it came out
			doc.Extra = append(doc.Extra, Field{Name: "created", Value: strings.TrimSpace(says.Created)})
		}
	}
	return nil
}

// markupPerText is how many times longer than its text a part may be.
const markupPerText = 20

// openPart opens a part of the archive that yields at most markupPerText times most bytes, whatever
// length the archive states.
func openPart(z *zip.Reader, name string, most int64) (io.ReadCloser, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("it has no part %s", name)
	}
	return struct {
		io.Reader
		io.Closer
	}{&bounded{from: f, left: markupPerText * most}, f}, nil
}

// bounded ends with errArticle after left bytes.
type bounded struct {
	from io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		// The end may be exactly here.
		var one [1]byte
		if n, err := b.from.Read(one[:]); n == 0 && err != nil {
			return 0, err
		}
		return 0, errArticle
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// wordText is the paragraphs of a document, with an empty line between them.
func wordText(from io.Reader) (string, error) {
	var w paragraphWriter
	d := xml.NewDecoder(from)
	skip := 0 // depth inside what is left out
	text := 0 // depth inside w:t
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return w.b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				text++
			case "tab":
				w.text(" ")
			case "br", "cr":
				w.end()
			case "del", "moveFrom", "instrText", "Fallback":
				skip++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				text--
			case "p":
				w.end()
			case "del", "moveFrom", "instrText", "Fallback":
				skip--
			}
		case xml.CharData:
			if text > 0 && skip <= 0 {
				w.text(string(t))
			}
		}
	}
}
