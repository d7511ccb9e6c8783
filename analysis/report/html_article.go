package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rashomon/analysis"
)

// An eventView is the articles on one event, one column per outlet.
type eventView struct {
	ID, Title string
	Columns   []eventColumn
	Articles  int
}

type eventColumn struct {
	Outlet     int
	OutletName string
	Articles   []articleView
}

// An articleView is an article as the page shows it.
type articleView struct {
	ID         string
	OutletID   string // set on the first article of the outlet
	Outlet     int
	OutletName string
	About      []string // date, file, length
	Title      string   // shown if the text has no headline of its own
	Opening    bool     // Title is the text's first words
	Head       []sentenceView
	Lines      []textLine
	Folded     bool
	Marks      int
}

// A textLine is a line or paragraph in one zone.
type textLine struct {
	Zone      string
	Duplicate bool
	FromRight bool // it begins in a script that is written from right to left
	Sentences []sentenceView
}

// A sentenceView is a sentence or, with an empty ID, what is between two sentences.
type sentenceView struct {
	ID     string
	Pieces []pieceView
}

// A pieceView is text in one voice, either without a hit or part of a run of hits.
type pieceView struct {
	Text  string
	Class string // empty for plain text of the outlet's own voice
	Title string
	Href  string // of the sentences behind the hit's name; "" if it is no hit
	Goes  bool   // continues the hit of the piece before it
}

// shortMark is the length, in characters, up to which a marked term is kept on one
// line with its sign.
const shortMark = 24

// A page with more than foldedFrom articles has their texts folded, and a text of more
// than foldedLength bytes is folded in any case: a browser takes seconds to set a text
// of millions of words, and nobody expects that on opening the page.
const (
	foldedFrom   = 40
	foldedLength = 200_000
)

func sortedTexts(list []Article, outlets map[string]int) []Article {
	list = slices.Clone(list)
	slices.SortFunc(list, compareTexts(outlets))
	return list
}

// events lays the articles out, those on one event side by side.
func (m *pageMaker) events() []eventView {
	var order []string
	first := map[string]string{}
	of := map[string][]int{}
	for i, a := range m.texts {
		e, date := a.Document.Event, a.Document.Date
		if _, known := first[e]; !known {
			order = append(order, e)
			first[e] = date
		}
		if date != "" && (first[e] == "" || date < first[e]) {
			first[e] = date
		}
		of[e] = append(of[e], i)
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(first[a], first[b]), cmp.Compare(a, b)) })
	seen := map[int]bool{}
	marks := 0
	var list []eventView
	for i, e := range order {
		v := eventView{ID: fmt.Sprintf("event%d", i+1), Title: eventTitle(e, len(order)), Articles: len(of[e])}
		for _, at := range of[e] {
			o := m.outlets[m.texts[at].Document.Outlet]
			if n := len(v.Columns); n == 0 || v.Columns[n-1].Outlet != o {
				v.Columns = append(v.Columns, eventColumn{Outlet: o, OutletName: clean(m.texts[at].Document.Outlet)})
			}
			a := m.article(at, &marks)
			if !seen[o] {
				seen[o] = true
				a.OutletID = outletHref(o)[1:]
			}
			c := &v.Columns[len(v.Columns)-1]
			c.Articles = append(c.Articles, a)
		}
		list = append(list, v)
	}
	if marks > maxPageMarks {
		m.notes = append(m.notes, fmt.Sprintf("Only the first %s terms are marked in the articles; all are counted in the tables.", integer(maxPageMarks)))
	}
	return list
}

func eventTitle(event string, events int) string {
	switch {
	case event != "":
		return clean(strings.NewReplacer("-", " ", "_", " ").Replace(event))
	case events == 1:
		return "All articles"
	}
	return "Articles without an event"
}

// articleID names an article of the page.
func articleID(at int) string { return "a" + strconv.Itoa(at) }

// article lays out one article and adds its hits to marks.
func (m *pageMaker) article(at int, marks *int) articleView {
	a := m.texts[at]
	d := a.Document
	v := articleView{
		ID: articleID(at), Outlet: m.outlets[d.Outlet], OutletName: clean(d.Outlet),
		Folded: len(m.texts) > foldedFrom || len(d.Text) > foldedLength, Title: articleName(a),
	}
	for _, s := range []string{dateWords(d.Date), place(strings.TrimPrefix(d.File, m.folder), d.Line)} {
		if s = clean(s); s != "" {
			v.About = append(v.About, s)
		}
	}
	c := newCutter(m, at, marks)
	for _, z := range a.Annotation.Zones {
		if !within([2]int32{z.Start, z.End}, len(d.Text)) {
			continue
		}
		line := textLine{Zone: z.Zone, Duplicate: z.Duplicate, FromRight: fromRight(d.Text[z.Start:z.End]), Sentences: c.cut(z)}
		if z.Zone == "headline" && v.Head == nil && !z.Duplicate {
			v.Head = line.Sentences
			continue
		}
		v.Lines = append(v.Lines, line)
	}
	v.Opening = v.Head == nil && d.Title == ""
	v.Marks = c.marked
	return v
}

// A cutter cuts an article's text where a sentence, a voice or a hit begins or
// ends, so that every piece is of one kind and no elements overlap.
type cutter struct {
	*pageMaker
	at     int
	text   string
	note   *analysis.Annotation
	hits   []hitRun
	marked int
}

// A hitRun is one or more hits that overlap.
type hitRun struct {
	start, end int32
	hits       []analysis.AnnotatedHit
}

func newCutter(m *pageMaker, at int, marks *int) *cutter {
	a := m.texts[at]
	c := &cutter{pageMaker: m, at: at, text: a.Document.Text, note: a.Annotation}
	duplicate := map[int32]bool{}
	for _, z := range a.Annotation.Zones {
		duplicate[z.Start] = z.Duplicate
	}
	hits := slices.Clone(a.Annotation.Hits)
	slices.SortStableFunc(hits, func(a, b analysis.AnnotatedHit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	for _, h := range hits {
		if _, known := m.looks[categoryKey{h.Lexicon, h.Category}]; !known || !c.counted(h) || !within([2]int32{h.Start, h.End}, len(c.text)) {
			continue
		}
		*marks++
		if *marks > maxPageMarks {
			continue
		}
		c.marked++
		if n := len(c.hits); n > 0 && h.Start < c.hits[n-1].end {
			c.hits[n-1].end = max(c.hits[n-1].end, h.End)
			c.hits[n-1].hits = append(c.hits[n-1].hits, h)
			continue
		}
		c.hits = append(c.hits, hitRun{h.Start, h.End, []analysis.AnnotatedHit{h}})
	}
	return c
}

// counted reports whether a hit is one that the tables count.
func (c *cutter) counted(h analysis.AnnotatedHit) bool {
	if h.Blocked {
		return false
	}
	i, _ := slices.BinarySearchFunc(c.note.Zones, h.Start, func(z analysis.AnnotatedZone, at int32) int { return int(z.End) - int(at) - 1 })
	if i < len(c.note.Zones) && c.note.Zones[i].Start <= h.Start && c.note.Zones[i].Duplicate {
		return false
	}
	switch h.Zone {
	case "body", "headline", "subhead", "caption":
		return true
	}
	return false
}

// cut returns the sentences of a zone in pieces.
func (c *cutter) cut(z analysis.AnnotatedZone) []sentenceView {
	var out []sentenceView
	for at := z.Start; at < z.End; {
		end, id := z.End, ""
		i, _ := slices.BinarySearchFunc(c.note.Sentences, at, func(s [2]int32, at int32) int { return int(s[1]) - int(at) - 1 })
		if i < len(c.note.Sentences) {
			if s := c.note.Sentences[i]; s[0] > at {
				end = min(end, s[0])
			} else {
				end = min(end, s[1])
				if s[0] >= z.Start {
					id = sentenceID(c.at, s[0], "")
				}
			}
		}
		if end <= at {
			end = z.End
		}
		out = append(out, sentenceView{ID: id, Pieces: c.pieces(at, end)})
		at = end
	}
	return out
}

// pieces cuts the text between two bytes.
func (c *cutter) pieces(from, to int32) []pieceView {
	var out []pieceView
	for at := from; at < to; {
		end := to
		var speaking *analysis.AnnotatedVoice
		v, _ := slices.BinarySearchFunc(c.note.Voices, at, func(v analysis.AnnotatedVoice, at int32) int { return int(v.End) - int(at) - 1 })
		if v < len(c.note.Voices) {
			if run := &c.note.Voices[v]; run.Start <= at {
				speaking = run
				end = min(end, run.End)
			} else {
				end = min(end, run.Start)
			}
		}
		var run *hitRun
		h, _ := slices.BinarySearchFunc(c.hits, at, func(h hitRun, at int32) int { return int(h.end) - int(at) - 1 })
		if h < len(c.hits) {
			if r := &c.hits[h]; r.start <= at {
				run = r
				end = min(end, r.end)
			} else {
				end = min(end, r.start)
			}
		}
		if text := clean(c.text[at:end]); text != "" {
			out = append(out, c.piece(text, at, speaking, run))
		}
		at = end
	}
	return out
}

func (c *cutter) piece(text string, at int32, v *analysis.AnnotatedVoice, run *hitRun) pieceView {
	p := pieceView{Text: text}
	if v != nil {
		p.Class = v.Voice
		p.Title = clean(v.Speaker)
	}
	if run == nil {
		return p
	}
	classes, titles := []string{"h"}, []string{}
	for _, h := range run.hits {
		mark := c.marks[c.looks[categoryKey{h.Lexicon, h.Category}]]
		for _, class := range []string{"c" + strconv.Itoa(mark.Index), "l" + strconv.Itoa(mark.Look)} {
			if !slices.Contains(classes, class) {
				classes = append(classes, class)
			}
		}
		titles = append(titles, h.Entry)
		if p.Href == "" {
			if g := c.groups[nameKey{categoryKey{h.Lexicon, h.Category}, h.Entry}]; g != "" {
				p.Href = "#" + g
			}
		}
	}
	if p.Href == "" {
		p.Href = "#a" + strconv.Itoa(c.at) // the tables were left out of this page
	}
	if v != nil {
		classes = append(classes, v.Voice)
	}
	first := run.hits[0]
	title := strings.Join(titles, ", ") + "; " + voicePhrase(analysis.Evidence{Voice: placeName(first), Speaker: first.Speaker, Negated: first.Negated})
	p.Class, p.Title = strings.Join(classes, " "), clean(title)
	p.Goes = at > run.start
	if utf8.RuneCountInString(text) <= shortMark {
		p.Class += " w"
	}
	return p
}

// placeName is the place under which a hit is counted.
func placeName(h analysis.AnnotatedHit) string {
	if h.Zone == "body" || h.Voice == "quote" || h.Voice == "fragment" {
		return h.Voice
	}
	return h.Zone
}
