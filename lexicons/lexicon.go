package lexicons

import "rashomon/corpus/text"

// A Lexicon is a set of categories in one language, as its author wrote it.
type Lexicon struct {
	Name       string // unique among the lexicons of a run
	Version    string // as written; compared for equality only
	Language   string // BCP 47
	Title      string // one line for people; the name when the file gives none
	License    string
	Source     string // where the whole comes from; categories name their own
	Note       string
	Categories []Category // in the order of the file, which is the order of every output
	Sheets     []Sheet    // questions for human coders; they are never matched or counted
	File       string     // where it came from, for messages
	Hash       string     // SHA-256 of the file, hex
}

// A Kind says how a category's entries are compared.
type Kind uint8

// The kinds of category.
const (
	Cue    Kind = iota // occurrences, compared as a rate
	Choice             // rival names for one referent, compared as shares of the set
)

var kindNames = [...]string{"cue", "choice"}

// String is the kind's name in lexicon files and in every output.
func (k Kind) String() string { return kindNames[k] }

// A Category is a set of entries that answer one question.
type Category struct {
	ID           string // unique in its lexicon
	Title        string
	Kind         Kind
	Source       string // the theory it rests on
	Note         string // what it can and cannot show, in one plain sentence
	Checked      string // how many of its hits were read, in which articles, and how many were right
	Experimental bool   // off unless asked for
	Guards       []Guard
	Except       []string // phrases that mask every entry of the category
	Context      []string // terms, any of them enough for its entries with the guard Context
	Contrary     []string // terms of sentences about something else, for its entries with the guard Contrary
	Within       []string // the only phrases with its entries' terms, _ being the term; none: anywhere
	Entries      []Entry
	Line         int
}

// An Entry is a line of a lexicon. The entries of a Choice with the same
// option are one name.
type Entry struct {
	Option string   // the name reported; the first term, its marks taken off, when the file gives none
	Terms  []string // in the term syntax of the package comment
	Except []string // phrases that mask a match that lies inside or touches them
	Guards []Guard  // in addition to the category's
	Note   string
	Line   int
}

// A Sheet is a coding sheet: questions that people answer about an article, where words
// alone do not measure it.
type Sheet struct {
	ID, Title    string
	Source, Note string
	Questions    []Question
	Line         int
}

// A Question is answered yes or no for an article.
type Question struct {
	ID    string
	Frame string // what a yes supports
	Text  string
	Line  int
}

// A Block says why a hit does not count.
type Block uint8

// The reasons. Those after Anaphor are named after the guard that blocked.
const (
	Free     Block = iota // it counts
	Excepted              // an except phrase of its entry or category contains or touches it
	Anaphor               // it refers back to a name that ProperName blocked: the rebellion, after the Saltmarsh Rebellion
	blockedByGuard
)

// A Hit is an entry found at a place. Blocked hits were masked by an except phrase or
// stopped by a guard; they are listed and never counted.
type Hit struct {
	text.Span
	First, Last int32 // its tokens, First up to but without Last
	Entry       int32 // index into Matcher.Entries
	Negated     bool  // within four words after a negator
	Blocked     bool  // Reason is not Free
	Legal       bool  // flagged by the guard Legal as the name of an offence; it counts
	Reason      Block // why it is blocked
}
