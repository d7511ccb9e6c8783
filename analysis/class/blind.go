package class

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/text"
)

// A blinder makes the blind copies.
type blinder struct {
	pack    *Pack
	texts   []Text
	outlet  map[string]int // index by name
	mask    *mask
	article map[string]*Article // by the document's id
	marks   int
}

// events arranges the articles by what they are about, in the order of dates, and within an event
// by the outlets' letters.
func (b *blinder) events() {
	b.article = map[string]*Article{}
	var order []string
	of := map[string][]int{}
	for i, t := range b.texts { // by date already
		e := t.Document.Event
		if of[e] == nil {
			order = append(order, e)
		}
		of[e] = append(of[e], i)
	}
	for n, e := range order {
		event := Event{Title: b.mask.hide(eventTitle(e), -1)}
		list := of[e]
		slices.SortStableFunc(list, func(x, y int) int {
			return cmp.Compare(b.outlet[b.texts[x].Document.Outlet], b.outlet[b.texts[y].Document.Outlet])
		})
		seen := map[int]int{}
		for _, i := range list {
			o := b.outlet[b.texts[i].Document.Outlet]
			seen[o]++
			label := fmt.Sprintf("%s%d", b.pack.Outlets[o].Letter, n+1)
			if k := seen[o]; k > 1 {
				label += "-" + fmt.Sprint(k)
			}
			a := b.blind(i, o, label)
			b.article[b.texts[i].Document.ID] = a
			event.Articles = append(event.Articles, a)
		}
		b.pack.Events = append(b.pack.Events, event)
	}
}

func eventTitle(event string) string {
	return strings.NewReplacer("-", " ", "_", " ").Replace(event)
}

// blind makes the blind copy of one article.
func (b *blinder) blind(i, outlet int, label string) *Article {
	t := b.texts[i]
	a := &Article{Label: label, Outlet: outlet, Document: t.Document}
	covers := b.mask.covers(t.Document.Text, i)
	marks := b.marked(t)
	number, headline := 0, false
	for _, z := range t.Annotation.Zones {
		if z.Duplicate || !within(z.Span, t.Document.Text) {
			continue
		}
		line := Line{Zone: z.Zone}
		switch z.Zone {
		case "metadata":
			continue
		case "byline", "credit", "boilerplate":
			line.Hidden = true
			if n := len(a.Lines); n > 0 && a.Lines[n-1].Hidden {
				continue
			}
			a.Lines = append(a.Lines, line)
			continue
		case "headline":
			headline = true
		}
		for _, s := range sentencesOf(t, z.Span) {
			number++
			line.Sentences = append(line.Sentences, Sentence{
				Number: number, start: s.Start, end: s.End, Pieces: pieces(t.Document.Text, s, covers, marks),
			})
		}
		if len(line.Sentences) > 0 {
			a.Lines = append(a.Lines, line)
		}
	}
	if !headline && t.Document.Title != "" {
		a.Title = b.mask.hide(t.Document.Title, i)
	}
	a.number()
	b.key(a, t, marks)
	a.Items = b.items(a)
	return a
}

// sentencesOf cuts a zone at its sentences; a blank gap goes with the one before, other text is one
// of its own.
func sentencesOf(t Text, zone text.Span) []text.Span {
	var list []text.Span
	for at := zone.Start; at < zone.End; {
		end := zone.End
		i, _ := slices.BinarySearchFunc(t.Annotation.Sentences, at, func(s [2]int32, at int32) int { return int(s[1]) - int(at) - 1 })
		if i < len(t.Annotation.Sentences) {
			if s := t.Annotation.Sentences[i]; s[0] > at {
				end = min(end, s[0])
			} else {
				end = min(end, s[1])
			}
		}
		if end <= at {
			end = zone.End
		}
		span := text.Span{Start: at, End: end}
		if n := len(list); n > 0 && strings.TrimSpace(span.Of(t.Document.Text)) == "" {
			list[n-1].End = end
		} else if strings.TrimSpace(span.Of(t.Document.Text)) != "" {
			list = append(list, span)
		}
		at = end
	}
	return list
}

// A markAt is the place of a marked name.
type markAt struct {
	text.Span
	number int
	hit    analysis.AnnotatedHit
}

// marked lists the names of the coded choice sets that the tables count, numbered through the
// article.
func (b *blinder) marked(t Text) []markAt {
	var hits []analysis.AnnotatedHit
	for _, h := range t.Annotation.Hits {
		coded := slices.ContainsFunc(b.pack.Choices, func(c Choice) bool { return c.ID == h.Category })
		if coded && counted(t, h) && within(h.Span, t.Document.Text) {
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(x, y analysis.AnnotatedHit) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	var list []markAt
	for _, h := range hits {
		if n := len(list); n > 0 && h.Start < list[n-1].End {
			continue // inside another name
		}
		if b.marks++; b.marks > MaxMarks {
			break
		}
		list = append(list, markAt{h.Span, len(list) + 1, h})
	}
	return list
}

// counted reports whether a hit is one that the report counts.
func counted(t Text, h analysis.AnnotatedHit) bool {
	if h.Blocked {
		return false
	}
	for _, z := range t.Annotation.Zones {
		if z.Start <= h.Start && h.Start < z.End && z.Duplicate {
			return false
		}
	}
	switch h.Zone {
	case "body", "headline", "subhead", "caption":
		return true
	}
	return false
}

// pieces cuts a sentence where something is covered or marked. The label of a cover is shown once,
// in the sentence where it begins.
func pieces(src string, s text.Span, covers []cover, marks []markAt) []Piece {
	var list []Piece
	plain := func(from, to int32) {
		if from < to {
			list = append(list, Piece{Text: src[from:to]})
		}
	}
	at := s.Start
	for at < s.End {
		c := nextAt(len(covers), func(i int) text.Span { return covers[i].Span }, at)
		m := nextAt(len(marks), func(i int) text.Span { return marks[i].Span }, at)
		switch {
		case c < len(covers) && covers[c].Start < s.End && (m == len(marks) || covers[c].Start <= marks[m].Start || covers[c].Start < marks[m].End):
			from := max(at, covers[c].Start)
			plain(at, from)
			if covers[c].Start >= s.Start {
				list = append(list, Piece{Text: bracketed(covers[c].label), Masked: true})
			}
			at = min(covers[c].End, s.End)
		case m < len(marks) && marks[m].Start < s.End:
			from := max(at, marks[m].Start)
			plain(at, from)
			at = min(marks[m].End, s.End)
			list = append(list, Piece{Text: src[from:at], Mark: marks[m].number})
		default:
			plain(at, s.End)
			at = s.End
		}
	}
	return list
}

// nextAt is the index of the first of n ordered spans that ends after at.
func nextAt(n int, span func(int) text.Span, at int32) int {
	return sort.Search(n, func(i int) bool { return span(i).End > at })
}

// number indexes the article's sentences, once its lines are there.
func (a *Article) number() {
	for i := range a.Lines {
		for k := range a.Lines[i].Sentences {
			a.sentences = append(a.sentences, &a.Lines[i].Sentences[k])
		}
	}
}

// sentenceAt is the sentence that shows a byte of the article, nil if none does.
func (a *Article) sentenceAt(at int32) *Sentence {
	i := sort.Search(len(a.sentences), func(i int) bool { return a.sentences[i].end > at })
	if i < len(a.sentences) && a.sentences[i].start <= at {
		return a.sentences[i]
	}
	return nil
}
