package text

import (
	"bytes"
	"testing"
)

// TestBlockOfEveryByte puts every byte at every place of a block, among spaces and among letters,
// and checks byte by byte what the block says at once.
func TestBlockOfEveryByte(t *testing.T) {
	for _, around := range []byte{' ', 'x'} {
		for c := range 256 {
			for at := range blockSize - 1 {
				text := bytes.Repeat([]byte{around}, blockSize)
				text[at], text[blockSize-1] = byte(c), ' '
				var b block
				joins := uint64(0)
				if c == lowLine || c == deletion {
					joins = ^joins
				}
				b.read((*[windowSize]byte)(append(text, make([]byte, keyRoom)...)), joins)
				for i, c := range text {
					within := i < b.end
					begins := within && c > ' ' && (!isAlnum(c) || i == 0 || !isAlnum(text[i-1]))
					joined := i > 0 && isAlnum(text[i-1]) && isAlnum(text[(i+1)%blockSize]) && bytes.IndexByte([]byte(".':"), c) >= 0
					begins = begins && !joined && (i < 2 || !isAlnum(c) || b.alnum>>(i-1)&1 == 0)
					if got := b.alnum>>i&1 != 0; got != (isAlnum(c) || joined) {
						t.Fatalf("%q: a letter or digit, or what joins two, at %d is %v", text, i, got)
					}
					if got := b.starts>>i&1 != 0; got != begins {
						t.Fatalf("%q: a start at %d is %v", text, i, got)
					}
					if got := b.odd>>i&1 != 0; got != (within && (c >= 0x80 || c == lowLine || c == deletion)) {
						t.Fatalf("%q: more than a look at %d is %v", text, i, got)
					}
					next := text[(i+1)%blockSize]
					ends := within && c > ' ' && (!isAlnum(c) && !joined || !isAlnum(next) && b.alnum>>(i+1)&1 == 0)
					if got := b.ends>>i&1 != 0; got != ends {
						t.Fatalf("%q: an end at %d is %v", text, i, got)
					}
				}
			}
		}
	}
}
