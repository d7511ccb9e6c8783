package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"rashomon/analysis"
)

// Markdown writes r as GitHub-flavoured Markdown.
func Markdown(w io.Writer, r *analysis.Report, o Options) error {
	b := bufio.NewWriter(w)
	d := describe(r, o)
	fmt.Fprintf(b, "# %s\n", d.title)
	for _, s := range d.sections {
		fmt.Fprintf(b, "\n## %d. %s\n", number(s.id), s.title)
		for _, bl := range s.blocks {
			b.WriteString("\n")
			markdownBlock(b, bl)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

func markdownBlock(b *bufio.Writer, bl block) {
	switch bl := bl.(type) {
	case table:
		markdownTable(b, bl)
	case sentences:
		for i, l := range bl.lines {
			switch {
			case bl.list:
				fmt.Fprintf(b, "- %s\n", markdownText(l))
			case i > 0:
				fmt.Fprintf(b, "\n%s\n", markdownText(l))
			default:
				fmt.Fprintf(b, "%s\n", markdownText(l))
			}
		}
	case evidence:
		for _, it := range bl.items {
			before, hit, after := parts(it.Evidence)
			fmt.Fprintf(b, "- **%s**, %s, %s, %s: %s**%s**%s\n", markdownText(it.name), markdownText(it.Outlet), markdownText(voicePhrase(it.Evidence)),
				markdownText(place(it.File, it.Line)), markdownText(before), markdownText(hit), markdownText(after))
		}
		if bl.more > 0 {
			fmt.Fprintf(b, "- %s more\n", integer(bl.more))
		}
	}
}

func markdownTable(b *bufio.Writer, t table) {
	g := t.layouts[0]
	fmt.Fprintf(b, "### %s\n\n", markdownText(t.caption))
	for _, c := range g.columns {
		fmt.Fprintf(b, "| %s ", markdownText(c.name))
	}
	b.WriteString("|\n")
	for _, c := range g.columns {
		if c.right {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| --- ")
		}
	}
	b.WriteString("|\n")
	for _, row := range g.rows {
		for _, cell := range row {
			fmt.Fprintf(b, "| %s ", markdownCell(cell))
		}
		b.WriteString("|\n")
	}
	for _, l := range t.reading {
		fmt.Fprintf(b, "\n%s\n", markdownText(l))
	}
	if t.note != "" {
		fmt.Fprintf(b, "\n*%s*\n", markdownText(t.note))
	}
}

// markdownCell keeps the lines of a cell apart, where they are ours.
func markdownCell(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = markdownText(lines[i])
	}
	return strings.Join(lines, "<br>")
}

// markdownText escapes what Markdown would take for its own marks.
func markdownText(s string) string {
	return markdownMarks.Replace(clean(s))
}

var markdownMarks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "~", `\~`,
)
