package corpus

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"
)

// A format is one way in which a file holds articles. Each has a source file of its own; the first
// in formats that claims an input reads it.
type format interface {
	// name is what a listing calls the format.
	name() string
	// claims reports whether the format reads an input that begins with head (decompressed,
	// decoded, cut after some thousand bytes) and whose name ends in ext, lower case with its dot,
	// "" if unknown.
	claims(head []byte, ext string) bool
	// read hands the articles and faults of in to r until r has ended.
	read(r *reader, in *input)
}

// formats, in the order in which they are tried: what content shows beyond doubt, then extensions,
// and plain text for the rest.
var formats = [...]format{notRead{}, webPage{}, feed{}, jsonLines{}, jsonValues{}, table{}, plainText{}}

// byteFormats are tried before anything is decoded: they are not text, or declare the encoding of
// every part.
var byteFormats = [...]format{parquetFile{}, webArchive{}, wordFile{}, pdfFile{}, savedPage{}, mailFile{}}

// notRead claims what holds no article that Rashomon can read, so that it is named and not mistaken
// for text.
type notRead struct{}

func (notRead) name() string { return "not read" }

func (notRead) claims(head []byte, ext string) bool { return foreign(head, ext) != "" }

func (notRead) read(r *reader, in *input) {
	head, _ := in.text.Peek(sniffSize)
	advice := "save its articles as .txt, .html, .csv or .jsonl"
	switch extOf(in.file) {
	case ".xlsx", ".xls", ".ods":
		advice = "save the sheet as .csv"
	case ".doc", ".odt", ".rtf":
		advice = "save it as .docx or .txt"
	case ".js", ".mjs", ".css":
		advice = "it was skipped"
	case ".zip", ".tar", ".tgz", ".7z", ".rar":
		advice = "unpack it and name the folder"
	}
	r.fault(&Fault{Kind: UnknownFormat, File: in.file, Reason: "it is " + foreign(head, extOf(in.file)) + ", not a format that is read", Advice: advice})
}

// foreign says what an input is if it is none of the formats, else "".
func foreign(head []byte, ext string) string {
	switch ext {
	case ".js", ".mjs":
		return "a script"
	case ".css":
		return "a style sheet"
	}
	if bytes.HasPrefix(head, []byte(`{\rtf`)) {
		return "rich text"
	}
	nul := bytes.IndexByte(head, 0) >= 0 && !(webPage{}).claims(head, "") // browsers ignore a few
	if len(head) > 0 && (nul || !printable(head)) {
		if kind := http.DetectContentType(head); !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" {
			return kind
		}
		return "binary data"
	}
	return ""
}

// printable reports whether head has hardly any control characters. Bytes that are not UTF-8 are
// left to the format, which reports where they are.
func printable(head []byte) bool {
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			odd++
		}
	}
	return odd*50 <= len(head)
}

// utf8Fault is the fault of text that is not UTF-8, nil for good text. line is where the text
// begins, 0 for a file that is one article.
func utf8Fault(in *input, s []byte, line int) *Fault {
	if utf8.Valid(s) {
		return nil
	}
	at := 0
	for at < len(s) {
		r, n := utf8.DecodeRune(s[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	if line == 0 {
		line = 1 + bytes.Count(s[:at], []byte{'\n'})
		return &Fault{Kind: NotUTF8, File: in.file, Line: line, Reason: fmt.Sprintf("byte %#02x at offset %d is not UTF-8", s[at], at),
			Advice: "name its encoding with --encoding, or convert the file to UTF-8; it was skipped"}
	}
	return &Fault{Kind: NotUTF8, File: in.file, Line: line, Reason: fmt.Sprintf("byte %#02x at offset %d of the line is not UTF-8", s[at], at),
		Advice: "name its encoding with --encoding, or convert the file to UTF-8; the record was skipped"}
}
