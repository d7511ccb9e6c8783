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
}

// NewTokenizer returns a Tokenizer that keeps its forms in v.
func NewTokenizer(v *Vocabulary) *Tokenizer { return &Tokenizer{vocabulary: v} }

// Tokens appends the tokens of src to dst and returns it: ordered, disjoint,
// never empty, white space and controls left out. Words are those of UAX #29,
// so that "Russia's" is one token and "no-limits" is three. Any bytes are
// accepted; what is not UTF-8 becomes Symbol tokens.
func (t *Tokenizer) Tokens(dst []Token, src string) []Token {
	it := words.FromString(src)
	for it.Next() {
		w := it.Value()
		if isGap(w) {
			continue
		}
		id := t.vocabulary.Intern(w)
		dst = append(dst, Token{
			Span: Span{int32(it.Start()), int32(it.End())},
			Form: id,
			Kind: t.vocabulary.forms[id].Kind,
		})
	}
	return dst
}
