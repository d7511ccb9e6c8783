package lexicons

import (
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// openWord returns the number of a glob or pattern, adding it when it is new.
func (b *builder) openWord(w word) int32 {
	o := &b.m.open
	prefix, re := opened(w)
	bucket := o.rest
	if prefix != "" {
		bucket = o.byPrefix[prefix]
	}
	for _, id := range bucket {
		if b.m.words[id] == w {
			return id
		}
	}
	id := b.add(w, -1)
	for len(o.regexps) <= int(id) {
		o.regexps = append(o.regexps, nil)
	}
	o.regexps[id] = re
	if prefix == "" {
		o.rest = append(o.rest, id)
		return id
	}
	o.byPrefix[prefix] = append(bucket, id)
	o.longest = max(o.longest, len(prefix))
	o.lengths |= 1 << min(len(prefix), 63)
	return id
}

// opened gives the literal beginning of a glob or pattern and, unless the
// beginning decides alone (mutin*), the expression that decides.
func opened(w word) (prefix string, re *regexp.Regexp) {
	if w.mode == pattern {
		re = regexp.MustCompile("^(?:" + w.text + ")$")
		plain, err := regexp.Compile(w.text)
		if err == nil {
			prefix, _ = plain.LiteralPrefix()
		}
		return prefix, re
	}
	i := strings.IndexAny(w.text, "*?")
	prefix = w.text[:i]
	if w.text[i:] == "*" {
		return prefix, nil
	}
	var expr strings.Builder
	for _, r := range w.text {
		switch r {
		case '*':
			expr.WriteString(".*")
		case '?':
			expr.WriteString(".")
		default:
			expr.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	return prefix, regexp.MustCompile("^(?s:" + expr.String() + ")$")
}

// matchOpen appends to dst the globs and patterns that a form satisfies. spellings
// are what they are compared with, most complete first: for terms in lower case
// the folded form and the one without a possessive, for others as written.
func (m *Matcher) matchOpen(dst []int32, folded, written [2]string) []int32 {
	o := &m.open
	try := func(ids []int32) {
		for _, id := range ids {
			spellings := folded
			if m.words[id].casing != anyCase {
				spellings = written
			}
			re := o.regexps[id]
			if re != nil && strings.HasPrefix(m.words[id].text, beginsUpper) && !capitalFirst(written[0]) {
				continue // most words of a text are spared the expression
			}
			for i, s := range spellings {
				if i > 0 && s == spellings[0] {
					break
				}
				if re == nil && hasPrefix(m.words[id], s) || re != nil && re.MatchString(s) {
					if !slices.Contains(dst, id) {
						dst = append(dst, id)
					}
					break
				}
			}
		}
	}
	try(o.rest)
	for lengths := o.lengths; lengths != 0; lengths &= lengths - 1 {
		n := bits.TrailingZeros64(lengths)
		for ; n <= o.longest; n++ {
			if n <= len(folded[0]) {
				try(o.byPrefix[folded[0][:n]])
			}
			if n <= len(written[0]) && written[0] != folded[0] {
				try(o.byPrefix[written[0][:n]])
			}
			if n < 63 {
				break
			}
		}
	}
	return dst
}

// beginsUpper begins a pattern that asks for a capital.
const beginsUpper = `\p{Lu}`

func capitalFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// hasPrefix decides a glob that is a beginning and a star.
func hasPrefix(w word, s string) bool { return strings.HasPrefix(s, w.text[:len(w.text)-1]) }
