package voice

import (
	"rashomon/corpus"
	"rashomon/corpus/text"
)

// A Voice says who speaks a token of the body.
type Voice uint8

// The voices. Wording is what the outlet chose (Own, Cue, Indirect), Quoted what is given as a
// source's exact words (Fragment, Quote).
const (
	Own      Voice = iota // the outlet, in its own name
	Cue                   // the outlet, introducing a source: "the minister said on Monday"
	Indirect              // a source's claim in the outlet's words
	Fragment              // one to four quoted words inside another's clause
	Quote                 // a longer quotation
)

// Voices is the number of voices.
const Voices = 5

var voiceNames = [Voices]string{"own", "cue", "indirect", "fragment", "quote"}

// String returns the voice's name in every output.
func (v Voice) String() string { return voiceNames[v] }

// Wording reports whether the outlet chose the words: own, cue or indirect.
func (v Voice) Wording() bool { return v <= Indirect }

// Quoted reports whether the words are given as a source's own.
func (v Voice) Quoted() bool { return v >= Fragment }

// A Sentence is a run of tokens of one paragraph, from First up to but not including Last.
type Sentence struct {
	text.Span
	First, Last int32
	Region      int32 // index into Reading.Regions
}

// A QuotationKind says how much a quotation contains.
type QuotationKind uint8

// The kinds of quotation. Four words are the default of Options.FragmentWords. Unattributed is at
// most that many words in quotation marks without a source in the sentence; nothing is claimed
// about irony.
const (
	Full         QuotationKind = iota // a clause that could stand alone, or a short sentence with a source
	Partial                           // five words or more inside another's clause
	Fragmentary                       // one to four words, with a source
	Unattributed                      // one to four words, without a source
)

var quotationKindNames = [...]string{"full", "partial", "fragment", "unattributed"}

// String returns the kind's name in every output.
func (k QuotationKind) String() string { return quotationKindNames[k] }

// A Quotation is a run of text between quotation marks, including the marks.
type Quotation struct {
	text.Span
	First, Last int32 // its tokens, including the marks
	Words       int32 // counted words inside the marks
	Kind        QuotationKind
	Speaker     int32 // index into Reading.Speakers, -1 when unknown
	Attribution int32 // index into Reading.Attributions, -1 when there is none
	Unclosed    bool  // no closing mark was found; it ends with its paragraph
	Continued   bool  // it continues the quotation before it, across a paragraph break
}

// A Class is what kind of source speaks.
type Class uint8

// The classes of source.
const (
	Unknown Class = iota
	Official
	Military
	Expert
	Citizen
	Media
	Anonymous
	Organisation
	Person
)

// A Speaker is a source of the article, resolved across its mentions.
type Speaker struct {
	Name  string // the full form as the article first gives it, without titles
	Title string // the title before the name, as written: "boss" is a framing choice
	Class Class
	Actor string // the country that a metonym refers to: "Beijing" points at China; empty otherwise

	named  bool // a person with a name
	gender gender
	words  run // tokens of its name and title, for short forms
}

// A Passage is a run of the article's text, with its tokens.
type Passage struct {
	text.Span
	First, Last int32
}

// An Attribution ties words to a source. Content, Source and Cue are spans of the article's text.
type Attribution struct {
	Content    []Passage
	Source     text.Span // empty when no source is named
	Cue        text.Span // the verb or preposition that introduces the source; empty when there is none
	Speaker    int32     // index into Reading.Speakers, -1 when unknown
	Via        int32     // the channel of a nested source, -1 when there is none
	Verb       string    // base form of the cue verb, or "according to" and the like
	Stance     Stance
	Confidence float32 // 0 to 1: how sure the rule is
}

// span returns the text of a run of tokens.
func (into *Reading) span(tokens run) text.Span {
	return text.Span{Start: into.Tokens[tokens.first].Start, End: into.Tokens[tokens.last-1].End}
}

// passage returns a run of tokens with its text.
func (into *Reading) passage(tokens run) Passage {
	return Passage{into.span(tokens), tokens.first, tokens.last}
}

func (q *Quotation) passage() Passage { return Passage{q.Span, q.First, q.Last} }

// Sure reports whether the attribution changes whose voice its words are; one that is not sure is
// listed, but its words stay the outlet's.
func (a *Attribution) Sure() bool { return a.Confidence >= paintedFrom }

// A Stance is the attitude of a cue verb to what it introduces.
type Stance uint8

// The stances of cue verbs.
const (
	Neutral Stance = iota
	Positive
	Negative
	Doubt
	Factive
)

var stanceNames = [...]string{"neutral", "positive", "negative", "doubt", "factive"}

// String returns the stance's name in every output.
func (s Stance) String() string { return stanceNames[s] }

// A Reading is one article as read: what is written, in which zone, and who speaks. Slices
// parallel to Tokens have its length.
type Reading struct {
	Document     *corpus.Document
	Vocabulary   *text.Vocabulary
	Regions      []corpus.Region
	Tokens       []text.Token
	Zones        []corpus.Zone // of every token
	Voices       []Voice       // of every token; outside the body, Own except in quotations
	Duplicates   []bool        // of every token: it is in a line seen before
	Sentences    []Sentence    // of all regions, in order
	Quotations   []Quotation
	Attributions []Attribution
	Speakers     []Speaker
	Cautions     []Caution
}

// A Caution is a doubt about one place in an article: nothing failed, but a reader should know.
type Caution struct {
	text.Span
	Message string // one sentence
}
