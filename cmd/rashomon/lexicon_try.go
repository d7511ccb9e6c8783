package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/lexicons"
)

func newLexiconTry() *cobra.Command {
	var f inputFlags
	lines := 10
	cmd := &cobra.Command{
		Use:   "try TERM… [PATH…]",
		Short: "Show what terms would find, before they are written anywhere",
		Long: `Try looks for terms as a lexicon would, without guards or except phrases, and
shows for each how often it stands in how many articles, in which voices, how much
of it the lexicons in use have already, and its first lines. The arguments from
the first on that exists as a file or folder, or the - of standard input, are
PATHs; a -- before them says so for any. Without a PATH the built-in example is
searched.`,
		Example: "  rashomon lexicon try rising 'river brigade'",
		Args:    wants(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			terms, paths := termsAndPaths(args, cmd.ArgsLenAtDash())
			if len(terms) == 0 {
				return fmt.Errorf("no term to try: %q is a path; write rashomon lexicon try TERM -- PATH", args[0])
			}
			return tryTerms(cmd, &f, terms, paths, lines)
		},
	}
	f.register(cmd)
	cmd.Flags().IntVar(&lines, "lines", lines, "how many lines of each term to show")
	return cmd
}

// termsAndPaths separates terms from paths: by the position dash of -- among the arguments or, if
// that is -1, by what exists.
func termsAndPaths(args []string, dash int) (terms, paths []string) {
	if dash >= 0 {
		return args[:dash], args[dash:]
	}
	for i, a := range args {
		if a == "-" || exists(a) {
			return args[:i], args[i:]
		}
	}
	return args, nil
}

func exists(path string) bool {
	if _, err := os.Stat(path); err == nil {
		return true
	}
	if !strings.ContainsAny(path, "*?[") || !strings.ContainsAny(path, "/.") {
		return false // mutin* is a term
	}
	found, err := filepath.Glob(path)
	return err == nil && len(found) > 0
}

func tryTerms(cmd *cobra.Command, f *inputFlags, terms, paths []string, lines int) error {
	if err := atLeast("lines", lines, 0); err != nil {
		return err
	}
	lexs, err := f.load()
	if err != nil {
		return err
	}
	tried := &lexicons.Lexicon{Name: "terms to try", Language: "en"}
	for i, t := range terms {
		if err := checkTerm(t); err != nil {
			return err
		}
		tried.Categories = append(tried.Categories, lexicons.Category{ID: fmt.Sprint(i), Entries: []lexicons.Entry{{Option: t, Terms: []string{t}}}})
	}
	m, err := lexicons.Compile(append([]*lexicons.Lexicon{tried}, lexs...)...)
	if err != nil {
		return err
	}
	trial := analysis.NewTrial(m, len(terms), lines)
	err = f.annotated(cmd, paths, m, func(a *analysis.Article) error {
		trial.Add(a)
		return nil
	})
	if err != nil {
		return err
	}
	return report.Trial(cmd.OutOrStdout(), trial, terminalOptions(cmd.OutOrStdout()))
}
