package analysis

import (
	"slices"
	"unsafe"
)

// A wordStore holds the letters of many words: the garbage collector, which would follow
// each string's pointer every time it scans the memory, sees a few blocks.
type wordStore struct{ blocks [][]byte }

// A storedWord is the position of a word in its store: eight bytes, and no pointer.
type storedWord struct {
	block uint32
	at, n uint16 // n is wholeBlock for a long word, which has its own block
}

const (
	wordBlock  = 1 << 16
	wholeBlock = 1<<16 - 1
)

// keep stores a copy of s.
func (k *wordStore) keep(s string) storedWord { return k.keepIn(wordBlock, s) }

// keepIn is keep with a block size, the same for all.
func (k *wordStore) keepIn(size int, s string) storedWord {
	if len(s) > size/2 {
		k.blocks = append(k.blocks, slices.Clip([]byte(s))) // full: nothing is appended to it
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

// of returns a word of the store.
func (k *wordStore) of(w storedWord) string {
	block := k.blocks[w.block]
	if w.n != wholeBlock {
		block = block[w.at : int(w.at)+int(w.n)]
	}
	return unsafe.String(unsafe.SliceData(block), len(block)) // never written again
}
