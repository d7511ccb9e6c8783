package analysis

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
	"slices"
)

// blockSize is the number of bytes of every block but the last.
const blockSize = 1 << 16

// A blockReader reads the blocks of a profile file and computes its checksum. If the
// file has many blocks, it reads and sums some ahead while those before them are
// decoded.
type blockReader struct {
	src  *bufio.Reader
	sum  hash.Hash
	last bool // the block read most recently is the last one

	read chan readBlock // blocks read ahead; nil while there is only one block
	free chan []byte    // buffers to read into
	stop chan struct{}
}

type readBlock struct {
	data []byte
	last bool
	err  error
}

// blocksAhead is the number of blocks that are read ahead.
const blocksAhead = 8

func newBlockReader(r io.Reader) *blockReader {
	// A small buffer is enough for lengths: longer reads bypass it.
	return &blockReader{src: bufio.NewReaderSize(r, 1<<12), sum: sha256.New()}
}

// next returns the next block. It is valid until the next call.
func (b *blockReader) next(before []byte) ([]byte, error) {
	if b.read == nil && before != nil {
		b.goAhead()
	}
	if b.read == nil {
		data, last, err := b.block(nil)
		b.last = last
		return data, err
	}
	if before != nil {
		b.free <- before // has room for all buffers
	}
	next := <-b.read
	b.last = next.last
	return next.data, next.err
}

// goAhead starts reading ahead, up to the last block or the first error.
func (b *blockReader) goAhead() {
	b.read, b.stop = make(chan readBlock, blocksAhead), make(chan struct{})
	b.free = make(chan []byte, blocksAhead+1)
	for range blocksAhead {
		b.free <- nil
	}
	go func() {
		defer close(b.read)
		for {
			var next readBlock
			select {
			case next.data = <-b.free:
			case <-b.stop:
				return
			}
			next.data, next.last, next.err = b.block(next.data)
			select {
			case b.read <- next:
			case <-b.stop:
				return
			}
			if next.last || next.err != nil {
				return
			}
		}
	}()
}

// close stops reading ahead: after it, nothing reads from the source.
func (b *blockReader) close() {
	if b.read == nil {
		return
	}
	close(b.stop)
	for range b.read { // until it is closed
	}
}

// block reads one block, into the given buffer if that is large enough.
func (b *blockReader) block(into []byte) (data []byte, last bool, err error) {
	var head [3]byte
	n := 0
	for more := true; more && n < len(head); n++ {
		if head[n], err = b.src.ReadByte(); err != nil {
			return nil, false, readError(err)
		}
		more = head[n] >= 0x80
	}
	size, read := binary.Uvarint(head[:n])
	if read != n || size > blockSize || n > 1 && head[n-1] == 0 {
		return nil, false, damaged("a block has no length")
	}
	b.sum.Write(head[:n]) // never fails
	data = slices.Grow(into[:0], int(size))[:size]
	if _, err := io.ReadFull(b.src, data); err != nil {
		return nil, false, readError(err)
	}
	b.sum.Write(data)
	return data, size < blockSize, nil
}

// end reads the part after the last block.
func (b *blockReader) end() error {
	sum := make([]byte, sha256.Size+1) // one more, to see that nothing follows
	switch n, err := io.ReadFull(b.src, sum); {
	case err == nil:
		return damaged("something follows its end")
	case !isEOF(err):
		return readError(err)
	case n < sha256.Size:
		return errCut
	case !bytes.Equal(sum[:n], b.sum.Sum(nil)):
		return damaged("its checksum does not match")
	}
	return nil
}
