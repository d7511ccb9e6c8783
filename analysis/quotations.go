package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rashomon/corpus/text"
	"rashomon/corpus/voice"
)

// Quotations is section 6, "Who carries which quotation?".
type Quotations struct {
	Rows    []Quotation      `json:"rows"`   // most outlets first, at most MaxQuotations
	Total   int              `json:"total"`  // different quotations of QuotationWords words or more
	Common  int              `json:"common"` // those that at least two outlets carry
	Short   []ShortQuotation `json:"short"`
	Reading []string         `json:"reading"`
}

// QuotationWords is the least number of words in a quotation that is aligned; shorter
// ones are fragments (section 7).
const QuotationWords = 5

// MaxQuotations bounds the quotations that a Report lists.
const MaxQuotations = 1000

// A Quotation is what sources were quoted as saying, once, with every article
// that carries it.
type Quotation struct {
	Text     string    `json:"text"` // the longest version; if the article interrupts it, its parts separated by " … "
	Words    int       `json:"words"`
	Outlets  int       `json:"outlets"` // that carry it inside quotation marks
	Articles int       `json:"articles"`
	Carriers []Carrier `json:"carriers"`
	Verbs    []VerbUse `json:"verbs"`
	Variants []Variant `json:"variants"`
}

// A Carrier is a quotation in one article. The Evidence has its speaker and
// verb.
type Carrier struct {
	Evidence
	Text    string   `json:"text"`
	Words   int      `json:"words"`
	Shared  int      `json:"shared_words"` // with the longest version
	Kind    string   `json:"kind"`         // full, partial; or unquoted if the article has the words outside quotation marks
	Stance  string   `json:"stance"`       // of the verb
	Cut     []string `json:"cut"`          // beginning, middle, end: where the longest version has more than the article
	Missing []string `json:"missing"`      // what more it has, part by part
}

// VerbUse is a verb that introduces a quotation, "" if the article names none.
type VerbUse struct {
	Verb     string   `json:"verb"`
	Stance   string   `json:"stance"`
	Speakers []string `json:"speakers"` // the speakers the articles give, each as first named
	Outlets  []string `json:"outlets"`
}

// UnquotedCarrier is the Kind of a Carrier whose article has the words outside
// quotation marks.
const UnquotedCarrier = "unquoted"

// quotations is section 6.
func (c *comparison) quotations(s *side) Quotations {
	out := Quotations{Rows: []Quotation{}, Short: []ShortQuotation{}}
	if s == nil {
		return out
	}
	list := s.said
	out.Total = len(list)
	type ranked struct {
		saying
		outlets int
	}
	rows := make([]ranked, len(list))
	for i, l := range list {
		outlets, last := 0, int32(-1)
		for _, q := range l.carriers {
			if o := s.outlet[q.copy]; o != last {
				outlets++
				last = o
			}
		}
		rows[i] = ranked{l, outlets}
		if outlets > 1 {
			out.Common++
		}
	}
	slices.SortStableFunc(rows, func(a, b ranked) int {
		x, y := &a.carriers[a.longest], &b.carriers[b.longest]
		return cmp.Or(cmp.Compare(b.outlets, a.outlets), cmp.Compare(y.count, x.count), cmp.Compare(x.copy, y.copy), cmp.Compare(x.Start, y.Start))
	})
	unquoted := s.passagesByCopy()
	for _, r := range rows[:min(MaxQuotations, len(rows))] {
		out.Rows = append(out.Rows, s.quotation(&r.saying, r.outlets, unquoted))
	}
	out.Short = s.fragments()
	out.Reading = c.quotationReading(&out)
	return out
}

func (s *side) quotation(l *saying, outlets int, unquoted map[int32][]passageAt) Quotation {
	for i := range l.carriers {
		l.carriers[i].words = s.finder.loadQuoted(nil, &l.carriers[i])
	}
	longest := &l.carriers[l.longest]
	q := Quotation{
		Text: s.quotedText(longest), Words: len(longest.words), Outlets: outlets,
		Carriers: []Carrier{}, Verbs: []VerbUse{}, Variants: []Variant{},
	}
	p := passage{}
	articles := map[int32]bool{}
	for i := range l.carriers {
		k := &l.carriers[i]
		articles[k.copy] = true
		q.Carriers = append(q.Carriers, s.carrier(k, longest))
		p.versions = append(p.versions, version{copy: k.copy, Span: k.Span, words: k.words})
		q.addVerb(k, &s.copies[k.copy], s.sources)
	}
	q.Articles = len(articles)
	s.finder.pickCentral(&p)
	q.Variants = s.finder.variants(&p)
	q.Carriers = append(q.Carriers, s.outsideMarks(l, unquoted, articles)...)
	return q
}

func (q *Quotation) addVerb(k *quoted, c *Copy, sources *voice.NameKeys) {
	i := slices.IndexFunc(q.Verbs, func(v VerbUse) bool { return v.Verb == k.Verb })
	if i < 0 {
		i = len(q.Verbs)
		q.Verbs = append(q.Verbs, VerbUse{Verb: k.Verb, Stance: k.Stance.String(), Speakers: []string{}, Outlets: []string{}})
	}
	v := &q.Verbs[i]
	if name := c.speaker(k.Speaker); name != "" {
		key := sources.Key(name)
		if !slices.ContainsFunc(v.Speakers, func(s string) bool { return sources.Key(s) == key }) {
			v.Speakers = append(v.Speakers, name)
		}
	}
	if !slices.Contains(v.Outlets, c.Outlet) {
		v.Outlets = append(v.Outlets, c.Outlet)
	}
}

// quotedText returns a quotation without its marks.
func (s *side) quotedText(q *quoted) string {
	var parts []string
	for _, p := range q.parts {
		parts = append(parts, unmarked(s.text(q.copy, p)))
	}
	return strings.Join(parts, " … ")
}

// unmarked removes quotation marks, and the comma before them, from both ends.
func unmarked(s string) string {
	const marks = "\"“”„«»‘’'‹›` "
	return strings.TrimRight(strings.Trim(s, marks), marks+",")
}

// The number of words from which an omission at an end, or inside, counts as a cut.
// Fewer words inside are a difference of wording.
const (
	fewestCut       = 3
	fewestCutInside = 6
)

func (s *side) carrier(q, longest *quoted) Carrier {
	c := &s.copies[q.copy]
	out := Carrier{
		Evidence: c.evidenceAt(q.Span, Quote, c.speaker(q.Speaker), q.Verb),
		Text:     s.quotedText(q), Words: len(q.words), Shared: len(q.words),
		Kind: q.Kind.String(), Stance: q.Stance.String(), Cut: []string{}, Missing: []string{},
	}
	if len(q.parts) > 1 {
		out.Kind = voice.Full.String()
	}
	if q == longest {
		return out
	}
	a := s.finder.aligner.whole(longest.words, q.words)
	out.Shared = a.matched
	n := int32(min(len(longest.words), longestAligned))
	for from := int32(0); from < n; {
		to := from
		for to < n && !beside1(a.pairs, to) {
			to++
		}
		where, least := "middle", int32(fewestCutInside)
		switch {
		case from == 0:
			where, least = "beginning", fewestCut
		case to == n:
			where, least = "end", fewestCut
		}
		if to-from >= least {
			if part := s.omitted(longest.words[from:to], q.copy); int32(len(part)) >= least {
				out.Cut = append(out.Cut, where)
				out.Missing = append(out.Missing, unmarked(s.text(longest.copy, text.Span{Start: part[0].Start, End: part[len(part)-1].End})))
			}
		}
		from = to + 1
	}
	return out
}

// beside1 reports whether word i of the first side has a counterpart.
func beside1(pairs []wordPair, i int32) bool {
	return slices.ContainsFunc(pairs, func(p wordPair) bool { return p.a == i && p.b >= 0 })
}

// passageAt is a passage's version, listed by the copy it is in.
type passageAt struct{ passage, version int }

func (s *side) passagesByCopy() map[int32][]passageAt {
	m := map[int32][]passageAt{}
	for i := range s.passages {
		for k, v := range s.passages[i].versions {
			m[v.copy] = append(m[v.copy], passageAt{i, k})
		}
	}
	return m
}

// outsideMarks lists the articles that have a quotation's words outside quotation
// marks: versions of a passage that some carrier quotes.
func (s *side) outsideMarks(l *saying, by map[int32][]passageAt, articles map[int32]bool) []Carrier {
	var list []Carrier
	for i := range l.carriers {
		q := &l.carriers[i]
		for _, at := range by[q.copy] {
			p := &s.passages[at.passage]
			if !q.Contains(p.versions[at.version].Span) || 2*p.versions[at.version].count < q.count {
				continue
			}
			for k := range p.versions {
				v := &p.versions[k]
				if articles[v.copy] || 2*v.quoted > v.count {
					continue
				}
				articles[v.copy] = true
				e := s.spanEvidence(v.copy, v.Span)
				list = append(list, Carrier{
					Evidence: e, Text: s.textOf(v), Words: v.count, Shared: v.matched,
					Kind: UnquotedCarrier, Cut: []string{}, Missing: []string{},
				})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Carrier) int { return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.File, b.File)) })
	return list
}

func (c *comparison) quotationReading(q *Quotations) []string {
	if q.Total == 0 {
		return []string{fmt.Sprintf("No quotation of %s words or more was found.", small(QuotationWords))}
	}
	if len(c.outlets) < 2 {
		return []string{fmt.Sprintf("%s of %s words or more, from one outlet.", capital(count(int64(q.Total), "quotation")), small(QuotationWords))}
	}
	lines := []string{fmt.Sprintf("Of %s of %s words or more, %s in at least two outlets and %s in one only.",
		count(int64(q.Total), "different quotation"), small(QuotationWords), appearN(q.Common), appearN(q.Total-q.Common))}
	for _, r := range q.Rows {
		if len(lines) == 4 || r.Outlets < 2 {
			break
		}
		if line := verbReading(&r); line != "" {
			lines = append(lines, line)
		}
	}
	for _, r := range q.Rows {
		if len(lines) >= 6 || r.Outlets < 2 {
			break
		}
		if line := cutReading(&r); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func appearN(n int) string {
	if n == 1 {
		return "1 appears"
	}
	return thousands(int64(n)) + " appear"
}

// mostVerbs bounds the number of verbs that a sentence names.
const mostVerbs = 6

// verbReading says which verbs introduce one quotation, "" if they are all the same.
func verbReading(q *Quotation) string {
	if len(q.Verbs) < 2 {
		return ""
	}
	var parts []string
	for _, v := range q.Verbs {
		if v.Verb == "" {
			continue
		}
		s := "“" + v.Verb + "”"
		if v.Stance != voice.Neutral.String() {
			s += " (" + v.Stance + ")"
		}
		parts = append(parts, "with "+s+" in "+several(v.Outlets, 3))
	}
	if len(parts) < 2 {
		return ""
	}
	more := ""
	if n := len(parts) - mostVerbs; n > 0 {
		parts, more = parts[:mostVerbs], fmt.Sprintf("; and with %s", count(int64(n), "other verb"))
	}
	return fmt.Sprintf("“%s” is introduced %s%s.", clipped(q.Text, 10), strings.Join(parts, "; "), more)
}

// cutReading names an outlet that carries less of a quotation than the longest version, in
// all its articles.
func cutReading(q *Quotation) string {
	for _, c := range q.Carriers {
		n := len(c.Cut)
		if n > 0 && c.Kind == voice.Full.String() && c.Cut[n-1] != "beginning" && !slices.ContainsFunc(q.Carriers, func(o Carrier) bool {
			return o.Outlet == c.Outlet && !slices.Contains(o.Missing, c.Missing[n-1])
		}) {
			return fmt.Sprintf("%s carries “%s” without “%s”.", c.Outlet, clipped(c.Text, 10), clipped(c.Missing[len(c.Missing)-1], 12))
		}
	}
	return ""
}
