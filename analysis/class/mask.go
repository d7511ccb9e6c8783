package class

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A cover is a place in a text that the blind copy does not show, and what it shows instead.
type cover struct {
	text.Span
	label string
}

// A mask finds what would reveal who published an article: names of outlets and authors, and
// addresses.
type mask struct {
	first map[string][]name // by their first word
	glued []name
	small map[string]bool // words that some article writes in lower case
	left  []string        // places left uncovered, since the word there may be an ordinary one
}

// addresses are web and mail addresses and handles. A bare domain must end like one, which "p.m.in"
// does not.
var addresses = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"“”]+` +
	`|[\w.+-]+@[\w-]+(?:\.[\w-]+)+` +
	`|\B@[A-Za-z0-9_]{2,}` +
	`|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|news|media|press|tv|eu|uk|us|de|fr|es|it|nl|pl|ru|cn|hk|in|ir|jp|kr|au|ca|br|za|il|tr|ua|ch|at|se|no|dk|fi|ie|nz|example)\b(?:/[^\s<>"“”]*)?`)

// addressLabel replaces an address.
const addressLabel = "address"

// newMask learns what to look for.
func newMask(outlets []outletNames, texts []Text) *mask {
	m := &mask{first: map[string][]name{}, small: map[string]bool{}}
	cut := make([][]word, len(texts))
	for i, t := range texts {
		cut[i] = wordsOf(t.Document.Text)
		for _, w := range wordsOf(addresses.ReplaceAllString(t.Document.Text, " ")) {
			if !w.capital {
				m.small[w.folded] = true
			}
		}
	}
	for i := range outlets {
		for _, n := range outlets[i].forms(m.small) {
			m.add(n)
		}
	}
	for i, t := range texts {
		for _, full := range authorNames(t) {
			for _, n := range authorForms(full, cut[i], m.small) {
				if n.form == capital {
					n.in = map[int]bool{i: true}
				}
				m.add(n)
			}
		}
	}
	return m
}

func (m *mask) add(n name) {
	if n.form == glued {
		m.glued = append(m.glued, n)
		return
	}
	m.first[n.words[0]] = append(m.first[n.words[0]], n)
}

// covers lists what is to be covered in s, ordered and disjoint. article says whose own names are
// looked for; -1 means nobody's.
func (m *mask) covers(s string, article int) []cover {
	var list []cover
	for _, at := range addresses.FindAllStringIndex(s, -1) {
		list = append(list, cover{text.Span{Start: int32(at[0]), End: int32(at[1])}, addressLabel})
	}
	ws := wordsOf(s)
	for i := range ws {
		for _, n := range m.first[ws[i].folded] {
			if n.in != nil && !n.in[article] {
				continue
			}
			if span, ok := m.match(s, ws, i, &n); ok {
				list = append(list, cover{span, n.label})
			}
		}
		for _, n := range m.glued {
			if gluedIn(s, &ws[i], n.words[0]) {
				list = append(list, cover{ws[i].Span, n.label})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b cover) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := list[:0]
	for _, c := range list {
		if n := len(out); n > 0 && c.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, c.End)
			continue
		}
		out = append(out, c)
	}
	return out
}

// gluedIn reports whether a word is the name in one piece, or contains it as a part set off by
// capitals: BloombergNEF, but not Iranian.
func gluedIn(s string, w *word, name string) bool {
	if w.folded == name {
		return true
	}
	at := strings.Index(w.folded, name)
	if at < 0 || len(w.folded) != w.Len() {
		return at >= 0 && len(w.folded) != w.Len()
	}
	written := w.Of(s)
	end := at + len(name)
	if at == 0 && len(name) > 3 && written[:end] == strings.ToUpper(written[:end]) {
		return true // WIONews, where a letter belongs to both
	}
	return (at == 0 || upperAt(written, at)) && (end == len(written) || upperAt(written, end) || w.caps)
}

func upperAt(s string, at int) bool { return 'A' <= s[at] && s[at] <= 'Z' }

// match reports where the name n is at the word i, including an article before it.
func (m *mask) match(s string, ws []word, i int, n *name) (text.Span, bool) {
	last := i + len(n.words) - 1
	if last >= len(ws) {
		return text.Span{}, false
	}
	initials := n.form == capitals && len(n.words) > 1
	upper, every := false, true
	for k, w := range n.words {
		at := &ws[i+k]
		dotted := initials || k > 0 && n.label == authorLabel && ws[i+k-1].Len() == 1 // Ann Q. Lund
		if at.folded != w || k > 0 && !joined(s[ws[i+k-1].End:at.Start], dotted) {
			return text.Span{}, false
		}
		upper = upper || at.capital
		every = every && at.capital
	}
	the := i > 0 && ws[i-1].folded == "the" && joined(s[ws[i-1].End:ws[i].Start], false)
	ok := true
	switch n.form {
	case oneUpper:
		ok = upper
	case capital:
		ok = every && !m.ordinary(s, ws, i, n)
	case capitals:
		ok = ws[i].caps || initials && every
	case afterThe:
		goesOn := last+1 < len(ws) && ws[last+1].capital && !ws[last+1].opens && strings.TrimSpace(s[ws[last].End:ws[last+1].Start]) == ""
		ok = the && every && !goesOn
	}
	if !ok {
		return text.Span{}, false
	}
	span := text.Span{Start: ws[i].Start, End: ws[last].End}
	if n.the && the {
		span.Start = ws[i-1].Start
	}
	return span, true
}

// ordinary reports whether a name of one word is likely the ordinary word: it is in lower case
// elsewhere, and here most words have a capital or it opens a sentence. The place is kept, to be
// reported.
func (m *mask) ordinary(s string, ws []word, i int, n *name) bool {
	if len(n.words) > 1 || !m.small[n.words[0]] || n.label == authorLabel {
		return false
	}
	if !ws[i].opens && !titled(s, ws, i) {
		return false
	}
	if place := lineOf(s, ws[i].Start); !slices.Contains(m.left, place) {
		m.left = append(m.left, place)
	}
	return true
}

// titled reports whether most longer words of the line around the word i have a capital.
func titled(s string, ws []word, i int) bool {
	from, to := lineBounds(s, ws[i].Start)
	capitals, all := 0, 0
	for _, w := range ws {
		if w.Start >= from && w.End <= to && w.Len() > 3 {
			all++
			if w.capital {
				capitals++
			}
		}
	}
	return 4*capitals >= 3*all
}

func lineBounds(s string, at int32) (from, to int32) {
	from = int32(strings.LastIndexByte(s[:at], '\n') + 1)
	to = int32(len(s))
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		to = at + int32(n)
	}
	return from, to
}

// lineOf is the beginning of the line that contains a byte.
func lineOf(s string, at int32) string {
	from, to := lineBounds(s, at)
	line := []rune(s[from:to])
	if len(line) > 80 {
		return string(line[:80]) + "…"
	}
	return string(line)
}

// hide is s with its covers in brackets.
func (m *mask) hide(s string, article int) string {
	var b strings.Builder
	at := int32(0)
	for _, c := range m.covers(s, article) {
		b.WriteString(s[at:c.Start])
		b.WriteString(bracketed(c.label))
		at = c.End
	}
	b.WriteString(s[at:])
	return b.String()
}

func bracketed(label string) string { return "[" + label + "]" }

// within reports whether a span lies in s.
func within(span text.Span, s string) bool {
	return span.Start >= 0 && span.Start <= span.End && int(span.End) <= len(s)
}
