package corpus

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// hiddenMarks counts what does not show in s and parts words or turns the
// direction of writing, and gives the offset of the first: spaces of no width
// inside a word, soft hyphens, marks of direction. Joiners that scripts need
// are none.
func hiddenMarks(s string) (n, first int) {
	first = -1
	for i := 0; ; {
		// All of them begin with one of three bytes in UTF-8, two of which
		// begin curly quotation marks and accented letters as well.
		k := strings.IndexByte(s[i:], 0xE2)
		if k < 0 {
			break
		}
		i += k
		if i+2 >= len(s) {
			break
		}
		if c, d := s[i+1], s[i+2]; c == 0x80 && (d == 0x8B || 0xAA <= d && d <= 0xAE) || c == 0x81 && (d == 0xA0 || 0xA6 <= d && d <= 0xA9) {
			if d != 0x8B && d != 0xA0 || insideWord(s, i, i+3) {
				if n++; first < 0 {
					first = i
				}
			}
		}
		i += 3
	}
	for i := 0; ; i += 2 {
		k := strings.Index(s[i:], "\u00AD")
		if k < 0 {
			return n, first
		}
		i += k
		if n++; first < 0 || i < first {
			first = i
		}
	}
}

// insideWord reports whether letters stand before and behind s[a:b].
func insideWord(s string, a, b int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:a])
	behind, _ := utf8.DecodeRuneInString(s[b:])
	return a > 0 && b < len(s) && !blank(before) && !blank(behind)
}

// hiddenNote notes once an input that a text of it has marks that do not show.
func (r *reader) hiddenNote(in *input, doc *Document) {
	if in.hidden {
		return
	}
	n, at := hiddenMarks(doc.Text)
	if n == 0 {
		return
	}
	in.hidden = true
	r.fault(&Fault{Kind: HiddenCharacters, File: in.file, Line: doc.Line, Reason: fmt.Sprintf("characters that do not show stand in the text, %d of them, the first at offset %d", n, at),
		Advice: "words that they part are not found; it was read as it stands, and further ones in the file are not named"})
}
