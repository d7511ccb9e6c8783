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
	v := t.vocabulary
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
		id, kind := v.intern(src, i, end)
		dst = append(dst, Token{Span: Span{int32(i), int32(end)}, Form: id, Kind: kind})
		i = end
	}
	return dst
}
