package analysis

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"

	"rashomon/corpus/text"
)

// A coder writes a profile file or reads one: the makeup of the parts of a Profile is
// stated once, for both directions. docs/profile-format.md describes the format.
//
// The coding is canonical: numbers take as few bytes as they can, names and keys are
// sorted, and reading refuses what writing would not have written. The first error is
// kept; after it, reading gives zeros.
type coder struct {
	mode coderMode
	in   *blockReader
	dst  io.Writer
	sum  hash.Hash // of everything written

	block []byte // being filled, or read
	at    int    // in block, when reading
	last  bool   // no block follows
	n     int64  // bytes written
	err   error

	bare  bool              // just one block, of any length; without a table, names are written out
	known map[string]string // names that were read in bare blocks

	names []string
	index map[string]int32 // of names, when writing
	used  []bool           // of names, when reading
	skim  bool             // parts that skimmed sections do not need are passed over and not kept

	kept    text.Store // names that were read
	scratch []byte
}

type coderMode uint8

const (
	gathering coderMode = iota // going through everything to be written, to collect its names
	writing
	reading
)

// profileMagic begins every profile file. Its first byte is not text, and its line
// ending is lost if a file is copied as text.
const profileMagic = "\x89RSHMN\r\n"

// ProfileFormat is the number of the format that is written. It is raised when the
// format changes, and when the same articles would be counted differently.
const ProfileFormat = 3

// MagicLen is the number of bytes that IsProfile looks at.
const MagicLen = len(profileMagic)

// IsProfile reports whether a file that begins with head is a profile.
func IsProfile(head []byte) bool { return bytes.HasPrefix(head, []byte(profileMagic)) }

// The errors that a profile file can have.
var (
	errForeign = errors.New("it is not a profile: make one with rashomon profile")
	errCut     = errors.New("the profile is cut short: copy it again, or count the articles again")
)

func damaged(what string) error {
	return fmt.Errorf("the profile is damaged (%s): copy it again, or count the articles again", what)
}

func (c *coder) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// check fails a reading if the content is not what writing would have written.
func (c *coder) check(ok bool, what string) {
	if !ok {
		c.refuse(what)
	}
}

// refuse fails a reading for its content, unless it has failed already.
func (c *coder) refuse(what string) { c.fail(damaged(what)) }

func (c *coder) reads() bool { return c.mode == reading }

// begin writes or reads the part before the blocks.
func (c *coder) begin() {
	head := append([]byte(profileMagic), ProfileFormat)
	if c.mode == writing {
		c.sum = sha256.New()
		c.put(head)
		return
	}
	found := make([]byte, len(head))
	n, err := io.ReadFull(c.in.src, found)
	switch {
	case !IsProfile(found[:n]) && (err == nil || isEOF(err)):
		c.fail(errForeign)
	case err != nil:
		c.fail(readError(err))
	case found[len(head)-1] != ProfileFormat:
		c.fail(fmt.Errorf("the profile has format %d, but this program reads format %d: use the program it was made with, or count the articles again", found[len(head)-1], ProfileFormat))
	}
	c.in.sum.Write(found) // never fails
}

// end writes or reads the part after the last block.
func (c *coder) end() {
	if c.mode == writing {
		c.flush()
		if c.err == nil {
			sum := c.sum.Sum(nil)
			c.put(sum)
		}
		return
	}
	if c.at == len(c.block) && !c.last {
		c.fill() // after a full block
	}
	c.check(c.err != nil || c.last && c.at == len(c.block), "it goes on where it should end")
	if c.err == nil {
		c.err = c.in.end()
	}
}

func isEOF(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

func readError(err error) error {
	if isEOF(err) {
		return errCut
	}
	return fmt.Errorf("reading the profile: %w", err)
}

// put writes bytes that do not belong to a block.
func (c *coder) put(b []byte) {
	if c.err != nil {
		return
	}
	c.sum.Write(b) // never fails
	n, err := c.dst.Write(b)
	c.n += int64(n)
	if err != nil {
		c.fail(err)
	}
}

// flush writes the block. A block that is not full is the last.
func (c *coder) flush() {
	c.whole(c.block)
	c.block = c.block[:0]
}

// whole writes a complete block.
func (c *coder) whole(block []byte) {
	c.put(binary.AppendUvarint(nil, uint64(len(block))))
	c.put(block)
}

// fill reads the next block.
func (c *coder) fill() {
	if c.err != nil {
		return
	}
	if c.last {
		c.fail(damaged("it ends early"))
		return
	}
	block, err := c.in.next(c.block)
	c.block, c.at, c.last = block, 0, c.in.last
	if err != nil {
		c.block = nil
		c.fail(err)
	}
}

func (c *coder) byte(b *byte) {
	switch c.mode {
	case writing:
		c.block = append(c.block, *b)
		if len(c.block) == blockSize && !c.bare {
			c.flush()
		}
	case reading:
		for c.at == len(c.block) {
			if c.err != nil || c.last {
				c.fill() // which reports the reason
				*b = 0
				return
			}
			c.fill()
		}
		*b = c.block[c.at]
		c.at++
	}
}
