package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/lexicons"
)

func newLexiconCheck() *cobra.Command {
	var f inputFlags
	contexts := 3
	cmd := &cobra.Command{
		Use:   "check NAME|FILE [PATH…]",
		Short: "Say what a lexicon's author may not have meant, and how it fares in articles",
		Long: `Check reads a lexicon and names terms that can never be found, duplicates, terms
that categories share, and words that a count of stems would join. With articles
it names as well the terms that are never found in them and those that one article
drives, and lists the words around each. Nothing that is named need be wrong.`,
		Example: "  rashomon lexicon check core-en",
		Args:    wants(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return checkLexicon(cmd, &f, args[0], args[1:], contexts)
		},
	}
	f.registerInput(cmd)
	cmd.Flags().IntVar(&contexts, "contexts", contexts, "how many contexts of each term to list, with articles")
	return cmd
}

func checkLexicon(cmd *cobra.Command, f *inputFlags, name string, paths []string, contexts int) error {
	if err := atLeast("contexts", contexts, 0); err != nil {
		return err
	}
	l, notes, err := loadLexicon(name)
	if err != nil {
		return fmt.Errorf("checking a lexicon: %w", err)
	}
	check := report.LexiconCheck{Lexicon: l, Notes: notes, Findings: lexicons.Check(l)}
	if len(paths) > 0 {
		m, err := lexicons.Compile(l)
		if err != nil {
			return err
		}
		usage := lexicons.NewUsage(m)
		err = f.annotated(cmd, paths, m, func(a *analysis.Article) error {
			usage.Add(a.Reading, a.Hits)
			return nil
		})
		if err != nil {
			return err
		}
		check.Articles, check.Uses = usage.Articles(), usage.Terms(contexts)
	}
	return check.Terminal(cmd.OutOrStdout(), terminalOptions(cmd.OutOrStdout()))
}
