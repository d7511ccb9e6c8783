package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rashomon/analysis/report"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [NAME]",
		Short:     "Print the JSON Schema of a report, an annotation, a diff or an agreement",
		Long:      "Schema prints what the JSON of one verb looks like: " + strings.Join(report.Schemas(), ", ") + ". Without a NAME it is the report's.",
		Example:   "  rashomon schema diff",
		Args:      wants(0, 1),
		ValidArgs: report.Schemas(),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := report.Schemas()[0]
			if len(args) > 0 {
				name = args[0]
			}
			schema, err := report.Schema(name)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\n", schema)
			return err
		},
	}
}
