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

// Count is 1 where tokens of kind k are counted as words, else 0: without a branch, which
// would often be taken wrong.
func (k Kind) Count() int { return int((Number - 1 - k) >> 7) }

// A Token is one word, number, mark or symbol. Tokens are values: a slice of
// them holds no pointers.
type Token struct {
	Span
	Form FormID // what stands here, in the Vocabulary the Tokenizer was given
	Kind Kind
}

// CountWords is the number of tokens that are counted as words.
func CountWords(tokens []Token) (n int) {
	for i := range tokens {
		n += tokens[i].Kind.Count()
	}
	return n
}

// A Tokenizer cuts texts into tokens. It is not safe for concurrent use: give
// each worker one. Several may share a Vocabulary.
type Tokenizer struct {
	vocabulary *Vocabulary
	any        *words.Iterator[string] // cuts what the short ways of segments.go leave to it
	near       near
	cut        [batch]segment // not yet looked up
	seen       uint64         // of what look touched, so that it is not left out
}

// batch is the number of segments that are cut before they are looked up. Most of
// a look-up is waiting for memory, and those of one batch wait together.
const batch = 32

// A segment is a token whose form is not yet known, the one numbered at.
type segment struct {
	key  key // unless it is longer than longestKey
	hash uint64
	at   int
}

// NewTokenizer returns a Tokenizer that keeps its forms in v.
func NewTokenizer(v *Vocabulary) *Tokenizer {
	return &Tokenizer{vocabulary: v, any: words.FromString(""), near: newNear()}
}

// Tokens appends the tokens of src to dst and returns it: ordered, disjoint,
// never empty, white space and controls left out. Words are those of UAX #29,
// so that "Russia's" is one token and "no-limits" is three. Any bytes are
// accepted; what is not UTF-8 becomes Symbol tokens.
func (t *Tokenizer) Tokens(dst []Token, src string) []Token {
	n := 0 // segments that wait
	near := t.near.fit(t.vocabulary.Len())
	seed := t.vocabulary.short.seed
	for i := 0; i < len(src); {
		k, end := wordKey(src, i)
		if end == 0 {
			var gap bool
			if end, gap = t.segment(src, i); gap {
				i = end
				continue
			}
			if end-i <= longestKey {
				k = keyOf(src, i, end)
			}
		}
		token := Token{Span: Span{int32(i), int32(end)}}
		if i = end; end+1 < len(src) && src[end] == ' ' && starts[src[end+1]] == alnum {
			i++ // the space before most words
		}
		hash := hashOf(k, seed)
		if s := &near[hash>>32&uint64(len(near)-1)]; s.key == k && k != (key{}) {
			token.Form, token.Kind = s.id, s.kind
			dst = append(dst, token)
			continue
		}
		if n == batch {
			t.look(dst, src, n)
			n = 0
		}
		t.cut[n] = segment{k, hash, len(dst)}
		dst = append(dst, token)
		n++
	}
	t.look(dst, src, n)
	return dst
}

// segment is the end of the segment at src[i:], and whether it is a gap.
func (t *Tokenizer) segment(src string, i int) (end int, gap bool) {
	switch starts[src[i]] {
	case blank:
		if apart(src, i+1) {
			return i + 1, true
		}
	case space:
		if end = spaceEnd(src, i); apart(src, end) {
			return end, true
		}
	case alnum:
		if end = wordEnd(src, i); end > 0 {
			return end, false
		}
	case single:
		if apart(src, i+1) {
			return i + 1, false
		}
	case quote:
		if typographic(src, i) && apart(src, i+typographicLen) {
			return i + typographicLen, false
		}
	}
	t.any.SetText(src[i:])
	t.any.Next()
	end = i + t.any.End()
	return end, isGap(src[i:end])
}

// look gives the tokens of the first n segments that wait their forms.
func (t *Tokenizer) look(tokens []Token, src string, n int) {
	if n == 0 {
		return
	}
	v := t.vocabulary
	cut := t.cut[:n]
	v.mu.Lock()
	defer v.mu.Unlock()
	for i := range cut {
		t.seen += v.short.touch(cut[i].hash)
	}
	for i := range cut {
		s := &cut[i]
		x := &tokens[s.at]
		if s.key == (key{}) {
			x.Form, x.Kind = v.internLong(src[x.Start:min(x.End, x.Start+longestForm)])
			continue
		}
		x.Form, x.Kind = v.internShort(s.key, s.hash, src[x.Start:x.End])
		t.near.keep(slot{s.key, x.Form, x.Kind}, s.hash)
	}
}
