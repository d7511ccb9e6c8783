package text

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Kind is what sort of thing a token is.
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

// Count returns 1 if tokens of kind k are counted as words, else 0: without a branch, which would
// often be mispredicted.
func (k Kind) Count() int { return int(k / Number) }

// A Token is one word, number, mark or symbol. Tokens are values: a slice of
// them holds no pointers.
type Token struct {
	Span
	Form FormID // what is written here, in the Vocabulary that the Tokenizer was given
	Kind Kind
}

// CountWords returns the number of tokens that are counted as words.
func CountWords(tokens []Token) (n int) {
	for ; len(tokens) >= 4; tokens = tokens[4:] { // several at once: the counting is cheaper than the loop
		n += tokens[0].Kind.Count() + tokens[1].Kind.Count() + tokens[2].Kind.Count() + tokens[3].Kind.Count()
	}
	for i := range tokens {
		n += tokens[i].Kind.Count()
	}
	return n
}

// A Tokenizer cuts texts into tokens. It is not safe for concurrent use: give each worker its
// own. Several may share a Vocabulary.
type Tokenizer struct {
	vocabulary *Vocabulary
	any        *words.Iterator[string] // cuts what the fast paths of segments.go leave to it
	near       *near                   // nil until it is worth its memory
	tokens     int                     // cut so far
	named      int                     // of the tokens in hand, the number that have their form
	keys       [batch + blockSize]key  // of those after them
	missed     [batch]uint8            // those of them that are not in the first of their places in near
	far        [batch]far              // those that are not near
	seen       uint64                  // sum of what was touched, so that the reads are not optimised away
	tail       [windowSize]byte        // the end of a text, and spaces
	joins      uint64                  // all ones if the text in hand contains ASCII that is always odd, else zero
	oddGap     bool                    // a gap in the text in hand is more than ASCII
}

// batch is the most tokens that are given their forms together. Most of a look-up is waiting for
// memory, and the look-ups of one batch wait together.
const batch = 256

// A far is a token whose form is not in near, and what it is looked up by.
type far struct {
	key  key
	hash uint64
	at   uint8 // index into the tokens in hand
}

// NewTokenizer returns a Tokenizer that keeps its forms in v.
func NewTokenizer(v *Vocabulary) *Tokenizer {
	return &Tokenizer{vocabulary: v, any: words.FromString("")}
}

// Tokens appends the tokens of src to dst and returns it: ordered, disjoint, never empty, without
// white space and controls. Words are those of UAX #29, so that "Russia's" is one token and
// "no-limits" is three. Any bytes are accepted; what is not UTF-8 becomes Symbol tokens.
func (t *Tokenizer) Tokens(dst []Token, src string) []Token {
	if t.near == nil && t.tokens >= manyTokens {
		t.near = new(near)
	}
	t.oddGap = false
	if t.joins = 0; strings.IndexByte(src, lowLine) >= 0 || strings.IndexByte(src, deletion) >= 0 {
		t.joins = ^uint64(0)
	}
	before := len(dst)
	t.named = before
	for i := 0; i < len(src); {
		dst, i = t.cutAt(dst, src, i)
		if len(dst)-t.named > batch-blockSize {
			t.name(dst, src)
		}
	}
	t.name(dst, src)
	t.tokens += len(dst) - before
	return dst
}

// cutOne cuts off the token at src[i:], unless there is a gap there, and returns the end.
func (t *Tokenizer) cutOne(dst []Token, src string, i int) ([]Token, int) {
	end, gap := t.segment(src, i)
	if !gap {
		dst = t.append(dst, src, i, end)
	}
	return dst, end
}

// name gives forms to those of tokens that have none.
func (t *Tokenizer) name(tokens []Token, src string) {
	batch := tokens[t.named:]
	t.named = len(tokens)
	n := 0
	if t.near != nil {
		t.seen += t.near.touch(t.keys[:len(batch)])
		n = t.near.name(batch, t.keys[:], &t.missed)
	} else {
		for i := range batch {
			t.missed[i] = uint8(i)
		}
		n = len(batch)
	}
	if n > 0 {
		t.look(batch, src, t.missed[:n])
	}
}

// look gives forms to those of tokens that are missed.
func (t *Tokenizer) look(tokens []Token, src string, missed []uint8) {
	v := t.vocabulary
	n := 0
	for _, at := range missed {
		k := &t.keys[at]
		if t.near != nil {
			if rest := t.near.find(k); rest != 0 {
				tokens[at].Form, tokens[at].Kind = formOf(rest), kindIn(rest)
				continue
			}
		}
		f := &t.far[n]
		n++
		if f.at, f.key = at, k.bare(); k.low == 0 {
			f.key = v.wideKey(written(src, tokens[at].Span))
		}
		f.hash = v.table.hash(f.key)
	}
	far := t.far[:n]
	t.seen += v.table.touch(far)
	fresh := 0
	for i := range far {
		f := &far[i]
		x, k := &tokens[f.at], &t.keys[f.at]
		rest := v.find(f.key, f.hash, written(src, x.Span))
		if rest == 0 {
			far[fresh] = *f
			fresh++
			continue
		}
		x.Form, x.Kind = formOf(rest), kindIn(rest)
		if t.near != nil && k.low != 0 {
			t.near.keep(k, rest)
		}
	}
	if fresh > 0 {
		t.learn(tokens, src, far[:fresh])
	}
}

// learn gives forms to those of tokens that are fresh, whose forms were not known.
func (t *Tokenizer) learn(tokens []Token, src string, fresh []far) {
	for i := range fresh {
		f := &fresh[i]
		x := &tokens[f.at]
		x.Form, x.Kind = t.vocabulary.learn(f.key, f.hash, written(src, x.Span))
	}
}

// written returns what is at s in src, as much of it as a form keeps.
func written(src string, s Span) string { return src[s.Start:min(s.End, s.Start+longestForm)] }

// segment returns the end of the segment at src[i:], and whether it is a gap.
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
	if gap = isGap(src[i:end]); gap {
		t.oddGap = t.oddGap || strings.ContainsFunc(src[i:end], func(c rune) bool { return c >= utf8.RuneSelf })
	}
	return end, gap
}

// OddGap reports whether there may be more than ASCII white space and controls between the tokens
// of the last text.
func (t *Tokenizer) OddGap() bool { return t.oddGap }
