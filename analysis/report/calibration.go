package report

import (
	"fmt"
	"io"
	"strconv"

	"rashomon/analysis"
)

// Calibration writes how often the tests called a difference, as tables for a
// terminal of o.Width columns.
func Calibration(w io.Writer, c *analysis.Calibration, o Options) error {
	return onTerminal(w, o, "calibration", func(t terminal) error {
		for _, bl := range calibrationBlocks(c) {
			if err := t.block(bl); err != nil {
				return err
			}
		}
		return nil
	})
}

// CalibrationJSON writes c as one indented JSON object.
func CalibrationJSON(w io.Writer, c *analysis.Calibration) error {
	return indented(w, "calibration", c)
}

func calibrationBlocks(c *analysis.Calibration) []block {
	level := grid{columns: []column{
		figures("articles a side"), figures("outlets"), figures("splits"), figures("tests"), figures("median hits"),
		figures("at most"), figures("permutation"), figures("clustered"), figures("G2"),
	}}
	power := grid{columns: []column{figures("articles a side"), figures("tests"), figures("median hits")}}
	for i, s := range c.Sides {
		level.rows = append(level.rows, []string{
			strconv.Itoa(s.Articles), strconv.Itoa(s.Outlets), strconv.Itoa(s.Splits), integer(s.Tests), integer(s.MedianHits),
			decimal(s.Attainable, 3), decimal(s.Permutation, 3), decimal(s.Clustered, 3), decimal(s.G2, 3),
		})
		row := []string{strconv.Itoa(s.Articles), integer(s.Tests), integer(s.MedianHits)}
		for _, p := range s.Planted {
			if i == 0 {
				power.columns = append(power.columns, figures(fmt.Sprintf("%g times", p.Ratio)))
			}
			row = append(row, decimal(p.Permutation, 3))
		}
		power.rows = append(power.rows, row)
	}
	between, held := "random halves of one outlet's articles", "with articles exchanged over all"
	fromWords := "Clustered: the test that the report uses when there are too many articles to permute. G2: the log-likelihood ratio of corpus linguistics, which would hold its level if words were independent draws."
	half := "half"
	if c.Blocked {
		between, held = "articles of an outlet and of the others, exchanged at random within events", "with articles exchanged within events as it exchanges them"
		fromWords = "Clustered: the test that the report uses, if no events are shared, when there are too many articles to permute. G2: the log-likelihood ratio of corpus linguistics, which treats words as independent draws. Both ignore events, so they also call what is a difference between these."
		half = "side"
	}
	blocks := []block{
		table{
			caption: fmt.Sprintf("No difference: shares of tests with p at most %g, between %s", c.Alpha, between),
			layouts: []grid{level},
			reading: []string{
				c.Held,
				fmt.Sprintf("A test that holds its level calls a difference in about %g of them. “At most” is the largest share that the steps of the permutation test allow: with few articles its p can take only a few values.", c.Alpha),
				fmt.Sprintf("Permutation: the report's test of an outlet against others, before correction for many tests, %s; it is not tried here over all outlets at once, or over the uses of a choice set. %s", held, fromWords),
			},
		},
		table{
			caption: "A planted difference: shares of tests that called it",
			layouts: []grid{power},
			reading: []string{fmt.Sprintf("Planted by keeping every hit of one %s with probability 1/ratio, so that the other %s has the term that many times as often and both are as clumped as real articles are. Rare terms go undetected: read the shares together with the hits.", half, half)},
		},
	}
	made := []string{fmt.Sprintf("%s articles of %s outlets, %s terms; seed %d; %s relabellings", integer(int64(c.Articles)), integer(int64(c.Outlets)), integer(int64(c.Terms)), c.Seed, integer(int64(c.Draws)))}
	if c.Repeated > 0 {
		made = append(made, fmt.Sprintf("left out, as they are from the report's tests: %s near-identical to others", several(int(c.Repeated), "article")))
	}
	for _, l := range c.Lexicons {
		made = append(made, fmt.Sprintf("lexicon %s %s, sha256 %.12s", l.Name, l.Version, l.SHA256))
	}
	made = append(made, fmt.Sprintf("inputs digest %.16s", c.Inputs))
	return append(blocks, sentences{list: true, lines: made})
}
