package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// feed is RSS or Atom, one article per item.
type feed struct{}

func (feed) name() string { return "feed" }

func (feed) claims(head []byte, ext string) bool {
	first := markupStart(head)
	if startsMarkup(first, "<rss", "<feed", "<rdf:rdf") {
		return true
	}
	if bytes.HasPrefix(first, []byte("<?xml")) {
		for _, root := range [...]string{"<rss", "<feed", "<rdf:RDF", "<rdf:rdf"} {
			if bytes.Contains(first, []byte(root)) {
				return true
			}
		}
	}
	return ext == ".rss" || ext == ".atom" || ext == ".xml"
}

// Limits of a feed, which is held in memory whole.
const (
	longestFeed = 64 << 20
	slowestFeed = 60 * time.Second
)

func (feed) read(r *reader, in *input) {
	raw, err := readLimited(in.text, min(longestFeed, r.opts.MaxBytes))
	if err != nil {
		if errors.Is(err, errLimit) {
			r.fault(&Fault{Kind: TooLarge, File: in.file, Reason: fmt.Sprintf("the feed has more than %d bytes", min(longestFeed, r.opts.MaxBytes)), Advice: "it was skipped; split it"})
			return
		}
		r.readFault(in, 0, err)
		return
	}
	raw, f := legible(in, raw, 0, declaredEncoding(raw))
	if f != nil {
		r.fault(f)
		return
	}
	raw = declaredInXML().ReplaceAllLiteral(raw, []byte(`<?xml version="1.0"`)) // it is UTF-8 by now
	var got *gofeed.Feed
	err = guarded(r.ctx, slowestFeed, func() error {
		var err error
		got, err = gofeed.NewParser().Parse(bytes.NewReader(raw))
		return err
	})
	if err != nil {
		r.fault(&Fault{Kind: BadMarkup, File: in.file, Reason: "it is not a feed that can be read: " + strings.ToValidUTF8(err.Error(), "\uFFFD"), Advice: "RSS and Atom are read; it was skipped", Err: err})
		return
	}
	if len(got.Items) == 0 {
		r.fault(&Fault{Kind: Empty, File: in.file, Reason: "the feed has no items", Advice: "it was skipped"})
	}
	summaries := 0
	for i, item := range got.Items {
		if r.ended() {
			return
		}
		doc := feedArticle(in, got, item)
		doc.Line = i + 1
		markup := cmp.Or(item.Content, item.Description)
		if item.Content == "" {
			summaries++
			doc.Extra = append(doc.Extra, Field{Name: "content", Value: "summary"})
		}
		r.item(in, doc, markup)
	}
	if summaries > 0 {
		r.fault(&Fault{Kind: Guessed, File: in.file, Reason: fmt.Sprintf("%s of %d have a description and no content", count(summaries, "item"), len(got.Items)),
			Advice: "the description was read, which may be a summary"})
	}
}

// feedArticle is what an item says of itself.
func feedArticle(in *input, f *gofeed.Feed, item *gofeed.Item) *Document {
	doc := &Document{ID: item.GUID, File: in.file, Outlet: strings.TrimSpace(f.Title), Title: fragmentLine(item.Title), URL: item.Link, Lang: f.Language}
	for _, p := range item.Authors {
		if p != nil && p.Name != "" {
			doc.Author = strings.TrimPrefix(doc.Author+", "+p.Name, ", ")
		}
	}
	doc.Section = strings.Join(item.Categories, ", ")
	doc.Date = cmp.Or(item.Published, item.Updated)
	if parsed := item.PublishedParsed; parsed != nil && isoTime(doc.Date) == "" {
		doc.Extra = append(doc.Extra, Field{Name: GivenDate, Value: doc.Date})
		doc.Date = parsed.Format(time.RFC3339)
	}
	return doc
}

// item hands on the article of one item, headline first.
func (r *reader) item(in *input, doc *Document, markup string) {
	bad := func(kind FaultKind, reason, advice string) {
		r.fault(&Fault{Kind: kind, File: in.file, Line: doc.Line, Reason: reason, Advice: advice})
	}
	if int64(len(markup)) > r.opts.MaxArticle {
		r.fault(r.tooLong(in, "record", doc.Line))
		return
	}
	text, err := fragmentText(markup)
	switch {
	case err != nil:
		bad(BadMarkup, "the item cannot be taken apart: "+err.Error(), "it was skipped")
		return
	case text == "":
		bad(NoText, "the item has no text", "it was skipped")
		return
	}
	if doc.Title != "" {
		text = doc.Title + "\n\n" + text
	}
	doc.Text = text
	own := doc.ID != ""
	if !own {
		doc.ID = fmt.Sprintf("%s:%d", in.id, doc.Line)
	}
	r.document(in, doc, own)
}

// fragmentLine is the text of a piece of markup in one line.
func fragmentLine(s string) string {
	text, err := fragmentText(s)
	if err != nil {
		text = s
	}
	return strings.Join(strings.Fields(text), " ")
}
