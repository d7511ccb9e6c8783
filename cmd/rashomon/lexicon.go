package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rashomon/analysis/report"
	"rashomon/lexicons"
	"rashomon/lexicons/packs"
)

func newLexicon() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "List, show, check, try, sample, extend and convert lexicons",
		Args:  onlyVerbs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newLexiconList(), newLexiconShow(), newLexiconCheck(), newLexiconTry(), newLexiconSample(), newLexiconSuggest(), newLexiconConvert())
	return cmd
}

func newLexiconList() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the shipped lexicons",
		Example: "  rashomon lexicon list",
		Args:    wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var list []*lexicons.Lexicon
			for _, name := range packs.Names() {
				l, err := packs.Load(name)
				if err != nil {
					return err
				}
				list = append(list, l)
			}
			return report.LexiconList(cmd.OutOrStdout(), packs.Names(), list, terminalOptions(cmd.OutOrStdout()))
		},
	}
}

func newLexiconShow() *cobra.Command {
	return &cobra.Command{
		Use:     "show NAME|FILE",
		Short:   "Show a lexicon as people read it",
		Example: "  rashomon lexicon show core-en",
		Args:    wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, notes, err := loadLexicon(args[0])
			if err != nil {
				return fmt.Errorf("showing a lexicon: %w", err)
			}
			sayNotes(cmd, notes)
			return report.Lexicon(cmd.OutOrStdout(), l, terminalOptions(cmd.OutOrStdout()))
		},
	}
}
