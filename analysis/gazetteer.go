package analysis

import (
	_ "embed"
	"slices"
	"strings"

	"rashomon/corpus/text"
)

//go:embed gazetteer.txt
var gazetteerFile string

//go:embed titles.txt
var titlesFile string

// EntityKind says what a coverage row is about.
type EntityKind string

// The kinds of coverage rows.
const (
	PersonKind       EntityKind = "person"
	OrganisationKind EntityKind = "organisation"
	PlaceKind        EntityKind = "place"
	NameKind         EntityKind = "name" // capitalised, of no other kind
	NumberKind       EntityKind = "number"
	DateKind         EntityKind = "date"
	StatementKind    EntityKind = "statement"
	WordKind         EntityKind = "word"   // a content word of some outlets
	PhraseKind       EntityKind = "phrase" // adjacent content words
)

// A gazetteer knows the names of places and organisations, and the words of
// titles. It is read-only.
type gazetteer struct {
	names      map[string]gazetteerEntry // by folded words
	adjectives map[string]string         // folded: the place's name
	roles      map[string]bool
	inner      map[string]bool
}

type gazetteerEntry struct {
	name string
	kind EntityKind
}

func newGazetteer() *gazetteer {
	g := &gazetteer{names: map[string]gazetteerEntry{}, adjectives: map[string]string{}, roles: map[string]bool{}, inner: map[string]bool{}}
	for line := range strings.Lines(gazetteerFile) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		f := append(strings.Split(strings.TrimSpace(line), "|"), "", "", "")
		kind, name := EntityKind(strings.TrimSpace(f[0])), strings.TrimSpace(f[1])
		g.names[foldedName(name)] = gazetteerEntry{name, kind}
		for other := range strings.SplitSeq(f[2], ",") {
			if other = foldedName(other); other != "" {
				g.names[other] = gazetteerEntry{name, kind}
			}
		}
		for adjective := range strings.SplitSeq(f[3], ",") {
			if adjective = foldedName(adjective); adjective != "" {
				g.adjectives[adjective] = name
			}
		}
	}
	for line := range strings.Lines(titlesFile) {
		set, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			if set == "role" {
				g.roles[w] = true
			} else {
				g.inner[w] = true
			}
		}
	}
	return g
}

// foldedName returns the words of a name in lower case without possessives, separated
// by single spaces; hyphens separate words.
func foldedName(s string) string {
	words := strings.Fields(strings.ReplaceAll(text.Fold(s), "-", " "))
	for i := range words {
		words[i] = base(words[i])
	}
	return strings.Join(words, " ")
}

// role reports whether a folded word, singular or plural, may end a title.
func (g *gazetteer) role(fold string) bool { return g.roles[fold] }

// titleWord reports whether a folded word may occur in a title.
func (g *gazetteer) titleWord(fold string) bool { return g.roles[fold] || g.inner[fold] }

// organisationWords begin, end or occur in the names of organisations.
var organisationWords = strings.Fields(`ministry group party council agency news pact university bank army navy force forces
	committee court parliament senate house brigade battalion wire times daily post radio television tv association union institute
	department office bureau commission company corporation corp inc ltd foundation organization organisation league academy college
	church federation alliance movement front service guard police authority assembly congress club school hospital center centre
	herald tribune journal gazette press network media society fund trust district command`)

func organisationWord(fold string) bool { return slices.Contains(organisationWords, fold) }

// notNames are capitalised words that name nothing by themselves.
var notNames = strings.Fields("ad bc ce bce tv am pm mr mrs ms dr sir")

var months = strings.Fields("january february march april may june july august september october november december")

var weekdays = strings.Fields("monday tuesday wednesday thursday friday saturday sunday")
