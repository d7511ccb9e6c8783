package class

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/lexicons"
)

// An Item is one thing to code: a question about an article, or about a marked name in it.
type Item struct {
	ID       string // B2-voice-3: unique in its Pack
	Article  string
	Group    string // questions that are considered together: names, voice, conflict
	Question string // the same for every article: voice, armed-challenge headline, conflict-1
	Ask      string
	Sentence int      // 0 for the whole article
	Mark     int      // the number of the marked name, 0 for none
	Text     string   // of the sentence, masked
	Options  []string // what may be answered
	Answer   string   // the tool's, "" if it has none
}

// Answers that are not names.
const (
	CannotTell = "cannot tell"
	None       = "none of them"
	Another    = "another name"
	NoSingle   = "no single one"
)

// The voices that people code. What the report calls cue is the outlet's own; what it calls
// fragment is quoted.
const (
	OwnVoice      = "own"
	QuotedVoice   = "quoted"
	ReportedVoice = "reported"
)

// The groups of items that come from no coding sheet.
const (
	NamesGroup = "names"
	VoiceGroup = "voice"
)

// A Mark is a marked name with what the tool says of it.
type Mark struct {
	Number   int
	Choice   string // id of its choice set
	Option   string
	Surface  string // never masked: a name is what it is
	Sentence int
	Zone     string
	Voice    string // as in the report
	Coded    string // as people code it
	Speaker  string
	Verb     string
}

// A Said is somebody who is given words in an article.
type Said struct {
	Speaker   string
	Class     string
	Verb      string
	Stance    string
	Sentences []int
}

// key works out what the tool says of an article.
func (b *blinder) key(a *Article, t Text, marks []markAt) {
	for _, m := range marks {
		s := a.sentenceAt(m.Start)
		if s == nil || !slices.ContainsFunc(s.Pieces, func(p Piece) bool { return p.Mark == m.number }) {
			continue // covered
		}
		h := m.hit
		k := Mark{
			Number: m.number, Choice: h.Category, Option: h.Entry, Surface: h.Surface, Sentence: s.Number,
			Zone: h.Zone, Voice: h.Voice, Coded: coded(h.Voice), Speaker: h.Speaker,
		}
		if at := attributionAt(t.Annotation, h.Start); at != nil {
			k.Verb = at.Verb
		}
		a.Marks = append(a.Marks, k)
	}
	for _, at := range t.Annotation.Attributions {
		said := Said{Speaker: at.Speaker, Class: at.Class, Verb: at.Verb, Stance: at.Stance}
		for _, c := range at.Content {
			if s := a.sentenceAt(c[0]); s != nil && !slices.Contains(said.Sentences, s.Number) {
				said.Sentences = append(said.Sentences, s.Number)
			}
		}
		if len(said.Sentences) > 0 {
			a.Said = append(a.Said, said)
		}
	}
}

func coded(voice string) string {
	switch voice {
	case "quote", "fragment":
		return QuotedVoice
	case "indirect":
		return ReportedVoice
	}
	return OwnVoice
}

// attributionAt is the innermost attribution whose content contains a byte.
func attributionAt(n *analysis.Annotation, at int32) *analysis.AnnotatedAttribution {
	var best *analysis.AnnotatedAttribution
	length := int32(0)
	for i := range n.Attributions {
		for _, c := range n.Attributions[i].Content {
			if c[0] <= at && at < c[1] && (best == nil || c[1]-c[0] < length) {
				best, length = &n.Attributions[i], c[1]-c[0]
			}
		}
	}
	return best
}

// items lists what is coded in an article.
func (b *blinder) items(a *Article) []Item {
	var list []Item
	add := func(it Item) {
		it.Article = a.Label
		it.ID = a.Label + "-" + it.ID
		list = append(list, it)
	}
	for _, c := range b.pack.Choices {
		names := a.namesOf(c)
		options := slices.Concat(c.Options, []string{Another, None, CannotTell})
		most := slices.Concat(c.Options, []string{Another, NoSingle, None, CannotTell})
		title := strings.ToLower(c.Title[:1]) + c.Title[1:]
		add(Item{
			ID: c.ID + "-headline", Group: NamesGroup, Question: c.ID + " headline", Options: options, Answer: names.headline,
			Ask: fmt.Sprintf("Of the %s, which stands in the headline, the first if there are several?", title),
		})
		add(Item{
			ID: c.ID + "-first", Group: NamesGroup, Question: c.ID + " first", Options: options, Answer: names.first,
			Ask: "Which of them stands first below the headline, in anybody's words?",
		})
		add(Item{
			ID: c.ID + "-most", Group: NamesGroup, Question: c.ID + " most", Options: most, Answer: names.most,
			Ask: "Which of them does the article use most often outside quotation marks? The headline counts.",
		})
	}
	for _, m := range a.Marks {
		s := a.sentence(m.Sentence)
		add(Item{
			ID: fmt.Sprintf("voice-%d", m.Number), Group: VoiceGroup, Question: VoiceGroup, Sentence: m.Sentence, Mark: m.Number,
			Ask: fmt.Sprintf("Name %d, “%s” in sentence %d: whose word is it?", m.Number, m.Surface, m.Sentence), Text: s.Text(),
			Options: []string{OwnVoice, QuotedVoice, ReportedVoice, CannotTell}, Answer: m.Coded,
		})
	}
	if b.pack.Sheet != nil {
		for _, q := range b.pack.Sheet.Questions {
			add(Item{ID: q.ID, Group: cmp.Or(q.Frame, b.pack.Sheet.ID), Question: q.ID, Ask: q.Text, Options: []string{"yes", "no", CannotTell}})
		}
	}
	return list
}

// sentence is the sentence with that number.
func (a *Article) sentence(number int) *Sentence { return a.sentences[number-1] }

// chosenNames are the tool's answers to the questions on names.
type chosenNames struct{ headline, first, most string }

func (a *Article) namesOf(c Choice) chosenNames {
	n := chosenNames{None, None, None}
	count := map[string]int{}
	for _, m := range a.Marks {
		if m.Choice != c.ID {
			continue
		}
		switch {
		case m.Zone == "headline" && n.headline == None:
			n.headline = m.Option
		case m.Zone != "headline" && n.first == None:
			n.first = m.Option
		}
		if m.Coded != QuotedVoice {
			count[m.Option]++
		}
	}
	best := 0
	for _, option := range c.Options {
		switch k := count[option]; {
		case k > best:
			n.most, best = option, k
		case k == best && k > 0:
			n.most = NoSingle
		}
	}
	return n
}

// WithoutSingles is a coding sheet without the frames that have only one question, if others have
// several: one answer is no share of yes. What is left of the sheet of general frames is the twenty
// questions after Semetko and Valkenburg.
func WithoutSingles(s *lexicons.Sheet) *lexicons.Sheet {
	asked, most := map[string]int{}, 0
	for _, q := range s.Questions {
		asked[q.Frame]++
		most = max(most, asked[q.Frame])
	}
	out := *s
	out.Questions = nil
	for _, q := range s.Questions {
		if asked[q.Frame] > 1 || most == 1 {
			out.Questions = append(out.Questions, q)
		}
	}
	return &out
}
