package report

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"rashomon/analysis/class"
	"rashomon/analysis/stats"
)

// AgreementJSON writes a as JSON, whose form Schema("agree") describes.
func AgreementJSON(w io.Writer, a *class.Agreement) error {
	return indented(w, "agreement", a)
}

// AgreementCSV writes the figures of a in long form, with the columns part, name,
// coder, measure and value. A figure without a value is an empty cell.
func AgreementCSV(w io.Writer, a *class.Agreement) error {
	c := csv.NewWriter(w)
	row := func(cells ...string) {
		for i := range cells {
			cells[i] = PlainCell(cells[i])
		}
		c.Write(cells) // its errors are kept for Error
	}
	number := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'g', -1, 64)
	}
	row("part", "name", "coder", "measure", "value")
	for _, k := range a.Coders {
		row("coder", "", k.Coder, "answered", strconv.Itoa(k.Answered))
		row("coder", "", k.Coder, "cannot_tell", strconv.Itoa(k.CannotTell))
		row("coder", "", k.Coder, "missing", strconv.Itoa(k.Missing))
	}
	reliability := func(part string, list []class.Reliability) {
		for _, q := range list {
			row(part, q.Name, "", "coders", strconv.Itoa(q.Coders))
			row(part, q.Name, "", "units", strconv.Itoa(q.Units))
			row(part, q.Name, "", "pairable", strconv.Itoa(q.Pairable))
			row(part, q.Name, "", "observed", number(q.Observed))
			row(part, q.Name, "", "alpha", number(q.Alpha))
			lo, hi := "", ""
			if q.Interval != nil {
				lo, hi = number(&q.Interval.Lo), number(&q.Interval.Hi)
			}
			row(part, q.Name, "", "alpha_lo", lo)
			row(part, q.Name, "", "alpha_hi", hi)
			row(part, q.Name, "", "kappa", number(q.Kappa))
		}
	}
	reliability("question", a.Questions)
	reliability("group", a.Groups)
	for _, d := range a.Disagreements {
		for _, g := range d.Answers {
			for _, coder := range g.Coders {
				row("disagreement", d.Item, coder, "answer", g.Answer)
			}
		}
	}
	if a.Tool != nil {
		for _, q := range a.Tool.Questions {
			for _, k := range q.Coders {
				row("tool", q.Question, k.Coder, "items", strconv.Itoa(k.Items))
				row("tool", q.Question, k.Coder, "same", strconv.Itoa(k.Same))
				row("tool", q.Question, k.Coder, "kappa", number(k.Kappa))
			}
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("writing the agreement as CSV: %w", err)
	}
	return nil
}

// AgreementTable writes a for a terminal; o.Evidence is the number of disagreements
// that are listed, all if it is negative.
func AgreementTable(w io.Writer, a *class.Agreement, o Options) error {
	return onTerminal(w, o, "agreement", func(t terminal) error {
		for i, s := range agreementSections(a, o) {
			if i > 0 {
				t.line("")
			}
			t.line(t.bold(s.title))
			for _, bl := range s.blocks {
				t.line("")
				if err := t.block(bl); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func agreementSections(a *class.Agreement, o Options) []section {
	list := []section{
		{title: "Who coded?", blocks: []block{coderTable(a)}},
		{title: "How far do the coders agree?", blocks: reliabilityBlocks(a)},
	}
	if len(a.Disagreements) > 0 {
		list = append(list, section{title: "Where do they differ?", blocks: disagreementBlocks(a, o)})
	}
	if a.Tool != nil {
		list = append(list, section{title: "And the tool?", blocks: toolBlocks(a, o)})
	}
	return list
}

func coderTable(a *class.Agreement) block {
	g := grid{columns: []column{words("coder"), figures("answered"), figures("“cannot tell”"), figures("left open")}}
	for _, k := range a.Coders {
		g.rows = append(g.rows, []string{k.Coder, integer(int64(k.Answered)), integer(int64(k.CannotTell)), integer(int64(k.Missing))})
	}
	t := table{caption: fmt.Sprintf("Answers to %s items", integer(int64(a.Items))), layouts: []grid{g}}
	if a.CannotTell == "missing" {
		t.note = "“Cannot tell” is left out below, as --cannot-tell missing requires."
	} else {
		t.note = "“Cannot tell” counts as an answer below."
	}
	if n := len(a.Skipped); n > 0 {
		t.reading = []string{fmt.Sprintf("%s could not be used; the reasons are on standard error.", rowsSkipped(n))}
	}
	return t
}

func rowsSkipped(n int) string {
	if n == 1 {
		return "One row"
	}
	return integer(int64(n)) + " rows"
}

func reliabilityBlocks(a *class.Agreement) []block {
	blocks := []block{reliabilityTable("Question by question", a.Questions, a.Level)}
	if len(a.Groups) > 0 {
		together := reliabilityTable("Questions taken together", a.Groups, a.Level)
		together.note += " Chance is taken question by question."
		blocks = append(blocks, together)
	}
	blocks = append(blocks, sentences{lines: a.Reading})
	together := map[string]bool{}
	for _, q := range a.Groups {
		together[q.Name] = true
	}
	// Questions that are taken together share one table here; the JSON has each.
	var met []class.Reliability
	for _, q := range a.Questions {
		if !together[q.Group] {
			met = append(met, q)
		}
	}
	for _, q := range append(met, a.Groups...) {
		if c := q.Confusion; c != nil && len(c.Answers) > 1 {
			blocks = append(blocks, confusionTable(q))
		}
	}
	return blocks
}

func reliabilityTable(caption string, list []class.Reliability, level float64) table {
	g := grid{columns: []column{
		words("question"), figures("coders"), figures("units"), figures("answers"), figures("same"), figures("alpha"),
		figures(fmt.Sprintf("%.0f %% interval", 100*level)), figures("kappa"), flowing(""),
	}}
	kappa, few, one := false, false, false
	for _, q := range list {
		iv, says := noData, q.Verdict
		switch {
		case q.Interval != nil:
			iv = signless(q.Interval.Lo) + " to " + signless(q.Interval.Hi)
		case q.Alpha != nil:
			few, says = true, "no verdict"
		}
		switch {
		case q.Only != "":
			says, one = "undefined, all “"+q.Only+"”", true
		case q.Units == 0:
			says = "undefined, no units"
		case q.Undefined != "":
			says, one = "undefined, one answer each", true
		}
		kappa = kappa || q.Kappa != nil
		g.rows = append(g.rows, []string{
			q.Name, integer(int64(q.Coders)), integer(int64(q.Units)), integer(int64(q.Pairable)), shareCell(q.Observed), decimal(q.Alpha, 3), iv, decimal(q.Kappa, 3), says,
		})
	}
	note := "A unit is an item that at least two coders answered; answers are those given to units; same is the share of pairs of answers to one unit that are the same. Alpha is Krippendorff’s, nominal, and is judged by the lower end of its interval."
	if !kappa {
		g = g.without("kappa")
	} else {
		note += " Kappa is Cohen’s, for two coders."
	}
	if few {
		note += fmt.Sprintf(" An interval, and so a verdict, needs %d units, and most of their resamples must contain several answers.", stats.MinBootstrap)
	}
	if one {
		note += " If only one answer was given, nothing shows that coders could tell answers apart: alpha is undefined, not 1."
	}
	return table{caption: caption, note: note, layouts: []grid{g, g.without("coders").without("answers")}}
}

// signless writes a number that may be negative with the minus of the tables.
func signless(v float64) string { return decimal(&v, 3) }

func shareCell(v *float64) string {
	if v == nil {
		return noData
	}
	return strconv.FormatFloat(100**v, 'f', 0, 64) + " %"
}

func confusionTable(q class.Reliability) table {
	c := q.Confusion
	first := "answer"
	note := "A coincidence matrix: each pair of answers to a unit counts both ways, and a unit’s pairs together count as much as its answers."
	if c.Row != "" {
		first = c.Row + " \\ " + c.Column
		note = fmt.Sprintf("Units; rows are %s’s answers, columns %s’s.", c.Row, c.Column)
	}
	g := grid{columns: []column{words(first)}}
	for _, a := range c.Answers {
		g.columns = append(g.columns, figures(a))
	}
	for i, a := range c.Answers {
		row := []string{a}
		for _, n := range c.Counts[i] {
			row = append(row, metCell(n))
		}
		g.rows = append(g.rows, row)
	}
	return table{caption: "Which answers met: " + q.Name, note: note, layouts: []grid{g, metList(c)}}
}

func metCell(n float64) string {
	switch {
	case n == 0:
		return notFound
	case math.Abs(n-math.Round(n)) > 1e-9: // sums of parts of a unit
		return strconv.FormatFloat(n, 'f', 1, 64)
	}
	return strconv.FormatFloat(n, 'f', 0, 64)
}

// metList is the matrix as a list, for questions of many answers: each answer's
// partners, the most frequent first.
func metList(c *class.Confusion) grid {
	g := grid{columns: []column{words("answer"), words("met"), figures("how often")}}
	if c.Row != "" {
		g.columns[0], g.columns[1] = words(c.Row), words(c.Column)
	}
	for i, a := range c.Answers {
		var partners []int
		for j := range c.Answers {
			if c.Counts[i][j] > 0 {
				partners = append(partners, j)
			}
		}
		slices.SortStableFunc(partners, func(x, y int) int { return cmp.Compare(c.Counts[i][y], c.Counts[i][x]) })
		for _, j := range partners {
			g.rows = append(g.rows, []string{a, c.Answers[j], metCell(c.Counts[i][j])})
			a = ""
		}
	}
	return g
}

// disagreementBlocks lists sentences and who answered what about them.
func disagreementBlocks(a *class.Agreement, o Options) []block {
	shown := len(a.Disagreements)
	if o.Evidence >= 0 {
		shown = min(shown, o.Evidence)
	}
	lines := disagreementLines(a.Disagreements[:shown])
	blocks := []block{sentences{list: true, lines: lines}}
	if more := len(a.Disagreements) - shown; more > 0 {
		blocks = append(blocks, sentences{lines: []string{fmt.Sprintf("%s more; see every one with --disagreements all.", integer(int64(more)))}})
	}
	return blocks
}

func disagreementLines(list []class.Disagreement) []string {
	var lines []string
	for _, d := range list {
		at := d.Article
		if d.Sentence > 0 {
			at += fmt.Sprintf(", sentence %d", d.Sentence)
		}
		line := fmt.Sprintf("%s: %s", at, d.Ask)
		if d.Ask == "" {
			line = fmt.Sprintf("%s: %s", at, d.Question)
		}
		var answers []string
		for _, g := range d.Answers {
			answers = append(answers, fmt.Sprintf("%s: %s", g.Answer, strings.Join(g.Coders, ", ")))
		}
		line += " " + strings.Join(answers, "; ") + "."
		if d.Tool != "" {
			line += " The tool: " + d.Tool + "."
		}
		if d.Text != "" {
			line += " Sentence: " + d.Text
		}
		lines = append(lines, line)
	}
	return lines
}

func toolBlocks(a *class.Agreement, o Options) []block {
	g := grid{columns: []column{words("question")}}
	for _, k := range a.Coders {
		g.columns = append(g.columns, figures(k.Coder))
	}
	for _, q := range a.Tool.Questions {
		row := []string{q.Question}
		for _, k := range a.Coders {
			cell := noData
			for _, of := range q.Coders {
				if of.Coder == k.Coder && of.Items > 0 {
					cell = fmt.Sprintf("%d of %d", of.Same, of.Items)
				}
			}
			row = append(row, cell)
		}
		g.rows = append(g.rows, row)
	}
	blocks := []block{table{
		caption: "Items answered as the tool answers them",
		note:    "The tool is one more coder, which reads by rules and is sometimes wrong: this is not a score. It has no answers on frames.",
		layouts: []grid{g, g.turned()},
	}}
	if n := len(a.Tool.Against); n > 0 {
		shown := n
		if o.Evidence >= 0 {
			shown = min(n, o.Evidence)
		}
		blocks = append(blocks,
			sentences{lines: []string{"All coders agree on an answer that differs from the tool’s: check whether the tool is wrong."}},
			sentences{list: true, lines: disagreementLines(a.Tool.Against[:shown])})
		if n > shown {
			blocks = append(blocks, sentences{lines: []string{fmt.Sprintf("%s more; see every one with --disagreements all.", integer(int64(n-shown)))}})
		}
	}
	return blocks
}
