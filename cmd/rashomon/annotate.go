package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/corpus"
	"rashomon/lexicons"
)

func newAnnotate() *cobra.Command {
	var f inputFlags
	var format string
	cmd := &cobra.Command{
		Use:   "annotate PATH…",
		Short: "Write every article with its zones, voices, quotations and hits as JSON lines",
		Long: `Annotate writes one JSON object an article. Every offset counts bytes of the
article's text; for a text file these are offsets into the file.`,
		Example: "  rashomon annotate article.txt",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if format != "jsonl" {
				return fmt.Errorf("--format %q: annotate writes jsonl", format)
			}
			return annotate(cmd, &f, paths)
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl")
	return cmd
}

func annotate(cmd *cobra.Command, f *inputFlags, paths []string) error {
	lexs, err := f.load()
	if err != nil {
		return err
	}
	m, err := lexicons.Compile(lexs...)
	if err != nil {
		return fmt.Errorf("compiling lexicons: %w", err)
	}
	opts, err := f.voice()
	if err != nil {
		return err
	}
	a := analysis.NewAnnotator(m, opts)
	out := bufio.NewWriter(cmd.OutOrStdout())
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	err = f.each(cmd, paths, func(doc *corpus.Document) error {
		article := a.Annotate(doc)
		return e.Encode(article.Annotation(m))
	})
	if err != nil {
		return err
	}
	return out.Flush()
}
