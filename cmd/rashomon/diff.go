package main

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"rashomon/analysis"
	"rashomon/analysis/report"
)

func newDiff() *cobra.Command {
	var format, output, rows string
	var noColor bool
	cmd := &cobra.Command{
		Use:   "diff OLD.json NEW.json",
		Short: "Show what changed between two reports",
		Long: `Diff compares two reports that report --format json wrote: inputs, settings,
lexicons, articles, and every figure of the sections that both have. The exit
status is 1 when anything changed.`,
		Example: "  rashomon diff monday.json tuesday.json",
		Args:    wants(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			format, err := formatNamed("diff", format, output)
			if err != nil {
				return err
			}
			if err := notInput(output, args...); err != nil {
				return err
			}
			most := -1
			if rows != "all" {
				n, err := strconv.Atoi(rows)
				if err != nil || n < 0 {
					return fmt.Errorf("--rows %q: give a number of rows, or all", rows)
				}
				most = n
			}
			var reports [2]*analysis.Report
			for i, file := range args {
				data, err := os.ReadFile(file)
				if err != nil {
					return fmt.Errorf("reading a report: %w", err)
				}
				if reports[i], err = analysis.ParseReport(file, data); err != nil {
					return err
				}
			}
			d, err := analysis.Diff(reports[0], reports[1])
			if err != nil {
				return err
			}
			err = writeTo(cmd.OutOrStdout(), output, func(w io.Writer) error {
				if format == "json" {
					return report.DifferenceJSON(w, d)
				}
				o := report.DefaultOptions()
				if output == "" {
					o.Width = terminalWidth(cmd.OutOrStdout())
					o.Color = colours(cmd.OutOrStdout(), noColor)
				}
				return report.Difference(w, d, most, o)
			})
			if err != nil || d.None() {
				return err
			}
			return errFound
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&format, "format", "", "table or json; by default what the output file's extension says, else table")
	fl.StringVarP(&output, "output", "o", "", "write to `FILE` instead of standard output, whole or not at all")
	fl.StringVar(&rows, "rows", "20", "rows shown of each section in the table, a number or all")
	fl.BoolVar(&noColor, "no-color", false, "no bold or dim text in the terminal")
	return cmd
}
