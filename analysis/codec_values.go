package analysis

import (
	"encoding/binary"
	"math"
	"slices"
	"unsafe"
)

// This file codes the values that the parts of a profile are made of.

func (c *coder) uint(v *uint64) {
	if c.reads() {
		*v = c.readUint()
		return
	}
	if c.mode == gathering {
		return
	}
	if *v < 0x80 && c.bare {
		c.block = append(c.block, byte(*v))
		return
	}
	if c.bare || len(c.block)+binary.MaxVarintLen64 < blockSize {
		c.block = binary.AppendUvarint(c.block, *v)
		return
	}
	for _, b := range binary.AppendUvarint(nil, *v) {
		c.byte(&b)
	}
}

func (c *coder) readUint() uint64 {
	if c.at < len(c.block) && c.block[c.at] < 0x80 {
		c.at++
		return uint64(c.block[c.at-1])
	}
	if len(c.block)-c.at >= binary.MaxVarintLen64 {
		x, n := binary.Uvarint(c.block[c.at:])
		if n <= 0 || c.block[c.at+n-1] == 0 { // beyond 64 bits, or longer than it need be
			c.refuse("a number is out of bounds")
			return 0
		}
		c.at += n
		return x
	}
	var x uint64
	for shift := 0; shift < 64; shift += 7 {
		var b byte
		c.byte(&b)
		if shift == 63 && b > 1 || shift > 0 && b == 0 {
			break // beyond 64 bits, or longer than it need be
		}
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return x
		}
	}
	c.refuse("a number is out of bounds")
	return 0
}

// uints reads numbers that follow one another.
func (c *coder) uints(into []uint64) {
	at, b := c.at, c.block
	if len(b)-at < len(into)*binary.MaxVarintLen64 {
		for i := range into {
			into[i] = c.readUint()
		}
		return
	}
	for i := range into {
		x := uint64(b[at])
		at++
		if x >= 0x80 {
			c.at = at - 1
			x = c.readUint()
			at = c.at
		}
		into[i] = x
	}
	c.at = at
}

// below codes a number less than limit.
func (c *coder) below(v uint64, limit uint64) uint64 {
	c.uint(&v)
	if v >= limit && c.reads() {
		c.refuse("a number is out of bounds")
		return 0
	}
	return v
}

func (c *coder) int64(v *int64) { *v = int64(c.below(uint64(*v), math.MaxInt64+1)) }

func (c *coder) int32(v *int32) { *v = int32(c.below(uint64(*v), math.MaxInt32+1)) }

func (c *coder) int(v *int) { *v = int(c.below(uint64(*v), math.MaxInt32+1)) }

func (c *coder) bool(v *bool) {
	var x uint64
	if *v {
		x = 1
	}
	*v = c.below(x, 2) == 1
}

// code8 codes one of a few values.
func code8[T ~uint8](c *coder, v *T, limit int) { *v = T(c.below(uint64(*v), uint64(limit))) }

// raw codes bytes as they are.
func (c *coder) raw(b []byte) {
	switch {
	case c.mode == reading:
		for i := range b {
			c.byte(&b[i])
		}
	case c.bare && c.mode == writing:
		c.block = append(c.block, b...)
	case c.mode == writing:
		for len(b) > 0 {
			if len(c.block) == 0 && len(b) >= blockSize {
				c.whole(b[:blockSize])
				b = b[blockSize:]
				continue
			}
			k := min(len(b), blockSize-len(c.block))
			c.block = append(c.block, b[:k]...)
			b = b[k:]
			if len(c.block) == blockSize {
				c.flush()
			}
		}
	}
}

func (c *coder) fixed(v *uint64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], *v)
	c.raw(b[:])
	*v = binary.LittleEndian.Uint64(b[:])
}

func (c *coder) fixed32(v *uint32) {
	var b [4]byte
	binary.LittleEndian.PutUint32(b[:], *v)
	c.raw(b[:])
	*v = binary.LittleEndian.Uint32(b[:])
}

// text codes a string that occurs only here.
func (c *coder) text(s *string) {
	n := len(*s)
	c.int(&n)
	switch c.mode {
	case writing:
		if c.bare || len(*s) < blockSize-len(c.block) {
			c.block = append(c.block, *s...)
			return
		}
		c.raw([]byte(*s))
	case reading:
		*s = c.readText(n)
	}
}

// readText reads n bytes.
func (c *coder) readText(n int) string {
	if n <= len(c.block)-c.at {
		c.at += n
		return string(c.block[c.at-n : c.at])
	}
	c.scratch = c.appendText(c.scratch[:0], n)
	return string(c.scratch)
}

// appendText reads n bytes and appends them to b. It takes no more memory than the file
// has bytes.
func (c *coder) appendText(b []byte, n int) []byte {
	for n > 0 && c.err == nil {
		if c.at == len(c.block) {
			c.fill()
			continue
		}
		k := min(n, len(c.block)-c.at)
		b = append(b, c.block[c.at:c.at+k]...)
		c.at += k
		n -= k
	}
	return b
}

// word codes a short string that occurs only here, one of many such. A string that is
// read is valid until more is read.
func (c *coder) word(s *string) {
	if !c.reads() {
		c.text(s)
		return
	}
	n := c.count(0)
	if n > len(c.block)-c.at {
		*s = c.readText(n)
		return
	}
	c.at += n
	*s = unsafe.String(unsafe.SliceData(c.block[c.at-n:]), n)
}

// name codes a string that occurs in many places, by its number in the table.
func (c *coder) name(s *string) {
	if c.bare && c.index == nil {
		c.text(s)
		if known, ok := c.known[*s]; ok {
			*s = known
		} else if c.reads() {
			c.known[*s] = *s
		}
		return
	}
	switch c.mode {
	case gathering:
		c.index[*s] = 0
	case writing:
		v := uint64(c.index[*s])
		c.uint(&v)
	case reading:
		if i := c.nameRead(); c.err == nil {
			*s = c.names[i]
		}
	}
}

// nameRead reads the number of a name.
func (c *coder) nameRead() int {
	i := int(c.below(0, uint64(len(c.names))))
	if c.err == nil {
		c.used[i] = true
	}
	return i
}

// table codes the names themselves, sorted.
func (c *coder) table() {
	if c.mode == writing {
		c.names = make([]string, 0, len(c.index))
		for s := range c.index {
			c.names = append(c.names, s)
		}
		slices.Sort(c.names)
		for i, s := range c.names {
			c.index[s] = int32(i)
		}
	}
	c.sorted(len(c.names), func(i int, s *string) {
		if c.reads() {
			c.names = append(doubled(c.names), c.kept.Keep(*s))
			return
		}
		*s = c.names[i]
	})
	if c.reads() {
		c.used = make([]bool, len(c.names))
	}
}

// sorted codes n strings in order, each as the length of the prefix it shares with the
// one before, and the rest; at is called before a string is written and after one is
// read, and the string is then valid until at returns.
func (c *coder) sorted(n int, at func(i int, s *string)) {
	c.int(&n)
	if c.reads() {
		c.readSorted(n, at)
		return
	}
	before := ""
	for i := range n {
		var s string
		at(i, &s)
		shared := 0
		for shared < min(len(s), len(before)) && s[shared] == before[shared] {
			shared++
		}
		rest := s[shared:]
		c.int(&shared)
		c.text(&rest)
		before = s
	}
}

func (c *coder) readSorted(n int, at func(i int, s *string)) {
	var b []byte // the previous string, then the current one
	for i := range n {
		shared, rest := c.count(0), c.count(0)
		if shared > len(b) {
			c.refuse("its words are out of order")
			return
		}
		before := -1 // the previous string's value where the rest begins
		if shared < len(b) {
			before = int(b[shared])
		}
		b = c.appendText(b[:shared], rest)
		if c.err != nil {
			return
		}
		if i > 0 && (rest == 0 || int(b[shared]) <= before) {
			c.fail(damaged("its words are out of order"))
			return
		}
		s := unsafe.String(unsafe.SliceData(b), len(b)) // valid until b is written again
		at(i, &s)
	}
}

// count codes the length of a list.
func (c *coder) count(n int) int {
	c.int(&n)
	if c.err != nil {
		return 0
	}
	return n
}

// codeList codes a list, growing it as it is read.
func codeList[T any](c *coder, l *[]T, one func(*coder, *T)) {
	n := c.count(len(*l))
	if c.reads() {
		*l = slices.Grow(*l, min(n, roomAtOnce))
	}
	for i := 0; i < n && c.err == nil; i++ {
		if c.reads() {
			var x T
			*l = append(*l, x)
		}
		one(c, &(*l)[i])
	}
}

// roomAtOnce is the number of items for which room is made merely because a file says
// that they follow: in a forged file, few do.
const roomAtOnce = 256

// doubled returns a list with room for one more item, and then for as many again:
// append grows a long list by a quarter, and so moves it three times as often.
func doubled[T any](l []T) []T {
	if len(l) < cap(l) {
		return l
	}
	return slices.Grow(l, max(len(l), roomAtOnce))
}
