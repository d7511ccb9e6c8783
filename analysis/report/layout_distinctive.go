package report

import (
	"fmt"
	"strings"

	"rashomon/analysis"
)

// mostDistinctTables bounds the outlets shown one by one; JSON and CSV have all of
// them.
const mostDistinctTables = 12

// distinctiveBlocks lays out section 4.
func distinctiveBlocks(r *analysis.Report, o Options) []block {
	if len(r.Distinctive) == 0 {
		return []block{sentences{lines: []string{"With only one outlet there is nothing to compare its words with."}}}
	}
	first := r.Distinctive[0]
	intro := fmt.Sprintf("Every word of the outlets' wording, grouped by stem and ranked by how far its odds in one outlet exceed its odds in the others together. "+
		"The log-odds are shrunk towards the %s vocabulary (Dirichlet prior of %s words; Monroe, Colaresi and Quinn 2008), so that rare words do not come first. It is an order for reading, not a test: z is not a p.",
		first.Prior, integer(int64(first.PriorWords)))
	told := "Words explained by the events covered are listed separately as topic words; so are proper names."
	if !first.ToldApart {
		told = "The words of a subject can be told apart from words chosen for it only if the articles cover at least two events, and several outlets cover one of them. These articles do not: a word may be listed because of what was written about. Proper names are listed separately."
	}
	told += " Counts: occurrences; in how many of the outlet's articles; occurrences in the others."
	lines := []string{intro, told}
	if n := r.Design.Repeated; n > 0 {
		lines = append(lines, fmt.Sprintf("The counts of words and of articles here include near-identical repeats, which take no part in tests (%s): a word may be listed because one text was printed again.", several(int(n), "article")))
	}
	blocks := []block{sentences{lines: lines}}
	if o.Brief {
		return append(blocks, briefWords(r.Distinctive), briefEvidence(r.Distinctive, o),
			sentences{lines: []string{"Rates, names, topic words and more sentences: --only distinctive."}})
	}
	for i, d := range r.Distinctive {
		if i == mostDistinctTables {
			blocks = append(blocks, sentences{lines: []string{fmt.Sprintf("The report as CSV or JSON has %s.", several(len(r.Distinctive)-i, "more outlet"))}})
			break
		}
		blocks = append(blocks, distinctBlocks(d, o)...)
	}
	return blocks
}

// mostBriefWords bounds the words of an outlet in the brief table.
const mostBriefWords = 8

// briefWords lists the first words of every outlet in one table.
func briefWords(list []analysis.Distinctive) table {
	g := grid{columns: []column{words("outlet"), flowing("words that set it apart: occurrences (in articles; in the others)")}}
	for _, d := range list {
		var items []string
		for _, w := range d.Wording[:min(mostBriefWords, len(d.Wording))] {
			items = append(items, fmt.Sprintf("%s %s (%s of %s; %s)", w.Word, integer(w.Count), integer(w.Articles), integer(w.OfArticles), integer(w.ReferenceCount)))
		}
		g.rows = append(g.rows, []string{d.Outlet, orNone(items)})
	}
	return table{caption: "The first words of each outlet", layouts: []grid{g}}
}

// briefEvidence shows a sentence for the first word of every outlet.
func briefEvidence(list []analysis.Distinctive, o Options) evidence {
	var e evidence
	for _, d := range list {
		if len(d.Wording) > 0 && len(d.Wording[0].Evidence) > 0 && (o.Evidence < 0 || len(e.items) < o.Evidence) {
			e.items = append(e.items, item{d.Wording[0].Word, d.Wording[0].Evidence[0]})
		}
	}
	return e
}

func distinctBlocks(d analysis.Distinctive, o Options) []block {
	var blocks []block
	switch {
	case len(d.Wording) == 0 && d.Passed > 0:
		blocks = append(blocks, sentences{lines: []string{fmt.Sprintf("%s: no word sets it apart from the others by more than its articles differ among themselves.", d.Outlet)}})
	case len(d.Wording) == 0:
		blocks = append(blocks, sentences{lines: []string{fmt.Sprintf("%s: no word of its wording stands out.", d.Outlet)}})
	default:
		blocks = append(blocks, distinctTable(d))
	}
	if lines := asides(d); len(lines) > 0 {
		blocks = append(blocks, sentences{list: true, lines: lines})
	}
	if e := wordEvidence(d.Wording, o); len(e.items) > 0 {
		blocks = append(blocks, e)
	}
	return blocks
}

func distinctTable(d analysis.Distinctive) table {
	g := grid{columns: []column{
		words("word"), figures("count"), figures("per 1,000"), figures("others"), figures("articles"),
		figures("log-odds"), figures("z"), figures("log ratio"), figures("interval"), listing("spellings"),
	}}
	f := footnotes{}
	intervals := false
	for _, w := range d.Wording {
		intervals = intervals || w.Interval != nil
		ratio := signed(w.LogRatio)
		if w.ReferenceCount == 0 {
			ratio = "+∞"
			f.endless = true
		}
		g.rows = append(g.rows, []string{
			w.Word, integer(w.Count), decimal(&w.PerThousand, 2), integer(w.ReferenceCount), integer(w.Articles) + " of " + integer(w.OfArticles),
			signed(w.LogOdds), decimal(&w.Z, 1), ratio, intervalCell(w.Interval), formsCell(w),
		})
	}
	note := fmt.Sprintf("Based on %s words, against %s in the others; %s different stems.", integer(d.Words), integer(d.ReferenceWords), integer(d.Vocabulary))
	if intervals {
		note += " Interval: for the log ratio of that word alone; since the words are picked from so many, the intervals are too narrow as a set."
		if d.Passed > 0 {
			note += fmt.Sprintf(" Not listed, although ranked high: %s on which its articles differ as much among themselves.", several(int(d.Passed), "word"))
		}
	} else {
		g = g.without("interval").without("log ratio")
		f.endless = false
	}
	short := g.without("log-odds")
	return table{
		caption: "Words that set " + d.Outlet + " apart", note: joined(note, f.text()), reading: d.Reading,
		layouts: []grid{g, short, short.without("log ratio"), short.without("log ratio").without("per 1,000"), short.without("log ratio").without("per 1,000").without("spellings")},
	}
}

// formsCell lists the spellings that a stem joins, if there are several.
func formsCell(w analysis.DistinctiveWord) string {
	if len(w.Forms) < 2 {
		return ""
	}
	var list []string
	for _, f := range w.Forms {
		list = append(list, fmt.Sprintf("%s %s", f.Form, integer(f.Count)))
	}
	return strings.Join(list, ", ")
}

// asides lists the words that stand out but say less about the outlet's wording.
func asides(d analysis.Distinctive) []string {
	var lines []string
	for _, part := range []struct {
		title string
		list  []analysis.DistinctiveWord
	}{
		{articleMark + " Driven by one article, without which less than half of the difference is left", d.Single},
		{"Names", d.Names},
		{"Topic words", d.Topics},
	} {
		var items []string
		for _, w := range part.list {
			count := integer(w.Count)
			if w.OneArticle != nil && *w.OneArticle {
				count += articleMark
			}
			items = append(items, fmt.Sprintf("%s %s (in %s of %s; others %s)", w.Word, count, integer(w.Articles), integer(w.OfArticles), integer(w.ReferenceCount)))
		}
		if len(items) > 0 {
			lines = append(lines, part.title+": "+strings.Join(items, ", ")+".")
		}
	}
	return lines
}

// wordEvidence shows one sentence for each word, in the order of the words, then
// further ones.
func wordEvidence(list []analysis.DistinctiveWord, o Options) evidence {
	var items []item
	for round := range 3 {
		for _, w := range list {
			if round < len(w.Evidence) {
				items = append(items, item{w.Word, w.Evidence[round]})
			}
		}
	}
	total := len(items)
	if o.Evidence >= 0 && total > o.Evidence {
		items = items[:o.Evidence]
	}
	return evidence{items: items, more: int64(total - len(items)), hint: "--format json"}
}
