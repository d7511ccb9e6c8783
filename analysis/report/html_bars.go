package report

import (
	"regexp"
	"strconv"
	"strings"

	"rashomon/analysis"
	"rashomon/corpus/voice"
)

// Kinds of bar: one share, a share of quotations, several shares that add up.
const (
	barShare  = "share"
	barQuoted = "quoted"
	barStack  = "stack"
)

// oneBar is a bar of a share between 0 and 1.
func oneBar(kind string, share float64) barView {
	return barView{kind, []barPart{{Width: units(share)}}}
}

// units writes a share in the hundredths that bars are drawn in.
func units(share float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(100*min(max(share, 0), 1), 'f', 1, 64), ".0")
}

// stack is a bar of counts next to each other, each with a class.
func stack(counts []int64, classes []string) barView {
	var total int64
	for _, n := range counts {
		total += n
	}
	b := barView{Kind: barStack}
	if total == 0 {
		return b
	}
	var before int64
	for i, n := range counts {
		if n > 0 {
			part := barPart{Class: classes[i], Width: units(float64(n) / float64(total))}
			if before > 0 {
				part.X = units(float64(before) / float64(total))
			}
			b.Parts = append(b.Parts, part)
		}
		before += n
	}
	return b
}

// voiceKeys and stanceKeys name how the parts of a stacked bar look.
var (
	voiceKeys  = []string{"k-own", "k-cue", "k-indirect", "k-fragment", "k-quote", "k-other"}
	stanceKeys = []string{"k-neutral", "k-positive", "k-negative", "k-doubt", "k-factive"}
)

// keys says which columns of the table a stacked bar has parts for.
func (t *tableMaker) keys() map[string]string {
	keys := map[string]string{}
	switch t.table.of.(type) {
	case analysis.Corpus:
		for i, name := range []string{"own", "cue", "reported", "fragment", "quote", "other"} {
			keys[name] = voiceKeys[i]
		}
	case analysis.Sources:
		for i := range voice.Stances {
			keys[voice.Stance(i).String()] = stanceKeys[i]
		}
	}
	return keys
}

func voiceStack(o analysis.OutletSummary) barView {
	v := o.ByVoice
	return stack([]int64{
		v[analysis.Own], v[analysis.Cue], v[analysis.Indirect], v[analysis.Fragment], v[analysis.Quote],
		v[analysis.Headline] + v[analysis.Subhead] + v[analysis.Caption],
	}, voiceKeys)
}

// rateColumn is what a column of rates is called.
const rateColumn = "per 1,000"

var percentCell = regexp.MustCompile(`^(\d+(?:\.\d+)?)\x{a0}%$`)

// scales is the largest figure of every column of rates.
func (t *tableMaker) scales(g grid) []float64 {
	list := make([]float64, len(g.columns))
	for j, c := range g.columns {
		if c.name != rateColumn {
			continue
		}
		for _, row := range g.rows {
			if v, err := strconv.ParseFloat(row[j], 64); err == nil {
				list[j] = max(list[j], v)
			}
		}
	}
	return list
}

// bars draws the figures of a cell: a name's share of its set, percentages, and rates
// relative to the largest in their column.
func (t *tableMaker) bars(i, j int, cell string, scale []float64) []barView {
	switch of := t.table.of.(type) {
	case analysis.Choice:
		if j == 0 || i >= len(of.Names) || j > len(of.Names[i].Outlets) {
			return nil
		}
		return nameBars(of, i, j-1)
	case analysis.Corpus:
		if j == 0 && i < len(of.Outlets) {
			return []barView{voiceStack(of.Outlets[i])}
		}
		return nil
	case analysis.Sources:
		if j == 0 && i < len(of.Outlets) {
			return []barView{stack(of.Outlets[i].Stances[:], stanceKeys)}
		}
		return nil
	}
	if p := percentCell.FindStringSubmatch(cell); p != nil {
		v, err := strconv.ParseFloat(p[1], 64)
		if err != nil || v == 0 {
			return nil
		}
		return []barView{oneBar(barShare, v/100)}
	}
	if scale[j] > 0 {
		v, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
		if err != nil || v == 0 {
			return nil
		}
		return []barView{oneBar(barShare, v/scale[j])}
	}
	return nil
}

// nameBars draws a name's share of its set in an outlet's wording and below it,
// hollow, its share of the set in quotations.
func nameBars(c analysis.Choice, name, outlet int) []barView {
	var bars []barView
	n, set := c.Names[name].Outlets[outlet], c.Sets[outlet]
	if n.Wording > 0 && set.Wording > 0 {
		bars = append(bars, oneBar(barShare, float64(n.Wording)/float64(set.Wording)))
	}
	if n.Quoted > 0 && set.Quoted > 0 {
		bars = append(bars, oneBar(barQuoted, float64(n.Quoted)/float64(set.Quoted)))
	}
	return bars
}
