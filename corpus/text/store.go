package text

import (
	"strings"
	"unsafe"
)

// A Store keeps many short strings side by side, each of which would otherwise cost an
// allocation. What it keeps lives as long as any string of its block. The zero Store is empty.
type Store struct{ block []byte }

const (
	storeBlock  = 1 << 14
	longestKept = storeBlock / 16 // longer ones are allocated separately
)

// Keep returns a copy of s.
func (k *Store) Keep(s string) string {
	switch {
	case s == "":
		return ""
	case len(s) > longestKept:
		return strings.Clone(s)
	case len(s) > cap(k.block)-len(k.block):
		k.block = make([]byte, 0, storeBlock)
	}
	from := len(k.block)
	k.block = append(k.block, s...)
	return unsafe.String(&k.block[from], len(s)) // never written again
}
