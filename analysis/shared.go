package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// Shared is section 7, "What is shared?": passages that several outlets carry
// in any voice, and articles that are one text.
type Shared struct {
	Passages    []Passage     `json:"passages"`  // most outlets first, at most MaxPassages
	Total       int           `json:"total"`     // passages found
	RunWords    int           `json:"run_words"` // a run of this many words without a difference is sure to be looked up
	Kept        *float64      `json:"kept"`      // share of the text that was looked at; null if none could be
	Republished []Republished `json:"republished"`
	OwnCopy     []OwnCopy     `json:"own_copy"`
	Reading     []string      `json:"reading"`
}

// MaxPassages bounds the passages that a Report lists.
const MaxPassages = 1000

// A Passage is a run of words that at least two outlets share, with small
// differences.
type Passage struct {
	Text     string    `json:"text"` // of the version most like the others
	Words    int       `json:"words"`
	Outlets  int       `json:"outlets"`
	Articles int       `json:"articles"`
	Versions []Version `json:"versions"`
	Variants []Variant `json:"variants"`
}

// A Version is a passage in one article.
type Version struct {
	Evidence
	Text   string `json:"text"`
	Words  int    `json:"words"`
	Shared int    `json:"shared_words"` // with the central version
	More   int    `json:"more_places"`  // other places of the article that carry it
}

// Republished is a set of articles that are one text, with small differences.
type Republished struct {
	Outlets  []string     `json:"outlets"`
	Articles []ArticleRef `json:"articles"`
}

// An ArticleRef names an article.
type ArticleRef struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet"`
	File   string `json:"file"`
	Date   string `json:"date"`
	Words  int64  `json:"words"`
}

// OwnCopy is how many of an outlet's words occur in no other outlet.
type OwnCopy struct {
	Outlet        string   `json:"outlet"`
	Articles      int64    `json:"articles"`
	Texts         int64    `json:"texts"`          // articles, those republished within the outlet counted once
	Words         int64    `json:"words"`          // in its texts
	SharedWording int64    `json:"shared_wording"` // words in shared passages, in the outlet's wording
	SharedQuoted  int64    `json:"shared_quoted"`  // the same inside quotation marks
	Own           int64    `json:"own_words"`
	OwnShare      *float64 `json:"own_share"`
}

// side is the articles of a Profile laid side by side: the basis of sections 6 to 8.
type side struct {
	copies   []Copy
	outlet   []int32 // of every copy, index into comparison.outlets
	near     []int32 // of every copy, the first copy of the same text
	finder   *finder
	passages []passage
	said     []saying
	short    []shortQuote     // filled by fragments
	rows     []ShortQuotation // likewise
	counted  *inventory       // with the names counted; nil if they were not asked for
	sources  *voice.NameKeys
	kept     float64 // share of the articles' text
}

// side lays the articles side by side; nil if there are too many or their sentences
// were not kept.
func (c *comparison) side() *side {
	if c.bank.over || c.bank.off {
		return nil
	}
	whole := c.bank.level == 0
	s := c.lay(c.bank.alike(c.bank.sorted()), func(section string) bool {
		return c.options.wants(section) && (whole || section != SectionCoverage)
	})
	s.kept = 1
	if c.bank.level > 0 {
		var text int64
		for i := range s.copies {
			text += s.copies[i].size()
		}
		s.kept = float64(text) / float64(c.bank.seen)
	}
	return s
}

// wholeSide lays side by side the articles from which no sentence was dropped: all, or
// those that stayed whole.
func (c *comparison) wholeSide(s *side) *side {
	if s == nil || c.bank.level == 0 {
		return s
	}
	return c.lay(c.bank.whole(c.bank.sorted()), func(section string) bool { return section == SectionCoverage })
}

// lay lays copies side by side and finds what the wanted sections are made from.
func (c *comparison) lay(copies []Copy, wants func(section string) bool) *side {
	s := &side{copies: copies, sources: voice.NewNameKeys(c.options.Aliases)}
	s.outlet = make([]int32, len(s.copies))
	for i := range s.copies {
		at, _ := slices.BinarySearch(c.outlets, s.copies[i].Outlet)
		s.outlet[i] = int32(at)
	}
	sketches := make([][]uint32, len(s.copies))
	for i := range s.copies {
		sketches[i] = s.copies[i].Sketch
	}
	s.near = near(sketches)
	s.finder = newFinder(s.copies, s.outlet, s.near)
	// None of these needs another, and each changes only its own results: the order in
	// which they are done does not matter.
	quotations, coverage := wants(SectionQuotations), wants(SectionCoverage)
	var work []func()
	if quotations || coverage || wants(SectionShared) {
		work = append(work, func() { s.passages = s.finder.another().passages() })
	}
	if coverage {
		work = append(work, func() {
			s.counted = s.newInventory()
			s.counted.takeAllNames()
		})
	}
	if quotations {
		work = append(work, func() { s.said = s.finder.another().sayings() })
	}
	if quotations || coverage {
		work = append(work, func() { s.fragments() })
	}
	atOnce(work...)
	return s
}

// shared is section 7.
func (c *comparison) shared(s *side) Shared {
	out := Shared{Passages: []Passage{}, Republished: []Republished{}, OwnCopy: []OwnCopy{}}
	if s == nil {
		out.Reading = []string{fmt.Sprintf("There are more than %s articles, too many to lay side by side: run the report on some of them.", thousands(MaxCopies))}
		return out
	}
	out.RunWords = shingleWords + s.finder.window - 1
	out.Total = len(s.passages)
	out.Kept = &s.kept
	out.OwnCopy = c.ownCopy(s)
	out.Republished = s.republished(c)
	order := s.ranked()
	for _, i := range order[:min(MaxPassages, len(order))] {
		out.Passages = append(out.Passages, s.passage(c, &s.passages[i]))
	}
	out.Reading = c.sharedReading(&out)
	return out
}

// ranked returns the passages ordered by outlets, words and place.
func (s *side) ranked() []int {
	order := make([]int, len(s.passages))
	outlets := make([]int, len(s.passages))
	for i := range order {
		order[i], outlets[i] = i, s.finder.outletsIn(s.passages[i].versions)
	}
	words := func(i int) int { p := &s.passages[i]; return p.versions[p.central].count }
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(outlets[b], outlets[a]), cmp.Compare(words(b), words(a)))
	})
	return order
}

func (s *side) passage(c *comparison, p *passage) Passage {
	s.finder.load(p)
	defer s.finder.release(p)
	central := &p.versions[p.central]
	out := Passage{
		Text: s.textOf(central), Words: len(central.words),
		Outlets: s.finder.outletsIn(p.versions), Articles: len(p.versions),
		Versions: []Version{}, Variants: s.finder.variants(p),
	}
	for i := range p.versions[:min(mostVersions, len(p.versions))] {
		v := &p.versions[i]
		out.Versions = append(out.Versions, Version{
			Evidence: s.evidence(v.copy, v.Span, v.words), Text: s.textOf(v),
			Words: len(v.words), Shared: v.matched, More: v.occurrences,
		})
	}
	return out
}

// textOf returns a version's text on one line.
func (s *side) textOf(v *version) string { return s.text(v.copy, v.Span) }

func (s *side) text(copy int32, span text.Span) string {
	return bounded(strings.Join(strings.Fields(s.copies[copy].of(span)), " "))
}

// longestText bounds the text of a passage or quotation, in bytes: something that is
// not prose, such as a word of a million letters, must not fill the report.
const longestText = 1 << 14

// bounded returns s, or its beginning if it is too long.
func bounded(s string) string {
	if len(s) <= longestText {
		return s
	}
	return wholeRunes(s, text.Span{End: longestText}).Of(s) + "…"
}

// evidence returns the place of the words, in the voice that most of them have.
func (s *side) evidence(copy int32, span text.Span, words []spokenWord) Evidence {
	c := &s.copies[copy]
	var places Places
	for i := range words {
		if words[i].place < NoPlace {
			places[words[i].place]++
		}
	}
	most := Own
	for p := range NoPlace {
		if places[p] > places[most] {
			most = p
		}
	}
	speaker, verb := int32(-1), ""
	for i := range words {
		if words[i].place == most && words[i].speaker >= 0 {
			speaker = words[i].speaker
			break
		}
	}
	for _, q := range c.Quotations {
		if q.Overlaps(span) && most.Quoted() {
			verb = q.Verb
			break
		}
	}
	return c.evidenceAt(span, most, c.speaker(speaker), verb)
}

// republished lists the sets of articles that are one text.
func (s *side) republished(c *comparison) []Republished {
	list := []Republished{}
	at := map[int32]int{}
	for i, first := range s.near {
		if int32(i) == first {
			continue
		}
		k, ok := at[first]
		if !ok {
			k = len(list)
			at[first] = k
			list = append(list, Republished{Outlets: []string{}, Articles: []ArticleRef{s.ref(first)}})
		}
		list[k].Articles = append(list[k].Articles, s.ref(int32(i)))
	}
	for i := range list {
		for _, a := range list[i].Articles {
			if !slices.Contains(list[i].Outlets, a.Outlet) {
				list[i].Outlets = append(list[i].Outlets, a.Outlet)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Republished) int {
		return cmp.Or(cmp.Compare(len(b.Outlets), len(a.Outlets)), cmp.Compare(len(b.Articles), len(a.Articles)))
	})
	return list
}

func (s *side) ref(i int32) ArticleRef {
	c := &s.copies[i]
	return ArticleRef{c.ID, c.Outlet, c.File, c.Date, c.Words}
}

// ownCopy counts, outlet by outlet, the words in passages that another outlet shares.
func (c *comparison) ownCopy(s *side) []OwnCopy {
	list := make([]OwnCopy, len(c.outlets))
	for i, o := range c.outlets {
		list[i].Outlet = o
	}
	for i := range s.copies {
		o := &list[s.outlet[i]]
		o.Articles++
		if s.finder.stands[i] {
			o.Texts++
			o.Words += s.copies[i].Words
		}
	}
	for k := range s.passages {
		for _, v := range s.passages[k].versions {
			o := &list[s.outlet[v.copy]]
			o.SharedQuoted += int64(v.quoted)
			o.SharedWording += int64(v.count - v.quoted)
		}
	}
	for i := range list {
		o := &list[i]
		o.Own = max(0, o.Words-o.SharedWording-o.SharedQuoted)
		o.OwnShare = ratio(o.Own, o.Words)
	}
	return list
}

func (c *comparison) sharedReading(s *Shared) []string {
	if len(c.outlets) < 2 {
		return []string{"There is one outlet, so nothing is shared between outlets."}
	}
	lines := []string{}
	if s.Total == 0 {
		lines = append(lines, "No passage of part of a sentence or more was found in two outlets.")
	} else {
		most := s.Passages[0]
		which := "the most widely shared"
		if len(s.Passages) > 1 && s.Passages[1].Outlets == most.Outlets {
			which = "the longest of the most widely shared" // they come in that order
		}
		lines = append(lines, fmt.Sprintf("%s found in at least two outlets; %s, “%s”, appears in %s.",
			capital(count(int64(s.Total), "passage")+wasWere(s.Total)), which, clipped(most.Text, 12), outOf(most.Outlets, len(c.outlets))))
	}
	if n := len(s.Republished); n > 0 {
		var articles int
		for _, r := range s.Republished {
			articles += len(r.Articles)
		}
		lines = append(lines, fmt.Sprintf("%s are %s, republished with small changes: each text counts once.", capital(count(int64(articles), "article")), count(int64(n), "text")))
	}
	if s.Kept != nil && *s.Kept < 1 {
		lines = append(lines, fmt.Sprintf("There are more articles than can be laid side by side: %s of their text was looked at, the same sentences in every article that has them.", share(int64(1000**s.Kept), 1000)))
	}
	return lines
}

func wasWere(n int) string {
	if n == 1 {
		return " was"
	}
	return " were"
}

// clipped returns the first and last words of s, that many together.
func clipped(s string, words int) string {
	f := strings.Fields(s)
	if len(f) <= words {
		return s
	}
	first := words * 2 / 3
	return strings.Trim(strings.Join(f[:first], " "), " …") + " … " + strings.Trim(strings.Join(f[len(f)-(words-first):], " "), " …")
}
