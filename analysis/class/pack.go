package class

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/lexicons"
)

// A Text is one article with its annotation, whose offsets are bytes into Document.Text.
type Text struct {
	Document   *corpus.Document
	Annotation *analysis.Annotation
}

// Options says what a Pack asks.
type Options struct {
	Seed    uint64          // for the outlets' letters
	Choices []string        // ids of the choice sets to code; none means the one that the articles use most
	Sheet   *lexicons.Sheet // what to ask about whole articles; nil for nothing
	Outlets []corpus.Alias  // further spellings of outlets' names, to be masked
}

// A Pack is the coursework for one set of articles.
type Pack struct {
	ID        string // of this set, seed and questions; codings carry it
	Seed      uint64
	Program   string
	Version   string
	Lexicons  []analysis.LexiconRef
	Outlets   []Outlet // in the order of their letters
	Events    []Event
	Choices   []Choice
	Sheet     *lexicons.Sheet // nil when no questions are asked about whole articles
	Questions []Question      // to discuss
	Cautions  []string
}

// An Outlet has a letter in the blind copies.
type Outlet struct {
	Letter   string
	Name     string
	Articles int
	Words    int64
}

// An Event is what some articles are about.
type Event struct {
	Title    string // masked
	Articles []*Article
}

// An Article is one article as students see it, and what the key says of it.
type Article struct {
	Label  string // the outlet's letter and the event's number: B2
	Outlet int    // index into Pack.Outlets
	Title  string // masked; "" when the text has a headline of its own
	Lines  []Line
	Items  []Item

	Document *corpus.Document // for the key
	Marks    []Mark           // for the key
	Said     []Said           // for the key

	sentences []*Sentence // by number, which is the index plus one
}

// A Line is a line or paragraph.
type Line struct {
	Zone      string
	Hidden    bool // not shown, since it only says who wrote or published
	Sentences []Sentence
}

// A Sentence has a number in its article.
type Sentence struct {
	Number int
	Pieces []Piece
	start  int32
	end    int32
}

// Text is the sentence as students see it.
func (s *Sentence) Text() string {
	var b strings.Builder
	for _, p := range s.Pieces {
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// A Piece is a run of a sentence: plain, masked, or a marked name.
type Piece struct {
	Text   string
	Masked bool
	Mark   int // the number of the marked name, 0 for none
}

// A Choice is a choice set that is coded.
type Choice struct {
	ID      string
	Title   string
	Options []string // names found in the articles, in the order of letters
}

// Limits of a Pack.
const (
	MaxChoices = 4
	MaxMarks   = 2000 // names marked in all articles together
)

// Make makes the coursework of a Report and its articles. It needs their text: having none is an
// error.
func Make(r *analysis.Report, texts []Text, o Options) (*Pack, error) {
	if len(texts) == 0 {
		return nil, errors.New("a class pack is made of the articles' text, and there is none")
	}
	choices, err := choose(r, o.Choices)
	if err != nil {
		return nil, err
	}
	p := &Pack{
		Seed: o.Seed, Program: r.Provenance.Program, Version: r.Provenance.Version, Lexicons: r.Provenance.Lexicons,
		Choices: choices, Sheet: o.Sheet,
	}
	p.letters(r, o.Seed)
	texts = slices.Clone(texts)
	slices.SortStableFunc(texts, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.Document.Date, b.Document.Date), cmp.Compare(a.Document.File, b.Document.File), cmp.Compare(a.Document.Line, b.Document.Line), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	outlet := map[string]int{}
	for i, of := range p.Outlets {
		outlet[of.Name] = i
	}
	names, err := namesOf(p.Outlets, texts, o.Outlets)
	if err != nil {
		return nil, err
	}
	b := &blinder{pack: p, texts: texts, outlet: outlet, mask: newMask(names, texts)}
	b.events()
	p.Questions = newAsker(r, b).questions()
	if n := len(b.mask.left); n > 0 {
		p.Cautions = append(p.Cautions, fmt.Sprintf("An outlet's name is also an ordinary word. It was left where a sentence or a headline begins with it, in %d places; see whether any of them tells: %s", n, strings.Join(quotedAll(b.mask.left[:min(n, 5)]), ", ")))
	}
	if b.marks > MaxMarks {
		p.Cautions = append(p.Cautions, fmt.Sprintf("Only the first %d names are marked and asked about.", MaxMarks))
	}
	p.ID = p.id(r, o)
	return p, nil
}

// letters gives every outlet a letter, in an order that the seed alone decides.
func (p *Pack) letters(r *analysis.Report, seed uint64) {
	for _, o := range r.Corpus.Outlets {
		p.Outlets = append(p.Outlets, Outlet{Name: o.Outlet, Articles: int(o.Articles), Words: o.Words})
	}
	random := rand.New(rand.NewPCG(seed, 0x636c617373)) // a stream of its own
	random.Shuffle(len(p.Outlets), func(i, k int) { p.Outlets[i], p.Outlets[k] = p.Outlets[k], p.Outlets[i] })
	for i := range p.Outlets {
		p.Outlets[i].Letter = letter(i)
	}
}

// letter counts A to Z, then AA.
func letter(i int) string {
	s := string(rune('A' + i%26))
	if i >= 26 {
		s = letter(i/26-1) + s
	}
	return s
}

// namesOf collects the names of each outlet.
func namesOf(outlets []Outlet, texts []Text, aliases []corpus.Alias) ([]outletNames, error) {
	list := make([]outletNames, len(outlets))
	at := map[string]int{}
	for i, o := range outlets {
		list[i] = outletNames{label: "outlet " + o.Letter, names: []string{o.Name}, articles: map[int]bool{}}
		at[o.Name] = i
	}
	for _, a := range aliases {
		if i, ok := at[a.Name]; ok {
			list[i].names = append(list[i].names, a.Spellings...)
		}
	}
	for i, t := range texts {
		k, ok := at[t.Document.Outlet]
		if !ok {
			return nil, fmt.Errorf("the article %s is of %q, which the report does not know", t.Document.ID, t.Document.Outlet)
		}
		list[k].articles[i] = true
		if host := hostOf(t.Document.URL); host != "" && !slices.Contains(list[k].names, host) {
			list[k].names = append(list[k].names, host)
		}
	}
	return list, nil
}

// hostOf is the host of an address, without www.
func hostOf(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, ":")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// choose picks the choice sets to code.
func choose(r *analysis.Report, ids []string) ([]Choice, error) {
	uses := func(c *analysis.Choice) (n int64) {
		outlets := 0
		for _, s := range c.Sets {
			n += s.Wording + s.Quoted
			if s.Wording+s.Quoted > 0 {
				outlets++
			}
		}
		if outlets < 2 && len(c.Sets) > 1 {
			return 0
		}
		return n
	}
	var found []string
	best := -1
	for i := range r.Naming {
		c := &r.Naming[i]
		if len(c.Names) < 2 || c.Experimental {
			continue
		}
		found = append(found, c.ID)
		if best < 0 || uses(c) > uses(&r.Naming[best]) {
			best = i
		}
	}
	if len(ids) == 0 {
		if best < 0 {
			return nil, nil
		}
		ids = []string{r.Naming[best].ID}
	}
	if len(ids) > MaxChoices {
		return nil, fmt.Errorf("%d choice sets are more than anybody codes: choose at most %d", len(ids), MaxChoices)
	}
	var list []Choice
	for _, id := range ids {
		i := slices.IndexFunc(r.Naming, func(c analysis.Choice) bool { return c.ID == id })
		if i < 0 || len(r.Naming[i].Names) == 0 {
			return nil, fmt.Errorf("the choice set %q has no name in these articles: choose from %s", id, cmp.Or(strings.Join(found, ", "), "none"))
		}
		c := Choice{ID: id, Title: r.Naming[i].Title}
		for _, n := range r.Naming[i].Names {
			c.Options = append(c.Options, n.Option)
		}
		slices.Sort(c.Options)
		if !slices.ContainsFunc(list, func(have Choice) bool { return have.ID == id }) {
			list = append(list, c)
		}
	}
	return list, nil
}

// id identifies the pack, so that codings of another are not mixed in.
func (p *Pack) id(r *analysis.Report, o Options) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %d\n", r.Provenance.Inputs, o.Seed)
	for _, l := range p.Lexicons {
		fmt.Fprintf(h, "%s %s\n", l.Name, l.SHA256)
	}
	for _, e := range p.Events {
		for _, a := range e.Articles {
			for _, it := range a.Items {
				fmt.Fprintln(h, it.ID, it.Question)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:8]
}

func quotedAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = "“" + s + "”"
	}
	return out
}

// Sections are the sections of a Report that Make needs.
func Sections() []string {
	return []string{
		analysis.SectionCorpus, analysis.SectionNaming, analysis.SectionSources, analysis.SectionQuotations, analysis.SectionShared, analysis.SectionCoverage,
	}
}
