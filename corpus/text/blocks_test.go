package text

import (
	"bytes"
	"testing"
)

// TestBlockOfEveryByte puts every byte into every place of a block, among spaces and
// among letters, and asks byte for byte what the block says at once.
func TestBlockOfEveryByte(t *testing.T) {
	for _, around := range []byte{' ', 'x'} {
		for c := range 256 {
			for at := range blockSize - 1 {
				text := bytes.Repeat([]byte{around}, blockSize)
				text[at], text[blockSize-1] = byte(c), ' '
				var b block
				b.read(text)
				for i, c := range text {
					within := i < b.end
					begins := within && c > ' ' && (!isAlnum(c) || i == 0 || !isAlnum(text[i-1]))
					if got := b.alnum>>i&1 != 0; got != isAlnum(c) {
						t.Fatalf("%q: a letter or digit at %d is %v", text, i, got)
					}
					if got := b.starts>>i&1 != 0; got != begins {
						t.Fatalf("%q: a start at %d is %v", text, i, got)
					}
					if got := b.stops>>i&1 != 0; got != (begins || !isAlnum(c)) {
						t.Fatalf("%q: a stop at %d is %v", text, i, got)
					}
				}
			}
		}
	}
}
