package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rashomon/analysis/report"
	"rashomon/corpus"
)

func newCorpus() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "corpus",
		Short: "Prepare a folder of articles and see what would be read",
		Args:  onlyVerbs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCorpusInit(), newCorpusList())
	return cmd
}

func newCorpusInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Draft a manifest, corpus.csv, for a folder of articles",
		Long: `Init writes DIR/corpus.csv with a row an article and what could be worked out
about it: outlet, title, date. Look it over and fill in the outlets. A manifest
that is already there is never overwritten.`,
		Example: "  rashomon corpus init articles",
		Args:    wants(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file := filepath.Join(args[0], corpus.ManifestName)
			if _, err := os.Lstat(file); err == nil {
				return fmt.Errorf("%s is already there: edit it, or move it away first", file)
			} else if !errors.Is(err, os.ErrNotExist) {
				return fmt.Errorf("drafting a manifest: %w", err)
			}
			data, faults, err := corpus.DraftManifest(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			for _, f := range faults {
				say(cmd.ErrOrStderr(), "left out: %v", f)
			}
			err = writeTo(cmd.OutOrStdout(), file, func(w io.Writer) error {
				_, err := w.Write(data)
				return err
			})
			if err != nil {
				return err
			}
			say(cmd.ErrOrStderr(), "wrote %s; look it over, above all the outlets", file)
			return nil
		},
	}
}

func newCorpusList() *cobra.Command {
	var f inputFlags
	cmd := &cobra.Command{
		Use:   "list [PATH…]",
		Short: "Show what would be read, and why anything would not",
		Long: `List reads the articles that the paths name and prints a line for each: the
file, what it was taken for, outlet, date, words and title; and a line for each
input that could not be read. Without a PATH it lists the embedded example.`,
		Example: "  rashomon corpus list articles",
		RunE: func(cmd *cobra.Command, paths []string) error {
			rows, err := f.list(cmd, paths)
			if err != nil {
				return err
			}
			step, done := progress(cmd.ErrOrStderr())
			defer done()
			bytes := int64(0)
			var list []corpus.Listed
			for row, err := range rows {
				if err != nil {
					return err
				}
				if row.Fault != nil && f.strict && !row.Fault.Note() {
					return row.Fault
				}
				list = append(list, row)
				if bytes += int64(row.Bytes); step != nil {
					step(int64(len(list)), bytes)
				}
			}
			done()
			return report.Listing(cmd.OutOrStdout(), list, terminalOptions(cmd.OutOrStdout()))
		},
	}
	f.registerInput(cmd)
	return cmd
}
