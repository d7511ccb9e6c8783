package analysis

import (
	"encoding/binary"
	"math/bits"
)

// A profile that is read for some sections alone is skimmed: what they do without is
// gone past, in numbers and texts. The sum of the file tells whether it is as it was
// written.

// The numbers that some parts are made of.
const (
	tallyParts   = len(Places{}) + 6 + 2*3
	saidParts    = 5 + len(Said{}.Stances)
	verbParts    = 3
	exampleParts = 7 // of a speaker's; a term's have one more
)

// passVoices goes past who speaks.
func (c *coder) passVoices() {
	c.pass(len(voices{}.classes) * saidParts)
	c.pass(verbParts * c.count(0))
}

// passExamples goes past the sentences kept behind terms and speakers.
func (c *coder) passExamples(terms int) {
	for n := c.count(0); n > 0 && c.err == nil; n-- {
		c.pass(3)
		c.passText()
	}
	codeNumbered(c, nil, terms, nil, func(int32) { c.pass((exampleParts + 1) * c.count(0)) })
	for n := c.count(0); n > 0 && c.err == nil; n-- {
		c.pass(1)
		c.pass(exampleParts * c.count(0))
	}
}

// pass goes past so many numbers.
func (c *coder) pass(n int) {
	for n > 0 && c.err == nil {
		if c.at == len(c.block) {
			c.fill()
			continue
		}
		b := c.block[c.at:]
		i := 0
		for n >= 8 && i+8 <= len(b) { // a number ends with a byte below 0x80
			n -= bits.OnesCount64(^binary.LittleEndian.Uint64(b[i:]) & (0x80 * 0x0101010101010101))
			i += 8
		}
		for n > 0 && i < len(b) {
			if b[i] < 0x80 {
				n--
			}
			i++
		}
		c.at += i
	}
}

// passText goes past a string that stands here alone.
func (c *coder) passText() {
	for n := c.count(0); n > 0 && c.err == nil; {
		if c.at == len(c.block) {
			c.fill()
			continue
		}
		k := min(n, len(c.block)-c.at)
		c.at += k
		n -= k
	}
}
