package corpus

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// Texts are a quarter of all memory that counting articles takes, one after the other,
// and each is needed for a fraction of a millisecond. With Options.Lend they are written
// side by side into blocks that are used again: into memory that a processor has at hand,
// and without work for a garbage collector.

// A lentBlock holds texts. It may be used again when none of them is out.
type lentBlock struct {
	out   atomic.Int32 // texts that were not given back, and one while more are written
	used  int
	bytes [lentBytes]byte
}

const (
	lentBytes   = 1 << 16
	longestLent = lentBytes / 4 // longer ones stand alone
)

var lentBlocks = sync.Pool{New: func() any { return new(lentBlock) }}

// lend makes text, which is good only during the call, the text of doc.
func (r *reader) lend(doc *Document, text []byte) {
	if len(text) == 0 || len(text) > longestLent {
		doc.Text = string(text)
		return
	}
	if r.block == nil || len(text) > lentBytes-r.block.used {
		if r.block != nil {
			r.block.giveBack()
		}
		r.block = lentBlocks.Get().(*lentBlock)
		r.block.used = 0
		r.block.out.Store(1)
	}
	b := r.block
	at := b.bytes[b.used:]
	b.used += copy(at, text)
	b.out.Add(1)
	// The bytes are written again when doc was released, behind which nobody reads them.
	doc.Text, doc.lent = unsafe.String(&at[0], len(text)), b
}

func (b *lentBlock) giveBack() {
	if b.out.Add(-1) == 0 {
		lentBlocks.Put(b)
	}
}

// Release gives back a text that was lent: it must not be read any more, nor any part of
// it. It may be called once, by the last who reads the document; of a document that is
// not released, or whose text was not lent, the text stays as it is.
func (d *Document) Release() {
	if d.lent != nil {
		d.lent.giveBack()
		d.lent = nil
	}
}
