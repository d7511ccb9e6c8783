package lexicons

import (
	"regexp/syntax"
	"sort"
	"unicode"
)

// A run is a pattern of sets of characters, one behind the other, the last of them
// once or more: \p{Lu}\p{L}+. To walk over a word by it costs a tenth of what its
// expression costs.
type run struct {
	first []charset
	more  charset
}

// runOf returns the run that expressions one behind the other are, nil when they
// are none.
func runOf(parts []*syntax.Regexp) *run {
	if len(parts) == 0 {
		return nil
	}
	last := parts[len(parts)-1]
	if last.Op != syntax.OpPlus {
		return nil
	}
	r := &run{}
	for _, part := range parts[:len(parts)-1] {
		set, ok := charsetOf(part)
		if !ok {
			return nil
		}
		r.first = append(r.first, set)
	}
	var ok bool
	if r.more, ok = charsetOf(last.Sub[0]); !ok {
		return nil
	}
	return r
}

// matches reports whether r matches the whole of s.
func (r *run) matches(s string) bool {
	n := 0
	for _, c := range s { // bytes that are no character are U+FFFD each, as for an expression
		set := &r.more
		if n < len(r.first) {
			set = &r.first[n]
		}
		if !set.has(c) {
			return false
		}
		n++
	}
	return n > len(r.first)
}

// A charset is a set of characters.
type charset struct {
	ascii  [2]uint64
	ranges []rune // pairs of the first and the last, ordered
}

func charsetOf(re *syntax.Regexp) (set charset, ok bool) {
	switch re.Op {
	case syntax.OpCharClass:
		set.ranges = re.Rune
	case syntax.OpAnyChar:
		set.ranges = []rune{0, unicode.MaxRune}
	case syntax.OpAnyCharNotNL:
		set.ranges = []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	default:
		return set, false
	}
	for i := 0; i < len(set.ranges); i += 2 {
		for c := set.ranges[i]; c <= min(set.ranges[i+1], unicode.MaxASCII); c++ {
			set.ascii[c>>6] |= 1 << (c & 63)
		}
	}
	return set, true
}

func (s *charset) has(c rune) bool {
	if c <= unicode.MaxASCII {
		return s.ascii[c>>6]>>(c&63)&1 != 0
	}
	last := sort.Search(len(s.ranges)/2, func(i int) bool { return s.ranges[2*i+1] >= c })
	return 2*last < len(s.ranges) && s.ranges[2*last] <= c
}
