package analysis

import (
	"encoding/binary"
	"math/bits"
)

// A profile that is read for only some sections is skimmed: parts that they do not need
// are passed over, numbers and texts alike. The checksum of the file shows whether it
// is as it was written.

// How many numbers some of the parts consist of.
const (
	tallyParts   = len(Places{}) + 6 + 2*3
	saidParts    = 5 + len(Said{}.Stances)
	verbParts    = 3
	exampleParts = 7 // of a speaker; a term has one more
)

// passVoices passes over the speakers.
func (c *coder) passVoices() {
	c.pass(len(voices{}.classes) * saidParts)
	c.pass(verbParts * c.count(0))
}

// passExamples passes over the sentences kept for terms and speakers.
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

// pass passes over n numbers.
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

// passText passes over a string that occurs only here.
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
