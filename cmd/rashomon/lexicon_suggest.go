package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/corpus"
	"rashomon/lexicons"
)

func newLexiconSuggest() *cobra.Command {
	var f inputFlags
	n := 10
	cmd := &cobra.Command{
		Use:   "suggest [PATH…]",
		Short: "Name words that a lexicon might want, with their sentences",
		Long: `Suggest looks for words that the lexicons in use do not know: those that outlets
put in each other's place in statements they share, those that stand between the
same words as known names, and those that set an outlet apart. Each comes with
sentences to read. Nothing is added to any lexicon: that is for a reader to do.
Without a PATH the built-in example is searched.`,
		Example: "  rashomon lexicon suggest",
		RunE: func(cmd *cobra.Command, args []string) error {
			return suggest(cmd, &f, args, n)
		},
	}
	f.register(cmd)
	cmd.Flags().IntVar(&n, "number", n, "how many words of each kind to name")
	return cmd
}

func suggest(cmd *cobra.Command, f *inputFlags, paths []string, n int) error {
	if slices.Contains(paths, "-") {
		return errors.New("suggest reads its input three times, which standard input does not allow: give a file")
	}
	if err := atLeast("number", n, 1); err != nil {
		return err
	}
	lexs, err := f.load()
	if err != nil {
		return err
	}
	f.examples = analysis.Sentences
	p, err := f.count(cmd, paths, lexs)
	if err != nil {
		return err
	}
	if p.Articles() == 0 {
		return noneRead(paths, p)
	}
	reading, err := f.voice()
	if err != nil {
		return err
	}
	r, err := compare(cmd.Context(), p, compareOptions(cmd, paths, lexs, reading))
	if err != nil {
		return err
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		return err
	}
	s, a := analysis.NewSuggester(m), analysis.NewAnnotator(m, reading)
	for i, pass := range []func(*analysis.Article){s.Learn, s.Look} {
		docs, err := f.documents(cmd, paths)
		if err != nil {
			return err
		}
		skipped := func(fault *corpus.Fault) {
			if i == 0 { // the second pass meets the same faults
				sayFault(cmd.ErrOrStderr(), fault)
			}
		}
		if err := eachDocument(cmd.Context(), docs, f.strict, skipped, func(doc *corpus.Document) error { pass(a.Annotate(doc)); return nil }); err != nil {
			return err
		}
	}
	return report.Suggestions(cmd.OutOrStdout(), []report.SuggestionList{
		{Title: "In each other's place in shared statements", List: analysis.Exchanged(r, m)},
		{Title: "Between the same words as known names", List: s.Suggestions()},
		{Title: "Words that set an outlet apart", List: analysis.Apart(r, m, n), Whole: true},
	}, n, terminalOptions(cmd.OutOrStdout()))
}
