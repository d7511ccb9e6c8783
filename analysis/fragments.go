package analysis

import (
	"cmp"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

// A ShortQuotation is a few quoted words, fewer than QuotationWords, that more than one
// outlet has: which outlets put them in quotation marks and which use them plainly.
type ShortQuotation struct {
	Text     string          `json:"text"` // the commonest form between the marks; if outlets quote one thing in different words, all of them, separated by " / "
	Outlets  []FragmentCount `json:"outlets"`
	Evidence []Evidence      `json:"evidence"`
}

// FragmentCount is how often one outlet has a fragment's very words, inflected or not.
type FragmentCount struct {
	Outlet   string `json:"outlet"`
	Quoted   int64  `json:"quoted"` // in quotation marks
	Plain    int64  `json:"plain"`  // outside them
	Articles int64  `json:"articles"`
}

// MaxFragments bounds the fragments that a Report lists.
const MaxFragments = 500

// fragmentWindow is the number of words within which the content words of a fragment
// count as being together.
const fragmentWindow = 5

// fragmentEvidence is the number of places shown for each outlet, inside quotation
// marks and outside.
const fragmentEvidence = 2

// A shortQuote is a fragment's words: one key word, or pairs of them.
type shortQuote struct {
	keys    []uint64   // lemmas of the content words
	phrases [][]uint64 // the lemmas of all words, for every form; for one form if only one is a content word
	at      int        // which of them that one is
	forms   map[string]int
	also    []string // forms of fragments that were joined to it
	counts  []outletCount
	list    []fragmentPlace // all places of a small set, else the first ones of every outlet
}

// outletCount is a FragmentCount being made. Copies come in the order of their outlets.
type outletCount struct {
	outlet, last            int32 // last is the copy counted most recently
	quoted, plain, articles int64
}

// A fragmentPlace is where a fragment's words occur or, in a small set, where two of
// them occur with others between or around them: these places show that two fragments
// quote one thing, and they count as neither.
type fragmentPlace struct {
	copy int32
	text.Span
	quoted, exact bool
}

// A keyPair is two content words of a fragment, or the last of them and the content
// word that follows it.
type keyPair struct{ a, b uint64 }

// fragments returns the short quotations, which are found once.
func (s *side) fragments() []ShortQuotation {
	if s.rows == nil {
		s.rows = s.findFragments()
	}
	return s.rows
}

// findFragments finds the words of short quotations in the other articles, quoted or
// not. A fragment of one word is looked for word by word; a longer one by two of its
// content words, or by one and the word that the fragment describes. The cost grows
// with the text.
func (s *side) findFragments() []ShortQuotation {
	single, pairs, list := s.shortQuotes()
	if len(list) == 0 {
		return []ShortQuotation{}
	}
	small := len(s.copies) <= mostPlacedArticles
	var words []spokenWord
	for i := range s.copies {
		if !s.finder.stands[i] {
			continue
		}
		c := &s.copies[i]
		words = words[:0]
		for k := range c.Sentences {
			words = s.finder.opener.words(words, c, k)
		}
		for w := range words {
			if words[w].class == functionWord {
				continue
			}
			for _, id := range single[words[w].lemma] {
				// The words around the one content word of "no limits" must be there
				// too.
				if q := &list[id]; isPhrase(words, w-q.at, w, q.phrases[0]) {
					q.add(s.outlet[i], int32(i), words[w-q.at:w-q.at+len(q.phrases[0])], true, small)
				}
			}
			for v := w + 1; v < len(words) && v < w+fragmentWindow && words[v].sentence == words[w].sentence; v++ {
				for _, id := range pairs[keyPair{words[w].lemma, words[v].lemma}] {
					q := &list[id]
					if from, n := q.phraseAround(words, w, v); n > 0 {
						q.add(s.outlet[i], int32(i), words[from:from+n], true, small)
					} else if small {
						q.add(s.outlet[i], int32(i), words[w:v+1], false, small)
					}
				}
			}
		}
	}
	if small {
		list = s.joinedFragments(list)
	}
	s.short = slices.DeleteFunc(list, func(q shortQuote) bool { return len(q.counts) == 0 })
	return s.fragmentRows()
}

// isPhrase reports whether words have the lemmas of phrase from there on, in the sentence
// of word w.
func isPhrase(words []spokenWord, from, w int, phrase []uint64) bool {
	if from < 0 || from+len(phrase) > len(words) || words[from].sentence != words[w].sentence || words[from+len(phrase)-1].sentence != words[w].sentence {
		return false
	}
	for i, k := range phrase {
		if words[from+i].lemma != k {
			return false
		}
	}
	return true
}

// phraseAround finds the fragment's exact words at w and v, where two of them occur, or
// one and the word after it; no words if others are there.
func (q *shortQuote) phraseAround(words []spokenWord, w, v int) (from, n int) {
	for _, phrase := range q.phrases {
		for from := w; from >= 0 && from > w-len(phrase); from-- {
			if v <= from+len(phrase) && isPhrase(words, from, w, phrase) {
				return from, len(phrase)
			}
		}
	}
	return 0, 0
}

// mostPlacedArticles is the number of articles up to which every place of a fragment is
// kept; beyond it only the first of every outlet are. Counts are exact in either case.
const mostPlacedArticles = 2000

// add notes a place, together with the one before it if they overlap: of the fragment's
// exact words, or of some of them.
func (q *shortQuote) add(outlet, copy int32, words []spokenWord, exact, all bool) {
	span := text.Span{Start: words[0].Start, End: words[len(words)-1].End}
	// A single word inside a longer quotation is not set off by its marks.
	quoted := slices.ContainsFunc(words, func(w spokenWord) bool { return w.place == Fragment || w.place == Quote && len(words) > 1 })
	p := fragmentPlace{copy, span, quoted, exact}
	if n := len(q.list) - 1; n >= 0 && q.list[n].copy == copy && span.Start < q.list[n].End {
		switch last := &q.list[n]; {
		case exact && !last.exact:
			*last = p
			q.tally(outlet, p)
		case exact == last.exact:
			last.End = max(last.End, span.End)
			if quoted && !last.quoted && exact {
				o := &q.counts[len(q.counts)-1]
				o.quoted, o.plain = o.quoted+1, o.plain-1
			}
			last.quoted = last.quoted || quoted
		}
		return
	}
	if exact {
		q.tally(outlet, p)
	}
	if all || q.counts[len(q.counts)-1].of(quoted) <= fragmentEvidence {
		q.list = append(q.list, p)
	}
}

// tally counts a place.
func (q *shortQuote) tally(outlet int32, p fragmentPlace) {
	if n := len(q.counts); n == 0 || q.counts[n-1].outlet != outlet {
		q.counts = append(q.counts, outletCount{outlet: outlet, last: -1})
	}
	o := &q.counts[len(q.counts)-1]
	if o.last != p.copy {
		o.last = p.copy
		o.articles++
	}
	if p.quoted {
		o.quoted++
	} else {
		o.plain++
	}
}

func (o *outletCount) of(quoted bool) int64 {
	if quoted {
		return o.quoted
	}
	return o.plain
}

// shortQuotes lists the different fragments, and maps the single words and pairs of
// words to look for to them.
func (s *side) shortQuotes() (single map[uint64][]int32, pairs map[keyPair][]int32, list []shortQuote) {
	single, pairs = map[uint64][]int32{}, map[keyPair][]int32{}
	ids := map[string]int32{}
	var words []spokenWord
	for i := range s.copies {
		c := &s.copies[i]
		if !s.finder.stands[i] || len(c.Quotations) == 0 {
			continue
		}
		words = words[:0]
		for k := range c.Sentences {
			words = s.finder.opener.words(words, c, k)
		}
		for _, q := range c.Quotations {
			from, _ := slices.BinarySearchFunc(words, q.Start, func(w spokenWord, at int32) int { return cmp.Compare(w.Start, at) })
			to := from
			var content []uint64
			for ; to < len(words) && words[to].Start < q.End; to++ {
				if words[to].class == contentWord {
					content = append(content, words[to].lemma)
				}
			}
			if to == from || to-from >= QuotationWords || len(content) == 0 {
				continue
			}
			key := ""
			for k := from; k < to; k++ {
				if len(content) == 1 || words[k].class == contentWord {
					key += string(appendKey(nil, words[k].lemma))
				}
			}
			id, known := ids[key]
			if !known {
				id = int32(len(list))
				ids[key] = id
				list = append(list, shortQuote{keys: content, forms: map[string]int{}})
				if len(content) == 1 {
					single[content[0]] = append(single[content[0]], id)
					list[id].at = slices.IndexFunc(words[from:to], func(w spokenWord) bool { return w.class == contentWord })
				}
				for x := range content {
					for y := x + 1; y < len(content); y++ {
						notePair(pairs, keyPair{content[x], content[y]}, id)
					}
				}
			}
			list[id].notePhrase(words[from:to])
			list[id].forms[strings.TrimRight(unmarked(s.text(int32(i), q.Span)), ".")]++
			// The word that the fragment describes, in the same sentence.
			if len(content) > 1 && to < len(words) && words[to].sentence == words[to-1].sentence && words[to].class == contentWord && words[to].Start-q.End <= 1 {
				for _, k := range content {
					notePair(pairs, keyPair{k, words[to].lemma}, id)
				}
			}
		}
	}
	return single, pairs, list
}

// notePhrase notes the words of a form.
func (q *shortQuote) notePhrase(words []spokenWord) {
	phrase := make([]uint64, len(words))
	for i, w := range words {
		phrase[i] = w.lemma
	}
	if !slices.ContainsFunc(q.phrases, func(p []uint64) bool { return slices.Equal(p, phrase) }) {
		q.phrases = append(q.phrases, phrase)
	}
}

func notePair(pairs map[keyPair][]int32, p keyPair, id int32) {
	if !slices.Contains(pairs[p], id) {
		pairs[p] = append(pairs[p], id)
	}
}

// A rankedFragment is a row being made.
type rankedFragment struct {
	text            string
	quoting, having int // outlets
	quoted, total   int64
	words           int
	short           *shortQuote
}

// marked is the number of outlets that put the words in quotation marks, reduced if the
// words mostly occur without them: a name that somebody quoted once comes last.
func (r *rankedFragment) marked() float64 {
	return float64(r.quoting) * float64(r.quoted) / float64(r.total)
}

// fragmentRows makes the rows of the fragments that at least two outlets have.
// Fragments found in the same places are one row.
func (s *side) fragmentRows() []ShortQuotation {
	var rows []rankedFragment
	for i := range s.short {
		q := &s.short[i]
		r := rankedFragment{text: q.name(), words: len(q.keys), short: q}
		for _, o := range q.counts {
			r.having++
			r.quoted += o.quoted
			r.total += o.quoted + o.plain
			if o.quoted > 0 {
				r.quoting++
			}
		}
		// A single word in quotation marks says nothing if it merely occurs elsewhere.
		if r.having < 2 || len(q.phrases[0]) == 1 && r.quoting < 2 {
			continue
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b rankedFragment) int {
		return cmp.Or(
			cmp.Compare(b.marked(), a.marked()), cmp.Compare(b.quoting, a.quoting), cmp.Compare(b.having, a.having),
			cmp.Compare(b.words, a.words), cmp.Compare(b.total, a.total), cmp.Compare(a.text, b.text),
		)
	})
	out := []ShortQuotation{}
	for _, r := range rows[:min(MaxFragments, len(rows))] {
		row := ShortQuotation{Text: r.text, Outlets: []FragmentCount{}, Evidence: []Evidence{}}
		for _, o := range r.short.counts {
			row.Outlets = append(row.Outlets, FragmentCount{s.copies[o.last].Outlet, o.quoted, o.plain, o.articles})
		}
		shown := map[fragmentPlace]int{}
		for _, p := range r.short.list {
			if !p.exact {
				continue
			}
			if k := (fragmentPlace{copy: s.outlet[p.copy], quoted: p.quoted}); shown[k] < fragmentEvidence {
				shown[k]++
				row.Evidence = append(row.Evidence, s.spanEvidence(p.copy, p.Span))
			}
		}
		out = append(out, row)
	}
	return out
}

// joinedFragments joins fragments that were found in the same places: two quotations of
// one thing in different words ("complex and severe", "complex and grim"). Each of them
// is counted where it occurs.
func (s *side) joinedFragments(list []shortQuote) []shortQuote {
	type at struct{ copy, start int32 }
	owner := map[at]int{}
	var out []shortQuote
	for _, q := range list {
		if len(q.list) == 0 {
			continue
		}
		same := map[int]int{}
		for _, p := range q.list {
			if o, ok := owner[at{p.copy, p.Start}]; ok {
				same[o]++
			}
		}
		into, most := -1, 0
		for o, n := range same {
			if n > most || n == most && o < into {
				into, most = o, n
			}
		}
		if into >= 0 && 2*most >= min(len(q.list), len(out[into].list)) && len(q.keys) > 1 {
			if len(q.counts) > 0 {
				out[into].also = append(out[into].also, q.form())
			}
			for _, p := range q.list {
				if _, ok := owner[at{p.copy, p.Start}]; !ok || p.exact {
					owner[at{p.copy, p.Start}] = into
					out[into].list = append(out[into].list, p)
				}
			}
			slices.SortStableFunc(out[into].list, func(a, b fragmentPlace) int {
				return cmp.Or(cmp.Compare(a.copy, b.copy), cmp.Compare(a.Start, b.Start))
			})
			out[into].counts = nil
			for _, p := range out[into].list {
				if p.exact {
					out[into].tally(s.outlet[p.copy], p)
				}
			}
			continue
		}
		for _, p := range q.list {
			owner[at{p.copy, p.Start}] = len(out)
		}
		out = append(out, q)
	}
	return out
}

// name returns the fragment's form with those of the fragments joined to it.
func (q *shortQuote) name() string {
	names := []string{q.form()}
	for _, also := range q.also {
		if !slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, also) }) {
			names = append(names, also)
		}
	}
	return strings.Join(names, " / ")
}

// form is the commonest form of a fragment between its marks.
func (q *shortQuote) form() string {
	form, best := "", 0
	for t, n := range q.forms {
		if n > best || n == best && (len(t) < len(form) || len(t) == len(form) && t < form) {
			form, best = t, n
		}
	}
	return form
}
