package corpus

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// hiddenMarks counts the invisible characters in s that split words or change the direction of
// writing: zero-width spaces inside a word, soft hyphens, direction marks. first is the offset of
// the first. Joiners that scripts need are not counted.
func hiddenMarks(s string) (n, first int) {
	first = -1
	for i := 0; ; {
		// In UTF-8 all of them begin with one of three bytes, two of which also begin curly
		// quotation marks and accented letters.
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

// insideWord reports whether there are letters on both sides of s[a:b].
func insideWord(s string, a, b int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:a])
	behind, _ := utf8.DecodeRuneInString(s[b:])
	return a > 0 && b < len(s) && !blank(before) && !blank(behind)
}

// hiddenNote notes, once per input, that a text of it has invisible marks.
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
