package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rashomon/analysis"
)

// Difference writes what changed between two reports for a terminal of o.Width
// columns, at most rows lines per section, or all if rows is negative.
func Difference(w io.Writer, d *analysis.Difference, rows int, o Options) error {
	return onTerminal(w, o, "difference", func(t terminal) error {
		for i, bl := range differenceBlocks(d, rows) {
			if i > 0 {
				t.line("")
			}
			if err := t.block(bl); err != nil {
				return err
			}
		}
		return nil
	})
}

// DifferenceJSON writes d as one indented JSON object, the form that
// DifferenceSchema describes.
func DifferenceJSON(w io.Writer, d *analysis.Difference) error {
	return indented(w, "difference", d)
}

func differenceBlocks(d *analysis.Difference, rows int) []block {
	if d.None() {
		return []block{sentences{lines: []string{"Nothing changed: inputs, lexicons and settings are the same, and so is every figure."}}}
	}
	var blocks []block
	made := grid{columns: []column{words("made with"), words("before"), words("now")}}
	for _, s := range d.Settings {
		made.rows = append(made.rows, []string{s.Setting, shortHash(s.Base), shortHash(s.Later)})
	}
	for _, l := range d.Lexicons {
		made.rows = append(made.rows, []string{"lexicon " + l.Lexicon, elseNone(l.Base), elseNone(l.Later)})
	}
	if len(made.rows) > 0 {
		blocks = append(blocks, table{
			caption: "What the reports were made with", layouts: []grid{made},
			reading: []string{"Different inputs, lexicons or settings give different figures: the differences below may be due to them."},
		})
	}
	if bl, ok := articlesChanged(d.Articles, rows); ok {
		blocks = append(blocks, bl)
	}
	for _, s := range d.Sections {
		if len(s.Changed) > 0 {
			blocks = append(blocks, figuresChanged(s, rows))
		}
	}
	var lines []string
	for _, s := range d.Left {
		lines = append(lines, fmt.Sprintf("Only one of the reports has the section %s, so it is not compared.", s))
	}
	for _, c := range d.Cautions.Removed {
		lines = append(lines, "Caution no longer given: "+c)
	}
	for _, c := range d.Cautions.Added {
		lines = append(lines, "New caution: "+c)
	}
	if len(lines) > 0 {
		blocks = append(blocks, sentences{list: true, lines: lines})
	}
	return blocks
}

func articlesChanged(list []analysis.ArticleChange, most int) (block, bool) {
	if len(list) == 0 {
		return nil, false
	}
	g := grid{columns: []column{words("outlet"), words("article"), words("change")}}
	for i, a := range list {
		if most >= 0 && i == most {
			break
		}
		g.rows = append(g.rows, []string{a.Outlet, a.Article, changeWords[a.Change]})
	}
	return table{caption: "Articles", layouts: []grid{g}, reading: moreOf(len(list)-len(g.rows), "article")}, true
}

var changeWords = map[string]string{"added": "new", "removed": "gone", "text": "different text", "outlet": "different outlet"}

// figuresChanged has one row for each thing that figures describe, in one outlet, with
// all of these figures in its last cell. Figures that follow from counts are only
// counted, unless nothing else changed.
func figuresChanged(s analysis.SectionChange, most int) block {
	type of struct{ category, name, outlet string }
	shown := slices.DeleteFunc(slices.Clone(s.Changed), func(c analysis.FigureChange) bool { return c.Derived })
	derived := len(s.Changed) - len(shown)
	if len(shown) == 0 {
		shown, derived = s.Changed, 0
	}
	g := grid{columns: []column{flowing("of"), words("outlet"), flowing("before → now")}}
	found := 0
	for len(shown) > 0 {
		key := of{shown[0].Category, shown[0].Name, shown[0].Outlet}
		n := slices.IndexFunc(shown, func(c analysis.FigureChange) bool { return of{c.Category, c.Name, c.Outlet} != key })
		if n < 0 {
			n = len(shown)
		}
		if cell := changeCell(shown[:n]); cell != "" {
			found++
			if most < 0 || len(g.rows) < most {
				g.rows = append(g.rows, []string{clipped(nameOf(key.category, key.name), 12), orAll(key.outlet), cell})
			}
		}
		shown = shown[n:]
	}
	if found == 0 {
		return sentences{lines: []string{fmt.Sprintf("Figures of %s: only what counts are set against changed, such as the words and articles of outlets.", s.Section)}}
	}
	reading := []string{fmt.Sprintf("%s changed, %s did not.", several(len(s.Changed), "figure"), integer(int64(s.Same)))}
	if derived > 0 {
		reading[0] += fmt.Sprintf(" %s of them follow from counts, such as shares and p; --format json has them.", integer(int64(derived)))
	}
	return table{
		caption: "Figures of " + s.Section, layouts: []grid{g},
		reading: append(reading, moreOf(found-len(g.rows), "row")...),
	}
}

// denominators are what counts are set against. If articles come or go they
// change in every row, and section 1 has them.
var denominators = []string{"of_articles", "wording_words", "quoted_words", "reference_words"}

// changeCell writes the changes of one row, "" if nothing but zeros came or went, or
// nothing but denominators changed.
func changeCell(list []analysis.FigureChange) string {
	if !slices.ContainsFunc(list, func(c analysis.FigureChange) bool { return !slices.Contains(denominators, c.Measure) }) {
		return ""
	}
	var changes, gone, came []string
	for _, c := range list {
		measure := strings.ReplaceAll(c.Measure, "_", " ") + " "
		base, later := figureValue(c.Base), figureValue(c.Later)
		switch {
		case base == "none" && later == "0", base == "0" && later == "none":
		case c.Later == nil:
			gone = append(gone, measure+base)
		case c.Base == nil:
			came = append(came, measure+later)
		default:
			changes = append(changes, measure+base+" → "+later)
		}
	}
	if len(came) > 0 {
		changes = append(changes, "new: "+strings.Join(came, ", "))
	}
	if len(gone) > 0 {
		changes = append(changes, "gone: "+strings.Join(gone, ", "))
	}
	return strings.Join(changes, ", ")
}

// figureValue writes a figure as people compare it: numbers with a fraction to four digits.
func figureValue(s *string) string {
	if s == nil || *s == "" {
		return "none"
	}
	if v, err := strconv.ParseFloat(*s, 64); err == nil && strings.ContainsAny(*s, ".e") {
		return strconv.FormatFloat(v, 'g', 4, 64)
	}
	return *s
}

func moreOf(n int, what string) []string {
	if n <= 0 {
		return nil
	}
	if n > 1 {
		what += "s"
	}
	return []string{fmt.Sprintf("%s more %s; --rows all shows them.", integer(int64(n)), what)}
}

func elseNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func orAll(outlet string) string {
	if outlet == "" {
		return "all together"
	}
	return outlet
}

func nameOf(category, name string) string {
	switch {
	case category == "" && name == "":
		return "the whole section"
	case category == "":
		return name
	case name == "":
		return category
	}
	return category + ": " + name
}

// shortHash shortens a digest to what people compare.
func shortHash(s string) string {
	const digest, shown = 64, 12
	if len(s) == digest {
		return s[:shown] + "…"
	}
	return s
}
