package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

// pdfFile is PDF, one article. A page holds positioned glyphs, so the text is what can be assembled
// from them: lines that fill the width are joined into paragraphs, ligatures are split (NFKC), a
// hyphen at a line's end stays.
type pdfFile struct{}

func (pdfFile) name() string { return "pdf" }

func (pdfFile) claims(head []byte, ext string) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("%PDF-"))
}

// Limits of a PDF.
const (
	longestPDF = 256 << 20
	slowestPDF = 30 * time.Second
)

func (pdfFile) read(r *reader, in *input) {
	from, size, err := r.whole(in, longestPDF)
	if err != nil {
		r.readFault(in, 0, err)
		return
	}
	var text string
	err = guarded(r.ctx, slowestPDF, func() error {
		var err error
		ctx, cancel := context.WithTimeout(r.ctx, slowestPDF) // abandoned work ends at the next page
		defer cancel()
		text, err = pdfText(ctx, from, size, r.opts.MaxArticle)
		return err
	})
	if r.ended() {
		return
	}
	switch {
	case errors.Is(err, errArticle):
		r.fault(r.tooLong(in, "article", 0))
	case errors.Is(err, errSlow):
		r.fault(&Fault{Kind: TooSlow, File: in.file, Reason: fmt.Sprintf("the PDF cannot be taken apart in %s", slowestPDF), Advice: "save its article as .txt; it was skipped", Err: err})
	case err != nil:
		r.fault(&Fault{Kind: BadArchive, File: in.file, Reason: "the PDF cannot be read: " + strings.ToValidUTF8(err.Error(), "\uFFFD"), Advice: "save its article as .txt; it was skipped", Err: err})
	case text == "":
		r.fault(&Fault{Kind: Empty, File: in.file, Reason: "no text was found in the PDF", Advice: "it may be a picture of a page; save its article as .txt"})
	default:
		r.document(in, &Document{ID: in.id, File: in.file, Text: text}, false)
	}
}

// pagesPerByte is how many pages a byte of a file can stand for: an object for each is needed, and
// objects may be compressed.
const pagesPerByte = 100

func pdfText(ctx context.Context, from io.ReaderAt, size, most int64) (string, error) {
	file, err := pdf.NewReader(from, size)
	if err != nil {
		return "", err
	}
	if n := file.NumPage(); int64(n) > pagesPerByte*size {
		return "", fmt.Errorf("it claims to have %d pages in %d bytes", n, size)
	}
	var pages []string
	length := 0
	fonts := map[string]*pdf.Font{}
	for i := 1; i <= file.NumPage(); i++ {
		if ctx.Err() != nil {
			return "", errSlow
		}
		page := file.Page(i)
		if page.V.IsNull() {
			continue
		}
		for _, name := range page.Fonts() {
			f := page.Font(name)
			fonts[name] = &f // a name means a different font on every page
		}
		s, err := page.GetPlainText(fonts)
		if err != nil {
			return "", err
		}
		s = pageText(s)
		if length += len(s); int64(length) > most {
			return "", errArticle
		}
		if s != "" {
			pages = append(pages, s)
		}
	}
	return strings.Join(pages, "\n\n"), nil
}

// pageText joins the lines of a page into paragraphs: a line nearly as long as the longest
// continues in the next.
func pageText(s string) string {
	var lines []string
	width := 0
	for line := range strings.Lines(norm.NFKC.String(strings.ToValidUTF8(s, ""))) {
		line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return blank(r) || unseen(r) || r < ' ' }), " ")
		lines = append(lines, line)
		width = max(width, utf8.RuneCountInString(line))
	}
	var b strings.Builder
	goesOn := false
	for _, line := range lines {
		if line == "" {
			goesOn = false
			continue
		}
		switch {
		case b.Len() == 0:
		case goesOn:
			b.WriteByte(' ')
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(line)
		goesOn = width >= narrowestWrap && 4*utf8.RuneCountInString(line) >= 3*width
	}
	return b.String()
}
