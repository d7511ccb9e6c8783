package analysis

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// MaxText is the number of bytes of article text that a Profile keeps for the sections
// that lay articles side by side (quotations, shared passages, what is where). Beyond it
// sentences are dropped by the hash of their words, so that the same passage is kept or
// dropped in every article that has it, and what is kept does not depend on the order of
// reading. Some articles, chosen by the hash of their names, stay whole: in these an
// absence can be established.
const MaxText = 256 << 20

// MaxCopies is the number of articles up to which a Profile keeps Copies.
const MaxCopies = 250000

// A Copy is what a Profile keeps of one article for laying articles side by side. Offsets
// are bytes into the article's text.
type Copy struct {
	ID, File            string
	Line                int // line of File if the article is a record; else 0
	Outlet, Date, Event string
	Words               int64    // counted words
	Sketch              []uint32 // the lowest hashes of its shingles, ascending
	Speakers            []string
	Sentences           []KeptSentence
	Runs                []VoiceRun
	Quotations          []KeptQuotation
	Hits                []KeptHit

	cut cutCopy // while articles are laid side by side
}

// A KeptSentence is a counted sentence of an article.
type KeptSentence struct {
	Start int32  // byte
	Line  int32  // line of the article's file, 1-based
	Word  int32  // counted words of the article before it
	Rank  uint64 // lowest hash of its shingles
	Text  string
}

// End is the byte after the sentence.
func (s *KeptSentence) End() int32 { return s.Start + int32(len(s.Text)) }

// A VoiceRun is the place of the words from byte Start to the next run's.
type VoiceRun struct {
	Start   int32
	Speaker int32 // index into the Copy's Speakers, -1
	Place   Place
}

// A KeptQuotation is a quotation and what introduces it.
type KeptQuotation struct {
	text.Span
	Kind    voice.QuotationKind
	Stance  voice.Stance
	Speaker int32 // index into the Copy's Speakers, -1
	Verb    string
}

// A KeptHit is a counted occurrence of a choice set's option.
type KeptHit struct {
	text.Span
	Term  int32 // index into the Profile's Terms
	Place Place
}

// bank holds the Copies of a Profile within MaxText.
type bank struct {
	copies []Copy
	text   int64 // bytes kept
	seen   int64 // bytes of all sentences counted
	level  int   // sentences whose Rank begins with this many zero bits are kept
	over   bool  // there were more than MaxCopies articles
	off    bool  // nothing is kept
	limit  int64
}

func newBank(on bool, limit int64) bank {
	if limit == 0 {
		limit = MaxText
	}
	return bank{limit: limit, off: !on}
}

func (b *bank) add(c Copy) {
	if b.over || b.off {
		return
	}
	b.seen += c.size()
	if !c.staysWhole(b.level) {
		c.prune(b.level)
	}
	b.copies = append(b.copies, c)
	b.text += c.size()
	b.bound()
}

// wholeBits is how many more leading zero bits than a sentence's rank an article's hash
// must have to stay whole: a quarter of the text kept is of whole articles.
const wholeBits = 2

// staysWhole reports whether no sentence of the article is dropped at a level. A lower
// level keeps all that a higher one does.
func (c *Copy) staysWhole(level int) bool {
	return level == 0 || bits.LeadingZeros64(mix(hashID(c.ID)^hashString(c.File)+uint64(c.Line))) >= level+wholeBits
}

// whole lists the copies without a dropped sentence, in the given order.
func (b *bank) whole(copies []Copy) []Copy {
	return slices.DeleteFunc(slices.Clone(copies), func(c Copy) bool { return !c.staysWhole(b.level) })
}

// alike drops from whole articles the sentences that all others have lost, so that a
// passage is kept in every article or in none.
func (b *bank) alike(copies []Copy) []Copy {
	out := slices.Clone(copies)
	for i := range out {
		if b.level > 0 && out[i].staysWhole(b.level) {
			c := &out[i]
			c.Sentences, c.Runs, c.Quotations, c.Hits = slices.Clone(c.Sentences), slices.Clone(c.Runs), slices.Clone(c.Quotations), slices.Clone(c.Hits)
			c.prune(b.level)
		}
	}
	return out
}

func (b *bank) merge(o *bank) {
	if b.off || o.off {
		*b = newBank(false, b.limit)
		return
	}
	b.over = b.over || o.over
	level := max(b.level, o.level)
	b.copies = append(b.copies, o.copies...)
	b.seen += o.seen
	b.prune(level)
	b.bound()
}

func (b *bank) bound() {
	if b.over || len(b.copies) > MaxCopies {
		*b = bank{over: true, limit: b.limit, level: b.level, seen: b.seen}
		return
	}
	for b.text > b.limit && b.level < 64 {
		b.prune(b.level + 1)
	}
}

func (b *bank) prune(level int) {
	b.level, b.text = level, 0
	for i := range b.copies {
		if !b.copies[i].staysWhole(level) {
			b.copies[i].prune(level)
		}
		b.text += b.copies[i].size()
	}
}

func (c *Copy) size() int64 {
	var n int64
	for i := range c.Sentences {
		n += int64(len(c.Sentences[i].Text))
	}
	return n
}

// prune drops the sentences whose rank has fewer leading zero bits than level, and
// everything in them.
func (c *Copy) prune(level int) {
	if level == 0 {
		return
	}
	before := len(c.Sentences)
	c.Sentences = slices.DeleteFunc(c.Sentences, func(s KeptSentence) bool { return bits.LeadingZeros64(s.Rank) < level })
	if len(c.Sentences) == before {
		return
	}
	c.Runs = slices.DeleteFunc(c.Runs, func(r VoiceRun) bool { return c.sentenceAt(r.Start) < 0 })
	c.Quotations = slices.DeleteFunc(c.Quotations, func(q KeptQuotation) bool { return c.sentenceAt(q.Start) < 0 })
	c.Hits = slices.DeleteFunc(c.Hits, func(h KeptHit) bool { return c.sentenceAt(h.Start) < 0 })
}

// sentenceAt is the index of the kept sentence that contains the byte at, -1 when none
// does.
func (c *Copy) sentenceAt(at int32) int {
	i, _ := slices.BinarySearchFunc(c.Sentences, at, func(s KeptSentence, at int32) int { return int(s.End()) - int(at) - 1 })
	if i < len(c.Sentences) && c.Sentences[i].Start <= at {
		return i
	}
	return -1
}

// runAt is the index of the voice run that contains the byte at, -1 before the first.
func (c *Copy) runAt(at int32) int {
	i, found := slices.BinarySearchFunc(c.Runs, at, func(r VoiceRun, at int32) int { return cmp.Compare(r.Start, at) })
	if found {
		return i
	}
	return i - 1
}

func (c *Copy) speaker(i int32) string {
	if i < 0 || int(i) >= len(c.Speakers) {
		return ""
	}
	return c.Speakers[i]
}

// sorted returns the copies in their canonical order.
func (b *bank) sorted() []Copy {
	list := slices.Clone(b.copies)
	slices.SortFunc(list, func(x, y Copy) int {
		return cmp.Or(
			cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(x.Date, y.Date), cmp.Compare(x.Event, y.Event),
			cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.ID, y.ID),
			slices.Compare(x.Sketch, y.Sketch), cmp.Compare(x.Words, y.Words),
		)
	})
	return list
}

// copier makes Copies of a Counter's articles.
type copier struct {
	keys     *wordKeys // nil when no longer needed
	sentence []uint64  // keys of the words of the current sentence
	sketcher sketcher
}

// copyOf keeps what the Profile needs of a; the article's text is not retained.
func (k *copier) copyOf(a *Article, row *Row, terms *terms) Copy {
	d := a.Document
	c := Copy{
		ID: d.ID, File: d.File, Line: d.Line, Outlet: d.Outlet, Date: d.Date, Event: d.Event,
		Words: row.Words.Total(),
	}
	keys := k.keys.all()
	k.sketcher.begin(len(a.Tokens))
	line, counted, word := int32(1), int32(0), int32(0)
	for _, s := range a.Sentences {
		line += int32(strings.Count(d.Text[counted:s.Start], "\n"))
		counted = s.Start
		if !a.laid(s) {
			continue
		}
		kept := KeptSentence{Start: s.Start, Line: line, Word: word, Text: strings.Clone(s.Of(d.Text))}
		if d.Line > 0 {
			kept.Line = int32(d.Line)
		}
		k.sentence = k.sentence[:0]
		last := VoiceRun{Place: NoPlace}
		for i := s.First; i < s.Last; i++ {
			if !a.Tokens[i].Kind.Counts() {
				continue
			}
			k.sentence = append(k.sentence, keys[a.Tokens[i].Form])
			run := VoiceRun{Start: a.Tokens[i].Start, Place: placeOf(a.Zones[i], a.Voices[i]), Speaker: -1}
			if run.Place.Claim() {
				run.Speaker = a.Speaking[i]
			}
			if run.Place != last.Place || run.Speaker != last.Speaker {
				c.Runs = append(c.Runs, run)
			}
			last = run
		}
		if len(k.sentence) == 0 {
			continue
		}
		word += int32(len(k.sentence))
		kept.Rank = k.sketcher.add(k.sentence)
		c.Sentences = append(c.Sentences, kept)
	}
	for i := range a.Speakers {
		c.Speakers = append(c.Speakers, strings.Clone(a.Speakers[i].Name)) // a part of the text would retain all of it
	}
	for _, q := range a.Quotations {
		if a.Duplicates[q.First] {
			continue
		}
		kept := KeptQuotation{Span: q.Span, Kind: q.Kind, Speaker: q.Speaker}
		if q.Attribution >= 0 {
			at := a.Attributions[q.Attribution]
			kept.Verb, kept.Stance = at.Verb, at.Stance
		}
		c.Quotations = append(c.Quotations, kept)
	}
	for _, h := range a.Hits {
		place := a.PlaceOf(h)
		if h.Blocked || a.Duplicates[h.First] || place == NoPlace {
			continue
		}
		c.Hits = append(c.Hits, KeptHit{h.Span, terms.option[h.Entry], place})
	}
	if sketch, ok := k.sketcher.sketch(); ok {
		c.Sketch = sketch
	} else {
		c.Sketch = k.sketchOf(a)
	}
	return c
}

// laid reports whether the sentence is used when articles are laid side by side.
func (a *Article) laid(s voice.Sentence) bool {
	return !a.Duplicates[s.First] && placeOf(a.Zones[s.First], a.Voices[s.First]) != NoPlace
}

// sketchOf computes only the sketch of a.
func (k *copier) sketchOf(a *Article) []uint32 {
	k.sentence = slices.Grow(k.sentence[:0], len(a.Tokens))[:len(a.Tokens)]
	keys := k.sentence[:keysOfWords(k.sentence, a.Tokens, k.keys.all())]
	for _, words := range [...]int{len(a.Tokens), 0} {
		k.sketcher.begin(words)
		for i := range a.Sentences {
			if s := &a.Sentences[i]; a.laid(*s) {
				k.sketcher.add(keys[a.before[s.First]:a.before[s.Last]])
			}
		}
		if sketch, ok := k.sketcher.sketch(); ok {
			return sketch
		}
	}
	return nil
}
