package lexicons

import (
	"math/bits"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// openWord returns the number of a glob or pattern, adding it if it is new.
func (b *builder) openWord(w word) int32 {
	if id, ok := b.opened[w]; ok {
		return id
	}
	o := &b.m.open
	look := shapeOf(w)
	prefix, re := opened(w, &look)
	id, at := b.add(w, -1), int32(len(o.words))
	b.opened[w] = id
	o.words = append(o.words, openWord{id, re, look})
	switch {
	case look.words != nil:
		for _, s := range look.words {
			o.byWord[s] = append(o.byWord[s], at)
		}
	case prefix == "":
		o.rest = append(o.rest, at)
	default:
		o.byPrefix[prefix] = append(o.byPrefix[prefix], at)
		o.longest = max(o.longest, len(prefix))
		o.enter(prefix)
	}
	return id
}

// enter records the length of a prefix under every beginning that words with it may have.
func (o *openWords) enter(prefix string) {
	length := uint64(1) << min(len(prefix), 63)
	if len(prefix) > 1 {
		o.lengths[beginning(prefix)] |= length
		return
	}
	for second := range 256 {
		o.lengths[beginning(string([]byte{prefix[0], byte(second)}))] |= length
	}
}

// beginnings is how many beginnings of words are distinguished.
const beginnings = 1 << 10

// beginning numbers a word by its first two bytes; a word of one byte counts as followed by a zero.
func beginning(s string) int {
	second := byte(0)
	if len(s) > 1 {
		second = s[1]
	}
	return (int(s[0])*37 + int(second)) & (beginnings - 1)
}

// opened gives the literal beginning of a glob or pattern and, unless that or the shape alone
// decides (mutin*), the expression that decides. It is compiled when a form has that beginning:
// most are never needed.
func opened(w word, look *shape) (prefix string, re func() *regexp.Regexp) {
	if look.words != nil || look.run != nil {
		return "", nil // neither has a literal beginning
	}
	if w.mode == pattern {
		return literalPrefix(w.text), compiled("^(?:" + w.text + ")$")
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
	return prefix, compiled("^(?s:" + expr.String() + ")$")
}

func compiled(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// literalPrefix is the beginning of everything that a pattern matches.
func literalPrefix(expr string) string {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return ""
	}
	program, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return ""
	}
	prefix, _ := program.Prefix()
	return prefix
}

// matchOpen appends to dst the globs and patterns that a form matches. folded and written are the
// spellings to compare, each the whole form and the one without a possessive: folded for terms in
// any case, written for others.
func (m *Matcher) matchOpen(dst []int32, folded, written [2]string) []int32 {
	o := &m.open
	capital := capitalFirst(written[0])
	try := func(places []int32) {
		for _, at := range places {
			id, spellings := o.words[at].word, &folded
			if m.words[id].casing != anyCase {
				spellings = &written
			}
			if !capital && m.words[id].mode == pattern && strings.HasPrefix(m.words[id].text, beginsUpper) {
				continue
			}
			for i, s := range spellings {
				if i > 0 && s == spellings[0] {
					break
				}
				if m.opens(at, s) {
					if !slices.Contains(dst, id) {
						dst = append(dst, id)
					}
					break
				}
			}
		}
	}
	try(o.rest)
	for _, spellings := range [...]*[2]string{&folded, &written} {
		if spellings == &written && written == folded {
			break
		}
		for i, s := range spellings {
			if len(o.byWord) > 0 && (i == 0 || s != spellings[0]) {
				try(o.byWord[s])
			}
		}
		s := spellings[0]
		if s == "" || spellings == &written && s == folded[0] {
			continue
		}
		for lengths := o.lengths[beginning(s)]; lengths != 0; lengths &= lengths - 1 {
			n := bits.TrailingZeros64(lengths)
			if n == 63 { // and longer ones
				for ; n <= min(o.longest, len(s)); n++ {
					try(o.byPrefix[s[:n]])
				}
				break
			}
			if n > len(s) {
				break
			}
			try(o.byPrefix[s[:n]])
		}
	}
	return dst
}

// opens reports whether the open word at a place matches the spelling s.
func (m *Matcher) opens(at int32, s string) bool {
	w := &m.open.words[at]
	re, look := w.regexp, &w.shape
	switch {
	case look.words != nil:
		return slices.Contains(look.words, s)
	case look.run != nil:
		return look.decides(s)
	case re == nil:
		return hasPrefix(m.words[w.word], s)
	case look.ends != nil && !slices.ContainsFunc(look.ends, func(end string) bool { return strings.HasSuffix(s, end) }):
		return false
	}
	return re().MatchString(s)
}

// beginsUpper begins a pattern that requires a capital.
const beginsUpper = `\p{Lu}`

func capitalFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// hasPrefix decides a glob that is a prefix and a star.
func hasPrefix(w word, s string) bool { return strings.HasPrefix(s, w.text[:len(w.text)-1]) }
