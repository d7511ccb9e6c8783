package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/corpus/voice"
)

// An evidenceView is the sentences behind a table, by name.
type evidenceView struct {
	ID     string
	Title  string
	Groups []*groupView
	More   int64
}

// A groupView is the sentences of one name.
type groupView struct {
	ID    string
	Name  string
	Items []*itemView
}

// An itemView is one place with its sentence.
type itemView struct {
	ID                 string
	Linked             bool // a figure leads to it
	Outlet             int
	OutletName         string
	Quoted             bool // in quotation marks
	Before, Hit, After string
	At                 string // for an item that leaves its sentence to the article: where the hit is in it
	About              string // who speaks
	Where              string
	Href               string // of the sentence in its article; "" if the page has no text
	Said               *saidView
}

// A saidView is what an attribution can be picked by.
type saidView struct {
	Class, Stance, Verb string
	Speaker             int // index into the report's speakers, -1 if it is none of them
}

// evidence groups the sentences of a block by name, and within it by outlet.
func (m *pageMaker) evidence(e evidence) *evidenceView {
	v := &evidenceView{ID: m.groupID(), More: e.more}
	at := map[string]*groupView{}
	for _, it := range e.items {
		g := at[it.name]
		if g == nil {
			g = &groupView{ID: m.groupID(), Name: bounded(clean(it.name), longestName)}
			at[it.name] = g
			v.Groups = append(v.Groups, g)
		}
		g.Items = append(g.Items, m.item(it.Evidence))
	}
	for _, g := range v.Groups {
		slices.SortStableFunc(g.Items, func(a, b *itemView) int { return a.Outlet - b.Outlet })
		for i, it := range g.Items {
			it.ID = m.itemID()
			if i > 0 && g.Items[i-1].Outlet == it.Outlet || m.quoted[it.Href] {
				it.shorten()
			}
			m.quoted[it.Href] = it.Href != ""
		}
	}
	return v
}

func (m *pageMaker) item(e analysis.Evidence) *itemView {
	before, hit, after := parts(e)
	return &itemView{
		Outlet: m.outletOf(e.Outlet), OutletName: clean(e.Outlet), Quoted: quoted.has(e.Voice),
		Before: before, Hit: bounded(hit, longestPart), After: bounded(after, longestPart),
		About: clean(voicePhrase(e)), Where: m.where(e.Outlet, e.File, e.Line),
		Href: m.sentenceHref(e.Article, e.Start),
	}
}

// The most bytes of a name, and of a part of a sentence, that are shown.
const (
	longestName = 400
	longestPart = 2000
)

// bounded cuts s after so many bytes, between two characters.
func bounded(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "…"
}

// shorten leaves the sentence to the article, if the page has it, so that the lists do
// not repeat a sentence for each of its hits. At has the hit's beginning and length in
// UTF-16 units, as scripts count.
func (it *itemView) shorten() {
	if it.Href == "" {
		return
	}
	it.At = fmt.Sprintf("%d,%d", units16(it.Before), units16(it.Hit))
	it.Before, it.Hit, it.After = "", "", ""
}

func units16(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// find is the group of a name. The names of long passages are cut in the middle, and
// not always at the same words, so they are compared by their beginning and end.
func (v *evidenceView) find(name string) *groupView {
	if v == nil || name == "" {
		return nil
	}
	name = bounded(clean(name), longestName)
	for _, g := range v.Groups {
		if g.Name == name {
			return g
		}
	}
	const cut = " … "
	if len(name) < 2*len(cut) {
		return nil
	}
	for _, g := range v.Groups {
		first, last, ok := strings.Cut(g.Name, cut)
		if ok && strings.HasPrefix(name, first) && strings.HasSuffix(name, last) {
			return g
		}
	}
	return nil
}

// pick is the list of the items of an outlet, or of all outlets with -1, in the
// outlet's wording, in quotations, or anywhere.
func (g *groupView) pick(outlet int, v voices) []*itemView {
	var list []*itemView
	for _, it := range g.Items {
		if (outlet < 0 || it.Outlet == outlet) && v.hasItem(it) {
			list = append(list, it)
		}
	}
	return list
}

// voices says whose words a figure counts.
type voices string

const (
	anyVoice voices = ""
	wording  voices = "w"
	quoted   voices = "q"
)

func (v voices) hasItem(it *itemView) bool { return v == anyVoice || (v == quoted) == it.Quoted }

func (v voices) has(place string) bool {
	inside := place == analysis.Quote.String() || place == analysis.Fragment.String()
	return v == anyVoice || (v == quoted) == inside
}

// said lists every attribution in the articles, and every quotation for which nobody is
// named, one sentence each: the sentences behind the figures of section 5.
func (m *pageMaker) said() *evidenceView {
	v := &evidenceView{ID: "said", Title: "Every attribution, and quotations without one"}
	for _, o := range m.r.Corpus.Outlets {
		g := &groupView{ID: m.groupID(), Name: clean(o.Outlet)}
		for i, a := range m.texts {
			if a.Document.Outlet != o.Outlet {
				continue
			}
			p := &places{text: a.Document.Text}
			for _, t := range slices.Concat(a.Annotation.Attributions, unattributed(a.Annotation)) {
				if it := m.saidItem(i, a, t, p); it != nil {
					it.ID = m.itemID()
					g.Items = append(g.Items, it)
				}
			}
		}
		if len(g.Items) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	if len(v.Groups) == 0 {
		return nil
	}
	m.hasSaid = true
	return v
}

// unattributed are the quotations in the body that no attribution contains, each as an
// attribution to nobody: their words count as said by sources that are not named.
func unattributed(a *analysis.Annotation) []analysis.AnnotatedAttribution {
	var list []analysis.AnnotatedAttribution
	body := corpus.Body.String()
	for _, q := range a.Quotations {
		holds := func(s [2]int32) bool { return s[0] <= q.Start && q.End <= s[1] }
		said := slices.ContainsFunc(a.Attributions, func(t analysis.AnnotatedAttribution) bool { return slices.ContainsFunc(t.Content, holds) })
		if !said && slices.ContainsFunc(a.Zones, func(z analysis.AnnotatedZone) bool {
			return z.Zone == body && !z.Duplicate && z.Start <= q.Start && q.Start < z.End
		}) {
			list = append(list, analysis.AnnotatedAttribution{Content: [][2]int32{{q.Start, q.End}}, Class: voice.Unknown.String()})
		}
	}
	return list
}

func (m *pageMaker) saidItem(at int, a Article, t analysis.AnnotatedAttribution, p *places) *itemView {
	var span [2]int32
	switch {
	case t.Cue != nil:
		span = *t.Cue
	case t.Source != nil:
		span = *t.Source
	case len(t.Content) > 0:
		span = t.Content[0]
	default:
		return nil
	}
	d := a.Document
	if !within(span, len(d.Text)) {
		return nil
	}
	s, ok := sentenceAt(a.Annotation.Sentences, span[0])
	if !ok || !within(s, len(d.Text)) {
		return nil
	}
	end := min(span[1], s[1])
	line := d.Line
	if line == 0 {
		line = p.line(span[0])
	}
	said := &saidView{Class: t.Class, Stance: t.Stance, Verb: clean(t.Verb), Speaker: -1}
	if i, ok := m.speakers[t.Speaker]; ok {
		said.Speaker = i
	}
	if t.Verb == "" {
		said.Stance = "" // counted under no stance
	}
	return &itemView{
		Outlet: m.outletOf(d.Outlet), OutletName: clean(d.Outlet), Said: said,
		At:    fmt.Sprintf("%d,%d", p.units(s[0], span[0]), units16(clean(d.Text[span[0]:end]))),
		About: saidAbout(t), Where: m.where(d.Outlet, d.File, line), Href: sentenceID(at, s[0], "#"),
	}
}

// places counts up to places in an article from the place before, if that is nearer than the
// beginning: an article, and even one sentence of it, may hold very many attributions.
type places struct {
	text     string
	from, at int32 // a sentence's beginning, and the place in it that
	before   int   // UTF-16 units are before
	last     int32 // the place that
	lines    int   // line breaks are before
}

// units are the UTF-16 units of what is shown between a sentence's beginning and a place in it.
func (p *places) units(from, at int32) int {
	if from != p.from || at < p.at {
		p.from, p.at, p.before = from, from, 0
	}
	p.before += units16(clean(p.text[p.at:at]))
	p.at = at
	return p.before
}

// line is the number of a place's line.
func (p *places) line(at int32) int {
	if at < p.last {
		p.last, p.lines = 0, 0
	}
	p.lines += strings.Count(p.text[p.last:at], "\n")
	p.last = at
	return 1 + p.lines
}

func saidAbout(t analysis.AnnotatedAttribution) string {
	who := clean(t.Speaker)
	if who == "" {
		who = "a source without a name"
	}
	s := fmt.Sprintf("%s (%s)", who, t.Class)
	if t.Verb != "" {
		s += ", " + clean(t.Verb)
		if t.Stance != "" {
			s += ", " + t.Stance
		}
	}
	return s
}

func within(s [2]int32, length int) bool { return 0 <= s[0] && s[0] <= s[1] && int(s[1]) <= length }

// sentenceAt is the sentence that holds the byte at.
func sentenceAt(list [][2]int32, at int32) ([2]int32, bool) {
	i, _ := slices.BinarySearchFunc(list, at, func(s [2]int32, at int32) int { return int(s[1]) - int(at) - 1 })
	if i < len(list) && list[i][0] <= at {
		return list[i], true
	}
	return [2]int32{}, false
}

// sentenceID names a sentence of the page by article and first byte.
func sentenceID(article int, start int32, prefix string) string {
	return fmt.Sprintf("%ss%d-%d", prefix, article, start)
}

// sentenceHref leads to the sentence that holds a byte of an article, "" if the
// page does not have it.
func (m *pageMaker) sentenceHref(id string, at int32) string {
	i, ok := m.articles[id]
	if !ok {
		return ""
	}
	s, ok := sentenceAt(m.texts[i].Annotation.Sentences, at)
	if !ok {
		return ""
	}
	return sentenceID(i, s[0], "#")
}

// where names a place by file and line, without the folder that all files share, or
// by its line alone if the outlet has only one article.
func (m *pageMaker) where(outlet, file string, line int) string {
	if i := m.outletOf(outlet); i >= 0 && m.r.Corpus.Outlets[i].Articles == 1 && len(m.texts) > 0 {
		return fmt.Sprintf("line %d", line)
	}
	return clean(place(strings.TrimPrefix(file, m.folder), line))
}

func (m *pageMaker) groupID() string {
	m.lastGroup++
	return fmt.Sprintf("g%d", m.lastGroup)
}

func (m *pageMaker) itemID() string {
	m.lastItem++
	return fmt.Sprintf("e%d", m.lastItem)
}
