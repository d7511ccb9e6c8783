package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"rashomon/analysis"
)

// Terminal writes r as tables and sentences for a terminal of o.Width columns.
func Terminal(w io.Writer, r *analysis.Report, o Options) error {
	return onTerminal(w, o, "report", func(t terminal) error {
		for i, s := range describe(r, o).sections {
			if i > 0 {
				t.line("")
			}
			t.line(t.bold(fmt.Sprintf("%d. %s", number(s.id), s.title)))
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

// number is the section's number in the order of all sections.
func number(id string) int {
	for i, s := range analysis.Sections() {
		if s == id {
			return i + 1
		}
	}
	return 0
}

type terminal struct {
	*bufio.Writer
	Options
}

// onTerminal writes to w what draw draws, for a terminal of o.Width columns; what
// names it in an error.
func onTerminal(w io.Writer, o Options, what string, draw func(terminal) error) error {
	if o.Width <= 0 {
		o.Width = DefaultOptions().Width
	}
	b := bufio.NewWriter(w)
	if err := draw(terminal{Writer: b, Options: o}); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the %s: %w", what, err)
	}
	return nil
}

func (t terminal) line(s string) { t.WriteString(s + "\n") }

func (t terminal) bold(s string) string {
	if !t.Color {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

func (t terminal) dim(s string) string {
	if !t.Color {
		return s
	}
	return "\x1b[2m" + s + "\x1b[0m"
}

func (t terminal) block(b block) error {
	switch b := b.(type) {
	case table:
		return t.table(b)
	case sentences:
		lead := ""
		if b.list {
			lead = "- "
		}
		for _, l := range b.lines {
			t.wrap(clean(l), lead, strings.Repeat(" ", len(lead)))
		}
	case evidence:
		t.evidence(b)
	}
	return nil
}

func (t terminal) table(b table) error {
	for _, l := range wrapped(clean(b.caption), t.Width) {
		t.line(t.bold(l))
	}
	if err := b.fit(t.Width).draw(t); err != nil {
		return err
	}
	for _, l := range b.reading {
		t.wrap(clean(l), "> ", "  ")
	}
	if b.note != "" {
		for _, l := range wrapped(clean(b.note), t.Width) {
			t.line(t.dim(l))
		}
	}
	return nil
}

func (t terminal) evidence(b evidence) {
	for _, it := range b.items {
		head := fmt.Sprintf("%s | %s, %s | %s", it.name, it.Outlet, voicePhrase(it.Evidence), place(it.File, it.Line))
		t.wrap(clean(head), "  ", "    ")
		before, hit, after := parts(it.Evidence)
		t.wrap(before+"["+hit+"]"+after, "    ", "    ")
	}
	if b.more > 0 {
		t.wrap(fmt.Sprintf("%s more; see every one with --evidence all, or: %s", integer(b.more), b.hint), "  ", "  ")
	}
}

// wrap writes s in lines of the terminal's width, the first after lead, the
// others after indent.
func (t terminal) wrap(s, lead, indent string) {
	for i, l := range wrapped(s, t.Width-len(lead)) {
		if i == 0 {
			t.line(lead + l)
		} else {
			t.line(indent + l)
		}
	}
}

// wrapped breaks s at spaces into lines of at most width columns. A word that
// is wider has a line of its own.
func wrapped(s string, width int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsFuncSeq(s, isBreak) {
		w := runewidth.StringWidth(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += " "
			used++
		}
		line += word
		used += w
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}

// voicePhrase says who speaks, in words.
func voicePhrase(e analysis.Evidence) string {
	s := ""
	switch e.Voice {
	case analysis.Own.String():
		s = "own voice"
	case analysis.Cue.String():
		s = "introducing a source"
	case analysis.Indirect.String():
		s = "reported speech"
	case analysis.Fragment.String():
		s = "quoted fragment"
	case analysis.Quote.String():
		s = "quotation"
	default:
		s = e.Voice
	}
	if e.Speaker != "" {
		switch e.Voice {
		case analysis.Cue.String():
			s = "introducing " + e.Speaker
		case analysis.Own.String():
			s += ", perhaps words of " + e.Speaker // not certain enough to be counted as theirs
		default:
			s += " of " + e.Speaker
		}
		if e.Verb != "" {
			s += " (“" + e.Verb + "”)"
		}
	}
	if e.Negated {
		s += ", negated"
	}
	return s
}

// parts cuts the sentence into what comes before the hit, the hit, and what
// comes after it.
func parts(e analysis.Evidence) (before, hit, after string) {
	from, to := int(e.Start-e.SentenceStart), min(int(e.End-e.SentenceStart), len(e.Sentence))
	if from < 0 || from > to {
		return clean(e.Sentence), "", ""
	}
	return clean(e.Sentence[:from]), clean(e.Sentence[from:to]), clean(e.Sentence[to:])
}

// isBreak reports whether a line may break at r; a no-break space holds.
func isBreak(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }
