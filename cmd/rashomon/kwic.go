package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/lexicons"
)

func newKWIC() *cobra.Command {
	var f inputFlags
	var format string
	cmd := &cobra.Command{
		Use:   "kwic TERM [PATH…]",
		Short: "List every place of a term in its context, with outlet, voice and speaker",
		Long: `Kwic lists a term's occurrences, one a line, with the words around it (key word
in context). TERM is written as in a lexicon: mutiny finds its inflected forms,
=mutiny that form, ~mutiny the same stem, mutin* a beginning; a phrase of several
words is one argument. Without a PATH the built-in example is searched.`,
		Example: "  rashomon kwic 'no limits'",
		Args:    wants(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return kwic(cmd, &f, args[0], args[1:], format)
		},
	}
	f.registerInput(cmd)
	cmd.Flags().StringVar(&format, "format", "table", "table, csv or jsonl")
	return cmd
}

func kwic(cmd *cobra.Command, f *inputFlags, term string, paths []string, format string) error {
	write, ok := map[string]func(*report.Concordance) error{
		"table": func(c *report.Concordance) error {
			return c.Terminal(cmd.OutOrStdout(), terminalOptions(cmd.OutOrStdout()))
		},
		"csv":   func(c *report.Concordance) error { return c.CSV(cmd.OutOrStdout()) },
		"jsonl": func(c *report.Concordance) error { return c.JSONLines(cmd.OutOrStdout()) },
	}[format]
	if !ok {
		return notOneOf("format", format, formats["kwic"])
	}
	if err := checkTerm(term); err != nil {
		return err
	}
	m, err := lexicons.Compile(analysis.TermLexicon(term))
	if err != nil {
		return fmt.Errorf("term %q: %w", term, err)
	}
	c := &report.Concordance{Term: term}
	err = f.annotated(cmd, paths, m, func(a *analysis.Article) error {
		c.Lines = append(c.Lines, a.Concordance()...)
		return nil
	})
	if err != nil {
		return err
	}
	return write(c)
}
