package corpus

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of headings, in words; longestShort is in bytes and only saves work.
const (
	headlineWords = 20
	subheadWords  = 12
	longestShort  = 240
)

// A shape is what is known of a short line without understanding it.
type shape struct {
	words  int
	caps   int  // words whose first letter or digit is a capital or a digit
	small  int  // articles, prepositions, conjunctions in lower case
	upper  int  // capital letters
	lower  int  // small letters
	first  rune // the first letter or mark
	opens  bool // begins with a double quotation mark or a list's bullet
	turn   bool // begins with a speaker's label, "NAME: …"
	inside bool // a sentence ends inside the line
	closes bool // ends with a closing quotation mark
	mark   rune // the last mark, before closing quotation marks and brackets, 0 if none
	final  bool // mark ends a sentence or leaves it open
	start  string
}

func shapeOf(line string) shape {
	s := shape{}
	s.mark, s.final = lastMark(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	s.closes = strings.ContainsRune("\"”“'’»«", last)
	s.first, _ = utf8.DecodeRuneInString(line)
	s.opens = strings.ContainsRune("\"“”„«»•*-–—·▪⦁➔>([", s.first) || strings.HasPrefix(line, "``") || strings.HasPrefix(line, "''")
	s.start = firstWord(line)
	for rest := line; rest != ""; {
		from := rest
		var word string
		if word, rest = cutWord(rest); word == "" {
			break
		}
		s.words++
		s.add(from, len(word), rest != "")
		if s.words > headlineWords {
			break
		}
	}
	return s
}

// Kinds of letters as numbers whose counts add up side by side, for words of up to 2 million bytes.
const (
	smallLetter   = 1
	capitalLetter = 1 << 21
	notASCII      = 1 << 42
)

var letterKinds = func() (table [256]uint64) {
	for c := range table {
		switch c := byte(c); {
		case c >= utf8.RuneSelf:
			table[c] = notASCII
		case 'a' <= c && c <= 'z':
			table[c] = smallLetter
		case 'A' <= c && c <= 'Z':
			table[c] = capitalLetter
		}
	}
	return table
}()

// letters is the number of capital and small letters in the first n bytes of s.
func letters(s string, n int) (upper, lower int) {
	if n <= 8 && len(s) >= 8 {
		w := eightBytes(s, 0) & (1<<(8*n) - 1)
		if w&highs == 0 { // nearly always
			all, small := asciiLetters(w), w<<2 // small letters differ from capitals in one bit
			return bits.OnesCount64(all &^ small), bits.OnesCount64(all & small)
		}
	}
	sum := uint64(0)
	for i := range n {
		sum += letterKinds[s[i]]
	}
	if sum < notASCII {
		return int(sum / capitalLetter), int(sum % capitalLetter)
	}
	for _, r := range s[:n] {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper, lower
}

// add counts a word of n bytes at the start of rest; more says that others follow.
func (s *shape) add(rest string, n int, more bool) {
	word, letter := rest[:n], 0
	if c := word[0]; c >= utf8.RuneSelf || !isASCIILetter(c) {
		if letter = strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }); letter < 0 {
			s.words-- // a lone mark
			return
		}
	}
	r, _ := utf8.DecodeRuneInString(word[letter:])
	switch {
	case unicode.IsUpper(r) || unicode.IsDigit(r):
		s.caps++
	case smallWord(word):
		s.small++
	}
	upper, lower := letters(rest, n)
	s.upper += upper
	s.lower += lower
	if !more {
		return
	}
	switch word[len(word)-1] {
	case ':':
		s.turn = s.turn || s.words <= 3 && upper > 1 && upper >= len(word)-3 || len(word) == 2 && s.words == 1
	case '.', '?', '!':
		if len(word) > 4 && !unicode.IsDigit(r) && strings.IndexByte(word[:len(word)-1], '.') < 0 {
			s.inside = true
		}
	}
}

// capitalised reports headline case: at least 60 in 100 words, not counting small ones, begin with
// a capital.
func (s shape) capitalised() bool { return s.caps > 0 && s.caps*10 >= (s.words-s.small)*6 }

// titleLike reports whether a line at the top can be a headline: at most 20 words and no final
// mark, or headline case throughout and a final mark.
func (s shape) titleLike() bool {
	if s.words == 0 || s.words > headlineWords || s.turn {
		return false
	}
	if !s.final {
		return !unicode.IsLower(s.first)
	}
	return s.words >= 4 && !s.inside && strings.ContainsRune(".?!;", s.mark) && s.caps*10 >= (s.words-s.small)*9
}

// inCapitals reports whether a line is set in capitals without a final full stop.
func (s shape) inCapitals() bool {
	return s.words >= 2 && s.lower == 0 && s.upper >= 6 && s.mark != '.' && s.mark != ':' && s.mark != ',' && !s.turn && !s.opens
}

// subheadLike reports whether a line between paragraphs can be a subhead.
func (s shape) subheadLike() bool {
	if s.words == 0 || s.words > subheadWords || s.opens || s.turn || s.inside || unicode.IsLower(s.first) {
		return false
	}
	if s.mark == '?' {
		return s.words >= 3 && !s.closes && !continues(s.start)
	}
	return !s.final
}

// continues reports whether a question that begins with word continues the sentence before it, as
// prose does and headings do not.
func continues(word string) bool {
	switch strings.ToLower(strings.Trim(word, ",")) {
	case "and", "but", "so", "or", "yet", "then", "because", "okay", "well", "right":
		return true
	}
	return false
}

func smallWord(word string) bool {
	switch word {
	case "a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "but", "at", "by", "as", "from", "with", "into", "over", "via", "vs", "vs.", "nor", "than":
		return true
	}
	return false
}

// lastMark is the last mark of a line, before any closing quotation marks and brackets, 0 if a
// letter is there, and whether it ends a sentence or leaves it open (.?! and : , ; … –).
func lastMark(line string) (mark rune, final bool) {
	for line != "" {
		r, n := utf8.DecodeLastRuneInString(line)
		switch r {
		case '.', '?', '!', ':', ',', ';', '…', '—', '–', '-':
			return r, true
		case '"', '”', '“', '\'', '’', '‘', '»', '«', ')', ']', '*', '_':
			line = line[:len(line)-n]
		default:
			if !blank(r) {
				return 0, false
			}
			line = line[:len(line)-n]
		}
	}
	return 0, false
}

// equalWording reports whether a and b have the same letters and digits in the same order,
// regardless of case, and have any.
func equalWording(a, b string) bool {
	i, j, any := 0, 0, false
	for {
		ra, na := nextAlnum(a[i:])
		rb, nb := nextAlnum(b[j:])
		if ra != rb {
			return false
		}
		if ra == 0 {
			return any
		}
		i, j, any = i+na, j+nb, true
	}
}

// nextAlnum is the first letter or digit of s in lower case and the offset of its end; 0 if there
// is none.
func nextAlnum(s string) (rune, int) {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r), i + utf8.RuneLen(r)
		}
	}
	return 0, len(s)
}

// hasFold reports whether s begins with prefix, which is lower-case ASCII; a no-break space matches
// a space and a curly apostrophe an apostrophe.
func hasFold(s, prefix string) bool { return foldLen(s, prefix) > 0 }

// foldLen is the number of bytes of s that prefix matches, 0 if it does not match.
func foldLen(s, prefix string) int {
	i := 0
	for j := 0; j < len(prefix); j++ {
		if i >= len(s) {
			return 0
		}
		c, want := s[i], prefix[j]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c == want:
			i++
		case want == ' ' && (c == '\n' || c == '\t' || c == '\r'):
			i++
		case want == ' ' && strings.HasPrefix(s[i:], "\u00a0"):
			i += len("\u00a0")
		case want == '\'' && strings.HasPrefix(s[i:], "’"):
			i += len("’")
		default:
			return 0
		}
	}
	return i
}
