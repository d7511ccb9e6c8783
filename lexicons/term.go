package lexicons

import (
	"fmt"
	"regexp/syntax"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rashomon/corpus/text"
)

// A mode is how one word of a term is compared.
type mode uint8

const (
	inflected mode = iota // mutiny
	stemmed               // ~mutiny
	form                  // =mutiny
	exact                 // ==May
	glob                  // mutin*
	pattern               // /mutin(y|ies)/
)

// A casing is which spellings a word with capitals matches.
type casing uint8

const (
	anyCase casing = iota // the term is lower case
	capital               // the term begins with a capital: Kremlin, KREMLIN
	upper                 // the term is all capitals: CCP
)

// A word is one word of a term, ready to be compared.
type word struct {
	mode   mode
	casing casing
	text   string // what is compared: folded, except for exact words and for cased globs and patterns
}

// A termFault is what is wrong with a term, and where in it.
type termFault struct {
	at, length    int // bytes
	message, hint string
}

// connectors join two words into one token's worth of text: a phrase treats them like a
// space when they touch the words on both sides.
const connectors = "-‐‑–/&"

func connects(s string) bool {
	switch s {
	case "-", "‐", "‑", "–", "/", "&":
		return true
	}
	return false
}

// parseTerm cuts a term into words by the rules of the package comment.
func parseTerm(dst []word, term string) ([]word, *termFault) {
	start := len(dst)
	for i := 0; i < len(term); {
		r, n := utf8.DecodeRuneInString(term[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + strings.IndexFunc(term[i:], unicode.IsSpace)
		if end < i {
			end = len(term)
		}
		var fault *termFault
		if dst, fault = parseChunk(dst, term[i:end]); fault != nil {
			fault.at += i
			return dst[:start], fault
		}
		i = end
	}
	words := dst[start:]
	if len(words) == 0 {
		return dst, &termFault{0, len(term), "empty term", "write a word or take the entry out"}
	}
	if words[0].mode == glob && strings.Trim(words[0].text, "*") == "" {
		return dst[:start], &termFault{0, len(term), "a term cannot begin with a lone *", "it would match at every word"}
	}
	return dst, nil
}

// parseChunk parses the text between two spaces: a pattern, or words joined by connectors
// that share the mark in front.
func parseChunk(dst []word, chunk string) ([]word, *termFault) {
	if chunk[0] == '/' {
		return parsePattern(dst, chunk)
	}
	body, m := chunk, inflected
	switch {
	case strings.HasPrefix(chunk, "=="):
		body, m = chunk[2:], exact
	case chunk[0] == '=':
		body, m = chunk[1:], form
	case chunk[0] == '~':
		body, m = chunk[1:], stemmed
	}
	if body == "" {
		return dst, &termFault{0, len(chunk), fmt.Sprintf("the mark %s stands before no word", chunk), "write it directly before a word: " + chunk + "mutiny"}
	}
	at := len(chunk) - len(body)
	for body != "" {
		end := strings.IndexAny(body, connectors)
		next := end
		if end < 0 {
			end, next = len(body), len(body)
		} else {
			_, n := utf8.DecodeRuneInString(body[end:])
			next += n
			if end == 0 || next == len(body) {
				return dst, &termFault{at, next, fmt.Sprintf("%q does not stand between two words", body[end:next]), "a hyphen joins the words of a phrase"}
			}
		}
		w, fault := parseWord(body[:end], m)
		if fault != nil {
			fault.at += at
			return dst, fault
		}
		dst = append(dst, w)
		body = body[next:]
		at += next
	}
	return dst, nil
}

func parsePattern(dst []word, chunk string) ([]word, *termFault) {
	if len(chunk) < 3 || !strings.HasSuffix(chunk, "/") {
		return dst, &termFault{0, len(chunk), "a regular expression stands between two slashes", "it is about one word and holds no space: /mutin(y|ies)/"}
	}
	expr := chunk[1 : len(chunk)-1]
	if _, err := syntax.Parse(expr, syntax.Perl); err != nil { // the only thing that can fail in compiling it
		return dst, &termFault{1, len(expr), "bad regular expression: " + strings.TrimPrefix(err.Error(), "error parsing regexp: "), "the syntax is RE2's"}
	}
	return append(dst, word{pattern, patternCasing(expr), expr}), nil
}

// patternCasing distinguishes patterns with a capital in them from others: escapes such
// as \W and \pL have no case.
func patternCasing(expr string) casing {
	for i := 0; i < len(expr); i++ {
		if expr[i] == '\\' {
			i++
			continue
		}
		r, _ := utf8.DecodeRuneInString(expr[i:])
		if unicode.IsUpper(r) {
			return capital
		}
	}
	return anyCase
}

func parseWord(s string, m mode) (word, *termFault) {
	if strings.ContainsAny(s, "*?") {
		if m != inflected {
			return word{}, &termFault{0, len(s), fmt.Sprintf("%q has both a mark and a wildcard", s), "a wildcard already says which forms are meant: leave the mark out"}
		}
		if strings.ContainsFunc(s, func(r rune) bool {
			return r != '*' && r != '?' && !wordRune(r)
		}) {
			return word{}, neverMatches(s)
		}
		w := word{glob, casingOf(s), s}
		if w.casing == anyCase {
			w.text = text.Fold(s)
		}
		return w, nil
	}
	written := s
	s = strings.TrimSuffix(s, ".") // the tokenizer excludes the last full stop of U.S. and Mr.
	if !oneWord(s) {
		return word{}, neverMatches(written)
	}
	w := word{m, casingOf(s), s}
	if m != exact {
		w.text = text.Fold(s)
	}
	if m == inflected && (strings.HasSuffix(w.text, "'s") || strings.HasSuffix(w.text, "'")) {
		w.mode = form // the author wrote the possessive and wants it
	}
	return w, nil
}

func neverMatches(s string) *termFault {
	return &termFault{0, len(s), fmt.Sprintf("%q can never match", s), "a word is letters and digits, with an apostrophe or a full stop inside"}
}

func wordRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\'' || r == '’' || r == '.' || r == ','
}

// oneWord reports whether the tokenizer makes exactly one word or number of s.
func oneWord(s string) bool {
	plain := s != ""
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'
	}
	if plain {
		return true
	}
	t := tokenizers.Get().(*text.Tokenizer)
	defer tokenizers.Put(t)
	toks := t.Tokens(nil, s)
	return len(toks) == 1 && toks[0].Kind.Counts() && toks[0].Len() == len(s)
}

// tokenizers are pooled, since a vocabulary reserves room for more than a word.
var tokenizers = sync.Pool{New: func() any { return text.NewTokenizer(text.NewVocabulary()) }}

func casingOf(s string) casing {
	letters, uppers, first := 0, 0, false
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			uppers++
			first = first || letters == 1
		}
	}
	switch {
	case uppers == 0:
		return anyCase
	case uppers == letters && letters > 1:
		return upper
	}
	return capital
}

// label is a term without its marks, the name an entry goes by.
func label(term string) string {
	fields := strings.Fields(term)
	for i, f := range fields {
		if strings.HasPrefix(f, "/") {
			continue
		}
		fields[i] = strings.TrimLeft(f, "=~")
	}
	return strings.Join(fields, " ")
}
