package lexicons

import "rashomon/corpus/text"

// A Lexicon is a set of categories in one language, as its author wrote it.
type Lexicon struct {
	Name       string
	Version    string
	Language   string // BCP 47
	Title      string
	License    string
	Note       string
	Categories []Category
	File       string // where it came from, for messages
	Hash       string // SHA-256 of the file, hex
}

// A Kind says how a category's entries are compared.
type Kind uint8

// The kinds of category.
const (
	Cue    Kind = iota // occurrences, compared as a rate
	Choice             // rival names for one referent, compared as shares of the set
)

// A Category is a set of entries that answer one question.
type Category struct {
	ID           string
	Title        string
	Kind         Kind
	Source       string // the theory it rests on
	Note         string // what it can and cannot show, in one plain sentence
	Experimental bool
	Guards       []Guard
	Entries      []Entry
	Line         int
}

// An Entry is a line of a lexicon. The entries of a Choice with the same
// option are one name.
type Entry struct {
	Option string   // the name reported; the first term when the file gives none
	Terms  []string // in the term syntax of the package comment
	Except []string // phrases that mask a match that lies inside or touches them
	Guards []Guard  // beside the category's
	Note   string
	Line   int
}

// A Guard is a condition on the surroundings of a match that blocks it.
type Guard string

// A Hit is an entry found at a place. Blocked hits were masked by an except
// phrase or a guard; they are listed and never counted.
type Hit struct {
	text.Span
	First, Last int32 // its tokens, First up to but without Last
	Entry       int32 // index into Matcher.Entries
	Negated     bool  // within four tokens after a negator
	Blocked     bool
}
