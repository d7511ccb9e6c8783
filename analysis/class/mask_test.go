package class_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rashomon/analysis/class"
	"rashomon/corpus"
)

// blindText is the blind copy of the article a, its lines joined into one.
func blindText(t *testing.T, p *class.Pack) string {
	t.Helper()
	for _, e := range p.Events {
		for _, a := range e.Articles {
			if a.Document.ID == "a" {
				return textOf(a)
			}
		}
	}
	t.Fatal("the article is not in the pack")
	return ""
}

func textOf(a *class.Article) string {
	var lines []string
	for _, l := range a.Lines {
		if l.Hidden {
			lines = append(lines, "<"+l.Zone+">")
		}
		for _, s := range l.Sentences {
			lines = append(lines, s.Text())
		}
	}
	return strings.Join(lines, " ")
}

func TestMask(t *testing.T) {
	filler := &corpus.Document{ID: "z", File: "z.txt", Outlet: "Zed Courier", Text: "It took a long time and the sun shone on the hill. Nobody came."}
	for _, c := range []struct {
		reason string
		doc    corpus.Document
		text   string
		want   string // with X for the outlet's own letter
	}{
		{"the name, with its article and its genitive", corpus.Document{Outlet: "The Harbour Gazette"}, "The minister told The Harbour Gazette on Monday. The Harbour Gazette’s reader wept.", "The minister told [X] on Monday. [X]’s reader wept."},
		{"in capitals and small", corpus.Document{Outlet: "Harbour Gazette"}, "HARBOUR GAZETTE learned it, and a harbour gazette of old did not.", "[X] learned it, and a harbour gazette of old did not."},
		{"over a line break and a hyphen", corpus.Document{Outlet: "Al Hadath"}, "It was told to Al-Hadath and to Al\u00a0Hadath again.", "It was told to [X] and to [X] again."},
		{"short, after the, in its own article", corpus.Document{Outlet: "The Talmere Lantern"}, "She told the Lantern so, near the Lantern Street bridge and a lantern.", "She told [X] so, near the Lantern Street bridge and a lantern."},
		{"a common masthead of the same article", corpus.Document{Outlet: "The Ilvar Times"}, "He told the Times that times were hard.", "He told [X] that times were hard."},
		{"one word and what it is part of", corpus.Document{Outlet: "WIDN"}, "He told WIDN and WIDNews, wrote W.I.D.N. in sand, and said it widened.", "He told [X] and [X], wrote [X]. in sand, and said it widened."},
		{"a name inside another word is none", corpus.Document{Outlet: "Ilvar"}, "The Ilvarian army left Ilvar on Sunday.", "The Ilvarian army left [X] on Sunday."},
		{"written in one", corpus.Document{Outlet: "Press Vox"}, "A PressVox crew filmed it.", "A [X] crew filmed it."},
		{"addresses of all kinds, and no sentence's end", corpus.Document{Outlet: "Harbour Gazette"}, "Write to desk@harbour.example, see www.harbour.example/a?b=1 or harbourgazette.com. It ended at 5 p.m. in town. Follow @harbour now.",
			"Write to [address], see [address] or [address]. It ended at 5 p.m. in town. Follow [address] now."},
		{"the host of its address names it", corpus.Document{Outlet: "Evening Bell", URL: "https://www.bellnews.example/x"}, "He told Bellnews so.", "He told [X] so."},
		{"an ordinary word stays where it may be one", corpus.Document{Outlet: "Time"}, "Time will tell. He told Time that it took time.", "Time will tell. He told [X] that it took time."},
		{"an ordinary word with its article", corpus.Document{Outlet: "The Hill"}, "She told The Hill about the hill.", "She told [X] about the hill."},
		{"initials of a long name", corpus.Document{Outlet: "Ilvar United Press"}, "He told IUP so.", "He told [X] so."},
		{"the author, and the surname alone", corpus.Document{Outlet: "Bell Courier", Author: "Joren Mallowend"}, "Joren Mallowend asked. Nobody answered Mallowend’s question.", "[author] asked. Nobody answered [author]’s question."},
		{"a surname that somebody else bears", corpus.Document{Outlet: "Bell Courier", Author: "Joren Mallowend"}, "On Monday Premier Mallowend spoke to Joren Mallowend at last.", "On Monday Premier Mallowend spoke to [author] at last."},
		{"with initials, and without the middle one", corpus.Document{Outlet: "Bell Courier", Author: "Ann Q. Marnow"}, "On Monday Ann Q. Marnow asked, then A.Q. Marnow and A. Marnow; Ann Marnow’s notes, and Marnow’s, say so, and Q. Lund too.", "On Monday [author] asked, then [author] and [author]; [author]’s notes, and [author]’s, say so, and Q. Lund too."},
		{"a surname with an apostrophe", corpus.Document{Outlet: "Bell Courier", Author: "Mira O'Dellan"}, "She told Mira O’Dellan so. It is O'Dellan's story and no other Dellan’s.", "She told [author] so. It is [author]'s story and no other Dellan’s."},
		{"an initial of somebody else", corpus.Document{Outlet: "Bell Courier", Author: "Joren Mallowend"}, "On Monday P. Mallowend and the reporter J. Mallowend met Mallowend.", "On Monday P. Mallowend and the reporter [author] met Mallowend."},
		{"a byline goes whole, and its names with it", corpus.Document{Outlet: "Bell Courier"}, "Bridge Falls in Storm\nBy Phila Siun Bell News\n\nThe bridge fell on Monday, and Phila Siun saw the river rise at dawn.", "Bridge Falls in Storm <byline> The bridge fell on Monday, and [author] saw the river rise at dawn."},
		{"without accents", corpus.Document{Outlet: "El País del Río"}, "He told El Pais del Rio so.", "He told [X] so."},
		{"a part of an outlet", corpus.Document{Outlet: "Quay Street Journal - Opinion"}, "She told the Quay Street Journal, and the QSJ, so.", "She told the [X], and the [X], so."},
		{"another outlet of the set", corpus.Document{Outlet: "Bell Journal"}, "As the Zed Courier wrote, the bridge fell.", "As the [Y] wrote, the bridge fell."},
	} {
		t.Run(c.reason, func(t *testing.T) {
			doc := c.doc
			doc.ID, doc.File, doc.Text = "a", "a.txt", c.text
			docs := []*corpus.Document{&doc, filler}
			p := makePack(t, documents(docs...), class.Options{Seed: 1}, small)
			names := map[string]string{}
			for _, o := range p.Outlets {
				names[o.Name] = o.Letter
			}
			want := strings.NewReplacer("[X]", "[outlet "+names[doc.Outlet]+"]", "[Y]", "[outlet "+names["Zed Courier"]+"]").Replace(c.want)
			if got := blindText(t, p.Pack); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// TestAliasesAreMasked checks that spellings given by the user are covered too.
func TestAliasesAreMasked(t *testing.T) {
	doc := &corpus.Document{ID: "a", File: "a.txt", Outlet: "Harbour Gazette", Text: "She told HarGaz so, and the Old Lady of Quay Street agreed."}
	got := blindText(t, makePack(t, documents(doc), class.Options{Seed: 1, Outlets: []corpus.Alias{{Name: "Harbour Gazette", Spellings: []string{"HarGaz", "Old Lady of Quay Street"}}}}, small).Pack)
	if want := "She told [outlet A] so, and the [outlet A] agreed."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestMaskChangesNothingElse checks, over generated articles, that sentences are numbered without a
// gap, and that a sentence without its brackets is the original with just as many places removed,
// in order.
func TestMaskChangesNothingElse(t *testing.T) {
	parts := []string{
		"The mutiny ended on Monday. ", "“We won,” she told the Lantern. ", "THE TALMERE LANTERN\n\n", "By Joren Mallowend\n\n", "Joren Mallowend saw it. ",
		"See lantern.example/x now. ", "Kethra One’s “revolt” — a ", "\n\n", "é ", " \u200b ", "الفانوس ", "[outlet A] ", "Mr. Ode said that the mutiny of the Lantern, the ", ". ",
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 25).Draw(rt, "text"), "")
		doc := &corpus.Document{ID: "a", File: "a.txt", Outlet: "The Talmere Lantern", Author: "Joren Mallowend", Lang: "en", Text: text}
		other := &corpus.Document{ID: "b", File: "b.txt", Outlet: "Kethra One", Text: "The revolt ended. Nobody won."}
		p := makePack(t, documents(doc, other), class.Options{Seed: rapid.Uint64().Draw(rt, "seed")}, small)
		for _, e := range p.Events {
			for _, a := range e.Articles {
				number, at := 0, 0
				for _, l := range a.Lines {
					for _, s := range l.Sentences {
						number++
						if s.Number != number {
							rt.Fatalf("sentence %d has the number %d", number, s.Number)
						}
						for _, piece := range s.Pieces {
							if piece.Masked {
								continue
							}
							i := strings.Index(a.Document.Text[at:], piece.Text)
							if i < 0 {
								rt.Fatalf("%q is not in the rest of the original %q", piece.Text, a.Document.Text[at:])
							}
							at += i + len(piece.Text)
						}
					}
				}
				shown := strings.ToLower(textOf(a))
				for _, name := range []string{"talmere lantern", "mallowend", "kethra one", "lantern.example"} {
					if strings.Contains(shown, name) {
						rt.Fatalf("%q survives in %q", name, shown)
					}
				}
				for _, it := range a.Items {
					if it.Mark > 0 && !strings.Contains(it.Ask, "sentence") {
						rt.Fatalf("%s asks %q", it.ID, it.Ask)
					}
				}
			}
		}
	})
}
