package analysis

// Schema names the form of a Report as JSON. A change that could break a reader raises
// its number.
const Schema = "rashomon.report/1"

// A Report is a finished comparison: every number, caution and sentence of evidence
// that any output shows. Package report lays it out and computes nothing. Rates, shares
// and statistics are nil if there is no data for them, which is not the same as 0.
type Report struct {
	Schema      string        `json:"schema"`
	Provenance  Provenance    `json:"provenance"`
	Sections    []string      `json:"sections"` // those that were worked out; the others are empty
	LeftOut     []LeftOut     `json:"left_out"` // what was asked for but needs more than a profile file holds
	Corpus      Corpus        `json:"corpus"`
	Design      Design        `json:"design"`
	Naming      []Choice      `json:"naming"`
	Cues        []CueSet      `json:"cues"`
	Distinctive []Distinctive `json:"distinctive"`
	Sources     Sources       `json:"sources"`
	Quotations  Quotations    `json:"quotations"`
	Shared      Shared        `json:"shared"`
	Coverage    Coverage      `json:"coverage"`
	Similarity  Similarity    `json:"similarity"`
	Cautions    []string      `json:"cautions"`
}

// LeftOut is a section, or a part of one, that could not be worked out.
type LeftOut struct {
	Section string `json:"section"`
	Part    string `json:"part"` // "" for the whole section
	Reason  string `json:"reason"`
}

// Provenance is everything needed to make the same report again.
type Provenance struct {
	Program  string       `json:"program"`
	Version  string       `json:"version"`
	Command  string       `json:"command"`
	Seed     uint64       `json:"seed"`
	Alpha    float64      `json:"alpha"`
	Lexicons []LexiconRef `json:"lexicons"`
	Inputs   string       `json:"inputs_digest"` // sum of the articles' SHA-256, the same for any order
}

// Corpus is section 1: what was read.
type Corpus struct {
	Outlets  []OutletSummary  `json:"outlets"`
	Articles []ArticleSummary `json:"articles"` // empty when there are more than MaxRows
	Skipped  Skipped          `json:"skipped"`
	Reading  []string         `json:"reading"`
}

// OutletSummary is what was read of one outlet.
type OutletSummary struct {
	Outlet       string   `json:"outlet"`
	Articles     int64    `json:"articles"`
	Events       int64    `json:"events"` // different events named by its articles
	Words        int64    `json:"words"`  // counted words
	ByVoice      Places   `json:"words_by_voice"`
	WordingWords int64    `json:"wording_words"`
	QuotedWords  int64    `json:"quoted_words"`
	QuotedShare  *float64 `json:"quoted_share"`
	Quotations   int64    `json:"quotations"`
	Unclosed     int64    `json:"unclosed_quotations"`
	Duplicate    int64    `json:"duplicate_words"` // in repeated lines, counted nowhere else
	Outside      int64    `json:"outside_words"`   // in bylines, credits, metadata, boilerplate

	Unheard []LanguageCount `json:"reported_speech_not_read"` // articles in languages other than English, in which only quotations are told apart as words of sources
}

// ArticleSummary is one article that was read.
type ArticleSummary struct {
	ID      string `json:"id"`
	Outlet  string `json:"outlet"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Title   string `json:"title"`
	Date    string `json:"date"`
	Event   string `json:"event"`
	Words   int64  `json:"words"`
	Decoded string `json:"decoded_from,omitempty"`
	SHA256  string `json:"sha256"`
}

// Skipped counts the inputs that could not be read.
type Skipped struct {
	Total int64       `json:"total"`
	Kinds []SkipCount `json:"kinds"`
	List  []Skip      `json:"list"` // at most 1,000

	OtherLanguages []LanguageCount `json:"other_languages"` // articles that were not counted, since no lexicon is for their language; they are not among Total
}

// SkipCount is how many inputs were skipped for one reason.
type SkipCount struct {
	Kind  string `json:"kind"`
	Count int64  `json:"count"`
}

// Choice is one table of section 2: which of the rival names for one thing each outlet
// chose.
type Choice struct {
	Category
	Sets     []ChoiceTotal   `json:"outlets"`
	Tested   []string        `json:"tested_outlets"` // whose articles use the set often enough for a test; null if the design has none
	Names    []Name          `json:"names"`          // those found, most frequent in the outlets' wording first
	Absent   []string        `json:"absent"`         // names of the set that no article has
	Articles []ArticleLabels `json:"articles"`       // nil when there are more than MaxRows

	Modifiers []Modifier    `json:"modifiers"` // before the names, most frequent first; null if there are too many articles to lay side by side
	Speakers  []NameSpeaker `json:"speakers"`  // with the names in their words, likewise

	Statistics []Statistic `json:"statistics"` // those that were asked for
	Reading    []string    `json:"reading"`
}

// Category says where a table comes from.
type Category struct {
	Lexicon      string `json:"lexicon"`
	ID           string `json:"category"`
	Title        string `json:"title"`
	Source       string `json:"source"`
	Note         string `json:"note"`
	Experimental bool   `json:"experimental"`
}

// ChoiceTotal is how often one outlet used any name of the set: the denominators.
type ChoiceTotal struct {
	Outlet     string `json:"outlet"`
	Wording    int64  `json:"wording"` // occurrences in the outlet's wording
	Quoted     int64  `json:"quoted"`  // occurrences in quotations
	Articles   int64  `json:"articles"`
	OfArticles int64  `json:"of_articles"`
	Words      int64  `json:"wording_words"`

	WordingArticles int64 `json:"wording_articles"` // whose wording uses the set
}

// A Name is one option of a choice set, or one entry of a cue category, over
// all outlets.
type Name struct {
	Option   string      `json:"option"`
	Test     *Test       `json:"test"`    // over all outlets; null where there is none
	Outlets  []NameCount `json:"outlets"` // every outlet, in the report's order
	Evidence []Evidence  `json:"evidence"`
}

// NameCount is one option in one outlet.
type NameCount struct {
	Outlet   string `json:"outlet"`
	Wording  int64  `json:"wording"`
	Quoted   int64  `json:"quoted"`
	ByVoice  Places `json:"by_voice"`
	Negated  int64  `json:"negated"`
	Legal    int64  `json:"legal"`             // as the name of an offence: "mutiny charges"
	Articles int64  `json:"articles"`          // with the name, in any voice
	First    int64  `json:"first_in_articles"` // in which it is the first name in the outlet's wording
	Headline int64  `json:"headline_articles"` // whose headline has it

	LeftOut    int64 `json:"left_out"`     // places where the lexicon leaves it out, as in a proper name; for names of a choice set only
	OwnLeftOut int64 `json:"own_left_out"` // of these, in the outlet's own voice

	Share *float64 `json:"share_of_wording"` // of the set's occurrences in the outlet's wording

	WordingArticles int64      `json:"wording_articles"` // with the name in the outlet's wording
	ArticleShare    *float64   `json:"article_share"`    // of those whose wording uses the set; null for cues
	ArticleInterval *Interval  `json:"article_interval"` // of ArticleShare; null if the design has none
	Test            *Test      `json:"test"`             // against the other outlets together
	Stability       *Stability `json:"stability"`        // null if nothing is compared, or found only once
}

// ArticleLabels lists the names that one article uses, in order of first
// appearance.
type ArticleLabels struct {
	Article string         `json:"article"`
	Outlet  string         `json:"outlet"`
	Labels  []ArticleLabel `json:"labels"`
}

// ArticleLabel is a name's first place in an article.
type ArticleLabel struct {
	Option string `json:"option"`
	Voice  string `json:"voice"`
	Start  int32  `json:"start"`
}

// CueSet is one table of section 3: how often each outlet uses the entries of a
// cue category.
type CueSet struct {
	Category
	Outlets []CueCount `json:"outlets"`
	Test    *Test      `json:"test"`    // over all outlets; null where there is none
	Entries []Name     `json:"entries"` // those found, most frequent first

	Statistics []Statistic `json:"statistics"` // those that were asked for
	Reading    []string    `json:"reading"`
}

// CueCount is one cue category in one outlet.
type CueCount struct {
	Outlet       string    `json:"outlet"`
	Wording      int64     `json:"wording"`
	Quoted       int64     `json:"quoted"`
	ByVoice      Places    `json:"by_voice"`
	Negated      int64     `json:"negated"`
	WordingWords int64     `json:"wording_words"` // the denominator of WordingRate
	QuotedWords  int64     `json:"quoted_words"`  // the denominator of QuotedRate
	Articles     int64     `json:"articles"`      // with the cue in the outlet's wording
	OfArticles   int64     `json:"of_articles"`
	WordingRate  *float64  `json:"wording_per_1000"`
	QuotedRate   *float64  `json:"quoted_per_1000"`
	LogRatio     *LogRatio `json:"log_ratio"`               // over all articles
	WithinEvents *Within   `json:"log_ratio_within_events"` // the same with events held constant; null if tests do not hold them constant, or too few are shared
	Spread       *Spread   `json:"spread"`                  // null for a single article, and if there is no row for each article

	Interval  *Interval  `json:"interval"`  // of LogRatio; null if the design has none
	Test      *Test      `json:"test"`      // against the outlets of LogRatio
	Stability *Stability `json:"stability"` // null if nothing is compared
}

// A Spread is the range of a rate over the articles of one outlet, per 1,000 words.
type Spread struct {
	Lowest  float64 `json:"lowest"`
	Highest float64 `json:"highest"`
}

// LogRatio compares one outlet's rate with that of the other outlets together, in the
// outlets' wording: log2 of the ratio, so 1 is twice and -1 half.
type LogRatio struct {
	Value          float64 `json:"value"`
	Count          int64   `json:"count"` // of the outlet, without articles that repeat others if the design has tests
	Words          int64   `json:"words"`
	Reference      string  `json:"reference"`
	ReferenceCount int64   `json:"reference_count"`
	ReferenceWords int64   `json:"reference_words"`
	Smoothed       bool    `json:"smoothed"` // one count was 0 and taken as 0.5
}

// Within is a log ratio that holds constant what the tests do: outlets are compared
// within the events that they and the others report, and over the articles outside these.
type Within struct {
	Value    float64  `json:"value"`
	Interval Interval `json:"interval"`
	Strata   int      `json:"strata"` // events with words of both and a hit; the articles outside shared events count as one
}

// Evidence is one occurrence with its sentence. Offsets are bytes into the
// article's text.
type Evidence struct {
	Outlet        string `json:"outlet"`
	Article       string `json:"article"`
	File          string `json:"file"`
	Line          int    `json:"line"`
	Start         int32  `json:"start"`
	End           int32  `json:"end"`
	SentenceStart int32  `json:"sentence_start"`
	Sentence      string `json:"sentence"`
	Voice         string `json:"voice"`
	Speaker       string `json:"speaker"`
	Verb          string `json:"verb"`
	Negated       bool   `json:"negated"`
}
