package class_test

import (
	"slices"
	"strings"
	"testing"

	"rashomon/analysis"
	"rashomon/analysis/class"
	"rashomon/corpus"
)

// TestQuestionsOfTheExample checks that the example raises questions of nearly all kinds. Each
// names outlets only by letters, has answers of at least one outlet, and every sentence behind an
// answer is from one of that outlet's articles, as on the sheet.
func TestQuestionsOfTheExample(t *testing.T) {
	p := makePack(t, example(t), class.Options{Seed: 3}, shipped)
	kinds := map[string]int{}
	for _, q := range p.Questions {
		kinds[q.Kind]++
		for _, o := range p.Outlets {
			if strings.Contains(q.Ask+q.Think+q.Note, o.Name) {
				t.Errorf("%q names %s", q.Ask, o.Name)
			}
		}
		if !strings.HasSuffix(q.Ask, "?") && !strings.HasSuffix(q.Ask, ".") || len(q.Answers) == 0 {
			t.Errorf("%q has %d answers", q.Ask, len(q.Answers))
		}
		if !slices.IsSortedFunc(q.Answers, func(a, b class.Answer) int { return a.Outlet - b.Outlet }) {
			t.Errorf("%q: the answers are not in the order of letters", q.Ask)
		}
		for _, a := range q.Answers {
			for _, pl := range a.Places {
				if article, s := p.find(pl); article == nil || article.Outlet != a.Outlet || pl.Sentence > 0 && s != pl.Text {
					t.Errorf("%q: %s sentence %d is not %q of outlet %s", q.Ask, pl.Article, pl.Sentence, pl.Text, p.Outlets[a.Outlet].Letter)
				}
			}
		}
	}
	for _, kind := range []string{class.AskVerbs, class.AskRivals, class.AskQuoted, class.AskReported, class.AskHeadline, class.AskCut, class.AskVariants, class.AskTitles, class.AskSpeakers, class.AskAbsences} {
		if kinds[kind] == 0 {
			t.Errorf("there is no question of the kind %q", kind)
		}
		if kinds[kind] > 2 {
			t.Errorf("there are %d questions of the kind %q", kinds[kind], kind)
		}
	}
}

// find is the article of a place and the text of its sentence.
func (p made) find(pl class.Place) (*class.Article, string) {
	for _, e := range p.Events {
		for _, a := range e.Articles {
			if a.Label != pl.Article {
				continue
			}
			for _, l := range a.Lines {
				for i := range l.Sentences {
					if l.Sentences[i].Number == pl.Sentence {
						return a, l.Sentences[i].Text()
					}
				}
			}
			return a, ""
		}
	}
	return nil, ""
}

// TestVerbsAreTheReports checks that what the key says of the verbs before a quotation is what the
// report counts.
func TestVerbsAreTheReports(t *testing.T) {
	p := makePack(t, example(t), class.Options{Seed: 3}, shipped)
	for _, q := range p.Questions {
		if q.Kind != class.AskVerbs {
			continue
		}
		i := slices.IndexFunc(p.report.Quotations.Rows, func(r analysis.Quotation) bool {
			return strings.Contains(q.Ask, strings.Join(strings.Fields(r.Text)[:6], " "))
		})
		if i < 0 {
			t.Fatalf("no quotation of the report is asked about in %q", q.Ask)
		}
		for _, v := range p.report.Quotations.Rows[i].Verbs {
			for _, name := range v.Outlets {
				at := slices.IndexFunc(q.Answers, func(a class.Answer) bool { return p.Outlets[a.Outlet].Name == name })
				if at < 0 || !strings.Contains(q.Answers[at].Text, "“"+v.Verb+"”") {
					t.Errorf("%s introduces it with %q, and the key does not say so", name, v.Verb)
				}
			}
		}
	}
}

// TestNoMaterialNoQuestion checks that outlets that share nothing raise no question, and a single
// outlet none either.
func TestNoMaterialNoQuestion(t *testing.T) {
	a := &corpus.Document{ID: "a", File: "a.txt", Outlet: "One Bell", Text: "Rain fell on the orchard all night. By morning the ditches were full."}
	b := &corpus.Document{ID: "b", File: "b.txt", Outlet: "Two Bells", Text: "A bakery opened near the station. It sells rye bread and plum cake."}
	for name, docs := range map[string][]*corpus.Document{"nothing shared": {a, b}, "one outlet": {a}} {
		p := makePack(t, documents(docs...), class.Options{Seed: 1, Sheet: frames(t)}, shipped)
		if len(p.Questions) > 0 {
			t.Errorf("%s: asked is %q", name, p.Questions[0].Ask)
		}
		if len(p.Choices) > 0 {
			t.Errorf("%s: names are coded: %v", name, p.Choices)
		}
		for _, e := range p.Events {
			for _, art := range e.Articles {
				if n := len(art.Items); n != len(class.WithoutSingles(frames(t)).Questions)+1 {
					t.Errorf("%s: %s has %d items", name, art.Label, n)
				}
			}
		}
	}
}

// TestAbsencesAreNotFound checks that an absence is worded as one from the supplied articles, with
// their length, and never as a choice.
func TestAbsencesAreNotFound(t *testing.T) {
	p := makePack(t, example(t), class.Options{Seed: 3}, shipped)
	for _, q := range p.Questions {
		if q.Kind != class.AskAbsences {
			continue
		}
		if !strings.Contains(q.Ask, "not found in the supplied articles") || q.Note == "" {
			t.Errorf("asked is %q", q.Ask)
		}
		for _, a := range q.Answers {
			if len(a.Places) == 0 && !strings.Contains(a.Text, "not found in the supplied articles (") {
				t.Errorf("the answer is %q", a.Text)
			}
		}
		for _, word := range []string{"hide", "omit", "silen", "ignore"} {
			if strings.Contains(q.Ask+q.Note, word) {
				t.Errorf("an absence is called %q", word)
			}
		}
	}
}

// TestKeyIsTheReports checks that the marked names of an outlet are those that the report counts
// for it, voice by voice.
func TestKeyIsTheReports(t *testing.T) {
	p := makePack(t, example(t), class.Options{Seed: 3, Choices: []string{"armed-challenge", "legitimacy"}}, shipped)
	type cell struct{ outlet, category, option, coded string }
	got := map[cell]int64{}
	for _, e := range p.Events {
		for _, a := range e.Articles {
			for _, m := range a.Marks {
				got[cell{p.Outlets[a.Outlet].Name, m.Choice, m.Option, m.Coded}]++
			}
		}
	}
	checked := 0
	for _, c := range p.report.Naming {
		if c.ID != "armed-challenge" && c.ID != "legitimacy" {
			continue
		}
		for _, n := range c.Names {
			for _, o := range n.Outlets {
				reported := o.ByVoice[analysis.Indirect]
				for coded, want := range map[string]int64{class.OwnVoice: o.Wording - reported, class.ReportedVoice: reported, class.QuotedVoice: o.Quoted} {
					checked++
					if n := got[cell{o.Outlet, c.ID, n.Option, coded}]; n != want {
						t.Errorf("%s, %s, %s: the key has %d, the report %d", o.Outlet, c.ID, coded, n, want)
					}
				}
			}
		}
	}
	if checked == 0 {
		t.Error("nothing was compared")
	}
}

// TestTwentyQuestions checks that the sheet of general frames without its one question on episodes
// is the twenty after Semetko and Valkenburg, and that a sheet of single questions stays whole.
func TestTwentyQuestions(t *testing.T) {
	s := class.WithoutSingles(frames(t))
	if len(s.Questions) != 20 || len(frames(t).Questions) != 21 {
		t.Errorf("there are %d questions", len(s.Questions))
	}
	single := *frames(t)
	single.Questions = nil
	for i, q := range frames(t).Questions[:5] {
		q.Frame = string(rune('a' + i))
		single.Questions = append(single.Questions, q)
	}
	if n := len(class.WithoutSingles(&single).Questions); n != 5 {
		t.Errorf("of single questions %d are left", n)
	}
}

// TestKeyOfNames checks what the tool answers on names in an article.
func TestKeyOfNames(t *testing.T) {
	doc := func(id, text string) *corpus.Document {
		return &corpus.Document{ID: id, File: id + ".txt", Outlet: "Bell " + id, Title: strings.SplitN(text, "\n", 2)[0], Text: text}
	}
	for _, c := range []struct{ reason, text, headline, first, most string }{
		{"one name throughout", "Mutiny Ends at Quay\n\nThe mutiny ended on Monday.", "mutiny", "mutiny", "mutiny"},
		{"another below, and quotations do not count for most", "Mutiny Ends at Quay\n\nThe revolt ended. “A mutiny, a mutiny,” said Anna Marn. The revolt had begun on Friday.", "mutiny", "revolt", "revolt"},
		{"none in the headline, and no single one", "Quay Opens Again\n\nThe revolt ended on Monday. The mutiny had lasted a week.", class.None, "revolt", class.NoSingle},
		{"none at all", "Quay Opens Again\n\nNobody came on Monday.", class.None, class.None, class.None},
	} {
		t.Run(c.reason, func(t *testing.T) {
			other := doc("z", "Quiet Night at Quay\n\nThe mutiny, the revolt and the uprising were quiet on Monday.")
			p := makePack(t, documents(doc("a", c.text), other), class.Options{Seed: 1}, small)
			answers := map[string]string{}
			for _, e := range p.Events {
				for _, a := range e.Articles {
					if a.Document.ID == "a" {
						for _, it := range a.Items {
							answers[it.Question] = it.Answer
							if it.Answer != "" && !slices.Contains(it.Options, it.Answer) {
								t.Errorf("%s is answered %q, which is no option", it.ID, it.Answer)
							}
						}
					}
				}
			}
			if got := [3]string{answers["rising headline"], answers["rising first"], answers["rising most"]}; got != [3]string{c.headline, c.first, c.most} {
				t.Errorf("got %q, want %q", got, [3]string{c.headline, c.first, c.most})
			}
		})
	}
}
