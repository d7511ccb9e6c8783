package lexicons

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/voice"
)

// A Usage is how the terms of lexicons fare in articles: which are found, how often, in
// how many articles, and between which words. Hits in duplicate lines are left out. It is
// not safe for concurrent use.
type Usage struct {
	m       *Matcher
	stems   stems
	uses    []TermUse // of every term, in the order of the lexicons
	first   []int32   // of every entry: its first term in uses
	around  []map[string]int32
	article []int32 // of every term: hits in the current article
	touched []int32
	read    int
}

// A TermUse is one term's part of a Usage.
type TermUse struct {
	EntryInfo
	Term        string
	Line        int
	Hits        int64 // that count
	Blocked     int64 // blocked by an except phrase or a guard
	Articles    int64 // with a hit that counts
	MostIn      int64 // hits in the article with the most
	MostArticle string
	Contexts    []Surrounding // most common first
}

// A Surrounding is the words before and after a hit, in lower case; a mark is itself, and
// "" is the beginning or end of a sentence.
type Surrounding struct {
	Before, After string
	Count         int64
}

// mostContexts limits what is kept for one term: new contexts beyond it are not counted.
const mostContexts = 2000

// NewUsage returns an empty Usage of m's terms.
func NewUsage(m *Matcher) *Usage {
	u := &Usage{m: m, stems: make(stems, len(m.words))}
	for _, info := range m.entries {
		e := m.entryOf(info)
		u.first = append(u.first, int32(len(u.uses)))
		for _, t := range e.Terms {
			u.uses = append(u.uses, TermUse{EntryInfo: info, Term: t, Line: e.Line})
		}
	}
	u.around = make([]map[string]int32, len(u.uses))
	u.article = make([]int32, len(u.uses))
	return u
}

func (m *Matcher) entryOf(i EntryInfo) *Entry {
	return &m.lexicons[i.LexiconIndex].Categories[i.CategoryIndex].Entries[i.EntryIndex]
}

// Add counts an article. hits are those of a Scanner of the same Matcher in r.
func (u *Usage) Add(r *voice.Reading, hits []Hit) {
	u.read++
	for i := range hits {
		h := &hits[i]
		if r.Duplicates[h.First] {
			continue
		}
		t := u.term(r, h)
		if h.Blocked {
			u.uses[t].Blocked++
			continue
		}
		u.uses[t].Hits++
		if u.article[t] == 0 {
			u.touched = append(u.touched, t)
		}
		u.article[t]++
		u.context(t, r, h)
	}
	for _, t := range u.touched {
		use := &u.uses[t]
		use.Articles++
		if n := int64(u.article[t]); n > use.MostIn {
			use.MostIn, use.MostArticle = n, r.Document.ID
		}
		u.article[t] = 0
	}
	u.touched = u.touched[:0]
}

// term returns the term of its entry that a hit is of: the first that can be found in the
// hit's own words.
func (u *Usage) term(r *voice.Reading, h *Hit) int32 {
	first := u.first[h.Entry]
	info := u.m.entries[h.Entry]
	c := &u.m.lexicons[info.LexiconIndex].Categories[info.CategoryIndex]
	terms := c.Entries[info.EntryIndex].Terms
	if len(terms) == 1 {
		return first
	}
	for i, term := range terms {
		if slices.ContainsFunc(c.Spelled(term), func(spelled string) bool { return u.covers(spelled, r, h) }) {
			return first + int32(i)
		}
	}
	return first
}

// covers reports whether a term as it is matched finds a whole hit.
func (u *Usage) covers(spelled string, r *voice.Reading, h *Hit) bool {
	words, _ := parseTerm(nil, spelled)
	var ids []int32
	at := h.First
	for _, w := range words {
		for at < h.Last && !r.Tokens[at].Kind.Counts() {
			at++
		}
		if at >= h.Last {
			return false
		}
		f := r.Vocabulary.Form(r.Tokens[at].Form)
		ids = u.m.satisfied(ids[:0], &f, u.stems)
		if !slices.ContainsFunc(ids, func(id int32) bool { return sameWord(u.m.words[id], w) }) {
			return false
		}
		at++
	}
	for at < h.Last && !r.Tokens[at].Kind.Counts() {
		at++
	}
	return at == h.Last
}

// sameWord reports whether w, as written in a term, is the compiled word c; outside
// English a plain word is compiled as a form.
func sameWord(c, w word) bool {
	text := w.text
	switch c.mode {
	case inflected:
		text = american(text)
	case stemmed:
		return w.mode == stemmed
	}
	return c.text == text && (c.mode == w.mode || c.mode == form && w.mode == inflected)
}

func (u *Usage) context(t int32, r *voice.Reading, h *Hit) {
	word := func(i int32) string {
		if i < 0 || i >= int32(len(r.Tokens)) {
			return ""
		}
		return r.Vocabulary.Form(r.Tokens[i].Form).Fold
	}
	before, after := word(h.First-1), word(h.Last)
	for _, s := range r.Sentences {
		if s.First <= h.First && h.First < s.Last {
			if h.First == s.First {
				before = ""
			}
			if h.Last >= s.Last {
				after = ""
			}
			break
		}
	}
	m := u.around[t]
	if m == nil {
		m = map[string]int32{}
		u.around[t] = m
	}
	key := before + "\x00" + after
	if _, known := m[key]; known || len(m) < mostContexts {
		m[key]++
	}
}

// Articles is the number of articles added.
func (u *Usage) Articles() int { return u.read }

// Terms returns every term's use in the order of the lexicons, each with up to n
// contexts.
func (u *Usage) Terms(n int) []TermUse {
	uses := slices.Clone(u.uses)
	for i := range uses {
		var all []Surrounding
		for key, count := range u.around[i] {
			before, after, _ := strings.Cut(key, "\x00")
			all = append(all, Surrounding{before, after, int64(count)})
		}
		slices.SortFunc(all, func(a, b Surrounding) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Before, b.Before), strings.Compare(a.After, b.After))
		})
		uses[i].Contexts = all[:min(n, len(all))]
	}
	return uses
}

// Driven reports whether one article drives the term: it has more than half of the hits,
// and these are at least four.
func (t *TermUse) Driven() bool { return t.Hits >= 4 && 2*t.MostIn > t.Hits }
