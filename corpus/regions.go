package corpus

import (
	"strings"
	"sync"

	"rashomon/corpus/text"
)

// Regions appends the regions of doc's text to dst and returns the longer slice. They are ordered
// and disjoint, begin and end at text, and cover every line that has text, whatever the bytes. The
// time taken is linear in the text.
//
// A line is one paragraph, unless the text is hard-wrapped: then lines whose ends
// are explained by wrapping at one width are joined into a paragraph. The rules,
// in order; the first that matches wins:
//
//  1. YAML front matter is metadata; so are a line that only gives a date or time
//     and a prefix "date 2023-06-25", after which the rest of the line is examined.
//  2. A line with the same words as doc.Title is a headline, and so is the first
//     Markdown heading; later headings are subheads.
//  3. Lines that serve the page and not the report (sign up, see also, rights)
//     are boilerplate anywhere; credits of contributors, notes on the author and
//     corrections are so near the end.
//  4. "By" and names near the top is a byline.
//  5. A photo's credit at the end of a line is a credit and what precedes it in
//     the line a caption; a bracket there that points to another article is
//     boilerplate.
//  6. The first line, if short and without a final mark, is the headline; short
//     lines that follow it before the first paragraph are subheads.
//  7. Between paragraphs a line of at most 12 words without a final mark, or a
//     question, is a subhead; three or more in a row are a list, and body.
//  8. All else is body. A dateline ("SOMEWHERE (Agency) -") stays in it.
//
// A line that occurred before in the article, letter for letter, is a duplicate.
// Body lines under four words are not: "He said." may well be written twice.
func Regions(dst []Region, doc *Document) []Region {
	z := zoners.Get().(*zoner)
	defer z.put()
	z.begin(dst, doc)
	pos := 0
	if _, end, ok := frontMatter(doc.Text); ok {
		if a, b := trim(doc.Text, 0, end); a < b {
			z.emit(a, b, Metadata, false)
		}
		pos = end
	}
	lines := newLiner(doc.Text, pos)
	for {
		a, b, ok := lines.paragraph()
		if !ok {
			break
		}
		z.paragraph(a, b)
	}
	z.settle()
	return z.out
}

// Zones that only the zoner sees; their neighbours decide what they become.
const (
	openLine  Zone = 100 + iota // a subhead, or a line of a list
	openFirst                   // a headline if a paragraph follows
	openCaps                    // a line in capitals: a subhead
	asBefore                    // the zone of the same line's first occurrence
)

// wordsToCount is the number of words from which a repeated body line counts as a duplicate.
const wordsToCount = 4

// A zoner walks over one text, paragraph by paragraph. It is reused for others.
type zoner struct {
	text     string
	titles   [2]string // the title as given, and without what follows a separator
	out      []Region
	first    int // the first region in out that belongs to this text
	n        int // paragraphs so far that are more than metadata
	headline bool
	body     bool
	seen     lines
	again    []repeat
}

// A repeat says that one region has the zone of another, both by index into out.
type repeat struct{ region, as int }

var zoners = sync.Pool{New: func() any {
	z := new(zoner)
	z.seen.forget()
	return z
}}

// begin makes z ready for doc, whose regions it appends to dst.
func (z *zoner) begin(dst []Region, doc *Document) {
	*z = zoner{text: doc.Text, titles: titlesOf(doc.Title), out: dst, first: len(dst), seen: z.seen, again: z.again[:0]}
}

// put returns z to the pool without keeping any text alive.
func (z *zoner) put() {
	z.seen.forget()
	*z = zoner{seen: z.seen, again: z.again[:0]}
	zoners.Put(z)
}

func (z *zoner) emit(a, b int, zone Zone, duplicate bool) {
	switch zone {
	case Headline, openFirst:
		z.headline = true
	case Body:
		z.body = true
	}
	z.out = append(z.out, Region{Span: text.Span{Start: int32(a), End: int32(b)}, Zone: zone, Duplicate: duplicate})
}

// paragraph emits the regions of text[a:b], which begins and ends with text.
func (z *zoner) paragraph(a, b int) {
	before, duplicate := z.seen.add(z.text[a:b], len(z.out))
	whole := a
	if n := datePrefix(z.text[a:b]); n > 0 {
		z.emit(a, a+n, Metadata, duplicate)
		if a, b = trim(z.text, a+n, b); a == b {
			return
		}
	}
	line := z.text[a:b]
	if onlyWhen(line) {
		z.emit(a, b, Metadata, duplicate)
		return
	}
	z.n++
	switch {
	case heading(line) > 0:
		z.emit(a, b, z.head(), duplicate)
	case sameWording(line, z.titles[0]), sameWording(line, z.titles[1]):
		z.emit(a, b, Headline, duplicate)
	case boilerplate(line):
		z.emit(a, b, Boilerplate, duplicate)
	case z.n <= bylineWithin && byline(line):
		z.emit(a, b, Byline, duplicate)
	default:
		if cut, left, right := lineEnd(line); right != Body {
			z.halves(a, a+cut, b, left, right, duplicate)
			return
		}
		if duplicate && a == whole {
			z.again = append(z.again, repeat{len(z.out), before})
			z.emit(a, b, asBefore, duplicate)
			return
		}
		z.emit(a, b, z.prose(line), duplicate)
	}
}

// head is the zone of a marked-up heading.
func (z *zoner) head() Zone {
	if z.headline {
		return Subhead
	}
	return Headline
}

// halves emits a line whose end, from cut on, is in another zone than its beginning; the beginning
// may be missing.
func (z *zoner) halves(a, cut, b int, left, right Zone, duplicate bool) {
	if s, e := trim(z.text, a, cut); s < e {
		z.emit(s, e, left, duplicate)
	}
	if s, e := trim(z.text, cut, b); s < e {
		z.emit(s, e, right, duplicate)
	}
}

// prose is the zone of a line judged by its shape and first words alone.
func (z *zoner) prose(line string) Zone {
	if captionStart(line) {
		return Caption
	}
	if len(line) > longestShort {
		return Body
	}
	if line[0]|0x20 == 's' && hasFold(line, "story highlights") {
		return Subhead
	}
	if mark, final := lastMark(line); z.body && final && mark != '?' && mark != '!' {
		return Body
	}
	s := shapeOf(line)
	switch {
	case !z.body && !z.headline && s.titleLike():
		if z.titles[0] != "" && !s.capitalised() {
			return openLine // the title is elsewhere: this is a standfirst
		}
		return openFirst
	case !z.body && z.headline && s.titleLike():
		return openLine
	case s.inCapitals():
		return openCaps
	case z.body && s.subheadLike():
		return openLine
	}
	return Body
}

// settle decides the regions that depend on their surroundings.
func (z *zoner) settle() {
	out := z.out[z.first:]
	body := false
	for i := 0; i < len(out); {
		j := i + 1
		switch out[i].Zone {
		case openCaps:
			out[i].Zone = Subhead
		case openLine, openFirst:
			for j < len(out) && out[j].Zone == openLine {
				j++
			}
			settleRun(out[i:j], body, j < len(out) && out[j].Zone != Boilerplate)
		}
		for ; i < j; i++ {
			body = body || out[i].Zone == Body
		}
	}
	z.signOff(out)
	for _, x := range z.again {
		z.out[x.region].Zone = z.out[x.as].Zone
	}
	for i := range out {
		r := &out[i]
		if r.Duplicate && r.Zone == Body && countWords(r.Of(z.text), wordsToCount) < wordsToCount {
			r.Duplicate = false
		}
	}
}

// settleRun decides neighbouring short lines. Before the first paragraph they head the article;
// between paragraphs one or two are subheads and more are a list; with nothing after them they are
// body.
func settleRun(run []Region, body, followed bool) {
	zone := Subhead
	if !followed || body && len(run) > 2 {
		zone = Body
	}
	for i := range run {
		if run[i].Zone == openFirst && followed {
			run[i].Zone = Headline
			continue
		}
		run[i].Zone = zone
	}
}

// signOff finds, from the end, the paragraphs that are about the article itself. It continues past
// one that is not, since notes on two authors may have a sentence between them, but no further.
func (z *zoner) signOff(out []Region) {
	prose := 0
	for i := len(out) - 1; i > 0 && prose < 2; i-- {
		if out[i].Zone != Body && out[i].Zone != Subhead {
			continue
		}
		if signOff(out[i].Of(z.text)) {
			out[i].Zone = Boilerplate
		} else {
			prose++
		}
	}
}

// titlesOf is the title, and the title without what follows a separator, where pages add their name
// ("… | The Paper"); "" if there is none.
func titlesOf(title string) [2]string {
	for _, sep := range [...]string{" | ", " - ", " – ", " — "} {
		if !strings.Contains(title, sep[1:len(sep)-1]) {
			continue
		}
		if i := strings.LastIndex(title, sep); i > 0 {
			return [2]string{title, title[:i]}
		}
	}
	return [2]string{title}
}

// sameWording reports whether line says title: the same letters and digits in the same order,
// regardless of case and of the marks and spaces between them.
func sameWording(line, title string) bool {
	if title == "" || len(line) > 2*len(title)+16 || len(title) > 2*len(line)+16 {
		return false
	}
	return equalWording(line, title)
}
