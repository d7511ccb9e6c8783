package corpus

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// A jsonScan reads one JSON object at a time, as strictly as encoding/json, without building
// anything. Text makes up nearly all of an article's record, so the end of a string is searched for
// many bytes at once, and a string without escapes is handed on as the bytes of the source.
//
// Note: encoding/json decodes such records at a tenth of the speed; the fast libraries decode into
// types, which loses the order of the keys that are kept without being read.
type jsonScan struct {
	b       []byte
	i       int
	quote   int    // no quotation mark lies between i and here
	control bool   // b has control characters, including line ends
	scratch []byte // an unescaped string
}

// A jsonValue is one member's value. bytes is the content of a string, unescaped, and the source of
// everything else. It is valid until the next value.
type jsonValue struct {
	kind  byte // '"', '0' for a number, 't' for true and false, 'n', '[' or '{'
	bytes []byte
}

// A jsonError is where and why an object is not JSON.
type jsonError struct {
	at     int // offset, in bytes
	reason string
}

func (e *jsonError) Error() string { return e.reason }

func (s *jsonScan) bad(reason string) error { return &jsonError{at: s.i, reason: reason} }

// expected is the error that want is missing at the next byte.
func (s *jsonScan) expected(want string) error {
	if s.i >= len(s.b) {
		return s.bad("it ends where " + want + " should stand")
	}
	r, _ := utf8.DecodeRune(s.b[s.i:])
	return s.bad(fmt.Sprintf("%q stands where %s should", r, want))
}

// deepest is how deep values may be nested, as in encoding/json.
const deepest = 10000

// object reads the one object in b and calls each for its members in their order. key and the value
// are valid during the call.
func (s *jsonScan) object(b []byte, each func(key []byte, v jsonValue)) error {
	s.b, s.i, s.quote, s.control = b, 0, 0, hasControl(b)
	s.space()
	if !s.take('{') {
		return s.expected("an object's {")
	}
	if err := s.members(1, each); err != nil {
		return err
	}
	if s.space(); s.i < len(s.b) {
		return s.expected("the end")
	}
	return nil
}

// members reads what follows an object's opening brace.
func (s *jsonScan) members(depth int, each func([]byte, jsonValue)) error {
	if s.space(); s.take('}') {
		return nil
	}
	for {
		s.space()
		if !s.take('"') {
			return s.expected("a key in quotation marks")
		}
		key, err := s.text()
		if err != nil {
			return err
		}
		if each != nil && len(key) > 0 && len(s.scratch) > 0 && &key[0] == &s.scratch[0] {
			key = bytes.Clone(key) // escaped: the value will need the scratch
		}
		if s.space(); !s.take(':') {
			return s.expected("a colon")
		}
		v, err := s.value(depth)
		if err != nil {
			return err
		}
		if each != nil {
			each(key, v)
		}
		if s.space(); s.take(',') {
			continue
		}
		if s.take('}') {
			return nil
		}
		return s.expected("a comma or }")
	}
}

// elements reads what follows an array's opening bracket.
func (s *jsonScan) elements(depth int, each func(jsonValue)) error {
	if s.space(); s.take(']') {
		return nil
	}
	for {
		v, err := s.value(depth)
		if err != nil {
			return err
		}
		if each != nil {
			each(v)
		}
		if s.space(); s.take(',') {
			continue
		}
		if s.take(']') {
			return nil
		}
		return s.expected("a comma or ]")
	}
}

// value reads any value.
func (s *jsonScan) value(depth int) (v jsonValue, err error) {
	if depth >= deepest {
		return v, s.bad("it is nested too deeply")
	}
	s.space()
	if s.i >= len(s.b) {
		return v, s.expected("a value")
	}
	start := s.i
	switch c := s.b[s.i]; {
	case c == '"':
		s.i++
		v.kind = '"'
		v.bytes, err = s.text()
		return v, err
	case c == '{':
		s.i++
		v.kind, err = '{', s.members(depth+1, nil)
	case c == '[':
		s.i++
		v.kind, err = '[', s.elements(depth+1, nil)
	case c == 't':
		v.kind, err = 't', s.word("true")
	case c == 'f':
		v.kind, err = 't', s.word("false")
	case c == 'n':
		v.kind, err = 'n', s.word("null")
	case c == '-' || '0' <= c && c <= '9':
		v.kind, err = '0', s.number()
	default:
		return v, s.expected("a value")
	}
	v.bytes = s.b[start:s.i]
	return v, err
}

func (s *jsonScan) space() {
	for s.i < len(s.b) {
		switch s.b[s.i] {
		case ' ', '\n', '\t', '\r':
			s.i++
		default:
			return
		}
	}
}

func (s *jsonScan) take(c byte) bool {
	if s.i < len(s.b) && s.b[s.i] == c {
		s.i++
		return true
	}
	return false
}

func (s *jsonScan) word(w string) error {
	for i := range len(w) {
		if !s.take(w[i]) {
			return s.expected(w)
		}
	}
	return nil
}

// number reads -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
func (s *jsonScan) number() error {
	s.take('-')
	if !s.take('0') {
		if !s.digits() {
			return s.expected("a digit")
		}
	}
	if s.take('.') && !s.digits() {
		return s.expected("a digit")
	}
	if s.take('e') || s.take('E') {
		if !s.take('+') {
			s.take('-')
		}
		if !s.digits() {
			return s.expected("a digit")
		}
	}
	return nil
}

func (s *jsonScan) digits() bool {
	start := s.i
	for s.i < len(s.b) && '0' <= s.b[s.i] && s.b[s.i] <= '9' {
		s.i++
	}
	return s.i > start
}

const ones = 0x0101010101010101

// hasControl reports whether b has control characters. A line of JSON Lines has none.
func hasControl(b []byte) bool {
	var found uint64
	i := 0
	for ; i+32 <= len(b); i += 32 {
		part := b[i : i+32]
		w, x := binary.LittleEndian.Uint64(part), binary.LittleEndian.Uint64(part[8:])
		y, z := binary.LittleEndian.Uint64(part[16:]), binary.LittleEndian.Uint64(part[24:])
		found |= (w-ones*' ')&^w | (x-ones*' ')&^x | (y-ones*' ')&^y | (z-ones*' ')&^z
	}
	for ; i < len(b); i++ {
		if b[i] < ' ' {
			return true
		}
	}
	return found&(ones*0x80) != 0
}

// plain moves to the next byte that is special in a string: a quotation mark, a backslash or a
// control character. It searches with instructions that take many bytes at once.
func (s *jsonScan) plain() {
	if s.quote < s.i {
		if n := bytes.IndexByte(s.b[s.i:], '"'); n >= 0 {
			s.quote = s.i + n
		} else {
			s.quote = len(s.b)
		}
	}
	plain := s.b[s.i:s.quote]
	if n := bytes.IndexByte(plain, '\\'); n >= 0 {
		plain = plain[:n]
	}
	if s.control && hasControl(plain) {
		plain = plain[:bytes.IndexFunc(plain, func(r rune) bool { return r < ' ' })]
	}
	s.i += len(plain)
}

// text reads the rest of a string after its opening mark: its content, unescaped.
func (s *jsonScan) text() ([]byte, error) {
	start := s.i
	s.plain()
	if s.i < len(s.b) && s.b[s.i] == '"' {
		s.i++
		return s.b[start : s.i-1], nil
	}
	s.scratch = append(s.scratch[:0], s.b[start:s.i]...)
	for s.i < len(s.b) {
		switch c := s.b[s.i]; {
		case c == '"':
			s.i++
			return s.scratch, nil
		case c == '\\':
			if err := s.escape(); err != nil {
				return nil, err
			}
		default:
			return nil, s.bad(fmt.Sprintf("the control character %#02x stands in a string, write \\u%04x", c, c))
		}
		start = s.i
		s.plain()
		s.scratch = append(s.scratch, s.b[start:s.i]...)
	}
	return nil, s.bad("a string is not closed")
}

// escape reads a backslash and what it escapes.
func (s *jsonScan) escape() error {
	if s.i+1 >= len(s.b) {
		return s.bad("a string is not closed")
	}
	c := s.b[s.i+1]
	switch c {
	case '"', '\\', '/':
	case 'n':
		c = '\n'
	case 't':
		c = '\t'
	case 'r':
		c = '\r'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'u':
		r, ok := s.unit(s.i)
		if !ok {
			return s.bad(`\u is not followed by four hexadecimal digits`)
		}
		s.i += 6
		if utf16.IsSurrogate(r) {
			second, _ := s.unit(s.i)
			if r = utf16.DecodeRune(r, second); r != utf8.RuneError {
				s.i += 6
			}
		}
		s.scratch = utf8.AppendRune(s.scratch, r)
		return nil
	default:
		return s.bad(fmt.Sprintf("\\%c escapes nothing", rune(c)))
	}
	s.scratch = append(s.scratch, c)
	s.i += 2
	return nil
}

// unit is the code unit that \uXXXX at i denotes.
func (s *jsonScan) unit(i int) (rune, bool) {
	if i+6 > len(s.b) || s.b[i] != '\\' || s.b[i+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.b[i+2:i+6]), 16, 16)
	return rune(n), err == nil
}
