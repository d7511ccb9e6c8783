package analysis

import (
	"cmp"
	"slices"

	"rashomon/corpus/text"
)

// showWords finds sentences for the listed words in the texts that are kept.
func (c *comparison) showWords(find *wordFinder, d *Distinctive) {
	var all []*DistinctiveWord
	find.begin()
	for _, part := range []*[]DistinctiveWord{&d.Wording, &d.Names, &d.Topics, &d.Single} {
		for j := range *part {
			w := &(*part)[j]
			for _, f := range w.Forms {
				find.add(f.Form, len(all))
			}
			all = append(all, w)
		}
	}
	texts := c.Profile.outlets[d.Outlet].witnesses
	find.seen, find.last = find.seen[:0], slices.Grow(find.last[:0], len(all))[:len(all)]
	for i := range texts {
		texts[i].find(find.tokens(texts[i].text), find.forms, find.words, find.last, func(s sighting) {
			s.witness = i
			find.seen = append(find.seen, s)
		})
	}
	texts.sort(find.seen)
	for from, to := 0, 0; from < len(find.seen); from = to {
		word := find.seen[from].word
		for to < len(find.seen) && find.seen[to].word == word {
			to++
		}
		for _, s := range texts.spread(find.seen[from:to]) {
			all[word].Evidence = append(all[word].Evidence, texts[s.witness].evidence(d.Outlet, s))
		}
	}
}

// sort puts sightings in reading order, word by word.
func (w witnesses) sort(list []sighting) {
	slices.SortFunc(list, func(a, b sighting) int {
		x, y := &w[a.witness], &w[b.witness]
		return cmp.Or(
			cmp.Compare(a.word, b.word), cmp.Compare(x.file, y.file), cmp.Compare(a.line, b.line), cmp.Compare(x.id, y.id),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.witness, b.witness),
		)
	})
}

// spread picks a few sightings of one word, from different articles first.
func (w witnesses) spread(list []sighting) []sighting {
	var few [mostWordEvidence]sighting
	picked := few[:0]
	for _, first := range []bool{true, false} {
		for i, s := range list {
			is := true // the first of its article
			if i > 0 {
				x, y := &w[s.witness], &w[list[i-1].witness]
				is = x.id != y.id || x.file != y.file
			}
			if is == first && len(picked) < cap(picked) {
				picked = append(picked, s)
			}
		}
	}
	return picked
}

// A wordFinder finds a few words in many texts. In a text that has few of them, it
// tokenizes only the parts that could be one of them.
type wordFinder struct {
	words map[string]int // the words looked for, by folded spelling without a possessive ending
	heads [1 << 10]bool  // by the hash of how a word begins

	forms *text.Vocabulary
	cut   *text.Tokenizer
	list  []text.Token
	seen  []sighting
	last  []int
}

func newWordFinder() *wordFinder {
	forms := text.NewVocabulary()
	return &wordFinder{words: map[string]int{}, forms: forms, cut: text.NewTokenizer(forms)}
}

// begin forgets the words looked for.
func (f *wordFinder) begin() {
	clear(f.words)
	f.heads = [len(f.heads)]bool{}
}

// add adds a folded word to those looked for.
func (f *wordFinder) add(word string, number int) {
	f.words[word] = number
	for i := range len(word) {
		if asciiWord[word[i]] {
			f.heads[headOf(word[i:])] = true
			return
		}
	}
}

// tokens returns the tokens of a text that could be a word looked for, in order, and
// some more. They are valid until the next call.
//
// White space separates tokens whatever surrounds it, so the text between is tokenized
// as it is in the whole text. A word looked for begins with letters or digits that add
// knows, possibly after marks; whatever has letters outside ASCII is taken without a
// closer look.
func (f *wordFinder) tokens(src string) []text.Token {
	f.list = f.list[:0]
	for at := 0; at < len(src); {
		from, may, inside := at, false, false
		for at < len(src) && src[at] > ' ' {
			b := src[at]
			switch {
			case asciiWord[b]:
				may = may || !inside && f.heads[headOf(src[at:])]
				inside = true
			case b < 0x80:
				inside = false
			case isTypographic(src[at:]):
				inside = false
				at += 2
			default:
				may, inside = true, true
			}
			at++
		}
		if may {
			first := len(f.list)
			f.list = f.cut.Tokens(f.list, src[from:at])
			for i := range f.list[first:] {
				t := &f.list[first+i]
				t.Start, t.End = t.Start+int32(from), t.End+int32(from)
			}
		}
		at++
	}
	return f.list
}

// lower is the bit that turns a capital into a small letter and leaves a digit
// unchanged.
const lower = 'a' - 'A'

// asciiWord are the ASCII letters and digits.
var asciiWord = func() (table [256]bool) {
	for b := range table {
		c := b | lower
		table[b] = '0' <= b && b <= '9' || 'a' <= c && c <= 'z'
	}
	return table
}()

// isTypographic reports whether s begins with one of the marks ‐ to ‧, none of which is
// part of the beginning of a word.
func isTypographic(s string) bool {
	return len(s) > 2 && s[0] == 0xe2 && s[1] == 0x80 && 0x90 <= s[2] && s[2] <= 0xa7
}

// headOf hashes the first letters and digits of a word, in lower case.
func headOf(s string) uint32 {
	h := uint32(0)
	for i := range min(4, len(s)) {
		if !asciiWord[s[i]] {
			break
		}
		h = h<<8 | uint32(s[i]|lower)
	}
	return h * 0x9e3779b1 >> 22
}
