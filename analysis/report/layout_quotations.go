package report

import (
	"slices"
	"strings"

	"rashomon/analysis"
)

// The rows that a terminal shows of section 6.
const (
	mostQuotations = 8
	mostShort      = 10
	quotationWords = 14
)

// quotationBlocks lays out section 6.
func quotationBlocks(r *analysis.Report, o Options) []block {
	q := r.Quotations
	common := slices.DeleteFunc(slices.Clone(q.Rows), func(q analysis.Quotation) bool { return q.Outlets < 2 })
	shown := common[:min(mostQuotations, len(common))]
	blocks := []block{}
	outlets := outletNames(r)
	if len(shown) > 0 {
		var rows []string
		for _, q := range shown {
			rows = append(rows, "“"+clipped(q.Text, quotationWords)+"”")
		}
		blocks = append(blocks, table{
			caption: "Quotations in at least two outlets",
			note: "Whole: no words of the longest version are missing, small differences aside. Start, inner, end cut: the longest version has more in that place. " +
				"No marks: the article has the words outside quotation marks. · not found in the outlet's articles.",
			layouts: matrix("quotation", rows, outlets, false, func(i, j int) string { return carrierCell(shown[i], outlets[j]) }),
			reading: append(slices.Clone(q.Reading), moreRows(len(shown), q.Common, "in at least two outlets")...),
		})
	} else {
		blocks = append(blocks, sentences{lines: q.Reading})
	}
	if g, ok := verbGrid(shown); ok {
		blocks = append(blocks, table{
			caption: "The same words, a different “said”",
			note:    "The verb that introduces the quotation, in its base form, with its stance if that is not neutral.",
			layouts: []grid{g},
		})
	}
	if len(q.Short) > 0 {
		short := q.Short[:min(mostShort, len(q.Short))]
		var rows []string
		for _, s := range short {
			rows = append(rows, s.Text)
		}
		blocks = append(blocks, table{
			caption: "Short quoted words, and who uses them without the marks",
			note:    "A number in quotation marks counts the words inside such marks, a plain number outside them; what an outlet says in other words is not counted. A row with / has two wordings of the same thing and counts either.",
			layouts: matrix("words", rows, outlets, false, func(i, j int) string { return shortCell(short[i], outlets[j]) }),
			reading: moreRows(len(short), len(q.Short), "rows"),
		})
	}
	return append(blocks, quotationEvidence(shown, o))
}

// carrierCell says how an outlet carries a quotation; if several of its articles do,
// a whole version comes before a cut one, and that before one without marks.
func carrierCell(q analysis.Quotation, outlet string) string {
	cell := notFound
	for _, c := range q.Carriers {
		if c.Outlet != outlet {
			continue
		}
		switch {
		case c.Kind == analysis.UnquotedCarrier:
			if cell == notFound {
				cell = "no marks"
			}
		case len(c.Cut) == 0:
			return "whole"
		default:
			cell = cutCell(c.Cut)
		}
	}
	return cell
}

func cutCell(cut []string) string {
	switch strings.Join(cut, " ") {
	case "beginning":
		return "start cut"
	case "end":
		return "end cut"
	case "beginning end":
		return "both cut"
	case "middle":
		return "inner cut"
	}
	return "cut"
}

func shortCell(s analysis.ShortQuotation, outlet string) string {
	for _, o := range s.Outlets {
		if o.Outlet == outlet {
			return shortCount(o.Plain, o.Quoted)
		}
	}
	return notFound
}

// shortCount writes a count outside the marks and one inside, as in section 2.
func shortCount(plain, quoted int64) string {
	var parts []string
	if plain > 0 {
		parts = append(parts, integer(plain))
	}
	if quoted > 0 {
		parts = append(parts, "“"+integer(quoted)+"”")
	}
	return strings.Join(parts, " ")
}

// verbGrid lists the verbs of the quotations that more than one verb introduces.
func verbGrid(list []analysis.Quotation) (grid, bool) {
	g := grid{columns: []column{flowing("quotation"), words("verb"), flowing("said by"), flowing("outlets")}}
	for _, q := range list {
		named := slices.DeleteFunc(slices.Clone(q.Verbs), func(v analysis.VerbUse) bool { return v.Verb == "" })
		if len(named) < 2 {
			continue
		}
		var verbs, speakers, outlets []string
		for _, v := range named {
			verb := v.Verb
			if v.Stance != "neutral" {
				verb += " (" + v.Stance + ")"
			}
			verbs = append(verbs, verb)
			speakers = append(speakers, orNone(v.Speakers))
			outlets = append(outlets, someOf(v.Outlets, 3))
		}
		g.rows = append(g.rows, []string{"“" + clipped(q.Text, 9) + "”", strings.Join(verbs, "\n"), strings.Join(speakers, "\n"), strings.Join(outlets, "\n")})
	}
	return g, len(g.rows) > 0
}

// someOf lists at most so many names.
func someOf(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " and " + integer(int64(len(names)-most)) + " more"
}

func quotationEvidence(list []analysis.Quotation, o Options) evidence {
	var items []item
	total := 0
	for k := 0; ; k++ { // one carrier of each before the second of any
		any := false
		for _, q := range list {
			if k < len(q.Carriers) {
				any = true
				items = append(items, item{"“" + clipped(q.Text, 6) + "”", q.Carriers[k].Evidence})
			}
		}
		if !any {
			break
		}
	}
	total = len(items)
	if o.Evidence >= 0 && len(items) > o.Evidence {
		items = items[:o.Evidence]
	}
	return evidence{items: items, more: int64(total - len(items)), hint: "--format json"}
}
