package analysis

import (
	"slices"
	"unsafe"
)

// A wordStore holds the letters of many words: the garbage collector, which would follow
// a string's pointer each time it goes through the memory, sees a few blocks.
type wordStore struct{ blocks [][]byte }

// A storedWord is where a word stands in its store: eight bytes, and no pointer.
type storedWord struct {
	block uint32
	at, n uint16 // n is wholeBlock of a long word, which has a block of its own
}

const (
	wordBlock  = 1 << 16
	wholeBlock = 1<<16 - 1
)

// keep puts a copy of s in the store.
func (k *wordStore) keep(s string) storedWord { return k.keepIn(wordBlock, s) }

// keepIn is keep in blocks of a size, all of them.
func (k *wordStore) keepIn(size int, s string) storedWord {
	if len(s) > size/2 {
		k.blocks = append(k.blocks, slices.Clip([]byte(s))) // full: none comes behind it
		return storedWord{block: uint32(len(k.blocks) - 1), n: wholeBlock}
	}
	last := len(k.blocks) - 1
	if last < 0 || len(s) > cap(k.blocks[last])-len(k.blocks[last]) {
		k.blocks = append(k.blocks, make([]byte, 0, size))
		last++
	}
	block := &k.blocks[last]
	at := len(*block)
	*block = append(*block, s...)
	return storedWord{uint32(last), uint16(at), uint16(len(s))}
}

// of is a word in the store.
func (k *wordStore) of(w storedWord) string {
	block := k.blocks[w.block]
	if w.n != wholeBlock {
		block = block[w.at : int(w.at)+int(w.n)]
	}
	return unsafe.String(unsafe.SliceData(block), len(block)) // never written again
}
