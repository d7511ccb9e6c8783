package corpus_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rashomon/corpus"
	"rashomon/corpus/goldtest"
)

// pages are web pages of made-up outlets in common templates of the press, each with the story it
// contains, and what the page says of it.
var pages = []struct {
	name, story, why string
	atLeast          float64 // F1 of the text's runs of four words
	says             string
}{
	{"article-tag", "ferry", "JSON-LD gives the time of day, a canonical link the address", 1,
		"of The Quay Courier title=Ferry Service To Oster Isle Suspended After Hull Crack date=2031-03-04T07:45:00+01:00 author=Ines Calloway url=https://www.quaycourier.example/2031/03/04/ferry lang=en"},
	{"div-soup", "strike", "no element says what it is", 1,
		"of div-soup title=Dockworkers End Strike With A Deal On Night Shifts date=2031-05-02T18:20:00Z author=Ben Okonedo"},
	{"comments", "dam", "readers' comments are not the outlet's words", .95,
		"of Lurren Valley Post title=Council Halts Work On The Lurren Dam date=2030-11-19 author=Teodor Mayhew lang=en-GB"},
	{"cookie-banner", "school", "a banner before and behind, a newsletter inside", 1,
		"of Fell Herald title=Village School Reopens With Eleven Pupils date=2031-08-30T06:00:00+02:00 author=Runa Castell lang=en"},
	{"inline-boxes", "ferry", "a link and a form between paragraphs; the date in words", 1,
		"of Isle Wire title=Ferry Service To Oster Isle Suspended After Hull Crack date=2031-03-04 author=Ines Calloway +date as given=March 4, 2031"},
	{"figures", "strike", "microdata, a picture with its line, a block quotation", .95,
		"of Valen Daily title=Dockworkers End Strike With A Deal On Night Shifts date=2031-05-02T18:20:00Z author=Ben Okonedo"},
	{"table-layout", "dam", "a page of the last century, paragraphs not closed", .95, "of table-layout title=Council Halts Work On The Lurren Dam"},
	{"graph-ld", "school", "JSON-LD with a graph and lists of types", 1,
		"of Highland Echo title=Village School Reopens With Eleven Pupils date=2031-08-30T06:00:00+02:00 author=Runa Castell lang=en-US section=Local"},
	{"breaks", "ferry", "line breaks for paragraphs; the host for want of a name", 1,
		"of news.osterisle.example title=Ferry Service To Oster Isle Suspended After Hull Crack url=https://news.osterisle.example/ferry-suspended"},
	{"legacy-encoding", "strike", "an encoding that the page declares", 1,
		"of legacy-encoding title=Dockworkers End Strike With A Deal On Night Shifts author=Ben Okonedo decoded=windows-1252 (declared)"},
}

// TestPages checks that what a page contains, and no more, is found.
func TestPages(t *testing.T) {
	sum := 0.0
	for _, c := range pages {
		want, err := os.ReadFile(filepath.Join("testdata", "pages", c.story+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for doc, err := range corpus.Documents(t.Context(), corpus.DefaultOptions(), filepath.Join("testdata", "pages", c.name+".html")) {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			n++
			f1 := goldtest.F1(doc.Text, string(want))
			sum += f1
			if f1 < c.atLeast {
				t.Errorf("%s (%s): F1 %.3f, want at least %.2f; the text is\n%s", c.name, c.why, f1, c.atLeast, doc.Text)
			}
			if headline, _, _ := strings.Cut(doc.Text, "\n"); headline != doc.Title {
				t.Errorf("%s: the text begins with %q and not with its headline %q", c.name, headline, doc.Title)
			}
			_, says, _ := strings.Cut(tell(t, doc, nil), " ")
			says = strings.ReplaceAll(says, " in "+doc.File, "")
			if says != c.says {
				t.Errorf("%s (%s):\n got %s\nwant %s", c.name, c.why, says, c.says)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", c.name, n)
		}
	}
	t.Logf("F1 %.3f over %d pages", sum/float64(len(pages)), len(pages))
}

// TestPagesKeepTheirOrder checks that pages, which are parsed in parallel, and what is read among
// them are handed on in their order.
func TestPagesKeepTheirOrder(t *testing.T) {
	files := map[string]string{}
	var want []string
	for i := range 60 {
		name := fmt.Sprintf("%02d", i)
		switch i % 5 {
		case 0:
			files[name+".txt"] = "The garrison laid down its arms."
			want = append(want, name+".txt")
		case 1:
			files[name+".txt"] = ""
			want = append(want, "empty "+name+".txt")
		case 2:
			files[name+".jsonl"] = "{\"text\":\"x\"}\n{\"text\":\"y\"}\n"
			want = append(want, name+".jsonl", name+".jsonl")
		default:
			files[name+".html"] = pageOf("<title>Arms Down</title>", strings.Repeat(longParagraph, 1+i%7))
			want = append(want, name+".html")
		}
	}
	for range 3 {
		var got []string
		for doc, err := range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), mapFS(files)) {
			var f *corpus.Fault
			switch {
			case doc != nil:
				got = append(got, doc.File)
			case errors.As(err, &f):
				got = append(got, f.Kind.String()+" "+f.File)
			default:
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
	for row, err := range corpus.ListFS(t.Context(), corpus.DefaultOptions(), mapFS(files)) {
		wantFormat := map[string]string{".html": "web page", ".txt": "text", ".jsonl": "json lines"}[filepath.Ext(row.File)]
		if err != nil || row.Format != wantFormat {
			t.Errorf("%s is listed as %q: %v", row.File, row.Format, err)
		}
	}
	n := 0
	for range corpus.DocumentsFS(t.Context(), corpus.DefaultOptions(), mapFS(files)) {
		if n++; n == 7 {
			break // nothing more must come
		}
	}
}
