package report

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/corpus/text"
)

// Bounds on how much of the articles themselves a page carries. Beyond them a page
// is a report without their text, and says so.
const (
	MaxPageArticles = 400
	MaxPageText     = 8 << 20 // bytes
	maxPageMarks    = 60000   // lexicon hits that are marked in the text
)

// Texts are the articles that a page shows along with the figures.
type Texts struct {
	Articles []Article
	LeftOut  string // why there are none, a sentence; "" if there are some
}

// An Article is one article with its annotation, whose offsets are bytes into
// Document.Text.
type Article = class.Text

// HTML writes r as one page that needs nothing else: no network, no other file,
// and no script in order to be read. Every figure leads to its sentences. The page's
// Content-Security-Policy lets its own style and script run and nothing more;
// text of articles is data everywhere. All evidence in r is in it, whatever
// o.Evidence and o.Brief say.
func HTML(w io.Writer, r *analysis.Report, texts Texts, o Options) error {
	o.Evidence, o.Brief = -1, false
	assets, err := pageAssets()
	if err != nil {
		return err
	}
	p := newPage(r, texts, describe(r, o))
	p.Style, p.Script = assets.style, assets.script
	p.Policy = assets.policy
	p.Links = o.Links
	b := bufio.NewWriter(w)
	if err := assets.templates.ExecuteTemplate(b, "page.tmpl", p); err != nil {
		return fmt.Errorf("writing the report as HTML: %w", err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the report as HTML: %w", err)
	}
	return nil
}

//go:embed page/*.tmpl page/*.css page/*.js page/class
var pageFiles embed.FS

// The page's style and script, in the order in which they are put together.
var (
	styleFiles  = []string{"base.css", "tables.css", "forms.css", "articles.css", "tools.css", "print.css"}
	scriptFiles = []string{"state.js", "outlets.js", "marks.js", "sentences.js", "search.js", "tips.js", "start.js"}
)

type assets struct {
	templates *template.Template
	style     template.CSS
	script    template.JS
	policy    string
}

// pageAssets reads the embedded files once.
var pageAssets = sync.OnceValues(func() (*assets, error) {
	return readAssets("page/*.tmpl", styleFiles, scriptFiles)
})

// readAssets puts templates, style and script together, with the policy that lets
// these run and nothing else.
func readAssets(templates string, styles, scripts []string) (*assets, error) {
	style, err := joinFiles(styles)
	if err != nil {
		return nil, err
	}
	a := &assets{style: template.CSS(style)}
	a.policy = fmt.Sprintf("default-src 'none'; style-src '%s'", sourceHash(style))
	if len(scripts) > 0 {
		script, err := joinFiles(scripts)
		if err != nil {
			return nil, err
		}
		script = "(() => {\n\"use strict\";\n" + script + "})();\n"
		a.script = template.JS(script)
		a.policy += fmt.Sprintf("; script-src '%s'", sourceHash(script))
	}
	a.policy += "; base-uri 'none'; form-action 'none'"
	a.templates, err = template.New("").Funcs(template.FuncMap{
		"turns": turns, "clean": clean, "capital": text.Capital, "inc": func(i int) int { return i + 1 },
	}).ParseFS(pageFiles, templates)
	if err != nil {
		return nil, fmt.Errorf("the page's templates: %w", err)
	}
	return a, nil
}

// BaseStyle is the style of the page without what only a report needs, for pages
// that should look like it: colours, type, tables and the parts of forms.
func BaseStyle() (template.CSS, error) {
	style, err := joinFiles([]string{"base.css", "tables.css", "forms.css"})
	return template.CSS(style), err
}

// turns reports whether text has characters that are written from right to left,
// and so could turn the text around it.
func turns(s string) bool { return strings.ContainsFunc(s, rightToLeft) }

// fromRight reports whether the first letter of a text is written from right to
// left. dir="auto" asks the same, but a browser asks it again for every piece of a
// paragraph, and so never comes to the end of a long one.
func fromRight(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return rightToLeft(r)
		}
	}
	return false
}

func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

func joinFiles(names []string) (string, error) {
	var b strings.Builder
	for _, name := range names {
		data, err := pageFiles.ReadFile("page/" + name)
		if err != nil {
			return "", fmt.Errorf("the page's files: %w", err)
		}
		for line := range strings.Lines(string(data)) {
			// Comments are for readers of the files and stay there.
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
				b.WriteString(line + "\n")
			}
		}
	}
	return b.String(), nil
}

// sourceHash is how a Content-Security-Policy names an inline style or script
// (CSP Level 3, section 2.3.1).
func sourceHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// A page is all that the templates print.
type page struct {
	Policy string
	Style  template.CSS
	Script template.JS

	Links    []Link
	Title    string
	Deck     string
	Design   string
	Made     string
	Outlets  []outletView
	Marks    []markView
	Voices   []voiceView
	Overview []*tableView
	Sections []sectionView
	Events   []eventView
	Said     *evidenceView // every attribution, and every quotation without one; nil if there are none
	LeftOut  string        // why there are no articles
	Notes    []string      // about the articles shown
}

// An outletView is an outlet; its index numbers it everywhere in the page.
type outletView struct {
	Index    int
	Name     string
	Articles int64
}

// A markView is a category of terms with the sign that marks its hits.
type markView struct {
	Index, Look int // Look picks accent and shape
	Title       string
	Found       int64
}

// A voiceView is a voice and how it looks.
type voiceView struct{ Class, Name, About string }

var voiceViews = []voiceView{
	{"own", "own voice", "the outlet, in its own name"},
	{"cue", "cue", "the outlet, introducing a source"},
	{"indirect", "reported", "a source’s claim in the outlet’s words"},
	{"fragment", "fragment", "one to four quoted words"},
	{"quote", "quotation", "a source’s words in quotation marks"},
}

// looks is the number of accents and shapes that the style has.
const looks = 12

func newPage(r *analysis.Report, texts Texts, d document) *page {
	m := newPageMaker(r, texts)
	p := &page{
		Title: pageTitle(r), Deck: pageDeck(r), Voices: voiceViews, Design: prose(r.Design.Statement),
		Made:  clean(strings.TrimSpace(r.Provenance.Program + " " + r.Provenance.Version)),
		Marks: m.marks, LeftOut: prose(texts.LeftOut),
	}
	for i, o := range r.Corpus.Outlets {
		p.Outlets = append(p.Outlets, outletView{i, clean(o.Outlet), o.Articles})
	}
	p.Said = m.said()
	for _, s := range d.sections {
		p.Sections = append(p.Sections, m.section(s))
	}
	p.Overview = m.overview(d)
	p.Events = m.events()
	p.Notes = m.notes
	return p
}

// pageTitle says what the page is about in the reader's terms.
func pageTitle(r *analysis.Report) string {
	outlets := len(r.Corpus.Outlets)
	events := map[string]bool{}
	for _, a := range r.Corpus.Articles {
		events[a.Event] = true
	}
	var told string
	switch {
	case outlets == 1:
		return "How one outlet told it"
	case len(events) == 0 || events[""]: // for some articles it is not known what they report on
		told = "the news"
	case len(events) == 1:
		told = "the same event"
	case slices.ContainsFunc(r.Corpus.Outlets, func(o analysis.OutletSummary) bool { return o.Events < int64(len(events)) }):
		told = fmt.Sprintf("%s events", spelled(len(events)))
	default:
		told = "the same events"
	}
	return fmt.Sprintf("How %s outlets told %s", spelled(outlets), told)
}

// pageDeck is the sentence below the title.
func pageDeck(r *analysis.Report) string {
	if len(r.Corpus.Reading) == 0 {
		return ""
	}
	return prose(r.Corpus.Reading[0])
}

// spelled writes numbers up to twelve as words, as headlines do.
func spelled(n int) string {
	names := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(names) {
		return names[n]
	}
	return integer(int64(n))
}

// pageMaker holds what is looked up while a page is made.
type pageMaker struct {
	r        *analysis.Report
	outlets  map[string]int // index by name
	texts    []Article      // in the page's order
	articles map[string]int // index of texts by id
	marks    []markView
	looks    map[categoryKey]int    // index of marks
	groups   map[nameKey]string     // id of the sentences behind a name
	sets     map[categoryKey]string // id of a category's table
	speakers map[string]int         // index of r.Sources.Speakers by every name
	quoted   map[string]bool        // sentences that a list gives in full, by their address
	folder   string                 // shared by all files, with its slash
	hasSaid  bool
	notes    []string

	lastGroup, lastItem, lastTable int
}

type categoryKey struct{ lexicon, category string }

type nameKey struct {
	categoryKey
	option string
}

func newPageMaker(r *analysis.Report, texts Texts) *pageMaker {
	m := &pageMaker{
		r: r, outlets: map[string]int{}, articles: map[string]int{}, looks: map[categoryKey]int{},
		groups: map[nameKey]string{}, sets: map[categoryKey]string{}, speakers: map[string]int{}, quoted: map[string]bool{},
	}
	for i, o := range r.Corpus.Outlets {
		m.outlets[o.Outlet] = i
	}
	m.texts = sortedTexts(texts.Articles, m.outlets)
	for i, a := range m.texts {
		m.articles[a.Document.ID] = i
	}
	m.folder = sharedFolder(r)
	for _, c := range r.Naming {
		m.addMark(c.Category, c.Names)
	}
	for _, c := range r.Cues {
		m.addMark(c.Category, c.Entries)
	}
	for i, s := range r.Sources.Speakers {
		for _, name := range s.Names {
			m.speakers[name] = i
		}
	}
	return m
}

// sharedFolder is the folder that all articles' files are in, "" if there is none.
func sharedFolder(r *analysis.Report) string {
	shared := ""
	for i, a := range r.Corpus.Articles {
		dir := a.File[:strings.LastIndexByte(a.File, '/')+1]
		if i == 0 {
			shared = dir
		}
		for !strings.HasPrefix(dir, shared) {
			shared = shared[:strings.LastIndexByte(strings.TrimSuffix(shared, "/"), '/')+1]
		}
	}
	return shared
}

// addMark gives a category its sign, if it was found.
func (m *pageMaker) addMark(c analysis.Category, names []analysis.Name) {
	if len(names) == 0 {
		return
	}
	var found int64
	for _, n := range names {
		for _, o := range n.Outlets {
			found += o.Wording + o.Quoted
		}
	}
	i := len(m.marks)
	m.looks[categoryKey{c.Lexicon, c.ID}] = i
	m.marks = append(m.marks, markView{Index: i, Look: i % looks, Title: prose(c.Title), Found: found})
}

// outletOf is the index of the outlet of that name, -1 if there is none. The name of a
// column may say more about its outlet in brackets.
func (m *pageMaker) outletOf(name string) int {
	if i, ok := m.outlets[name]; ok {
		return i
	}
	if at := strings.LastIndex(name, " ("); at > 0 && strings.HasSuffix(name, ")") {
		if i, ok := m.outlets[name[:at]]; ok {
			return i
		}
	}
	return -1
}

func compareTexts(outlets map[string]int) func(a, b Article) int {
	return func(a, b Article) int {
		x, y := a.Document, b.Document
		return cmp.Or(
			cmp.Compare(outlets[x.Outlet], outlets[y.Outlet]), cmp.Compare(x.Date, y.Date),
			cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.ID, y.ID),
		)
	}
}
