package report

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"rashomon/analysis"
)

// A Concordance is the occurrences of one term, in the order of reading.
type Concordance struct {
	Term  string
	Lines []analysis.ConcordanceLine
}

// contextWords is the smallest number of columns left for the text itself.
const contextWords = 40

// Terminal writes the concordance with its key word in one column, cut to
// o.Width columns.
func (c *Concordance) Terminal(w io.Writer, o Options) error {
	return onTerminal(w, o, "concordance", func(t terminal) error {
		if len(c.Lines) == 0 {
			t.wrap(fmt.Sprintf("%q was not found in the articles read.", clean(c.Term)), "", "")
		}
		meta, widest := make([]string, len(c.Lines)), 0
		for i, l := range c.Lines {
			s := clean(fmt.Sprintf("%s | %s", l.Outlet, l.Voice))
			meta[i] = s
			widest = max(widest, runewidth.StringWidth(s))
		}
		widest = min(widest, max(0, t.Width-contextWords))
		for i, l := range c.Lines {
			head := runewidth.FillRight(runewidth.Truncate(meta[i], widest, "…"), widest)
			before, hit, after := parts(l.Evidence)
			room := max(contextWords, t.Width-widest-2)
			left := (room - runewidth.StringWidth(hit)) / 2
			before = runewidth.FillLeft(runewidth.TruncateLeft(before, max(0, runewidth.StringWidth(before)-left), ""), left)
			after = runewidth.Truncate(after, max(0, room-left-runewidth.StringWidth(hit)), "")
			t.line(head + "  " + before + t.bold(hit) + after)
			source := "    " + place(l.File, l.Line)
			if l.Speaker != "" {
				source += " | speaker: " + l.Speaker
			}
			if l.Verb != "" {
				source += " (" + l.Verb + ")"
			}
			t.line(t.dim(clean(source)))
		}
		return nil
	})
}

// CSV writes the concordance with a header row.
func (c *Concordance) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"outlet", "article", "file", "line", "start", "end", "voice", "speaker", "verb", "negated", "surface", "sentence"})
	for _, l := range c.Lines {
		// Errors are kept for Error, as the csv package does.
		_ = out.Write([]string{
			PlainCell(l.Outlet), PlainCell(l.Article), PlainCell(l.File), strconv.Itoa(l.Line),
			strconv.Itoa(int(l.Start)), strconv.Itoa(int(l.End)), l.Voice, PlainCell(l.Speaker), l.Verb,
			strconv.FormatBool(l.Negated), PlainCell(l.Surface), PlainCell(strings.TrimSpace(clean(l.Sentence))),
		})
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the concordance as CSV: %w", err)
	}
	return nil
}

// JSONLines writes one object per line.
func (c *Concordance) JSONLines(w io.Writer) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for _, l := range c.Lines {
		if err := e.Encode(l); err != nil {
			return fmt.Errorf("writing the concordance as JSON: %w", err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the concordance as JSON: %w", err)
	}
	return nil
}
