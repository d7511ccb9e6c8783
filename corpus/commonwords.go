package corpus

import (
	"encoding/binary"
	"math/bits"
)

// English is recognized by the share of its commonest words. Every article is tested, so they are
// counted without a branch that depends on a word: the word starts of 64 bytes are found at once,
// and what begins at each is looked up, eight bytes as a number, in the one place where a common
// word of those bytes can be. All words are counted first, so that no more are looked up than
// needed.

// The kinds of common words, as numbers whose counts add up side by side, for up to 65,535 words.
const (
	theWord   = 1       // the article
	otherWord = 1 << 16 // common in all English prose
	ownWord   = 1 << 32 // in no other language; some of these are common too
)

var commonKinds = map[string]uint64{
	"the": theWord, "The": theWord,
	"of": otherWord, "to": otherWord,
	"and": otherWord + ownWord, "that": otherWord + ownWord, "with": otherWord + ownWord, "said": otherWord + ownWord,
	"his": ownWord, "they": ownWord, "from": ownWord, "this": ownWord, "were": ownWord, "which": ownWord, "would": ownWord, "their": ownWord,
	"who": ownWord, "she": ownWord, "you": ownWord, "its": ownWord, "what": ownWord, "when": ownWord, "about": ownWord, "after": ownWord,
	"there": ownWord, "where": ownWord, "could": ownWord, "other": ownWord, "these": ownWord, "those": ownWord, "while": ownWord, "since": ownWord,
	"being": ownWord, "them": ownWord, "than": ownWord, "into": ownWord, "our": ownWord, "your": ownWord, "how": ownWord, "why": ownWord, "first": ownWord,
}

// A commonPlace is where a common word would be: its letters, the first in the lowest byte.
type commonPlace struct{ letters, kind uint64 }

const placeBits = 7 // bits of a place's index

// commonPlaces has every common word in a place of its own, found from its letters times
// commonFactor.
var commonPlaces, commonFactor = func() (places [1 << placeBits]commonPlace, factor uint64) {
	for factor = 0x403c94096ce167d; ; factor *= 0x5851F42D4C957F2D {
		places = [1 << placeBits]commonPlace{}
		apart := true
		for word, kind := range commonKinds {
			var room [8]byte
			copy(room[:], word)
			letters := binary.LittleEndian.Uint64(room[:])
			p := &places[letters*factor>>(64-placeBits)]
			apart = apart && p.kind == 0
			*p = commonPlace{letters, kind}
		}
		if apart {
			return places, factor
		}
	}
}()

const (
	wordBlock = 64
	wordRoom  = wordBlock + 8 // with room to read on in a word that begins in the block
)

// english reports whether s, of at most languageBytes, reads as English.
func english(s string) bool {
	var text [languageBytes + wordRoom]byte // zeros are blank
	size := copy(text[:languageBytes], s)
	var short [languageBytes / wordBlock]uint64 // of each block
	words, before := 0, uint64(0)               // before is 1 after a byte of a word
	for b := 0; b*wordBlock < size; b++ {
		ink := inkOf(text[b*wordBlock:])
		starts := ink &^ (ink<<1 | before)
		before = ink >> 63
		words += bits.OnesCount64(starts)
		// No common word has more than five letters. A word that runs past the block may be that
		// short.
		short[b] = starts &^ (ink >> 2 & (ink >> 3) & (ink >> 4) & (ink >> 5))
	}
	if words < fewestWords {
		return false
	}
	kinds := uint64(0)
	for b := 0; b*wordBlock < size; b++ {
		kinds += kindsOf(text[b*wordBlock:], short[b])
		the, other, own := int(kinds&0xffff), int(kinds>>16&0xffff), int(kinds>>32)
		if 100*the >= 2*words && 100*(the+other) >= 7*words || 100*own >= 3*words {
			return true // whatever follows
		}
	}
	return false
}

// inkOf has a bit set for each byte of a block above the space.
func inkOf(text []byte) (ink uint64) {
	text = text[:wordBlock]
	for i := 0; i < wordBlock; i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		ink = ink>>8 | (w&^highs+ones*(0x7f-' ')|w)&highs*gather&(0xff<<56)
	}
	return ink
}

// kindsOf adds up the kinds of the words that begin at starts in a block.
func kindsOf(text []byte, starts uint64) (kinds uint64) {
	text = text[:wordRoom]
	for ; starts != 0; starts &= starts - 1 {
		i := bits.TrailingZeros64(starts) & (wordBlock - 1)
		w := binary.LittleEndian.Uint64(text[i : i+8])
		blank := (w - ones*(' '+1)) &^ w & highs
		w &= (blank&-blank)>>7 - 1 // the bytes before the first blank
		p := &commonPlaces[w*commonFactor>>(64-placeBits)]
		differ := p.letters ^ w
		kinds += p.kind &^ uint64(int64(differ|-differ)>>63)
	}
	return kinds
}

const (
	highs = ones * 0x80
	// A number with only the highest bits of its bytes set, times gather, has those eight bits in
	// its highest byte.
	gather = 0x0002040810204081
)
