package lexicons

import (
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// stems caches the stems of lemmas, which are needed again and again, by the numbers of
// their words.
type stems []string

func (s stems) of(id int32, lemma string) string {
	if s[id] == "" {
		s[id] = text.Stem(lemma)
	}
	return s[id]
}

// satisfied appends to dst the numbers of all words of terms that a form of an English
// Vocabulary satisfies. It is called once per form.
func (m *Matcher) satisfied(dst []int32, f *text.Form, known stems) []int32 {
	written := unpossessed(f.Text)
	dst = m.chained(dst, &m.exact, written, f.Case)
	if written != f.Text {
		dst = m.chained(dst, &m.exact, f.Text, f.Case)
	}
	dst = m.chained(dst, &m.forms, f.Base, f.Case)
	if f.Base != f.Fold {
		dst = m.chained(dst, &m.forms, f.Fold, f.Case)
	}
	if len(m.stems.first) > 0 {
		dst = m.chained(dst, &m.stems, f.Stem, f.Case)
	}
	if len(m.plain.first) > 0 {
		dst = m.inflections(dst, f, known)
	}
	if len(m.plainES.first)+len(m.stemsES.first) > 0 {
		dst = m.spanishWords(dst, f)
	}
	if len(m.open.words) > 0 {
		dst = m.matchOpen(dst, [2]string{f.Fold, f.Base}, [2]string{f.Text, written})
	}
	return dst
}

// inflections appends the plain words of which f is a form.
func (m *Matcher) inflections(dst []int32, f *text.Form, known stems) []int32 {
	base := american(f.Base)
	dst = m.chained(dst, &m.plain, base, f.Case)
	stem := f.Stem
	if base != f.Base {
		stem = ""
	}
	try := func(lemma string, regular bool) {
		id, ok := m.plain.of(lemma)
		if !ok {
			return
		}
		if regular {
			if stem == "" {
				stem = text.Stem(base)
			}
			if known.of(id, lemma) != stem {
				return
			}
		}
		dst = m.chained(dst, &m.plain, lemma, f.Case)
	}
	lemmas(base, try)
	if base != f.Base {
		irregularLemmas(f.Base, func(l string) { try(l, false) })
	}
	return dst
}

// chained appends the words of a chain whose casing allows c.
func (m *Matcher) chained(dst []int32, table *wordTable, key string, c text.Case) []int32 {
	id, ok := table.of(key)
	if !ok {
		return dst
	}
	for ; id >= 0; id = m.chain[id] {
		w := &m.words[id]
		if w.mode != exact && !w.casing.allows(c) || slices.Contains(dst, id) {
			continue
		}
		dst = append(dst, id)
	}
	return dst
}

// allows reports whether a term of casing k can match a word written as c.
func (k casing) allows(c text.Case) bool {
	switch k {
	case capital:
		return c == text.Title || c == text.Upper || c == text.Mixed
	case upper:
		return c == text.Upper
	}
	return true
}

// unpossessed returns s without a possessive, whatever its apostrophe.
func unpossessed(s string) string {
	if s == "" || strings.IndexByte("sS'\x99\xbc", s[len(s)-1]) < 0 {
		return s // most words; the last two bytes end typographic apostrophes
	}
	for _, end := range [...]string{"'s", "’s", "ʼs", "'S", "’S", "'", "’"} {
		if t, ok := strings.CutSuffix(s, end); ok && t != "" {
			return t
		}
	}
	return s
}

// foldsCase reports whether a one-word entry found at a token matched it by a lower-case
// term, so that a capital may make it another word.
func (s *Scanner) foldsCase(entry, token int32) bool {
	lower := false
	for _, w := range s.wordsOf(&s.list[s.words[token].class()]) {
		if slices.Contains(s.m.outsAt(s.m.root[w]), outOf(isEntry, entry)) {
			if s.m.words[w].mode == exact || s.m.words[w].casing != anyCase {
				return false
			}
			lower = true
		}
	}
	return lower
}
