package analysis

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"rashomon/corpus"
	"rashomon/corpus/text"
	"rashomon/corpus/voice"
	"rashomon/lexicons"
)

// A Suggestion is a word that a lexicon might want, with the reason and the sentences
// to read before it is taken. Nothing is ever added automatically.
type Suggestion struct {
	Word     string // as most written, in lower case
	Near     string // category of the known names it was found next to or in place of, "" if none
	Reasons  []string
	Score    float64 // orders suggestions that have the same reason; otherwise without meaning
	Hits     int     // of the word in the articles, in counted places
	Articles int
	Outlets  []string
	Evidence []Evidence // at most Sentences
}

// Sentences is the largest number of sentences that a Suggestion carries.
const Sentences = 3

// A Suggester looks for words in positions where known names occur. It reads each
// article twice: first all of them through Learn, then all through Look. It is not safe
// for concurrent use.
type Suggester struct {
	m      *lexicons.Matcher
	slots  map[slot]map[string]bool // the categories whose names fill it
	words  map[string]*candidateWord
	filled map[slot]map[string]bool // the words seen in a slot, for its weight
	stop   map[string]bool
}

// A slot is the words on both sides of a name, folded.
type slot struct{ before, after string }

type candidateWord struct {
	word     string
	slots    map[slot]bool
	hits     int
	articles map[string]bool
	outlets  map[string]bool
	evidence []Evidence
}

// NewSuggester returns a Suggester for words that m does not know.
func NewSuggester(m *lexicons.Matcher) *Suggester {
	return &Suggester{m: m, slots: map[slot]map[string]bool{}, words: map[string]*candidateWord{}, filled: map[slot]map[string]bool{}, stop: wordSet(stopWordsFile)}
}

// Learn notes the slots of the known names of choice sets in an article.
func (s *Suggester) Learn(a *Article) {
	for i := range a.Hits {
		h := &a.Hits[i]
		e := s.m.Entries()[h.Entry]
		if h.Blocked || a.Duplicates[h.First] || e.Kind != lexicons.Choice {
			continue
		}
		if at, ok := a.slot(h.First, h.Last); ok && (!s.empty(at.before) || !s.empty(at.after)) {
			if s.slots[at] == nil {
				s.slots[at] = map[string]bool{}
			}
			s.slots[at][e.Category] = true
		}
	}
}

// empty reports whether a word next to a name says nothing about what may occur there.
func (s *Suggester) empty(folded string) bool {
	return s.stop[folded] || strings.IndexFunc(folded, unicode.IsLetter) < 0
}

// slot returns what surrounds the tokens first to last-1 in their sentence: a word
// before, a word or mark after.
func (a *Article) slot(first, last int32) (slot, bool) {
	if first == 0 || int(last) >= len(a.Tokens) {
		return slot{}, false
	}
	b, n := a.Vocabulary.Form(a.Tokens[first-1].Form), a.Vocabulary.Form(a.Tokens[last].Form)
	if b.Kind != text.Word || !a.sameSentence(first-1, last) || n.Kind == text.Number {
		return slot{}, false
	}
	return slot{b.Fold, n.Fold}, true
}

func (a *Article) sameSentence(x, y int32) bool {
	s := a.sentenceOf(a.Tokens[x].Start)
	return a.Tokens[y].End <= s.End
}

// Look notes the unknown words of an article that fill a slot.
func (s *Suggester) Look(a *Article) {
	known := make([]bool, len(a.Tokens))
	for i := range a.Hits {
		for t := a.Hits[i].First; t < a.Hits[i].Last; t++ {
			known[t] = true
		}
	}
	for i := range a.Tokens {
		t := int32(i)
		f := a.Vocabulary.Form(a.Tokens[i].Form)
		if known[i] || a.Duplicates[i] || f.Kind != text.Word || f.Case != text.Lower || len(f.Fold) < 4 || s.stop[f.Fold] {
			continue
		}
		place := placeOf(a.Zones[i], a.Voices[i])
		if place == NoPlace {
			continue
		}
		at, ok := a.slot(t, t+1)
		if !ok || s.slots[at] == nil {
			continue
		}
		if s.filled[at] == nil {
			s.filled[at] = map[string]bool{}
		}
		s.filled[at][f.Base] = true
		s.note(a, f.Base, at, a.Tokens[i].Span, place)
	}
}

func (s *Suggester) note(a *Article, word string, at slot, span text.Span, place Place) {
	w := s.words[word]
	if w == nil {
		w = &candidateWord{word: word, slots: map[slot]bool{}, articles: map[string]bool{}, outlets: map[string]bool{}}
		s.words[word] = w
	}
	w.hits++
	w.articles[a.Document.ID], w.outlets[a.Document.Outlet] = true, true
	if !w.slots[at] && len(w.evidence) < Sentences {
		w.evidence = append(w.evidence, a.evidence(span, place))
	}
	w.slots[at] = true
}

// Suggestions returns the words that fill at least two slots of the names of one
// category, first those whose slots few other words fill.
func (s *Suggester) Suggestions() []Suggestion {
	var list []Suggestion
	for _, w := range s.words {
		score, shared := map[string]float64{}, map[string]int{}
		for at := range w.slots {
			for category := range s.slots[at] {
				score[category] += 1 / math.Log2(1+float64(len(s.filled[at])))
				shared[category]++
			}
		}
		best := ""
		for category := range score {
			if best == "" || score[category] > score[best] || score[category] == score[best] && category < best {
				best = category
			}
		}
		if best == "" || shared[best] < 2 {
			continue
		}
		list = append(list, Suggestion{
			Word: w.word, Near: best, Score: score[best], Hits: w.hits, Articles: len(w.articles),
			Outlets: keysOf(w.outlets), Evidence: w.evidence,
			Reasons: []string{"occurs between the same words as names of " + best + ", in " + count(int64(shared[best]), "place")},
		})
	}
	slices.SortFunc(list, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(math.Round(b.Score*1e9), math.Round(a.Score*1e9)), cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Word, b.Word))
	})
	return list
}

func keysOf(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// A known finds the category of a matcher that has a wording.
type known struct {
	m    *lexicons.Matcher
	a    *Annotator
	seen map[string]string
}

func newKnown(m *lexicons.Matcher) *known {
	return &known{m, NewAnnotator(m, voice.DefaultOptions()), map[string]string{}}
}

// category returns that of the first entry found in a wording, whether or not the
// article it comes from lets it count; "" if there is none.
func (k *known) category(wording string) string {
	c, ok := k.seen[wording]
	if !ok {
		if hits := k.a.Annotate(&corpus.Document{ID: "wording", Text: wording}).Hits; len(hits) > 0 {
			c = k.m.Entries()[hits[0].Entry].Category
		}
		k.seen[wording] = c
	}
	return c
}

// Exchanged returns the words that outlets use in each other's place in statements they
// share, from a Report on the same articles: soldiers here, troops there. Those that m
// knows show which category the others are near.
func Exchanged(r *Report, m *lexicons.Matcher) []Suggestion {
	known := newKnown(m)
	stop := wordSet(stopWordsFile)
	at := map[string]int{}
	var list []Suggestion
	for _, p := range r.Shared.Passages {
		for _, v := range p.Variants {
			if v.Kind != WordingVariant {
				continue
			}
			near := ""
			for _, w := range v.Wordings {
				if near == "" {
					near = known.category(w.Text)
				}
			}
			for _, w := range v.Wordings {
				words := strings.Fields(w.Text)
				if len(words) == 0 || len(words) > 3 || known.category(w.Text) != "" || !wordy(words, stop) {
					continue
				}
				var others []string
				for _, o := range v.Wordings {
					if o.Text != w.Text && o.Text != "" {
						others = append(others, "“"+o.Text+"” ("+strings.Join(o.Outlets, ", ")+")")
					}
				}
				if len(others) == 0 {
					continue
				}
				reason := "appears in a shared statement where others have " + strings.Join(others, ", ")
				key := strings.ToLower(w.Text)
				i, ok := at[key]
				if !ok {
					i = len(list)
					at[key] = i
					list = append(list, Suggestion{Word: key})
				}
				s := &list[i]
				s.Near = cmp.Or(s.Near, near)
				s.Hits += w.Articles
				s.Articles += w.Articles
				for _, o := range w.Outlets {
					if !slices.Contains(s.Outlets, o) {
						s.Outlets = append(s.Outlets, o)
					}
				}
				if !slices.Contains(s.Reasons, reason) {
					s.Reasons = append(s.Reasons, reason)
				}
				for _, version := range p.Versions {
					if len(s.Evidence) < Sentences && slices.Contains(w.Outlets, version.Outlet) && strings.Contains(version.Sentence, w.Text) {
						s.Evidence = append(s.Evidence, version.Evidence)
					}
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Suggestion) int {
		if (a.Near == "") != (b.Near == "") { // beside a known name first
			if a.Near != "" {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Articles, a.Articles)
	})
	return list
}

// wordy reports whether a wording contains more than function words.
func wordy(words []string, stop map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		w = strings.ToLower(w)
		return len(w) > 3 && !stop[w] && strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
	})
}

// Apart returns the words that set an outlet apart, from a Report on the same articles,
// unless m knows them or they are function words: the first n of each outlet.
func Apart(r *Report, m *lexicons.Matcher, n int) []Suggestion {
	known, stop := newKnown(m), wordSet(stopWordsFile)
	var list []Suggestion
	for _, d := range r.Distinctive {
		taken := 0
		for _, w := range d.Wording {
			if taken == n || w.Z <= 0 {
				break
			}
			if w.Articles < 2 || stop[w.Word] || known.category(w.Word) != "" {
				continue
			}
			taken++
			list = append(list, Suggestion{
				Word: w.Word, Score: w.Z, Hits: int(w.Count), Articles: int(w.Articles), Outlets: []string{d.Outlet},
				Evidence: w.Evidence[:min(Sentences, len(w.Evidence))],
				Reasons:  []string{"sets " + d.Outlet + " apart: " + times(w.Count) + ", elsewhere " + times(w.ReferenceCount)},
			})
		}
	}
	return list
}
