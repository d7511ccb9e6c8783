package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
	"rashomon/lexicons"
)

// drawnBy lists the values of --by.
var drawnBy = []string{"category", "option"}

func newLexiconSample() *cobra.Command {
	var f inputFlags
	var only []string
	opts := analysis.SamplingOptions{Number: 50, Seed: 1}
	by, format := "category", "table"
	cmd := &cobra.Command{
		Use:   "sample NAME|FILE [PATH…]",
		Short: "Draw hits of a lexicon to read, so as to say how many are right",
		Long: `Sample draws hits that count, the same for the same seed and articles, and writes
each in its sentence. Read them, note which stand there in the sense the category
claims, and the share of right ones is the category's precision in such articles.
The key in front of a hit stays with it when other entries change; the table of
--format csv has a column to write verdicts in. Without a PATH the built-in example
is drawn from.`,
		Example: "  rashomon lexicon sample core-en --category legitimacy --number 5 --seed 7",
		Args:    wants(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := cmp.Or(chosen("by", by, drawnBy), chosen("format", format, formats["sample"])); err != nil {
				return err
			}
			opts.ByOption = by == "option"
			if opts.Number < 1 {
				return fmt.Errorf("--number %d: draw one at least", opts.Number)
			}
			return sampleLexicon(cmd, &f, args[0], args[1:], only, opts, format)
		},
	}
	f.registerInput(cmd)
	fl := cmd.Flags()
	fl.StringSliceVar(&only, "category", nil, "draw from these categories alone, `ID,...`")
	fl.IntVar(&opts.Number, "number", opts.Number, "how many hits of each to draw")
	fl.Uint64Var(&opts.Seed, "seed", opts.Seed, "another seed draws other hits")
	fl.StringVar(&by, "by", by, "draw from each category or each option")
	fl.StringVar(&format, "format", format, "table or csv")
	return cmd
}

func sampleLexicon(cmd *cobra.Command, f *inputFlags, name string, paths, only []string, opts analysis.SamplingOptions, format string) error {
	l, notes, err := loadLexicon(name)
	if err != nil {
		return fmt.Errorf("sampling a lexicon: %w", err)
	}
	sayNotes(cmd, notes)
	if len(only) > 0 {
		var ids []string
		for _, c := range l.Categories {
			ids = append(ids, c.ID)
		}
		for _, id := range only {
			if !slices.Contains(ids, id) {
				return fmt.Errorf("--category %s: %s has no such category; it has %s", id, l.Name, strings.Join(ids, ", "))
			}
		}
		l.Categories = slices.DeleteFunc(l.Categories, func(c lexicons.Category) bool { return !slices.Contains(only, c.ID) })
	}
	m, err := lexicons.Compile(l)
	if err != nil {
		return err
	}
	s := analysis.NewSampling(m, opts)
	err = f.annotated(cmd, paths, m, func(a *analysis.Article) error {
		s.Add(a)
		return nil
	})
	if err != nil {
		return err
	}
	out := report.LexiconSample{Seed: opts.Seed, Draws: s.Draws()}
	if format == "csv" {
		return out.CSV(cmd.OutOrStdout())
	}
	return out.Terminal(cmd.OutOrStdout(), terminalOptions(cmd.OutOrStdout()))
}
