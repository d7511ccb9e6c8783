package analysis

import (
	"slices"

	"rashomon/corpus/text"
)

// A cutCopy is the counted words of a copy's kept sentences, cut once for all comparisons
// of articles. A word takes five bytes: its spelling and its distance from the previous
// word.
type cutCopy struct {
	first     []int32 // of every kept sentence, its first word here; and the end
	spellings []int32 // indices into the opener's spellings
	gaps      []uint8 // bytes since the previous word, or the start of the sentence
	odd       map[int32][]text.Span
}

// A spelling is what is known of a word from its spelling.
type spelling struct {
	wordKey
	lemma                  uint64
	fold                   string
	size                   uint16 // bytes as written
	capital, upper, number bool
}

// opener returns the words of Copies that were cut. It changes nothing: many goroutines
// may share it.
type opener struct {
	spellings []spelling
}

// newOpener cuts the words of the copies, which hold them from then on.
func newOpener(copies []Copy) *opener {
	vocabulary := text.NewVocabulary()
	c := cutter{tokenizer: text.NewTokenizer(vocabulary)}
	for i := range copies {
		copies[i].cut = c.cut(&copies[i])
	}
	keys := newWordKeys(vocabulary)
	o := &opener{spellings: make([]spelling, vocabulary.Len())}
	for i := range o.spellings {
		form := vocabulary.Form(text.FormID(i))
		o.spellings[i] = spelling{
			wordKey: keys.of(text.FormID(i)), lemma: lemma(&form), fold: form.Fold, size: uint16(len(form.Text)),
			capital: form.Case > text.Lower, upper: form.Case == text.Upper, number: form.Fold != "" && form.Fold[0] >= '0' && form.Fold[0] <= '9',
		}
	}
	return o
}

// cutter cuts Copies, one after another.
type cutter struct {
	tokenizer *text.Tokenizer
	tokens    []text.Token
	spellings []int32
	gaps      []uint8
}

func (k *cutter) cut(c *Copy) cutCopy {
	out := cutCopy{first: make([]int32, 1, len(c.Sentences)+1)}
	k.spellings, k.gaps = k.spellings[:0], k.gaps[:0]
	for i := range c.Sentences {
		s := &c.Sentences[i]
		k.tokens = k.tokenizer.Tokens(k.tokens[:0], s.Text)
		k.tokens = slices.DeleteFunc(k.tokens, func(t text.Token) bool { return !t.Kind.Counts() })
		end, odd := int32(0), false
		for _, t := range k.tokens {
			odd = odd || t.Start-end > longestGap || t.Len() > longestGap
			k.spellings = append(k.spellings, int32(t.Form))
			k.gaps = append(k.gaps, uint8(t.Start-end))
			end = t.End
		}
		if odd {
			if out.odd == nil {
				out.odd = map[int32][]text.Span{}
			}
			for _, t := range k.tokens {
				out.odd[int32(i)] = append(out.odd[int32(i)], t.Span)
			}
		}
		out.first = append(out.first, int32(len(k.spellings)))
	}
	out.spellings, out.gaps = slices.Clone(k.spellings), slices.Clone(k.gaps)
	return out
}

// longestGap is the most bytes between two words, and in a word, that a cutCopy can
// express; beyond it the words' spans are kept.
const longestGap = 255

// words appends the counted words of one of the copy's sentences to dst.
func (o *opener) words(dst []spokenWord, c *Copy, sentence int) []spokenWord {
	from, to := c.cut.first[sentence], c.cut.first[sentence+1]
	n := len(dst)
	dst = slices.Grow(dst, int(to-from))[:n+int(to-from)]
	odd := c.cut.odd[int32(sentence)]
	base := c.Sentences[sentence].Start
	run, at := c.runAt(base), base
	for i := from; i < to; i++ {
		form := &o.spellings[c.cut.spellings[i]]
		at += int32(c.cut.gaps[i])
		w := &dst[n+int(i-from)]
		*w = spokenWord{
			Span: text.Span{Start: at, End: at + int32(form.size)}, key: form.key, lemma: form.lemma, class: form.class,
			fold: form.fold, capital: form.capital, upper: form.upper, number: form.number,
			sentence: int32(sentence), speaker: -1,
		}
		if odd != nil {
			w.Span = text.Span{Start: base + odd[i-from].Start, End: base + odd[i-from].End}
		}
		at = w.End
		for run+1 < len(c.Runs) && c.Runs[run+1].Start <= w.Start {
			run++
		}
		if run >= 0 {
			w.place, w.speaker = c.Runs[run].Place, c.Runs[run].Speaker
		}
	}
	return dst
}
