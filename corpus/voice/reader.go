package voice

import (
	"strings"

	"rashomon/corpus"
	"rashomon/corpus/text"
)

// Options are the settings of a Reader.
type Options struct {
	// FragmentWords is the most words a quotation may have to count as a
	// fragment of another's clause.
	FragmentWords int
	// Aliases are spellings of names that mean one speaker, in addition to those the package
	// ships.
	Aliases []corpus.Alias
}

// DefaultOptions returns the settings that the documentation describes.
func DefaultOptions() Options { return Options{FragmentWords: 4} }

// A run is a half-open range of indices.
type run struct{ first, last int32 }

// A Reader reads articles. It keeps a Vocabulary and scratch space, so that a worker that reads
// many articles hardly allocates; it is not safe for concurrent use. Its memory grows with the
// number of different spellings.
type Reader struct {
	*lexis
	options   Options
	plainly   bool // for tests: take no shortcuts
	tokenizer *text.Tokenizer
	splitter  *text.Splitter
	forms     forms // at least those of the tokens in hand

	text         []word // of every token
	regionTokens []run
	fetched      root
	capitals     []int32     // tokens that can be part of a name
	stirs        []int32     // tokens that stir
	cues         ranking     // those at which some rule may begin
	others       []int32     // and those that are not cues
	glyphs       []int32     // of the others, what may be quotation marks
	enders       []int32     // of the others, what a sentence may end in
	knots        ranking     // of the others, marks whose meaning depends on their neighbours
	stops        []text.Span // the enders of a region
	allMarks     []mark
	markRuns     []run // of every region, into allMarks
	balances     []int32
	carriedInto  int  // region in which the open quotation continues, -1 when none is open
	carriedMark  bool // its part there begins with a mark
	spans        []text.Span
	clause       clause
	paints       []paint
	thread       thread
	mentions     []mention // of every attribution
	roster       roster
	resolver     resolver
	transcript   []int32 // for every region: the token of the colon after a speaker's label, 0
	order, moved []int32
}

// NewReader returns a Reader with a Vocabulary of its own.
func NewReader(options Options) *Reader {
	if options.FragmentWords <= 0 {
		options.FragmentWords = DefaultOptions().FragmentWords
	}
	return newReader(newLexis(options), options)
}

// Another returns a Reader that shares r's Vocabulary and what was learnt about its forms, for
// another worker at the same time.
func (r *Reader) Another() *Reader { return newReader(r.lexis, r.options) }

func newReader(l *lexis, options Options) *Reader {
	return &Reader{lexis: l, options: options, tokenizer: text.NewTokenizer(l.vocabulary), splitter: text.NewSplitter()}
}

// Vocabulary returns the vocabulary of the FormIDs of this Reader's tokens.
func (r *Reader) Vocabulary() *text.Vocabulary { return r.vocabulary }

// steps are the steps of reading an article, in order. They are in a table so that a benchmark
// can report the cost of each.
var steps = [...]struct {
	name string
	do   func(*Reader, *Reading)
}{
	{"regions", (*Reader).findRegions},
	{"tokens", (*Reader).tokenize},
	{"words", (*Reader).recognize},
	{"place", (*Reader).placeTokens},
	{"quotations", (*Reader).pairQuotations},
	{"sentences", (*Reader).splitSentences},
	{"names", (*Reader).enroll},
	{"attributions", (*Reader).attribute},
	{"speakers", (*Reader).resolve},
	{"kinds", (*Reader).kinds},
	{"voices", (*Reader).giveVoices},
}

// Read reads doc into into, reusing the slices of into. Any text is accepted.
func (r *Reader) Read(doc *corpus.Document, into *Reading) {
	r.begin(doc, into)
	for _, step := range steps {
		step.do(r, into)
	}
}

// begin resets into for doc.
func (r *Reader) begin(doc *corpus.Document, into *Reading) {
	into.Document, into.Vocabulary = doc, r.vocabulary
	into.Sentences = into.Sentences[:0]
	into.Quotations = into.Quotations[:0]
	into.Attributions = into.Attributions[:0]
	into.Speakers = into.Speakers[:0]
	into.Cautions = into.Cautions[:0]
}

func (r *Reader) findRegions(into *Reading) {
	into.Regions = corpus.Regions(into.Regions[:0], into.Document)
}

// tokenize cuts the text into tokens.
func (r *Reader) tokenize(into *Reading) {
	into.Tokens = r.tokenizer.Tokens(into.Tokens[:0], into.Document.Text)
}

// placeTokens gives every token its zone and every region its tokens. Tokens outside any region,
// as in front matter, are metadata.
func (r *Reader) placeTokens(into *Reading) {
	tokens := into.Tokens
	n := len(tokens)
	into.Zones = grow(into.Zones, n)
	into.Voices = grow(into.Voices, n)
	into.Duplicates = grow(into.Duplicates, n)
	clear(into.Zones)  // Body
	clear(into.Voices) // Own
	clear(into.Duplicates)
	r.regionTokens = r.regionTokens[:0]
	t := 0
	for _, region := range into.Regions {
		from := t
		for from < n && tokens[from].Start < region.Start {
			from++
		}
		if t < from {
			fill(into.Zones[t:from], corpus.Metadata)
			t = from
		}
		t = endOf(tokens, t, region.End)
		if region.Zone != corpus.Body {
			fill(into.Zones[from:t], region.Zone)
		}
		if region.Duplicate {
			fill(into.Duplicates[from:t], true)
		}
		r.regionTokens = append(r.regionTokens, run{int32(from), int32(t)})
	}
	fill(into.Zones[t:], corpus.Metadata)
}

// leap is how many tokens are skipped at once on the way to an offset.
const leap = 8

// endOf returns the first token from t on that does not end at or before an offset.
func endOf(tokens []text.Token, t int, offset int32) int {
	for t+leap <= len(tokens) {
		next := (*[leap]text.Token)(tokens[t:])
		if next[leap-1].End > offset {
			return t + ended(next, offset)
		}
		t += leap
	}
	for t < len(tokens) && tokens[t].End <= offset {
		t++
	}
	return t
}

// ended returns how many of some tokens, in order, end at or before an offset. They are counted,
// since a processor could not predict where the first that does not is.
func ended(tokens *[leap]text.Token, offset int32) int {
	n := uint32(0)
	offset++
	n += uint32(tokens[0].End-offset) >> 31
	n += uint32(tokens[1].End-offset) >> 31
	n += uint32(tokens[2].End-offset) >> 31
	n += uint32(tokens[3].End-offset) >> 31
	n += uint32(tokens[4].End-offset) >> 31
	n += uint32(tokens[5].End-offset) >> 31
	n += uint32(tokens[6].End-offset) >> 31
	n += uint32(tokens[7].End-offset) >> 31
	return int(n)
}

// startAt returns the first token from t on that does not begin before an offset.
func startAt(tokens []text.Token, t int, offset int32) int {
	for t+leap <= len(tokens) && tokens[t+leap-1].Start < offset {
		t += leap
	}
	for t < len(tokens) && tokens[t].Start < offset {
		t++
	}
	return t
}

// fill sets all of s to v, eight at a time; the last eight may overlap those before.
func fill[T any](s []T, v T) {
	switch n := len(s); {
	case n >= 8:
		eight := [8]T{v, v, v, v, v, v, v, v}
		for i := 0; i+8 < n; i += 8 {
			*(*[8]T)(s[i:]) = eight
		}
		*(*[8]T)(s[n-8:]) = eight
	case n >= 4:
		four := [4]T{v, v, v, v}
		*(*[4]T)(s), *(*[4]T)(s[n-4:]) = four, four
	case n > 0:
		s[0], s[n/2], s[n-1] = v, v, v
	}
}

// splitSentences finds the sentences of every region, none of which ends inside
// a quotation.
func (r *Reader) splitSentences(into *Reading) {
	src, q := into.Document.Text, 0
	oneLine := !r.tokenizer.OddGap() && strings.IndexByte(src, '\r') < 0 && !r.plainly
	enders := r.enders
	for i, region := range into.Regions {
		r.spans = r.spans[:0]
		for ; q < len(into.Quotations) && into.Quotations[q].Start < region.End; q++ {
			r.spans = append(r.spans, into.Quotations[q].Span)
		}
		kept := len(r.spans)
		t, end := r.regionTokens[i].first, r.regionTokens[i].last
		r.stops = r.stops[:0]
		for len(enders) > 0 && enders[0] < t {
			enders = enders[1:]
		}
		n := 0
		for n < len(enders) && enders[n] < end {
			r.stops = append(r.stops, into.Tokens[enders[n]].Span)
			n++
		}
		if oneLine && strings.IndexByte(region.Of(src), '\n') < 0 {
			r.spans = r.splitter.SentencesAt(r.spans, src, region.Span, r.spans[:kept:kept], r.stops)
		} else {
			r.spans = r.splitter.Sentences(r.spans, src, region.Span, r.spans[:kept:kept])
		}
		n = 0
		for _, s := range r.spans[kept:] {
			from := t
			for n < len(r.stops) && r.stops[n].Start < s.End {
				t = enders[n]
				n++
			}
			t = int32(startAt(into.Tokens[:end], int(t), s.End))
			if n := len(into.Sentences); r.isAfterMark(from) && from < t && n > 0 && into.Sentences[n-1].Region == int32(i) && r.saysAfter(into, from, t) {
				into.Sentences[n-1].End, into.Sentences[n-1].Last = s.End, t
				continue
			}
			if from < t {
				into.Sentences = append(into.Sentences, Sentence{Span: s, First: from, Last: t, Region: int32(i)})
			}
		}
		enders = enders[len(r.stops):]
	}
}

// grow returns s with length n; its contents are left over from earlier use.
func grow[T any](s []T, n int) []T {
	if cap(s) >= n {
		return s[:n]
	}
	return make([]T, n, n+n/4)
}

// isAfterMark reports whether a quotation mark precedes token t.
func (r *Reader) isAfterMark(t int32) bool { return t > 0 && r.text[t-1].glyph != noGlyph }

// saysAfter reports whether the sentence of tokens from to end is the tail of a
// quotation that ended in its own question or exclamation mark just before:
// "Why now?" Mayor Vell asked.
func (r *Reader) saysAfter(into *Reading, from, end int32) bool {
	if from < 3 || !r.isAfterMark(from) {
		return false
	}
	last := from - 2
	if r.text[last].glyph != noGlyph {
		last-- // “They ask, ‘Why now?’” Mayor Vell said.
	}
	if into.Tokens[last].Kind != text.Mark {
		return false
	}
	switch into.Tokens[last].Of(into.Document.Text) {
	case "!", "?", "…":
	default:
		return false
	}
	const longest = 8 // words of a name with its title
	for t := from; t < end && t < from+longest; t++ {
		w := &r.text[t]
		if w.verb >= 0 && w.classes&name == 0 && t > from {
			return r.verbs[w.verb].takes(sayFrame) && w.forms&(pastForm|sForm) != 0
		}
		if w.classes&(name|honorific|det|person|org|adv|lyAdverb|terminal|subj) == 0 || w.classes&aux != 0 {
			return false
		}
	}
	return false
}
