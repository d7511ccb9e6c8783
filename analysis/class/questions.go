package class

import (
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
)

// A Question is something to discuss that this set of articles raises. Ask and Think name outlets
// only by their letters; the Answers are for the key.
type Question struct {
	Kind    string
	Ask     string
	Think   string // what to think about next
	Note    string // what it does not show
	Places  []Place
	Answers []Answer
}

// A Place is a sentence of an article.
type Place struct {
	Article  string // label
	Sentence int    // 0 if the blind copy does not show it
	Text     string // masked
}

// An Answer is what the tool says of one outlet.
type Answer struct {
	Outlet int // index into Pack.Outlets
	Text   string
	Places []Place
}

// The kinds of question, in the order they are asked.
const (
	AskVerbs     = "verbs"
	AskRivals    = "rival names"
	AskQuoted    = "own or quoted"
	AskReported  = "reported speech"
	AskHeadline  = "headline and text"
	AskScare     = "marks around a word"
	AskCut       = "cut quotation"
	AskVariants  = "word by word"
	AskTitles    = "titles"
	AskSpeakers  = "who speaks"
	AskAbsences  = "not found"
	mostOfOneAsk = 2
	mostPlaces   = 12
)

// An asker makes questions from a Report.
type asker struct {
	*blinder
	r *analysis.Report
}

func newAsker(r *analysis.Report, b *blinder) *asker { return &asker{b, r} }

// questions lists those that the set has material for; at most two of a kind.
func (a *asker) questions() []Question {
	var list []Question
	if len(a.pack.Outlets) < 2 {
		return nil
	}
	for _, make := range []func() []Question{
		a.verbs, a.rivals, a.quotedNames, a.reportedNames, a.headlines, a.scares, a.cuts, a.variants, a.titles, a.speakers, a.absences,
	} {
		qs := make()
		list = append(list, qs[:min(mostOfOneAsk, len(qs))]...)
	}
	return list
}

// letters names outlets by their letters, in order: "A, C and D".
func (a *asker) letters(outlets []string) string {
	var list []string
	for _, o := range outlets {
		if l := a.pack.Outlets[a.outlet[o]].Letter; !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	slices.SortFunc(list, byLetter)
	return join(list, "and")
}

func byLetter(x, y string) int {
	if len(x) != len(y) {
		return len(x) - len(y)
	}
	return strings.Compare(x, y)
}

func join(list []string, word string) string {
	switch len(list) {
	case 0:
		return "none"
	case 1:
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " " + word + " " + list[len(list)-1]
}

// outlets writes "Outlets A and B", "Outlet A".
func (a *asker) outlets(names []string) string {
	s := a.letters(names)
	if strings.ContainsAny(s, " ,") {
		return "Outlets " + s
	}
	return "Outlet " + s
}

// shown is text of the articles as the class may see it.
func (a *asker) shown(s string) string {
	return strings.Join(strings.Fields(a.mask.hide(s, -1)), " ")
}

// clipped is the first words of a text.
func clipped(s string, most int) string {
	f := strings.Fields(s)
	if len(f) <= most {
		return s
	}
	return strings.Join(f[:most], " ") + " …"
}

// place is the sentence of evidence in the blind copy.
func (a *asker) place(e *analysis.Evidence) Place {
	art := a.article[e.Article]
	if art == nil {
		return Place{Text: a.shown(e.Sentence)}
	}
	p := Place{Article: art.Label}
	if s := art.sentenceAt(e.Start); s != nil {
		p.Sentence, p.Text = s.Number, s.Text()
	} else {
		p.Text = a.shown(e.Sentence)
	}
	return p
}

// answers collects what is said of outlets.
type answers struct {
	*asker
	list []Answer
}

func (a *answers) add(outlet, text string, evidence ...analysis.Evidence) {
	o := a.outlet[outlet]
	i := slices.IndexFunc(a.list, func(x Answer) bool { return x.Outlet == o })
	if i < 0 {
		i = len(a.list)
		a.list = append(a.list, Answer{Outlet: o, Text: text})
	} else if text != "" && !strings.Contains(a.list[i].Text, text) {
		a.list[i].Text += "; " + text
	}
	for k := range evidence {
		p := a.place(&evidence[k])
		if p.Article != "" && !slices.ContainsFunc(a.list[i].Places, func(x Place) bool { return x.Article == p.Article && x.Sentence == p.Sentence }) && len(a.list[i].Places) < mostPlaces {
			a.list[i].Places = append(a.list[i].Places, p)
		}
	}
}

// finish sorts the answers and gives the question their places.
func (a *answers) finish(q Question) Question {
	slices.SortStableFunc(a.list, func(x, y Answer) int { return x.Outlet - y.Outlet })
	q.Answers = a.list
	for _, x := range a.list {
		q.Places = append(q.Places, x.Places...)
	}
	return q
}

func (a *asker) collect() *answers { return &answers{asker: a} }

var numerals = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// spelled writes small numbers as words.
func spelled(n int) string {
	if n >= 0 && n < len(numerals) {
		return numerals[n]
	}
	return fmt.Sprint(n)
}

func times(n int64) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return spelled(int(n)) + " times"
}
