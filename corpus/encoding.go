package corpus

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// The encoding of bytes is decided in this order: a byte-order mark says what they are; what is
// valid UTF-8 throughout is UTF-8; else what the input declares; else what its bytes look like.
// Options.Encoding takes precedence over all but the mark.
//
// Note: trying the declaration first is wrong more often than right, since files are converted and
// their declarations are not.

// certainEnough is the confidence, out of a hundred, below which a detected encoding is not used.
//
// Note: of pieces of 80 letters in twenty languages and encodings, cut from the texts of the tests,
// 261 are read correctly, 11 wrongly and 17 not at all; with 10 instead 271, 18 and none, with 50
// 209, 1 and 79.
const certainEnough = 30

// searched is how much, in bytes, an encoding is detected from: the detector reads some 5 MB a
// second.
const searched = 64 << 10

// parseEncoding finds an encoding by any of its names; nil for UTF-8.
func parseEncoding(label string) (encoding.Encoding, string, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, "", fmt.Errorf("encoding %q is not known: name one such as utf-8, windows-1252, iso-8859-2, koi8-r, shift_jis or utf-16le", label)
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return nil, "", fmt.Errorf("encoding %q cannot be read", label)
	}
	if name == "utf-8" || name == "replacement" || name == "x-user-defined" {
		return nil, "", nil
	}
	return e, name, nil
}

// named is e and its name.
func named(e encoding.Encoding) (encoding.Encoding, string) {
	name, err := htmlindex.Name(e)
	if err != nil {
		return nil, ""
	}
	return e, name
}

// utf8Text is s as UTF-8 and the name of the encoding it was decoded from, "" if it was already
// UTF-8. declared is what the input says of its encoding, "" if nothing. ok is false for bytes that
// are not text in any certain encoding, including damaged UTF-8, which must not be guessed at.
func utf8Text(s []byte, declared string) (text []byte, name string, ok bool) {
	if utf8.Valid(s) {
		return s, "", true
	}
	if damagedUTF8(s) || bytes.IndexByte(s, 0) >= 0 {
		return nil, "", false
	}
	if e, name, err := parseEncoding(declared); err == nil && e != nil {
		if out, ok := decode(e, s); ok {
			return out, name + " (declared)", true
		}
	}
	e, name := detectEncoding(s)
	if e == nil {
		return nil, "", false
	}
	out, ok := decode(e, s)
	return out, name + " (detected)", ok
}

// decode decodes s, and fails if s contains bytes that the encoding lacks.
func decode(e encoding.Encoding, s []byte) ([]byte, bool) {
	out, err := e.NewDecoder().Bytes(s)
	return out, err == nil && !bytes.ContainsRune(out, utf8.RuneError)
}

// aroundHigh is a part of s that begins a little before its first byte past ASCII.
func aroundHigh(s []byte) []byte {
	at := bytes.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
	at = max(0, at-1024)
	return s[at:min(len(s), at+searched)]
}

// damagedUTF8 reports whether s has more letters past ASCII in valid UTF-8 than invalid bytes: such
// a text was cut or patched, and is in no other encoding.
func damagedUTF8(s []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > bad
}

var (
	declaredInMarkup = lazily(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)`)
	declaredInXML    = lazily(`^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)`)
)

// declaredEncoding is the encoding that a page or feed declares, "" if none.
func declaredEncoding(s []byte) string {
	head := s[:min(len(s), sniffSize)]
	for _, re := range [...]*regexp.Regexp{declaredInXML(), declaredInMarkup()} {
		if m := re.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// legible makes s UTF-8 or says what is wrong with it, and notes in the input how it was decoded.
// line is where s begins, 0 for a file that is one article.
func legible(in *input, s []byte, line int, declared string) ([]byte, *Fault) {
	text, name, ok := utf8Text(s, declared)
	if !ok {
		return nil, utf8Fault(in, s, line)
	}
	if name != "" {
		in.decoded = name
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		if line == 0 {
			line = 1
		}
		return nil, &Fault{Kind: UnknownFormat, File: in.file, Line: line + bytes.Count(text[:at], []byte{'\n'}), Reason: fmt.Sprintf("a NUL byte stands at offset %d", at),
			Advice: "text has none; it was skipped as binary data"}
	}
	return text, nil
}

// tableEncoding is the encoding of a stream that begins with head; nil for UTF-8 and if uncertain:
// its rows then report what is wrong.
func tableEncoding(head []byte) (encoding.Encoding, string) {
	for len(head) > 0 && len(head) >= searched-utf8.UTFMax && !utf8.RuneStart(head[len(head)-1]) {
		head = head[:len(head)-1] // a letter that the end cuts off
	}
	if n := len(head); n > 0 && head[n-1] >= utf8.RuneSelf && n >= searched-utf8.UTFMax {
		head = head[:n-1]
	}
	if utf8.Valid(head) || damagedUTF8(head) {
		return nil, ""
	}
	e, name := detectEncoding(head)
	if e == nil {
		return nil, ""
	}
	return e, name + " (detected)"
}
