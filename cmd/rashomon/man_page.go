package main

import (
	"cmp"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manPage is the manual page of a verb in the language of man(7).
//
// Note: cobra's own writer goes through Markdown, whose reader compiles its patterns at every start
// of the program.
func manPage(cmd *cobra.Command, date time.Time) string {
	cmd.InitDefaultHelpFlag()
	var b manual
	when := ""
	if !date.IsZero() {
		when = date.Format("Jan 2006")
	}
	b.line(`.TH "` + strings.ToUpper(pageName(cmd)) + `" "1" "` + when + `" "rashomon ` + version() + `" "Rashomon"`)
	b.line(".nh")
	b.section("NAME")
	b.line(roff(pageName(cmd)) + ` \- ` + roff(cmd.Short))
	b.section("SYNOPSIS")
	b.line(bold(cmd.UseLine()))
	b.section("DESCRIPTION")
	b.text(cmp.Or(cmd.Long, cmd.Short))
	b.options("OPTIONS", cmd.NonInheritedFlags())
	b.options("OPTIONS OF ALL VERBS", cmd.InheritedFlags())
	if cmd.Example != "" {
		b.section("EXAMPLE")
		b.verbatim(strings.Split(cmd.Example, "\n"))
	}
	b.seeAlso(cmd)
	return b.String()
}

// pageName is the name of a verb's page: rashomon-lexicon-check.
func pageName(cmd *cobra.Command) string {
	return strings.ReplaceAll(cmd.CommandPath(), " ", "-")
}

// roffSpecial are the characters that are special to man; one that begins a request loses its
// meaning after \&.
var roffSpecial = strings.NewReplacer(`\`, `\e`, "-", `\-`)

func roff(s string) string {
	s = roffSpecial.Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

func bold(s string) string { return `\fB` + roff(s) + `\fP` }

// A manual is a page as far as it is written.
type manual struct{ strings.Builder }

func (b *manual) line(s string) {
	b.WriteString(s)
	b.WriteString("\n")
}

func (b *manual) section(name string) { b.line(".SH " + name) }

// text writes paragraphs; an indented line is kept as it is, and one that begins with #### is a
// heading, as in cobra's own texts.
func (b *manual) text(s string) {
	for paragraph := range strings.SplitSeq(strings.TrimSpace(s), "\n\n") {
		if heading, ok := strings.CutPrefix(paragraph, "#### "); ok {
			b.line(".SS " + roff(heading))
			continue
		}
		b.line(".PP")
		if strings.HasPrefix(paragraph, "\t") || strings.HasPrefix(paragraph, "  ") {
			b.verbatim(strings.Split(paragraph, "\n"))
			continue
		}
		for line := range strings.Lines(paragraph) {
			b.line(roff(strings.TrimSpace(line)))
		}
	}
}

// verbatim writes lines that are not filled.
func (b *manual) verbatim(lines []string) {
	b.line(".EX")
	for _, line := range lines {
		b.line(roff(strings.ReplaceAll(line, "\t", "  ")))
	}
	b.line(".EE")
}

// options writes what a verb's help says of its flags.
func (b *manual) options(name string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	b.section(name)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Deprecated != "" {
			return
		}
		b.line(".TP")
		value, usage := pflag.UnquoteUsage(f)
		flag := bold("--" + f.Name)
		if f.Shorthand != "" {
			flag = bold("-"+f.Shorthand) + ", " + flag
		}
		if value != "" {
			flag += ` \fI` + roff(value) + `\fP`
		}
		b.line(flag)
		switch f.DefValue {
		case "", "false", "[]", "0":
		default:
			usage += " (default " + f.DefValue + ")"
		}
		b.line(roff(usage))
	})
}

// seeAlso names the verb above and those below.
func (b *manual) seeAlso(cmd *cobra.Command) {
	var pages []string
	if cmd.HasParent() {
		pages = append(pages, bold(pageName(cmd.Parent()))+"(1)")
	}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && !c.IsAdditionalHelpTopicCommand() {
			pages = append(pages, bold(pageName(c))+"(1)")
		}
	}
	if pages != nil {
		b.section("SEE ALSO")
		b.line(strings.Join(pages, ", "))
	}
}
