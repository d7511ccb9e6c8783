package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"rashomon/analysis"
)

// A LexiconSample is hits drawn to be read.
type LexiconSample struct {
	Seed  uint64
	Draws []analysis.Draw
}

// Terminal writes the hits, each in its sentence after the key under which a verdict
// on it is kept.
func (s *LexiconSample) Terminal(w io.Writer, o Options) error {
	return onTerminal(w, o, "sample", func(t terminal) error {
		for i := range s.Draws {
			d := &s.Draws[i]
			if i > 0 {
				t.line("")
			}
			name := d.Lexicon + " " + d.Category
			if d.Option != "" {
				name += "/" + d.Option
			}
			t.line(t.bold(clean(fmt.Sprintf("%s: %s of %s hits, seed %d", name, integer(int64(len(d.Lines))), integer(d.Hits), s.Seed))))
			for j := range d.Lines {
				l := &d.Lines[j]
				before, hit, after := parts(l.Evidence)
				t.wrap(fmt.Sprintf("%s [%s] %s%s%s", l.Key, clean(l.Option), strings.TrimLeft(before, " "), t.bold("«"+hit+"»"), strings.TrimRight(after, " ")), "  ", "      ")
				t.line(t.dim("      " + clean(l.Outlet+", "+l.Voice+", "+place(l.File, l.Line))))
			}
		}
		return nil
	})
}

// CSV writes one row per hit, with an empty column for the reader's verdict.
func (s *LexiconSample) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"lexicon", "category", "seed", "key", "right", "option", "surface", "sentence", "before", "outlet", "article", "file", "line", "start", "end", "voice", "speaker"})
	for i := range s.Draws {
		d := &s.Draws[i]
		for j := range d.Lines {
			l := &d.Lines[j]
			// Errors are kept for Error, as the csv package does.
			_ = out.Write([]string{
				d.Lexicon, d.Category, strconv.FormatUint(s.Seed, 10), l.Key, "", PlainCell(l.Option), PlainCell(l.Surface), PlainCell(strings.TrimSpace(clean(l.Sentence))),
				PlainCell(strings.TrimSpace(clean(l.Before))), PlainCell(l.Outlet), PlainCell(l.Article), PlainCell(l.File), strconv.Itoa(l.Line),
				strconv.Itoa(int(l.Start)), strconv.Itoa(int(l.End)), l.Voice, PlainCell(l.Speaker),
			})
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the sample as CSV: %w", err)
	}
	return nil
}
