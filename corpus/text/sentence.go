package text

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed abbreviations.txt
var abbreviationsFile string

//go:embed starters.txt
var startersFile string

// A Splitter finds sentences. It is immutable and safe for concurrent use.
type Splitter struct {
	abbreviations map[string]strength
	starters      map[string]bool
	// ends are the last letters, as a set of their low bits, of abbreviations made of letters
	// only, by length and first letter.
	ends [longestAbbreviation + 1][32]uint32
}

// longestAbbreviation is how far back an abbreviation is looked for: looking further would cost
// time on text without spaces.
const longestAbbreviation = 12

// strength is how firmly an abbreviation binds what follows it.
type strength uint8

const (
	weak   strength = iota + 1 // ends a sentence before a starter
	strong                     // never ends one
)

// NewSplitter returns a Splitter for English news, with the abbreviations and
// sentence starters embedded in the package.
func NewSplitter() *Splitter {
	s := &Splitter{abbreviations: map[string]strength{}, starters: map[string]bool{}}
	for line := range dataLines(abbreviationsFile) {
		word, marked := strings.CutPrefix(line, "! ")
		s.abbreviations[word] = weak
		if marked {
			s.abbreviations[word] = strong
		}
		if n := len(word); n <= longestAbbreviation {
			s.ends[n][word[0]&31] |= 1 << (word[n-1] & 31)
		}
	}
	for line := range dataLines(startersFile) {
		s.starters[line] = true
	}
	return s
}

func dataLines(file string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(line) {
				return
			}
		}
	}
}

// Sentences appends the sentences of one paragraph of src to dst and returns it: ordered,
// disjoint, without white space at their ends, and containing every other byte of the paragraph.
// The ends that UAX #29 finds are kept except where
//
//  1. the end lies inside one of keep (quotations, ordered and disjoint): a
//     quotation of several sentences stays whole, with its "he said";
//  2. the text before ends in an abbreviation or an initial, unless the next
//     word is one that begins sentences;
//  3. the text continues in lower case ("Why?" he asked);
//  4. a line of a hard-wrapped paragraph ends without a terminal mark.
func (s *Splitter) Sentences(dst []Span, src string, paragraph Span, keep []Span) []Span {
	return s.sentences(dst, src, paragraph, keep, breaker{})
}

// SentencesAt is Sentences for a paragraph of one line in which stops, in order, are the tokens
// for which MayEndSentence is true: nothing between them has to be looked at.
func (s *Splitter) SentencesAt(dst []Span, src string, paragraph Span, keep, stops []Span) []Span {
	return s.sentences(dst, src, paragraph, keep, breaker{stops: stops, known: true})
}

func (s *Splitter) sentences(dst []Span, src string, paragraph Span, keep []Span, b breaker) []Span {
	src = src[:paragraph.End]
	start := int32(-1)
	for to := paragraph.Start; to < paragraph.End; {
		if start < 0 {
			start = to
		}
		to = int32(b.end(src, int(to)))
		for len(keep) > 0 && keep[0].End <= to {
			keep = keep[1:]
		}
		if to < paragraph.End {
			if len(keep) > 0 && keep[0].Start < to || !s.endsPlainly(src[start:to], src[to:]) && s.goesOn(src[start:to], src[to:]) {
				continue
			}
		}
		if span := trim(src, Span{start, to}); !span.Empty() {
			dst = append(dst, span)
		}
		start = -1
	}
	return dst
}

// endsPlainly reports whether one look at both sides shows that the sentence before does not
// continue, as at nearly all ends: a capital follows, and what precedes is not a full stop, or is
// one after a word of ASCII letters that, by its length and its first and last letter, is not an
// abbreviation.
func (s *Splitter) endsPlainly(before, after string) bool {
	i := 0
	if strings.HasPrefix(after, "“") {
		i = len("“")
	} else if after != "" && after[0] == '"' {
		i = 1
	}
	if i == len(after) || after[i] < 'A' || after[i] > 'Z' {
		return false
	}
	n := len(before)
	for n > 0 && before[n-1] == ' ' {
		n--
	}
	if n == 0 {
		return false
	}
	switch before[n-1] {
	case '?', '!', '"', ')':
		return true
	case '.':
	default:
		return strings.HasSuffix(before[:n], "”")
	}
	n--
	from := n
	for from > 0 && isLetter(before[from-1]) {
		if from--; n-from == longestAbbreviation {
			return false
		}
	}
	if n-from < 2 || from > 0 && before[from-1] != ' ' {
		return false // an initial, or more than a word
	}
	return s.ends[n-from][before[from]&31]>>(before[n-1]&31)&1 == 0
}

// goesOn reports whether the sentence before continues in what follows it.
func (s *Splitter) goesOn(before, after string) bool {
	next := firstWord(after)
	if next == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) {
		return true
	}
	trimmed := before
	for len(trimmed) > 0 && trimmed[len(trimmed)-1] == ' ' {
		trimmed = trimmed[:len(trimmed)-1]
	}
	if n := len(trimmed); n > 0 && isMark(trimmed[n-1]) {
		return trimmed[n-1] == '.' && s.holds(trimmed[:n-1], next) // as nearly always
	}
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if strings.ContainsAny(before[len(trimmed):], "\n\r") && !endsTerminal(trimmed) {
		return true
	}
	if !strings.HasSuffix(trimmed, ".") {
		return false
	}
	return s.holds(strings.TrimSuffix(trimmed, "."), next)
}

// holds reports whether the last word of before is an abbreviation or an initial that binds next.
func (s *Splitter) holds(before, next string) bool {
	const longest = longestAbbreviation
	tail := before[max(0, len(before)-longest):]
	cut := len(tail) - 1
	for cut >= 0 && isMark(tail[cut]) && !opensWord(rune(tail[cut])) {
		cut--
	}
	if cut >= 0 && (tail[cut] >= utf8.RuneSelf || !opensWord(rune(tail[cut]))) {
		cut = strings.LastIndexFunc(tail, opensWord)
	}
	if cut < 0 && len(before) > longest {
		return false
	}
	word := tail
	if cut >= 0 {
		_, n := utf8.DecodeRuneInString(tail[cut:])
		word = tail[cut+n:]
	}
	switch folded(s.abbreviations, word) {
	case strong:
		return true
	case weak:
		return !folded(s.starters, next)
	}
	return isInitials(word) && !folded(s.starters, next)
}

// folded returns what m has for word in lower case. It makes no string if the word is short and
// ASCII.
func folded[T any](m map[string]T, word string) T {
	var room [16]byte
	if len(word) > len(room) {
		return m[strings.ToLower(word)]
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return m[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		room[i] = c
	}
	return m[string(room[:len(word)])]
}

// opensWord reports whether a word may begin after r.
func opensWord(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '"', '‘', '\'', '—', '–', '-', '/':
		return true
	}
	return unicode.IsSpace(r)
}

// isInitials reports whether word is capitals, each but the last followed by a full stop: J, or
// J.R, or U.N.
func isInitials(word string) bool {
	if word == "" || word == "I" {
		return false
	}
	capital := true
	for _, r := range word {
		if capital != unicode.IsUpper(r) || !capital && r != '.' {
			return false
		}
		capital = !capital
	}
	return !capital
}

// endsTerminal reports whether s ends in a mark that ends sentences, ignoring closing quotation
// marks and brackets.
func endsTerminal(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") ||
		strings.HasSuffix(s, "…") || strings.HasSuffix(s, ":")
}

// firstWord returns the first word of s after white space and opening marks, looking at no more
// than 256 bytes.
func firstWord(s string) string {
	s = s[:min(len(s), 256)]
	from := 0
	for from < len(s) && s[from] < utf8.RuneSelf && !isAlnum(s[from]) && opens(rune(s[from])) {
		from++
	}
	end := from
	for end < len(s) && isAlnum(s[end]) {
		end++
	}
	if end < len(s) && s[end] < utf8.RuneSelf {
		return s[from:end] // as nearly always
	}
	s = strings.TrimLeftFunc(s, opens)
	end = strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end]
}

// opens reports whether r may precede the first word of a sentence.
func opens(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '«', '„', '(', '[', '{', '-', '–', '—', '•', '*':
		return true
	}
	return unicode.IsSpace(r)
}

func trim(src string, s Span) Span {
	if w := s.Of(src); w != "" && isMark(w[0]) && w[len(w)-1] == ' ' {
		s.End-- // nearly always exactly one
	}
	w := s.Of(src)
	if w != "" && (isMark(w[0]) || typographic(w, 0)) && (isMark(w[len(w)-1]) || len(w) >= typographicLen && typographic(w, len(w)-typographicLen)) {
		return s // it begins and ends in something visible, as nearly always
	}
	left := strings.TrimLeftFunc(w, unicode.IsSpace)
	s.Start += int32(len(w) - len(left))
	s.End = s.Start + int32(len(strings.TrimRightFunc(left, unicode.IsSpace)))
	return s
}

// isMark reports whether c is ASCII and not white space.
func isMark(c byte) bool { return ' ' < c && c < utf8.RuneSelf }
