package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/voice"
)

// What the overview shows of longer lists.
const (
	overviewNames    = 4 // names of a choice set in one outlet
	overviewSpeakers = 3
	overviewVerbs    = 4
	overviewReading  = 3 // sets whose first sentence is given below the names
)

// overview contrasts the outlets before anything else: one row per outlet, the same
// rows in every table. Its figures are those of the sections, in the same words.
func (m *pageMaker) overview(d document) []*tableView {
	var list []*tableView
	shown := map[string]bool{}
	for _, s := range d.sections {
		shown[s.id] = true
	}
	for _, t := range []struct {
		section string
		table   *tableView
	}{
		{"naming", m.namesOverview()},
		{"corpus", m.voicesOverview()},
		{"sources", m.speakersOverview()},
		{"cues", m.cuesOverview()},
		{"quotations", m.quotationsOverview()},
	} {
		if t.table != nil && shown[t.section] {
			t.table.ID = "overview-" + t.section
			list = append(list, t.table)
		}
	}
	return list
}

// outletRows starts a table with one row per outlet.
func (m *pageMaker) outletRows(caption string) *tableView {
	t := &tableView{Caption: caption, Class: "overview", Columns: []columnView{{Name: "outlet", Outlet: -1}}, Bodies: [][]rowView{{}}}
	for i, o := range m.r.Corpus.Outlets {
		t.Bodies[0] = append(t.Bodies[0], rowView{Outlet: i, Cells: []cellView{{Head: true, Outlet: -1, Lines: plainLine(o.Outlet)}}})
	}
	return t
}

func plainLine(s string) []lineView { return []lineView{{Parts: []partView{{Text: clean(s)}}}} }

// add puts a cell at the end of an outlet's row.
func (t *tableView) add(outlet int, c cellView) {
	c.Outlet = -1
	t.Bodies[0][outlet].Cells = append(t.Bodies[0][outlet].Cells, c)
}

func (t *tableView) column(name string, right bool) {
	t.Columns = append(t.Columns, columnView{Name: prose(name), Outlet: -1, Right: right})
}

// namesOverview shows, set by set, which names each outlet chose.
func (m *pageMaker) namesOverview() *tableView {
	t := m.outletRows("The names chosen")
	t.Lead = "Which of several rival names each outlet used, in its own wording; the bar is the name’s share of the outlet’s uses of the set. " +
		"A number in quotation marks counts a name that appears only in the words of sources. The table does not show which name is right, nor why it was chosen."
	sets := 0
	for _, c := range m.r.Naming {
		if len(c.Names) == 0 {
			continue
		}
		sets++
		t.column(c.Title, false)
		if len(c.Reading) > 0 && len(t.Reading) < overviewReading {
			t.Reading = append(t.Reading, prose(c.Reading[0]))
		}
		for i := range m.r.Corpus.Outlets {
			t.add(i, cellView{Lines: m.chosen(c, i)})
		}
	}
	if sets == 0 {
		return nil
	}
	return t
}

// chosen lists the names that an outlet uses most, one per line.
func (m *pageMaker) chosen(c analysis.Choice, outlet int) []lineView {
	names := slices.Clone(c.Names)
	of := func(n analysis.Name) analysis.NameCount { return n.Outlets[outlet] }
	names = slices.DeleteFunc(names, func(n analysis.Name) bool { return of(n).Wording+of(n).Quoted == 0 })
	slices.SortStableFunc(names, func(a, b analysis.Name) int {
		return cmp.Or(cmp.Compare(of(b).Wording, of(a).Wording), cmp.Compare(of(b).Quoted, of(a).Quoted))
	})
	if len(names) == 0 {
		return plainLine(notFound)
	}
	var lines []lineView
	for _, n := range names[:min(overviewNames, len(names))] {
		line := lineView{Parts: []partView{{Text: clean(n.Option) + " "}}}
		group := m.groups[nameKey{categoryKey{c.Lexicon, c.ID}, n.Option}]
		if k := of(n).Wording; k > 0 {
			line.Parts = append(line.Parts, m.groupLink(integer(k), group, outlet, wording))
			if total := c.Sets[outlet].Wording; total > 0 {
				b := oneBar(barShare, float64(k)/float64(total))
				line.Bar = &b
			}
		} else {
			line.Parts = append(line.Parts, m.groupLink("“"+integer(of(n).Quoted)+"”", group, outlet, quoted))
		}
		lines = append(lines, line)
	}
	if more := len(names) - overviewNames; more > 0 {
		p := partView{Text: fmt.Sprintf("and %d more", more)}
		if id := m.sets[categoryKey{c.Lexicon, c.ID}]; id != "" {
			p.Href = "#" + id
		}
		lines = append(lines, lineView{Parts: []partView{p}})
	}
	return lines
}

func (m *pageMaker) groupLink(text, group string, outlet int, v voices) partView {
	if group == "" {
		return partView{Text: text, Href: outletHref(outlet), Pick: fmt.Sprintf("only=%d", outlet)}
	}
	return partView{Text: text, Href: "#" + group, Pick: picked("in", group, outlet, v)}
}

// voicesOverview shows whose words fill the articles.
func (m *pageMaker) voicesOverview() *tableView {
	t := m.outletRows("Whose words they are")
	t.Lead = "The share of each outlet’s words that are its own, that introduce a source, that report what a source said, and that are in quotation marks (fragments of one to four words separately); other is headlines, subheads and captions. " +
		"The table shows how the space is divided, not whether the division is fair."
	t.Columns = append(t.Columns,
		columnView{Name: "own", Outlet: -1, Right: true, Key: "k-own"}, columnView{Name: "cue", Outlet: -1, Right: true, Key: "k-cue"},
		columnView{Name: "reported", Outlet: -1, Right: true, Key: "k-indirect"}, columnView{Name: "fragment", Outlet: -1, Right: true, Key: "k-fragment"},
		columnView{Name: "quote", Outlet: -1, Right: true, Key: "k-quote"}, columnView{Name: "other", Outlet: -1, Right: true, Key: "k-other"})
	for i, o := range m.r.Corpus.Outlets {
		t.Bodies[0][i].Cells[0].Bars = []barView{voiceStack(o)}
		v := o.ByVoice
		for _, c := range []struct {
			voice string
			n     int64
		}{
			{"own", v[analysis.Own]}, {"cue", v[analysis.Cue]}, {"indirect", v[analysis.Indirect]}, {"fragment", v[analysis.Fragment]},
			{"quote", v[analysis.Quote]}, {"", v[analysis.Headline] + v[analysis.Subhead] + v[analysis.Caption]},
		} {
			pick := fmt.Sprintf("only=%d", i)
			if c.voice != "" {
				pick += ";voice=" + c.voice
			}
			t.add(i, figure(percent(c.n, o.Words), outletHref(i), pick))
		}
	}
	return t
}

// figure is a cell of one linked number.
func figure(text, href, pick string) cellView {
	p := partView{Text: text}
	if text != noData && text != notFound && !isNone(text) {
		p.Href, p.Pick = href, pick
	}
	return cellView{Right: true, Lines: []lineView{{Parts: []partView{p}}}}
}

// speakersOverview shows who is allowed to speak, and how they are introduced.
func (m *pageMaker) speakersOverview() *tableView {
	t := m.outletRows("Who speaks")
	t.Lead = "How many of its words an outlet gives to sources, how many of those to sources it does not name, who gets the most space, and how often a judging verb (claimed, admitted, warned) introduces them. " +
		"The table shows space and manner, not who deserved to be heard."
	for _, c := range []string{"to sources", "to unnamed ones"} {
		t.column(c, true)
	}
	t.column("most space, in words", false)
	t.column("judging verbs", true)
	t.column("which", false)
	for i, o := range m.r.Sources.Outlets {
		said := o.Said.Words()
		c := m.saidFigure(percent(said, o.Words), i, "")
		if o.Words > 0 && said > 0 {
			c.Bars = []barView{oneBar(barShare, float64(said)/float64(o.Words))}
		}
		t.add(i, c)
		anonymous := o.Classes[voice.Anonymous].Words()
		c = m.saidFigure(percent(anonymous, said), i, ";k="+voice.Anonymous.String())
		if said > 0 && anonymous > 0 {
			c.Bars = []barView{oneBar(barShare, float64(anonymous)/float64(said))}
		}
		t.add(i, c)
		t.add(i, cellView{Lines: m.mostHeard(o.Outlet, i)})
		all := o.Said.Stances.Total()
		t.add(i, m.saidFigure(fmt.Sprintf("%s of %s", integer(all-o.Said.Stances[voice.Neutral]), integer(all)), i, ";st=judging"))
		t.add(i, cellView{Lines: m.judging(o, i)})
	}
	return t
}

func (m *pageMaker) saidFigure(text string, outlet int, filter string) cellView {
	if !m.hasSaid {
		return figure(text, outletHref(outlet), fmt.Sprintf("only=%d", outlet))
	}
	return figure(text, "#said", fmt.Sprintf("in=said;o=%d%s", outlet, filter))
}

// mostHeard lists the sources with the most words in an outlet.
func (m *pageMaker) mostHeard(name string, outlet int) []lineView {
	type heard struct {
		speaker int
		words   int64
	}
	var list []heard
	for i, s := range m.r.Sources.Speakers {
		for _, o := range s.Outlets {
			if w := o.Words(); o.Outlet == name && w > 0 {
				list = append(list, heard{i, w})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b heard) int { return cmp.Compare(b.words, a.words) })
	if len(list) == 0 {
		return plainLine(notFound)
	}
	var lines []lineView
	for _, h := range list[:min(overviewSpeakers, len(list))] {
		p := m.saidFigure(integer(h.words), outlet, fmt.Sprintf(";sp=%d", h.speaker)).Lines[0].Parts[0]
		lines = append(lines, lineView{Parts: []partView{{Text: clean(m.r.Sources.Speakers[h.speaker].Name) + " "}, p}})
	}
	return lines
}

// judging lists an outlet's commonest verbs that are not neutral.
func (m *pageMaker) judging(o analysis.OutletSources, outlet int) []lineView {
	var parts []partView
	for _, v := range o.Verbs {
		if v.Stance == voice.Neutral.String() || len(parts) >= 3*overviewVerbs {
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, partView{Text: ", "})
		}
		link := m.saidFigure(integer(v.Count), outlet, ";vb="+v.Verb).Lines[0].Parts[0]
		parts = append(parts, partView{Text: clean(v.Verb) + " "}, link)
	}
	if len(parts) == 0 {
		return plainLine(notFound)
	}
	return []lineView{{Parts: parts}}
}

// cuesOverview shows the rate of every cue category that was found.
func (m *pageMaker) cuesOverview() *tableView {
	t := m.outletRows("Cues, per 1,000 words of wording")
	t.Lead = "How often each outlet’s own wording contains words that leave a statement open, close it, hold it at arm’s length, and the like; the bar is drawn relative to the highest rate in its column. " +
		"A cue is a reason to read the sentence, not a verdict on it."
	found := 0
	for _, c := range m.r.Cues {
		if len(c.Entries) == 0 {
			continue
		}
		found++
		t.column(c.Title, true)
		var most float64
		for _, o := range c.Outlets {
			if o.WordingRate != nil {
				most = max(most, *o.WordingRate)
			}
		}
		for i, o := range c.Outlets {
			pick, href := fmt.Sprintf("only=%d", i), outletHref(i)
			if g := m.groups[nameKey{categoryKey{c.Lexicon, c.ID}, ""}]; g != "" && o.Wording > 0 {
				href, pick = "#"+g, picked("in", g, i, wording)
			}
			cell := figure(decimal(o.WordingRate, 2), href, pick)
			if o.WordingRate != nil && *o.WordingRate > 0 {
				cell.Bars = []barView{oneBar(barShare, *o.WordingRate/most)}
			}
			t.add(i, cell)
		}
	}
	if found == 0 {
		return nil
	}
	return t
}

// quotationsOverview shows what each outlet carries between quotation marks.
func (m *pageMaker) quotationsOverview() *tableView {
	t := m.outletRows("Quotations carried")
	t.Lead = "How many quotations each outlet carries, how many of the quotations found in at least two outlets it has, how many of these are whole, and the verbs that introduce them. " +
		"The table shows how much of the same words was passed on, not what else was said."
	for _, c := range []string{"quotations", "words quoted", "shared", "whole"} {
		t.column(c, true)
	}
	t.column("shared ones introduced by", false)
	if reading := m.r.Quotations.Reading; len(reading) > 0 {
		t.Reading = []string{prose(reading[0])}
	}
	for i, o := range m.r.Corpus.Outlets {
		quote := fmt.Sprintf("only=%d;voice=quote,fragment", i)
		t.add(i, figure(integer(o.Quotations), outletHref(i), quote))
		c := figure(percent(o.QuotedWords, o.Words), outletHref(i), quote)
		if o.Words > 0 && o.QuotedWords > 0 {
			c.Bars = []barView{oneBar(barShare, float64(o.QuotedWords)/float64(o.Words))}
		}
		t.add(i, c)
		s := sharedBy(m.r.Quotations.Rows, o.Outlet)
		t.add(i, figure(integer(s.carried), "#quotations", ""))
		t.add(i, figure(integer(s.whole), "#quotations", ""))
		t.add(i, cellView{Lines: plainLine(orNone(s.verbs))})
	}
	return t
}

// carriedQuotations is what one outlet has of the quotations in at least two outlets.
type carriedQuotations struct {
	carried, whole int64
	verbs          []string
}

func sharedBy(rows []analysis.Quotation, outlet string) carriedQuotations {
	var s carriedQuotations
	count := map[string]int{}
	for _, q := range rows {
		if q.Outlets < 2 {
			continue
		}
		cell := carrierCell(q, outlet)
		if cell == notFound {
			continue
		}
		s.carried++
		if cell == "whole" {
			s.whole++
		}
		for _, c := range q.Carriers {
			if c.Outlet == outlet && c.Verb != "" {
				if count[c.Verb] == 0 {
					s.verbs = append(s.verbs, c.Verb)
				}
				count[c.Verb]++
			}
		}
	}
	slices.SortFunc(s.verbs, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b)) })
	if len(s.verbs) > 5 {
		s.verbs = s.verbs[:5]
	}
	for i, v := range s.verbs {
		s.verbs[i] = clean(v) + " " + integer(int64(count[v]))
	}
	return s
}
