package text

import (
	"github.com/clipperhouse/uax29/v2/words"
)

// Kind says what sort of thing a token is.
type Kind uint8

// The kinds of token. Word and Number are what the reports count as words;
// Mark is punctuation, Symbol everything else that is not white space.
const (
	Mark Kind = iota
	Symbol
	Number
	Word
)

// Counts reports whether tokens of kind k are counted as words.
func (k Kind) Counts() bool { return k >= Number }

// A Token is one word, number, mark or symbol. Tokens are values: a slice of
// them holds no pointers.
type Token struct {
	Span
	Form FormID // what stands here, in the Vocabulary the Tokenizer was given
	Kind Kind
}

// A Tokenizer cuts texts into tokens. It is not safe for concurrent use: give
// each worker one, with a Vocabulary of its own.
type Tokenizer struct {
	vocabulary *Vocabulary
	any        *words.Iterator[string] // cuts what the short ways of segments.go leave to it
	cut        [batch]segment          // not yet looked up
	seen       uint64                  // of what look touched, so that it is not left out
}

// batch is the number of segments that are cut before they are looked up. Most of
// a look-up is waiting for memory, and those of one batch wait together.
const batch = 32

// A segment is what will be a token.
type segment struct {
	from, to int32
	key      key // unless it is longer than longestKey
	at       uint64
}

// NewTokenizer returns a Tokenizer that keeps its forms in v.
func NewTokenizer(v *Vocabulary) *Tokenizer {
	return &Tokenizer{vocabulary: v, any: words.FromString("")}
}

// Tokens appends the tokens of src to dst and returns it: ordered, disjoint,
// never empty, white space and controls left out. Words are those of UAX #29,
// so that "Russia's" is one token and "no-limits" is three. Any bytes are
// accepted; what is not UTF-8 becomes Symbol tokens.
func (t *Tokenizer) Tokens(dst []Token, src string) []Token {
	n := 0
	for i := 0; i < len(src); {
		end := 0
		switch starts[src[i]] {
		case blank:
			if apart(src, i+1) {
				i++
				continue
			}
		case space:
			end = spaceEnd(src, i)
			if apart(src, end) {
				i = end
				continue
			}
			end = 0
		case alnum:
			end = wordEnd(src, i)
		case single:
			if apart(src, i+1) {
				end = i + 1
			}
		case quote:
			if typographic(src, i) && apart(src, i+typographicLen) {
				end = i + typographicLen
			}
		}
		if end == 0 {
			t.any.SetText(src[i:])
			t.any.Next()
			end = i + t.any.End()
			if isGap(src[i:end]) {
				i = end
				continue
			}
		}
		if n == batch {
			dst = t.look(dst, src, n)
			n = 0
		}
		s := &t.cut[n]
		s.from, s.to = int32(i), int32(end)
		if end-i <= longestKey {
			s.key = keyOf(src, i, end)
			s.at = t.vocabulary.short.hash(s.key)
		}
		n++
		i = end
	}
	return t.look(dst, src, n)
}

// look appends the tokens of the first n segments that were cut.
func (t *Tokenizer) look(dst []Token, src string, n int) []Token {
	v := t.vocabulary
	cut := t.cut[:n]
	for i := range cut {
		t.seen += v.short.touch(cut[i].at)
	}
	for i := range cut {
		s := &cut[i]
		var id FormID
		var kind Kind
		if s.to-s.from > longestKey {
			id, kind = v.internLong(src[s.from:min(s.to, s.from+longestForm)])
		} else {
			id, kind = v.internShort(s.key, s.at, src[s.from:s.to])
		}
		dst = append(dst, Token{Span: Span{s.from, s.to}, Form: id, Kind: kind})
	}
	return dst
}
