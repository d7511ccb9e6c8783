package corpus

import (
	"encoding/binary"
	"math/bits"
)

// English is known by how often its commonest words stand among all others. Every
// article is asked, so they are counted without a branch that depends on a word: of
// 64 bytes at once it is told where words begin, and what begins there is looked for,
// eight bytes as a number, in the one place where a common word of those bytes is.

// commonWords are how many words a text has, and how many of them are of a kind.
type commonWords struct {
	words int
	the   int // the article
	other int // common in all English prose
	own   int // in no other language; of those some are common too
}

// The kinds as numbers that can be added up side by side, of up to 65,535 words.
const (
	theWord   = 1
	otherWord = 1 << 16
	ownWord   = 1 << 32
)

var commonKinds = map[string]uint64{
	"the": theWord, "The": theWord,
	"of": otherWord, "to": otherWord,
	"and": otherWord + ownWord, "that": otherWord + ownWord, "with": otherWord + ownWord, "said": otherWord + ownWord,
	"his": ownWord, "they": ownWord, "from": ownWord, "this": ownWord, "were": ownWord, "which": ownWord, "would": ownWord, "their": ownWord,
}

// A commonPlace is where a common word would be: its letters, the first lowest.
type commonPlace struct{ letters, kind uint64 }

// commonPlaces has every common word in a place of its own, which is told by its
// letters times commonFactor.
var commonPlaces, commonFactor = func() (places [64]commonPlace, factor uint64) {
	for factor = 0x9E3779B97F4A7C15; ; factor *= 0x5851F42D4C957F2D {
		places = [64]commonPlace{}
		apart := true
		for word, kind := range commonKinds {
			var room [8]byte
			copy(room[:], word)
			letters := binary.LittleEndian.Uint64(room[:])
			p := &places[letters*factor>>58]
			apart = apart && p.kind == 0
			*p = commonPlace{letters, kind}
		}
		if apart {
			return places, factor
		}
	}
}()

// readsEnglish reports whether so many words are English.
func (c *commonWords) readsEnglish() bool {
	return c.words >= fewestWords && (100*c.the >= 2*c.words && 100*(c.the+c.other) >= 7*c.words || 100*c.own >= 4*c.words)
}

const (
	wordBlock = 64
	wordRoom  = wordBlock + 8 // with what is read behind it of a word that begins in it
)

// english reports whether s, which is of at most languageBytes, reads as English. It
// stops when whatever may follow cannot change that.
func english(s string) bool {
	var c commonWords
	before := uint64(0) // the last byte was in a word
	for at := 0; at < len(s); at += wordBlock {
		if at+wordRoom <= len(s) {
			before = c.add([]byte(s[at:at+wordRoom]), before)
		} else {
			var room [wordRoom]byte // zeros are blank
			copy(room[:], s[at:])
			before = c.add(room[:], before)
		}
		if at&(4*wordBlock-1) == 0 {
			most := c
			most.words += max(0, len(s)-at-wordBlock+1) / 2
			if c.words >= fewestWords && most.readsEnglish() {
				return true
			}
		}
	}
	return c.readsEnglish()
}

// add counts the words that begin in the first wordBlock bytes of text, which are
// behind a byte of a word where before is 1.
func (c *commonWords) add(text []byte, before uint64) (last uint64) {
	text = text[:wordRoom]
	var ink uint64 // no white space or control
	for i := 0; i < wordBlock; i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		ink = ink>>8 | (w&^highs+ones*(0x7f-' ')|w)&highs*gather&(0xff<<56)
	}
	starts := ink &^ (ink<<1 | before)
	c.words += bits.OnesCount64(starts)
	kinds := uint64(0)
	for ; starts != 0; starts &= starts - 1 {
		i := bits.TrailingZeros64(starts) & (wordBlock - 1)
		w := binary.LittleEndian.Uint64(text[i : i+8])
		blank := (w - ones*(' '+1)) &^ w & highs
		w &= (blank&-blank)>>7 - 1 // what is before the first
		kind := uint64(0)
		if p := &commonPlaces[w*commonFactor>>58]; p.letters == w {
			kind = p.kind
		}
		kinds += kind
	}
	c.the += int(kinds & 0xffff)
	c.other += int(kinds >> 16 & 0xffff)
	c.own += int(kinds >> 32)
	return ink >> 63
}

const (
	highs = ones * 0x80
	// gather times a number of which only the highest bits of bytes are set has those
	// eight in its highest byte.
	gather = 0x0002040810204081
)
